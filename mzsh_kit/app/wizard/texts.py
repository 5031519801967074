"""Values as people type them, and what they mean by what they type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...plan.when import Open, as_open, clock_words, parse_clock, parse_when, when_words
from ...text import counted, folded
from .fields import Column, Rows, Sort

_JOINED = {"lines": "\n", "names": "、", "sentences": "；"}
_PARTED = {"lines": r"[\r\n]+", "names": r"[、，,;；\r\n]+", "sentences": r"[;；\r\n]+"}
Row = Mapping[str, Any]
OPEN = Open.UNDECIDED.value
_MOST = 10**9
REST = "_rest"
"""The part of an item that a table does not show."""


def typed(value: Any, sort: Sort) -> str:
    """A value of the data as a person types it; empty where it is open."""
    if isinstance(value, (list, tuple)):
        return _JOINED.get(sort, "\n").join(map(str, value))
    if isinstance(value, bool):
        return "是" if value else ""
    if value in (None, OPEN):
        return ""
    return _time(str(value), sort)


def stated(text: str, sort: Sort) -> Any:
    """The value of the data that a typed text states; ``None`` for nothing."""
    text = text.strip()
    if sort in _PARTED:
        return [part.strip() for part in re.split(_PARTED[sort], text) if part.strip()] or None
    if sort == "number" and (number := counted(folded(text))) is not None and number < _MOST:
        return number
    if sort == "yes":
        return True if text == "是" else None
    return _canonical(text, sort) or None


def _time(text: str, sort: Sort) -> str:
    words: dict[str, Callable[[str], str]] = {
        "when": lambda text: when_words(parse_when(text)),
        "clock": lambda text: clock_words(parse_clock(text)),
    }
    try:
        return words[sort](text) if sort in words else text
    except (LookupError, ValueError):
        return text


def _canonical(text: str, sort: Sort) -> str:
    """A time of day as the data hold it, so that putting it back leaves no trace."""
    if sort != "clock" or as_open(text):
        return text
    try:
        clock = parse_clock(text)
    except LookupError:
        return text
    return text if as_open(clock) else f"{clock:%H:%M}"


def row_of(item: Any, rows: Rows) -> dict[str, Any]:
    """An item of a list as a row of texts, with what the table does not show.

    What is open says so: an item may state nothing else.
    """
    if not isinstance(item, Mapping):
        return {column.key: _shown(item, column) for column in rows.columns}
    shown = {column.key: _shown(item.get(column.key), column) for column in rows.columns}
    rest = {key: value for key, value in item.items() if key not in shown}
    return {**shown, REST: rest} if rest else shown


def _shown(value: Any, column: Column) -> str:
    return OPEN if value == OPEN else column.shown(typed(value, column.sort))


def item_of(row: Mapping[str, Any], rows: Rows) -> Any:
    """The item that a row states; ``None`` for a row in which nothing is typed."""
    facts = {column.key: _cell(row, column) for column in rows.columns}
    said = {key: value for key, value in facts.items() if value is not None}
    if not any(key in said for key in _typed_in(rows)):
        return None
    return said[""] if "" in said else {**(row.get(REST) or {}), **said}


def compact(texts: Sequence[Row], rows: Rows) -> list[Any]:
    """What rows state, without empty ones."""
    return [item for text in texts if (item := item_of(text, rows)) is not None]


def _typed_in(rows: Rows) -> tuple[str, ...]:
    """The columns that make a row more than empty: not a mere choice, unless there is nothing else."""
    typed_in = tuple(column.key for column in rows.columns if column.sort not in ("choice", "yes"))
    return typed_in or tuple(column.key for column in rows.columns)


def _cell(row: Mapping[str, Any], column: Column) -> Any:
    return stated(column.read(str(row.get(column.key) or "").strip()), column.sort)
