"""Items of the agenda in their parts: who speaks, how each is held, what is done."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...plan.model import Pace
from ...text import annotated
from ...text.fold import HAN
from ...text.lazy import lazy_pattern
from ...text.numbers import whole
from ...text.patterns import BEFORE_ITEM, MINUTES, MINUTES_TOLD
from ...timing.turns import EACH_CRITICISED, ONE_CRITICISED
from ..actor import PEOPLE_END, actor, are_people, is_person
from ..acts import is_act, who_acts, without_order
from ..fact import Fact
from ..lists import clauses
from .sitting import DAY, HALVES, NOON, Sitting, of_items

Item = dict[str, Any]

_FIVE = 5
_CHAIR = "主持人"
_ASKED = lazy_pattern("^[请由]")
_HIMSELF = ("我", "本人", _CHAIR)
_BODY = "班子"
_SPEAKS_FOR = lazy_pattern("(?<=[^，、]{2})(?:代表[^，]*|个人)$")
"""Behind who acts: for whom he speaks, or that he does so for himself."""
_POLITE = lazy_pattern("^(?:等?同志|要|首先|随后|最后|主持(?:会议)?，?并)*")
_BEHIND = lazy_pattern("[（(](?:由)?(?P<who>[^（）()、，]{2,24}?)(?:同志)?[）)]$")
"""Who speaks, in brackets behind what is said."""
_TIMED = lazy_pattern(MINUTES_TOLD)
"""How long it takes, at its end: （约5分钟）, （甲，5分钟）, ，约5分钟."""
_ONLY_MINUTES = lazy_pattern(MINUTES)
_OTHER_MINUTES = lazy_pattern(r"\d分钟|每[位名个人同成委]")
"""What is told of the turn of each: minutes behind it are not those of the whole item."""
_OF_EACH = lazy_pattern("每[人位名][^，；。（）]*分钟")
_RUN = lazy_pattern(rf"[{HAN}·]{{2,4}}(?:、[{HAN}·]{{2,5}})+")
"""Names one after another."""
_READ_OUT = lazy_pattern("(?:由[^，]{2,12})?[代宣]读[^，]*书面")
_CELLS = lazy_pattern("[\u3000\t]+")
_NAMED_FIRST = lazy_pattern(
    rf"^(?P<who>[{HAN}·、（）]{{2,}})(?: (?P<beside>[{HAN}·、（）]{{2,}}))? (?=[{HAN}])"
)
"""Who speaks, his post beside his name or not, set apart by a blank from what he does."""
_BEFORE = lazy_pattern(BEFORE_ITEM)
_IN_THE_CHAIR = lazy_pattern(f"^(?:[本此这]次)?(?:会议|生活会)?{_CHAIR}")
_OTHERS_THEN = lazy_pattern(
    "[，；。](?:之后|然后|随后|接着)?再由(?=[^；。，]{2,16}(?:依次|逐|轮流|先后))"
    "|[，；。](?:之后|然后|随后|接着)?(?:再?由)?(?=(?:其他|其余)[^；。，]{0,16}(?:依次|逐|轮流|次序|顺序|先后|分别)[^；。]{0,20}(?:检查|检视|剖析))"
)
"""Where the turns of the others begin behind that of one."""
_OWN_TURN = lazy_pattern("[作做]?(?:个人)?(?:自我)?(?:对照检查|检视剖析|党性分析|检查)")
_LIMITED = lazy_pattern("[，。；、：（）]|及(?!时)")
_PERSON = lazy_pattern("每|[个他]人|逐")
_TOGETHER = lazy_pattern("[合总]|共(?!同)|被|接受|班子|表态|发言人|通报|报告|代表")
"""Minutes in such a clause are not those of what each says."""
_OF_TEAM = lazy_pattern("成员|委员|同志|常委|班子|领导|书记|大家|[每各][位名个]?$|其[他余]|[与参]会|党员$")
"""Who is of the team, however it is called."""
_SPOKEN = {
    "speech": lazy_pattern("自我批评|检查|检视|剖析|发言|自评"),
    "criticism": lazy_pattern("(?<!自我)批评|意见|互评"),
}
"""What each says of himself, and of another, under the names that the pace has for it."""
_BEHIND_ACT = lazy_pattern("[，；](?![^（]*）)")
_REPORT = lazy_pattern("通报|报告|汇报|宣读|传达|说明")
_COUNTED = lazy_pattern("[名位]$")
_OF_HIMSELF = lazy_pattern("检查|检视|剖析|自我批评|自我评议|自评|发言|[次顺]序")
_CRITICISED = lazy_pattern("提意见|批评(?!与?[^，]{0,8}(?:情况|问题))")
_OF_BEFORE = lazy_pattern("(?:[^，]*后，)?[^，]{2,10}对其[^，]*批评")
"""Criticism of those who spoke before: 每人发言后，其他同志对其提出批评."""
_BY_TURNS = lazy_pattern("成员|委员|同志们|各位|每[位名个]|其[他余]|大家|逐|依次|轮流|先后|分别")
"""Words of several: where they stand before what is done, one after another does it."""


def agenda(facts: Sequence[Fact], names: Collection[str], halves: bool) -> list[Item]:
    """The items of the agenda; ``names`` are those of the team, and with ``halves`` each may belong to one of
    the day.
    """
    said = (fact for fact in facts if fact.field == "agenda.item")
    items = _joined(part for fact in said for part in _apart(fact, names))
    hours = of_items(items, facts)
    rows = zip(items, hours, strict=True)
    lines = _of_lines(facts)
    told = [_clocked(item.note, span) | _with_rules(item, lines, names) for item, span in rows]
    parts = [one.get("part", "") for one in told]
    if not halves or "" in parts or parts != sorted(parts):
        told = [{key: one[key] for key in one if key != "part"} for one in told]
    told = held(told)
    if sum(bool(span and span.end) for span in hours) > 1 and all("minutes" in one for one in told):
        return [one | {"locked": True} for one in told]
    return [_shared(one, names) for one in told]


def _with_rules(item: Fact, lines: Mapping[str, Sequence[Fact]], names: Collection[str]) -> Item:
    """An item; where it alone does not say how each is heard, as the rules behind it do."""
    does = parted(item.value, names, bool(item.who))
    alone = [fact.field for fact in lines[item.place]].count(item.field) == 1
    whole = _whole(lines[item.place]) if alone and _BODY not in item.value else ""
    return _mode(whole, does.get("speaker", "")) | does


def _of_lines(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """What is told at each place of how the meeting goes: its items, then the rules behind them."""
    told: dict[str, list[Fact]] = {}
    said = [fact for fact in facts if fact.field in ("agenda.item", "criticism.rule")]
    for fact in sorted(said, key=lambda one: one.field):
        told.setdefault(fact.place, []).append(fact)
    return told


def _whole(line: Iterable[Fact]) -> str:
    return "，".join(fact.value for fact in line)


def _shared(item: Item, names: Collection[str] = ()) -> Item:
    """An item; where one after another speaks, its minutes are those of all, pauses among them: as told, else
    those told of each, as often as it names one after another.
    """
    if item.get("mode") != EACH_CRITICISED:
        return item
    text = item["text"]
    each, named = _OF_EACH.findall(text), {*names, *(one.name for one in annotated(text).persons)}
    runs = [run[0] for run in _RUN.finditer(text) if sum(name in run[0] for name in named) > 1]
    minutes = sum(whole(one["minutes"]) or 0 for one in _ONLY_MINUTES.finditer("".join(each)))
    total = minutes * len(runs[0].split("、")) if len(each) == len(runs) == 1 and "等" not in runs[0] else 0
    of_each = {"minutes": total, "most": total} if 0 < total <= DAY else {}
    return of_each | {key: item[key] for key in item if key != "least"}


def pace(items: Sequence[Item], facts: Sequence[Fact] = ()) -> Item:
    """What the pace must allow for an agenda to be as told: minutes that are no fives; where its hours are
    told throughout, no pause that these do not tell; the turn of each as ``facts`` limit it.
    """
    told = list(_limits(map(_whole, _of_lines(facts).values())))
    of_each = dict(reversed(told))
    odd = any(one.get("minutes", 0) % _FIVE for one in (*items, *of_each.values()))
    clocked = bool(items) and all("locked" in item for item in items)
    return of_each | ({"step": 1} if odd or clocked else {}) | ({"rest": 0} if clocked else {})


def _limits(texts: Iterable[str]) -> Iterator[tuple[str, dict[str, int]]]:
    """How long each speaks of himself and criticises another, by what the clause or one before it names; not
    what all have together, nor others than the team.
    """
    usual = Pace()
    for text in texts:
        part, of_team = "", True
        for clause in _LIMITED.split(text):
            named = {key for key, said in _SPOKEN.items() if said.search(clause)}
            part = "" if len(named) > 1 or _TOGETHER.search(clause) else next(iter(named), part)
            if who := who_acts(clause):
                of_team = bool(_OF_TEAM.search(who)) or is_person(who)
            timed = _within_a_day(_ONLY_MINUTES.search(clause))
            if part and of_team and _PERSON.search(clause) and timed:
                most = whole(timed["minutes"]) or 0
                least = min(most, whole(timed["least"] or "") or getattr(usual, part).least)
                yield part, {"least": least, "minutes": most, "most": most}


def parted(text: str, names: Collection[str], by_chair: bool = False) -> Item:
    """An item as a plan states it: who begins it is its speaker, one of the team (``names``) by name alone;
    who examines himself and is criticised does so alone, or each of several in turn.
    """
    text = _set_apart(text, names)
    if len(cells := [cell for cell in _CELLS.split(text) if cell]) > 1:
        return _of_cells(cells, names)
    timed = _within_a_day(_TIMED.search(text))
    if timed and text[: timed.start()].strip() and not _OTHER_MINUTES.search(text[: timed.start()]):
        kept = timed["before"] or ""
        inside = f"（{kept[:-1]}）" if kept and timed["end"] else f"，{kept[:-1]}" if kept else ""
        rest = text[: timed.start()] + inside + (timed["end"] if timed["sign"] == "，" else "")
        return _shared(parted(rest, names, by_chair) | _lasting(timed))
    behind = _BEHIND.search(text)
    if behind and _is_one(behind["who"], names):
        does = text[: behind.start()].removeprefix(_CHAIR)
        return parted(f"{behind['who']}{does}", {*names, behind["who"]})
    bare = _from_who(text, names)
    said = "" if by_chair else _begins(bare, names)
    if _COUNTED.search(said) and bare.startswith(f"{said}同志"):
        said += "同志"
    does = _POLITE.sub("", bare.removeprefix(said))
    who = (
        _CHAIR
        if by_chair or said in _HIMSELF
        else min((name for name in names if said.removesuffix("同志").endswith(name)), key=len, default=said)
    )
    item = {"text": does, "speaker": who} if who and does else {"text": text}
    return item | _mode(text, who)


def _set_apart(text: str, names: Collection[str]) -> str:
    """An item with who speaks as a cell of its own, his post first, where a blank parts him from his act."""
    bare = _BEFORE.sub("", text)
    first = _NAMED_FIRST.match(bare)
    if not first or not _is_who(first["who"], names):
        return text
    who, beside = first["who"], first["beside"] or ""
    if not _is_who(beside, names):
        return f"{who}\t{bare[first.end('who') :].strip()}"
    posts = [one for one in (who, beside) if PEOPLE_END.search(one)]
    person = beside if posts == [who] else who
    named = person if person in names else f"{posts[0]}{person}"
    return f"{named}\t{bare[first.end() :]}" if len(posts) == 1 else text


def _from_who(text: str, names: Collection[str]) -> str:
    """An item from who acts on: without its number, its hours and when its turn is, nor that he is in the
    chair where his name says who that is.
    """
    bare = _ASKED.sub("", without_order(_BEFORE.sub("", text)))
    named = _IN_THE_CHAIR.sub("", bare)
    told = named.startswith(tuple(names)) or any(not one.start for one in annotated(named).persons)
    return named if told else bare


def _is_who(text: str, names: Collection[str]) -> bool:
    return text in names or (are_people(text) and not is_act(text))


def _within_a_day(timed: re.Match[str] | None) -> re.Match[str] | None:
    """Minutes as they are told, of which a day has as many."""
    return timed if timed and (whole(timed["minutes"]) or 0) <= DAY else None


def _lasting(timed: re.Match[str]) -> Item:
    """The minutes that an item is told to take: these and no others, but where a bound alone is told."""
    most, least = whole(timed["minutes"]), whole(timed["least"]) if timed["least"] else None
    bound = timed["most"] or timed["within"]
    least = least or (None if bound else most)
    return {"minutes": most, "most": most} | ({"least": least} if least else {})


def _of_cells(cells: Sequence[str], names: Collection[str]) -> Item:
    """An item of a table: what is done, who does it, how long it takes, and what else is told of it."""
    does, *rest = cells
    if rest and not is_act(does) and (_is_one(does, names) or are_people(does)):
        known = names if _BY_TURNS.search(does) or any(name in does for name in names) else {*names, does}
        return _of_cells([f"{does}{rest[0]}", *rest[1:]], known)
    one = next((cell for cell in rest if _is_one(cell, names)), "")
    timed = next((match for cell in rest if (match := _within_a_day(_ONLY_MINUTES.fullmatch(cell)))), None)
    told = [cell for cell in rest if cell != one and not _within_a_day(_ONLY_MINUTES.fullmatch(cell))]
    text = "，".join([does, *told])
    item: Item = {"text": text, "speaker": one} | _mode(text, one) if one else parted(text, names)
    return item | (_lasting(timed) if timed else {})


def _apart(item: Fact, names: Collection[str]) -> list[Fact]:
    """An item as several, where it tells of the turn of one and then of the others', or where one reports
    after another: 甲通报乙，丙通报丁; whole where its line tells its hours.
    """
    if item.note.strip("".join(HALVES)):
        return [item]
    if (cut := _OTHERS_THEN.search(item.value)) and item.value[: cut.start()]:
        values = [_whole_turn(item.value[: cut.start()], item.value[cut.end() :]), item.value[cut.end() :]]
        return [replace(item, value=value) for value in values]
    reports: list[str] = []
    for part in _BEHIND_ACT.split(item.value):
        who = _reports(part, names)
        before = _reports(reports[-1], names) if reports else who
        if reports and not _READ_OUT.match(part) and not (who and before not in ("", who)):
            reports[-1] += f"，{part}"
        else:
            reports.append(part)
    return [replace(item, value=value) for value in reports] if len(reports) > 1 else [item]


def _whole_turn(first: str, others: str) -> str:
    """The turn of whoever leads the others (甲带头), with what he does as they do."""
    act = _OWN_TURN.search(others) if first.endswith("带头") else None
    criticised = "，其他同志提出批评意见" if act and "批评" in others else ""
    return f"{first}{act[0]}{criticised}" if act else first


def _reports(text: str, names: Collection[str]) -> str:
    """The one by name who reports something in a text."""
    return _begins(_from_who(text, names), names) if _REPORT.search(text) else ""


def _joined(items: Iterable[Fact]) -> list[Fact]:
    """The items of an agenda, with the criticism of each as part of what each says before it."""
    told: list[Fact] = []
    for item in items:
        if told and _OF_BEFORE.match(item.value):
            told[-1] = replace(told[-1], value=f"{told[-1].value}，{item.value}")
        else:
            told.append(item)
    return told


def _clocked(told: str, hours: Sitting | None) -> Item:
    """The half of the day of an item and how long it takes, of the half or the hours that its line names."""
    half = told[:2] if told.startswith(HALVES) else HALVES[hours.start >= NOON] if hours else ""
    minutes = hours.end - hours.start if hours and hours.end else 0
    lasting = {"minutes": minutes, "least": minutes, "most": minutes} if minutes else {}
    return ({"part": half} if half else {}) | lasting


def _begins(text: str, names: Collection[str]) -> str:
    """Who begins an item, as it is written: a person with his post, a body or a role, and nothing before it;
    nobody where several do by name, or one for a body.
    """
    first = next(iter(clauses(text)), "")
    if himself := next((one for one in _HIMSELF if text.startswith(one)), ""):
        return himself if who_acts(first.removeprefix(himself)) == "" else ""
    acts, read = who_acts(first), annotated(text)
    first_named = [one for one in read.persons if not (acts == "" or one.start or _BY_TURNS.search(one.name))]
    known = [one for one in first_named if one.post or one.name in names]
    named = next((name for name in names if text.startswith(name)), "")
    person = next(map(read.words, known), named).removesuffix("同志")
    who = max(acts or "", person, key=len)
    who = person if person and who.endswith(_BODY) else who
    who = who or next((one.name for one in first_named if is_act(first[one.end :])), "")
    who = _SPEAKS_FOR.sub("", who)
    rest, persons = text.removeprefix(who), annotated(who).persons
    several = sum(name in who for name in names) > 1 or len(persons) > 1
    several = several and bool(_OF_HIMSELF.search(rest) or _REPORT.search(rest))
    if several or rest.startswith(("，", "、", "等")) or who.endswith(_BODY) or not text.startswith(who):
        return ""
    before = who[: persons[0].start] if persons else ""
    alone = are_people(who) and actor(who).name == who and (not before or PEOPLE_END.search(before))
    return who if alone or who in (person, *(one.name for one in first_named)) else ""


def _is_one(who: str, names: Collection[str]) -> bool:
    """Whether a text is one person, by name or with a post before it."""
    return who in names or any(not one.start and one.end == len(who) for one in annotated(who).persons)


def held(items: Sequence[Item]) -> list[Item]:
    """The items of one agenda; where all who are criticised are when they speak, so are the others."""
    modes = [item.get("mode", "" if "批评" in item["text"] else ONE_CRITICISED) for item in items]
    if any(mode != ONE_CRITICISED for mode in modes):
        return list(items)
    return [_turn(item["text"], item.get("speaker", ""), "个人" in item["text"]) | item for item in items]


def _mode(text: str, who: str) -> dict[str, str]:
    """How an item is held; nothing where it is a report of one."""
    return _turn(text, who, True) if _CRITICISED.search(text) else {}


def _turn(text: str, who: str, alone: bool) -> dict[str, str]:
    """How self-examination is heard: in turn of several or where nobody is named, else of one ``alone``."""
    own = _OF_HIMSELF.search(text)
    if own and _BY_TURNS.search(f"{who}{text[: own.start()]}"):
        return {"mode": EACH_CRITICISED}
    return {"mode": ONE_CRITICISED if who else EACH_CRITICISED} if own and alone else {}
