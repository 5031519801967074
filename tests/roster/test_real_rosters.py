"""Rosters as offices keep them: titles, merged cells, trailing formats, hidden rows, numbers that look like
dates.
"""

from __future__ import annotations

import shutil
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from mzsh_kit.errors import KitError
from mzsh_kit.plan import complete
from mzsh_kit.roster import read_roster

from .conftest import MEMBER_HEADS, MEMBERS, UNIT, UNIT_HEADS
from .test_read import ANSWERS


def answers(path):
    read = read_roster(path)
    assert read.faults == ()
    return read.rows[0].answers


def test_titles_may_stand_above_the_heading(roster):
    title = [("望岚县2026年度民主生活会花名册",), ("填报单位：县委组织部", None, "填报日期：2026年12月"), ()]
    path = roster(
        [*title, UNIT_HEADS, UNIT],
        [*title, MEMBER_HEADS, *MEMBERS],
        change=lambda book: book["单位"].merge_cells("A1:G1"),
    )
    assert (answers(path), read_roster(path).rows[0].row) == (ANSWERS, 5)


def test_headings_may_hold_spaces_line_breaks_and_brackets(roster):
    members = [("单位\n代码", "姓 名", "职　务（必填）", "* 角色:"), *MEMBERS]
    units = [("单位代码*", "单位 名称【全称】", "单位类型\n(下拉)", *UNIT_HEADS[3:]), UNIT]
    assert answers(roster(units, members)) == ANSWERS


def test_a_code_merged_over_a_units_members_holds_for_all(roster):
    members = [MEMBER_HEADS, MEMBERS[0], (None, *MEMBERS[1][1:])]
    path = roster(members=members, change=lambda book: book["班子成员"].merge_cells("A2:A3"))
    assert answers(path) == ANSWERS


def test_a_heading_of_two_rows_is_no_record(roster):
    def change(book):
        sheet = book["单位"]
        for letter in "ABCDE":
            sheet.merge_cells(f"{letter}1:{letter}2")
        sheet.merge_cells("F1:G1")

    units = [(*UNIT_HEADS[:5], "会议安排", None), (None,) * 5 + UNIT_HEADS[5:], UNIT]
    assert answers(roster(units, change=change)) == ANSWERS


def test_trailing_formatted_rows_and_blank_text_are_nothing(roster):
    def change(book):
        for row in range(3, 400):
            book["单位"].cell(row, 1).fill = PatternFill("solid", fgColor="FFFF00")
            book["单位"].cell(row, 2, " 　\n")

    assert answers(roster(change=change)) == ANSWERS


def test_hidden_rows_are_read_and_said(roster):
    def change(book):
        book["班子成员"].row_dimensions[3].hidden = True
        book["单位"].sheet_state = "hidden"

    read = read_roster(roster(change=change))
    assert read.rows[0].answers == ANSWERS
    assert read.notes == ("“班子成员”表第3行是隐藏行，已一并读取", "“单位”表是隐藏的，已一并读取")


def test_names_are_read_as_they_are_typed(roster):
    members = [
        MEMBER_HEADS,
        ("001", "张　三", "书记", "主要负责同志"),
        ("001", "古丽•赛迪克", "委员", ""),
        ("001", "梁𬀩", "委员", ""),
    ]
    plan = complete(answers(roster(members=members)))
    assert [member.name for member in plan.members] == ["张三", "古丽·赛迪克", "梁𬀩"]


@pytest.mark.parametrize(("typed", "name"), [("梁_xD870__xDC29_", "梁\U0002c029"), ("梁_x000D_\n江", "梁江")])
def test_escaped_characters_are_read_as_excel_shows_them(roster, typed, name):
    members = [MEMBER_HEADS, ("001", typed, "书记", "主要负责同志")]
    assert complete(answers(roster(members=members))).principal.name == name


@pytest.mark.parametrize("typed", ["_xD800_", "_x0001_"])
@pytest.mark.parametrize("column", [1, 5])
def test_characters_that_cannot_be_printed_are_told(roster, typed, column):
    path = roster(change=lambda book: book["单位"].cell(2, column + 1, typed))
    assert [fault.column for fault in read_roster(path).faults] == [UNIT_HEADS[column]]


@pytest.mark.parametrize("typed", ["2026", "２０２６", "2026年", "2026年度", 2026, 2026.0])
def test_years_are_read(roster, typed):
    assert answers(roster([UNIT_HEADS, (*UNIT[:4], typed, *UNIT[5:])]))["year"] == 2026


@pytest.mark.parametrize(
    "typed",
    ["2027.1.15", "2027年1月15日", "2027-01-15", "２０２７／１／１５", "20270115", 20270115, 46402, 46402.0,
     date(2027, 1, 15), datetime(2027, 1, 15, 9, 0)],
)  # fmt: skip
def test_days_are_read(roster, typed):
    path = roster([UNIT_HEADS, (*UNIT[:5], typed, UNIT[6])])
    assert complete(answers(path)).meeting_day == date(2027, 1, 15)


