"""Finding a table inside a sheet: its heading row, its columns by heading, its records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from openpyxl.utils import get_column_letter

from ..errors import Fault, KitError, fault
from ..plan.source import KeyPath
from ..text.fold import HAN, folded
from .columns import CODE, Column
from .model import EXAMPLE, FORM, MEMBERS, UNITS, Spot, short
from .values import raw
from .workbook import Cell, Sheet

_SUM = re.compile(r"(?:合|总|小|共|累)计.{0,12}|总数.{0,12}")
_LABEL = re.compile(r"\w{0,10}：|注\d?[：、.]|备注|(?:填表|填报|填写)?说明")
_HANZI = re.compile(f"[{HAN}]")
_WHAT = {UNITS: "单位", MEMBERS: "成员"}
FIRST_ROWS = 15
"""The heading row is sought among so many rows; titles may stand above it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer as found: where, what, or the fault that kept it from being read."""

    spot: Spot
    value: object = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a sheet. ``columns`` by number; ``first`` is the first row under the heading."""

    sheet: Sheet
    heading_row: int
    first: int
    columns: Mapping[int, Column]

    def spot(self, row: int, heading: str, text: str = "") -> Spot:
        """The cell of ``row`` under ``heading``; column 0 if the sheet has no such column."""
        column = next((number for number, other in self.columns.items() if other.heading == heading), 0)
        return Spot(self.sheet.name, row, column, heading, text)


@dataclass(frozen=True, slots=True)
class Record:
    """A filled row of a table: its entries by heading."""

    row: int
    entries: Mapping[str, Entry]

    def text(self, heading: str) -> str:
        """What was read under a heading, empty if nothing was."""
        entry = self.entries.get(heading)
        return str(entry.value) if entry is not None and entry.fault is None else ""


