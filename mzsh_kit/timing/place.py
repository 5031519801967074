"""Where each step falls: by its own rule first, then around what is hard or fixed by hand.

What rests on another step never ends before it. A step gives way to those that come after it: it ends
earlier, by their starts. What cannot end early enough pushes the office's own steps back; what is hard or
fixed never moves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..plan.model import Step
from ..plan.when import Relative, Span, When, when_words
from .calendar import BACK, ON, STAY, Certainty, Counted, WorkCalendar
from .steps import DRAFTING, Planned, ordered


@dataclass(frozen=True, slots=True)
class Placed:
    """A step in the calendar. Dates are ``None`` where the step or the meeting states none."""

    of: Planned
    start: date | None
    end: date | None
    ruled: date | None
    """Until when its own rule gives it."""
    start_fixed: bool
    end_fixed: bool
    announced: bool
    """Whether no date rests on days off that are not yet published."""
    pushed_by: str = ""
    """Key of the step that made it later."""
    pulled_by: str = ""
    """Key of the step that made it earlier; its own where it starts earlier to have days enough."""
    counted: date | None = None
    """Until when its own rule gives it, on whatever day that is."""

    @property
    def shifted_from(self) -> date | None:
        """The day off from which its end was moved."""
        return self.counted if self.end == self.ruled != self.counted else None

    @property
    def fixed(self) -> bool:
        return self.start_fixed or self.end_fixed

    @property
    def stays(self) -> bool:
        """Whether its end may not be pushed back."""
        return self.end_fixed or self.of.step.hard


Places = dict[str, Placed]
_IN_ORDER = ("study", "opinions", "talks")
"""Steps that wait for none of the others, and yet begin in this order where a plan gives days."""


def place(steps: Sequence[Planned], meeting: date | None, calendar: WorkCalendar) -> Mapping[str, Placed]:
    """Every step by key. ``meeting`` ``None``: only what is fixed by hand has dates."""
    in_order = ordered(steps)
    places = {step.key: _by_rule(step, meeting, calendar) for step in in_order}
    _between(places, steps, calendar)
    for step in reversed(in_order):
        _pull(places, step, meeting, calendar)
    for step in in_order:
        _push(places, step, calendar)
    return places


def _between(places: Places, steps: Sequence[Planned], calendar: WorkCalendar) -> None:
    """The office's own computed steps begin no earlier than what stands above them and is fixed by hand,
    unless what stands below and is fixed is over by then.
    """
    listed = [places[step.key] for step in steps if step.before and not step.step.done]
    for n, this in enumerate(listed):
        if this.of.key not in _IN_ORDER or this.stays or this.start_fixed or not (this.start and this.end):
            continue
        above = [(other.start, other.of.key) for other in listed[:n] if other.start and _begins(other)]
        earliest, cause = max(above, default=(this.start, ""))
        over = any(other.end_fixed and other.end and other.end < earliest for other in listed[n + 1 :])
        if this.start < earliest and not over:
            places[this.of.key] = _starting_from(this, earliest, cause, calendar)


def _begins(this: Placed) -> bool:
    """Whether the day on which one of these steps begins is fixed by hand."""
    return this.start_fixed and this.of.key in _IN_ORDER


def _by_rule(planned: Planned, meeting: date | None, calendar: WorkCalendar) -> Placed:
    step = planned.step
    start, end = (
        day_of(step.start, meeting, calendar, last=False),
        day_of(step.end, meeting, calendar, last=True),
    )
    start_fixed, end_fixed = isinstance(step.start, (date, Span)), isinstance(step.end, (date, Span))
    ruled = end if end_fixed or end is None else _ended(end, planned, meeting, calendar)
    begun = start if start_fixed or start is None else _moved(start, _onward(step), calendar)
    due = ruled.day if ruled else None
    placed = Placed(
        planned,
        start=begun.day if begun else None,
        end=due,
        ruled=due,
        start_fixed=start_fixed,
        end_fixed=end_fixed,
        announced=all(count.announced for count in (start, end, begun, ruled) if count),
        pulled_by=planned.pulled_by,
        counted=end.day if end else None,
    )
    return _long_enough(placed, calendar)


def _ended(end: Counted, planned: Planned, meeting: date | None, calendar: WorkCalendar) -> Counted:
    """The counted end on a working day, on its own side of the meeting; a hard one never later."""
    how = _backward(planned.step) if planned.step.hard else planned.step.shift
    moved = _moved(end, how, calendar)
    if planned.before or meeting is None or moved.day >= meeting:
        return moved
    return end if planned.step.hard else _moved(end, _onward(planned.step), calendar)


def _long_enough(this: Placed, calendar: WorkCalendar) -> Placed:
    """Starting early enough for the days that the step needs; ending no earlier than it starts."""
    if this.start is None or this.end is None:
        return this
    if this.start_fixed:
        return this if this.end_fixed else replace(this, end=max(this.start, this.end))
    enough = _first_day(this, this.end, calendar)
    return replace(this, start=enough, pulled_by=this.of.key) if enough < this.start else this


def _first_day(this: Placed, end: date, calendar: WorkCalendar) -> date:
    """The last day on which a step that ends on ``end`` may start."""
    return calendar.add_working_days(end, 1 - (this.of.step.least or 1)).day


def _last_day(this: Placed, start: date, calendar: WorkCalendar) -> date:
    """The first day on which a step that starts on ``start``, a working day, may end."""
    return calendar.add_working_days(start, (this.of.step.least or 1) - 1).day


def day_of(when: When, meeting: date | None, calendar: WorkCalendar, *, last: bool) -> Counted | None:
    """The day that a time is, of several the ``last`` or the first."""
    if isinstance(when, Span):
        when = when.last if last else when.first
    if isinstance(when, date):
        return Counted(when, True)
    if not isinstance(when, Relative) or meeting is None:
        return None
    if when.working:
        return calendar.add_working_days(meeting, when.days)
    return Counted(meeting + timedelta(days=when.days), True)


def _moved(count: Counted, how: str, calendar: WorkCalendar) -> Counted:
    moved = calendar.shift(count.day, how)
    return replace(moved, announced=moved.announced and count.announced)


def _onward(step: Step) -> str:
    return STAY if step.shift == STAY else ON


def _backward(step: Step) -> str:
    return STAY if step.shift == STAY else BACK


def _pull(places: Places, planned: Planned, meeting: date | None, calendar: WorkCalendar) -> None:
    """What comes before a step ends while that has days enough, the plan on the day before; a hard limit
    gives way to what is hard or fixed alone.
    """
    this = places[planned.key]
    latest = _latest_start(this, calendar)
    if latest is None or planned.step.done or (meeting and not planned.before and latest < meeting):
        return
    for key in planned.after:
        before = places[key]
        if before.end_fixed or (before.of.step.hard and not (this.fixed or planned.step.hard)):
            continue
        by = calendar.add_working_days(latest, -1).day if key == DRAFTING else latest
        if before.end and before.end > by:
            places[key] = _ending_by(before, by, planned.key, calendar)


def _latest_start(this: Placed, calendar: WorkCalendar) -> date | None:
    """The last day on which what a step rests on may end: a step of one day is not done on that day as
    well.
    """
    if this.start_fixed or this.end is None:
        return this.start
    first = _first_day(this, this.end, calendar)
    return calendar.add_working_days(first, -1).day if first == this.end else first


def _ending_by(before: Placed, latest: date, by: str, calendar: WorkCalendar) -> Placed:
    step = before.of.step
    end = calendar.shift(latest, _backward(step)).day
    start = before.start
    if start and not before.start_fixed:
        start = min(start, _first_day(before, end, calendar))
    if start and start > end:
        end = start
    announced = before.announced and _certain(end, calendar)
    return replace(before, start=start, end=end, announced=announced, pulled_by=by)


def _push(places: Places, planned: Planned, calendar: WorkCalendar) -> None:
    """A computed step starts no earlier than what it comes after has ended."""
    for key in planned.after:
        before, this = places[key], places[planned.key]
        if before.end is None or before.of.step.done or before.end <= (this.start or this.end or before.end):
            continue
        places[planned.key] = _starting_from(this, before.end, key, calendar)


def _starting_from(this: Placed, earliest: date, by: str, calendar: WorkCalendar) -> Placed:
    start, end = this.start, this.end
    if start and not this.start_fixed:
        start = calendar.shift(earliest, _onward(this.of.step)).day
        start = min(start, end) if end and this.stays else start
    if end and not this.stays:
        begun = start or calendar.shift(earliest, _onward(this.of.step)).day
        end = max(end, _last_day(this, begun, calendar))
    if (start, end) == (this.start, this.end):
        return this
    announced = this.announced and _certain(start or end, calendar)
    return replace(this, start=start, end=end, announced=announced, pushed_by=by)


def _certain(day: date | None, calendar: WorkCalendar) -> bool:
    return day is None or calendar.certainty(day) is not Certainty.PRESUMED


def note(placed: Placed, names: Mapping[str, str]) -> str:
    """Why a step stands where it stands, in words for the person who plans; empty if by its rule alone."""
    parts = ["手工确定"] if placed.fixed else []
    if placed.pushed_by:
        parts.append(f"等“{names[placed.pushed_by]}”完成，顺延")
    in_time = not placed.pushed_by or not (placed.end and placed.ruled) or placed.end <= placed.ruled
    if placed.pulled_by not in ("", placed.of.key) and in_time:
        parts.append(f"赶在“{names[placed.pulled_by]}”之前，提前")
    elif placed.pulled_by and placed.of.step.least:
        parts.append(f"留足{placed.of.step.least}个工作日，提前开始")
    if placed.shifted_from and placed.end:
        way = "提前" if placed.end < placed.shifted_from else "顺延"
        parts.append(f"{when_words(placed.shifted_from)}是休息日，{way}")
    return "；".join(parts)
