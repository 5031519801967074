"""What is filled by hand into the blanks of the papers of a set: what two of them ask is one fact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from ...text import annotated, whole
from ...text.lazy import lazy_pattern
from ..rule import Words
from .made import pairs
from .paper import Paper, Passage, compact
from .plan import PlanFacts

_OPEN = ("待定", "另行通知")
_BLANK = lazy_pattern(f"＿+|{'|'.join(_OPEN)}")
_BREAK = lazy_pattern("[，。；：、（）]")
_COUNTED = lazy_pattern("人次|[人条项天次份名]")
_AROUND, _FACT, _LABEL = 6, 4, 2
"""Characters beside a blank by which it is found again; those that say what is asked, of a count and of an
open value of the plan.
"""


@dataclass(frozen=True, slots=True)
class Filled:
    """What is asked (实到人, 地点), what is filled in there, and at which words."""

    fact: str
    value: Hashable
    words: Words


def filled(paper: Paper, facts: PlanFacts) -> tuple[Filled, ...]:
    """Counts, days and open values of the plan that stand in blanks of a paper, each that is asked once."""
    made = facts.made(paper.made_as)
    if [passage.text for passage in made] == [passage.text for passage in paper.passages]:
        return ()
    every = [
        each
        for old, new in pairs(made, paper.passages)
        if old and new and not old.table and _BLANK.search(old.text)
        for each in _filled(compact(old.text), new)
    ]
    often = Counter(each.fact for each in every)
    return tuple(each for each in every if often[each.fact] == 1)


def same(value: Hashable, other: Hashable) -> bool:
    """Whether both say the same, one of them perhaps in short."""
    if isinstance(value, str) and isinstance(other, str):
        return value in other or other in value
    return value == other


def _filled(made: str, found: Passage) -> Iterator[Filled]:
    blanks = list(_BLANK.finditer(made))
    ends = [0, *(blank.end() for blank in blanks)]
    starts = [*(blank.start() for blank in blanks[1:]), len(made)]
    for blank, start, end in zip(blanks, ends, starts, strict=False):
        before, after = made[start : blank.start()], made[blank.end() : end]
        value = _value(before[-_AROUND:], after[:_AROUND], found.text)
        asked = _asked(before, after, blank[0]) if value else None
        read = _read(asked, value[1]) if value and asked else None
        if value and asked and read is not None:
            yield Filled(asked, read, Words(found, *value.span(1)))


def _value(before: str, after: str, text: str) -> re.Match[str] | None:
    """What stands in a text between these words."""
    spaced = [r"\s*".join(map(re.escape, words)) for words in (before, after)]
    match = re.search(rf"{spaced[0]}\s*([^，；：＿]{{1,40}}?)\s*{spaced[1] or '$'}", text)
    return match if match and not _BLANK.search(match[1]) else None


def _asked(before: str, after: str, blank: str) -> str:
    """What a blank asks, in words that papers share; empty where these do not tell."""
    label = _BREAK.split(before.rstrip("：。"))[-1]
    if blank in _OPEN or label.endswith(("主题", "地点")):
        return label[-_LABEL:]
    if label.endswith("于"):
        return f"于{after[:_FACT]}"
    unit = _COUNTED.match(after)
    return f"{label.removesuffix('会')[-_FACT:]}{unit[0]}" if unit and label else ""


def _read(asked: str, value: str) -> Hashable:
    """What a count, a day or other words say; nothing where the words are no such thing."""
    if _COUNTED.search(asked[-_LABEL:]):
        return whole(value.strip())
    days = annotated(value).dates
    if asked.startswith("于"):
        return str(days[0].on()) if days and hasattr(days[0], "on") else None
    return compact(value).rstrip("。")
