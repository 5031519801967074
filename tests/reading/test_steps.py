"""Steps of the work, each with its own moment, wherever the moment stands."""

import pytest

from mzsh_kit.reading import answers_of, read_bytes
from mzsh_kit.reading.steps import step

PLAN = """柳溪县林业局党组2025年度民主生活会方案
一、会议时间
{day}
二、{heading}
{text}
"""
BEFORE = {"study": "2026-01-08", "opinions": "2026-01-12", "talks": "2026-01-16", "materials": "2026-01-20"}
STEPS = (
    ("理论学习", "1月8日前"),
    ("征求意见", "1月12日前"),
    ("谈心谈话", "1月16日前"),
    ("撰写材料", "1月20日前"),
)


def listed(way, sign="", lead=""):
    """The steps in one way of writing, between them a sign."""
    numbers = zip("一二三四", range(1, 5), strict=True)
    parts = (way.format(han, n, *step) for (han, n), step in zip(numbers, STEPS, strict=True))
    return lead + sign.join(parts) + "。"


LISTS = {
    "the moment first": listed("（{0}）{3}，{2}", "。"),
    "the moment in brackets": listed("第{0}步：{2}（{3}）", "；")
    + "第五步：召开会议；第六步：上报（2月3日前）。",
    "a number in front of a month": listed("{1}.{3}，{2}", "。\n"),
    "below what leads to them": listed("{1}.{3}，{2}", "。", "（一）会前。"),
    "behind a colon": listed("{1}. {3}：{2}", "\n"),
}


def reading(text, day="2026年1月23日（星期五）。", heading="工作流程"):
    return read_bytes(PLAN.format(day=day, heading=heading, text=text).encode(), "方案.txt", weigh=False)


def facts(text, *fields, **kept):
    return [(fact.field, fact.value) for fact in reading(text, **kept).facts if fact.field in fields]


def schedule(text, **kept):
    return answers_of(reading(text, **kept))["schedule"]


@pytest.mark.parametrize("heading", ["会前准备", "工作流程", "进度安排"])
@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_each_step_has_its_own_limit(text, heading):
    said = schedule(text, heading=heading)
    assert {name: said[name]["end"] for name in BEFORE} == BEFORE


def test_the_work_of_a_step_stands_before_or_behind_its_moment():
    assert step("1月8日前，理论学习。").work == step("理论学习（1月8日前）").work == "理论学习"
    assert step("会前，组织学习") is step("听取意见，办公室于1月12日前汇总") is None


ROWS = """|内容|时间|责任|
|---|---|---|
|集中学习|1月5日—9日|人事股|
|谈心谈话|1月14日—17日|班子成员|
|会议准备情况报县委督导组|1月20日|办公室|
|会议召开|1月23日|办公室|
|上报会议情况|1月30日前|人事股|"""


def test_rows_are_steps_before_and_after_the_meeting():
    text = PLAN.format(day="会议一天。", heading="进度安排", text=ROWS)
    said = answers_of(read_bytes(text.encode(), "方案.md", weigh=False))["schedule"]
    assert said["study"] == {"start": "2026-01-05", "end": "2026-01-09"}
    assert said["talks"] == {"start": "2026-01-14", "end": "2026-01-17"}
    assert said["submission"] == [{"what": "会议准备情况", "to": ["县委督导组"], "end": "2026-01-20"}]
    assert said["report"] == [{"what": "会议情况", "end": "2026-01-30"}]
    assert "others" not in said


def test_what_is_sent_before_the_day_of_the_meeting_is_no_report_of_it():
    text = "发言材料1月21日前交局办公室。\n1月30日前报送整改方案。"
    assert facts(text, "submission", "report", heading="有关事项") == [
        ("submission", "发言材料1月21日前交局办公室"),
        ("report", "1月30日前报送整改方案"),
    ]


def test_a_detail_of_a_step_names_no_other_step():
    text = "（一）听取意见：采取发函一批、约谈一批的办法，1月12日前完成。"
    assert facts(text, "opinions.deadline", "talks.deadline", heading="会前准备") == [
        ("opinions.deadline", "1月12日前")
    ]


