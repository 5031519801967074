"""Set phrases with one character that sounds or looks like the right one, or with two neighbours changed about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Slips = dict[str, list[tuple[str, int]]]
"""Phrases by their beginnings and ends, with the place of these: one of the two is whole."""

_LEAST, _LONG = 4, 6


def slips(phrases: Iterable[str]) -> Slips:
    """The letters of phrases, ready for looking up."""
    table: Slips = defaultdict(list)
    for plain in sorted(phrases, key=lambda one: (-len(one), one)):
        if len(plain) >= _LEAST:
            size = _size(plain)
            for at in (0, len(plain) - size):
                table[plain[at : at + size]].append((plain, at))
    return dict(table)


def _size(plain: str) -> int:
    return 3 if len(plain) >= _LONG else 2


def alike(rows: Iterable[str]) -> dict[str, frozenset[str]]:
    """Each character with those of its rows."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for one in row:
            found[one].update(row)
    return {one: frozenset(others) for one, others in found.items()}


def slipped(plain: str, table: Slips, same: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, int, str]]:
    """Where each stands, from start to end, with the letters of the right phrase."""
    for start in range(len(plain) - 1):
        for size in (3, 2):
            for phrase, at in table.get(plain[start : start + size], ()):
                first = start - at
                words = plain[first : first + len(phrase)] if first >= 0 else ""
                if len(words) == len(phrase) and _slip(words, phrase, same):
                    yield first, first + len(phrase), phrase


def _slip(words: str, phrase: str, same: Mapping[str, frozenset[str]]) -> bool:
    """Whether these words of the same length are the phrase but for one slip."""
    head = next((n for n, (one, other) in enumerate(zip(words, phrase, strict=True)) if one != other), -1)
    if head < 0:
        return False
    if words[head + 1 :] == phrase[head + 1 :]:
        return words[head] in same.get(phrase[head], ())
    crossed = words[head : head + 2] == phrase[head : head + 2][::-1]
    return crossed and words[head + 2 :] == phrase[head + 2 :]