@pytest.mark.parametrize("typed", [46402 - 1462, date(2027, 1, 15)])
def test_serial_days_count_from_the_workbooks_own_epoch(roster, typed):
    def change(book):
        book.epoch = CALENDAR_MAC_1904
        book["单位"]["F2"] = typed

    assert complete(answers(roster(change=change))).meeting_day == date(2027, 1, 15)


@pytest.mark.parametrize("typed", ["待定", None])
def test_a_day_may_be_open(roster, typed):
    assert complete(answers(roster([UNIT_HEADS, (*UNIT[:5], typed, UNIT[6])]))).meeting_day is None


@pytest.mark.parametrize(
    "typed",
    [
        "14:30",
        "下午2：30",
        "14时30分",
        time(14, 30),
        0.6041666667,
        timedelta(hours=14, minutes=30),
        datetime(1900, 1, 1, 14, 30),
    ],
)
def test_clocks_are_read(roster, typed):
    path = roster([(*UNIT_HEADS, "开始时间"), (*UNIT, typed)])
    assert complete(answers(path)).meeting.start == time(14, 30)


@pytest.mark.parametrize(
    ("typed", "form"), [("001", "@"), (1, "000"), (1.0, "000"), ("００１", "@"), (" 001 ", "@")]
)
def test_codes_keep_their_zeros(roster, typed, form):
    def change(book):
        book["单位"]["A2"], book["单位"]["A2"].number_format = typed, form

    assert answers(roster(change=change)) == ANSWERS


def test_a_whole_number_is_a_code_without_a_point(roster):
    path = roster([UNIT_HEADS, (1.0, *UNIT[1:])], [MEMBER_HEADS, *((1, *member[1:]) for member in MEMBERS)])
    assert answers(path)["unit"]["code"] == "1"


@pytest.mark.parametrize("typed", ["NA", "None", "nan", "=1+1", "+86", "-", "@某", "#REF!"])
def test_text_stays_text(roster, typed):
    def change(book):
        book["单位"]["G2"] = typed
        book["单位"]["G2"].data_type = "s"

    assert answers(roster(change=change))["meeting"]["venue"] == typed


def with_cached(path, formula_cell: str):
    """The same workbook with the XML of one cell replaced, as Excel writes a computed formula."""
    target = path.with_name("算过.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet2.xml":
                data = data.replace(b'<c r="G2"><f>A1&amp;B1</f><v /></c>', formula_cell.encode())
                data = data.replace(b'<c r="G2"><f>A1&amp;B1</f><v></v></c>', formula_cell.encode())
            copy.writestr(name, data)
    return target


def formula(book):
    book["单位"]["G2"] = "=A1&B1"


def test_a_formulas_computed_value_is_read(roster):
    path = with_cached(roster(change=formula), '<c r="G2" t="str"><f>A1&amp;B1</f><v>三楼会议室</v></c>')
    assert answers(path) == ANSWERS


def test_a_formula_without_a_value_is_told(roster):
    (fault,) = read_roster(roster(change=formula)).faults
    assert fault.found == "=A1&B1"
    assert str(fault) == (
        "“单位”表第2行G列“地点”（001 望岚县水务局）：公式没有计算结果。"
        "请在Excel中打开保存一次，或直接填写内容。"
    )


def test_an_error_value_is_told(roster):
    path = with_cached(roster(change=formula), '<c r="G2" t="e"><f>#REF!</f><v>#REF!</v></c>')
    (fault,) = read_roster(path).faults
    assert (
        str(fault)
        == "“单位”表第2行G列“地点”（001 望岚县水务局）：公式结果是错误值#REF!。请改正公式，或直接填写内容。"
    )


def test_wrong_dimensions_and_cells_without_places_do_no_harm(roster, tmp_path):
    path, target = roster(), tmp_path / "其他程序.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet3.xml":
                for place in (b' r="%c%d"' % (letter, row) for letter in b"ABCD" for row in (1, 2, 3)):
                    data = data.replace(place, b"")
                data = data.replace(b"A1:D3", b"A1")
            copy.writestr(name, data)
    assert answers(target) == ANSWERS


@pytest.mark.parametrize(("cell", "end"), [("A20001", "20001行"), ("GS2", "GS列")])
def test_content_far_away_is_refused_rather_than_dropped(roster, cell, end):
    def change(book):
        book["单位"][cell] = "远"

    with pytest.raises(KitError, match=f"内容写到了第{end}，超出范围"):
        read_roster(roster(change=change))


def test_hundreds_of_thousands_of_formatted_rows_are_walked_over(roster, tmp_path):
    path, target = roster(), tmp_path / "臃肿.xlsx"
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(100, 300_000)).encode()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(
                name,
                data.replace(b"</sheetData>", empty + b"</sheetData>")
                if name.endswith("sheet2.xml")
                else data,
            )
    assert answers(target) == ANSWERS


def test_a_roster_in_a_folder_of_any_name_is_read(roster, tmp_path):
    folder = tmp_path / "花名册 (终稿)"
    folder.mkdir()
    assert answers(shutil.copy(roster(), folder / "a b.xlsx")) == ANSWERS
