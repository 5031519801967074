"""A document's facts stand again in the 实施方案 that is built from it, also what a plan holds in parts."""

import pytest

from benchmarks.rebuilt import rebuilt
from mzsh_kit import build, to_docx
from mzsh_kit.reading import plan_of, read_bytes

PLAN = """中共清源县水务局党组专题民主生活会实施方案
根据县委要求，制定本方案。
{parts}
"""
PARTS = {
    "a day without its year": "一、会议时间\n会议定于8月7日下午3点召开。",
    "a day and half of it": "一、会议时间\n会议定于2026年8月7日上午召开。",
    "a limit without days": "一、会前准备\n（一）谈心谈话\n民主生活会召开前，班子成员之间要谈心谈话。",
    "a way and a condition": "一、会后工作\n会后，经县委组织部审核同意后，通过简报方式在县内通报会议情况。",
    "ahead": "一、会前准备\n将会议方案提前5天报县委组织部审核。",
    "a list of what is sent": "一、会后工作\n会后一周内，向县委报送以下材料：（1）情况报告；（2）记录。",
    "a day of sending": "一、会后工作\n班子整改方案于9月10日前报县委组织部。",
    "the parts of the team's paper": "一、会前准备\n（一）撰写材料\n班子材料包括：一是问题，二是整改措施。",
    "a chair without a name": "一、主持人\n会议由党组主要负责同志主持。",
}


def lost(text, folder):
    path = folder / "方案.txt"
    path.write_text(text, encoding="utf-8")
    became = [(fact.field, fact.value, what) for fact, what in rebuilt(path)]
    assert became
    return [one for one in became if one[2] != "kept"]


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_what_was_read_is_read_again(parts, tmp_path):
    assert lost(PLAN.format(parts=parts), tmp_path) == []


def test_what_one_plan_cannot_hold_is_told_with_its_reason(tmp_path):
    rooms = "一、会议地点\n（一）第一组\n会议地点：一楼会议室。\n（二）第二组\n会议地点：四楼会议室。"
    assert lost(PLAN.format(parts=rooms), tmp_path) == [("meeting.venue", "四楼会议室", "second room")]


def printed(parts):
    plan = plan_of(read_bytes(PLAN.format(parts=parts).encode(), "方案.txt"))
    return plan, to_docx(build(plan))


def test_who_writes_a_paper_is_none_of_its_parts():
    plan, _ = printed(
        "一、撰写材料\n班子成员要自己动手撰写个人发言提纲。提纲内容包括：一是存在的问题，二是整改措施。"
    )
    assert plan.materials.outline_parts == ("存在的问题", "整改措施")
    assert "撰写个人发言提纲" in plan.materials.rules[0]


def test_the_day_of_a_signature_gives_days_their_year():
    plan, _ = printed("一、会议时间\n会议定于11月下旬召开。\n中共清源县水务局党组\n2026年10月20日")
    assert (plan.year, plan.meeting.date.year, plan.meeting.date.month) == (2026, 2026, 11)


def test_a_day_without_a_year_is_the_one_next_to_the_signature():
    plan, _ = printed("一、会议时间\n会议定于4月16日召开。\n中共清源县水务局党组\n2026年3月20日")
    assert plan.meeting.date.isoformat() == "2026-04-16"


def test_a_plan_of_a_year_takes_months_outside_the_season_as_those_of_its_year():
    plan, _ = printed("一、会议时间\n2026年度专题民主生活会定于6月15日召开。")
    assert plan.meeting.date.isoformat() == "2026-06-15"
