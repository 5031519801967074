"""What a roster says of the meeting once it has been held, and of the papers that are wanted."""

import pytest

from mzsh_kit.roster import read_roster

from .conftest import UNIT, UNIT_HEADS, plan_with


def test_the_facts_after_the_meeting_have_their_columns(roster):
    heads = (
        "实到人数",
        "征求到的意见条数",
        "其中对班子的意见条数",
        "其中对成员的意见条数",
        "谈心谈话人次",
        "相互批评意见条数",
        "整改事项",
    )
    held = plan_with(
        roster(units=[(*UNIT_HEADS, *heads), (*UNIT, 3, "21条", "8", 10, "14", 6, "调研偏少；\n学习不系统")])
    ).held
    assert (held.present, held.opinions, held.opinions_team, held.opinions_members, held.talks,
            held.criticisms) == (
        3, 21, 8, 10, 14, 6,
    )  # fmt: skip
    assert [(item.whose, item.problem) for item in held.items] == [
        ("领导班子", "调研偏少"),
        ("领导班子", "学习不系统"),
    ]


@pytest.mark.parametrize("size", ["必备", "常用", "全部"])
def test_the_size_of_the_set_is_said_for_all_units_or_for_one(roster, size):
    for_all = roster(form=[("项目", "内容"), ("材料范围", size), ("不附写作提示", "是")])
    assert (plan_with(for_all).papers, plan_with(for_all).no_hints) == (size, True)
    assert plan_with(roster(units=[(*UNIT_HEADS, "材料范围"), (*UNIT, size)])).papers == size


def test_a_size_that_there_is_not_is_refused_at_its_cell(roster):
    (fault,) = read_roster(roster(units=[(*UNIT_HEADS, "材料范围"), (*UNIT, "少一点")])).faults
    assert "“材料范围”" in str(fault) and "必备、常用、全部" in str(fault)
