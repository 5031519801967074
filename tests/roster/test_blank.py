"""The blank roster: what a person meets who opens it, and that it reads back."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from mzsh_kit.errors import KitError
from mzsh_kit.plan import library
from mzsh_kit.roster import read_roster, write_blank
from mzsh_kit.roster.blank import blank_bytes


@pytest.fixture
def blank(tmp_path):
    path = tmp_path / "空白.xlsx"
    write_blank(path)
    return path


@pytest.fixture
def book(blank):
    return load_workbook(blank)


def drop_downs(sheet):
    return {
        str(choice.sqref): choice.formula1.strip('"').split(",")
        for choice in sheet.data_validations.dataValidation
    }


def test_it_has_four_sheets_with_their_headings(book):
    assert book.sheetnames == ["统一要求", "单位", "班子成员", "说明"]
    assert [cell.value for cell in book["班子成员"][1]] == [
        "单位代码", "排序", "姓名", "职务", "角色", "政治面貌", "分管单位", "所在党支部", "是否应到",
        "缺席事由", "书面发言", "代读人",
    ]  # fmt: skip
    assert [cell.value for cell in book["单位"][1]][:7] == [
        "单位代码",
        "单位名称",
        "简称",
        "单位类型",
        "会议类型",
        "年度",
        "会议日期",
    ]


def test_types_and_kinds_are_chosen_from_the_library(book):
    choices = drop_downs(book["单位"])
    assert choices["D2:D2000"] == list(library().unit_types)
    assert choices["E2:E2000"] == list(library().kinds)


def test_headings_stay_in_view_and_carry_notes(book):
    sheet = book["单位"]
    assert sheet.freeze_panes == "C2"
    assert all(cell.comment and cell.comment.text for cell in sheet[1])


def test_cells_are_text_so_that_codes_and_dates_stay_as_typed(book):
    assert {dimension.number_format for dimension in book["单位"].column_dimensions.values()} == {"@"}


def test_the_form_says_what_holds_when_a_deadline_is_left_blank(book):
    notes = {row[0].value: row[2].value for row in book["统一要求"].iter_rows(min_row=2)}
    assert notes["报审时限"] == "可写会前10天、会前5个工作日、会后15天内或某一天。留空为会前10天。"


def test_its_example_is_marked_and_no_unit(blank, book):
    assert (book["单位"]["A2"].value, book["单位"]["A2"].font.color.rgb) == ("示例", "00808080")
    with pytest.raises(KitError, match="没有填写任何单位"):
        read_roster(blank)


def test_a_filled_blank_reads_without_notes(blank, book):
    book["统一要求"]["B2"], book["统一要求"]["B3"] = "年度", "2026"
    for letter, value in zip("ABDG", ("001", "望岚县水务局", "局党组", "2027年1月15日"), strict=True):
        book["单位"][f"{letter}3"] = value
    for letter, value in zip("ACDE", ("001", "江启明", "书记", "主要负责同志"), strict=True):
        book["班子成员"][f"{letter}5"] = value
    book.save(blank)
    read = read_roster(blank)
    assert (len(read.good), read.faults, read.notes) == (1, (), ())


def test_the_example_itself_would_be_a_good_unit(blank, book):
    for sheet in ("单位", "班子成员"):
        for row in book[sheet].iter_rows(min_row=2, max_col=1):
            row[0].value = row[0].value and "001"
    book["统一要求"]["B2"], book["统一要求"]["B3"] = "年度", "2026"
    book.save(blank)
    assert read_roster(blank).faults == ()


def test_the_same_call_gives_the_same_bytes():
    assert blank_bytes() == blank_bytes()


def test_another_file_is_never_overwritten(tmp_path):
    path = tmp_path / "花名册.xlsx"
    path.write_text("别人填好的")
    with pytest.raises(KitError, match="这里已有同名文件，没有覆盖"):
        write_blank(path)
    assert path.read_text() == "别人填好的"
