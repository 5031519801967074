"""What follows from a plan and is printed in papers: time limits, steps, agenda, talks. Computed when first named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..plan.model import Plan
from ..plan.when import Open
from ..plan.wording import words
from ..timing import (
    Agenda,
    Misfit,
    Row,
    ScheduleTable,
    Slot,
    TalkPair,
    Timetable,
    WorkCalendar,
    agenda,
    explain,
    pairs,
    schedule,
    talk_rows,
    timetable,
    work_calendar,
)
from .limits import limits


@dataclass(frozen=True)
class Derived:
    """Facts that a wording may name as ``derived.…``."""

    plan: Plan
    templates: Path | None = None

    @property
    def leading_team(self) -> str:
        """清源县水务局党组领导班子, said once where the team is called so itself."""
        return self.plan.team.removesuffix("领导班子") + "领导班子"

    @property
    def time(self) -> str:
        """When the meeting is: 2027年1月15日上午9:00, without the hour where it is open."""
        meeting = self.plan.meeting
        return f"{words(meeting.date)}{'' if isinstance(meeting.start, Open) else words(meeting.start)}"

    @cached_property
    def calendar(self) -> WorkCalendar:
        return work_calendar(self.templates)

    @cached_property
    def schedule(self) -> ScheduleTable:
        return schedule(self.plan, self.calendar)

    @property
    def steps(self) -> tuple[Row, ...]:
        return self.schedule.rows

    @cached_property
    def limits(self) -> Mapping[str, str]:
        return limits(self.plan, self.schedule)

    @cached_property
    def agenda(self) -> Agenda | Misfit:
        return agenda(self.plan)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The agenda by the clock; nothing where it does not fit into the meeting."""
        return self.agenda.slots if isinstance(self.agenda, Agenda) else ()

    @property
    def agenda_words(self) -> tuple[str, ...]:
        return explain(self.agenda)

    @property
    def minutes(self) -> tuple[int, ...]:
        """Minutes of each item of the agenda; 0 where it does not fit."""
        found = self.agenda
        items = range(len(self.plan.agenda))
        return tuple(found.minutes(item) if isinstance(found, Agenda) else 0 for item in items)

    def turns(self, item: int) -> tuple[Slot, ...]:
        """The turns of the members in one item."""
        return tuple(slot for slot in self.slots if slot.item == item)

    @cached_property
    def pairs(self) -> tuple[TalkPair, ...]:
        return pairs(self.plan)

    @cached_property
    def timetable(self) -> Timetable:
        return timetable(self.plan, self.calendar)

    @property
    def talks(self) -> list[dict[str, object]]:
        return talk_rows(self.timetable, self.plan)

    @property
    def talk_reasons(self) -> tuple[str, ...]:
        return self.timetable.reasons
