"""A table that a person edits: types in, adds, removes, reorders, pastes rows of a spreadsheet into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

import anywidget
import traitlets

from .scripts import script, styles

MOST_ROWS = 500
"""Rows of one table; what is pasted beyond them is left out, and the person told so."""


class Rows(TypedDict):
    """What the page sends: all rows, and how often it has sent them."""

    rows: list[dict[str, str]]
    turn: int


class Table(anywidget.AnyWidget):
    """``rows`` are mappings of texts by the keys of ``columns``; what else they hold goes with its row.

    ``columns`` are mappings: ``key``, ``label``, ``sort`` (line, text, choice, yes, number), ``options`` of a
    choice, ``needed``, ``width`` (a share), ``hint``, ``default`` (of a new row), ``folded`` (the last ones:
    shown when asked for, and where something stands in one). A yes is 是 or empty. ``entry`` is shown in a
    line below the last row into which rows are typed or pasted. ``faults`` are mappings: ``row``, ``key``
    (``None``: of the whole row), ``text``, ``doubt`` (may be right). ``place`` names the list in the plan:
    the control of its cell has the id ``f-PLACE.ROW.KEY``. The caption is for screen readers only.

    Whatever the person does, ``rows`` is set whole: observe it. An observer may set ``rows`` again, in
    another spelling or without the rows in which nothing is typed: the page keeps those, the focus and
    half-typed text.
    """

    _esm = script("table")
    _css = styles("tools.css", "table.css")
    label = traitlets.Unicode("").tag(sync=True)
    place = traitlets.Unicode("").tag(sync=True)
    columns = traitlets.List(traitlets.Dict()).tag(sync=True)
    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    faults = traitlets.List(traitlets.Dict()).tag(sync=True)
    add_label = traitlets.Unicode("增加一行").tag(sync=True)
    entry = traitlets.Unicode("").tag(sync=True)
    sortable = traitlets.Bool(True).tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)
    most = traitlets.Int(MOST_ROWS).tag(sync=True)

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
        self.on_msg(self._receive)

    def _receive(self, _: object, message: Rows, __: Sequence[memoryview]) -> None:
        """Rows as they stand in the page; it waits for the answer before it looks at ``rows`` again."""
        try:
            self.rows = message["rows"][: self.most]
        finally:
            self.send({"done": message["turn"]})
