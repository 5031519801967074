"""谈心谈话: the relations of a plan as pairs of people, over the real team."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from ..plan.model import Member, Plan, Relation, Role
from ..plan.wording import person

_HEAD = re.compile(r"(?<!副)(?:主任(?:委员)?|书记|主席|经理|队长|[部局处科股所站院校馆园厂]长)$")
_BETWEEN = "与和同跟"
_AND = re.compile("[、，,和]")
_AROUND = re.compile("^(?:分管|各位|每[名位个])+(?:的)?|之?间$|相互.*$")
"""What stands around the posts of one side of a relation."""
_OWN = ("党组", "党委", "党工委", "党总支", "党支部")
"""Whose secretary a member is as one of this body, not of a unit in his charge."""
PRINCIPAL, MEMBERS, UNITS, BRANCH = "principal-members", "members-members", "members-units", "members-branch"
_FORMULAS = {
    PRINCIPAL: "n−1",
    MEMBERS: "(n−1)(n−2)/2",
    UNITS: "每人分管单位数之和",
    BRANCH: "n×每人谈话的党员代表人数",
}
_ALL_AMONG_THEMSELVES = "n(n−1)/2"


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """One who talks. Members are told apart by their place in the team, others by whom they stand for."""

    kind: str
    """成员, 单位 (its head) or 支部 (a delegate of its Party members)."""
    index: int
    """Place in the team; for a delegate his number."""
    of: str
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class TalkPair:
    """Who talks with whom, by which relation (its place in the plan)."""

    relation: int
    first: Person
    second: Person

    def __str__(self) -> str:
        return f"{self.first}—{self.second}"


@dataclass(frozen=True, slots=True)
class TalkCount:
    """How many talks a relation asks for by its formula, and how many pairs it has.

    ``expected`` ``None``: the relation is in words only and no pairs follow from it.
    """

    relation: str
    formula: str
    expected: int | None
    pairs: int


def pairs(plan: Plan) -> tuple[TalkPair, ...]:
    """Every pair that must talk, once, in the order of the relations and of the team.

    Members who attend the meeting talk: Party members of the team. Where the principal's own relation is
    stated, the one among members leaves him out.
    """
    talk_pairs: dict[frozenset[Person], TalkPair] = {}
    for index, relation in enumerate(plan.talks.relations):
        for first, second in _expanded(relation, plan):
            talk_pairs.setdefault(frozenset((first, second)), TalkPair(index, first, second))
    return tuple(talk_pairs.values())


def talk_counts(plan: Plan) -> tuple[TalkCount, ...]:
    """Every relation with its number of talks by formula and by pairs; n is the number of members who
    talk.
    """
    listed = pairs(plan)
    return tuple(
        TalkCount(
            relation=relation.text,
            formula=_formula(relation, plan),
            expected=expected(relation, plan),
            pairs=sum(pair.relation == index for pair in listed),
        )
        for index, relation in enumerate(plan.talks.relations)
    )


def expected(relation: Relation, plan: Plan) -> int | None:
    """The number of talks of a relation by its formula."""
    n = len(plan.attending)
    leads = plan.principal.attends
    match relation.pairs:
        case "principal-members":
            return n - 1 if leads else 0
        case "members-members":
            among = n - 1 if leads and _principal_apart(plan) else n
            return among * (among - 1) // 2
        case "members-units":
            return sum(len(_led_by_others(member)) for member in plan.attending)
        case "members-branch":
            return n * plan.talks.delegates
    return None


def arranged_apart(plan: Plan) -> tuple[int, ...]:
    """The places of the relations from which no pairs follow."""
    return tuple(index for index, one in enumerate(plan.talks.relations) if not any(_expanded(one, plan)))


def _formula(relation: Relation, plan: Plan) -> str:
    if relation.pairs == MEMBERS and not (plan.principal.attends and _principal_apart(plan)):
        return _ALL_AMONG_THEMSELVES
    return _FORMULAS.get(relation.pairs, "")


def _principal_apart(plan: Plan) -> bool:
    return any(relation.pairs == PRINCIPAL for relation in plan.talks.relations)


def _expanded(relation: Relation, plan: Plan) -> Iterator[tuple[Person, Person]]:
    team = [(index, member) for index, member in enumerate(plan.members) if member.attends]
    match relation.pairs:
        case "principal-members":
            lead = [numbered for numbered in team if numbered[1].role is Role.PRINCIPAL]
            yield from ((_member(a, plan), _member(b, plan)) for a in lead for b in team if a != b)
        case "members-members":
            apart = _principal_apart(plan)
            among = [
                _member(numbered, plan)
                for numbered in team
                if not (apart and numbered[1].role is Role.PRINCIPAL)
            ]
            yield from ((a, b) for place, a in enumerate(among) for b in among[place + 1 :])
        case "members-units":
            for numbered in team:
                yield from ((_member(numbered, plan), _head(unit)) for unit in _led_by_others(numbered[1]))
        case "members-branch":
            for numbered in team:
                yield from ((_member(numbered, plan), other) for other in _delegates(numbered, plan))
        case _:
            one, _, other = relation.text.partition(next(filter(relation.text.count, _BETWEEN), "与"))
            held = product(_holders(one, plan), _holders(other, plan))
            yield from ((a, b) for a, b in held if a != b)


def _holders(side: str, plan: Plan) -> list[Person]:
    """The members whose posts a side of a relation names, where each of its posts is that of one: 院长."""
    team = [numbered for numbered in enumerate(plan.members) if numbered[1].attends]
    named = [
        [numbered for numbered in team if _holds(str(numbered[1].post), post, plan)]
        for post in _AND.split(_AROUND.sub("", side))
    ]
    return [_member(one, plan) for holders in named for one in holders] if all(named) else []


def _holds(held: str, post: str, plan: Plan) -> bool:
    """Whether one of the posts that somebody holds is ``post``, the unit's name before it left out."""
    before = (office.removesuffix(post) for office in _AND.split(held) if office.endswith(post))
    return len(post) > 1 and any(rest.endswith(_OWN) or rest in plan.unit.name for rest in before)


