"""One thing that a plan states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """``field`` as in the table of fields, ``value`` as written, ``place`` in words; the rest where it is known."""

    field: str
    value: str
    place: str
    who: str = ""
    to: str = ""
    deadline: str = ""

    def data(self) -> dict[str, str]:
        """Plain data, empty details left out."""
        return {key: value for key, value in asdict(self).items() if value}


def distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Each value of a field once, where it stands first."""
    seen: set[tuple[str, str, str]] = set()
    for one in facts:
        key = (one.field, "".join(one.value.split()), one.who)
        if key not in seen:
            seen.add(key)
            yield one
