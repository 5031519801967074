"""Set phrases in which one or two words are replaced by synonyms, as programs that rewrite texts do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Other = tuple[str, int]
"""What is put in the place of a word, and how much of what may change it takes up."""

Part = tuple[str, tuple[Other, ...]]
"""A word of a phrase and what is put in its place; nothing is, where the words between them have no synonyms."""

Swaps = dict[str, list[tuple[tuple[Part, ...], str]]]
"""Phrases as parts with their letters, by the first characters of any form."""

_KEYS, _LEAST, _MOST = (3, 2), 4, 2
_LONGEST_WORD, _LONG = 4, 6
"""In phrases shorter than this but one word is changed."""

_COMMON = "？"
"""Marks a synonym that is common elsewhere: it counts in long phrases, where nothing else is changed."""


def synonyms(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[Other, ...]]:
    """Words with their synonyms, as the table lists them with spaces between; the longest first."""
    found = {}
    for word, wrong in rows:
        listed = sorted(wrong.split(), key=len, reverse=True)
        found[word] = tuple((one.rstrip(_COMMON), _MOST if one.endswith(_COMMON) else 1) for one in listed)
    return found


def swaps(phrases: Iterable[str], words: Mapping[str, tuple[Other, ...]]) -> Swaps:
    """The letters of phrases, ready for looking up; the longest first."""
    table: Swaps = defaultdict(list)
    for plain in sorted(set(phrases), key=lambda one: (-len(one), one)):
        parts = tuple(_parts(plain, words)) if len(plain) >= _LEAST else ()
        for key in _keys(parts) if any(others for _, others in parts) else ():
            table[key].append((parts, plain))
    return dict(table)


def _parts(plain: str, words: Mapping[str, tuple[Other, ...]]) -> Iterator[Part]:
    """A phrase cut into words of the table, the longest first, and what stands between them."""
    start = at = 0
    while at < len(plain):
        word = next(
            (plain[at : at + n] for n in range(_LONGEST_WORD, 1, -1) if plain[at : at + n] in words), ""
        )
        if word and start < at:
            yield plain[start:at], ()
        if word:
            yield word, tuple(one for one in words[word] if one[1] < _MOST or len(plain) >= _LONG)
            start = at + len(word)
        at += len(word) or 1
    if start < len(plain):
        yield plain[start:], ()


def _keys(parts: Iterable[Part]) -> set[str]:
    """The first characters of every form."""
    heads = {""}
    for word, others in parts:
        forms = (word, *(one for one, _ in others))
        heads = {head + one if len(head) < _KEYS[0] else head for head in heads for one in forms}
    return {head[: _KEYS[0]] for head in heads}


def swapped(plain: str, table: Swaps) -> Iterator[tuple[int, int, str]]:
    """Where each form stands, from start to end, with the letters of the right phrase; all that begin at a place."""
    for start in range(len(plain) - _LEAST + 1):
        for size in _KEYS:
            for parts, phrase in table.get(plain[start : start + size], ()):
                if end := _end(plain, start, parts, _MOST if len(phrase) >= _LONG else 1):
                    yield start, end, phrase


def _end(plain: str, at: int, parts: tuple[Part, ...], most: int) -> int:
    """Where the form that begins at ``at`` ends; 0 if there is none, or it is the phrase as it should be."""
    changed = 0
    for word, others in parts:
        if plain.startswith(word, at):
            at += len(word)
            continue
        other, cost = next((one for one in others if plain.startswith(one[0], at)), ("", most + 1))
        changed += cost
        if changed > most:
            return 0
        at += len(other)
    return at if changed else 0
