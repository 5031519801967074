"""Official phrases with one stretch of one or two characters that is not as it should be, by evidence.

A phrase is compared by its letters alone: marks inside it, such as quotation marks and 、, do not count. Some part of it is whole,
and the parts are looked up. In a short phrase only a character that sounds or looks alike, and neighbours changed about,
count; in a long one any word exchanged, dropped or put in. Told only where what is written is much less likely than the phrase.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...text import CHINESE
from ..lexicon import Lexicon
from .background import EDGE, background
from .confusables import Same, alike
from .evidence import BETWEEN, CONTEXT, bits

_INSIDE = frozenset("“”\"‘’'《》〈〉、 　—-·（）()")
_FREE = frozenset("的地和与及之等了者各每本我其中最较很更太都也还已再将要历次" + CHINESE)
"""Particles, adverbs and numerals, which a phrase may have more or fewer of."""

_LEAST, _MIDDLING, _LONG = 4, 6, 7
"""Letters of the shortest phrase that counts, of the shortest in which a character may be too many or too few, and of the
shortest in which a word may be another."""

_SHAPES = ((1, 1), (2, 2), (1, 0), (0, 1), (2, 0), (0, 2), (2, 1), (1, 2))
"""How many characters of the phrase have become how many others."""

_DROPPED, _SLIP, _WORD = 14.0, 6.0, 4.0
"""Bits by which the phrase must be likelier: where a character is missing, where one or two are wrong, where a word is another."""

_NAMES = ("法规名称", "历次全会", "名称")
_SET = frozenset("、“")

_WHOLE, _ANY = 8, -10.0
"""A set of words longer than this is told though what stands there is ordinary in itself."""

_TOLD = 4
"""At least so many characters are told."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Words from ``start`` to ``end`` of a text, where ``right`` is meant; ``slip`` if only the hand has slipped."""

    start: int
    end: int
    right: str
    slip: bool


@dataclass(frozen=True)
class Phrases:
    """The phrases by their letters, by how they begin and by how they end, these backwards; what else is right."""

    wording: dict[str, str]
    heads: dict[str, list[str]]
    tails: dict[str, list[str]]
    frozen: frozenset[str]
    right: frozenset[str]
    alike: Same


def letters(text: str) -> tuple[str, list[int]]:
    """The text without marks that may stand inside a phrase, and where each of its characters stood."""
    kept = [(one, at) for at, one in enumerate(text) if one not in _INSIDE]
    return "".join(one for one, _ in kept), [at for _, at in kept]


@lru_cache(maxsize=8)
def phrases(lexicon: Lexicon) -> Phrases:
    """The phrases of a lexicon, ready for looking up."""
    wording = {letters(phrase)[0]: phrase for phrase in lexicon.column("phrases")}
    counted = sorted((one for one in wording if len(one) >= _LEAST), key=lambda one: (-len(one), one))
    return Phrases(
        wording,
        _by_beginning(counted),
        _by_beginning(one[::-1] for one in counted),
        frozenset(letters(one)[0] for one, source in lexicon.cells("phrases") if _frozen(one, source)),
        frozenset(wording),
        alike(lexicon).any,
    )


def _frozen(phrase: str, source: str) -> bool:
    """Whether no word of a phrase can be another: names, and sets of words between marks."""
    return source in _NAMES or not _SET.isdisjoint(phrase)


