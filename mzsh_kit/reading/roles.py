"""What a heading or a sentence is about: by the words of the table, and where a heading has none of them by a linear model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from .tables import pattern, rows

_TABLE, _WEIGHTS = "roles.tsv", "weights.tsv"
_ASPECT = ("方面", "方面问题", "方面的问题", "方面突出问题", "方面的突出问题", "方面情况", "方面的情况")
_LONGEST_ASPECT = 30
_BODY = 60
_REMEMBERED = 2_048
"""Sentences; the parsers ask for those of one passage one after the other."""
_SURE = 2.0
"""By how much the first role must lead for the model to be believed."""


def is_aspect(heading: str) -> bool:
    """某某方面: what is looked at there, whatever its words; what is done stands above it."""
    return heading.endswith(_ASPECT) and len(heading) <= _LONGEST_ASPECT


@cache
def heading_roles(heading: str) -> frozenset[str]:
    """What a section is about, by its heading."""
    return frozenset(role for role, words, _ in _roles() if words and pattern(words, _TABLE).search(heading))


@lru_cache(maxsize=_REMEMBERED)
def text_roles(text: str) -> frozenset[str]:
    """What a sentence or a paragraph is about, by its own words."""
    return frozenset(role for role, _, words in _roles() if words and pattern(words, _TABLE).search(text))


@cache
def _roles() -> tuple[tuple[str, str, str], ...]:
    return tuple((row[0], row[1], row[2] if len(row) > 2 else "") for row in rows(_TABLE))


def features(heading: str, parent: str, body: str) -> Iterator[str]:
    """What the model looks at: pairs of characters of the heading, of the one above and of the first words below."""
    for name, text in (("题", heading), ("上", parent), ("文", body[:_BODY])):
        for n in range(len(text) - 1):
            yield f"{name}{text[n : n + 2]}"


@cache
def likely_role(heading: str, parent: str, body: str) -> frozenset[str]:
    """The role that the model takes a section for, where it leads clearly; else none."""
    names, weights = _weights()
    score = [0.0] * len(names)
    found = list(features(heading, parent, body))
    for one in found:
        for n, weight in weights.get(one, ()):
            score[n] += weight
    order = sorted(range(len(names)), key=lambda n: (-score[n], n))
    if not order or score[order[0]] - score[order[1]] < _SURE * max(1.0, len(found) ** 0.5 / 4):
        return frozenset()
    name = names[order[0]]
    return frozenset() if name == "none" else frozenset({name})


@cache
def _weights() -> tuple[tuple[str, ...], dict[str, tuple[tuple[int, float], ...]]]:
    """Names of the roles, and for each feature its weight for some of them."""
    head, *lines = rows(_WEIGHTS) or ((),)
    found = {}
    for feature, *cells in lines:
        pairs = (cell.split(":") for cell in cells)
        found[feature] = tuple((int(n), float(weight)) for n, weight in pairs)
    return head, found
