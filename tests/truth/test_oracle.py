"""The oracle sees each family of contradictions, and none where there is none."""

from copy import deepcopy
from datetime import date, timedelta

import chinese_calendar
import pytest

from .days import BY_LAW, why_off
from .handmade import ANSWERS, CLEAN, replaced, write_set
from .oracle import FAMILIES, contradictions, doubts

FAULTS = [
    # family, paper, words, words that contradict
    ("paper-date", "31", "2026年7月28日", "2026年7月10日"),
    ("paper-date", "31", "2026年7月28日", "2026年8月3日"),
    ("paper-date", "33", "2026年　月　日", "2025年　月　日"),
    ("paper-date", "03", "2026年7月10日印发", "2026年7月9日印发"),
    ("paper-date", "02", "2026年7月6日", "2026年7月8日"),
    ("meeting-day", "03", "定于2026年7月17日", "定于2026年7月16日"),
    ("meeting-day", "21", "时间：2026年7月17日", "时间：2026年7月18日"),
    ("meeting-day", "17", "|召开会议|2026年7月17日|水务局党组|", "|召开会议|2026年7月16日|水务局党组|"),
    ("presided-by", "27", "主持人：江启明", "主持人：贺兰舟"),
    ("presided-by", "27", "主持人：江启明", "主持人：江启明同志同志"),
    ("absent", "27", "宋知远（住院治疗）", "陆清和（住院治疗）"),
    ("before-after", "17", "4|会议通知|2026年7月10日|办公室|参加会议人员",
     "4|会议通知|2026年7月20日|办公室|参加会议人员"),
    ("before-signing", "01", "完成时限：2026年6月26日前", "完成时限：2026年6月9日前"),
    ("day-off", "01", "公开时限：2026年8月14日前", "公开时限：2026年8月15日前"),
    ("day-off", "01", "2026年8月17日前", "2026年10月1日前"),
    ("day-off", "01", "（一）会议时间。2026年7月17日。", "（一）会议时间。2026年7月17日（星期四）。"),
    ("rule", "01", "审阅时限：会前11天", "审阅时限：会前12天"),
    ("order", "01", "反馈时限：会前18天（2026年6月29日前）", "反馈时限：2026年6月25日前"),
    ("order", "01", "2026年8月17日前", "2026年7月28日前"),
    ("order", "01", "集中学习1天。完成时限：2026年6月26日前", "集中学习1天。完成时限：2026年6月29日前"),
    ("two-deadlines", "33", "会后7天内（2026年7月24日前）", "会后10天内（2026年7月27日前）"),
    ("two-deadlines", "37", "会后10天内（2026年7月27日前）", "会后11天内（2026年7月28日前）"),
    ("two-deadlines", "17", "2026年7月20日至31日", "2026年7月20日至30日"),
    ("talks", "09", "2026年6月24日", "2026年6月20日"),
    ("talks", "09", "2026年6月24日", "2026年7月1日"),
    ("chair", "22", "由我通报准备情况", "由我主持，请党组书记介绍情况"),
    ("speaker", "22", "请到会指导的上级领导点评", "由我点评"),
    ("speaker", "22", "由我代表", "请贺兰舟同志代表"),
    ("turns", "22", "请陆清和同志发言", "请贺兰舟同志发言"),
    ("turns", "22", "宣读宋知远同志的书面发言", "请宋知远同志发言"),
    ("critics", "22", "2名同志提出", "3名同志提出"),
    ("counted", "27", "副局长方砚", "副局长方砚、陆清和"),
    ("counted", "23", "副局长方　砚", "总工程师陆清和"),
    ("headcount", "31", "应到4人", "应到5人"),
    ("headcount", "23", "不少于3人", "不少于2人"),
    ("headcount", "02", "、陆清和", ""),
    ("absent", "27", "贺兰舟、陆清和", "贺兰舟、宋知远、陆清和"),
    ("absent", "32", "贺兰舟、陆清和", "陆清和"),
    ("absent", "21", "宋知远（书面发言）", "宋知远"),
    ("outsiders", "23", "2|县委常委、县纪委书记||到会指导", "2|县委常委||到会指导"),
    ("absent", "27", "发言人：到会指导的上级领导", "宋知远的批评意见：无"),
    ("headcount", "03", "贺兰舟、陆清和", "宋知远、陆清和"),
    ("named-speaker", "21", "1|上午9:00—9:20|通报准备情况|主要负责同志",
     "1|上午9:00—9:20|通报准备情况|陆清和"),
    ("named-speaker", "27", "发言人：到会指导的上级领导", "发言人：陆清和"),
    ("agenda", "27", "二、代表领导班子作对照检查", "二、代表班子检查"),
    ("agenda", "02", "1.主要负责同志通报准备情况；", ""),
    ("agenda-count", "22", "会议有四项议程", "会议有五项议程"),
    ("agenda-count", "21", "|上午10:00—10:10|休息|", "5|上午10:00—10:10|休息|"),
    ("program-words", "21", "休息", "机动"),
    ("program-words", "01", "集中学习1天", "一是学习；二是待定"),
    ("program-words", "17", "会议日期", "放假安排未公布，会议日期"),
    ("aspects", "11", "二、原因剖析", "（三）政治方面"),
    ("aspects", "12", "（一）政治方面", "（一）作风方面"),
]  # fmt: skip


