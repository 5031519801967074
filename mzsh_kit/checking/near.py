"""Near misses of set phrases, in one pass over the text.

A phrase is compared by its letters alone: marks inside it, such as quotation marks and 、, do not count. Three indexes
are made of the tables once: phrases with words replaced by synonyms (``swaps``), phrases with a character that sounds
or looks like the right one (``slips``), and longer phrases with an edit of one or two neighbouring characters: some
part of the phrase is then whole, and the parts are looked up. What is itself right, or lies within words that are,
is no near miss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .edits import Edits, edited, edits
from .fixed import Fixed, broken, fixed
from .lexicon import Lexicon
from .slips import Slips, alike, slipped, slips
from .swaps import Swaps, swapped, swaps, synonyms

_INSIDE = frozenset("“”\"‘’'《》〈〉、 　—-·（）()")
_KEY, _LONGEST_WORD = 2, 4
_SHORT, _LEAST_TOLD = 6, 4
"""Phrases up to this length are told whole; of longer ones at least so much."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Words from ``start`` to ``end`` of a text, where ``right`` is meant; ``slip`` if only the hand has slipped."""

    start: int
    end: int
    right: str
    slip: bool


@dataclass(frozen=True)
class Index:
    """The tables, made ready for looking up. ``wording`` gives the phrase to its letters, ``words`` have synonyms."""

    wording: dict[str, str]
    right: dict[str, tuple[str, ...]]
    longest: int
    words: frozenset[str]
    swaps: Swaps
    slips: Slips
    fixed: Fixed
    edits: Edits


def letters(text: str) -> tuple[str, list[int]]:
    """The text without marks that may stand inside a phrase, and where each of its characters stood."""
    kept = [(one, at) for at, one in enumerate(text) if one not in _INSIDE]
    return "".join(one for one, _ in kept), [at for _, at in kept]


@lru_cache(maxsize=8)
def index(lexicon: Lexicon) -> Index:
    """The index of a lexicon."""
    solid, phrases, pairs, ordinary = (
        {letters(phrase)[0]: phrase for phrase in lexicon.column(table)}
        for table in ("fixed", "phrases", "collocations", "ordinary")
    )
    phrases |= solid
    every = ordinary | pairs | phrases
    right = {*every, *(letters(one)[0] for one in lexicon.column("variants"))}
    words = synonyms((word, wrong) for word, wrong, _ in lexicon.cells("synonyms"))
    same = alike(row for _, row, _ in lexicon.cells("sounds"))
    return Index(
        wording=every,
        right=_keyed(right),
        longest=max(map(len, right), default=0),
        words=frozenset(words),
        swaps=swaps(phrases, words, pairs),
        slips=slips(every, same),
        fixed=fixed(solid),
        edits=edits(phrases, right),
    )


def _keyed(right: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their first characters, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in sorted(right, key=lambda one: (-len(one), one)):
        found[one[:_KEY]].append(one)
    return {key: tuple(group) for key, group in found.items()}


def misses(text: str, index: Index) -> list[Miss]:
    """The near misses in one text, none inside another; in time linear in the text."""
    plain, at = letters(text)
    ends = _ends(plain, index)
    found = [
        (start, end, phrase, slip)
        for start, end, phrase, slip in _found(plain, index)
        if not _within(start, end, ends, index.longest)
    ]
    return [
        Miss(at[first], at[last - 1] + 1, index.wording[phrase], slip)
        for start, end, phrase, slip in _apart(found)
        for first, last in [_changed(plain, at, start, end, phrase, index.words)]
    ]


Found = tuple[int, int, str, bool]
"""From start to end, the letters of the phrase, and whether it is a slip."""


def _found(plain: str, index: Index) -> Iterator[Found]:
    """What the tables name goes first, then what the hand slips into, then whatever else has come between."""
    for start, end, phrase in swapped(plain, index.swaps):
        yield start, end, phrase, False
    for start, end, phrase in slipped(plain, index.slips):
        yield start, end, phrase, True
    for start, end, phrase in broken(plain, index.fixed):
        yield start, end, phrase, False
    yield from edited(plain, index.edits)


def _changed(
    plain: str, at: Sequence[int], start: int, end: int, phrase: str, words: Container[str]
) -> tuple[int, int]:
    """The words that are not as in the phrase, with as many of their neighbours in it as make them readable.

    Neighbours behind them come first, and those that no mark keeps apart.
    """
    if end - start <= _SHORT:
        return start, end
    first, last, rest = start, end, len(phrase)
    while first < last and plain[first] == phrase[first - start]:
        first += 1
    while last > first and rest > first - start and plain[last - 1] == phrase[rest - 1]:
        last, rest = last - 1, rest - 1
    left, right = _word(phrase, first - start, rest, words)
    first, last = start + left, last + (right - rest)
    while last - first < _LEAST_TOLD:
        behind = last < end and (first == start or at[last] == at[last - 1] + 1)
        first, last = (first, last + 1) if behind else (max(start, first - 1), last)
    return first, last


def _word(phrase: str, first: int, last: int, words: Container[str]) -> tuple[int, int]:
    """The longest word of the phrase that holds this stretch; the stretch itself if none does."""
    for size in range(_LONGEST_WORD, 1, -1):
        for at in range(max(0, last - size), min(first, len(phrase) - size) + 1):
            if phrase[at : at + size] in words:
                return at, at + size
    return first, last


def _ends(plain: str, index: Index) -> dict[int, int]:
    """Where the longest right words end that begin at each place."""
    found = {}
    for start in range(len(plain) - 1):
        for right in index.right.get(plain[start : start + _KEY], ()):
            if plain.startswith(right, start):
                found[start] = start + len(right)
                break
    return found


def _within(start: int, end: int, ends: dict[int, int], longest: int) -> bool:
    """Whether this stretch lies within right words."""
    return any(ends.get(at, 0) >= end for at in range(max(0, end - longest), start + 1))


def _apart(found: Iterable[Found]) -> list[Found]:
    """Where several overlap, the shortest, and of equals the one that was found first; in the order of the text."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: one[1] - one[0]):
        if taken.isdisjoint(range(one[0], one[1])):
            kept.append(one)
            taken.update(range(one[0], one[1]))
    return sorted(kept)
