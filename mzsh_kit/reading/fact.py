"""One thing that a plan states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """``field`` as in the table of fields, ``value`` in one writing, ``place`` in words; the rest where it is known.

    ``written`` are the words of the value as they stand in the document, where these are others.
    """

    field: str
    value: str
    place: str
    who: str = ""
    to: str = ""
    deadline: str = ""
    written: str = ""

    def data(self) -> dict[str, str]:
        """Plain data with the value as written, empty details left out."""
        found = asdict(self) | {"value": self.written or self.value, "written": ""}
        return {key: value for key, value in found.items() if value}


def distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Each value of a field once, where it stands first."""
    seen: set[tuple[str, str, str]] = set()
    for one in facts:
        key = (one.field, "".join(one.value.split()), one.who)
        if key not in seen:
            seen.add(key)
            yield one


_WHOLE = ("study.form", "study.duration", "opinions.method", "materials.team", "materials.review")
"""Fields of which a value inside another at the same place says nothing more."""


def without_parts(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts without those that lie inside another of the same field and place."""
    by_place: dict[tuple[str, str], set[str]] = {}
    for one in facts:
        by_place.setdefault((one.field, one.place), set()).add(one.value)
    for one in facts:
        others = by_place[one.field, one.place] if one.field in _WHOLE else ()
        if not any(one.value != other and one.value in other for other in others):
            yield one
