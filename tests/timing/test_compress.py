"""A late start: the steps cut to what they need, or the day on which the meeting could be."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mzsh_kit.timing import DayState, TooShort, compressed, schedule, work_calendar
from mzsh_kit.timing.steps import planned, with_meeting_on

CALENDAR = work_calendar()
MEETING = date(2026, 12, 18)


def spans(plan):
    return {row.key: row.span_words for row in schedule(plan).rows if row.phase == "会前"}


def test_every_step_has_its_least_days_in_order_and_the_hard_limit_stays(make):
    way = compressed(make(), date(2026, 11, 30))
    assert spans(way.plan) == {
        "drafting": "2026年11月30日",
        "study": "2026年11月30日",
        "opinions": "2026年11月30日至12月2日",
        "feedback": "2026年12月2日",
        "talks": "2026年11月30日至12月4日",
        "problems": "2026年12月4日至7日",
        "materials.0": "2026年12月7日至8日",
        "review.0": "2026年12月8日",
        "submission.0": "2026年12月8日",
        "notice": "2026年12月11日",
    }
    assert way.weekends is False
    assert way.shortened == (
        "学习研讨：2026年11月30日前完成，用1个工作日，原为8个工作日",
        "征求意见：2026年12月2日前完成，用3个工作日，原为8个工作日",
        "意见反馈：2026年12月2日前完成，用1个工作日",
        "谈心谈话：2026年12月4日前完成，用5个工作日，原为10个工作日",
        "查摆问题：2026年12月7日前完成，用2个工作日，原为3个工作日",
        "撰写材料：2026年12月8日前完成，用2个工作日",
        "审阅把关：2026年12月8日前完成，用1个工作日",
    )
    assert schedule(way.plan).conflicts == ()


def test_hard_limits_stay_as_their_rule_says_them(make):
    plan = make()
    assert compressed(plan, date(2026, 11, 30)).plan.schedule.submission == plan.schedule.submission


def test_a_start_in_good_time_shortens_nothing(make):
    assert compressed(make(), date(2026, 11, 13)).shortened == ()


def test_weekends_are_used_only_if_there_is_no_other_way(make):
    assert [compressed(make(), day).weekends for day in (date(2026, 11, 30), date(2026, 12, 1))] == [
        False,
        True,
    ]
    way = compressed(make(), date(2026, 12, 2))
    days = spans(way.plan)
    assert (days["talks"], days["problems"]) == ("2026年12月2日至6日", "2026年12月6日至7日")
    assert "谈心谈话：2026年12月6日前完成，用5天（其中周末2天），原为10个工作日" in way.shortened
    assert [(conflict.code, conflict.steps) for conflict in schedule(way.plan).conflicts] == [
        ("timing.off", ("talks",))
    ]


def test_a_hard_limit_at_a_weekend_is_kept_before_it(make):
    plan = make(meeting={"date": "2026-06-02"})  # ten days before it is a Saturday
    way = compressed(plan, date(2026, 5, 16))
    days = spans(way.plan)
    assert (way.weekends, days["review.0"], days["submission.0"]) == (
        True,
        "2026年5月22日",
        "2026年5月22日",
    )


def test_days_off_by_law_are_never_used(make):
    plan = make(meeting={"date": "2026-10-16"})
    for ahead in range(20, 26):
        way = compressed(plan, date(2026, 10, 16) - timedelta(days=ahead))
        days = (
            []
            if isinstance(way, TooShort)
            else [row.end for row in schedule(way.plan).rows if row.phase == "会前"]
        )
        assert not [day for day in days if CALENDAR.festival(day)], ahead


@pytest.mark.parametrize(("start", "earliest"), [("2026-12-04", "2026-12-24"), ("2026-12-07", "2026-12-25")])
def test_what_cannot_be_done_names_the_earliest_day_and_that_day_works(make, start, earliest):
    start, earliest = date.fromisoformat(start), date.fromisoformat(earliest)
    assert compressed(make(), start) == TooShort(earliest)
    there = compressed(with_meeting_on(make(), earliest), start)
    assert (there.weekends, schedule(there.plan).conflicts) == (False, ())
    before = [earliest - timedelta(days=n) for n in range(1, (earliest - MEETING).days)]
    sooner = [
        compressed(with_meeting_on(make(), day), start)
        for day in before
        if CALENDAR.state(day) is DayState.WORKING
    ]
    assert not [way for way in sooner if not isinstance(way, TooShort) and not way.weekends]


def test_what_is_done_stays_and_what_is_left_begins_with_the_start(make):
    done = {key: {"done": True} for key in ("drafting", "study", "opinions")}
    plan = make(schedule=done)
    way = compressed(plan, date(2026, 11, 30))
    assert {
        key: getattr(way.plan.schedule, key) == getattr(plan.schedule, key) for key in done
    } == dict.fromkeys(done, True)
    assert {
        key: days for key, days in spans(way.plan).items() if key in ("feedback", "talks", "problems")
    } == {
        "feedback": "2026年11月30日",
        "talks": "2026年11月30日至12月4日",
        "problems": "2026年12月4日至7日",
    }


def test_what_is_fixed_by_hand_stays(make):
    plan = make(schedule={"talks": {"start": "2026-11-27", "end": "2026-12-03"}})
    assert spans(compressed(plan, date(2026, 11, 25)).plan)["talks"] == "2026年11月27日至12月3日"


def test_a_meeting_without_a_day_cannot_be_compressed(make):
    with pytest.raises(ValueError, match="no day"):
        compressed(make(meeting={"date": "待定"}), date(2026, 11, 30))


@settings(max_examples=30, deadline=None)
@given(ahead=st.integers(8, 40), meeting=st.dates(date(2026, 3, 10), date(2026, 12, 20)))
def test_a_compressed_schedule_keeps_order_days_and_limits_and_is_always_the_same(make, ahead, meeting):
    plan = with_meeting_on(make(), meeting)
    start = meeting - timedelta(days=ahead)
    way = compressed(plan, start)
    assert way == compressed(plan, start)
    if isinstance(way, TooShort):
        return
    table = schedule(way.plan)
    for step in planned(way.plan):
        row = table.row(step.key)
        if step.before:
            assert start <= row.start <= row.end <= meeting
            assert all(table.row(key).end <= row.start for key in step.after)
            assert not row.hard or row.end <= meeting + timedelta(days=row.stated.days)
        if step.before and not way.weekends:
            assert CALENDAR.state(row.end) is DayState.WORKING or step.key == "drafting"
            assert (
                len(CALENDAR.working_days(row.start, row.end)[0]) >= (step.step.least or 1)
                or step.key == "drafting"
            )
