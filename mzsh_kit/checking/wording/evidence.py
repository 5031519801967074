"""Slips of the hand, told where what is written is much less likely than what would stand there without
the slip.

What speaks for and against a slip is measured (``evidence``): how much likelier the mended words are by
characters and by words, which of both the document itself uses elsewhere, whether words meet there. What
each measure counts was fitted to slips planted in real texts and to what those texts hold without any
(``benchmarks.slips``); a slip is told where the sum is above nought.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log2
from pathlib import Path

from ...text import CHINESE
from ...text.lazy import lazy_pattern
from .background import EDGE, LONGEST, Background, background
from .confusables import Alike, Slip, slips

FILE = Path(__file__).with_suffix(".tsv")
STRETCH = lazy_pattern(r"[\u4e00-\u9fff]{2,}")
CONTEXT, _AROUND = 3, 4
"""How many characters behind an edit depend on it; how many on either side are cut into words."""

LEAST = 2.0
"""Bits by which the mended characters are likelier at least, for a slip to be weighed at all."""

_APART = 3.0
"""Bits for every seam between words, so that few long words are better than many short ones."""

REMEMBERED = 4096
"""So many stretches of text are remembered with their candidates."""

_SHORT = 7
"""A stretch of fewer characters is a short one, with its edges."""

_NUMERALS = frozenset(CHINESE)
BETWEEN = frozenset("不没归了一就来着")
"""What stands between a word and itself: 深不深, 做归做."""

_ALONE = frozenset("在为对同和以从向由把被于会有是要中")
"""Words of one character that follow a word which ends with it."""

_ORGAN = frozenset("队校院部组委会团连营排班站所室处科司局厅行社馆支")
"""How the name of an organ ends."""

_POST = lazy_pattern("长|书记|主任|部(?!分)")

_PUT_IN = {False: (11.0, 14.0), True: (3.5, 3.5)}
"""Bits for words that programs put in: by characters, and by characters and words; fewer in a text that
has evidently been through one.
"""

MEASURES = (
    *("letters", "words", "mended_here", "written_here", "known", "fours", "seam"),
    *("written_word", "mended_word", "long_word", "edges", "short", "often", "none"),
)
"""What :func:`evidence` gives, in its order; the last is always 1."""

Seen = Counter[str]
"""How often three characters stand beside each other in the document."""


_RUN = 4
"""So often nobody types a sign by a slip."""


@dataclass(frozen=True, slots=True)
class Misspelling:
    """From ``start`` to ``end`` of a text ``right`` should stand; ``sort`` as of :class:`Slip`, ``sure``
    by how much it is told.
    """

    start: int
    end: int
    right: str
    sort: str
    sure: float


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """What each measure counts for each sort of slip, as ``benchmarks.slips`` has fitted it."""
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:])
    return {sort: tuple(map(float, cells)) for sort, *cells in rows}


def threes(texts: Iterable[str]) -> Seen:
    """The sequences of three characters of a document."""
    return Counter(text[at : at + 3] for text in texts for at in range(len(text) - 2))


def misspellings(text: str, others: Alike, seen: Seen, *, rewritten: bool = False) -> Iterator[Misspelling]:
    """The slips in a text, in its order, none inside another; of a document that is known to be
    ``rewritten`` by a program or not.
    """
    for stretch in STRETCH.finditer(text):
        best: list[Misspelling] = []
        taken = set[int]()
        told = _told(EDGE + stretch[0] + EDGE, others, seen, rewritten)
        for slip in sorted(told, key=lambda slip: -slip.sure):
            if taken.isdisjoint(range(slip.start - 1, slip.end + 2)):
                taken.update(range(slip.start, slip.end + 1))
                best.append(slip)
        first = stretch.start() - 1
        for slip in sorted(best, key=lambda slip: slip.start):
            yield Misspelling(first + slip.start, first + slip.end, slip.right, slip.sort, slip.sure)


def _told(text: str, others: Alike, seen: Seen, rewritten: bool) -> Iterator[Misspelling]:
    for slip, letters in _candidates(text, others):
        sure = _sure(text, slip, letters, seen, rewritten)
        if sure > 0:
            yield Misspelling(slip.start, slip.end, slip.right, slip.sort, sure)


@lru_cache(maxsize=REMEMBERED)
def _candidates(text: str, others: Alike) -> tuple[tuple[Slip, float], ...]:
    """What may be slips in a stretch of text, with the bits by which each is likelier mended;
    remembered, as a plan is checked again and again.
    """
    weighed = (
        (slip, likelier(text, slip)) for slip in sorted(slips(text, others)) if not ordinary(text, slip)
    )
    return tuple((slip, letters) for slip, letters in weighed if letters >= LEAST)


def _sure(text: str, slip: Slip, letters: float, seen: Seen, rewritten: bool) -> float:
    if counts := weights().get(slip.sort):
        measures = evidence(text, slip, letters, seen)
        return sum([weight * measure for weight, measure in zip(counts, measures, strict=True)])
    least, both = _PUT_IN[rewritten]
    return letters - least if letters >= least and letters + _words_saved(text, slip) >= both else -1.0


def ordinary(text: str, slip: Slip) -> bool:
    """Whether what is written is of a kind that no background foresees: numerals, 深不深, 不遮不掩,
    件件有, a seam: 会会前, the post or organ of an organ: 大队大队长, a run of one sign.
    """
    start, end = slip.start, slip.end
    if len(around := text[max(0, start - 2) : end + 2]) >= _RUN and len(set(around)) == 1:
        return True
    if not _NUMERALS.isdisjoint(text[start:end] + slip.right):
        return True
    if slip.sort == "doubled" and (start == 1 or _meets(text, end, background()) or _seam(text, start)):
        return True
    if slip.sort in ("doubled", "repeated") and _of_organ(text, slip):
        return True
    if slip.sort == "swapped" and (text[start - 1] == text[end - 1] or text[start] == text[end]):
        return True
    return any(
        text[at] == text[at + 2] and text[at + 1] in BETWEEN
        for at in range(max(0, start - 2), min(end, len(text) - 2))
    )


def _seam(text: str, start: int) -> bool:
    """Whether a character written twice ends one word and is a word of its own: 存在|在."""
    sizes = range(2, LONGEST + 1)
    return text[start] in _ALONE and any(
        background().word(text[start + 1 - size : start + 1]) for size in sizes if size <= start
    )


def _of_organ(text: str, slip: Slip) -> bool:
    """Whether what stands twice is an organ, and then its post or its own organ: 大队|大队长, 大队|大队部,
    党总支|总支书记; 中共…管理委员会|委员会.
    """
    twice, behind = text[slip.start : slip.end], 2 * slip.end - slip.start
    if twice == "委员会":
        return "中共" in text[: slip.start] or "共产党" in text[: slip.start]
    return twice[-1:] in _ORGAN and bool(_POST.match(text, behind))


def likelier(text: str, slip: Slip) -> float:
    """Bits by which the mended characters are likelier."""
    end = slip.start + len(slip.right)
    return bits(text, slip.start, slip.end + CONTEXT) - bits(slip.mended(text), slip.start, end + CONTEXT)


def evidence(text: str, slip: Slip, letters: float, seen: Seen) -> tuple[float, ...]:
    """The measures of a slip in a stretch of text, by the names of ``MEASURES``."""
    model, mended = background(), slip.mended(text)
    start, end, last = slip.start, slip.end, slip.start + len(slip.right)
    before, after = _sequences(text, start, end, 3), _sequences(mended, start, last, 3)
    return (
        letters,
        _words_saved(text, slip),
        log2(1 + sum(seen[three] for three in after if EDGE not in three) / max(1, len(after))),
        log2(1 + sum(max(0, seen[three] - 1) for three in before if EDGE not in three) / max(1, len(before))),
        sum(map(model.known, after)) / max(1, len(after)),
        sum(map(model.known, _sequences(mended, start, last, 4))),
        _meets(text, end, model),
        model.word(text[start:end]) if end - start > 1 else _in_word(text, start, model, 2),
        model.word(slip.right) if len(slip.right) > 1 else _in_word(mended, start, model, 2),
        any(_in_word(mended, at, model, 3) for at in range(start, max(last, start + 1))),
        (start <= 2) + (end >= len(text) - 2),
        len(text) < _SHORT,
        model.often(slip.right[:1]) if slip.right else 0.0,
        1.0,
    )


def _sequences(text: str, start: int, end: int, size: int) -> list[str]:
    """The sequences of this size that hold a character from ``start`` to ``end``, or the seam there."""
    places = range(max(0, start - size + 1), min(max(end, start), len(text) - size + 1))
    return [text[at : at + size] for at in places]


def _words_saved(text: str, slip: Slip) -> float:
    """Bits by which the mended words around are likelier."""
    first, last = max(1, slip.start - _AROUND), min(len(text) - 1, slip.end + _AROUND)
    more = len(slip.right) - (slip.end - slip.start)
    model = background()
    return _in_words(text[first:last], model) - _in_words(slip.mended(text)[first : last + more], model)


def _in_word(text: str, at: int, model: Background, least: int) -> bool:
    """Whether this character is part of a word of so many characters at least."""
    return any(
        model.word(text[start : start + size])
        for size in range(least, LONGEST + 1)
        for start in range(max(0, at - size + 1), at + 1)
        if start + size <= len(text)
    )


def _meets(text: str, at: int, model: Background) -> bool:
    """Whether one word ends here and another begins."""
    sizes = range(2, LONGEST + 1)
    return any(model.word(text[at - size : at]) for size in sizes if size <= at) and any(
        model.word(text[at : at + size]) for size in sizes if at + size <= len(text)
    )


def bits(text: str, start: int, end: int) -> float:
    """Bits of these characters, each after the three before it."""
    cost = background().cost
    return sum([cost(text[max(0, at - CONTEXT) : at + 1]) for at in range(start, min(end, len(text)))])


@lru_cache(1 << 14)
def _in_words(text: str, model: Background) -> float:
    """Bits of a text as the likeliest row of words."""
    best = [0.0] + [float("inf")] * len(text)
    for at in range(len(text)):
        for size in range(1, min(_AROUND, len(text) - at) + 1):
            if size == 1 or model.word(text[at : at + size]):
                cost = best[at] + model.rare(text[at : at + size]) + _APART
                best[at + size] = min(best[at + size], cost)
    return best[-1]
