"""Time limits as papers print them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ..plan.model import Plan
from ..plan.when import Relative, When, when_words
from ..timing import ScheduleTable
from ..timing.steps import planned


def limits(plan: Plan, table: ScheduleTable) -> Mapping[str, str]:
    """When every step must be done, by its key: ``会前10天（2027年1月5日前）``.

    A date that the calendar moved (to a working day, behind another step) stands alone, because the rule no longer
    gives it; where the meeting's day is open the rule stands alone.
    """
    ends = {row.key: row.end for row in table.rows}
    return {one.key: _words(one.step.end, ends[one.key], table.meeting) for one in planned(plan)}


def _words(rule: When, end: When, meeting: date | None) -> str:
    if not isinstance(end, date):
        return when_words(end)
    counted = isinstance(rule, Relative) and not rule.working and meeting == end - timedelta(days=rule.days)
    return f"{when_words(rule)}（{when_words(end)}前）" if counted else f"{when_words(end)}前"
