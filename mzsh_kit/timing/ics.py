"""The schedule as a calendar file (RFC 5545) that any calendar program takes up.

The same plan gives the same bytes: identifiers come from the unit, the kind, the 年度 and the step, so that a
file made after a change moves the events of the first one; the time stamp is the day of the paper or of the
meeting.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from ..plan.model import Plan
from ..plan.when import Open
from .calendar import WorkCalendar
from .schedule import Row, ScheduleTable, schedule
from .sessions import ZONE, sittings
from .steps import MEETING

if TYPE_CHECKING:
    from icalendar import Event, Timezone

_FIRST, _LAST = date(1992, 1, 1), date(2100, 1, 1)  # no summer time since 1992


def ics(plan: Plan, calendar: WorkCalendar | None = None) -> bytes:
    """Every step with a date as an all-day event on its last day, the meeting at its hours where they are
    known.
    """
    from icalendar import Calendar  # only calendar files need it

    table = schedule(plan, calendar)
    file = Calendar()
    file.add("prodid", "-//mzsh-kit//timing//ZH")
    file.add("version", "2.0")
    file.add("x-wr-calname", f"{plan.team}{_name(plan)}工作进度")
    if table.meeting and list(sittings(plan, table.meeting)):
        file.add_component(_zone())
    for event in _events(plan, table):
        file.add_component(event)
    return bytes(file.to_ical())


@cache
def _zone() -> Timezone:
    """The time zone as a calendar file states it; to make it costs two thirds of such a file."""
    from icalendar import Timezone

    return Timezone.from_tzinfo(ZONE, first_date=_FIRST, last_date=_LAST)


def _name(plan: Plan) -> str:
    return plan.kind if isinstance(plan.meeting.name, Open) else plan.meeting.name


def _events(plan: Plan, table: ScheduleTable) -> Iterator[Event]:
    for row in table.listed:
        if not isinstance(row.end, date) or not row.kept:
            continue
        timed = list(sittings(plan, row.end)) if row.key == MEETING else []
        if timed:
            yield from (_event(plan, row, first, last, part) for first, last, part in timed)
        else:
            yield _event(plan, row, row.end, row.end + timedelta(days=1), "")


def _event(plan: Plan, row: Row, first: date, last: date, part: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(plan, row.key, part))
    event.add("dtstamp", _stamp(plan, row))
    event.add("dtstart", first)
    event.add("dtend", last)
    name = f"{_name(plan)}（{part}）" if part else _name(plan)
    event.add("summary", name if row.key == MEETING else f"{row.name}（截止）")
    event.add("description", _description(plan, row))
    if row.key == MEETING and not isinstance(plan.meeting.venue, Open):
        event.add("location", plan.meeting.venue)
    return event


def _description(plan: Plan, row: Row) -> str:
    facts = (
        ("会议", plan.team + _name(plan)),
        ("时间", row.span_words),
        ("责任主体", row.owner),
        ("对象", "、".join(row.to)),
        ("规则", row.rule),
    )
    return "\n".join(f"{name}：{fact}" for name, fact in facts if fact)


def _uid(plan: Plan, key: str, part: str) -> str:
    identity = "\n".join((plan.unit.code or plan.unit.name, plan.kind, str(plan.year), key, part))
    return f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}@mzsh-kit"


def _stamp(plan: Plan, row: Row) -> datetime:
    known = (plan.issue_date, plan.meeting_day, row.end)
    return datetime.combine(next(day for day in known if isinstance(day, date)), time(0), UTC)
