"""What wants a second look before papers go out: told on the page, by ``mzsh build`` and in the manifest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from functools import lru_cache
from pathlib import Path

from ..errors import Fault, KitError, fault
from ..plan import Plan
from ..plan.model import Part
from ..plan.people import is_vacant
from ..plan.persons import Group, ambiguous, chair, guest, repeated, resolve, same_person
from ..plan.source import DataPath
from ..plan.when import Open, Relative, Span, clock_words, in_season, when_words
from ..plan.wording import is_gap
from ..text.lazy import lazy_pattern
from ..text.names import name_of
from ..timing import (
    Certainty,
    DayState,
    Misfit,
    ScheduleTable,
    agenda,
    has_quorum,
    quorum,
    schedule,
    timetable,
    work_calendar,
)
from ..timing.calendar import BACK, ON, WorkCalendar
from ..timing.conflicts import WEEKDAYS
from ..timing.place import day_of
from ..timing.sessions import sessions
from ..timing.steps import MEETING, step_of, step_place, usual_step
from .build import build
from .catalogue import catalogue
from .dates import date_faults
from .length import LONGEST, characters, longest_parts

DATE: DataPath = ("meeting", "date")
_EARLIEST, _LATEST = time(6), time(21)
"""Between which hours a meeting begins."""
QUESTIONS = frozenset(
    {
        "remark.twice",
        "remark.several",
        "remark.weekend",
        "remark.season",
        "remark.hour",
        "remark.chair_other",
        "remark.recorder",
        "remark.lacking",
        "timing.over",
    }
)
"""Codes of remarks that only ask: what they are about may well be right."""


@lru_cache(maxsize=16)
def remarks(plan: Plan, today: date | None = None, templates: Path | None = None) -> tuple[Fault, ...]:
    """Everything about a plan that cannot be right or should be looked at again, each with its place in the
    plan.

    People who cannot be found, limits that cannot be kept, days off, papers dated before their event, a plan
    that is too long. With ``today`` also whether there are days enough left.
    """
    doubts, long = _undated(plan, templates)
    return (*doubts, *_times(plan, today, templates), *long)


@lru_cache(maxsize=16)
def _undated(plan: Plan, templates: Path | None) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    """What does not hang on the day on which it is asked: of the plan's facts, and of its length."""
    rules = (
        _name, _twice, _nobody, _day, _year, _hour, _chair, _recorder, _speakers, _readers, _heart, _guests,
        _repeated, _several, _alone, _quorum, _held, _length,
    )  # fmt: skip
    return tuple(doubt for rule in rules for doubt in rule(plan)), tuple(_long(plan, templates))


def _remark(place: DataPath, code: str, where: str, **facts: object) -> Fault:
    return replace(fault(code, where, **facts), place=place)


_GOVERNS = {"党委": "人民政府", "党工委": "办事处"}
"""What governs beside a body of the Party, which is that of the place and not of its government."""


def _name(plan: Plan) -> Iterator[Fault]:
    """The name of the body where the unit's own is wanted."""
    name = plan.unit.name
    doubled = name.startswith("中共") or name.endswith(_GOVERNS.get(str(plan.unit.body), "\n"))
    if doubled and plan.team.startswith(name):
        yield _remark(("unit", "name"), "remark.name", "单位全称", found=plan.team)


def _twice(plan: Plan) -> Iterator[Fault]:
    names = [member.name for member in plan.members if not is_gap(member.name)]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield _remark(("members",), "remark.twice", "班子成员", found=name, number=names.count(name))


def _nobody(plan: Plan) -> Iterator[Fault]:
    """Members whose name is none of one person: a post that nobody holds, 待定, 某某, two names."""
    for place, member in enumerate(plan.members):
        at, where = ("members", place, "name"), f"班子成员 · 第{place + 1}项"
        if is_gap(member.name):
            vacant = "remark.vacant" if member.vacant else "remark.no_principal"
            code = vacant if is_vacant(member.name) else "remark.unnamed"
            yield _remark(at, code, where, found=member.post)
        elif not name_of(member.name):
            yield _remark(at, "remark.no_name", where, found=member.name)


def _day(plan: Plan) -> Iterator[Fault]:
    """A weekend while the arrangement is not published; a date counted from the meeting itself."""
    day, calendar = plan.meeting_day, work_calendar()
    if isinstance(plan.meeting.date, Relative):
        yield _remark(DATE, "remark.relative", "会议日期", found=when_words(plan.meeting.date))
    if day and calendar.certainty(day) is Certainty.PRESUMED and calendar.state(day) is DayState.OFF:
        name = WEEKDAYS[day.weekday()]
        yield _remark(DATE, "remark.weekend", "会议日期", found=when_words(day), name=name)


def _year(plan: Plan) -> Iterator[Fault]:
    day = plan.meeting_day
    if day and day.year not in (plan.year, plan.year + 1):
        yield _remark(DATE, "remark.year", "会议日期", found=day.year, year=plan.year)
    elif day and plan.kind == "年度" and not in_season(day.year, day.month, plan.year):
        yield _remark(DATE, "remark.season", "会议日期", found=when_words(day), year=plan.year)


