"""Rosters as people send them: real workbooks, made cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from mzsh_kit import Plan, complete
from mzsh_kit.roster import read_roster

UNIT_HEADS = ("单位代码", "单位名称", "单位类型", "会议类型", "年度", "会议日期", "地点")
UNIT = ("001", "望岚县水务局", "局党组", "年度", 2026, "2027年1月15日", "三楼会议室")
MEMBER_HEADS = ("单位代码", "姓名", "职务", "角色")
MEMBERS = (
    ("001", "江启明", "党组书记、局长", "主要负责同志"),
    ("001", "贺兰舟", "党组成员、副局长", "班子成员"),
)
Rows = Sequence[Sequence[Any]]


@pytest.fixture
def roster(tmp_path: Path) -> Callable[..., Path]:
    """Makes a roster of one good unit, but for what a test changes."""

    def make(
        units: Rows = (UNIT_HEADS, UNIT),
        members: Rows = (MEMBER_HEADS, *MEMBERS),
        form: Rows = (),
        change: Callable[[Workbook], object] = lambda book: None,
    ) -> Path:
        book = Workbook()
        book.remove(book.active)
        for name, rows in (("统一要求", form), ("单位", units), ("班子成员", members)):
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        change(book)
        path = tmp_path / "花名册.xlsx"
        book.save(path)
        return path

    return make


def plan_with(path: Path) -> Plan:
    """The plan of the one unit of a roster in which nothing is told."""
    read = read_roster(path)
    assert (read.faults, read.notes) == ((), ())
    return complete(read.rows[0].answers)
