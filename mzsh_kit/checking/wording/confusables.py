"""Slips of the hand, by evidence: a character doubled, dropped, put in, changed about, or one that sounds or looks alike.

Only places are looked at where two neighbours stand together as they never do in the background. There each slip that may have
happened is undone, and what results is weighed against what is written, by characters and by words; it is told only where the
written form is much less likely on both scales, so that names and rare but sound words stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...text import CHINESE
from ..lexicon import Lexicon
from .background import EDGE, LONGEST, Background, background

Alike = Mapping[str, frozenset[str]]
Replacements = tuple[re.Pattern[str], Mapping[str, str]]
_HANZI = re.compile(r"[\u4e00-\u9fff]{2,}")
CONTEXT, _AROUND = 3, 4
"""How many characters behind an edit depend on it; how many on either side are cut into words."""

_APART = 3.0
"""Bits for every seam between words, so that few long words are better than many short ones."""

_BITS: dict[str, tuple[float, float]] = {
    "doubled": (13.0, 19.0),
    "repeated": (14.0, 16.0),
    "swapped": (16.0, 20.0),
    "alike": (14.5, 16.5),
    "dropped": (7.0, 15.5),
    "replaced": (11.0, 14.0),
    "mangled": (11.0, 14.0),
}
"""How much less likely the written form must be for each sort of slip, in bits: by characters, and by characters and words."""


_NUMERALS = frozenset(CHINESE)
BETWEEN = frozenset("不没归了一就来着")
"""What stands between a word and itself: 深不深, 做归做."""

_REPEATED = range(2, 7)


_A_WORD = 8.0
"""Bits more where what is written is a word."""


@dataclass(frozen=True, slots=True)
class Misspelling:
    """From ``start`` to ``end`` of a text ``right`` should stand; ``sort`` is one of ``_BITS``, ``gain`` in bits."""

    start: int
    end: int
    right: str
    sort: str
    gain: float


@lru_cache(maxsize=8)
def sounds(lexicon: Lexicon) -> Alike:
    """Each character with those of its rows in ``sounds.tsv``."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, row, _ in lexicon.cells("sounds"):
        for one in row:
            found[one].update(row)
    return {one: frozenset(others) for one, others in found.items()}


@lru_cache(maxsize=8)
def replacements(lexicon: Lexicon) -> Replacements:
    """The words of ``replaced.tsv``, which programs put in, as a pattern, and for each the word that it stands for."""
    words = {wrong: right for wrong, right, _ in lexicon.cells("replaced")}
    return re.compile("|".join(map(re.escape, words)) or "(?!)"), words


def misspellings(text: str, alike: Alike, words: Replacements) -> Iterator[Misspelling]:
    """The slips in a text, in its order, none inside another."""
    for run in _HANZI.finditer(text):
        last = 0
        for one in _apart(_told(run[0], alike, words)):
            if one.start >= last:
                last = one.end
                yield Misspelling(
                    run.start() + one.start, run.start() + one.end, one.right, one.sort, one.gain
                )


