"""What was found in many files, as one workbook for Excel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ..xlsx import safe_cell, stable_xlsx
from .labels import KINDS, LEVELS
from .many import Checked

_TOP = Alignment(wrap_text=True, vertical="top")
_HEAD = Font(bold=True), PatternFill("solid", start_color="EFE7DE")
_SUMMARY = (("文件", 44), *((name, 8) for name in LEVELS.values()), ("合计", 8), ("没有检查的原因", 60))
_FINDINGS = (
    *(("文件", 36), ("级别", 8), ("类别", 12), ("原文", 40), ("位置", 28), ("处数", 8)),
    *(("问题", 44), ("修改建议", 44), ("规则", 26)),
)
_MOST_PLACES = 20


def workbook(checked: Sequence[Checked]) -> bytes:
    """A sheet with the counts of each file by level, and one with every finding; same input, same bytes."""
    book = Workbook()
    _fill(book.active, "汇总", _SUMMARY, _counts(checked))
    _fill(book.create_sheet(), "问题", _FINDINGS, _rows(checked))
    return stable_xlsx(book)


def _counts(checked: Sequence[Checked]) -> Iterator[tuple[str | int, ...]]:
    for one in checked:
        counts = [sum(found.level == level for found in one.findings) for level in LEVELS]
        yield (one.name, *counts, sum(counts), one.fault)
    totals = [sum(found.level == level for one in checked for found in one.findings) for level in LEVELS]
    failed = sum(bool(one.fault) for one in checked)
    yield (f"共{len(checked)}个文件", *totals, sum(totals), f"{failed}个文件没有检查" if failed else "")


def _rows(checked: Sequence[Checked]) -> Iterator[tuple[str | int, ...]]:
    for one in checked:
        for found in one.findings:
            yield (
                *(one.name, LEVELS[found.level], KINDS.get(found.kind, found.kind), found.text),
                *(_places(found.places), len(found.places), found.why, found.fix, found.rule),
            )


def _places(places: Sequence[str]) -> str:
    shown = "；".join(places[:_MOST_PLACES])
    return shown if len(places) <= _MOST_PLACES else f"{shown}等"


def _fill(
    sheet: Any, title: str, head: Sequence[tuple[str, int]], rows: Iterator[tuple[str | int, ...]]
) -> None:
    sheet.title = title
    for number, row in enumerate(([name for name, _ in head], *rows), 1):
        for column, value in enumerate(row, 1):
            cell = safe_cell(sheet.cell(number, column), value)
            cell.alignment = _TOP
            if number == 1:
                cell.font, cell.fill = _HEAD
    for column, (_, width) in enumerate(head, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
