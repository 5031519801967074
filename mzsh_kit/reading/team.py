"""The roll of the leading body by its structure: lines or clauses that follow one another, each of posts and
a name, most of the posts of a leading body. There an entry is a person whatever his surname and whatever the
heading says; beside it who a sentence of leave names by such a post, and a stated count that differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..text import whole
from ..text.fold import HAN
from ..text.lazy import lazy_pattern
from ..text.patterns import ITEM, WORDS
from .absent import leaves
from .fact import Fact
from .leftover import Unread
from .lists import covered, paragraphs
from .presence import ATTEND, GUIDE, HOST, OBSERVE
from .roll import Listed, person, roll, shaped_roll
from .source import Line

OF_TEAM = lazy_pattern(
    "(?:党组|党委|工委|总支|支部|支委|班子|[县市区省镇乡州旗]委)(?:专职|常务)?(?:副?书记|成员|委员|常委)|^(?:第一|副)?书记"
)
"""A post of a leading body."""
_NUMBER = lazy_pattern(rf"^\s*(?:{ITEM}|\d{{1,2}}(?!\d))\s*")
_COLUMNS = lazy_pattern("姓名.*职务|职务.*姓名")
_PART = lazy_pattern("[^，；;]+")
_SAYS = lazy_pattern("[，。；]")
_BEGUN = lazy_pattern(
    "^(?:[^：:]*(?:人员|对象|范围|成员|名单|有|到会|委员|常委|出席|参加|与会|[人名位])[^：:、]{0,12}[：:]"
    "|(?:[^，。；：、（]{0,20}?(?:人员?|对象|范围|成员|委员|常委|的|[名位]))?(?:分别)?(?:即|[是为有]|包括|如下))"
)
"""What a roll begins with before its first person: 党组成员：, 总支委员是, 即."""
_COMES = lazy_pattern("等?(?:\\d+[名位人])?(?:同志)?(?:参加|出席)(?:了?(?:本次|此次)?(?:民主生活)?会议?)?$")
_BODY = lazy_pattern(
    f"(?P<body>党组|党委|党?工委|总支|支部|[县市区省镇乡州旗]委)(?P<part>成员|委员|常委)(?:共?(?:{WORDS['数']})[人名位])?(?:$|[：，（即是为有包分])"
)
"""The leading body, where what stands over a roll says that all are of it."""
_OF_BODY = lazy_pattern("^(?:(?:第一|副)?书记|委员|常委|成员)")
"""A post that leaves out the body."""
_OVER = lazy_pattern("参加|参会|出席|到会|与会|应到|人员|范围|成员|名单|班子|委员")
_NOT_OVER = lazy_pattern("列席|指导|督导|邀请|小组|分工|责任|谈心|谈话|联系|领学|主讲|审阅|落款|记录")
"""What stands over a roll of others than those of the meeting."""
_HOST = lazy_pattern(rf"(?:^|(?<=[，。；]))会议由(?P<who>[{HAN}、]{{2,30}}?)(?:同志)?主持(?=[，。；]|$)")
"""Who takes the chair, in a sentence that says nothing else, wherever it stands."""
_COUNT = lazy_pattern(
    rf"(?:共计?|应到[^，。；：]{{0,10}}?|[（(]|(?:成员|委员|常委))(?P<number>{WORDS['数']})个?[人名位]"
)
_LEAST, _HALF, _FARTHEST = 3, 2, 200


@dataclass(frozen=True, slots=True)
class Team:
    """The persons of a roll as facts, what stands over them or tells their number, with its place, and who of
    them is said to take the chair.
    """

    people: tuple[Fact, ...]
    over: str = ""
    place: str = ""
    host: Fact | None = None


def team(lines: Sequence[Line]) -> Team:
    """The first roll of a leading body, with those who are on leave beside it; nothing where none stands."""
    lines = [line for line in lines if line.kind == "paragraph"]
    found = next(_rolls(lines), Team(()))
    names = {fact.name for fact in found.people}
    away: dict[str, Fact] = {}
    for line in lines:
        for leave in leaves(line.text):
            for one in roll(leave.who):
                if one.name not in {"", *names} and OF_TEAM.search(one.post):
                    away.setdefault(one.name, _fact(one, line.place))
    hosts = (
        Fact(HOST, match["who"], line.place, name=name)
        for line in lines
        for match in _HOST.finditer(line.text)
        for name in names
        if match["who"].endswith(name)
    )
    return replace(found, people=(*found.people, *away.values()), host=next(hosts, None))


def _rolls(lines: Sequence[Line]) -> Iterator[Team]:
    over = Line("", "")
    block: list[tuple[Line, list[Listed]]] = []
    for line in (*lines, Line("", "")):
        if listed := _in_line(line.text):
            block.append((line, listed))
            continue
        yield from _team(over.text, over.place, block)
        above = "" if _SAYS.search(over.text) else over.text
        block, over = [], over if _COLUMNS.search(line.text) else line
        yield from _in_text(line, above)


def _in_text(line: Line, over: str) -> Iterator[Team]:
    """The rolls in running text, clause by clause; what stands over one is what is said before it, in its
    sentence, as the one before or as a line ``over`` it.
    """
    run: list[Listed] = []
    for sentence in paragraphs(line.text):
        told = ""
        for part in (*_PART.finditer(covered(sentence)), None):
            clause = sentence[slice(*part.span())].strip() if part else ""
            came = _COMES.search(clause)
            bare = clause[: came.start()] if came else clause
            begun = _BEGUN.match(bare)
            if run and begun:
                yield from _team(told or over, line.place, [(line, run)])
                told, run = "", []
            told += begun[0] if begun else ""
            if listed := _persons(bare, begun.end() if begun else 0, told):
                run += listed
            if run and (came or not listed):
                over = (told or over) + (came[0] if came else "")
                yield from _team(over, line.place, [(line, run)], clause)
                run = []
            told += "" if listed else f"{bare[begun.end() if begun else 0 :]}，"
            told = told[-_FARTHEST:]
        over = told


def _persons(clause: str, start: int, told: str) -> list[Listed]:
    """The persons of a clause, behind what begins a roll; there the first may be named without a post."""
    if not start:
        return shaped_roll(clause)
    behind, body = clause[start:], _BODY.search(told)
    of_body = f"{body['body']}{body['part']}{behind}" if body else ""
    return shaped_roll(behind) or shaped_roll(of_body) or shaped_roll(clause)


def _team(
    over: str, place: str, block: Sequence[tuple[Line, Sequence[Listed]]], behind: str = ""
) -> Iterator[Team]:
    """The persons as a team, where they are one; who stands under the name of its body is of it. Their number
    is told over them or ``behind`` them.
    """
    body = _BODY.search(over)
    listed = [(line, _of(body, one) if body else one) for line, entries in block for one in entries]
    if _is_roll([one for _, one in listed]) and _is_over(over):
        counted = behind if _COUNT.search(behind) else over
        yield Team(tuple(_fact(one, line.place) for line, one in listed), counted, place)


def _of(body: re.Match[str], one: Listed) -> Listed:
    """A person with his post in the body that stands over the roll."""
    if _OF_BODY.search(one.post):
        return replace(one, post=f"{body['body']}{one.post}")
    of_team = OF_TEAM.search(one.post)
    return one if of_team else replace(one, post=f"{body['body']}{body['part']}、{one.post}")


def _is_over(text: str) -> bool:
    last = re.split("[。；]", text.rstrip("。；"))[-1]
    return bool(_OVER.search(last)) and not _NOT_OVER.search(last)


def _is_roll(entries: Sequence[Listed]) -> bool:
    """Whether most entries are of a leading body."""
    of_team = sum(bool(OF_TEAM.search(one.post)) for one in entries)
    return len(entries) >= _LEAST and _HALF * of_team >= len(entries)


def _fact(one: Listed, place: str, note: str = "") -> Fact:
    return Fact(ATTEND, one.text, place, name=one.name, post=one.post, note=note or one.note)


def _in_line(text: str) -> list[Listed]:
    """The persons of a line that is nothing else."""
    bare = _NUMBER.sub("", text).strip().rstrip("。；;，,、")
    if len(_PART.findall(covered(bare))) > 1 or _NOT_OVER.search(bare):
        return []
    listed = shaped_roll(bare)
    return [] if len(listed) > 1 and _BEGUN.match(bare) else listed


def with_team(facts: Sequence[Fact], found: Team) -> list[Fact]:
    """The facts; who the roll names attends as it says, and nothing else is read of his words."""
    come = (ATTEND, GUIDE, OBSERVE)
    kept = [fact for fact in facts if not (fact.field in come and _is_of(fact, found))]
    if (host := found.host) and not any(fact.field == HOST and fact.certain for fact in kept):
        kept = [fact for fact in kept if fact.place != host.place or f"由{host.value}" not in fact.value]
        kept.append(host)
    return [*kept, *found.people]


def _is_of(fact: Fact, found: Team) -> bool:
    """Whether a fact is made of the words of a person of the roll, or perhaps names the body whose roll it
    is.
    """
    if not fact.name and fact.certain:
        return False
    of_body = fact.place == found.place or OF_TEAM.search(fact.value)
    return bool(not fact.name and found.over and fact.field == ATTEND and of_body) or any(
        fact.name == one.name
        or (fact.place == one.place and (fact.value in one.value or one.value in fact.value))
        for one in found.people
    )


def miscounted(found: Team, facts: Sequence[Fact]) -> Iterator[Unread]:
    """What stands over the roll, where it says another number than are read, with that number."""
    said = _COUNT.search(found.over)
    there = (fact for fact in facts if fact.field in (ATTEND, HOST) and fact.certain)
    read = len({fact.name or person(fact.value)[1] for fact in there} - {""})
    if said and whole(said["number"]) not in (len(found.people), read):
        yield Unread(f"{found.over.strip('：:，')}（读到{read}人，请核对）", found.place, "")
