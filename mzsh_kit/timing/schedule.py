"""The schedule of one meeting: every step with its dates, counted backwards and forwards from the meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..plan.model import Plan
from ..plan.when import MonthPart, Relative, Span, When, when_words
from .calendar import Certainty, WorkCalendar, work_calendar
from .conflicts import Conflict, Frame, conflicts
from .place import Placed, note, place
from .steps import MEETING, Planned, planned


@dataclass(frozen=True, slots=True)
class Row:
    """One step. ``start`` and ``end`` are dates, or words (会前10天) where the meeting's day is not fixed."""

    key: str
    name: str
    owner: str
    to: tuple[str, ...]
    start: When
    end: When
    phase: str
    """会前, 会议 or 会后."""
    rule: str = ""
    source: str = ""
    fixed: bool = False
    announced: bool = True
    done: bool = False
    note: str = ""

    @property
    def start_words(self) -> str:
        return _words(self.start)

    @property
    def end_words(self) -> str:
        return _words(self.end)

    @property
    def span_words(self) -> str:
        """2027年1月4日至8日; one time where start and end are the same."""
        if isinstance(self.start, date) and isinstance(self.end, date) and self.start < self.end:
            return when_words(Span(self.start, self.end))
        if self.start == self.end or not isinstance(self.start, (date, Relative, MonthPart)):
            return self.end_words
        return f"{self.start_words}至{self.end_words}"


@dataclass(frozen=True, slots=True)
class ScheduleTable:
    """The rows in their order, the meeting among them, and what cannot work."""

    rows: tuple[Row, ...]
    conflicts: tuple[Conflict, ...]
    meeting: date | None

    def row(self, key: str) -> Row:
        """The row of a step (``talks``, ``others.0``) or of the ``meeting``."""
        return next(row for row in self.rows if row.key == key)

    @property
    def announced(self) -> bool:
        """Whether no date depends on days off that are not yet published."""
        return all(row.announced for row in self.rows)


def schedule(plan: Plan, calendar: WorkCalendar | None = None, today: date | None = None) -> ScheduleTable:
    """Every step of ``plan`` with its dates and what cannot work.

    With ``today`` also whether there are days enough left. Raises :class:`KitError` for steps that wait for each
    other or for none.
    """
    frame = Frame(planned(plan), plan.meeting_day, calendar or work_calendar(), today)
    places = place(frame.steps, frame.meeting, frame.calendar)
    names = {one.key: one.name for one in frame.steps}
    rows = [_row(places[one.key], names) for one in frame.steps]
    at = sum(one.before for one in frame.steps)
    table = (*rows[:at], _meeting_row(plan, frame.calendar), *rows[at:])
    return ScheduleTable(table, conflicts(frame, places), frame.meeting)


def _row(placed: Placed, names: dict[str, str]) -> Row:
    one, step = placed.of, placed.of.step
    return Row(
        key=one.key,
        name=one.name,
        owner=step.owner,
        to=step.to,
        start=placed.start or step.start,
        end=placed.end or step.end,
        phase="会前" if one.before else "会后",
        rule=step.rule,
        source=step.source,
        fixed=placed.fixed,
        announced=placed.announced,
        done=step.done,
        note=note(placed, names),
    )


def _meeting_row(plan: Plan, calendar: WorkCalendar) -> Row:
    day = plan.meeting.date
    row = Row(MEETING, "召开会议", plan.team, (), day, day, "会议", fixed=True)
    if isinstance(day, date) and calendar.certainty(day) is Certainty.PRESUMED:
        return replace(row, note="放假安排未公布", announced=False)
    return row


def _words(when: When) -> str:
    """A time limit without 内, which the heading of its column says."""
    return when_words(when).removesuffix("内") if isinstance(when, Relative) else when_words(when)


__all__ = ["Conflict", "Planned", "Row", "ScheduleTable", "schedule"]