def plain(heading: str) -> str:
    """A heading without spaces, line breaks, brackets and marks: 姓 名（必填）* is 姓名."""
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", heading))
    return re.sub(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|[*:★]", "", bare)


def known_headings(columns: Iterable[Column]) -> dict[str, Column]:
    """Every heading and alias with its column."""
    return {plain(heading): column for column in columns for heading in (column.heading, *column.aliases)}


def find_table(sheet: Sheet, columns: tuple[Column, ...]) -> Table:
    """Find the row that holds most known headings. Raises for a missing or repeated one."""
    known = known_headings(columns)
    heads = sorted(index for index in sheet.rows if index <= FIRST_ROWS)
    headings = {index: _headings(sheet.rows[index].values(), known) for index in heads}
    best = max(heads, key=lambda index: len(headings[index]), default=1)
    _refuse(sheet.name, best, headings.get(best, []), columns)
    bottom = max((merge.bottom for merge in sheet.merges if merge.top <= best <= merge.bottom), default=best)
    return Table(sheet, best, bottom + 1, dict(headings[best]))


def _headings(cells: Iterable[Cell], known: Mapping[str, Column]) -> list[tuple[int, Column]]:
    named = ((cell.column, known.get(plain(raw(cell)))) for cell in cells)
    return [(number, column) for number, column in named if column is not None]


def _refuse(sheet: str, row: int, headings: list[tuple[int, Column]], columns: tuple[Column, ...]) -> None:
    held = [column.heading for _, column in headings]
    missing = [column.heading for column in columns if column.required and column.heading not in held]
    if missing:
        where = f"“{sheet}”表第{row}行" if headings else f"“{sheet}”表前{FIRST_ROWS}行"
        raise KitError(*(fault("roster.heading", where, wanted=heading) for heading in missing))
    twice = [heading for heading in dict.fromkeys(held) if held.count(heading) > 1]
    if twice:
        raise KitError(*(_twice(f"“{sheet}”表第{row}行", doubled, headings) for doubled in twice))


def _twice(where: str, heading: str, headings: list[tuple[int, Column]]) -> Fault:
    letters = "、".join(get_column_letter(number) for number, column in headings if column.heading == heading)
    return fault("roster.heading_twice", where, found=heading, other=letters)


def records(table: Table, epoch: datetime) -> Iterator[Record]:
    """The filled rows under the heading; repeated headings, the example, sums and notes are left out."""
    for row, cells in _lines(table):
        if aside(table, cells):
            continue
        record = _record(table, row, cells, epoch)
        if record.entries and record.text(CODE) != EXAMPLE:
            yield record


def _lines(table: Table) -> Iterator[tuple[int, Mapping[int, Cell]]]:
    heads = table.sheet.rows[table.heading_row]
    for row, cells in table.sheet.rows.items():
        if row >= table.first and not _repeats(heads, cells):
            yield row, cells


def aside(table: Table, cells: Mapping[int, Cell]) -> bool:
    """Whether a row is none of the table: a sum, a note, a line to sign, a heading over the rows below it.

    Such a row begins with words that are no code and leaves empty what every row must state.
    """
    if not cells or all(number in cells for number, column in table.columns.items() if column.required):
        return False
    first = "".join(folded(raw(cells[min(cells)])).split())
    if _SUM.fullmatch(first) or _LABEL.match(first) or first.endswith("。"):
        return True
    return (
        len({cell.value for cell in cells.values()}) == 1
        and min(cells) == min(table.columns)
        and bool(_HANZI.search(first))
    )


def record_at(table: Table, row: int, epoch: datetime) -> Record:
    """A row that was among the records, read anew: thousands of them are never held at once."""
    return _record(table, row, table.sheet.rows[row], epoch)


def _record(table: Table, row: int, cells: Mapping[int, Cell], epoch: datetime) -> Record:
    held = [(cells[number], column) for number, column in table.columns.items() if number in cells]
    return Record(
        row, {column.heading: entry(cell, table.sheet.name, column, epoch) for cell, column in held}
    )


def _repeats(heads: Mapping[int, Cell], cells: Mapping[int, Cell]) -> bool:
    return all(number in heads and cell.value == heads[number].value for number, cell in cells.items())


def entry(cell: Cell, sheet: str, column: Column, epoch: datetime) -> Entry:
    """Read one cell as its column says."""
    spot = Spot(sheet, cell.row, cell.column, column.heading, raw(cell))
    try:
        return Entry(spot, column.read(cell, epoch))
    except KitError as error:
        return Entry(spot, fault=error.faults[0])


def read_form(
    sheet: Sheet, known: Mapping[str, Column], epoch: datetime
) -> tuple[dict[KeyPath, Entry], list[str]]:
    """The answers of the two-column form 项目 and 内容, and notes on items that are not ``known``."""
    items, contents, first = _form_columns(sheet)
    answers: dict[KeyPath, Entry] = {}
    notes: list[str] = []
    for row in sorted(row for row in sheet.rows if row >= first and contents in sheet.rows[row]):
        item, content = sheet.rows[row].get(items), sheet.rows[row][contents]
        column = known.get(plain(raw(item))) if item else None
        if column is None:
            named = f"“{raw(item)}”" if item else "没有项目名称的内容"
            notes.append(f"“{FORM}”表第{row}行{named}未读取{_perhaps(raw(item) if item else '', known)}")
        else:
            answers[column.place] = _once(answers.get(column.place), entry(content, FORM, column, epoch))
    return answers, notes


def _once(before: Entry | None, now: Entry) -> Entry:
    if before is None:
        return now
    return Entry(now.spot, fault=fault("roster.item_twice", found=now.spot.heading, other=before.spot.row))


def _form_columns(sheet: Sheet) -> tuple[int, int, int]:
    """Columns of items and contents, and the first row under them; A and B without a heading."""
    for row in sorted(row for row in sheet.rows if row <= FIRST_ROWS):
        heads = {plain(raw(cell)): cell.column for cell in sheet.rows[row].values()}
        if "项目" in heads and "内容" in heads:
            return heads["项目"], heads["内容"], row + 1
    return 1, 2, 1


def table_notes(table: Table, known: Mapping[str, Column]) -> Iterator[str]:
    """What a table holds beside what is read: unknown columns, columns without heading, hidden rows."""
    name, heads = table.sheet.name, table.sheet.rows[table.heading_row]
    for number in sorted(heads.keys() - table.columns.keys()):
        heading = raw(heads[number])
        letter = get_column_letter(number)
        yield f"“{name}”表{letter}列“{heading}”不是规定的标题，未读取{_perhaps(heading, known)}"
    for row, cells in _lines(table):
        if aside(table, cells):
            words = short(" ".join(raw(cell) for cell in cells.values()), 30)
            yield f"“{name}”表第{row}行“{words}”不是{_WHAT[plain(name)]}，未读取"
    rows = [row for row in table.sheet.rows if row >= table.first]
    for number in sorted({number for row in rows for number in table.sheet.rows[row]} - heads.keys()):
        yield f"“{name}”表{get_column_letter(number)}列没有标题，未读取"
    hidden = sorted(row for row in table.sheet.hidden if row >= table.first)
    if hidden:
        yield f"“{name}”表第{'、'.join(map(str, hidden))}行是隐藏行，已一并读取"


def _perhaps(heading: str, known: Mapping[str, Column]) -> str:
    near = get_close_matches(plain(heading), known, n=1, cutoff=0.6)
    return f"（是否应为“{known[near[0]].heading}”？）" if near else ""
