"""Which members a document says are away from its meeting: in the note beside a name, in a row 请假, in
a sentence (甲同志因病请假，已提交书面发言).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from ..text.lazy import lazy_pattern
from .lists import paragraphs
from .outline import Outline
from .roll import AWAY, roll

_NOTED = lazy_pattern(rf"{AWAY}|出差|病休|援[外疆藏青]|外出")
_SAID = (
    r"(?:同志)?(?:（[^（）]*）)?(?:因|(?:正?在|赴)(?![^，]*会))(?P<why>[^，。；（）]{1,16}?)(?<!故)"
    rf"(?:，?{AWAY}(?!的|时|期间)|，(?=[^，。；]{{0,6}}书面发言))(?P<more>.*)"
)
_LABEL = lazy_pattern(r"(?:会议)?(?:请假|缺席)(?:人员|同志|情况)?(?:[：:]\s*(?P<people>.+))?")
_ANOTHER = lazy_pattern("上[一]?[年次]|[如若]|学习|谈[心话]|座谈|调研|培训|党课|意见|测评")
"""What stands before a leave that is of something else than the meeting, or is not granted."""
_WRITTEN, _UNTOLD = "书面", "请假"


def absences(tree: Outline, notes: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What a plan says of each who is away, by name; ``notes`` are what stands beside the names."""
    told = {name: _of_note(note) for name, note in notes.items() if _NOTED.search(note)}
    for heading, text, below in _texts(tree):
        if (label := _LABEL.fullmatch(text)) and (people := label["people"] or below):
            told |= {one.name: _of_note(one.note) for one in roll(people) if one.name in notes}
        for sentence in paragraphs(text):
            for name in notes:
                said = re.search(re.escape(name) + _SAID, sentence)
                if said and not _ANOTHER.search(heading + sentence[: said.start()]):
                    told[name] = _away(said["why"], said["more"])
    return told


def _texts(tree: Outline) -> Iterator[tuple[str, str, str]]:
    """Each heading and line with the heading over it and the line below it."""
    parts = [("", tree.preamble), *((section.heading, section.lines) for section in tree.sections)]
    for heading, lines in parts:
        texts = [line.text.strip() for line in lines]
        yield "", heading, next(iter(texts), "")
        yield from ((heading, *pair) for pair in pairwise([*texts, ""]))


def _of_note(note: str) -> dict[str, Any]:
    reasons = [part for part in re.split("[，、；]", note) if part and _WRITTEN not in part]
    known = (part for part in reasons if _NOTED.search(part))
    return _away(next(known, reasons[-1] if reasons else ""), note)


def _away(why: str, more: str) -> dict[str, Any]:
    reason = re.sub(f"^因|{AWAY}$", "", why) or _UNTOLD
    return {"absence": reason} | ({"written": True} if _WRITTEN in more else {})
