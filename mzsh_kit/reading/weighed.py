"""What the parsers read, weighed by where values are probable, and what else is probable.

A value whose characters are improbable is no fact: its sentence stays among those that a person assigns. One
that is not probable either is uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import fmean, median_low

import numpy as np
from numpy.typing import NDArray

from ..text.fold import HAN
from ..text.lazy import lazy_pattern
from .days import DAYS, is_stretch
from .fact import Fact, only_name
from .lists import has
from .seen import Seen
from .spans import Context, Model, Plain, Probabilities, Read, contexts, plain, probabilities
from .steps import step

_LEAST_ALIKE = 0.75
_EDGES = "，。；：、 \u3000"
_ONCE = ("meeting.theme",)
"""Fields that a document states once: what no parser read counts where none read any."""
_LEAST, _CERTAIN, _ENOUGH, _BEGINS = 0.0005, 0.3, 0.7, 0.5
"""How probable a value that a parser read must be to be one, and to be certain; a value that none read, and
the beginning of that (docs/benchmarks.md).
"""
_MOST = 30_000
"""Characters of a document that is weighed; plans have some thousand."""

_CELL = "表"
"""What the place of a table's cell begins with."""
_TWO_QUOTES = ('""', "”“")
"""What stands between two quotations, which are two values."""
_OF_SEVERAL = ("agenda.item",)
"""Fields of which one value alone, that no parser read, is none: one act is no agenda, nor is it one without
one of its acts.
"""
_OF_ALL = ("meeting.year",)
"""Fields that are read of title, basis and days together: where the value stands tells little of it."""
_HAN = lazy_pattern(f"[{HAN}]")
"""A value without one before its weekday, 2026-01-16 or 9:30, is too rare in what was learnt from."""
_LISTS = ("problems.aspect", "agenda.item", "meeting.attendees", "meeting.observers", "meeting.guidance")
"""Fields whose values in one place are a list, which is whole or none."""

Span = tuple[int, int, int]
"""Line, start and end."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The lines of a document, their places, where in the document each begins, and how probable each label
    of each field is at each character of it.
    """

    texts: tuple[Context, ...]
    places: tuple[str, ...]
    begins: NDArray[np.int64]
    found: Probabilities
    plain: Plain

    def likeliest(self, value: str, n: int) -> tuple[float, Span] | None:
        """How probable a value of the field ``n`` is, where it is most so; None where it stands nowhere."""
        spans = map(self._in_line, self.plain.spans(plain(value).text))
        return max(((self.chance(span, n), span) for span in spans if span), default=None)

    def _in_line(self, span: tuple[int, int]) -> Span | None:
        """Where a stretch of the document lies; None where it runs over the end of a line."""
        start, end = span
        line = int(np.searchsorted(self.begins, start, side="right")) - 1
        begin = int(self.begins[line])
        return (line, start - begin, end - begin) if end - begin <= len(self.texts[line].text) else None

    def chance(self, span: Span, n: int) -> float:
        """How probable its characters are on average."""
        line, start, end = span
        begin = self.begins[line]
        return float(1 - self.found[begin + start : begin + end, n, 0].mean())

    def begun(self, span: Span, n: int) -> float:
        """How probable it is that a value begins where it does."""
        return float(self.found[self.begins[span[0]] + span[1], n, 1])

    def stretches(self, n: int) -> Iterator[Span]:
        """What is rather inside a value of the field ``n`` than not, each value by itself."""
        inside = np.flatnonzero(self.found[:, n, 0] < 0.5)
        if not len(inside):
            return
        line = np.searchsorted(self.begins, inside, side="right") - 1
        probable = self.found[inside, n]
        begins = (np.diff(inside, prepend=-2) > 1) | (probable[:, 1] > probable[:, 2])
        begins |= np.diff(line, prepend=-1) > 0
        for run in np.split(np.arange(len(inside)), np.flatnonzero(begins)[1:]):
            begin = self.begins[line[run[0]]]
            yield int(line[run[0]]), int(inside[run[0]] - begin), int(inside[run[-1]] - begin) + 1


def in_context(lines: Sequence[Seen], sort: str, facts: Iterable[Fact]) -> tuple[Context, ...]:
    """The lines with what stands around them and what the parsers read in each."""
    return tuple(contexts([line.line.text for line in lines], sort, _located(lines, facts)))


def _located(lines: Sequence[Seen], facts: Iterable[Fact]) -> dict[int, list[Read]]:
    """By line where the facts stand: first in a line of their place, each time at another place."""
    bare = [plain(line.line.text) for line in lines]
    at_place: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        at_place.setdefault(line.line.place, []).append(n)
    found: dict[int, list[Read]] = {}
    for fact in facts:
        words = plain(fact.value).text
        reads = (
            (n, Read(start, end, fact.field))
            for n in (*at_place.get(fact.place, ()), *range(len(lines)))
            for start, end in bare[n].spans(words)
        )
        n, read = next(((n, read) for n, read in reads if read not in found.get(n, ())), (0, None))
        if read:
            found.setdefault(n, []).append(read)
    return found


