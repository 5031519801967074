"""What a slip of the hand may have made of a text: each is undone where neighbours stand together as
they never do elsewhere.

A character or a word written twice, neighbours changed about, a character dropped, one that sounds or
looks alike, 的 for 得, a word of the same sounds. Whether it was a slip is weighed in ``evidence``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ..lexicon import Lexicon
from .background import EDGE, Background, background

_TWICE = range(2, 7)
"""How long a stretch that was written twice may be."""

_PARTICLES = frozenset("的地得")
_EITHER = frozenset({"作做", "做作", "定订", "订定", "到至", "至到"})
"""Characters of which either is right in many words."""


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """From ``start`` to ``end`` of a stretch ``right`` should stand; ``sort`` says what happened."""

    start: int
    end: int
    right: str
    sort: str

    def mended(self, text: str) -> str:
        """The stretch without the slip."""
        return text[: self.start] + self.right + text[self.end :]


Same = Mapping[str, frozenset[str]]
"""Each character with others, itself among them."""


@dataclass(frozen=True, eq=False)
class Alike:
    """Characters that sound or look alike, and those that sound alike; words that programs put in, with
    what they stand for, and those of them that writers use as well, so that one alone says nothing.
    """

    any: Same
    sounds: Same
    replaced: Mapping[str, str]
    suspected: frozenset[str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=8)
def alike(lexicon: Lexicon) -> Alike:
    """What ``sounds.tsv``, ``replaced.tsv`` and ``rewritten.tsv`` say."""
    every: dict[str, set[str]] = defaultdict(set)
    sounds: dict[str, set[str]] = defaultdict(set)
    for name, row, _ in lexicon.cells("sounds"):
        for character in row:
            every[character].update(row)
            if name.isascii():
                sounds[character].update(row)
    words = {wrong: right for name in ("rewritten", "replaced") for wrong, right, _ in lexicon.cells(name)}
    suspected = frozenset(words).difference(lexicon.column("replaced"))
    pattern = lexicon.pattern("|".join(map(re.escape, words)) or "(?!)")
    return Alike(_frozen(every), _frozen(sounds), words, suspected, pattern)


def _frozen(alike: Mapping[str, set[str]]) -> Same:
    """Characters of one row share one set: a set of each one's own took 14 MB."""
    known: dict[frozenset[str], frozenset[str]] = {}
    frozen = ((character, frozenset(others)) for character, others in alike.items())
    return {character: known.setdefault(others, others) for character, others in frozen}


def slips(text: str, others: Alike) -> set[Slip]:
    """All that may have happened in a stretch of hanzi between two edges."""
    return {*_twice(text), *_unusual(text, others), *_put_in(text, others)}


def _twice(text: str) -> Iterator[Slip]:
    for at in range(1, len(text) - 2):
        if text[at] == text[at + 1]:
            yield Slip(at, at + 1, "", "doubled")
        for size in _TWICE:
            if text[at : at + size] == text[at + size : at + 2 * size]:
                yield Slip(at, at + size, "", "repeated")


def _put_in(text: str, others: Alike) -> Iterator[Slip]:
    for match in others.pattern.finditer(text):
        right = others.replaced[match[0]]
        sort = "rewritten" if match[0] in others.suspected else "replaced" if len(right) > 1 else "mangled"
        yield Slip(*match.span(), right, sort)


def _unusual(text: str, others: Alike) -> Iterator[Slip]:
    """Where a character stands between its neighbours as it never does, and the next or the one before
    does not either.
    """
    model = background()
    known = [model.known(text[at : at + 3]) for at in range(len(text) - 2)]
    for at in range(1, len(text) - 1):
        if known[at - 1]:
            continue
        here, behind = text[at], at < len(text) - 2 and not known[at]
        if behind or (at > 1 and not known[at - 2]):
            for right in others.any.get(here, ()):
                if right != here and here + right not in _EITHER and _fits(text, at, right, model):
                    yield Slip(at, at + 1, right, "particle" if {here, right} < _PARTICLES else "alike")
        if behind:
            other = text[at + 1]
            if here != other:
                yield Slip(at, at + 2, other + here, "swapped")
            for right in _same_sounds(here, other, others):
                yield Slip(at, at + 2, right, "sounds")
            for right in _between(here, other, model):
                yield Slip(at + 1, at + 1, right, "dropped")


def _fits(text: str, at: int, right: str, model: Background) -> bool:
    """Whether this character stands so beside two of its neighbours elsewhere."""
    around = text[max(0, at - 2) : at] + right + text[at + 1 : at + 3]
    return any(model.known(around[start : start + 3]) for start in range(len(around) - 2))


@lru_cache(1 << 12)
def _same_sounds(here: str, other: str, others: Alike) -> tuple[str, ...]:
    """Where these two are a word: others of which both characters sound as these do."""
    if not background().word(here + other):
        return ()
    pairs = product(others.sounds.get(here, ()), others.sounds.get(other, ()))
    words = (first + second for first, second in pairs if first != here and second != other)
    return tuple(word for word in words if background().word(word))


@lru_cache(1 << 14)
def _between(here: str, other: str, model: Background) -> tuple[str, ...]:
    """What stands between two characters elsewhere."""
    return tuple(c for c in model.after(here) if c != EDGE and model.known(here + c + other))
