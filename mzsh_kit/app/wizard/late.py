"""A late start: the steps before the meeting laid into the days that are left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...plan import Plan
from ...plan.source import DataPath
from ...plan.when import when_words
from ...timing import Compressed, ScheduleTable, TooShort, compressed, work_calendar
from ...timing.calendar import ON
from ...timing.steps import planned, step_place
from .draft import Draft
from .fields import value_at

SHORT = "timing.short"
"""The conflict that there are too few days from today to the meeting."""


@dataclass(frozen=True)
class Pressed:
    """The draft with the days of its steps, and in words what became of them."""

    draft: Draft
    told: tuple[str, ...]


def start_of(table: ScheduleTable, draft: Draft, today: date | None) -> date | None:
    """The day from which the steps may be laid anew; ``None`` where time is not short."""
    if today is None or not any(conflict.code == SHORT for conflict in table.conflicts) or draft.plan is None:
        return None
    issued = draft.plan.issue_date
    return max(today, issued) if isinstance(issued, date) else today


def pressed_together(draft: Draft, start: date) -> Pressed:
    """The steps between ``start`` and the meeting; the draft as it was where there is no way."""
    plan = draft.plan
    if plan is None or plan.meeting_day is None:
        return Pressed(draft, ())
    laid = _laid(plan, start, draft.templates)
    if isinstance(laid, TooShort):
        later = f"最早可以在{when_words(laid.earliest)}开会" if laid.earliest else "请另定会议日期"
        return Pressed(draft, (f"从{when_words(start)}起，会议之前来不及完成各步，{later}。",))
    for place, value in _changed(plan, laid.plan):
        draft = draft.set(place, value)
    weekends = ("用到了双休日，请先征得同意。",) if laid.weekends else ()
    return Pressed(draft, (*(f"{line}。" for line in laid.shortened), *weekends))


def _laid(plan: Plan, start: date, templates: Path | None) -> Compressed | TooShort:
    """The steps from the first working day on; from a day off only if there is no other way."""
    calendar = work_calendar(templates)
    way = compressed(plan, calendar.shift(start, ON).day, calendar)
    sooner = compressed(plan, start, calendar) if isinstance(way, TooShort) else way
    return way if isinstance(sooner, TooShort) else sooner


def _changed(old: Plan, new: Plan) -> Iterator[tuple[DataPath, Any]]:
    """The days that are others now, with their places."""
    was, now = old.model_dump(mode="json"), new.model_dump(mode="json")
    for step in planned(old):
        for side in ("start", "end"):
            place = (*step_place(step.key), side)
            if value_at(was, place) != value_at(now, place):
                yield place, value_at(now, place)
