"""Fixed expressions, in which no character can be another: those with one that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import ne

Fixed = dict[str, list[tuple[str, int]]]
"""Expressions by their beginnings and ends, with the place of these: one of the two is whole."""

_PART = 2


def fixed(phrases: Iterable[str]) -> Fixed:
    """The letters of expressions, ready for looking up."""
    table: Fixed = defaultdict(list)
    for plain in phrases:
        for at in (0, len(plain) - _PART):
            table[plain[at : at + _PART]].append((plain, at))
    return dict(table)


def broken(plain: str, table: Fixed) -> Iterator[tuple[int, int, str]]:
    """Where each with one character changed stands, from start to end, with the letters of the right one."""
    for start in range(len(plain) - 1):
        for phrase, at in table.get(plain[start : start + _PART], ()):
            first = start - at
            words = plain[first : first + len(phrase)] if first >= 0 else ""
            if len(words) == len(phrase) and sum(map(ne, words, phrase)) == 1 and _written(words):
                yield first, first + len(phrase), phrase


def _written(words: str) -> bool:
    """Whether these are characters, no marks and no numbers."""
    return all("\u4e00" <= one <= "\u9fff" for one in words)
