"""What may be right and yet wants a second look: told beside its field, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from ...errors import Fault, KitError, fault
from ...plan import Plan
from ...plan.when import Relative, when_words
from ...timing import Certainty, DayState, Misfit, ScheduleTable, agenda, schedule, work_calendar
from .draft import Draft
from .fields import Place, place_of
from .schedule import date_field

_DATE: Place = ("meeting", "date")
_WEEK = "一二三四五六日"


def remarks(draft: Draft, today: date | None = None) -> tuple[Fault, ...]:
    """Doubts about the answers, each with the place at which it is told; none while there is no plan."""
    return _remarks(draft.firm, today) if draft.firm else ()


def beside(draft: Draft, today: date | None = None) -> Mapping[Place, tuple[Fault, ...]]:
    """The remarks by their places, so that a field is given its own."""
    found: dict[Place, tuple[Fault, ...]] = {}
    for one in remarks(draft, today):
        found[one.place] = (*found.get(one.place, ()), one)
    return found


@lru_cache(maxsize=16)
def _remarks(plan: Plan, today: date | None) -> tuple[Fault, ...]:
    rules = (_name(plan), _twice(plan), _day(plan), _year(plan), _chair(plan), _guests(plan), _length(plan))
    return (*(one for rule in rules for one in rule), *_conflicts(plan, today))


def _remark(place: Place, code: str, where: str, **facts: Any) -> Fault:
    return replace(fault(code, where, **facts), place=place)


def _name(plan: Plan) -> Iterator[Fault]:
    """The name of the body where the unit's own is wanted."""
    name = plan.unit.name
    doubled = name.startswith("中共") or (plan.unit.body == "党委" and name.endswith("人民政府"))
    if doubled and plan.team.startswith(name):
        yield _remark(("unit", "name"), "remark.name", "单位全称", found=plan.team)


def _twice(plan: Plan) -> Iterator[Fault]:
    names = [member.name for member in plan.members]
    for name in dict.fromkeys(one for one in names if names.count(one) > 1):
        yield _remark(("members",), "remark.twice", "班子成员", found=name, number=names.count(name))


def _day(plan: Plan) -> Iterator[Fault]:
    """A day off by law or, until the arrangement is published, at the weekend; a date counted from the meeting itself."""
    day = plan.meeting_day
    if isinstance(plan.meeting.date, Relative):
        yield _remark(_DATE, "remark.relative", "会议日期", found=when_words(plan.meeting.date))
    if day is None:
        return
    calendar = work_calendar()
    sure, off = calendar.certainty(day), calendar.state(day) is DayState.OFF
    if sure is Certainty.LAW:
        yield _remark(
            _DATE, "remark.festival", "会议日期", found=when_words(day), name=calendar.festival(day)
        )
    elif sure is Certainty.PRESUMED and off:
        name = f"星期{_WEEK[day.weekday()]}"
        yield _remark(_DATE, "remark.weekend", "会议日期", found=when_words(day), name=name)


def _year(plan: Plan) -> Iterator[Fault]:
    day = plan.meeting_day
    if day and day.year not in (plan.year, plan.year + 1):
        yield _remark(_DATE, "remark.year", "会议日期", found=day.year, year=plan.year)


def _chair(plan: Plan) -> Iterator[Fault]:
    chair = str(plan.meeting.chair) if isinstance(plan.meeting.chair, str) else ""
    if chair and not any(member.name in chair for member in plan.members):
        yield _remark(("meeting", "chair"), "remark.chair", "主持人", found=chair)


def _guests(plan: Plan) -> Iterator[Fault]:
    """Members of the team who are named once more among those who come beside them."""
    for key, where in (("attendees", "其他参加人员"), ("observers", "列席人员")):
        lines = getattr(plan.meeting, key)
        for member in plan.members:
            if any(line.endswith(member.name) for line in lines):
                yield _remark(("meeting", key), "remark.guest", where, found=member.name)


def _length(plan: Plan) -> Iterator[Fault]:
    """An agenda that cannot be laid out, or does not fit."""
    try:
        found = agenda(plan)
    except KitError as error:
        yield from (replace(one, place=_length_place(one)) for one in error.faults)
        return
    if isinstance(found, Misfit):
        yield _remark(("agenda",), "remark.misfit", "会议议程", found=found.minutes)


def _length_place(one: Fault) -> Place:
    return ("meeting", "length") if one.code == "timing.length" else ("agenda",)


def _conflicts(plan: Plan, today: date | None) -> Iterator[Fault]:
    """What cannot work in the schedule, at the date that would mend it."""
    try:
        table: ScheduleTable = schedule(plan, today=today)
    except KitError as error:
        yield from (replace(one, place=("schedule",)) for one in error.faults)
        return
    for one in table.conflicts:
        at = _DATE if one.code == "timing.short" else place_of(date_field(one.steps[-1]))
        yield replace(one.fault, place=at)
