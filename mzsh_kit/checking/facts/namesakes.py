"""Names that are one person's, written in two ways."""

from __future__ import annotations

from ..page import Page
from ..wording.confusables import Same, alike
from .people import Named, row_at

_WHOLE = 3
"""Characters of most names."""


def near(person: Named, page: Page) -> str:
    """The name that is meant where this one stands but once, without a post, beside one of nearly the
    same characters; else empty.

    Of three characters two are the same; of two one, and the other sounds or looks alike. Two of one row
    are two people.
    """
    people = page.people
    if person.name in people.introduced or people.often[person.name] > 1:
        return ""
    row, same = row_at(person.words), alike(page.lexicon).any
    meant = (
        name for name in people.introduced if _near(person.name, name, same) and not (row and name in row[1])
    )
    return next(meant, "")


def _near(name: str, other: str, same: Same) -> bool:
    if name == other:
        return False
    if len(name) == len(other):
        differ = [(sign, two) for sign, two in zip(name, other, strict=True) if sign != two]
        return len(differ) == 1 and (len(name) == _WHOLE or differ[0][1] in same.get(differ[0][0], ()))
    return len(other) == _WHOLE and name in (other[0] + other[1], other[0] + other[2])
