"""Limits in a roster, from the cell to the paper."""

from __future__ import annotations

import pytest

from mzsh_kit import build
from mzsh_kit.document import dump
from mzsh_kit.roster import read_roster
from mzsh_kit.timing import schedule

from .conftest import MEMBER_HEADS, UNIT, UNIT_HEADS, plan_with

LIMITS = {
    "制定方案时限": ("drafting", "会前38天", "会前38天（2026年12月8日前）"),
    "学习研讨时限": ("study", "会前21天", "会前21天（2026年12月25日前）"),
    "征求意见时限": ("opinions", "会前22天", "会前22天（2026年12月24日前）"),
    "意见反馈时限": ("feedback", "会前18天", "会前18天（2026年12月28日前）"),
    "谈心谈话时限": ("talks", "2026年12月28日", "2026年12月28日前"),
    "查摆问题时限": ("problems", "会前16天", "会前16天（2026年12月30日前）"),
    "撰写材料时限": ("materials", "会前15天", "会前15天（2026年12月31日前）"),
    "审阅把关时限": ("review", "会前11天", "会前11天（2027年1月4日前）"),
    "报审时限": ("submission", "会前5个工作日", "会前5个工作日（2027年1月8日前）"),
    "会议通知时限": ("notice", "会前4天", "会前4天（2027年1月11日前）"),
    "会后通报时限": ("bulletin", "会后20天内", "会后20天内（2027年2月4日前）"),
    "情况报告时限": ("report", "会后10天内", "会后10天内（2027年1月25日前）"),
    "整改清单时限": ("rectification", "会后13天内", "会后13天内（2027年1月28日前）"),
    "整改公开时限": ("publicity", "会后40天内", "会后40天内（2027年2月24日前）"),
    "归档时限": ("archive", "2027.3.1", "2027年3月1日前"),
}
PRINTED = ("报审时限", "会后通报时限", "情况报告时限", "归档时限")


@pytest.mark.parametrize("heading", LIMITS)
def test_a_limit_of_every_sort_reaches_each_of_its_rows(roster, heading):
    sort, typed, limit = LIMITS[heading]
    stated_once = plan_with(roster(form=[("项目", "内容"), (heading, typed)]))
    stated_by_unit = plan_with(roster(units=[(*UNIT_HEADS, heading), (*UNIT, typed)]))
    for plan in (stated_once, stated_by_unit):
        assert {row.limit for row in schedule(plan).of(sort)} == {limit}


@pytest.mark.parametrize("heading", PRINTED)
def test_a_limit_of_a_duty_is_printed_and_its_default_no_more(roster, heading):
    sort, typed, limit = LIMITS[heading]
    usual = {row.limit for row in schedule(plan_with(roster())).of(sort)}
    plan = plan_with(roster(form=[("项目", "内容"), (heading, typed)]))
    text = dump(build(plan))
    (before,) = usual
    by_default = dump(build(plan_with(roster())))
    assert limit in text and limit not in by_default
    assert text.count(before) < by_default.count(before)


def test_a_limit_changes_nothing_else_of_a_duty(roster):
    usual = plan_with(roster())
    plan = plan_with(roster(form=[("项目", "内容"), ("报审时限", "会前12天")]))
    ends = [step.model_copy(update={"end": None}) for step in plan.schedule.submission]
    assert ends == [step.model_copy(update={"end": None}) for step in usual.schedule.submission]


@pytest.mark.parametrize("heading", LIMITS)
def test_a_limit_that_is_no_time_is_told_at_its_cell(roster, heading):
    faults = read_roster(roster(units=[(*UNIT_HEADS, heading), (*UNIT, "尽快")])).faults
    assert [str(fault).partition("。")[0] for fault in faults] == [
        f"“单位”表第2行H列“{heading}”（001 望岚县水务局）：时间“尽快”无法识别"
    ]


def test_a_limit_stated_for_all_units_makes_no_duty_of_a_branch(roster):
    units = [(*UNIT_HEADS, "已确认特殊情形"), ("001", "望岚县档案馆", "党支部", *UNIT[3:], "是")]
    form = [("项目", "内容"), ("报审时限", "会前12天"), ("情况报告时限", "会后10天内")]
    members = [MEMBER_HEADS, ("001", "简竹", "党支部书记、馆长", "主要负责同志")]
    plan = plan_with(roster(units, members, form))
    assert plan.schedule.submission == ()
    assert [row.limit for row in schedule(plan).of("report")] == ["会后10天内（2027年1月25日前）"]
