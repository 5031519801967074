"""The schedule of one meeting: every step with its dates, counted backwards and forwards from the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..plan.model import Plan
from ..plan.when import MonthPart, Open, Relative, Span, When, when_words
from .calendar import Certainty, WorkCalendar, work_calendar
from .conflicts import Conflict, Frame, conflicts, crossing, root
from .place import Placed, note, place
from .steps import DRAFTING, MEETING, Planned, planned


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
    what: str = ""
    rule: str = ""
    source: str = ""
    hard: bool = False
    fixed: bool = False
    announced: bool = True
    """Whether no date rests on days off that are not yet published."""
    done: bool = False
    note: str = ""
    """Why it stands where it stands, for the person who plans; no word of a paper."""
    said: str = ""
    """The limit in the office's own words, printed in place of the computed one."""
    condition: tuple[str, ...] = ()
    way: str = ""
    stated: When = Open.UNDECIDED
    """The limit as the plan states it: 会前10天."""
    exact: bool = False
    """Whether ``end`` is just what ``stated`` gives, moved neither by days off nor by other steps."""
    early: bool = False
    """Whether ``end`` is earlier than what ``stated`` gives, because that is a day off."""
    kept: bool = True
    """Whether the limit agrees with the meeting, the steps before it and those after it."""
    astray: bool = False
    """Whether its days are stated, but none on which it can be, so that no paper says them."""

    @property
    def start_words(self) -> str:
        return _words(self.start)

    @property
    def end_words(self) -> str:
        return _words(self.end)

    @property
    def span_words(self) -> str:
        """2027年1月4日至8日; one time where start and end are the same; the office's own words, or the limit
        as stated where it is not kept.
        """
        if self.said or self.undated:
            return self.said or self._unkept.removesuffix("内")
        if isinstance(self.start, date) and isinstance(self.end, date) and self.start < self.end:
            return when_words(Span(self.start, self.end))
        if self.start == self.end or not isinstance(self.start, (date, Relative, MonthPart)):
            return self.end_words
        return f"{self.start_words}至{self.end_words}"

    @property
    def day(self) -> float | None:
        """Its limit as a number to be compared with others of the plan: of a date the ordinal, else days from
        the meeting.
        """
        if isinstance(self.end, date):
            return self.end.toordinal()
        return self.end.days * (7 / 5 if self.end.working else 1) if isinstance(self.end, Relative) else None

    @property
    def undated(self) -> bool:
        """Whether its dates are those of a rule that cannot be kept, so that none is true."""
        return self.astray or (not self.kept and isinstance(self.stated, Relative))

    @property
    def lapsed(self) -> bool:
        """Whether nothing is left of its limit but its side of the meeting."""
        return self.undated and not self.said and self._unkept == self.phase

    @property
    def _unkept(self) -> str:
        """What is true of a limit that cannot be kept: a hard one is as it was set, another is before the
        meeting; of one that is astray its side of the meeting.
        """
        aside = self.astray or (self.phase == "会前" and not self.hard)
        return self.phase if aside else when_words(self.stated)

    @property
    def limit(self) -> str:
        """The limit as a paper prints it: ``会前10天（2027年1月5日前）``, ``2027年1月4日前``.

        A limit of the office's own that was moved is its date alone; a hard one always says its rule. One
        that cannot be kept is never a date that contradicts the others.
        """
        if self.said or self.astray:
            return self.said or self.phase
        if not isinstance(self.end, date):
            return when_words(self.end)
        if not isinstance(self.stated, Relative):
            return f"{when_words(self.end)}前"
        rule, day = when_words(self.stated), when_words(self.end)
        if not self.kept:
            return self._unkept
        if self.exact:
            return f"{rule}（{day}前）"
        return f"{rule}（遇休息日提前至{day}）" if self.hard and self.early else f"{day}前"


@dataclass(frozen=True, slots=True)
class ScheduleTable:
    """The rows in their order, the meeting among them, and what cannot work."""

    rows: tuple[Row, ...]
    conflicts: tuple[Conflict, ...]
    meeting: date | None
    presumed: tuple[int, ...] = ()
    """The years of days that rest on an arrangement not yet published."""

    def of(self, sort: str) -> tuple[Row, ...]:
        """The rows of a sort of steps (``talks``, ``report``) or of the ``meeting``."""
        return tuple(row for row in self.rows if sort in (row.key, row.key.partition(".")[0]))

    def row(self, key: str) -> Row:
        """The row of a step (``talks``, ``others.0``, ``report.1``), the first of its sort (``report``)."""
        return next(row for row in self.rows if key in (row.key, row.key.partition(".")[0]))

    @property
    def listed(self) -> tuple[Row, ...]:
        """The rows as a table of steps lists them: what is sent by the same people until the same day is
        one.
        """
        distinct = {(row.name, row.owner, row.to, row.start, row.end): row for row in reversed(self.rows)}
        return tuple(row for row in self.rows if row in distinct.values())

    @property
    def announced(self) -> bool:
        """Whether no date depends on days off that are not yet published."""
        return all(row.announced for row in self.rows)


