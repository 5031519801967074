"""When and with whom the units meet: days with too many meetings, people who would have to be in two
places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ..errors import KitError
from ..plan import Plan
from ..plan.persons import guests
from ..plan.wording import words
from ..timing import Row, schedule, sittings, work_calendar
from ..timing.sessions import ZONE

Sitting = tuple[datetime, datetime]
_MANY = re.compile(".*(常委|委员|领导|负责同志)")
"""Words that several people share."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One unit's meeting: ``first`` and ``last`` day of its whole schedule, who comes from above."""

    code: str
    name: str
    day: date | None
    when: str
    sittings: tuple[Sitting, ...]
    """Empty where no hour is known."""
    first: date | None
    last: date | None
    guests: tuple[str, ...]
    """The supervision group and the leaders who attend to guide, where the words mean one person."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody who is expected at several meetings at once; ``sure`` where every hour is known."""

    who: str
    day: date
    sure: bool
    meetings: tuple[Meeting, ...]


def meeting(code: str, name: str, plan: Plan, templates: Path | None = None) -> Meeting:
    """What a superior wants to know of a unit's meeting."""
    day = plan.meeting_day
    days = [end for row in _rows(plan, templates) for end in (row.start, row.end) if isinstance(end, date)]
    group = [plan.supervision_group] if isinstance(plan.supervision_group, str) else []
    start = words(plan.meeting.start) if isinstance(plan.meeting.start, time) else ""
    return Meeting(
        code=code,
        name=name,
        day=day,
        when=f"{words(plan.meeting.date)}{start}",
        sittings=_sittings(plan, day) if day else (),
        first=min(days, default=None),
        last=max(days, default=None),
        guests=tuple(
            dict.fromkeys(
                (*group, *(guest.full for guest in guests(plan) if not _MANY.fullmatch(guest.full)))
            )
        ),
    )


def _rows(plan: Plan, templates: Path | None) -> tuple[Row, ...]:
    try:
        return schedule(plan, work_calendar(templates)).rows
    except KitError:
        return ()  # its papers fail with the reason


def _sittings(plan: Plan, day: date) -> tuple[Sitting, ...]:
    try:
        return tuple((first, last) for first, last, _ in sittings(plan, day))
    except KitError:
        return ()


def busy_days(meetings: Iterable[Meeting], most: int) -> dict[date, tuple[Meeting, ...]]:
    """Days on which more than ``most`` units meet, in their order."""
    held: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        for day in {first.date() for first, _ in meeting.sittings} | (
            {meeting.day} if meeting.day else set()
        ):
            held[day].append(meeting)
    return {day: tuple(held[day]) for day in sorted(held) if len(held[day]) > most}


def clashes(meetings: Iterable[Meeting]) -> tuple[Clash, ...]:
    """Who is expected in two places at once, by day and then by name.

    A meeting whose hour is open may take place at any hour of its day.
    """
    expected: dict[tuple[date, str], list[tuple[datetime, datetime, Meeting]]] = defaultdict(list)
    for meeting in meetings:
        for first, last in _hours(meeting):
            for who in meeting.guests:
                expected[first.date(), who].append((first, last, meeting))
    overlapping = (
        Clash(who, day, all(meeting.sittings for meeting in together), together)
        for (day, who), hours in sorted(expected.items(), key=lambda item: item[0])
        for together in _together(hours)
    )
    return tuple(dict.fromkeys(overlapping))


def _hours(meeting: Meeting) -> tuple[Sitting, ...]:
    if meeting.sittings or meeting.day is None:
        return meeting.sittings
    start = datetime.combine(meeting.day, time(0), ZONE)
    return ((start, start + timedelta(days=1)),)


def _together(hours: list[tuple[datetime, datetime, Meeting]]) -> Iterator[tuple[Meeting, ...]]:
    """Meetings that overlap, with each other or through others between them, where there are several."""
    runs: list[dict[str, Meeting]] = []
    until: datetime | None = None
    for first, last, meeting in sorted(hours, key=lambda item: (item[0], item[2].code)):
        if until is None or first >= until:
            runs.append({})
            until = last
        runs[-1][meeting.code] = meeting
        until = max(until, last)
    for run in runs:
        if len(run) > 1:
            yield tuple(run[code] for code in sorted(run))
