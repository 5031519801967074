"""Words of a document as numbers."""

import pytest

from mzsh_kit.reading import read_bytes
from mzsh_kit.reading.values import clock, count, length, moment

COUNTS = {
    "三条": 3,
    "两条": 2,
    "两三条": 2,
    "十二条": 12,
    "二十条": 20,
    "不少于2条": 2,
    "2-3条": 2,
    "二至三条": 2,
    "每一名成员至少提出三条": 3,
    "每个成员至少对2名同志各提3条": 3,
    "对每一个同志各提两条以上": 2,
    "一针见血地提出3点": 3,
    "批评意见不少于3": 3,
    "一百零五条": 105,
    "一百二十": 120,
    "第一条": None,
    "逐一提出意见": None,
    "xx条": None,
}


@pytest.mark.parametrize("text, number", COUNTS.items())
def test_a_count_is_the_number_before_its_measure_word(text, number):
    assert count(text) == number


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2026 年 1 月 16 日", "2026-01-16"),
        ("二○二六年一月十六日（暂定）", "2026-01-16"),
        ("2026.1.16前", "2026-01-16"),
        ("1月10日前完成", "2026-01-10"),
        ("12月25日前", "2025-12-25"),
        ("1月4日至8日", "2026-01-08"),
        ("次年1月10日", "2026-01-10"),
        ("1月上旬", "2026-01上旬"),
        ("会前一百二十天", "会前120天"),
        ("会后半个月内", "会后15天内"),
        ("2月30日前", None),
        ("xx月xx日", None),
        ("近期", None),
    ],
)
def test_a_time_is_the_one_next_to_the_meeting(words, when):
    assert moment(words, "2026-01-16", 2025) == when


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("上午9点半", "09:30"),
        ("九时三十分", "09:30"),
        ("14时30分至17时", "14:30"),
        ("上午９：００", "09:00"),
        ("上午", None),
    ],
)
def test_a_time_of_day_is_read(words, at):
    assert clock(words) == at


@pytest.mark.parametrize(
    ("words", "long"),
    [
        ("半天", "半天"),
        ("约2个小时", "2小时"),
        ("１天半", "1天半"),
        ("全天", "1天"),
        ("两天", "两天"),
        ("若干", None),
    ],
)
def test_a_length_is_read_as_the_timetable_counts_it(words, long):
    assert length(words) == long


def test_an_hour_at_which_people_gather_is_not_the_hour_of_the_meeting():
    text = "某县司法局党组2025年度民主生活会方案\n一、会议时间\n2026年1月20日上午8时40分报到，9时正式开会。\n"
    hours = [fact.value for fact in read_bytes(text.encode(), "a.txt").facts if fact.field == "meeting.time"]
    assert hours == ["9时"]
