"""A date as a clerk types it, and what the page says that it takes it for."""

import pytest

from mzsh_kit.app.wizard.controls import FIELDS
from mzsh_kit.app.wizard.days import day_of, taken
from mzsh_kit.app.wizard.form import field_html
from mzsh_kit.app.wizard.start import sample

DATE, START = (FIELDS[key] for key in ("meeting.date", "meeting.start"))


@pytest.fixture(scope="module")
def draft():
    """Of 2026年度."""
    return sample(None)


@pytest.mark.parametrize(
    ("typed", "said", "day"),
    [
        ("1月15日", "按2027年1月15日理解，星期五，工作日", "2027-01-15"),
        ("12月11日", "按2026年12月11日理解，星期五，工作日", "2026-12-11"),
        ("明年1月15日", "按2027年1月15日理解，星期五，工作日", "2027-01-15"),
        ("元月15号", "按2027年1月15日理解，星期五，工作日", "2027-01-15"),
        ("1月中旬", "按2027年1月中旬理解", ""),
        ("20270115", "星期五，工作日", "2027-01-15"),
        ("2027.1.15", "星期五，工作日", "2027-01-15"),
        ("2026年10月1日", "星期四，休息日", "2026-10-01"),
        ("2027年2月30日", "", ""),
        ("过几天", "", ""),
        ("", "", ""),
    ],
)
def test_the_page_says_what_a_date_is_taken_for(draft, typed, said, day):
    now = draft.put(DATE, typed)
    assert (taken(DATE, now), day_of(DATE, now)) == (said, day)


def test_a_weekend_that_may_yet_be_worked_is_told_as_a_doubt_and_not_as_a_day_off(draft):
    assert taken(DATE, draft.put(DATE, "1月16日")) == "按2027年1月16日理解，星期六"


def test_what_is_said_stands_under_the_field_with_the_calendar_beside_it(draft):
    html = field_html(DATE, draft.put(DATE, "1月15日"))
    assert '<p class="mz-hint">按2027年1月15日理解，星期五，工作日</p>' in html
    assert 'data-act="month" data-of="meeting.date" aria-label="从日历中选会议日期"' in html


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("九点半", "上午9:30"),
        ("上午9点半", "上午9:30"),
        ("下午两点", "下午2:00"),
        ("9点", "上午9:00"),
        ("14时30分", "下午2:30"),
    ],
)
def test_a_time_of_day_in_words_is_taken(draft, typed, clock):
    now = draft.put(START, typed)
    assert (now.text(START), now.faults_at(START.place)) == (clock, ())
