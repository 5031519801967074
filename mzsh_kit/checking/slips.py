"""Set phrases with one character that sounds or looks like the right one, or with two neighbours changed about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import ne

Alike = Mapping[str, frozenset[str]]
_SHORT, _LONG, _NEIGHBOURS = (4, 5), 6, 2


@dataclass(frozen=True)
class Slips:
    """Short phrases by each form with a slip; long ones by their beginnings and ends, with the place of these.

    One of the two is whole. ``sizes`` are the lengths of those that begin with two characters.
    """

    forms: Mapping[str, Sequence[str]]
    parts: Mapping[str, Sequence[tuple[str, int]]]
    sizes: Mapping[str, Sequence[int]]
    same: Alike


def slips(phrases: Iterable[str], same: Alike) -> Slips:
    """The letters of phrases, ready for looking up."""
    ordered = sorted(phrases, key=lambda one: (-len(one), one))
    parts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for plain in (one for one in ordered if len(one) >= _LONG):
        size = max((len(plain) - 1) // 2, _LONG // 2)
        for at in (0, len(plain) - size):
            parts[plain[at : at + size]].append((plain, at))
    sizes: dict[str, set[int]] = defaultdict(set)
    for key in parts:
        sizes[key[:2]].add(len(key))
    return Slips(_forms(ordered, same), dict(parts), {head: sorted(one) for head, one in sizes.items()}, same)


def _forms(phrases: Sequence[str], same: Alike) -> dict[str, list[str]]:
    """Short phrases by their forms with a slip behind the first two characters or before the last two."""
    found: dict[str, list[str]] = defaultdict(list)
    short = [one for one in phrases if len(one) in _SHORT]
    for plain, places in (
        *((one, range(2, len(one))) for one in short),
        *((one, range(len(one) - 2)) for one in short),
    ):
        for form in _changed(plain, places, same):
            found[form].append(plain)
    return dict(found)


def _changed(plain: str, places: range, same: Alike) -> Iterator[str]:
    for at in places:
        for other in same.get(plain[at], frozenset()) - {plain[at]}:
            yield plain[:at] + other + plain[at + 1 :]
    for at in places[:-1]:
        if plain[at] != plain[at + 1]:
            yield plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]


def alike(rows: Iterable[str]) -> dict[str, frozenset[str]]:
    """Each character with those of its rows."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for one in row:
            found[one].update(row)
    return {one: frozenset(others) for one, others in found.items()}


def slipped(plain: str, table: Slips) -> Iterator[tuple[int, int, str]]:
    """Where each stands, from start to end, with the letters of the right phrase."""
    for size in _SHORT:
        for start in range(len(plain) - size + 1):
            for phrase in table.forms.get(plain[start : start + size], ()):
                yield start, start + size, phrase
    for start in range(len(plain) - 1):
        for size in table.sizes.get(plain[start : start + 2], ()):
            for phrase, at in table.parts.get(plain[start : start + size], ()):
                first = start - at
                words = plain[first : first + len(phrase)] if first >= 0 else ""
                if _slip(words, phrase, table.same):
                    yield first, first + len(phrase), phrase


def _slip(words: str, phrase: str, same: Alike) -> bool:
    """Whether these words are the phrase but for one slip."""
    if len(words) != len(phrase) or not 1 <= sum(map(ne, words, phrase)) <= _NEIGHBOURS:
        return False
    head = next(n for n, (one, other) in enumerate(zip(words, phrase, strict=True)) if one != other)
    if words[head + 1 :] == phrase[head + 1 :]:
        return words[head] in same.get(phrase[head], ())
    crossed = words[head : head + 2] == phrase[head : head + 2][::-1]
    return crossed and words[head + 2 :] == phrase[head + 2 :]
