"""Items of the agenda in their parts: who speaks, how each is held, what is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from ...text import annotated
from ...text.lazy import lazy_pattern
from ...text.numbers import whole
from ...text.patterns import MINUTES_TOLD
from ...timing.turns import EACH_CRITICISED, ONE_CRITICISED
from ..acts import is_act, who_acts
from ..fact import Fact
from ..lists import clauses
from ..values import clock
from .sitting import HALVES

Item = dict[str, Any]

_NOON, _HALF_DAY = 12, 12 * 60
_LATE_MORNING = "12:30"
_CHAIR = "主持人"
_ASKED = ("请", "由")
_HIMSELF = ("我", "本人", _CHAIR)
_BODY = "班子"
_POLITE = lazy_pattern("^(?:等?同志|要|首先|随后|最后|主持(?:会议)?，?并)*")
_BEHIND = lazy_pattern("[（(](?:由)?(?P<who>[^（）()、，]{2,24}?)(?:同志)?[）)]$")
"""Who speaks, in brackets behind what is said."""
_TIMED = lazy_pattern(MINUTES_TOLD)
"""How long it takes, at its end: （约5分钟）, （甲，5分钟）, ，约5分钟."""
_COUNTED = lazy_pattern("[名位]$")
_OF_HIMSELF = lazy_pattern("检查|检视|剖析|自我批评|自我评议|自评|发言")
_CRITICISED = lazy_pattern("批评(?!与?[^，]{0,8}(?:情况|问题))")
_OF_BEFORE = lazy_pattern("(?:[^，]*后，)?[^，]{2,10}对其[^，]*批评")
"""Criticism of those who spoke before: 每人发言后，其他同志对其提出批评."""
_BY_TURNS = lazy_pattern("成员|委员|同志们|各位|每[位名个]|其[他余]|大家|逐|依次|轮流|先后|分别")
"""Words of several: where they stand before what is done, one after another does it."""


def agenda(facts: Iterable[Fact], names: Collection[str], halves: bool) -> list[Item]:
    """The items of the agenda; ``names`` are those of the team, and with ``halves`` each may belong to one of
    the day.
    """
    items = _joined(fact for fact in facts if fact.field == "agenda.item")
    told = [_clocked(item.note) | parted(item.value, names, bool(item.who)) for item in items]
    parts = [one.get("part", "") for one in told]
    if not halves or "" in parts or parts != sorted(parts):
        told = [{key: one[key] for key in one if key != "part"} for one in told]
    return held(told)


def resumed(facts: Iterable[Fact]) -> list[Item]:
    """The halves of the day, where the hour of the second is told beside that of the first."""
    told = [(fact.place, clock(fact.value)) for fact in facts if fact.field == "meeting.time"]
    (place, first), *rest = [(place, hour) for place, hour in told if hour] or [("", "")]
    again = next((hour for at, hour in rest if at == place and first < _LATE_MORNING <= hour), "")
    hours = zip(HALVES, (first, again), strict=True)
    return [{"name": half, "start": hour} for half, hour in hours] if again else []


def parted(text: str, names: Collection[str], by_chair: bool = False) -> Item:
    """An item as a plan states it: who begins it is its speaker, one of the team (``names``) by name alone;
    who examines himself and is criticised does so alone, or each of several in turn.
    """
    if timed := _TIMED.search(text):
        rest = text[: timed.start()] + (timed["end"] if timed["sign"] == "，" else "")
        minutes = whole(timed["minutes"])
        return parted(rest, names, by_chair) | {"minutes": minutes, "most": minutes}
    behind = _BEHIND.search(text)
    if behind and _is_one(behind["who"], names):
        return parted(f"{behind['who']}{text[: behind.start()]}", {*names, behind["who"]})
    bare = text[text.startswith(_ASKED) :]
    said = "" if by_chair else _begins(bare, names)
    if _COUNTED.search(said) and bare.startswith(f"{said}同志"):
        said += "同志"
    does = _POLITE.sub("", bare.removeprefix(said))
    who = (
        _CHAIR
        if by_chair or said in _HIMSELF
        else next((name for name in names if said.endswith(name)), said)
    )
    item = {"text": does, "speaker": who} if who and does else {"text": text}
    return item | _mode(text, who)


def _joined(items: Iterable[Fact]) -> list[Fact]:
    """The items of an agenda, with the criticism of each as part of what each says before it."""
    told: list[Fact] = []
    for item in items:
        if told and _OF_BEFORE.match(item.value):
            told[-1] = replace(told[-1], value=f"{told[-1].value}，{item.value}")
        else:
            told.append(item)
    return told


def _clocked(told: str) -> Item:
    """The half of the day of an item and how long it takes, of the hours or the half that its line names."""
    times = [time.value for time in annotated(told).times if time.value]
    half = told[:2] if told.startswith(HALVES) else HALVES[times[0].hour >= _NOON] if times else ""
    hours = [60 * time.hour + time.minute for time in times]
    minutes = (hours[1] - hours[0]) % _HALF_DAY if len(hours) > 1 else 0
    return ({"part": half} if half else {}) | ({"minutes": minutes, "most": minutes} if minutes else {})


def _begins(text: str, names: Collection[str]) -> str:
    """Who begins an item, as it is written; nobody where several do by name, or one for a body."""
    first = next(iter(clauses(text)), "")
    if himself := next((one for one in _HIMSELF if text.startswith(one)), ""):
        return himself if who_acts(first.removeprefix(himself)) == "" else ""
    read = annotated(text)
    first_named = [one for one in read.persons if not one.start and not _BY_TURNS.match(one.name)]
    known = [one for one in first_named if one.post or one.name in names]
    named = next((name for name in names if text.startswith(name)), "")
    person = next(map(read.words, known), named).removesuffix("同志")
    who = max(who_acts(first) or "", person, key=len)
    who = person if person and who.endswith(_BODY) else who
    who = who or next((one.name for one in first_named if is_act(first[one.end :])), "")
    several = sum(name in who for name in names) > 1 or len(annotated(who).persons) > 1
    several = several or text.removeprefix(who).startswith(("，", "、"))
    return "" if several or who.endswith(_BODY) or not text.startswith(who) else who


def _is_one(who: str, names: Collection[str]) -> bool:
    """Whether a text is one person, by name or with a post before it."""
    return who in names or any(not one.start and one.end == len(who) for one in annotated(who).persons)


def held(items: Sequence[Item]) -> list[Item]:
    """The items of one agenda; where none speaks of criticism, who examines himself is criticised then."""
    if any("mode" in item or "批评" in item["text"] for item in items):
        return list(items)
    return [item | _in_turn(item) for item in items]


def _in_turn(item: Item) -> Item:
    who = item.get("speaker", "")
    own = _OF_HIMSELF.search(item["text"])
    if own and _BY_TURNS.search(f"{who if who != _CHAIR else ''}{item['text'][: own.start()]}"):
        return {"mode": EACH_CRITICISED}
    return {"mode": ONE_CRITICISED} if own and who and "个人" in item["text"] else {}


def _mode(text: str, who: str) -> dict[str, str]:
    """How an item is held: one after the other where nobody is named; nothing where it is a report of one."""
    own = _OF_HIMSELF.search(text)
    if not own or not _CRITICISED.search(text):
        return {}
    if _BY_TURNS.search(f"{who}{text[: own.start()]}"):
        return {"mode": EACH_CRITICISED}
    return {"mode": ONE_CRITICISED if who else EACH_CRITICISED}
