"""Near misses of set phrases, in one pass over the text.

A phrase is compared by its letters alone: marks inside it, such as quotation marks and 、, do not count. Two indexes
are made of the tables once. *Swapped* forms are whole phrases with one or two words replaced by synonyms; they are
looked up by their first characters. Longer phrases are also met with an edit of one or two neighbouring characters:
some part of the phrase is then whole, and the parts are looked up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from .lexicon import Lexicon

_INSIDE = frozenset("“”\"‘’'《》〈〉、 　—-·（）()")
_FREE = frozenset("的地和与及之等了者各每本我其中一二三四五六七八九十百零〇历次两")
"""Particles and numerals, which a phrase may have more or fewer of."""

_KEY = 3
_LEAST_SWAPPED, _LEAST_EDITED, _LEAST_WORD_EDITED = 4, 7, 13
_PART = 3


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
    """The tables, made ready for looking up."""

    right: frozenset[str]
    swapped: dict[str, list[tuple[str, str]]]
    parts: dict[str, list[tuple[str, str, int]]]


def letters(text: str) -> tuple[str, list[int]]:
    """The text without marks that may stand inside a phrase, and where each of its characters stood."""
    kept = [(one, at) for at, one in enumerate(text) if one not in _INSIDE]
    return "".join(one for one, _ in kept), [at for _, at in kept]


@lru_cache(maxsize=8)
def index(lexicon: Lexicon) -> Index:
    """The index of a lexicon."""
    phrases = {letters(phrase)[0]: phrase for phrase in lexicon.column("phrases")}
    right = frozenset(phrases) | {letters(one)[0] for one in lexicon.column("variants")}
    words = {word: tuple(wrong.split()) for word, wrong, _ in lexicon.cells("synonyms")}
    swapped: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for plain, phrase in phrases.items():
        for form in set(_swaps(plain, words)) if len(plain) >= _LEAST_SWAPPED else ():
            if form not in right:
                swapped[form[:_KEY]].append((form, phrase))
    for forms in swapped.values():
        forms.sort(key=lambda one: (-len(one[0]), one))
    parts: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for plain, phrase in phrases.items():
        for at in _cuts(plain):
            parts[plain[at : at + _PART]].append((plain, phrase, at))
    return Index(right, dict(swapped), dict(parts))


def _swaps(phrase: str, words: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The phrase with one or two of its words replaced."""
    found = [(phrase.find(word), word) for word in words if word in phrase]
    for many in (1, 2):
        for chosen in combinations(sorted(found), many):
            if all(a[0] + len(a[1]) <= b[0] for a, b in combinations(chosen, 2)):
                for wrong in product(*(words[word] for _, word in chosen)):
                    yield _replaced(phrase, chosen, wrong)


def _replaced(phrase: str, chosen: Sequence[tuple[int, str]], wrong: Sequence[str]) -> str:
    for (at, word), other in sorted(zip(chosen, wrong, strict=True), reverse=True):
        phrase = phrase[:at] + other + phrase[at + len(word) :]
    return phrase


def _cuts(plain: str) -> Iterable[int]:
    """Where parts are taken from: the beginning, the middle and the end of a phrase long enough."""
    if len(plain) < _LEAST_EDITED:
        return ()
    return sorted({0, (len(plain) - _PART) // 2, len(plain) - _PART})


def misses(text: str, index: Index) -> list[Miss]:
    """The near misses in one text, none inside another; in time linear in the text."""
    plain, at = letters(text)
    covered = _covered(plain, index)
    found = [
        Miss(at[start], at[end - 1] + 1, right, swapped, edits)
        for start, end, right, swapped, edits in (*_swapped(plain, index), *_edited(plain, index, covered))
    ]
    return _apart(found)


def _swapped(plain: str, index: Index) -> Iterator[tuple[int, int, str, bool, int]]:
    for start in range(len(plain) - _KEY + 1):
        for form, right in index.swapped.get(plain[start : start + _KEY], ()):
            if plain.startswith(form, start):
                yield start, start + len(form), right, True, 0
                break


def _covered(plain: str, index: Index) -> bytearray:
    """Characters that stand in a phrase as it should be."""
    marks = bytearray(len(plain))
    for start in range(len(plain) - _PART + 1):
        for phrase, _, at in index.parts.get(plain[start : start + _PART], ()):
            if at == 0 and plain.startswith(phrase, start):
                marks[start : start + len(phrase)] = b"\1" * len(phrase)
    return marks


def _edited(plain: str, index: Index, covered: bytearray) -> Iterator[tuple[int, int, str, bool, int]]:
    for start in range(len(plain) - _PART + 1):
        for phrase, right, at in index.parts.get(plain[start : start + _PART], ()):
            first = start - at
            for length, edits in _nearly(plain, phrase, max(0, first), exact=first >= 0):
                begin = max(0, first)
                words = plain[begin : begin + length]
                if words not in index.right and not all(covered[begin : begin + length]):
                    yield begin, begin + length, right, False, edits
                break


def _nearly(plain: str, phrase: str, start: int, exact: bool) -> Iterator[tuple[int, int]]:
    """How long the words at ``start`` are that are the phrase but for one stretch of at most two characters."""
    if not exact:
        return
    head = 0
    while head < len(phrase) and start + head < len(plain) and plain[start + head] == phrase[head]:
        head += 1
    if head == len(phrase):
        return
    most = 2 if len(phrase) >= _LEAST_WORD_EDITED else 1
    for lost, put in ((1, 1), (1, 0), (0, 1), (2, 2), (2, 0), (0, 2)):
        rest = phrase[head + lost :]
        inside = head >= 2 and len(rest) >= 2
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
    for one in sorted(found, key=lambda miss: (miss.start, not miss.swapped, -miss.end)):
        if one.start >= last:
            kept.append(one)
            last = one.end
    return kept
