"""A roster with rows for the units that an office remembers; what is of one meeting is left blank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..plan import library
from ..plan.source import Data, KeyPath
from ..xlsx import stable_xlsx
from .blank import SHOWN_UNIT_COLUMNS, Facts, roster_book
from .columns import CODE, MEMBER_FACTS, Column


def filled_bytes(units: Iterable[Data], templates: Path | None = None) -> bytes:
    """The roster of units by their answers, each under a number of its own for a code, as a file."""
    rows: list[Facts] = []
    members: list[Facts] = []
    for number, answers in enumerate(units, 1):
        code = {CODE: f"{number:03}"}
        rows.append({**_facts(answers, SHOWN_UNIT_COLUMNS), **code})
        team = enumerate(answers.get("members") or (), 1)
        members += [{**_facts(member, MEMBER_FACTS), "排序": str(place), **code} for place, member in team]
    return stable_xlsx(roster_book(library(templates), {}, rows, members))


def _facts(data: Data, columns: Iterable[Column]) -> Facts:
    """What of the data stands in these columns, by heading, as a person types it."""
    return {column.heading: _typed(_at(data, column.place)) for column in columns}


def _at(data: Data, place: KeyPath) -> Any:
    found: Any = data
    for key in place:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _typed(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "\n".join(map(_typed, value))
    return ("是" if value else "否") if isinstance(value, bool) else str(value or "")
