"""会议日程: the schedule as a calendar file that Outlook, WPS and telephones read."""

from __future__ import annotations

from ...plan.model import Plan
from ...timing.ics import ics
from ..derived import Derived

SUFFIX = ".ics"


def make(plan: Plan, derived: Derived) -> bytes:
    """The deadlines as days, the meeting as an appointment where its clock is known."""
    return ics(plan, derived.calendar)
