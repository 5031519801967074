"""Duties of one sort in the answers: each states only what is not the default in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...plan.model import DUTIES
from ...plan.source import Data, DataPath
from .fields import Column, Rows
from .texts import REST, Row, item_of, typed

_EMPTIED: Mapping[str, Any] = {"owner": "", "to": [], "hard": False}
"""What an emptied cell states where a default would stand; other cells take their default again."""


def is_duties(place: DataPath) -> bool:
    """Whether a place holds the duties of one sort: ``("schedule", "report")``."""
    return len(place) == 2 and place[0] == "schedule" and place[1] in DUTIES


def laid_out(answers: Data, facts: Data) -> Data:
    """The answers with a list wherever one mapping was laid over all duties of a sort in force."""
    steps, in_force = answers.get("schedule"), facts.get("schedule", {})
    if not isinstance(steps, Mapping):
        return answers
    lists = {
        sort: [dict(steps[sort]) for _ in in_force[sort]]
        for sort in DUTIES
        if isinstance(steps.get(sort), Mapping) and in_force.get(sort)
    }
    return {**answers, "schedule": {**steps, **lists}} if lists else answers


def in_force(stated: Any, facts: Any) -> Any:
    """The duties as they stand, faulty answers among them."""
    if isinstance(stated, Mapping):
        return [{**item, **stated} for item in facts or ()]
    if not isinstance(stated, (list, tuple)):
        return facts
    below = [*(facts or ()), *({} for _ in stated)]
    return [
        {**default, **item} if isinstance(item, Mapping) else default
        for default, item in zip(below, stated, strict=False)
    ]


def items_of(texts: Sequence[Row], rows: Rows, defaults: Sequence[Data]) -> list[dict[str, Any]]:
    """What the rows of a table of duties state, without empty ones."""
    said = [text for text in texts if item_of(text, rows) is not None]
    return [_stated(text, rows, base(defaults, number)) for number, text in enumerate(said)]


def slim(items: Sequence[Data], defaults: Sequence[Data]) -> list[dict[str, Any]]:
    """The same duties without what only repeats the default in their place."""
    return [
        {key: value for key, value in item.items() if value != base(defaults, number).get(key)}
        for number, item in enumerate(items)
    ]


def base(defaults: Sequence[Data], number: int) -> Data:
    """The default that gives a duty what it does not state; beyond the last, the first but for its 事项."""
    if number < len(defaults):
        return defaults[number]
    return {**defaults[0], "what": ""} if defaults else {}


def _stated(text: Row, rows: Rows, default: Data) -> dict[str, Any]:
    item = item_of(text, rows)
    emptied = {
        key: value for key, value in _EMPTIED.items() if REST in text and key not in item and default.get(key)
    }
    columns = {column.key: column for column in rows.columns}
    return {
        key: value
        for key, value in {**item, **emptied}.items()
        if not _same(value, default.get(key), columns.get(key))
    }


def _same(value: Any, default: Any, column: Column | None) -> bool:
    """Whether a value is the default, however it is written."""
    if column is None or default is None:
        return bool(value == default)
    return typed(value, column.sort) == typed(default, column.sort)
