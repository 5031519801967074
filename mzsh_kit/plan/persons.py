"""Who is meant: a speaker, chair, owner or recorder as typed, resolved to a person or a group once.

What was typed stays in the plan; :func:`resolve` says whom it means, and the ``said_…`` functions how papers
say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from ..text.fold import HAN
from ..text.lazy import lazy_pattern
from ..text.names import POSTS, name_of
from ..text.numbers import whole
from ..text.patterns import AMOUNT
from ..text.people import persons
from .model import Member, Plan, Role
from .when import Open
from .wording import BLANK, is_gap


class Group(Enum):
    """Several people, or people from outside the team, who have one name in the papers."""

    MEMBER = "一名成员"
    OTHERS = "其他成员"
    TEAM = "全体成员"
    GUESTS = "到会指导"
    OBSERVERS = "列席"
    OPEN = "待定"
    UNKNOWN = "无法对应"


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a text means. ``member`` is a place in the team where it means one of them, else ``None``."""

    group: Group
    text: str
    member: int | None = None

    @property
    def known(self) -> bool:
        """Whether the text could be resolved, or is open."""
        return self.group is not Group.UNKNOWN


@dataclass(frozen=True, slots=True)
class Guest:
    """One from outside the team: name, post and unit, or an office without a name (then ``name`` is
    empty).
    """

    unit: str
    post: str
    name: str
    note: str = ""
    """What stands in brackets behind: （线上）."""

    @property
    def full(self) -> str:
        """县纪委常委周明."""
        return f"{self.unit}{self.post}{self.name}"

    @property
    def shown(self) -> str:
        """县纪委常委周明（线上）, as lists of people print it."""
        return f"{self.full}{self.note}"

    @property
    def card(self) -> str:
        """What stands on a seat: the name, or the office where there is no name."""
        return self.name or f"{self.unit}{self.post}"

    def places(self, shown: str) -> tuple[str, ...]:
        """What stands at each place of theirs: 职工代表2人 are 职工代表 and 职工代表."""
        stated = None if self.name else _STATED.search(self.shown)
        amount = whole(stated["number"]) if stated else None
        people = _STATED.sub("", shown)
        return (people,) * amount if people and amount and amount <= _MOST else (shown,)

    @property
    def uncounted(self) -> bool:
        """Whether several are meant of whom nobody said how many: 各村党支部书记."""
        return not self.name and bool(_SEVERAL.search(self.full))

    @property
    def elsewhere(self) -> bool:
        """Whether one takes part over a line, and needs no seat."""
        return bool(_ELSEWHERE.search(self.note))


CHAIR = "主持人"
"""Whoever takes the chair, as the speaker of an item."""
_PRINCIPAL = lazy_pattern(
    r"(?:本?单位|领导班子|班子|党组织?|党委|党工委|党支部)?主要(?:负责同志|负责人|领导)|第一责任人"
)
_OTHERS = lazy_pattern(
    rf"(?:领导班子|班子|党组|党委)?(?:其他|其余|其它)(?:{AMOUNT}[名位])?(?:领导班子|班子|党组|党委)?(?:成员|同志|委员)?|(?:领导)?班子其[他余]成员"
)
_TEAM = lazy_pattern(
    r"(?:全体|[各每][名位]?)?(?:领导班子|班子|党组|党委)?(?:全体)?(?:成员|同志|委员|常委)|与会(?:人员|同志)|参会(?:人员|同志)"
)
ANYBODY = r"上级|到会指导|(?<![校园社])[省市州盟县区旗][委级]?领导(?!班子|干部)"
"""Words for whoever comes from above."""
_GUESTS = lazy_pattern(rf"{ANYBODY}|督导组|指导组|点评")
_POLITE = lazy_pattern(r"(?:等)?(?:领导)?同志(?:们)?$")
_NAME = lazy_pattern(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,10}(?:·[\u4e00-\u9fff]{1,10})+")
ASIDE = lazy_pattern("[（(][^（）()]*[）)]")
"""What nobody reads aloud."""
_NOTE = lazy_pattern(r"\s*(?P<note>[（(][^（）()]+[）)])$")
_STATED, _MOST = lazy_pattern(rf"[（(]?(?P<number>{AMOUNT}|两)[名人位](?:同志|代表)?[)）]?$"), 20
"""A stated number of people, of whom so many at most have a line and a seat each."""
_SEVERAL = lazy_pattern("^各(?!界)|若干|部分|有关(?:同志|人员|负责)|等$")
_ELSEWHERE = lazy_pattern("线上|视频|远程|网络|电话")
_TYPED_WHOLE = lazy_pattern(
    rf".*(?:{POSTS})(?<!成员|干部)(?!助理)(?P<name>[{HAN}]{{2,3}}|[{HAN}]{{1,10}}(?:·[{HAN}]{{1,10}})+)(?<![名人位])"
)
"""A post and what is left behind it: a name, of whatever surname."""
_OFFICE = lazy_pattern(r"[组局委办室部科股处院厅会长记任员]$")
_NOBODY = lazy_pattern("(?:[本个]人|主持人|班子|总支|全体|领导)$")
"""Ends of what has the form of a name and stands for whoever it is."""