def _by_beginning(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in words:
        found[one[: 3 if len(one) >= _MIDDLING else 2]].append(one)
    return dict(found)


def misses(text: str, table: Phrases) -> list[Miss]:
    """The phrases of one text that are not as they should be, none inside another; in time linear in the text."""
    plain, at = letters(text)
    found = []
    candidates = {*_candidates(plain, table.heads, table), *_backwards(plain, table)}
    for one in _apart(one for one in candidates if _likelier(plain, one, table.wording[one[2]])):
        start, end, phrase, slip = one
        if plain[start:end] not in table.right:
            first, last = _changed(plain, at, start, end, phrase)
            found.append(Miss(at[first], at[last - 1] + 1, table.wording[phrase], slip))
    return found


Candidate = tuple[int, int, str, bool]
"""From start to end, the letters of the phrase, and whether it is a slip."""


def _backwards(plain: str, table: Phrases) -> Iterator[Candidate]:
    size = len(plain)
    for start, end, phrase, slip in _candidates(plain[::-1], table.tails, table, -1):
        yield size - end, size - start, phrase[::-1], slip


def _candidates(
    plain: str, heads: dict[str, list[str]], table: Phrases, step: int = 1
) -> Iterator[Candidate]:
    """Every phrase whose beginning is whole and which is not as it should be further on."""
    for start in range(len(plain) - 2):
        for size in (3, 2):
            for phrase in heads.get(plain[start : start + size], ()):
                if not plain.startswith(phrase, start):
                    yield from _changed_phrase(plain, start, phrase, table, step)


def _changed_phrase(plain: str, start: int, phrase: str, table: Phrases, step: int) -> Iterator[Candidate]:
    head = 0
    while start + head < len(plain) and plain[start + head] == phrase[head]:
        head += 1
    for lost, put in _SHAPES:
        rest = phrase[head + lost :]
        at = start + head + put
        if head + lost <= len(phrase) and at <= len(plain) and plain.startswith(rest, at):
            right, wrong = phrase[head : head + lost], plain[start + head : at]
            slip = _slip(right[::step], wrong[::step], table.alike)
            frozen = phrase[::step] in table.frozen
            if slip is None and not (frozen and len(phrase) >= _LONG and _meant(right) and _meant(wrong)):
                return
            inside = head >= 2 and len(rest) >= 2
            if inside or (slip and lost == put):
                yield start, at + len(rest), phrase, slip is True
            return


def _slip(right: str, wrong: str, alike: Same) -> bool | None:
    """Whether the hand has slipped, as far as it can be seen."""
    if len(right) == len(wrong) == 1:
        return True if wrong in alike.get(right, ()) else None
    if len(right) == 2 and wrong == right[::-1]:
        return None if background().word(wrong) else True
    return True if len(right) == 1 and not wrong and _meant(right) else None


def _meant(stretch: str) -> bool:
    """Whether a change of these characters changes a word: not so particles and numerals."""
    return not stretch or (all("\u4e00" <= one <= "\u9fff" for one in stretch) and not set(stretch) <= _FREE)


def _likelier(plain: str, found: Candidate, wording: str) -> bool:
    """Whether the phrase is so much likelier here than what is written; 深不深 is no slip."""
    start, end, phrase, slip = found
    text = EDGE + plain + EDGE
    start, end = start + 1, end + 1
    mended = text[:start] + phrase + text[end:]
    if slip and end < len(text) - 1 and text[end - 2] == text[end] and text[end - 1] in BETWEEN:
        return False
    more = len(phrase) - (end - start)
    gain = bits(text, start, end + CONTEXT) - bits(mended, start, end + more + CONTEXT)
    if not slip and len(phrase) > _WHOLE and "、" in wording:
        return gain >= _ANY
    return gain >= (_DROPPED if more == 1 else _SLIP if slip else _WORD)


def _changed(plain: str, at: Sequence[int], start: int, end: int, phrase: str) -> tuple[int, int]:
    """The words that are not as in the phrase, with as many of their neighbours in it as make them readable.

    Neighbours behind them come first, and those that no mark keeps apart.
    """
    first, last, rest = start, end, len(phrase)
    while first < last and plain[first] == phrase[first - start]:
        first += 1
    while last > first and rest > first - start and plain[last - 1] == phrase[rest - 1]:
        last, rest = last - 1, rest - 1
    while last - first < _TOLD and (first, last) != (start, end):
        joined = first > start and at[first - 1] == at[first] - 1
        behind = last < end and (at[last] == at[last - 1] + 1 or not joined)
        first, last = (first, last + 1) if behind else (first - 1, last)
    return first, last


def _apart(found: Iterable[Candidate]) -> list[Candidate]:
    """Where several overlap, the longest phrase; in the order of the text."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (-len(one[2]), one)):
        if taken.isdisjoint(range(one[0], one[1])):
            kept.append(one)
            taken.update(range(one[0], one[1]))
    return sorted(kept)