def _hour(plan: Plan) -> Iterator[Fault]:
    """A meeting that begins in the night, and one of several days that has the hours of half a one."""
    start, day = plan.meeting.start, plan.meeting.date
    if isinstance(start, time) and not _EARLIEST <= start <= _LATEST:
        yield _remark(("meeting", "start"), "remark.hour", "开始时间", found=clock_words(start))
    length = plan.meeting.length
    several = isinstance(day, Span) and day.first < day.last and not isinstance(length, Open)
    if several and not plan.meeting.parts and len(_parts(plan)) == 1:
        facts = {"found": length, "wanted": when_words(day)}
        yield _remark(("meeting", "length"), "remark.days", "会期", **facts)


def _parts(plan: Plan) -> tuple[Part, ...]:
    """The parts of the meeting; none where its length has no measure, which is told elsewhere."""
    try:
        return sessions(plan)
    except KitError:
        return ()


def _chair(plan: Plan) -> Iterator[Fault]:
    """A chair who is nobody of the team, or who is away."""
    who, at = chair(plan), ("meeting", "chair")
    if number := ambiguous(plan.meeting.chair, plan.members):
        yield _remark(at, "remark.which", "主持人", found=who.text, number=number)
    elif who.member is not None and not plan.members[who.member].in_party:
        yield _remark(at, "remark.chair_outside", "主持人", found=plan.members[who.member].name)
    elif who.group is not Group.MEMBER and who.group is not Group.OPEN:
        yield _remark(("meeting", "chair"), "remark.chair", "主持人", found=who.text)
    elif who.member is not None and plan.members[who.member].absence:
        name = plan.members[who.member].name
        yield _remark(("meeting", "chair"), "remark.chair_away", "主持人", found=name)
    elif who.member is not None and _leads_there(plan, who.member):
        yield _remark(at, "remark.chair_other", "主持人", found=plan.members[who.member].name)


def _recorder(plan: Plan) -> Iterator[Fault]:
    """A member who is to take the record of a meeting at which he speaks."""
    who = resolve(plan.meeting.recorder, plan)
    if who.member is not None and plan.members[who.member].attends and plan.unit.body != "党支部":
        name = plan.members[who.member].name
        yield _remark(("meeting", "recorder"), "remark.recorder", "记录人", found=name)


def _leads_there(plan: Plan, chairing: int) -> bool:
    """Whether a member takes the chair although the principal is there."""
    leader = plan.principal
    return plan.members[chairing] is not leader and leader.attends and not leader.absence


def _speakers(plan: Plan) -> Iterator[Fault]:
    """Speakers who are in no list, or who are away and leave nothing to be read."""
    for place, item in enumerate(plan.agenda):
        who = resolve(item.speaker, plan)
        where, at = f"会议议程 · 第{place + 1}项", ("agenda", place, "speaker")
        if number := ambiguous(item.speaker, plan.members):
            yield _remark(at, "remark.which", where, found=who.text, number=number)
        elif not who.known:
            yield _remark(at, "remark.speaker", where, found=who.text)
        elif who.member is not None and plan.members[who.member].absence:
            yield _remark(at, "remark.speaker_away", where, found=plan.members[who.member].name)


def _readers(plan: Plan) -> Iterator[Fault]:
    """Who should read for one who is away, and is away himself."""
    for place, member in enumerate(plan.members):
        at = resolve(member.reader, plan).member if member.reader and member.absence else None
        if at is not None and plan.members[at].absence:
            where, found = f"班子成员 · 第{place + 1}项", plan.members[at].name
            yield _remark(("members", place, "reader"), "remark.reader_away", where, found=found)


_HEART = {
    "对照检查": lazy_pattern("对照检查|检视剖析|对照剖析|检查材料|自我批评"),
    "批评和自我批评": lazy_pattern("批评"),
}
"""What every such meeting is held for, and the words that say it in its agenda."""


def _heart(plan: Plan) -> Iterator[Fault]:
    """An agenda without what the meeting is held for."""
    told = "\n".join(f"{item.text}，{item.mode}" for item in plan.agenda)
    for name, words in _HEART.items():
        if plan.agenda and not words.search(told):
            yield _remark(("agenda",), "remark.lacking", "会议议程", found=name)


_GUESTS = (("attendees", "其他参加人员"), ("observers", "列席人员"), ("guidance", "到会指导"))


def _guests(plan: Plan) -> Iterator[Fault]:
    """Members of the team who are named once more among those who come beside them."""
    for key, where in _GUESTS:
        for line in getattr(plan.meeting, key):
            member = same_person(line, plan)
            if member is not None:
                yield _remark(("meeting", key), "remark.guest", where, found=plan.members[member].name)


