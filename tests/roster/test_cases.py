"""The rosters of ../shared/cases: the same plans as the base, or a fault at the right cell; nobody who is no
person.
"""

import os
from pathlib import Path

import pytest

from mzsh_kit.roster import read_roster

CASES = Path(os.environ.get("MZSH_SHARED") or Path(__file__).parents[3] / "shared") / "cases"
NOBODY = {
    "空缺",
    "待定",
    "—",
    "0",
    "无",
    "三",
    "李四、王五",
    "张三（女）",
    "张三(兼)",
    "张三1",
    "张三*",
    "张三同志",
    "张三（挂职）",
}


@pytest.fixture
def case():
    if not CASES.is_dir():
        pytest.skip("../shared is not here")
    return lambda name: read_roster(next(CASES.glob(f"{name}-*.xlsx")))


def plans(roster):
    return [row.answers for row in roster.rows]


@pytest.mark.parametrize("name", ["x01", "x03", "x06", "x14", "x19"])
def test_the_same_plans_as_the_base(case, name):
    read = case(name)
    assert (plans(read), read.faults) == (plans(case("x00")), ())


def test_codes_that_the_spreadsheet_has_cut_are_told_as_that(case):
    read = case("x16")
    assert ({fault.code for fault in read.faults}, read.good) == ({"roster.code_cut"}, ())


def test_one_unit_under_two_codes_is_told_at_both(case):
    read = case("x35")
    assert [(fault.code, fault.sheet, fault.row, fault.letter) for fault in read.faults] == [
        ("roster.unit_twice", "单位", row, "B") for row in (2, 3)
    ]


def test_nobody_is_made_of_what_is_no_name(case):
    read = case("x10")
    assert not NOBODY & {answer["name"] for row in read.good for answer in row.answers["members"]}
    assert {(fault.code, fault.sheet, fault.letter) for fault in read.faults} == {
        ("roster.name", "班子成员", "B")
    }
    assert len(read.good) + len(read.faults) == len(read.rows)


def test_no_date_is_misread(case):
    read = case("x08")
    days = {str(row.answers["meeting"]["date"]) for row in read.good if "date" in row.answers["meeting"]}
    assert all("15" in day or "十五" in day or day in ("待定", "2027年1月中旬") for day in days)
    assert {(fault.sheet, fault.letter) for fault in read.faults} == {("单位", "F")}
