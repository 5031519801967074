"""What was found in many files, as one workbook for Excel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from ..console import folded
from ..xlsx import safe_cell, stable_xlsx
from .labels import KINDS, LEVELS
from .many import Checked

_TOP = Alignment(wrap_text=True, vertical="top")
_GRID = Border(*(Side("thin", "BFBFBF") for _ in range(4)))
_HEAD = Font(bold=True), PatternFill("solid", start_color="EFE7DE")
_SUMMARY = (("文件", 44), *((name, 8) for name in LEVELS.values()), ("合计", 8), ("没有检查的原因", 60))
_FINDINGS = (
    *(("文件", 24), ("级别", 6), ("类别", 10), ("原文", 34), ("位置", 20), ("处数", 6)),
    *(("问题", 34), ("修改建议", 32), ("规则", 22)),
)
_KINDS = (("类别", 16), *((name, 8) for name in LEVELS.values()), ("合计", 8), ("文件数", 8))
_MOST_PLACES = 20
_HEIGHT = 15
Row = tuple[str | int, ...]


def workbook(checked: Sequence[Checked], kinds: Sequence[Row] = ()) -> bytes:
    """A sheet with the counts of each file by level, and one with every finding; same input, same bytes.

    ``kinds``: rows for a third sheet, how many findings there are of each kind (类别, a column a level,
    合计, 文件数).
    """
    book = Workbook()
    _fill(book.active, "汇总", _SUMMARY, (*_counts(checked), _totals(checked)))
    _fill(book.create_sheet(), "问题", _FINDINGS, tuple(_rows(checked)))
    if kinds:
        _fill(book.create_sheet("分类"), "分类", _KINDS, kinds)
    book.active.auto_filter.ref = f"A1:{get_column_letter(len(_SUMMARY))}{len(checked) + 1}"
    return stable_xlsx(book)


def _counts(checked: Sequence[Checked]) -> Iterator[Row]:
    for file in checked:
        counts = [sum(finding.level == level for finding in file.findings) for level in LEVELS]
        yield (file.name, *counts, sum(counts), file.fault)


def _totals(checked: Sequence[Checked]) -> Row:
    totals = [
        sum(finding.level == level for file in checked for finding in file.findings) for level in LEVELS
    ]
    failed = sum(bool(file.fault) for file in checked)
    return (f"共{len(checked)}个文件", *totals, sum(totals), f"{failed}个文件没有检查" if failed else "")


def _rows(checked: Sequence[Checked]) -> Iterator[Row]:
    for file in checked:
        for finding in file.findings:
            yield (
                *(file.name, LEVELS[finding.level], KINDS.get(finding.kind, finding.kind), finding.text),
                *(_places(finding.places), len(finding.places), finding.why, finding.fix, finding.rule),
            )


def _places(places: Sequence[str]) -> str:
    shown = "；".join(places[:_MOST_PLACES])
    return shown if len(places) <= _MOST_PLACES else f"{shown}等"


def _fill(sheet: Any, title: str, head: Sequence[tuple[str, int]], rows: Sequence[Row]) -> None:
    sheet.title, widths = title, [columns for _, columns in head]
    for number, row in enumerate(([name for name, _ in head], *rows), 1):
        for column, value in enumerate(row, 1):
            cell = safe_cell(sheet.cell(number, column), value)
            cell.alignment, cell.border = _TOP, _GRID
            if number == 1:
                cell.font, cell.fill = _HEAD
        sheet.row_dimensions[number].height = _HEIGHT * max(map(_lines, row, widths))
    for column, columns in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = columns
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _for_print(sheet)


def _lines(value: str | int, columns: int) -> int:
    """How many lines a value takes in a column; not every program works that out."""
    return max(1, len(folded(str(value), columns - 1)))


def _for_print(sheet: Any) -> None:
    """A4 across, all columns on a page, the head on every page, pages numbered."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.center.text = "第&P页，共&N页"
