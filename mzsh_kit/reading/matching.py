"""The table of patterns, run over passages: one row, one way to state a fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from .fact import Fact
from .passage import Passage
from .phrase import clauses, items, sentences
from .tables import rows
from .wording import worded

_TABLE = "patterns.tsv"
_REACH: dict[str, Callable[[str], list[str]]] = {"句": sentences, "分句": clauses, "段": lambda text: [text]}
_TRIM = " \t\u3000，,、。；;：:"
_DETAILS = ("who", "to", "deadline")


@dataclass(frozen=True, slots=True)
class Row:
    """``roles`` it holds for (none: all), what is searched (题 句 分句 段), whether the value is a list."""

    field: str
    roles: frozenset[str]
    reach: str
    many: bool
    pattern: re.Pattern[str]


@cache
def table() -> tuple[Row, ...]:
    """All rows, compiled."""
    found = []
    for field, roles, reach, how, text in rows(_TABLE):
        wanted = frozenset() if roles == "*" else frozenset(roles.split("|"))
        found.append(Row(field, wanted, reach, how == "列", worded(text, _TABLE)))
    return tuple(found)


def matched(passage: Passage) -> Iterator[Fact]:
    """What the rows of the table find in one passage."""
    cut: dict[str, list[str]] = {}
    for row in table():
        if row.roles and not passage.touches(*row.roles):
            continue
        if row.reach == "题":
            texts = [passage.heading] if passage.first else []
        else:
            texts = cut.setdefault(row.reach, _REACH[row.reach](passage.text))
        for text in texts:
            yield from _found(row, text, passage)


def _found(row: Row, text: str, passage: Passage) -> Iterator[Fact]:
    for found in row.pattern.finditer(text):
        groups = found.groupdict()
        details = {name: (groups.get(name) or "").strip(_TRIM) for name in _DETAILS}
        value = groups.get("v") or found[0]
        for one in items(value) if row.many else [value]:
            if clean := one.strip(_TRIM):
                yield Fact(row.field, clean, passage.place, **details)
