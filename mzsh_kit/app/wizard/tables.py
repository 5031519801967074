"""A list of the plan as a table that a person edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from ...errors import Fault
from ...plan.source import DataPath
from ..form import box
from ..panel import Act, Panel
from ..table import Table
from .draft import Draft
from .fields import Column, Rows
from .form import table_head, told_of
from .remarks import beside
from .session import Session
from .texts import Row, compact, item_of

Changed = Callable[[Rows, Sequence[Row]], object]

_SORTS = {"names": "line", "sentences": "line", "when": "line", "clock": "line", "lines": "text"}


class TableView:
    """A heading with the way back to the default, and the table."""

    slow = False

    def __init__(self, rows: Rows, act: Act, changed: Changed) -> None:
        self.rows, self._changed = rows, changed
        self.head = Panel(act)
        columns = [column_facts(rows, column) for column in rows.columns]
        self.table = Table(
            label=rows.label, place=rows.key, columns=columns, add_label=rows.add, entry=rows.entry
        )
        self.table.observe(self._typed, "rows")
        self.widget = box([self.head, self.table], "mz-list")
        self._showing = False

    def show(self, now: Session, today: date) -> None:
        """The draft's rows, unless the table's are the same but for empty ones; what is wrong with each."""
        remarks = beside(now.draft, today)
        self.head.html = table_head(self.rows, now.draft, remarks, tried=now.tried)
        wanted = filled(now.draft.rows(self.rows), self.rows)
        shown = filled(self.table.rows, self.rows)
        if compact(shown, self.rows) != compact(wanted, self.rows) or not in_full(shown, self.rows):
            self._showing = True
            self.table.rows = wanted
            self._showing = False
        self.table.faults = [
            *faults_of(now.draft, self.rows, self.table.rows, tried=now.tried),
            *doubts_of(remarks, self.rows, self.table.rows),
        ]

    def _typed(self, change: Any) -> None:
        if not self._showing:
            self._changed(self.rows, change["new"])


def column_facts(rows: Rows, column: Column) -> dict[str, Any]:
    """A column as the table's script takes it."""
    return {
        "key": column.key,
        "label": rows.name(column),
        "sort": _SORTS.get(column.sort, column.sort),
        "options": list(rows.choices(column)),
        "needed": column.needed,
        "width": column.width,
        "hint": column.hint,
        "default": rows.standard(column),
        "folded": column.folded,
    }


def filled(texts: Sequence[Row], rows: Rows) -> list[dict[str, Any]]:
    """Rows with what stands for a choice that was not made."""
    standard = {column.key: rows.standard(column) for column in rows.columns}
    return [
        {**text, **{key: text.get(key) or default for key, default in standard.items()}} for text in texts
    ]


def in_full(texts: Sequence[Row], rows: Rows) -> bool:
    """Whether every choice is written as the table lists it: 中共党员, not 党员."""
    choices = [column for column in rows.columns if column.sort == "choice"]
    return all(
        column.shown(text.get(column.key, "")) == text.get(column.key, "")
        for text in texts
        for column in choices
    )


def faults_of(draft: Draft, rows: Rows, texts: Sequence[Row], *, tried: bool = True) -> list[dict[str, Any]]:
    """What is wrong with single rows; empty rows of the table, which the draft has not, are counted in."""
    return _at_rows(told_of(draft.faults_at(rows.place), tried), rows, texts)


def doubts_of(
    remarks: Mapping[DataPath, Sequence[Fault]], rows: Rows, texts: Sequence[Row]
) -> list[dict[str, Any]]:
    """What of single rows wants a second look; of steps the table of dates tells it."""
    size = len(rows.place)
    inside = [remark for place, some in remarks.items() if place[:size] == rows.place for remark in some]
    told = inside if rows.place[0] != "schedule" else []
    return [{**told_row, "doubt": True} for told_row in _at_rows(told, rows, texts)]


def _at_rows(told: Sequence[Fault], rows: Rows, texts: Sequence[Row]) -> list[dict[str, Any]]:
    at = [row for row, text in enumerate(texts) if item_of(text, rows) is not None]
    size = len(rows.place)
    told_rows = []
    for fault in told:
        number, *inner = fault.place[size:] or [None]
        if isinstance(number, int) and number < len(at):
            words = f"{fault.what}。{fault.how}。"
            told_rows.append({"row": at[number], "key": str(inner[0]) if inner else None, "text": words})
    return told_rows
