"""Which members a document says are away from its meeting: in the note beside a name, in a row 请假, in
a sentence (甲同志因病请假，已提交书面发言).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..text import moments
from ..text.fold import HAN
from ..text.lazy import lazy_pattern
from .lists import paragraphs
from .outline import Outline
from .roll import AWAY

_NOTED = lazy_pattern(rf"{AWAY}|出差|病休|援[外疆藏青]|外出")
_BEGINS = "(?:因|正?(?:在|赴|前往|随团|参加|出差|外出|住院|患病|生病|休假|休)(?![^，]*(?<!议)会))"
"""With what the reason of a leave begins, behind the name."""
_NOTE = "(?:（[^（）]*）)?"
_NEXT = "，(?![^，。；]*[如若])[^，。；]{0,24}?"
_SAID = (
    lazy_pattern(
        rf"(?:同志)?{_NOTE}(?P<why>{_BEGINS}(?:(?![如若])[^，。；（]){{1,40}}?)(?<!故){_NOTE}"
        rf"(?:(?P<more>(?:{_NEXT}){{0,2}}){AWAY}(?!的|时|期间)|，[^，。；]{{0,6}}书面发言)"
    ),
    lazy_pattern(
        rf"(?:同志)?{_NOTE}(?P<why>[^，。；（如若]{{2,30}})(?P<more>(?:{_NEXT})?)"
        rf"，(?:[他她其]的?书面(?:发言|意见)|[^，。；]{{0,2}}[交递]了?假条|(?:现|已|故|均)?{AWAY}(?=[，。；已获]|$))"
    ),
    lazy_pattern(rf"(?:同志)?（(?P<why>[^，）]+)[^）]*）(?P<more>){AWAY}(?!的|时|期间)"),
)
"""That somebody is away, behind his name: with a reason that is one by its words, or with leave handed in or
something written of his.
"""
_WHO = lazy_pattern(rf"(?:^|(?<=[，。；：、]))因?(?P<who>[{HAN}、]{{4,40}}?)(?=(?:同志)?{_BEGINS})")
_LABEL = lazy_pattern("(?:会议)?(?:请假|缺席)(?:人员|同志|情况)?")
_LABELLED = lazy_pattern(
    rf"(?:^|[。；])[^，。；：]{{0,6}}(?:{_LABEL.pattern}[：:]|(?:请假|缺席)(?:人员|情况)。)(?P<told>[^。]+)"
)
"""A sentence behind a label: 请假：甲同志在外地进修，书面发言."""
_OF_IT = lazy_pattern(r"^(?:同志)?(?:（(?P<note>[^（）]+)）)?，?(?P<why>[^，。；（）]*)")
_READER = lazy_pattern("(?:由|请|委托)[^，。；]*$")
_READ_OUT = (
    "(?:^|。)(?:(?!如[果遇因有届不])[^。])*"
    "(?P<for>代[^，。；]{{0,4}})?[读念][^，。；]{{0,10}}?{0}(?:同志)?的?书面(?(for)|发言)|书面发言[：:]{0}"
)
"""That somebody else reads what a member wrote: 代读甲同志书面发言."""
_SPREAD = lazy_pattern("(?<=请)\\s+(?=假)|(?<=缺)\\s+(?=席)")
_ANOTHER = lazy_pattern("上[一]?[年次]|[如若]|学习|谈[心话]|座谈|调研|培训|党课|意见|测评")
"""What stands before a leave that is of something else than the meeting, or is not granted."""
_SPOKEN_FOR = lazy_pattern("书面(?!请假|报)")
_READ_BY = lazy_pattern(
    rf"(?:由|请|委托|(?<=[，；])(?![^，；]*[由请]))(?P<by>[{HAN}·]{{2,10}}?)(?:同志)?(?:代(?:为|其|他|她)?[宣代]?|宣(?=读(?:[，。；其]|书面|发言|$)))[读念]"
)
_HIS = ("其", "他", "她", "本人", "书面")
"""With what a sentence goes on about him who was named in the one before."""
_WRITTEN, _UNTOLD = "书面", "请假"


@dataclass(frozen=True, slots=True)
class Leave:
    """Who is away, by posts and name, as the words stand there, and why."""

    who: str
    why: str


def leaves(text: str) -> Iterator[Leave]:
    """Those of whom a sentence of this meeting says that they are away."""
    for sentence in paragraphs(text):
        for match in _WHO.finditer(sentence):
            said = _SAID[0].match(sentence, match.end())
            if said and not _ANOTHER.search(sentence[: match.start()]):
                yield Leave(match["who"], said["why"])


def absences(tree: Outline, notes: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What a plan says of each who is away, by name; ``notes`` are what stands beside the names."""
    told = {name: _of_note(note) for name, note in notes.items() if _NOTED.search(note)}
    texts = list(_texts(tree))
    for heading, text, below in texts:
        labelled = [match["told"] for match in _LABELLED.finditer(text)]
        for row in [below] if _LABEL.fullmatch(text.rstrip("：:")) else labelled:
            told |= _behind_label(row, notes)
        for sentence, after in pairwise([*paragraphs(text), below]):
            for name in notes:
                before, _, behind = sentence.partition(name)
                said = next(filter(None, (tells.match(behind) for tells in _SAID)), None)
                others = said and any(one in f"{said['why']}{said['more'] or ''}" for one in notes)
                if said and not others and not _ANOTHER.search(heading + before):
                    told[name] = _away(said["why"], behind + after * after.startswith(_HIS))
    for name in notes:
        read_out = re.compile(_READ_OUT.format(re.escape(name)))
        if any(read_out.search(text) for _, text, _ in texts):
            told[name] = {**told.get(name, _away("", "")), "written": True}
    return told


def _behind_label(text: str, notes: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Those whom a sentence behind 请假： names, but for who reads out what they wrote."""
    told = {}
    for name in notes:
        before, found, behind = text.partition(name)
        if found and not _READER.search(before):
            said = _OF_IT.match(behind)
            note = said["note"] if said and said["note"] else ""
            told[name] = _of_note(note, behind) if note else _away(said["why"] if said else "", behind)
    return told


def _texts(tree: Outline) -> Iterator[tuple[str, str, str]]:
    """Each heading and line with the heading over it and the line below it."""
    parts = [("", tree.preamble), *((section.heading, section.lines) for section in tree.sections)]
    for heading, lines in parts:
        texts = [_SPREAD.sub("", line.text.strip()) for line in lines]
        heading = _SPREAD.sub("", heading)
        yield "", heading, next(iter(texts), "")
        yield from ((heading, *pair) for pair in pairwise([*texts, ""]))


def _of_note(note: str, more: str = "") -> dict[str, Any]:
    reasons = [part for part in re.split("[，、；]", note) if part and _WRITTEN not in part]
    known = (part for part in reasons if _NOTED.search(part))
    reason = next(known, next((part for part in reversed(reasons) if not moments.days(part)), ""))
    return _away(reason, more or note)


def _away(why: str, more: str) -> dict[str, Any]:
    reason = re.sub(f"^因|{AWAY}$", "", why) or _UNTOLD
    reader = _READ_BY.search(more)
    written = {"written": True} if reader or _SPOKEN_FOR.search(more) else {}
    return {"absence": reason} | written | ({"reader": reader["by"]} if reader else {})
