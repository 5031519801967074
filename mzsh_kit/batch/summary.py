"""What became of every row: ``summary.json``, ``summary.xlsx``, and ``summary.html`` for people above."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment

from ..output import put
from ..xlsx import safe_cell, stable_xlsx
from .meetings import Meeting, busy_days, clashes
from .unit import Outcome

SUMMARY = "summary.json"
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
    "材料",
    "另存的新稿",
    "待定事项",
    "问题",
)
_WIDTHS = (8, 14, 30, 10, 12, 30, 28, 28, 40, 80)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


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
    put(folder / SUMMARY, _bytes(chain(told, "\n")))
    put(folder / "summary.html", _bytes(summary_html(summary)))
    put(folder / "summary.xlsx", _workbook(summary))


def _bytes(pieces: Iterable[str]) -> bytes:
    """The pieces as one, without all of them at once: the summary of thousands of units costs no more than its size."""
    held = io.BytesIO()
    held.writelines(piece.encode() for piece in pieces)
    return held.getvalue()


def _workbook(summary: Summary) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("结果")
    for index, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    sheet.freeze_panes = "A2"
    for count, row in enumerate(chain([_HEAD], _rows(summary)), 1):
        sheet.append([_cell(sheet, value) for value in row])
        sheet.auto_filter.ref = f"A1:J{count}"
    totals = book.create_sheet("合计")
    counts = [(word, summary.count(status)) for status, word in WORDS.items()]
    seconds = round(sum(unit.seconds for unit in summary.units), 2)
    for row in (*counts, ("单位总数", len(summary.units)), ("用时（秒）", seconds)):
        totals.append(row)
    return stable_xlsx(book)


def _cell(sheet: Any, value: object) -> Any:
    cell = safe_cell(WriteOnlyCell(sheet), value)
    cell.alignment = _WRAPPED
    return cell


def _rows(summary: Summary) -> Iterator[tuple[str | int | float, ...]]:
    for unit in summary.units:
        yield (
            unit.row,
            unit.code,
            unit.name,
            WORDS[unit.status],
            unit.seconds,
            unit.folder,
            "\n".join(unit.files),
            "\n".join(unit.beside),
            "\n".join(unit.open),
            "\n".join(unit.faults),
        )
    for text in (*summary.faults, *summary.notes):
        yield 0, "", "", "提示", 0, "", "", "", "", text
