"""Near misses of set phrases, in one pass over the text.

A phrase is compared by its letters alone: marks inside it, such as quotation marks and 、, do not count. Three indexes
are made of the tables once: phrases with words replaced by synonyms (``swaps``), phrases with a character that sounds
or looks like the right one (``slips``), and longer phrases with an edit of one or two neighbouring characters: some
part of the phrase is then whole, and the parts are looked up. What is itself right, or lies within words that are,
is no near miss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import Lexicon
from .slips import Slips, alike, slipped, slips
from .swaps import Swaps, swapped, swaps, synonyms

_INSIDE = frozenset("“”\"‘’'《》〈〉、 　—-·（）()")
_FREE = frozenset("的地和与及之等了者各每本我其中最较很更太都也还已再将要一二三四五六七八九十百零〇历次两")
"""Particles, adverbs and numerals, which a phrase may have more or fewer of."""

_KEY, _PART = 2, 3
_LEAST_EDITED, _LEAST_WORD_EDITED = 6, 11
_LEAST_PUT = 7
"""An edit that is no slip of the hand counts from this length on."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Words from ``start`` to ``end`` of a text that should be ``right``; ``swapped`` if a synonym stands in it."""

    start: int
    end: int
    right: str
    swapped: bool
    edits: int


@dataclass(frozen=True)
class Index:
    """The tables, made ready for looking up. ``wording`` gives the phrase to its letters."""

    wording: dict[str, str]
    right: dict[str, tuple[str, ...]]
    longest: int
    swaps: Swaps
    slips: Slips
    alike: dict[str, frozenset[str]]
    parts: dict[str, list[tuple[str, int]]]


def letters(text: str) -> tuple[str, list[int]]:
    """The text without marks that may stand inside a phrase, and where each of its characters stood."""
    kept = [(one, at) for at, one in enumerate(text) if one not in _INSIDE]
    return "".join(one for one, _ in kept), [at for _, at in kept]


@lru_cache(maxsize=8)
def index(lexicon: Lexicon) -> Index:
    """The index of a lexicon."""
    phrases = {letters(phrase)[0]: phrase for phrase in lexicon.column("phrases")}
    right = {*phrases, *(letters(one)[0] for one in lexicon.column("variants"))}
    words = synonyms((word, wrong) for word, wrong, _ in lexicon.cells("synonyms"))
    same = alike(row for _, row, _ in lexicon.cells("sounds"))
    longest = max(map(len, right), default=0)
    return Index(
        phrases, _keyed(right), longest, swaps(phrases, words), slips(phrases), same, _parts(phrases)
    )


def _keyed(right: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their first characters, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in sorted(right, key=lambda one: (-len(one), one)):
        found[one[:_KEY]].append(one)
    return {key: tuple(group) for key, group in found.items()}


def _parts(phrases: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for plain in phrases:
        for at in _cuts(plain):
            found[plain[at : at + _PART]].append((plain, at))
    return dict(found)


def _cuts(plain: str) -> Iterable[int]:
    """Where parts are taken from: the beginning, the middle and the end of a phrase long enough."""
    if len(plain) < _LEAST_EDITED:
        return ()
    return sorted({0, (len(plain) - _PART) // 2, len(plain) - _PART})


def misses(text: str, index: Index) -> list[Miss]:
    """The near misses in one text, none inside another; in time linear in the text."""
    plain, at = letters(text)
    ends = _ends(plain, index)
    found = [
        Miss(at[start], at[end - 1] + 1, right, swapped, edits)
        for start, end, right, swapped, edits in _found(plain, index)
        if not _within(start, end, ends, index.longest)
    ]
    return _apart(found)


def _found(plain: str, index: Index) -> Iterator[tuple[int, int, str, bool, int]]:
    for start, end, right in swapped(plain, index.swaps):
        yield start, end, right, True, 0
    for start, end, phrase in slipped(plain, index.slips, index.alike):
        yield start, end, index.wording[phrase], False, 1
    for start, end, phrase, edits in _edited(plain, index):
        yield start, end, index.wording[phrase], False, edits


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


def _edited(plain: str, index: Index) -> Iterator[tuple[int, int, str, int]]:
    for start in range(len(plain) - _PART + 1):
        for phrase, at in index.parts.get(plain[start : start + _PART], ()):
            first = start - at
            for length, edits in _nearly(plain, phrase, first) if first >= 0 else ():
                yield first, first + length, phrase, edits
                break


def _nearly(plain: str, phrase: str, start: int) -> Iterator[tuple[int, int]]:
    """How long the words at ``start`` are that are the phrase but for one stretch of at most two characters."""
    head = 0
    while head < len(phrase) and start + head < len(plain) and plain[start + head] == phrase[head]:
        head += 1
    if head == len(phrase):
        return
    most = 2 if len(phrase) >= _LEAST_WORD_EDITED else 1
    for lost, put in ((1, 1), (1, 0), (0, 1), (2, 2), (2, 0), (0, 2)):
        rest = phrase[head + lost :]
        inside = head >= 2 and len(rest) >= 2 and (not put or len(phrase) >= _LEAST_PUT)
        if max(lost, put) <= most and inside and plain.startswith(rest, start + head + put):
            stretch = plain[start + head : start + head + put]
            if _meant(stretch) and _meant(phrase[head : head + lost]):
                yield head + put + len(rest), max(lost, put)


def _meant(stretch: str) -> bool:
    """Whether a change of these characters changes a word: not so particles and numerals."""
    return not stretch or (all("\u4e00" <= one <= "\u9fff" for one in stretch) and not set(stretch) <= _FREE)


def _apart(found: list[Miss]) -> list[Miss]:
    """The longest first, none that overlaps one kept; in the order of the text."""
    kept: list[Miss] = []
    last = -1
    for one in sorted(found, key=lambda miss: (miss.start, not miss.swapped, miss.edits, -miss.end)):
        if one.start >= last:
            kept.append(one)
            last = one.end
    return kept
