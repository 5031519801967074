"""What became of every row: ``summary.json``, ``summary.xlsx``, and ``summary.html`` for people above."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..output import made_in, put, written
from ..xlsx import safe_cell, stable_xlsx
from .meetings import Meeting, busy_days, clashes
from .unit import Outcome

SUMMARY, WORKBOOK = "summary.json", "summary.xlsx"
BUSY_DAY = 5
"""Meetings a day that are no finding yet."""
WORDS = {"made": "已生成", "unchanged": "无变化", "failed": "未生成", "left": "未运行"}
_HEAD = (
    "行号",
    "单位代码",
    "单位名称",
    "结果",
    "用时（秒）",
    "文件夹",
    "材料（份）",
    "另存的新稿",
    "待定事项",
    "问题",
)
_WIDTHS = (8, 12, 28, 10, 12, 26, 12, 24, 44, 60)
_WRAPPED = Alignment(wrap_text=True, vertical="top", horizontal="left")
_LINE, _HIGHEST = 15.0, 409.0
"""Points of a line, and the most that Excel gives a row."""
_HEADING, _BAD = Font(bold=True), Font(color="FFB03A2E")
_SHADE = PatternFill("solid", fgColor="FFE9EDF1")


@dataclass(frozen=True, slots=True)
class Summary:
    """Outcomes in the order of the roster, faults that belong to no row, notes, and the meetings of good rows.

    ``stopped``: the run was told to end before all units were run.
    """

    units: tuple[Outcome, ...]
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    busy_day: int = BUSY_DAY
    stopped: bool = False

    def count(self, status: str) -> int:
        return sum(unit.status == status for unit in self.units)

    @property
    def whole(self) -> bool:
        """Whether every row is made and nothing in the workbook was left out."""
        return not self.faults and self.count("failed") == self.count("left") == 0

    def facts(self) -> dict[str, Any]:
        """What ``summary.json`` tells."""
        counts = {status: self.count(status) for status in WORDS}
        busy = busy_days(self.meetings, self.busy_day)
        return {
            "rows": len(self.units),
            **counts,
            "stopped": self.stopped,
            "seconds": round(sum(unit.seconds for unit in self.units), 2),
            "units": self.units,
            "faults": list(self.faults),
            "notes": list(self.notes),
            "busy_days": {day.isoformat(): [one.code for one in found] for day, found in busy.items()},
            "clashes": [
                {"who": one.who, "day": one.day.isoformat(), "sure": one.sure,
                 "units": [unit.code for unit in one.meetings]}
                for one in clashes(self.meetings)
            ],
        }  # fmt: skip

    def __str__(self) -> str:
        told = (
            f"{word}{self.count(status)}个"
            for status, word in WORDS.items()
            if status != "left" or self.count("left")
        )
        return f"共{len(self.units)}个单位：{'，'.join(told)}。"


def write_summary(folder: Path, summary: Summary) -> None:
    """Write the three forms of the summary into ``folder``, the one that the next run reads first."""
    from .page import summary_html

    told = json.JSONEncoder(ensure_ascii=False, indent=2, default=asdict).iterencode(summary.facts())
    _put(folder / SUMMARY, chain(told, "\n"))
    _put(folder / "summary.html", summary_html(summary))
    put(folder / WORKBOOK, made_in(folder, lambda: _workbook(summary)))


def _put(path: Path, pieces: Iterable[str]) -> None:
    """Write a file piece by piece: that of thousands of units is never held at once."""
    with written(path) as file:
        file.writelines(piece.encode() for piece in pieces)


def _workbook(summary: Summary) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("结果")
    for index, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    _for_print(sheet)
    sheet.append([_cell(sheet, value, _HEADING, _SHADE) for value in _HEAD])
    for count, row in enumerate(_rows(summary), 2):
        sheet.row_dimensions[count].height = _height(row)
        sheet.append([_cell(sheet, value, _BAD if value == WORDS["failed"] else None) for value in row])
        del sheet.row_dimensions[count]  # written by now
        sheet.auto_filter.ref = f"A1:J{count}"
    totals = book.create_sheet("合计")
    counts = [(word, summary.count(status)) for status, word in WORDS.items()]
    seconds = round(sum(unit.seconds for unit in summary.units), 2)
    for row in (*counts, ("单位总数", len(summary.units)), ("用时（秒）", seconds)):
        totals.append(row)
    return stable_xlsx(book)


def _height(row: Iterable[object]) -> float:
    """Points that the fullest cell needs, for not every program finds out; a Chinese character is as wide as two digits."""
    lines = (
        sum(max(1, -(-2 * len(line) // (width - 2))) for line in str(value).split("\n"))
        for value, width in zip(row, _WIDTHS, strict=True)
    )
    return min(_LINE * max(lines), _HIGHEST)


def _for_print(sheet: Any) -> None:
    """The table as wide as a sheet of paper laid across, its heading on each sheet."""
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cell(sheet: Any, value: object, font: Font | None = None, fill: PatternFill | None = None) -> Any:
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
