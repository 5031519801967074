"""Rosters of a few units, and notebooks that misbehave at one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import openpyxl
import pytest

from mzsh_kit import resources

SAMPLE = resources.templates() / "roster-sample.xlsx"


def _column(sheet: Any, heading: str) -> tuple[int, int]:
    """Row of the headings and column of one of them."""
    return next((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == heading)


def _roster(path: Path, *codes: str, **changes: dict[str, object]) -> Path:
    """The sample roster with these units only; ``changes`` sets a unit's cells: ``会议日期={"008": "…"}``."""
    book = openpyxl.load_workbook(SAMPLE)
    for name in ("单位", "班子成员"):
        sheet = book[name]
        head, at = _column(sheet, "单位代码")
        for row in range(sheet.max_row, head, -1):
            if sheet.cell(row, at).value not in codes:
                sheet.delete_rows(row)
    sheet = book["单位"]
    for heading, values in changes.items():
        head, at = _column(sheet, heading)
        for row in range(head + 1, sheet.max_row + 1):
            code = sheet.cell(row, _column(sheet, "单位代码")[1]).value
            if code in values:
                sheet.cell(row, at).value = values[code]
    book.save(path)
    return path


@pytest.fixture(scope="session")
def roster() -> Callable[..., Path]:
    """``roster(path, "001", "008", 会议日期={"008": "…"})`` writes a roster of these units."""
    return _roster


@pytest.fixture
def misbehaving(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """``misbehaving({"008": "while True: pass"})`` is the kit's notebook with this code run first at a
    unit.
    """

    def make(sources: dict[str, str]) -> Path:
        notebook = nbformat.read(resources.notebooks() / "plan.ipynb", as_version=4)
        guarded = "import json\nunit_code = json.load(open(plan_path, encoding='utf-8'))['unit']['code']\n"
        for code, source in sources.items():
            body = "\n".join(f"    {line}" for line in source.splitlines())
            guarded += f"if unit_code == '{code}':\n{body}\n"
        notebook.cells.insert(2, nbformat.v4.new_code_cell(guarded, id="fault"))
        nbformat.write(notebook, tmp_path / "misbehaving.ipynb")
        return tmp_path / "misbehaving.ipynb"

    return make