@lru_cache(maxsize=1 << 10)
def guest(line: str) -> Guest:
    """One line of 到会指导, 列席 or 其他参加人员: ``县纪委 常委 周明``; parts stand apart by a space.

    Without a space the line is one office or one person, whose name is found at its end; nothing is split
    at 、.

    >>> guest("县纪委常委、监委委员 周明").name, guest("县纪委常委周明").name
    ('周明', '周明')
    >>> guest("县委常委、县纪委书记").post
    '县委常委、县纪委书记'
    """
    noted = _NOTE.search(line)
    parts = line[: noted.start() if noted else None].replace("\u3000", " ").split()
    note = noted["note"] if noted else ""
    last = _POLITE.sub("", parts[-1]) if parts else ""
    if len(parts) < 2 or not _NAME.fullmatch(last) or _OFFICE.search(last) or _STATED.fullmatch(last):
        whole = "".join(parts)
        name = _name_at_end(named := _POLITE.sub("", whole) or whole)
        return Guest("", named.removesuffix(name) if name else whole, name, note)
    return Guest("".join(parts[:-2]), parts[-2], last, note)


def resolve(typed: str | Open, plan: Plan) -> Who:
    """Whom a text means in this plan: ``主要负责同志``, ``书记``, ``赵东平``, ``党组书记、局长赵东平同志``,
    ``其他班子成员``.
    """
    if isinstance(typed, Open):
        return Who(Group.OPEN, typed.value)
    in_the_chair = typed == CHAIR and plan.meeting.chair not in (typed, Open.UNDECIDED)
    member = resolve(plan.meeting.chair, plan).member if in_the_chair else member_meant(typed, plan.members)
    if member is not None:
        return Who(Group.MEMBER, typed, member)
    text = "".join(typed.split())
    if _OTHERS.fullmatch(text):
        return Who(Group.OTHERS, typed)
    if _TEAM.fullmatch(text):
        return Who(Group.TEAM, typed)
    named = _POLITE.sub("", text) or text
    above = (*plan.meeting.guidance, _stated(plan.supervision_group))
    guests = text.split("、")
    if all(_among(_POLITE.sub("", one) or one, above) for one in guests) or _GUESTS.search(text):
        return Who(Group.GUESTS, typed)
    if _among(named, (*plan.meeting.observers, *plan.meeting.attendees)):
        return Who(Group.OBSERVERS, typed)
    return Who(Group.UNKNOWN, typed)


def member_meant(typed: str, team: Sequence[Member]) -> int | None:
    """The place in the team of the member whom a text means; ``None`` if it means none of them or not one
    alone.

    A post means a member only where one member alone holds it.
    """
    text = "".join(typed.split())
    bare = _POLITE.sub("", text) or text
    if _PRINCIPAL.fullmatch(text) or _PRINCIPAL.fullmatch(bare):
        return next((place for place, member in enumerate(team) if member.role is Role.PRINCIPAL), None)
    places = _named(bare, team) or _holding(bare, team)
    return places[0] if len(places) == 1 else None