DAYS = {
    "an exact day before a vague one": ("会议定于2026年1月下旬召开。\n时间：2026年1月23日。", "2026-01-23"),
    "a day in reserve": ("2026年1月23日，如遇紧急任务顺延至1月26日；备选：1月27日。", "2026-01-23"),
    "a limit": ("应于2026年2月10日前召开，最迟不得晚于3月5日。", None),
}


@pytest.mark.parametrize(("text", "day"), DAYS.values(), ids=DAYS)
def test_the_day_of_the_meeting_is_the_exact_one(text, day):
    assert answers_of(reading("略。", day=text))["meeting"].get("date") == day


def test_a_weekday_of_another_day_is_told():
    unread = reading("略。", day="2026年1月23日（星期四）。").unread
    assert [one.maybe for one in unread if "星期" in one.text] == ["meeting.date"]


@pytest.mark.parametrize(
    ("said", "length"),
    [("三个半小时", "3.5小时"), ("3小时40分钟", "220分钟"), ("两个半天", "1天"), ("一天", "一天")],
)
def test_a_length_is_read_whole(said, length):
    assert answers_of(reading("略。", day=f"2026年1月23日，会期{said}。"))["meeting"]["length"] == length


def test_days_that_something_lasts_before_the_meeting_are_no_limit():
    assert facts("学习。会前安排两天集中学习。", "study.deadline", "study.duration", heading="会前准备") == [
        ("study.duration", "两天")
    ]


def test_a_line_of_a_calendar_is_a_step_by_its_work_once_only():
    said = schedule(
        "1月5日前：下发通知，组建专班\n1月8日前：理论学习，班子集体参加并由各股室负责人交流学习体会\n"
        "1月12日前：征求意见\n1月13日：班子会议汇总意见并反馈本人\n1月16日前：谈心谈话\n1月23日：召开会议"
    )
    assert {name: said[name]["end"] for name in ("study", "opinions", "feedback", "talks")} == {
        "study": "2026-01-08",
        "opinions": "2026-01-12",
        "feedback": "2026-01-13",
        "talks": "2026-01-16",
    }
    assert said["others"] == [{"name": "下发通知，组建专班", "end": "2026-01-05"}]


def test_the_row_of_a_step_that_also_sends_its_papers_has_both_days():
    said = schedule(
        "谈心谈话\t1月9日—1月16日\t班子成员之间谈\n"
        "撰写材料\t1月17日—1月20日\t提纲自己动手，1月20日前报县委督导组审核\n"
    )
    assert said["materials"] == {"start": "2026-01-17", "end": "2026-01-20"}
    assert said["submission"] == [{"to": ["县委督导组"], "end": "2026-01-20"}]
    assert "others" not in said


@pytest.mark.parametrize(
    "text",
    [
        "第一步，学习研讨，1月4日至1月8日。通读党章。\n第二步，征求意见，1月6日至12日。发放表格。",
        "第一阶段（2026年1月4日—1月8日），抓学习。通读党章。\n第二阶段（1月6日—12日），听意见。发放表格。",
        "（一）学习阶段　1.4—1.8\n1.通读党章。\n（二）征求意见阶段　1.6—1.12\n1.发放表格，1.9前收齐。",
        "1月4日起至1月8日止，全体成员以自学为主，通读党章。1月6日至12日征求意见，发放表格。",
        "一是抓好学习。自1月4日起，1月8日止，通读党章。二是听取意见。1月6日至12日，发放表格。",
        "【第一步·读书】1月4日至1月8日。集中学习党章。\n【第二步·开门】1月6日至12日。由工会发放征求意见表。",
        "1.读。1.4—1.8，“早读+晚谈”。全体成员参加集中学习。\n2.听。1.6—1.12，“门里+门外”。发放征求意见表。",
        "第一阶段：学习、听取意见（1月4日至1月12日）\n集中学习于1月4日上午至8日进行。\n"
        "征求意见由工会牵头，分两批。1月6日启动，1月12日截止，意见汇总后交办公室。",
    ],
)
def test_a_step_begins_and_ends_by_the_days_at_its_head(text):
    said = schedule(text, heading="会前准备")
    assert said["study"] == {"start": "2026-01-04", "end": "2026-01-08"}
    assert said["opinions"] == {"start": "2026-01-06", "end": "2026-01-12"}


