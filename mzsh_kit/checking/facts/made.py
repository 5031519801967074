"""Where a finished paper departs from what its plan makes of it: in a day, a number, a name. Other words
are their writer's.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import TypeVar

from ...text import Date, DateSpan, annotated, ends
from ...text.lazy import lazy_pattern
from ..rule import Words
from .paper import Paper, Passage, blank, compact
from .plan import PlanFacts

_ALIKE = 0.5
"""Passages that have less in common are not one passage that was changed."""

_MOST = 3_000
"""What is compared grows with the square of a text: a longer passage is none of the kit's."""

_DATE, _TIME, _COUNT, _PERSON, _AGENDA = "日期", "时间", "数目", "人员", "会议议程"
_BLANK = "＿"
_LISTED = (_PERSON, _AGENDA)
"""What papers list, so that it matters where one is missing, too many or out of its order."""

_LABEL = 8
_GAP = 3
"""So few characters between two changes belong to both: 会前16天（2026年8月25日前）."""

_MUST = lazy_pattern("[二两三四五六七八九](?=必谈)")
T = TypeVar("T")
Row = tuple[Passage, ...]
Pair = tuple[Passage | None, Passage | None]
"""As made and as found; one of them where it has no other."""


@dataclass(frozen=True, slots=True)
class Departure:
    """What differs (日期, 人员 …), at which words, and why in words: what the plan makes of it, what is
    missing.
    """

    sort: str
    words: Words
    why: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A fact of some sort, or a single character of no sort: its place in the folded text, and what it
    is compared by.
    """

    start: int
    end: int
    key: Hashable
    sort: str = ""


def departures(paper: Paper, facts: PlanFacts) -> tuple[Departure, ...]:
    """All of a paper; none where the plan does not have such a paper."""
    made = facts.made(paper.made_as)
    return tuple(_departures(made, paper, facts)) if made and paper.said else ()


def _departures(made: Sequence[Passage], paper: Paper, facts: PlanFacts) -> Iterator[Departure]:
    near, lost = paper.said[0], []
    for old, new in pairs(made, paper.passages):
        near = new if new and new.text else near
        if old and new:
            yield from _changed(old, new, facts)
        elif old:
            lost.append((near, old))
        elif new and new.table:
            row = _Side(new, facts)
            persons = (token for token in row.tokens if token.sort == _PERSON)
            yield from (Departure(_PERSON, row.words(token, token), "方案没有这一行") for token in persons)
    rest = "".join(compact(passage.text) for passage in paper.passages)
    for _, group in groupby(lost, key=lambda each: id(each[0])):
        yield from _missing(list(group), facts, rest)


def _missing(lost: Sequence[tuple[Passage, Passage]], facts: PlanFacts, rest: str) -> Iterator[Departure]:
    """What stood in passages that are gone from one place, told at the passage before them; ``rest`` is
    all that is left.

    Persons in rows of a table; items of the agenda, unless none of it is left, which is nobody's slip.
    """
    near = lost[0][0]
    words = Words(near, 0, len(near.text))
    agenda = [value for value, sort in facts.values.items() if sort == _AGENDA]
    for sort, gone in (
        (_PERSON, [one for _, one in lost if one.table]),
        (_AGENDA, [one for _, one in lost if not one.table]),
    ):
        tokens = (token for one in gone for token in _Side(one, facts).tokens if token.sort == sort)
        names = dict.fromkeys(str(token.key) for token in tokens)
        if sort == _AGENDA:
            names = {
                name: None for name in names if name not in rest and any(item in rest for item in agenda)
            }
        if names:
            yield Departure(sort, words, f"缺少“{'”“'.join(names)}”")
            return


# passages beside each other


def pairs(made: Sequence[Passage], printed: Sequence[Passage]) -> Iterator[Pair]:
    """Lines in their order, then the tables row by row and cell by cell."""
    before, after = ([passage for passage in side if not passage.table] for side in (made, printed))
    yield from _aligned(before, after, lambda passage: compact(passage.text))
    for old, new in zip(_tables(made), _tables(printed), strict=False):
        for row, other in _rows(old, new):
            yield from zip_longest(row or (), other or ())


def _rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of a table beside each other: one by one where they are as many."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
    else:
        yield from _aligned(old, new, _row_words)


def _tables(passages: Sequence[Passage]) -> list[list[Row]]:
    cells = sorted(
        (passage for passage in passages if passage.table),
        key=lambda passage: (passage.table, passage.row, passage.column),
    )
    tables = (list(table) for _, table in groupby(cells, key=lambda cell: cell.table))
    return [[tuple(row) for _, row in groupby(table, key=lambda cell: cell.row)] for table in tables]


def _row_words(row: Row) -> str:
    """A row without its number, which changes where one above is gone."""
    return "|".join(text for cell in row if not (text := compact(cell.text)).isdigit())


def _aligned(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], str]
) -> Iterator[tuple[T | None, T | None]]:
    """Each with its other, in order; those between two that are equal by likeness, or one by one where
    they are as many.
    """
    before, after = [[key(item) for item in side] for side in (old, new)]
    for _, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if b - a == d - c:
            yield from zip(old[a:b], new[c:d], strict=True)
            continue
        for n in range(a, b):
            meant = next((m for m in range(c, d) if _alike(before[n], after[m])), None)
            if meant is not None:
                yield from ((None, item) for item in new[c:meant])
                c = meant + 1
            yield old[n], None if meant is None else new[meant]
        yield from ((None, item) for item in new[c:d])


def _alike(text: str, other: str) -> bool:
    """Whether one may be the other, changed: they share half of their characters, or a label."""
    label = text.partition("：")[0]
    if "：" in text and label == other.partition("：")[0] and len(label) <= _LABEL:
        return True
    return SequenceMatcher(None, text[:_MOST], other[:_MOST], autojunk=False).ratio() >= _ALIKE


# facts of passages


class _Side:
    """A passage as tokens."""

    def __init__(self, passage: Passage, facts: PlanFacts) -> None:
        self.passage, self.text = passage, annotated(passage.text)
        self.tokens = tuple(self._tokens(facts))

    def _tokens(self, facts: PlanFacts) -> Iterator[_Token]:
        at = 0
        for token in sorted(self._facts(facts), key=lambda token: (token.start, -token.end)):
            if token.start >= at:
                yield from self._characters(at, token.start)
                yield token
                at = token.end
        yield from self._characters(at, len(self.text.text))

    def _characters(self, start: int, end: int) -> Iterator[_Token]:
        return (
            _Token(n, n + 1, sign) for n in range(start, end) if not (sign := self.text.text[n]).isspace()
        )

    def _facts(self, facts: PlanFacts) -> Iterator[_Token]:
        text = self.text
        for value in facts.pattern.finditer(text.text):
            words = compact(value[0])
            yield _Token(*value.span(), words, facts.values[words])
        yield from (_Token(date.start, date.end, _parts(date), _DATE) for date in text.dates)
        yield from (
            _Token(time.start, time.end, time.value, _TIME) for time in text.times if time.value and time.sure
        )
        heads = {n for marker in text.markers for n in range(marker.start, marker.end)}
        yield from (
            _Token(number.start, number.end, (number.value, number.most), _COUNT)
            for number in text.numbers
            if number.start not in heads
        )
        yield from (_Token(*match.span(), match[0], _COUNT) for match in _MUST.finditer(text.text))

    def words(self, first: _Token, last: _Token) -> Words:
        return Words(self.passage, *self.text.folded.place(first.start, last.end))


def _parts(date: Date | DateSpan) -> tuple[tuple[object, ...], ...]:
    return tuple((day.year, day.month, day.day, day.annual) for day in ends(date))


def _changed(old: Passage, new: Passage, facts: PlanFacts) -> Iterator[Departure]:
    """Where a passage differs from what was made in a fact; what is filled into a blank does not."""
    if compact(old.text) == compact(new.text) or blank(old.text) or max(len(old.text), len(new.text)) > _MOST:
        return
    made, printed = _Side(old, facts), _Side(new, facts)
    alike, told = bool(old.table) or _alike(old.text, new.text), False
    for a, b, c, d in _differing(made.tokens, printed.tokens):
        gone, come = made.tokens[a:b], printed.tokens[c:d]
        place = printed.words(come[0], come[-1]) if come else Words(new, 0, len(new.text))
        less = [token for token in gone if token.sort and not any(_same(token, other) for other in come)]
        if not alike:
            less = [
                token
                for token in less
                if token.sort == _AGENDA or token.sort in {other.sort for other in come}
            ]
        if less and come and not blank(place.text):
            sort = next((token.sort for token in less if token.sort == _DATE), less[0].sort)
            wanted = made.words(less[0], less[-1]).text
            yield Departure(sort, place, f"{sort}与方案不一致，方案为“{wanted}”")
        elif come and any(token.key == _BLANK for token in gone):
            continue
        elif listed := next((token for token in come or less if token.sort in _LISTED), None):
            others = made.tokens if come else printed.tokens
            moved = any(token.key == listed.key for token in others)
            if not (moved and told):
                why = f"缺少“{listed.key}”" if not come else f"方案此处没有“{listed.key}”"
                yield Departure(listed.sort, place, "先后次序与方案不同" if moved else why)
            told = told or moved


def _differing(made: Sequence[_Token], printed: Sequence[_Token]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of both that differ; two with next to nothing between them are one."""
    before, after = ([token.key for token in side] for side in (made, printed))
    last: tuple[int, int, int, int] | None = None
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if last and a - last[1] <= _GAP and not any(token.sort for token in made[last[1] : a]):
            last = (last[0], b, last[2], d)
            continue
        if last:
            yield last
        last = (a, b, c, d)
    if last:
        yield last


def _same(token: _Token, other: _Token) -> bool:
    """Whether both say the same; of dates as far as both say it, and any day of it where only the month
    was known.
    """
    if token.sort != _DATE or not isinstance(token.key, tuple) or not isinstance(other.key, tuple):
        return token.key == other.key
    return len(token.key) == len(other.key) and all(
        annual == annual_too
        and all(a == b or a is None or b is None for a, b in zip(day, other_day, strict=True))
        for (*day, annual), (*other_day, annual_too) in zip(token.key, other.key, strict=True)
    )
