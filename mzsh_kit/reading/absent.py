"""Which members a document says are away from its meeting: in the note beside a name, in a row 请假, in
a sentence (甲同志因病请假，已提交书面发言).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..text.fold import HAN
from ..text.lazy import lazy_pattern
from .lists import paragraphs
from .outline import Outline
from .roll import AWAY, roll

_NOTED = lazy_pattern(rf"{AWAY}|出差|病休|援[外疆藏青]|外出")
_BEGINS = "(?:因|(?:正?在|赴|前往|随团|参加|出差|外出|住院|患病|生病|休假|休)(?![^，]*(?<!议)会))"
"""With what the reason of a leave begins, behind the name."""
_SAID = lazy_pattern(
    rf"(?:同志)?(?:（[^（）]*）)?(?P<why>{_BEGINS}(?:(?![如若])[^，。；（）]){{1,40}}?)(?<!故)(?:（[^（）]*）)?"
    rf"(?:(?:，(?![^，。；]*[如若])[^，。；]{{0,24}}?)?{AWAY}(?!的|时|期间)|，(?=[^，。；]{{0,6}}书面发言))(?P<more>.*)"
)
_WHO = lazy_pattern(rf"(?:^|(?<=[，。；：、]))因?(?P<who>[{HAN}、]{{4,40}}?)(?=(?:同志)?{_BEGINS})")
_LABEL = lazy_pattern(r"(?:会议)?(?:请假|缺席)(?:人员|同志|情况)?(?:[：:]\s*(?P<people>.+))?")
_LABELLED = lazy_pattern(
    r"(?:^|[。；])[^，。；：]{0,6}(?:请假|缺席)(?:人员|同志|情况)?[：:】](?P<told>[^。]+)"
)
"""A sentence behind a label: 请假：甲同志在外地进修，书面发言."""
_OF_IT = lazy_pattern(r"^(?:同志)?(?:（(?P<note>[^（）]+)）)?(?P<why>[^，。；（）]*)")
_READER = lazy_pattern("(?:由|请|委托)[^，。；]*$")
_SPREAD = lazy_pattern("(?<=请)\\s+(?=假)|(?<=缺)\\s+(?=席)")
_ANOTHER = lazy_pattern("上[一]?[年次]|[如若]|学习|谈[心话]|座谈|调研|培训|党课|意见|测评")
"""What stands before a leave that is of something else than the meeting, or is not granted."""
_READ_BY = lazy_pattern(
    rf"(?:由|请|委托|(?<=[，；])(?![^，；]*[由请]))(?P<by>[{HAN}·]{{2,10}}?)(?:同志)?代(?:为|其|他|她)?[宣代]?读"
)
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
            said = _SAID.match(sentence, match.end())
            if said and not _ANOTHER.search(sentence[: match.start()]):
                yield Leave(match["who"], said["why"])


def absences(tree: Outline, notes: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What a plan says of each who is away, by name; ``notes`` are what stands beside the names."""
    told = {name: _of_note(note) for name, note in notes.items() if _NOTED.search(note)}
    for heading, text, below in _texts(tree):
        if (label := _LABEL.fullmatch(text)) and (people := label["people"] or below):
            told |= {one.name: _of_note(one.note) for one in roll(people) if one.name in notes}
        for labelled in _LABELLED.finditer(text):
            told |= _behind_label(labelled["told"], notes)
        for sentence in paragraphs(text):
            for name in notes:
                at = sentence.find(name)
                said = _SAID.match(sentence, at + len(name)) if at >= 0 else None
                if said and not _ANOTHER.search(heading + sentence[:at]):
                    told[name] = _away(said["why"], said["more"])
    return told


def _behind_label(text: str, notes: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Those whom a sentence behind 请假： names, but for who reads out what they wrote."""
    told = {}
    for name in notes:
        at = text.find(name)
        if at >= 0 and not _READER.search(text[:at]):
            rest = text[at + len(name) :]
            said = _OF_IT.match(rest)
            note = said["note"] if said and said["note"] else ""
            told[name] = _of_note(note) if note else _away(said["why"] if said else "", rest)
    return told


def _texts(tree: Outline) -> Iterator[tuple[str, str, str]]:
    """Each heading and line with the heading over it and the line below it."""
    parts = [("", tree.preamble), *((section.heading, section.lines) for section in tree.sections)]
    for heading, lines in parts:
        texts = [_SPREAD.sub("", line.text.strip()) for line in lines]
        heading = _SPREAD.sub("", heading)
        yield "", heading, next(iter(texts), "")
        yield from ((heading, *pair) for pair in pairwise([*texts, ""]))


def _of_note(note: str) -> dict[str, Any]:
    reasons = [part for part in re.split("[，、；]", note) if part and _WRITTEN not in part]
    known = (part for part in reasons if _NOTED.search(part))
    return _away(next(known, reasons[-1] if reasons else ""), note)


def _away(why: str, more: str) -> dict[str, Any]:
    reason = re.sub(f"^因|{AWAY}$", "", why) or _UNTOLD
    reader = _READ_BY.search(more)
    written = {"written": True} if _WRITTEN in more else {}
    return {"absence": reason} | written | ({"reader": reader["by"]} if written and reader else {})