@pytest.mark.parametrize(
    "told",
    [
        "1月13日前由书记把意见反馈给本人。",
        "（1月13日）办公室完成归类，书记将意见反馈到班子和个人。",
        "归类后的意见13日由书记反馈。",
    ],
)
def test_the_day_of_telling_the_opinions_is_a_step_of_its_own(told):
    said = schedule(
        f"（一）征求意见（1月6日至12日）\n发放意见表，座谈会1月9日召开。{told}", heading="会前准备"
    )
    assert said["opinions"] == {"start": "2026-01-06", "end": "2026-01-12"}
    assert said["feedback"] == {"end": "2026-01-13"}


def test_the_rows_of_a_timetable_are_of_its_steps_whatever_stands_above_it():
    rows = "".join(
        f"| {name} | {days} | 办公室 |\n"
        for name, days in (
            ("步骤", "时间"),
            ("学习动员", "1月4日—1月8日"),
            ("征求意见", "1月6日—1月12日"),
            ("谈心谈话", "1月13日—1月15日"),
            ("召开会议", "1月21日"),
        )
    )
    said = schedule(f"（八）整改落实\n会后10日内制定整改方案。\n进度如下：\n{rows}", heading="有关安排")
    assert said["study"] == {"start": "2026-01-04", "end": "2026-01-08"}
    assert said["opinions"] == {"start": "2026-01-06", "end": "2026-01-12"}
    assert said["talks"] == {"start": "2026-01-13", "end": "2026-01-15"}


def test_a_stretch_of_the_meetings_is_of_no_step():
    text = "1月12日至15日，各支部召开组织生活会，会前开展集中学习。"
    assert facts(text, "study.deadline", "opinions.deadline", heading="时间安排") == []


def test_what_is_looked_through_is_written_before():
    text = "班子材料1月15日前完成撰写；书记审阅个人材料，1月17日前审阅完毕。"
    assert facts(text, "materials.deadline", heading="撰写材料") == [("materials.deadline", "1月15日前")]


def test_what_others_told_the_unit_is_no_step():
    text = "（一）征求意见\n结合县委巡察组1月5日反馈的意见查摆。"
    assert facts(text, "feedback.deadline", heading="会前准备") == []


def test_the_day_of_one_act_ends_no_step():
    said = schedule(
        "（一）谈心谈话（1月13日至16日）\n逐一谈。任务重的可延至1月19日，谈话在15日以外安排。\n"
        "（二）审核把关（1月19日至20日）\n个人材料交书记，1月20日前定稿。\n"
        "（三）学习研讨\n1月5日前完成自学，1月7日集中研讨一次。",
        heading="会前准备",
    )
    assert said["talks"] == {"start": "2026-01-13", "end": "2026-01-16"}
    assert said["review"] == {"start": "2026-01-19", "end": "2026-01-20"}
    assert said["study"] == {"end": "2026-01-07"}
    assert "materials" not in said


def test_a_number_of_a_clause_is_no_day():
    assert facts("1.4 学习\n通读党章，人均1.5小时。", "study.deadline", heading="会前准备") == []


def test_until_the_end_of_the_month_is_until_its_last_day():
    assert schedule("12月19日起至月底，全体成员通读党章，开展自学。", heading="会前准备")["study"] == {
        "start": "2025-12-19",
        "end": "2025-12-31",
    }


@pytest.mark.parametrize("heading", ["会前准备", "会后整改"])
def test_a_row_of_numbers_and_days_alone_is_none(heading):
    assert reading("1\t1月5日\n2\t1月8日\t撰写材料", heading=heading).facts
