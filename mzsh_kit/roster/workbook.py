"""A workbook as plain sheets of cells: opened safely, bounded, merged values spread."""

from __future__ import annotations

import re
import warnings
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO

import openpyxl
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from ..budget import WORKBOOK
from ..errors import KitError, fault
from ..spool import Load, Spool
from .guard import UNREADABLE, guard
from .mended import mended, strict
from .survey import Merge, Survey, survey

MOST_ROWS = WORKBOOK.rows
MOST_COLUMNS = 200
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NOTHING = re.compile("[\\s\u3000\u200b\u200c\u200d\u2060\ufeff]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something. ``value`` is text, a number, a truth value, a date or a time.

    ``formula`` is the text of a formula without a computed value; ``error``: the value is Excel's error.
    """

    row: int
    column: int
    value: object
    format: str = "General"
    error: bool = False
    formula: str = ""


_Facts = tuple[int, tuple[object, str, bool, str]]
"""A cell without its row: column, then value, format, error, formula."""

_BLOCK = 50
"""Rows that are stored and loaded together."""


class _Rows(Mapping[int, Mapping[int, Cell]]):
    """The rows of a sheet in their order, loaded some at a time when one is looked at: the cells of a large
    roster are never held at once.
    """

    def __init__(self, rows: Iterable[tuple[int, Mapping[int, Cell]]], spool: Spool) -> None:
        self._numbers, self._blocks = array("L"), list[Load[list[list[_Facts]]]]()
        self._loaded: tuple[int, list[list[_Facts]]] = -1, []
        rows = iter(rows)
        while block := list(islice(rows, _BLOCK)):
            self._numbers.extend(number for number, _ in block)
            self._blocks.append(
                spool.keep(
                    [
                        [(c.column, (c.value, c.format, c.error, c.formula)) for c in row.values()]
                        for _, row in block
                    ]
                )
            )

    def __getitem__(self, number: int) -> Mapping[int, Cell]:
        at = bisect_left(self._numbers, number)
        if at == len(self._numbers) or self._numbers[at] != number:
            raise KeyError(number)
        block, place = divmod(at, _BLOCK)
        if self._loaded[0] != block:
            self._loaded = block, self._blocks[block]()
        return {column: Cell(number, column, *facts) for column, facts in self._loaded[1][place]}

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled cells of one sheet by row and column."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    hidden: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """``epoch`` is the day from which its serial dates count (1900 or 1904 system)."""

    sheets: Mapping[str, Sheet]
    epoch: datetime


def open_book(path: Path) -> Book:
    """Read a workbook. Raises :class:`KitError` for every file that is none, or is too large."""
    guard(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # openpyxl says which features it leaves out; values are not among them
            return _either(path)
    except UNREADABLE:
        raise KitError(fault("roster.damaged", path.name, found="")) from None


def _either(path: Path) -> Book:
    """The workbook as it stands, or mended where it is written otherwise than openpyxl knows."""
    if strict(path):
        return _read(mended(path))
    try:
        return _read(path)
    except UNREADABLE:
        return _read(mended(path))


def _read(source: Path | IO[bytes]) -> Book:
    workbook = openpyxl.load_workbook(source, read_only=True, data_only=True, keep_links=False)
    spool = Spool()
    try:
        sheets, seen = {}, Survey()
        for sheet in workbook.worksheets:
            with sheet._get_source() as xml:
                seen = survey(xml, seen)
            sheets[sheet.title] = _sheet(sheet, seen, spool)
    finally:
        workbook.close()
    return Book(sheets, workbook.epoch)


def _sheet(source: ReadOnlyWorksheet, seen: Survey, spool: Spool) -> Sheet:
    _within_bounds(source.title, seen)
    rows = _Rows(_spread(_rows(source, seen), seen.merges), spool)
    hidden = frozenset(row for row in seen.hidden if row in rows)
    return Sheet(source.title, rows, hidden, seen.merges, source.sheet_state == "visible")


def _within_bounds(title: str, seen: Survey) -> None:
    if seen.last_row > MOST_ROWS:
        raise KitError(
            fault("roster.size", f"“{title}”表", found=f"{seen.last_row}行", wanted=f"{MOST_ROWS}行")
        )
    if seen.last_column > MOST_COLUMNS:
        last, wanted = f"{get_column_letter(seen.last_column)}列", f"{get_column_letter(MOST_COLUMNS)}列"
        raise KitError(fault("roster.size", f"“{title}”表", found=last, wanted=wanted))


def _rows(source: ReadOnlyWorksheet, seen: Survey) -> Iterator[tuple[int, dict[int, Cell]]]:
    if not seen.last_row:
        return
    source.reset_dimensions()  # some programs write wrong ones
    bounds = {"max_row": seen.last_row, "max_col": seen.last_column}
    for index, row in enumerate(source.iter_rows(**bounds), 1):
        cells = (_cell(index, column, cell, seen) for column, cell in enumerate(row, 1))
        if filled := {cell.column: cell for cell in cells if cell is not None}:
            yield index, filled


def _cell(row: int, column: int, source: ReadOnlyCell | EmptyCell, seen: Survey) -> Cell | None:
    if (row, column) in seen.formulas:
        return Cell(row, column, None, formula=seen.formulas[row, column])
    value = source.value
    if isinstance(value, str):
        value = _unescaped(value)
        if _NOTHING.fullmatch(value):
            return None
    return None if value is None else Cell(row, column, value, source.number_format, source.data_type == "e")


def _unescaped(text: str) -> str:
    """``_x000D_`` is how a workbook writes a character that XML cannot hold. Half a pair becomes U+FFFF."""
    if not _ESCAPE.search(text):
        return text
    pairs = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text).encode("utf-16-le", "surrogatepass")
    return re.sub("[\ud800-\udfff]", "\uffff", pairs.decode("utf-16-le", "surrogatepass"))


def _spread(
    rows: Iterable[tuple[int, dict[int, Cell]]], merges: tuple[Merge, ...]
) -> Iterator[tuple[int, dict[int, Cell]]]:
    """A value merged over several rows holds for each of them that has content of its own."""
    begun = defaultdict(list)
    for merge in merges:
        begun[merge.top].append(merge)
    held: dict[int, tuple[int, Cell]] = {}  # by column: the last row of the area, and its value
    for index, row in rows:
        held = {column: (last, cell) for column, (last, cell) in held.items() if index <= last}
        for column, (_, cell) in held.items():
            row.setdefault(column, replace(cell, row=index))
        held |= {merge.left: (merge.bottom, row[merge.left]) for merge in begun[index] if merge.left in row}
        yield index, row
