"""What a heading or a sentence is about, by the words of the table."""

from __future__ import annotations

from functools import cache, lru_cache

from .tables import pattern, rows

_TABLE = "roles.tsv"
_ASPECT = ("方面", "方面问题", "方面的问题", "方面突出问题", "方面的突出问题", "方面情况", "方面的情况")
_LONGEST_ASPECT = 30
_REMEMBERED = 2_048
"""Sentences; the parsers ask for those of one passage one after the other."""


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
