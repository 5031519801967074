"""``summary.xlsx``: a row a unit, and the totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ...xlsx import safe_cell, stable_xlsx
from ..summary import Summary
from ..unit import WORDS

_COLUMNS = {
    "行号": 8,
    "单位代码": 12,
    "单位名称": 28,
    "结果": 10,
    "用时（秒）": 12,
    "文件夹": 26,
    "材料（份）": 12,
    "另存的新稿": 24,
    "待定事项": 44,
    "问题": 60,
}
"""The headings and their widths in digits."""
_WRAPPED = Alignment(wrap_text=True, vertical="top", horizontal="left")
_LINE, _HIGHEST = 15.0, 409.0
"""Points of a line, and the most that Excel gives a row."""
_HEADING, _BAD = Font(bold=True), Font(color="FFB03A2E")
_SHADE = PatternFill("solid", fgColor="FFE9EDF1")


def workbook(summary: Summary) -> bytes:
    """The file; the same summary gives the same bytes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("结果")
    for index, width in enumerate(_COLUMNS.values()):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    _for_print(sheet)
    sheet.append([_cell(sheet, heading, _HEADING, _SHADE) for heading in _COLUMNS])
    for count, row in enumerate(_rows(summary), 2):
        sheet.row_dimensions[count].height = _height(row)
        sheet.append([_cell(sheet, value, _BAD if value == WORDS["failed"] else None) for value in row])
        del sheet.row_dimensions[count]  # written by now
        sheet.auto_filter.ref = f"A1:J{count}"
    totals = book.create_sheet("合计")
    counts = [(word, summary.count(status)) for status, word in WORDS.items()]
    for total in (*counts, ("单位总数", len(summary.units)), ("用时（秒）", summary.seconds)):
        totals.append(total)
    return stable_xlsx(book)


def _height(row: Iterable[object]) -> float:
    """Points that the fullest cell needs, for not every program finds out; a Chinese character is as wide as two digits."""
    lines = (
        sum(max(1, -(-2 * len(line) // (width - 2))) for line in str(value).split("\n"))
        for value, width in zip(row, _COLUMNS.values(), strict=True)
    )
    return min(_LINE * max(lines), _HIGHEST)


def _for_print(sheet: WriteOnlyWorksheet) -> None:
    """The table as wide as a sheet of paper laid across, its heading on each sheet."""
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cell(
    sheet: WriteOnlyWorksheet, value: object, font: Font | None = None, fill: PatternFill | None = None
) -> Cell:
    cell = safe_cell(WriteOnlyCell(sheet), value)
    cell.alignment = _WRAPPED
    if font:
        cell.font = font
    if fill:
        cell.fill = fill
    return cell


def _rows(summary: Summary) -> Iterator[tuple[str | int | float, ...]]:
    for unit in summary.units:
        yield (
            unit.row,
            unit.code,
            unit.name,
            WORDS[unit.status],
            unit.seconds or "",
            unit.folder,
            unit.papers or "",
            "\n".join(unit.beside),
            "；".join(unit.open),
            "\n".join(unit.faults),
        )
    for text in (*summary.faults, *summary.notes):
        yield "", "", "", "提示", "", "", "", "", "", text
