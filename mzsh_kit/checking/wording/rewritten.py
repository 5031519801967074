"""Texts that have been through a program that puts synonyms in the place of words.

Only where the traces are many are the tables of such synonyms believed: one alone may be an author's own word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from ..lexicon import Lexicon
from .phrases import letters
from .synonyms import Swaps, swapped, swaps, synonyms

_MANY = 8
"""So many different words exchanged are no author's."""

REMEMBERED = 1024
"""Lines of which is remembered what is wrong with their words: the papers of a set share most of theirs."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words from ``start`` to ``end`` of the line with this index, where ``right`` is meant; ``why`` if more is known."""

    line: int
    start: int
    end: int
    right: str
    why: str = ""


@dataclass(frozen=True)
class _Tables:
    wording: dict[str, str]
    swaps: Swaps
    patterns: tuple[tuple[re.Pattern[str], str, str], ...]
    right: frozenset[str]


def rewritten(texts: Iterable[str], lexicon: Lexicon) -> tuple[Replaced, ...]:
    """The words exchanged in the lines of a text; none where they are too few to be a program's."""
    found = tuple(replace(one, line=at) for at, text in enumerate(texts) for one in _found(text, lexicon))
    return found if len({one.right for one in found}) >= _MANY else ()


@lru_cache(maxsize=8)
def _tables(lexicon: Lexicon) -> _Tables:
    phrases = {letters(one)[0]: one for name in ("phrases", "fixed") for one in lexicon.column(name)}
    words = synonyms((word, wrong) for word, wrong, _ in lexicon.cells("synonyms"))
    patterns = tuple((re.compile(wrong), right, why) for wrong, right, why in lexicon.cells("rewritten"))
    ordinary = {letters(one)[0] for one in lexicon.column("ordinary")}
    return _Tables(phrases, swaps(phrases, words), patterns, frozenset({*phrases, *ordinary}))


@lru_cache(maxsize=REMEMBERED)
def _found(text: str, lexicon: Lexicon) -> tuple[Replaced, ...]:
    """In one line: the shortest of those at one place, and not what is right as it stands."""
    tables = _tables(lexicon)
    plain, at = letters(text)
    places = [
        Replaced(0, at[start], at[end - 1] + 1, tables.wording[phrase])
        for start, end, phrase in swapped(plain, tables.swaps)
        if plain[start:end] not in tables.right
    ]
    places += [
        Replaced(0, *match.span(), right, why)
        for pattern, right, why in tables.patterns
        for match in pattern.finditer(text)
        if match[0]
    ]
    kept: list[Replaced] = []
    for one in sorted(places, key=lambda one: (one.end - one.start, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(kept)