def _named(text: str, team: Sequence[Member]) -> list[int]:
    """The members whose name the text is, with a post before it or in brackets behind it; none where it names
    two.
    """
    if _several_named(text, team):
        return []
    likeness = {
        place: _likeness(text, member) for place, member in enumerate(team) if _is_named(text, member)
    }
    most = max(likeness.values(), default=(0, 0))
    return [place for place, like in likeness.items() if like == most]


def _several_named(text: str, team: Sequence[Member]) -> bool:
    """Whether names of two members stand in the text, one not being part of the other."""
    names = {member.name for member in team if member.name in text}
    return sum(not any(name != other and name in other for other in names) for name in names) > 1


def _is_named(text: str, member: Member) -> bool:
    before, name, behind = text.rpartition(member.name)
    if not name or (behind and not re.fullmatch(r"[（(][^（）()]+[)）]", behind)):
        return False
    return not before or bool(_parts(before) & _parts(member.post)) or before.endswith(("组长", "主持人"))


def _likeness(text: str, member: Member) -> tuple[int, int]:
    """How many parts of the member's post stand beside his name, and how many do not, counted below zero."""
    before, _, behind = text.rpartition(member.name)
    told, own = _parts(before) | _parts(behind.strip("（）()")), _parts(member.post)
    return len(told & own), -len(own - told) if told else 0


def _holding(text: str, team: Sequence[Member]) -> list[int]:
    """The members who hold this post: whole, one part of it (局长 of 党组书记、局长), or its last word
    (书记).
    """
    ranks = {f"{body}{text}" for body in ("党组", "党委", "党工委", "党支部")} if len(text) > 1 else set()
    for held in ({text}, ranks):
        holders = (one for one in enumerate(team) if not one[1].vacant)
        places = [place for place, member in holders if held & {member.post, *_parts(member.post)}]
        if places:
            return places
    return []


def _parts(post: str) -> set[str]:
    return {part for part in re.split(r"[、，,；;/]", post) if part}


def _among(text: str, lines: tuple[str, ...]) -> bool:
    return any(line and (text == "".join(line.split()) or means(text, guest(line))) for line in lines)


def means(text: str, one: Guest) -> bool:
    """Whether a text is a guest in full or by name, with the last post before or behind it (周明常委)."""
    named = _NAME.fullmatch(text) and not _OFFICE.search(text)
    called = one.name and text.startswith(one.name) and one.post.endswith(text.removeprefix(one.name))
    return text in (one.name, one.full) or bool(called or (named and one.full.endswith(text)))


def is_named(typed: str) -> bool:
    """Whether a text names one person, of whatever surname: no office, no body, not 本人."""
    text = _POLITE.sub("", "".join(typed.split()))
    plain = name_of(text) and not _OFFICE.search(text) and not _NOBODY.search(text)
    return bool(guest(typed).name or plain)


def _stated(value: str | Open) -> str:
    return "" if isinstance(value, Open) else value


def ambiguous(typed: str | Open, team: Sequence[Member]) -> int:
    """How many members a text may mean, where it is more than one."""
    if isinstance(typed, Open) or member_meant(typed, team) is not None:
        return 0
    bare = _POLITE.sub("", "".join(typed.split()))
    places = _named(bare, team) or _holding(bare, team)
    return len(places) if len(places) > 1 else 0


def same_person(line: str, plan: Plan) -> int | None:
    """The member of the team whom a line of guests names once more; ``None`` if it names nobody of the
    team.
    """
    text = _POLITE.sub("", "".join(line.split()))
    places = _named(text, plan.members)
    return places[0] if len(places) == 1 else None


def polite(guest: Guest) -> str:
    """县纪委常委周明同志, each of several in one line; an office without a name is said as it stands."""
    people = [guest.full] if guest.name else guest.full.split("、")
    return "、".join(one + "同志" * bool(guest.name or _name_at_end(one)) for one in people) + guest.note