def _repeated(plan: Plan) -> Iterator[Fault]:
    """Guests who are named twice."""
    for line in repeated(plan):
        yield _remark(("meeting", "observers"), "remark.guest_twice", "列席和到会指导人员", found=line)


def _alone(plan: Plan) -> Iterator[Fault]:
    """A team of one, in which nobody can criticise."""
    if len(plan.attending) == 1:
        yield _remark(("members",), "remark.alone", "班子成员")


def _several(plan: Plan) -> Iterator[Fault]:
    """A line that may mean one person with two posts or two people."""
    for key, where in _GUESTS:
        for line in getattr(plan.meeting, key):
            if "、" in line and not guest(line).name and same_person(line, plan) is None:
                yield _remark(("meeting", key), "remark.several", where, found=line)


def _quorum(plan: Plan) -> Iterator[Fault]:
    if not has_quorum(plan):
        present = sum(not member.absence for member in plan.attending)
        facts = {"found": present, "wanted": quorum(len(plan.attending))}
        yield _remark(("members",), "remark.quorum", "班子成员", **facts)


def _held(plan: Plan) -> Iterator[Fault]:
    """More people present than should be, or too few."""
    present, most = plan.held.present, len(plan.attending)
    if present is not None and not quorum(most) <= present <= most:
        facts = {"found": present, "wanted": quorum(most), "most": most}
        yield _remark(("held", "present"), "remark.present", "实到人数", **facts)


def _length(plan: Plan) -> Iterator[Fault]:
    """An agenda that cannot be laid out, or does not fit."""
    try:
        arranged = agenda(plan)
    except KitError as error:
        yield from (replace(problem, place=_length_place(problem)) for problem in error.faults)
        return
    if isinstance(arranged, Misfit):
        yield _remark(("agenda",), "remark.misfit", "会议议程", found=arranged.minutes)
        return
    for place, part in enumerate(arranged.draft.parts):
        if not any(slot.item is not None for slot in arranged.in_part(place)):
            yield _remark(("meeting", "length"), "remark.idle", "会议 · 会期", found=part.name)


def _length_place(remark: Fault) -> DataPath:
    return ("meeting", "length") if remark.code == "timing.length" else ("agenda",)


def _times(plan: Plan, today: date | None, templates: Path | None) -> Iterator[Fault]:
    """What cannot work in the schedule, at the date that would mend it; talks without a place; dates of
    papers.
    """
    calendar = work_calendar(templates)
    try:
        table: ScheduleTable = schedule(plan, calendar, today)
    except KitError as error:
        yield from (replace(problem, place=("schedule",)) for problem in error.faults)
        return
    for conflict in table.conflicts:
        at = DATE if conflict.code == "timing.short" else date_place(conflict.steps[-1])
        yield replace(conflict.fault, place=at)
    yield from _overruled(plan, table, calendar, templates)
    if table.meeting and table.row("talks").kept:
        arranged = timetable(plan, calendar)
        for reason in arranged.reasons if arranged.unplaced else ():
            yield _remark(("talks",), "remark.talks", "谈心谈话", found=reason.rstrip("。"))
        if arranged.crowded:
            study = table.row("study").span_words
            yield _remark(("talks",), "remark.crowded", "谈心谈话", found=study)
    yield from date_faults(plan, catalogue(templates), table)


def _overruled(
    plan: Plan, table: ScheduleTable, calendar: WorkCalendar, templates: Path | None
) -> Iterator[Fault]:
    """Times counted from the meeting that are stated, and that other steps have moved."""
    for row in table.rows:
        if row.key == MEETING or row.done or not row.kept or not row.note:
            continue
        told = step_of(plan, row.key)
        for field, word in (("start", "开始"), ("end", "完成")):
            when, laid = getattr(told, field), getattr(row, field)
            if not isinstance(when, Relative) or not isinstance(laid, date):
                continue
            day = day_of(when, table.meeting, calendar, last=field == "end")
            if day is None or calendar.shift(day.day, BACK).day <= laid <= calendar.shift(day.day, ON).day:
                continue
            if when != getattr(usual_step(plan, row.key, templates), field):
                found = f"{when_words(when).removesuffix('内')}{word}"
                facts = {"found": found, "wanted": f"{when_words(laid)}{word}", "why": row.note}
                yield _remark((*step_place(row.key), field), "remark.overruled", row.name, **facts)


def _long(plan: Plan, templates: Path | None) -> Iterator[Fault]:
    """A plan of more characters than a paper on a special task should have, with its longest parts."""
    try:
        paper = build(plan, templates=templates)
    except KitError:
        return  # a faulty wording is refused where papers are made
    length = characters(paper)
    if length > LONGEST:
        wanted = "、".join(f"“{heading}”（{number}字）" for heading, number in longest_parts(paper))
        yield _remark(("omit",), "remark.long", "实施方案", found=length, longest=LONGEST, wanted=wanted)


def date_place(key: str) -> DataPath:
    """The place in the plan of the date until which a step, or the meeting, is to be."""
    return DATE if key == MEETING else (*step_place(key), "end")