def weighing(model: Model, lines: Sequence[Seen], sort: str, facts: Iterable[Fact]) -> Weighing | None:
    """None for a document that is longer than any that was learnt from."""
    if sum(len(line.line.text) for line in lines) > _MOST:
        return None
    texts = in_context(lines, sort, facts)
    sizes = np.array([len(text.text) for text in texts])
    return Weighing(
        texts,
        tuple(line.line.place for line in lines),
        np.cumsum(sizes) - sizes,
        probabilities(model, texts),
        plain("".join(text.text for text in texts)),
    )


def weighed(facts: Iterable[Fact], model: Model, weighing: Weighing) -> Iterator[Fact]:
    """The facts that are not improbable and, as uncertain ones, the stretches that are probable enough where
    no fact of their field stands, in their order. What is masked or cut stays: it is told, and never taken.
    """
    by_field: dict[str, list[Fact]] = {field: [] for field in model.fields}
    for fact in facts:
        if fact.field not in by_field:
            yield fact
        else:
            by_field[fact.field].append(fact)
    for n, (field, read) in enumerate(by_field.items()):
        kept = list(_likely(read, weighing, n))
        more = [new for new in _learnt(field, weighing, n) if not any(_same(known, new) for known in kept)]
        if (field in _OF_SEVERAL and not kept and len(more) == 1) or (field in _ONCE and kept):
            more = []
        for span, fact in kept:
            while span and more and more[0][0] < span:
                yield more.pop(0)[1]
            yield fact
        yield from (fact for _, fact in more)


def _likely(facts: Iterable[Fact], weighing: Weighing, n: int) -> Iterator[tuple[Span | None, Fact]]:
    """Those that are not improbable, with where they stand; of a list most of which is not improbable no
    member is lost. What one place states is certain together, where it is probable on average.
    """
    found = [(fact, weighing.likeliest(fact.value, n) or (1.0, None)) for fact in facts]
    lists = _lists([fact for fact, _ in found], weighing.places)
    chances: dict[str, list[float]] = {}
    for fact, (chance, _) in found:
        chances.setdefault(_list_of(fact, lists), []).append(chance)
    for fact, (chance, span) in found:
        of_place = chances[_list_of(fact, lists)]
        stated = _stands(fact)
        whole = (max if fact.name else median_low)(of_place) >= _LEAST and (fact.name or fact.field in _LISTS)
        likely = stated or chance >= _LEAST or (fact.name and whole)
        if likely or whole or not fact.certain:
            whole_list = whole and fact.field in _OF_SEVERAL
            enough = fmean(of_place) >= _CERTAIN or only_name(fact) or _is_step(fact)
            sure = stated or ((likely or whole_list) and enough)
            yield span, fact if sure else replace(fact, certain=False)


def _is_step(fact: Fact) -> bool:
    """Whether it obliges and is a step with its own moment, which is certain where it is not improbable."""
    return bool(fact.deadline) and step(fact.value) is not None


def _stands(fact: Fact) -> bool:
    """Whether a fact stands however probable it is: what a cell states, and what the texts learnt from hardly
    have: persons named with their posts, values of digits alone, stretches of days, what is sent to somebody
    until some day, a list as long as it says.
    """
    told = fact.place.startswith(_CELL) or fact.field in _OF_ALL or bool(fact.name and fact.post)
    told = told or bool(fact.to and fact.deadline) or fact.counted
    told = told or not _HAN.search(fact.value.partition("（")[0])
    return told or (fact.field.endswith(DAYS) and is_stretch(fact.value))


def _list_of(fact: Fact, lists: Mapping[str, str]) -> str:
    """What a fact is whole or none with: the others of its list, of a person all that are named."""
    return "" if fact.name else lists[fact.place]


def _lists(facts: Sequence[Fact], places: Sequence[str]) -> dict[str, str]:
    """The places of facts of one field, each with the first place of its list, which may go on from line to
    line where the field is one of lists.
    """
    stated = {fact.place: fact.field in _LISTS for fact in facts}
    lists = {place: place for place in stated}
    for before, place in pairwise(places):
        if stated.get(before) and stated.get(place):
            lists[place] = lists[before]
    return lists


def _learnt(field: str, weighing: Weighing, n: int) -> Iterator[tuple[Span, Fact]]:
    """The stretches that are probable enough and begin where a value rather begins than goes on."""
    for span in weighing.stretches(n):
        line, start, end = span
        value = weighing.texts[line].text[start:end].strip(_EDGES)
        if (
            weighing.chance(span, n) >= _ENOUGH
            and weighing.begun(span, n) >= _BEGINS
            and not has(value, _TWO_QUOTES)
            and len(plain(value).text) > 1
        ):
            yield span, Fact(field, value, weighing.places[line], certain=False)


def _same(kept: tuple[Span | None, Fact], learnt: tuple[Span, Fact]) -> bool:
    """Whether they stand in one another's place, or say the same."""
    return (kept[0] is not None and _overlap(kept[0], learnt[0])) or _alike(kept[1], learnt[1])


def _overlap(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two facts say the same: of one person, in about the same words or one inside the other."""
    if (name := only_name(one)) and name in other.value:
        return True
    short, long = sorted((plain(one.value).text, plain(other.value).text), key=len)
    return short in long or SequenceMatcher(None, short, long, autojunk=False).ratio() >= _LEAST_ALIKE