def _member(numbered: tuple[int, Member], plan: Plan) -> Person:
    return Person("成员", numbered[0], "", person(numbered[1], plan))


def _head(unit: str) -> Person:
    return Person("单位", 0, unit, f"{unit}主要负责同志")


def _led_by_others(member: Member) -> tuple[str, ...]:
    """The units in a member's charge but those that he heads by his post: nobody talks with himself.

    政治工作办公室主任 heads 政治工作办公室, 纪委书记 heads 镇纪委, 人武部部长 heads 县人民武装部.
    """
    return tuple(unit for unit in dict.fromkeys(member.charge) if not _heads(member.post, unit))


def _heads(post: str, unit: str) -> bool:
    for office in re.split(r"[、，,\s]", post):
        of = _HEAD.sub("", office)
        if of != office and len(of) > 1 and of not in _OWN and _same_office(_shortened(of), _shortened(unit)):
            return True
    return False


def _same_office(said: str, unit: str) -> bool:
    """Whether a unit's name ends with what is said, or is shortened to it: both end alike, and its characters
    stand in the unit's name in their order.
    """
    letters = iter(unit)
    return unit.endswith(said) or (said[-1] == unit[-1] and all(letter in letters for letter in said))


def _shortened(name: str) -> str:
    return name.removesuffix("机关").replace("办公室", "办").replace("委员会", "委")


def _delegates(numbered: tuple[int, Member], plan: Plan) -> Iterator[Person]:
    """Delegates of a member's branch; where no branch is stated, his own alone."""
    index, member = numbered
    number = plan.talks.delegates
    of = member.branch or f"{_member(numbered, plan)}所在党支部"
    for nth in range(1, number + 1):
        name = f"{of}党员代表" + (str(nth) if number > 1 else "")
        yield Person("支部", nth, of if member.branch else f"{index}", name)