def families(folder, content, answers=ANSWERS):
    return {told.family for told in contradictions(write_set(folder, content), answers)}


def test_nothing_is_found_in_a_set_without_a_contradiction(tmp_path):
    assert contradictions(write_set(tmp_path), ANSWERS) == []


@pytest.mark.parametrize(("family", "paper", "old", "new"), FAULTS)
def test_one_false_place_is_one_family(tmp_path, family, paper, old, new):
    assert families(tmp_path, replaced(paper, old, new)) == {family}


def test_a_branch_has_no_paper_of_a_leading_body(tmp_path):
    answers = deepcopy(ANSWERS)
    answers["unit"]["type"] = "党支部"
    assert families(tmp_path, CLEAN, answers) == {"branch"}


def test_two_of_one_name_are_told_apart(tmp_path):
    answers = deepcopy(ANSWERS)
    answers["members"][3]["name"] = "贺兰舟"
    content = {"22-主持词.docx": ("一、逐一作个人对照检查", "1.请贺兰舟同志发言。")}
    assert "same-name" in families(tmp_path, content, answers)


def test_a_chair_who_is_no_principal_speaks_for_himself_only(tmp_path):
    answers = deepcopy(ANSWERS)
    answers["meeting"]["chair"] = "党组成员、副局长贺兰舟同志"
    assert families(tmp_path, CLEAN, answers) == {"chair", "presided-by", "speaker"}


def test_a_day_that_the_user_typed_may_be_a_day_off(tmp_path):
    answers = deepcopy(ANSWERS)
    answers["schedule"] = {"publicity": {"end": "2026-08-15"}}
    content = replaced("01", "公开时限：2026年8月14日前", "公开时限：2026年8月15日前")
    assert families(tmp_path, content, answers) == set()


def test_a_limit_from_above_is_not_passed(tmp_path):
    answers = deepcopy(ANSWERS)
    answers["bulletins"] = [{"what": "会议情况", "to": ["全体党员"], "due": "会后5天内"}]
    assert families(tmp_path, CLEAN, answers) == {"typed-limit"}


def test_a_limit_said_to_be_moved_may_differ_from_its_rule(tmp_path):
    content = replaced(
        "01", "公开时限：2026年8月14日前", "公开时限：会后29天内（遇休息日，提前到2026年8月14日前）"
    )
    assert families(tmp_path, content) == set()


def test_a_rule_that_had_passed_at_signing_is_a_doubt(tmp_path):
    content = replaced("01", "征求意见时限：2026年6月26日前", "征求意见时限：会前38天")
    assert [doubt.words for doubt in doubts(write_set(tmp_path, content), ANSWERS)] == [
        "征求意见时限：会前38天"
    ]


def test_every_family_is_seen_by_some_test():
    apart = {"branch", "same-name", "typed-limit"}
    assert {family for family, *_ in FAULTS} | apart == set(FAMILIES)


def test_the_table_of_days_agrees_with_the_published_calendar():
    days = [date(2025, 1, 1) + timedelta(n) for n in range(730)]
    assert [day for day in days if bool(why_off(day)) == chinese_calendar.is_workday(day)] == []


def test_the_law_gives_thirteen_days_a_year_less_those_that_meet():
    assert {year: sum(day.year == year for day in BY_LAW) for year in range(2025, 2029)} == {
        2025: 13, 2026: 13, 2027: 13, 2028: 12,
    }  # fmt: skip
