"""Whether a day is off: published, fixed by law, or a weekend of a year whose arrangement nobody has published."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from ...timing.calendar import Certainty, DayState, WorkCalendar

Off = Literal["", "放假", "休息日", "周末"]


def off(day: date, calendar: WorkCalendar) -> Off:
    """``放假`` by law, ``休息日`` as published, ``周末`` as long as nobody has published it; empty for a working day."""
    if calendar.festival(day):
        return "放假"
    if calendar.certainty(day) is Certainty.PRESUMED:
        return "周末" if day.weekday() >= 5 else ""
    return "休息日" if calendar.state(day) is DayState.OFF else ""


def moved_back(wanted: date, day: date, calendar: WorkCalendar) -> bool:
    """Whether ``day`` is ``wanted`` or the last working day before it, with days off between them only."""
    between = [day + timedelta(n) for n in range(1, (wanted - day).days + 1)]
    return day <= wanted and all(off(one, calendar) for one in between)
