from datetime import date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest

from mzsh_kit.timing import ics, schedule

BEIJING = ZoneInfo("Asia/Shanghai")


def events(data):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_every_step_is_read_back_as_an_all_day_event_on_its_last_day(make):
    plan = make(meeting={"start": "待定"})
    listed = [(str(event["summary"]), event["dtstart"].dt, event["dtend"].dt) for event in events(ics(plan))]
    assert [first for _, first, _ in listed] == [row.end for row in schedule(plan).listed]
    assert listed[8] == ("报审（截止）", date(2026, 12, 8), date(2026, 12, 9))
    assert listed[10] == ("2026年度民主生活会", date(2026, 12, 18), date(2026, 12, 19))


def test_the_meeting_has_its_hours_and_its_place_where_they_are_known(make):
    meeting = next(
        event
        for event in events(ics(make(meeting={"venue": "三楼会议室"})))
        if event["summary"] == "2026年度民主生活会"
    )
    assert meeting["dtstart"].dt == datetime(2026, 12, 18, 9, tzinfo=BEIJING)
    assert meeting["dtend"].dt == datetime(2026, 12, 18, 12, tzinfo=BEIJING)
    assert (meeting["dtstart"].params["TZID"], meeting["location"]) == ("Asia/Shanghai", "三楼会议室")


def test_a_meeting_in_parts_has_an_event_for_each_of_them(make):
    parts = [
        {"name": "上午学习", "start": "9:00", "minutes": 120},
        {"name": "下午会议", "start": "14:30", "minutes": 180},
    ]
    sittings = [
        event for event in events(ics(make(meeting={"parts": parts}))) if "民主生活会（" in event["summary"]
    ]
    assert [
        (str(event["summary"]), event["dtstart"].dt.hour, event["dtend"].dt.hour) for event in sittings
    ] == [
        ("2026年度民主生活会（上午学习）", 9, 11),
        ("2026年度民主生活会（下午会议）", 14, 17),
    ]


def test_the_second_day_of_a_long_meeting_is_the_next_day(make):
    sittings = [
        event
        for event in events(ics(make(13, meeting={"length": "2天"})))
        if "民主生活会（" in event["summary"]
    ]
    assert [event["dtstart"].dt.day for event in sittings] == [18, 18, 19, 19]


def test_the_same_plan_gives_the_same_bytes(make):
    assert ics(make()) == ics(make())


def test_another_day_of_the_meeting_moves_the_same_events(make):
    before, after = events(ics(make())), events(ics(make(meeting={"date": "2026-12-25"})))
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert len({event["uid"] for event in before}) == 16


@pytest.mark.parametrize("other", [{"unit": {"name": "清源县财政局", "type": "局党组"}}, {"year": 2025}])
def test_another_meeting_has_other_events(make, other):
    assert not {event["uid"] for event in events(ics(make()))} & {
        event["uid"] for event in events(ics(make(**other)))
    }


def test_without_a_date_there_are_no_events(make):
    assert events(ics(make(meeting={"date": "待定"}))) == []
