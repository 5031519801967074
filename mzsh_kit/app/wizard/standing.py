"""How every step stands: what is missing, what is wrong, what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...plan import OpenValue
from .draft import Draft
from .fields import Place, place_of
from .places import home_of
from .remarks import remarks


@dataclass(frozen=True)
class Standing:
    """How one step stands: facts that are missing, wrong, left open, facts that want a second look."""

    missing: int = 0
    wrong: int = 0
    open: int = 0
    doubtful: int = 0

    def __str__(self) -> str:
        if self.wrong:
            return f"{self.wrong}处有误"
        if self.missing:
            return f"缺{self.missing}项"
        if self.doubtful:
            return f"{self.doubtful}处请核对"
        return f"已填好，{self.open}项待定" if self.open else "已填好"


def standings(draft: Draft, today: date | None = None) -> dict[str, Standing]:
    """How every step stands that has fields, by its key."""
    found: dict[str, list[int]] = {}
    for key, what in _troubles(draft, today):
        found.setdefault(key, [0, 0, 0, 0])[what] += 1
    return {key: Standing(*counts) for key, counts in found.items()}


def _troubles(draft: Draft, today: date | None) -> Iterator[tuple[str, int]]:
    for one in draft.faults:
        yield home_of(one.place).key, 0 if one.code in ("value.missing", "team.no_principal") else 1
    for value in draft.open:
        yield home_of(place_of_value(value)).key, 2
    for one in remarks(draft, today):
        yield home_of(one.place).key, 3


def place_of_value(value: OpenValue) -> Place:
    """The place of an open value in the data."""
    return place_of(value.field)
