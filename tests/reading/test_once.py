"""What an old document says of its own meeting alone is listed, and no plan carries it."""

from dataclasses import replace

import pytest

from mzsh_kit.plan import when_text
from mzsh_kit.reading import Fact, answers_of, label, old_plan, plan_of, read_bytes
from mzsh_kit.reading.answers.once import is_once

PLAN = (
    "某区林业局党组2025年度民主生活会方案\n一、时间\n2026年3月12日。\n"
    "二、参加人员\n党组书记、局长江远帆，党组成员、副局长路明。\n三、会前准备\n{}\n四、有关要求\n{}\n五、会后工作\n{}"
)
"""Asked in the order of preparation, requirements and what follows."""


def carried(prepared="会前准备材料。", asked="（一）守时。按时到会。", after="会后归档。"):
    """The plan, and what a person is told to look up."""
    text = PLAN.format(prepared, asked, after).encode()
    old = old_plan(text, "方案.txt")
    told = [shown.value for shown in old.doubtful] + [one.text for one, fact in old.passages if not fact]
    return plan_of(read_bytes(text, "方案.txt")), told


@pytest.mark.parametrize(
    "text, once",
    [
        ("2月3日前送机关党委", True),
        ("会后3天内送机关党委", False),
        ("路明同志外出培训，不能参会，会后补课", True),
        ("因病请假，书面发言", True),
        ("因故不能参加的，须书面请假", False),
        ("严格执行请假制度", False),
        ("路明同志负责起草", False),
    ],
)
def test_a_fixed_day_and_one_persons_leave_are_no_rule(text, once):
    assert is_once(text) is once


def test_a_sentence_with_a_day_of_the_old_meeting_is_listed_and_not_carried():
    plan, told = carried(asked="（一）守时。按时到会。3月5日前由路明落实会务。")
    assert [(one.heading, one.text) for one in plan.requirements] == [("守时", "按时到会。")]
    assert any("3月5日" in text for text in told)


def test_a_requirement_of_which_nothing_is_carried_leaves_no_heading():
    plan, told = carried(asked="（一）守时。按时到会。\n（二）纪律。路明同志因公外出，不能参会，书面发言。")
    assert [one.heading for one in plan.requirements] == ["守时"]
    assert any("因公外出" in text for text in told)


def test_a_requirement_ends_above_the_signature_and_the_attachment():
    plan, _ = carried(
        after="会后归档。\n六、纪律要求\n（一）守时。按时到会。\n附件：分工\n某区林业局党组\n2026年2月1日\n名单"
    )
    assert not [one for one in plan.requirements if "附件" in one.text or "2026年" in one.text]


def test_the_day_of_the_list_of_rectification_has_one_home():
    plan, _ = carried(after="3月20日前，制定整改清单，建立整改台账。")
    assert when_text(plan.schedule.rectification.end) == "2026-03-20"
    assert plan.rectification == ("制定整改清单，建立整改台账",)


def test_discipline_that_a_requirement_says_is_said_once():
    asked = "（一）严守纪律。因事不能参会的，须书面请假并提交书面发言。"
    plan, _ = carried(asked=asked)
    assert [one.heading for one in plan.requirements] == ["严守纪律"]


def test_members_are_no_further_attendees():
    plan, _ = carried()
    assert [member.name for member in plan.members] == ["江远帆", "路明"]
    assert plan.meeting.attendees == ()


@pytest.mark.parametrize(
    "row, others",
    [
        ("会前准备阶段（2月1日至3月10日）", 0),
        ("谈心谈话\u3000\u30003月2日前", 0),
        ("召开会议\u3000\u30003月12日", 0),
        ("布置会场\u3000\u30003月2日前", 1),
    ],
)
def test_a_row_of_a_timetable_that_the_schedule_has_is_no_further_step(row, others):
    reading = read_bytes(PLAN.format("", "", "").encode(), "方案.txt")
    added = Fact("schedule.step", row, "第1段"), Fact("talks.deadline", "3月2日前", "第1段")
    answers = answers_of(replace(reading, facts=(*reading.facts, *added)))
    assert len(answers["schedule"].get("others", ())) == others


def test_the_number_of_an_item_before_a_day_is_no_part_of_what_is_sent():
    facts = read_bytes(PLAN.format("5、3月1日，会议请示报区委办。", "", "").encode(), "方案.txt").facts
    assert not [f"{label(fact.field)}{fact.value}" for fact in facts if fact.value.startswith("5、")]


@pytest.mark.parametrize("over", ["总体要求", "有关要求"])
def test_a_field_of_the_meeting_is_no_requirement(over):
    text = (
        "某县林业局党组2025年度民主生活会方案\n1 {}\n1.1 时间地点\n2026年1月20日，二楼会议室，开窗通风。\n"
        "1.2 列席人员\n办公室主任乔木。\n1.3 主持与记录\n由党组书记骆远舟主持。\n2 会议议程\n"
        "2.1 骆远舟总结。\n3 工作要求\n3.1 守时\n按时到会。"
    )
    plan = plan_of(read_bytes(text.format(over).encode(), "a.txt"))
    assert [one.heading for one in plan.requirements] == ["守时"]
