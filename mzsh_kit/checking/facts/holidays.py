"""Whether a day is off: published, fixed by law, or a weekend of a year whose arrangement nobody has published."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from ...timing.calendar import DayState, WorkCalendar

Off = Literal["", "放假", "休息日", "周末"]
_SOLAR = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}
_SINCE_2025 = {(5, 2): "劳动节"}
_SPRING = ((1, 20), (2, 25))
"""Between these days lie the days off for 春节 of any year."""


def festival(day: date, calendar: WorkCalendar) -> str:
    """The festival for which the law gives this day off; empty if there is none."""
    asked = getattr(calendar, "festival", None)  # the calendar is learning it
    if asked:
        return str(asked(day) or "")
    return _SOLAR.get((day.month, day.day), "") or (
        _SINCE_2025.get((day.month, day.day), "") if day.year >= 2025 else ""
    )


def off(day: date, calendar: WorkCalendar) -> Off:
    """``放假`` by law, ``休息日`` as published, ``周末`` as long as nobody has published it; empty for a working day."""
    if festival(day, calendar):
        return "放假"
    presumed, state = _presumed(day, calendar), calendar.state(day)
    if presumed:
        return "周末" if day.weekday() >= 5 else ""
    return "休息日" if state is DayState.OFF else ""


def _presumed(day: date, calendar: WorkCalendar) -> bool:
    """Whether nobody has published whether the day is worked."""
    certainty = getattr(calendar, "certainty", None)
    return certainty(day).name == "PRESUMED" if certainty else calendar.state(day).name == "UNKNOWN"


def moved_back(wanted: date, day: date, calendar: WorkCalendar) -> bool:
    """Whether ``day`` is ``wanted`` or the last working day before it, with days off between them only."""
    between = [day + timedelta(n) for n in range(1, (wanted - day).days + 1)]
    return day <= wanted and all(off(one, calendar) or _may_be_spring(one, calendar) for one in between)


def _may_be_spring(day: date, calendar: WorkCalendar) -> bool:
    """A day of which only a calendar that knows the moon could say that it is worked."""
    unknown = _presumed(day, calendar) and not hasattr(calendar, "festival")
    return unknown and _SPRING[0] <= (day.month, day.day) <= _SPRING[1]
