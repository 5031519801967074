"""Longer set phrases in which one stretch of one or two neighbouring characters is another, is left out or put in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FREE = frozenset("的地和与及之等了者各每本我其中最较很更太都也还已再将要一二三四五六七八九十百零〇历次两")
"""Particles, adverbs and numerals, which a phrase may have more or fewer of."""

_PART = 3
_LEAST_EDITED, _LEAST_WORD_EDITED = 6, 11
_PUT = 2
"""No edit puts in or leaves out more characters."""
_LONG = 8


@dataclass(frozen=True, slots=True)
class Edits:
    """Phrases by parts that are whole whatever is edited, with their places in them.

    ``known`` are the pairs of characters that stand in any right phrase.
    """

    parts: dict[str, list[tuple[str, int]]]
    known: frozenset[str]


def edits(phrases: Iterable[str], right: Iterable[str]) -> Edits:
    """The letters of phrases, ready for looking up, and those of all that is right."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for plain in phrases:
        for at in _cuts(plain):
            found[plain[at : at + _PART]].append((plain, at))
    return Edits(dict(found), frozenset(one[at : at + _PUT] for one in right for at in range(len(one) - 1)))


def _cuts(plain: str) -> Iterable[int]:
    """Where parts are taken from: the beginning, the middle and the end of a phrase long enough."""
    if len(plain) < _LEAST_EDITED:
        return ()
    return sorted({0, (len(plain) - _PART) // 2, len(plain) - _PART})


def edited(plain: str, table: Edits) -> Iterator[tuple[int, int, str, bool]]:
    """Where each stands, from start to end, with the letters of the right phrase, and whether it is a slip."""
    for start in range(len(plain) - _PART + 1):
        for phrase, at in table.parts.get(plain[start : start + _PART], ()):
            first = start - at
            for length, slip in _nearly(plain, phrase, first, table.known) if first >= 0 else ():
                yield first, first + length, phrase, slip
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