def _apart(found: Iterator[Misspelling]) -> list[Misspelling]:
    """The best of those at one place."""
    kept: list[Misspelling] = []
    for one in sorted(found, key=lambda one: -one.gain):
        if all(one.end + 1 < other.start or one.start > other.end + 1 for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _told(run: str, alike: Alike, words: Replacements) -> Iterator[Misspelling]:
    model = background()
    text = EDGE + run + EDGE
    pattern, meant = words
    put_in = (
        (*found.span(), meant[found[0]], "replaced" if len(meant[found[0]]) > 1 else "mangled")
        for found in pattern.finditer(text)
    )
    for start, end, right, sort in sorted({*_undone(text, alike, model), *put_in}):
        least, both = _BITS[sort]
        mended = text[:start] + right + text[end:]
        more = len(right) - (end - start)
        gain = bits(text, start, end + CONTEXT) - bits(mended, start, end + more + CONTEXT)
        if gain < least or _stands(text, start, end, right, sort, model):
            continue
        if sort == "alike" and _in_word(text, start, model):
            least, both = least + _A_WORD, both + _A_WORD
        first, last = max(1, start - _AROUND), min(len(text) - 1, end + _AROUND)
        saved = _in_words(text[first:last], model) - _in_words(mended[first : last + more], model)
        if gain >= least and gain + saved >= both:
            yield Misspelling(start - 1, end - 1, right, sort, gain - least)


def _stands(text: str, start: int, end: int, right: str, sort: str, model: Background) -> bool:
    """Whether what is written is ordinary Chinese, or of a kind that no background foresees.

    A numeral; 深不深, 做归做; two whole words: 优待待遇, 档案馆支部, 党组织组织学习; a word that is one either way: 收回.
    """
    if not _NUMERALS.isdisjoint(text[start:end] + right):
        return True
    if sort in ("doubled", "dropped"):
        return _ends_word(text, end, model) and _begins_word(text, end, model)
    if sort == "repeated":
        return _ends_longer(text, end, end - start, model)
    if sort == "swapped" and model.word(text[start:end]):
        return True
    return any(
        text[at] == text[at + 2] and text[at + 1] in BETWEEN
        for at in range(max(0, start - 2), min(end, len(text) - 2))
    )


def _ends_longer(text: str, end: int, size: int, model: Background) -> bool:
    """Whether the stretch of this size that ends here ends a longer word."""
    return any(model.word(text[end - n : end]) for n in range(size + 1, min(LONGEST, end) + 1))


def _in_word(text: str, at: int, model: Background) -> bool:
    """Whether this character is part of a word as it stands."""
    return any(
        model.word(text[start : start + size])
        for size in range(2, LONGEST + 1)
        for start in range(max(0, at - size + 1), at + 1)
        if start + size <= len(text)
    )


def _ends_word(text: str, end: int, model: Background) -> bool:
    return any(model.word(text[end - size : end]) for size in range(2, min(LONGEST, end) + 1))


def _begins_word(text: str, start: int, model: Background) -> bool:
    return any(
        model.word(text[start : start + size]) for size in range(2, LONGEST + 1) if start + size <= len(text)
    )


def _undone(text: str, alike: Alike, model: Background) -> Iterator[tuple[int, int, str, str]]:
    """What may have happened at each weak place: from start to end of the text, what should stand there."""
    known = model.known
    for at in range(1, len(text) - 2):
        if known(text[at - 1 : at + 2]) or known(text[at : at + 3]):
            continue
        one, other = text[at], text[at + 1]
        if one == other:
            yield at, at + 1, "", "doubled"
        for start in (at - 1, at, at + 1):
            pair = text[start : start + 2]
            if start > 0 and start + 2 < len(text):
                for size in _REPEATED:
                    if text[start : start + size] == text[start + size : start + 2 * size]:
                        yield start, start + size, "", "repeated"
                if pair[0] != pair[1]:
                    yield start, start + 2, pair[::-1], "swapped"
        for start, beyond in ((at, text[max(0, at - 2) : at + 1]), (at + 1, text[at + 1 : at + 4])):
            for right in alike.get(text[start], ()) if not known(beyond) or len(beyond) < CONTEXT else ():
                if right != text[start] and _fits(text, start, right, known):
                    yield start, start + 1, right, "alike"
        for right in _between(one, other, model):
            yield at + 1, at + 1, right, "dropped"


def _fits(text: str, at: int, right: str, known: Callable[[str], bool]) -> bool:
    """Whether this character stands so beside two of its neighbours elsewhere."""
    before, behind = text[max(0, at - 2) : at], text[at + 1 : at + 3]
    return (
        (bool(before and behind) and known(before[-1] + right + behind[0]))
        or (len(before) == 2 and known(before + right))
        or (len(behind) == 2 and known(right + behind))
    )


@lru_cache(1 << 14)
def _between(one: str, other: str, model: Background) -> tuple[str, ...]:
    """What stands between two characters elsewhere."""
    return tuple(c for c in model.after(one) if c != EDGE and model.known(one + c + other))


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
                bits = best[at] + model.rare(text[at : at + size]) + _APART
                best[at + size] = min(best[at + size], bits)
    return best[-1]
