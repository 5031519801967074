"""A schedule for a late start: every step cut to what it needs, or the day on which the meeting could be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..plan.model import Plan, Step
from ..plan.when import when_words
from .calendar import ONE_DAY, DayState, WorkCalendar, work_calendar
from .conflicts import crossing
from .place import Placed, place
from .schedule import frame_of
from .steps import DRAFTING, Planned, step_place, with_meeting_on

_FARTHEST = 120
"""Days ahead that are searched for a possible meeting."""


@dataclass(frozen=True, slots=True)
class Compressed:
    """A plan whose steps before the meeting have fixed days, and what was shortened, in sentences."""

    plan: Plan
    shortened: tuple[str, ...]
    weekends: bool
    """Whether weekends had to be used."""


@dataclass(frozen=True, slots=True)
class TooShort:
    """There is no way before the meeting. ``earliest`` is the first later day on which there is one, if any
    is near.
    """

    earliest: date | None


class _WithWeekends(WorkCalendar):
    """The same days, the weekends worked that are no part of a holiday."""

    def state(self, day: date) -> DayState:
        state = super().state(day)
        if state is DayState.WORKING or day.weekday() < 5 or self.festival(day):
            return state
        friday, monday = day - (day.weekday() - 4) * ONE_DAY, day + (7 - day.weekday()) * ONE_DAY
        plain = all(super(_WithWeekends, self).state(day) is DayState.WORKING for day in (friday, monday))
        return DayState.WORKING if plain else state


def compressed(plan: Plan, start: date, calendar: WorkCalendar | None = None) -> Compressed | TooShort:
    """The steps before the meeting between ``start`` and the meeting, in their order.

    Each has at least the days that it needs; hard limits and what is fixed by hand stay; weekends are used
    only if there is no other way, days off by law never. Steps that are done, and those after the meeting,
    stay as they are. Raises :class:`KitError` as :func:`schedule` does; ``ValueError`` for a meeting without
    a day.
    """
    if plan.meeting_day is None:
        raise ValueError("the meeting has no day")
    calendar = calendar or work_calendar()
    before = place(frame_of(plan, calendar).steps, plan.meeting_day, calendar)
    for days, weekends in ((calendar, False), (_WithWeekends(calendar.years), True)):
        places = _fitted(plan, start, days, before)
        if places is not None:
            told = tuple(_shortened(before, places, days, calendar))
            return Compressed(_fixed(plan, places, calendar), told, weekends)
    return TooShort(_earliest(plan, start, calendar))


def _fitted(
    plan: Plan, start: date, calendar: WorkCalendar, before: Mapping[str, Placed]
) -> Mapping[str, Placed] | None:
    """The steps laid from ``start`` on; ``None`` where they do not fit. Hard limits are as ``before``."""
    steps = frame_of(plan, calendar).steps
    begun = tuple(_beginning(step, start, before[step.key].ruled) for step in steps)
    placed = place(begun, plan.meeting_day, calendar)
    places = {step.key: replace(placed[step.key], of=step) for step in steps}
    fits = all(_fits(places[step.key], places, start, plan.meeting_day) for step in steps if step.before)
    return places if fits else None


def _beginning(planned: Planned, start: date, ruled: date | None) -> Planned:
    """The first step begun and ended on the first day, on which the work starts, and what is left to do after
    it.

    A hard limit stays on the day on which its rule gives it, whether weekends are worked or not.
    """
    if planned.key == DRAFTING:
        facts = {"start": start, "end": start, "least": None, "done": False}
        return replace(planned, step=planned.step.model_copy(update=facts))
    if not planned.before or planned.step.done:
        return planned
    end = {"end": ruled} if planned.step.hard and ruled else {}
    return replace(planned, step=planned.step.model_copy(update=end), after=(*planned.after, DRAFTING))


def _fits(this: Placed, places: Mapping[str, Placed], start: date, meeting: date | None) -> bool:
    if this.of.step.done or this.end is None or meeting is None:
        return True
    begun = this.start or this.end
    return start <= begun <= this.end <= meeting and not any(crossing(places, this.of.key))


def _shortened(
    before: Mapping[str, Placed], after: Mapping[str, Placed], used: WorkCalendar, calendar: WorkCalendar
) -> Iterator[str]:
    for key, now in after.items():
        was = before[key]
        if (
            now.of.before
            and not now.of.step.done
            and now.end
            and (was.start, was.end) != (now.start, now.end)
            and key != DRAFTING
        ):
            days, plain = _number(now, used), _number(now, calendar)
            said = f"用{days}个工作日" if days == plain else f"用{days}天（其中周末{days - plain}天）"
            yield f"{now.of.name}：{when_words(now.end)}前完成，{said}" + _instead(was, days, calendar)


def _number(this: Placed, calendar: WorkCalendar) -> int:
    """How many days a step has."""
    return len(calendar.working_days(this.start or this.end, this.end)[0]) if this.end else 0


def _instead(was: Placed, days: int, calendar: WorkCalendar) -> str:
    usual = _number(was, calendar)
    return f"，原为{usual}个工作日" if usual > days else ""


def _fixed(plan: Plan, places: Mapping[str, Placed], calendar: WorkCalendar) -> Plan:
    """The plan with the days of its steps before the meeting; a hard limit stays as its rule says it."""
    steps = {key: this for key, this in places.items() if this.of.before and not this.of.step.done}
    changed: dict[str, Step | tuple[Step, ...]] = {}
    for key, step in steps.items():
        _, sort, *number = step_place(key)
        of_sort = changed.get(str(sort), getattr(plan.schedule, str(sort)))
        changed[str(sort)] = _with_days(of_sort, step, number, calendar)
    return plan.model_copy(update={"schedule": plan.schedule.model_copy(update=changed)})


def _with_days(
    steps: Step | tuple[Step, ...], placed: Placed, number: list[str | int], calendar: WorkCalendar
) -> Step | tuple[Step, ...]:
    if isinstance(steps, Step):
        return _dated(steps, placed, calendar)
    return tuple(
        _dated(step, placed, calendar) if [place] == number else step for place, step in enumerate(steps)
    )


def _dated(step: Step, placed: Placed, calendar: WorkCalendar) -> Step:
    """The step with its days. Of the working days that it needs, those remain that are no weekends."""
    if step.hard or placed.end is None:
        return step
    least = min(step.least, _number(placed, calendar)) or None if step.least else None
    return step.model_copy(update={"start": placed.start or placed.end, "end": placed.end, "least": least})


def _earliest(plan: Plan, start: date, calendar: WorkCalendar) -> date | None:
    """The first later working day on which everything fits without weekends."""
    first = max(plan.meeting_day or start, start)
    for ahead in range(1, _FARTHEST):
        day = first + timedelta(days=ahead)
        moved = with_meeting_on(plan, day)
        if calendar.state(day) is not DayState.WORKING:
            continue
        before = place(frame_of(moved, calendar).steps, day, calendar)
        if _fitted(moved, start, calendar, before) is not None:
            return day
    return None
