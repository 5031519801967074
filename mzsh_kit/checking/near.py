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

from .fixed import Fixed, broken, fixed
from .lexicon import Lexicon
from .slips import Slips, alike, slipped, slips
from .swaps import Swaps, swapped, swaps, synonyms

_INSIDE = frozenset("“”\"‘’'《》〈〉、 　—-·（）()")
_FREE = frozenset("的地和与及之等了者各每本我其中最较很更太都也还已再将要一二三四五六七八九十百零〇历次两")
"""Particles, adverbs and numerals, which a phrase may have more or fewer of."""

_KEY, _PART = 2, 3
_LEAST_EDITED, _LEAST_WORD_EDITED = 6, 11
_PUT = 2
"""No edit puts in or leaves out more characters."""

_LONG = 8
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
    """The tables, made ready for looking up. ``wording`` gives the phrase to its letters."""

    wording: dict[str, str]
    right: dict[str, tuple[str, ...]]
    longest: int
    swaps: Swaps
    slips: Slips
    fixed: Fixed
    parts: dict[str, list[tuple[str, int]]]
    known: frozenset[str]


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
        swaps=swaps(phrases, words, pairs),
        slips=slips(every, same),
        fixed=fixed(solid),
        parts=_parts(phrases),
        known=frozenset(one[at : at + _PUT] for one in right for at in range(len(one) - 1)),
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
        (start, end, phrase, slip)
        for start, end, phrase, slip in _found(plain, index)
        if not _within(start, end, ends, index.longest)
    ]
    return [
        Miss(at[first], at[last - 1] + 1, index.wording[phrase], slip)
        for start, end, phrase, slip in _apart(found)
        for first, last in [_changed(plain, start, end, phrase)]
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
    yield from _edited(plain, index)


def _changed(plain: str, start: int, end: int, phrase: str) -> tuple[int, int]:
    """The words that are not as in the phrase, with as many of their neighbours in it as make them readable."""
    if end - start <= _SHORT:
        return start, end
    first, last, rest = start, end, len(phrase)
    while first < last and plain[first] == phrase[first - start]:
        first += 1
    while last > first and rest > first - start and plain[last - 1] == phrase[rest - 1]:
        last, rest = last - 1, rest - 1
    while last - first < _LEAST_TOLD:
        first, last = (max(start, first - 2), last) if first > start else (first, min(end, last + 2))
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


def _edited(plain: str, index: Index) -> Iterator[Found]:
    for start in range(len(plain) - _PART + 1):
        for phrase, at in index.parts.get(plain[start : start + _PART], ()):
            first = start - at
            for length, short in _nearly(plain, phrase, first, index.known) if first >= 0 else ():
                yield first, first + length, phrase, short
                break


def _nearly(plain: str, phrase: str, start: int, known: frozenset[str]) -> Iterator[tuple[int, bool]]:
    """How long the words at ``start`` are that are the phrase but for one stretch of at most two characters.

    A character too many or too few is a slip; one in the place of another is, where the phrase is long. A word that
    stands in no right phrase (``known`` are the pairs of characters that do) counts in shorter ones, too.
    """
    tail = start + len(phrase) - _PUT
    if plain.find(phrase[-_PUT:], tail - _PUT, tail + 2 * _PUT) < 0 or plain.startswith(phrase, start):
        return
    head = 0
    while head < len(phrase) and start + head < len(plain) and plain[start + head] == phrase[head]:
        head += 1
    most = _PUT if len(phrase) >= _LEAST_WORD_EDITED else 1
    for lost, put in ((1, 1), (1, 0), (0, 1), (2, 2), (2, 0), (0, 2)):
        rest = phrase[head + lost :]
        inside = head >= 2 and len(rest) >= 2
        odd = lost == put == _PUT and len(phrase) >= _LONG
        odd = odd and _strange(plain[start + head : start + head + put], phrase[head : head + lost], known)
        if (max(lost, put) <= most or odd) and inside and plain.startswith(rest, start + head + put):
            stretch = plain[start + head : start + head + put]
            if _meant(stretch) and _meant(phrase[head : head + lost]):
                yield head + put + len(rest), max(lost, put) == 1 and (lost != put or len(phrase) >= _LONG)


def _strange(word: str, right: str, known: frozenset[str]) -> bool:
    """Whether this is another word than the right one, and one that no right phrase has."""
    return word not in known and word[-1:] != right[-1:] and not set(word) & _FREE


def _meant(stretch: str) -> bool:
    """Whether a change of these characters changes a word: not so particles and numerals."""
    return not stretch or (all("\u4e00" <= one <= "\u9fff" for one in stretch) and not set(stretch) <= _FREE)


def _apart(found: Iterable[Found]) -> list[Found]:
    """Where several overlap, the shortest, and of equals the one that was found first; in the order of the text."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: one[1] - one[0]):
        if taken.isdisjoint(range(one[0], one[1])):
            kept.append(one)
            taken.update(range(one[0], one[1]))
    return sorted(kept)