def _name_at_end(text: str) -> str:
    """The name with which a line ends that was typed without a space; empty for an office, and for several
    people.
    """
    *before, last = text.split("、")
    typed, found = _TYPED_WHOLE.fullmatch(last), persons(last)
    if any(map(_name_at_end, before)):
        return ""
    if typed and name_of(typed["name"]) and not _OFFICE.search(typed["name"]):
        return typed["name"]
    return found[0].name if found and found[0].end == len(last) else ""


def said_member(member: Member) -> str:
    """党组书记、局长江启明同志; the post alone where the name is open, one blank where both are."""
    if is_gap(member.post):
        return f"{BLANK}{'' if is_gap(member.name) else member.name}同志"
    return member.post if is_gap(member.name) else f"{member.post}{member.name}同志"


def spoken_member(member: Member) -> str:
    """The same read aloud: without （挂职） and what else stands in brackets behind a post; with a blank for a
    name that is open, since several may hold such a post.
    """
    post = ASIDE.sub("", member.post)
    unnamed = is_gap(member.name) and member.role is Role.MEMBER and not is_gap(post)
    return f"{post}{BLANK}同志" if unnamed else said_member(member.model_copy(update={"post": post}))


def chair(plan: Plan) -> Who:
    """Who takes the chair: the principal where neither has a name yet."""
    unnamed = isinstance(plan.meeting.chair, Open) and is_gap(plan.principal.name)
    return resolve(Role.PRINCIPAL if unnamed else plan.meeting.chair, plan)


def others(plan: Plan) -> tuple[Member, ...]:
    """The attending members but the principal: 其他班子成员."""
    return tuple(member for member in plan.attending if member.role is not Role.PRINCIPAL)


def guests(plan: Plan) -> tuple[Guest, ...]:
    """到会指导: who is named, else the 督导组."""
    named = plan.meeting.guidance or tuple(filter(None, (_stated(plan.supervision_group),)))
    return _once(map(guest, named))


def observers(plan: Plan) -> tuple[Guest, ...]:
    """列席: members of the team outside the Party first, then the plan's own; nobody twice, nobody who
    guides.
    """
    own = map(guest, _not_of_team(plan.meeting.observers, plan))
    return _once((*_members_as_guests(plan), *own), guests(plan))


def further_attendees(plan: Plan) -> tuple[Guest, ...]:
    """其他参加人员 who are not of the team and not named elsewhere."""
    return _once(map(guest, _not_of_team(plan.meeting.attendees, plan)), (*guests(plan), *observers(plan)))


def repeated(plan: Plan) -> tuple[str, ...]:
    """Lines of guests that name somebody who is named already, as they were typed."""
    lines = (*plan.meeting.guidance, *plan.meeting.observers, *plan.meeting.attendees)
    seen: list[Guest] = list(_members_as_guests(plan))
    again: list[str] = []
    for line in lines:
        person = guest(line)
        (again.append(line) if any(_same(person, other) for other in seen) else seen.append(person))
    return tuple(again)


def _once(people: Iterable[Guest], before: Iterable[Guest] = ()) -> tuple[Guest, ...]:
    """The people without those who were named already."""
    seen, kept = list(before), list[Guest]()
    for person in people:
        if not any(_same(person, other) for other in seen):
            seen.append(person)
            kept.append(person)
    return tuple(kept)


def _same(guest: Guest, other: Guest) -> bool:
    """Whether two lines mean one person or office: the same words, or a name that stands in both."""
    if guest.full == other.full:
        return True
    named = {guest.name or guest.post, other.name or other.post}
    return len(named) == 1 and bool(guest.name or other.name)


def _members_as_guests(plan: Plan) -> Iterator[Guest]:
    return (Guest("", person.post, person.name) for person in plan.observing)


def _not_of_team(lines: tuple[str, ...], plan: Plan) -> Iterator[str]:
    return (
        line for line in dict.fromkeys(lines) if same_person(line, plan) is None and not _is_team(line, plan)
    )


def _is_team(line: str, plan: Plan) -> bool:
    """Whether a line only says the team that is named one by one: 局党组成员 of 清源县水务局党组."""
    return len(plan.members) > 1 and any(
        f"{plan.team}{whole}成员".endswith(line) and line.endswith("成员")
        for whole in ("", "全体", "领导班子", "班子")
    )
