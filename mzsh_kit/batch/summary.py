"""What became of every row: ``summary.json`` and ``summary.xlsx``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment

from ..output import put
from ..xlsx import safe_cell, stable_xlsx
from .unit import Outcome

WORDS = {"made": "已生成", "unchanged": "无变化", "failed": "未生成"}
_HEAD = ("行号", "单位代码", "单位名称", "结果", "文件夹", "材料", "另存的新稿", "待定事项", "问题")
_WIDTHS = (8, 14, 30, 10, 30, 28, 28, 40, 80)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class Summary:
    """Outcomes in the order of the roster, faults that belong to no row, and notes on the workbook."""

    units: tuple[Outcome, ...]
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def count(self, status: str) -> int:
        return sum(unit.status == status for unit in self.units)

    @property
    def whole(self) -> bool:
        """Whether every row is made and nothing in the workbook was left out."""
        return not self.faults and self.count("failed") == 0

    def as_json(self) -> dict[str, Any]:
        counts = {status: self.count(status) for status in WORDS}
        return {"rows": len(self.units), **counts, "units": [asdict(unit) for unit in self.units],
                "faults": list(self.faults), "notes": list(self.notes)}  # fmt: skip

    def __str__(self) -> str:
        counts = "，".join(f"{word}{self.count(status)}个" for status, word in WORDS.items())
        return f"共{len(self.units)}个单位：{counts}。"


def write_summary(folder: Path, summary: Summary) -> None:
    """Write both forms of the summary into ``folder``."""
    text = json.dumps(summary.as_json(), ensure_ascii=False, indent=2) + "\n"
    put(folder / "summary.json", text.encode())
    put(folder / "summary.xlsx", _workbook(summary))


def _workbook(summary: Summary) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "结果"
    for number, row in enumerate((_HEAD, *_rows(summary)), 1):
        for column, value in enumerate(row, 1):
            safe_cell(sheet.cell(number, column), value).alignment = _WRAPPED
    for index, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return stable_xlsx(book)


def _rows(summary: Summary) -> Iterator[tuple[str | int, ...]]:
    for unit in summary.units:
        yield (
            unit.row,
            unit.code,
            unit.name,
            WORDS[unit.status],
            unit.folder,
            "\n".join(unit.files),
            "\n".join(unit.beside),
            "\n".join(unit.open),
            "\n".join(unit.faults),
        )
    yield from ((0, "", "", "提示", "", "", "", "", text) for text in (*summary.faults, *summary.notes))
