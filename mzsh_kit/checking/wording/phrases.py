"""Official phrases with one stretch of one or two characters that is not as it should be, by evidence.

A phrase is compared by its letters alone: marks inside it, such as quotation marks and 、, do not count.
Its beginning or its end is whole, and is looked up. A character that sounds or looks alike and neighbours
changed about count in every phrase; a character dropped, and one put in or exchanged that stands beside
neither neighbour elsewhere, in those of five letters; in names and themes of the years, three clauses of
which are compared at a time, any word exchanged or put in, and words changed about. Told only where what is
written is much less likely than the phrase; what belongs to a name or theme is told though it is ordinary
in itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ...text import CHINESE
from ..lexicon import Lexicon
from .background import EDGE, background
from .confusables import Alike, alike
from .evidence import BETWEEN, CONTEXT, bits

_INSIDE = frozenset("“”\"‘’'《》〈〉、 　—-·（）()")
_FREE = frozenset("的地和与及之等了者各每本我其中最较很更太都也还已再将要历次" + CHINESE)
"""Particles, adverbs and numerals, which a phrase may have more or fewer of."""

_LEAST, _MIDDLING, _LONG, _LONGER = 4, 5, 6, 9
"""Letters of the shortest phrase that counts, of the shortest in which a character may be missing or stray,
of the shortest in which a word may be another, and of those that are sure by themselves.
"""

_SHAPES = ((1, 1), (2, 2), (1, 0), (0, 1), (2, 0), (0, 2), (2, 1), (1, 2), (4, 4))
"""How many characters of the phrase have become how many others; four are two words changed about."""

Sort = Literal["slip", "dropped", "stray", "synonym", "word"]
"""What happened: a character that is alike or neighbours changed about, a character missing, one that stands
there by no reason, a word that programs put in for the right one, any other word.
"""

_SURE = 4.0
_SLIPS = ("slip", "dropped", "stray")
_BITS: dict[Sort, float] = {"slip": 6.0, "dropped": 14.0, "stray": 10.0, "synonym": 8.0, "word": 4.0}
"""Bits by which the phrase must be likelier; 4 where a character is missing in a longer one."""

_NAMES = ("法规名称", "历次全会", "名称", "全称")
_SET = frozenset("、“")
_CLAUSES = 3
"""So many clauses of a theme are compared at a time."""

_WHOLE, _ANY = 8, -10.0
"""A set of words longer than this is told though what stands there is ordinary in itself."""

_TOLD = 4
"""At least so many characters are told."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Words from ``start`` to ``end`` of a text, where ``right`` is meant; ``slip`` if only the hand has
    slipped.
    """

    start: int
    end: int
    right: str
    slip: bool


@dataclass(frozen=True)
class Phrases:
    """The phrases by their letters, by how they begin and by how they end, these backwards; those of which
    any word counts, and those that may be shortened besides.
    """

    wording: dict[str, str]
    heads: dict[str, list[str]]
    tails: dict[str, list[str]]
    frozen: frozenset[str]
    names: frozenset[str]
    alike: Alike


def letters(text: str) -> tuple[str, list[int]]:
    """The text without marks that may stand inside a phrase, and where each of its characters stood."""
    kept = [(character, at) for at, character in enumerate(text) if character not in _INSIDE]
    return "".join(character for character, _ in kept), [at for _, at in kept]


@lru_cache(maxsize=8)
def phrases(lexicon: Lexicon) -> Phrases:
    """The phrases of a lexicon, ready for looking up."""
    campaigns = [about + form for about, form, *_ in lexicon.cells("campaigns")]
    themes = [part for theme in lexicon.themes for part in _parts(theme)]
    wording = {letters(phrase)[0]: phrase for phrase in (*lexicon.column("phrases"), *campaigns, *themes)}
    counted = sorted((form for form in wording if len(form) >= _LEAST), key=lambda form: (-len(form), form))
    named = [phrase for phrase, source in lexicon.cells("phrases") if source in _NAMES]
    full = [phrase for phrase, source in lexicon.cells("phrases") if source == _NAMES[-1]]
    names = _forms((*full, *themes, *(name for name in campaigns if len(name) > _WHOLE)))
    sets = frozenset(form for form, phrase in wording.items() if not _SET.isdisjoint(phrase))
    return Phrases(
        wording,
        _by_beginning(counted),
        _by_beginning(form[::-1] for form in counted),
        sets | names | _forms(named),
        names,
        alike(lexicon),
    )


def _forms(wordings: Iterable[str]) -> frozenset[str]:
    return frozenset(letters(wording)[0] for wording in wordings)


def _parts(theme: str) -> Iterator[str]:
    """The clauses of a theme, so many together that nothing else says them."""
    clauses = theme.split("，")
    for at in range(max(1, len(clauses) - _CLAUSES + 1)):
        yield "，".join(clauses[at : at + _CLAUSES])


def _by_beginning(words: Iterable[str]) -> dict[str, list[str]]:
    heads: dict[str, list[str]] = defaultdict(list)
    for word in words:
        heads[word[: 3 if len(word) >= _LONG else 2]].append(word)
    return dict(heads)


def misses(text: str, table: Phrases) -> list[Miss]:
    """The phrases of one text that are not as they should be, none inside another; in time linear in the
    text.
    """
    plain, at = letters(text)
    told = []
    candidates = {*_candidates(plain, table.heads, table), *_backwards(plain, table)}
    for start, end, phrase, sort in _apart(miss for miss in candidates if _likelier(plain, miss, table)):
        if plain[start:end] not in table.wording:
            first, last = _changed(plain, at, start, end, phrase)
            told.append(Miss(at[first], at[last - 1] + 1, table.wording[phrase], sort in _SLIPS))
    return told


Candidate = tuple[int, int, str, Sort]
"""From start to end, the letters of the phrase, and what happened."""


def _backwards(plain: str, table: Phrases) -> Iterator[Candidate]:
    size = len(plain)
    for start, end, phrase, sort in _candidates(plain[::-1], table.tails, table, -1):
        yield size - end, size - start, phrase[::-1], sort


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
            right, wrong = phrase[head : head + lost][::step], plain[start + head : at][::step]
            around = (plain[start + head - 1 : at] + (plain[at : at + 1] or EDGE))[::step]
            if sort := _sort(phrase[::step], right, wrong, around, head, len(rest), table):
                yield start, at + len(rest), phrase, sort
            if sort or rest:
                return


def _sort(
    phrase: str, right: str, wrong: str, around: str, head: int, rest: int, table: Phrases
) -> Sort | None:
    """What has happened, where ``right`` stands as ``wrong`` behind ``head`` letters and before ``rest``."""
    model, one = background(), len(right) == len(wrong) == 1
    if one and wrong in table.alike.any.get(right, ()):
        return "slip"
    if len(right) == len(wrong) == 2 and wrong == right[::-1] and not model.word(wrong):
        return "slip"
    words = ((wrong, right), (around[:-1], around[0] + right), (around[1:], right + around[-1]))
    if any(table.alike.replaced.get(put) == meant for put, meant in words):
        return "synonym"
    if not rest or not (_meant(right) and _meant(wrong)):
        return None
    if len(phrase) >= _MIDDLING and len(right) == 1 and not wrong:
        return "dropped"
    stray = len(phrase) >= _MIDDLING and len(wrong) == 1 and len(right) <= 1
    if stray and not any(model.known(around[n : n + 2]) for n in range(len(around) - 1)):
        return "stray"
    inside = head > 1 and rest >= (1 if phrase in table.frozen else 2)
    return "word" if inside and _exchanged(phrase, right, wrong, table) else None


def _exchanged(phrase: str, right: str, wrong: str, table: Phrases) -> bool:
    """Whether a word of a phrase is another, or two have changed places, or one was put into a name."""
    if len(phrase) < _LONG:
        return False
    if len(wrong) == _TOLD:
        return wrong == right[2:] + right[:2]
    if phrase in table.names:  # which may be shortened
        return bool(wrong)
    return bool(right) and phrase in table.frozen


def _meant(stretch: str) -> bool:
    """Whether a change of these characters changes a word: not so particles and numerals."""
    return not stretch or (
        all("\u4e00" <= character <= "\u9fff" for character in stretch) and not set(stretch) <= _FREE
    )


def _likelier(plain: str, miss: Candidate, table: Phrases) -> bool:
    """Whether the phrase is so much likelier here than what is written; 深不深 is no slip."""
    start, end, phrase, sort = miss
    text = EDGE + plain + EDGE
    start, end = start + 1, end + 1
    mended = text[:start] + phrase + text[end:]
    if sort == "slip" and end < len(text) - 1 and text[end - 2] == text[end] and text[end - 1] in BETWEEN:
        return False
    more = len(phrase) - (end - start)
    gain = bits(text, start, end + CONTEXT) - bits(mended, start, end + more + CONTEXT)
    named = phrase in table.names
    if sort == "word" and len(phrase) > _WHOLE and (named or "、" in table.wording[phrase]):
        return gain >= _ANY
    longer = sort == "dropped" and len(phrase) >= _LONGER
    return gain >= (_SURE if longer else _BITS[sort])


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


def _apart(misses: Iterable[Candidate]) -> list[Candidate]:
    """Where several overlap, the longest phrase; in the order of the text."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    for miss in sorted(misses, key=lambda miss: (-len(miss[2]), miss)):
        if taken.isdisjoint(range(miss[0], miss[1])):
            kept.append(miss)
            taken.update(range(miss[0], miss[1]))
    return sorted(kept)
