"""What a cell means."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.errors import KitError
from mzsh_kit.roster import values
from mzsh_kit.roster.workbook import Cell

EPOCH = datetime(1899, 12, 30)


def read(reader, value, form="General"):
    return reader(Cell(1, 1, value, form), EPOCH)


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("办公室、人事股", ["办公室", "人事股"]),
        ("办公室；人事股;财务股\n档案室", ["办公室", "人事股", "财务股", "档案室"]),
        ("水资源股（含节水办、水保站）、办公室", ["水资源股（含节水办、水保站）", "办公室"]),
        ("《甲、乙》、“丙；丁”", ["《甲、乙》", "“丙；丁”"]),
        ("没有关上的（括号、逗号", ["没有关上的（括号", "逗号"]),
        ("、甲、、乙；", ["甲", "乙"]),
        ("无", []),
        ("待定", ["待定"]),
    ],
)
def test_a_list_is_cut_outside_brackets(typed, items):
    assert read(values.items, typed) == items


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("县委常委、县纪委书记", ["县委常委、县纪委书记"]),
        ("办公室主任 张三\n人事股股长　李四", ["办公室主任 张三", "人事股股长　李四"]),
        ("1.张三；2.李四;王五", ["张三", "李四", "王五"]),
        ("县纪委（派驻组；巡察组）\r\n县委组织部", ["县纪委（派驻组；巡察组）", "县委组织部"]),
        ("无", []),
    ],
)
def test_people_stand_one_a_line_and_are_never_cut_between_posts(typed, people):
    assert read(values.people, typed) == people


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("党员", "中共党员"),
        ("中共预备党员", "中共预备党员"),
        ("中共党员(预备)", "中共预备党员"),
        ("民 盟", "民盟盟员"),
    ],
)
def test_politics_are_read_in_full(typed, full):
    assert read(values.politics, typed) == full


def test_politics_that_are_none_are_refused():
    with pytest.raises(
        KitError, match="“中工党员”不在可选范围内。请从下列各项中选一项：中共党员、中共预备党员"
    ):
        read(values.politics, "中工党员")


@given(st.lists(st.text("甲乙丙丁", min_size=1), min_size=1, max_size=5))
def test_what_is_joined_is_parted_again(parts):
    assert read(values.items, "、".join(parts)) == parts


@given(st.text("甲《》（）“”、；\n"))
def test_no_character_of_a_list_is_lost_but_separators(typed):
    assert (
        "".join(read(values.sentences, typed)).replace("；", "") == typed.replace("；", "").replace("\n", "")
        or "\n" in typed
    )


@pytest.mark.parametrize(
    ("typed", "aspects"),
    [
        ("1.带头学习；2.带头实干", ["带头学习", "带头实干"]),
        ("（一）对党忠诚、老实\n（二）担当", ["对党忠诚、老实", "担当"]),
        ("一、政治建设\n二、作风建设", ["政治建设", "作风建设"]),
        ("1.5倍速", ["1.5倍速"]),
        ("十、", ["十、"]),
    ],
)
def test_aspects_stand_one_a_line_without_their_typed_numbers(typed, aspects):
    assert read(values.aspects, typed) == [{"text": aspect} for aspect in aspects]


def test_aspects_may_be_open():
    assert read(values.aspects, "待定") == "待定"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("望岚县\n水务局", "望岚县水务局"),
        ("A\r\nB", "A B"),
        (" 甲 ", "甲"),
        (12, "12"),
        (1.5, "1.5"),
        (True, "TRUE"),
    ],
)
def test_a_line_break_in_chinese_is_no_space(typed, line):
    assert read(values.text, typed) == line


@pytest.mark.parametrize(
    ("typed", "yes"),
    [("是", True), ("√", True), (True, True), (1, True), ("否", False), ("无", False), (0, False)],
)
def test_yes_and_no_are_typed_in_many_ways(typed, yes):
    assert read(values.yes, typed) is yes


def test_what_is_neither_yes_nor_no_is_refused():
    with pytest.raises(KitError, match="“也许”不在可选范围内。请从下列各项中选一项：是、否。"):
        read(values.yes, "也许")
