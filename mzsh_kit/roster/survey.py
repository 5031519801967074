"""One pass over a sheet's XML for what openpyxl's lazy reader leaves out.

It tells how far the content reaches (a sheet may hold a million formatted empty rows), which rows are hidden,
which cells are merged, and which formulas were never computed. No tree is built, so memory follows the
content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from ..budget import WORKBOOK

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_CHUNK = 1 << 18
_SHEET = 10_000
"""Elements that a sheet counts for, however few it holds."""
_BLANK_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")? ?/>')
"""A formatted empty cell: nothing to survey, and by far the most frequent element of a swollen sheet."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area; rows and columns from 1, both ends included."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Survey:
    """``formulas`` holds the text of each formula without a computed value, by (row, column)."""

    last_row: int = 0
    last_column: int = 0
    hidden: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    elements: int = 0
    cells: int = 0
    """With those of the sheets before it, since the budget is the workbook's."""


def survey(source: IO[bytes], before: Survey) -> Survey:
    """Survey a sheet's XML. Raises ``ValueError`` for what is not XML, or declares entities, and
    :class:`KitError` for a workbook that holds too much.
    """
    walk = _Walk(before)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler, parser.EntityDeclHandler = walk.text, _refuse
    try:
        while chunk := source.read(_CHUNK):
            parser.Parse(_BLANK_CELL.sub(b"", chunk), False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    return walk.result()


def _refuse(*_: object) -> None:
    raise ValueError("a sheet declares no entities")


class _Walk:
    """Where the walk stands, and what it has met."""

    def __init__(self, before: Survey) -> None:
        self.row = self.column = 0
        self.elements, self.cells = before.elements + _SHEET, before.cells
        self.coordinate = ""
        self.computed_text = False
        self.inside = ""
        self.last_row = self.last_column = 0
        self.formula: list[str] = []
        self.formulas: dict[tuple[int, int], str] = {}
        self.computed: set[tuple[int, int]] = set()
        self.hidden: dict[int, bool] = {}
        self.merges: list[Merge] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > WORKBOOK.elements:
            WORKBOOK.allow("elements", self.elements)
        name = name[len(_NS) :]
        if name == "c":
            self.coordinate = attributes.get("r", "")
            self.computed_text = attributes.get("t") == "str"  # of a formula, even where it is empty
            self.column += 1
        elif name == "row":
            self.row, self.column = int(attributes.get("r") or self.row + 1), 0
            if attributes.get("hidden") in ("1", "true"):
                self.hidden.setdefault(self.row, False)
        elif name in ("v", "t") or (name == "f" and not self.computed_text):
            self.inside = name
            if name == "f":
                self.formulas[self.hold()] = "="
        elif name == "mergeCell":
            self.count()
            self.merges.append(Merge(*range_boundaries(attributes["ref"])))

    def text(self, text: str) -> None:
        if self.inside == "f":
            self.formula.append(text)
        elif self.inside:
            self.inside, valued = "", self.hold()
            if valued in self.formulas:
                self.computed.add(valued)

    def end(self, name: str) -> None:
        if self.formula:
            self.formulas[self.place()] = f"={''.join(self.formula)}"
            self.formula.clear()
        self.inside = ""

    def hold(self) -> tuple[int, int]:
        """The place of the cell, which holds something."""
        self.count()
        row, column = place = self.place()
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if row in self.hidden:
            self.hidden[row] = True
        return place

    def count(self) -> None:
        """One more cell, or merged area."""
        self.cells += 1
        if self.cells > WORKBOOK.cells:
            WORKBOOK.allow("cells", self.cells)

    def place(self) -> tuple[int, int]:
        """Row and column of the cell; some programs leave them to be counted."""
        if self.coordinate:
            self.row, self.column = coordinate_to_tuple(self.coordinate)
        return self.row, self.column

    def result(self) -> Survey:
        return Survey(
            last_row=self.last_row,
            last_column=self.last_column,
            hidden=frozenset(row for row, filled in self.hidden.items() if filled),
            merges=tuple(self.merges),
            formulas={place: text for place, text in self.formulas.items() if place not in self.computed},
            elements=self.elements,
            cells=self.cells,
        )