def schedule(plan: Plan, calendar: WorkCalendar | None = None, today: date | None = None) -> ScheduleTable:
    """Every step of ``plan`` with its dates and what cannot work.

    With ``today`` also whether there are days enough left. Raises :class:`KitError` for steps that wait for
    each other or for none.
    """
    return _schedule(plan, calendar or work_calendar(), today)


@lru_cache(maxsize=8)
def _schedule(plan: Plan, calendar: WorkCalendar, today: date | None) -> ScheduleTable:
    """Remembered: papers, remarks and talks of one plan ask for the same."""
    frame = frame_of(plan, calendar, today)
    places = place(frame.steps, frame.meeting, frame.calendar)
    names = {step.key: step.name for step in frame.steps}
    broken = _broken(frame, places)
    rows = [_row(places[step.key], names, kept=step.key not in broken) for step in frame.steps]
    at = sum(step.before for step in frame.steps)
    table = (*rows[:at], _meeting_row(plan, frame.calendar), *rows[at:])
    return ScheduleTable(table, conflicts(frame, places), frame.meeting, _presumed(table, frame.calendar))


def frame_of(plan: Plan, calendar: WorkCalendar, today: date | None = None) -> Frame:
    """What the schedule of a plan is laid into."""
    issued = plan.issue_date if isinstance(plan.issue_date, date) else None
    return Frame(planned(plan), plan.meeting_day, calendar, today, issued)


def _broken(frame: Frame, places: Mapping[str, Placed]) -> frozenset[str]:
    """The steps whose limits contradict the meeting, the plan's own date or each other, and what was moved
    with them.
    """
    open_steps = [step for step in frame.steps if not step.step.done]
    late = {step.key for step in open_steps if _out_of_time(frame, places[step.key])}
    late |= {step.key for step in open_steps if step.astray and places[step.key].end_fixed}
    firm = {step.key for step in open_steps if step.key not in late and _firm(places, step)}
    crossed = {
        key for step in open_steps for other in crossing(places, step.key) for key in (step.key, other)
    }
    broken = (crossed | late) - firm
    spread = True
    while spread:
        linked = {key for step in frame.steps for key in _linked(step, places, broken)} - firm
        spread = not linked <= broken
        broken |= linked
    return frozenset(broken)


def _firm(places: Mapping[str, Placed], this: Planned) -> bool:
    """Whether a limit set from above is a day that what makes the steps before it late still keeps: it is
    printed, they are not.
    """
    placed = places[this.key]
    begun = placed.start or placed.end
    causes = (places[root(places, other)].end for other in crossing(places, this.key))
    return this.step.hard and begun is not None and all(end is not None and end <= begun for end in causes)


def _out_of_time(frame: Frame, this: Placed) -> bool:
    """Due before the meeting and yet after it, or over when the plan is issued."""
    if not this.of.before or this.end is None:
        return False
    late = frame.meeting is not None and this.end > frame.meeting
    early = frame.issued is not None and this.end < frame.issued and this.of.key != DRAFTING
    return late or early


def _linked(planned: Planned, places: Mapping[str, Placed], broken: set[str]) -> Iterator[str]:
    """A step that rests on a broken one, and steps that were pushed back and on which a broken one rests."""
    if planned.before and any(key in broken for key in planned.after):
        yield planned.key
    if planned.key in broken:
        yield from (key for key in planned.after if places[key].pushed_by)


def _presumed(rows: Iterable[Row], calendar: WorkCalendar) -> tuple[int, ...]:
    days = (day for row in rows for day in (row.start, row.end) if isinstance(day, date))
    return tuple(sorted({day.year for day in days if calendar.certainty(day) is Certainty.PRESUMED}))


def _row(placed: Placed, names: dict[str, str], *, kept: bool) -> Row:
    planned, step = placed.of, placed.of.step
    return Row(
        key=planned.key,
        name=planned.name,
        owner=step.owner,
        to=step.to,
        start=placed.start or step.start,
        end=placed.end or step.end,
        phase="会前" if planned.before else "会后",
        what=step.what,
        rule=step.rule,
        source=step.source,
        hard=step.hard,
        fixed=placed.fixed,
        announced=placed.announced,
        done=step.done,
        note=note(placed, names),
        said=step.said,
        condition=step.condition,
        way=step.way,
        stated=step.end,
        exact=placed.end == placed.counted,
        early=bool(placed.shifted_from and placed.end and placed.end < placed.shifted_from),
        kept=kept and not planned.astray,
        astray=planned.astray,
    )


def _meeting_row(plan: Plan, calendar: WorkCalendar) -> Row:
    day = plan.meeting.date
    announced = not isinstance(day, date) or calendar.certainty(day) is not Certainty.PRESUMED
    return Row(
        MEETING, "召开会议", plan.team, (), day, day, "会议", fixed=True, announced=announced, stated=day
    )


def _words(when: When) -> str:
    """A time limit without 内, which the heading of its column says."""
    return when_words(when).removesuffix("内") if isinstance(when, Relative) else when_words(when)


__all__ = ["Conflict", "Planned", "Row", "ScheduleTable", "frame_of", "schedule"]
