"""A list of the plan as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ..form import box
from ..panel import Act, Panel
from .fields import Rows
from .form import table_head
from .html import tag, words
from .session import Session


class TableView:
    slow = False

    def __init__(self, rows: Rows, act: Act, changed: Callable[..., Any]) -> None:
        self.rows = rows
        self.head = Panel(act)
        self.table = Panel(act)
        self.widget = box([self.head, self.table], "mz-list", "mz-group")

    def show(self, now: Session, today: date) -> None:
        self.head.html = table_head(self.rows, now.draft)
        self.table.html = tag(
            "table",
            "".join(
                tag("tr", "".join(words("td", row[c.key]) for c in self.rows.columns))
                for row in now.draft.rows(self.rows)
            ),
        )
