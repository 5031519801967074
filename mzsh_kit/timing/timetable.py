"""When the talks are held: nobody in two at once, nobody in more than k a day, the principal's first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from ..plan.model import Plan, Talks
from ..plan.when import Open, Span, clock_words, later, when_words
from .calendar import WorkCalendar, work_calendar
from .colouring import coloured
from .schedule import Row, ScheduleTable, schedule
from .talks import Person, TalkPair, pairs


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk with its day and its place among the slots of the day; ``start`` open where its clock is."""

    pair: TalkPair
    day: date
    slot: int
    start: time | Open
    end: time | Open

    @property
    def clock(self) -> str:
        """上午9:00—9:30."""
        if isinstance(self.start, Open) or isinstance(self.end, Open):
            return f"第{self.slot + 1}场"
        return f"{clock_words(self.start)}—{self.end.hour % 12 or 12}:{self.end.minute:02d}"


@dataclass(frozen=True, slots=True)
class Timetable:
    """The talks in order of time, the pairs that found no place, and why."""

    talks: tuple[Talk, ...]
    unplaced: tuple[TalkPair, ...]
    reasons: tuple[str, ...]
    days: tuple[date, ...]
    announced: bool = True
    crowded: bool = False
    """Whether every day of the study has talks."""

    @property
    def complete(self) -> bool:
        return not self.unplaced


def timetable(plan: Plan, calendar: WorkCalendar | None = None) -> Timetable:
    """The talks of a plan over the working days of its talk period. Deterministic."""
    calendar = calendar or work_calendar()
    table = schedule(plan, calendar)
    row = table.row("talks")
    listed = pairs(plan)
    if not row.kept:
        return Timetable((), listed, ("谈心谈话的时限与其他步骤有矛盾，理顺后再排",), ())
    if not isinstance(row.start, date) or not isinstance(row.end, date):
        return Timetable((), listed, ("谈心谈话的起止日期未定，定下会议日期后再排。",), ())
    days, announced = calendar.working_days(row.start, row.end)
    arranged = _roomy(listed, days, plan, table, calendar)
    if announced:
        return arranged
    note = f"{row.end.year}年放假安排未公布，工作日按周一至周五（法定节假日除外）推算。"
    return replace(arranged, reasons=(*arranged.reasons, note), announced=False)


def _roomy(
    listed: Sequence[TalkPair], days: Sequence[date], plan: Plan, table: ScheduleTable, calendar: WorkCalendar
) -> Timetable:
    """The talks after the day on which the plan is made and off a day of the study, where all find a place
    so.
    """
    drafted = set(_days(table.row("drafting"), calendar)[-1:])
    studied = _days(table.row("study"), calendar)
    last, study, first = set(studied[-1:]), set(studied), _principal(plan, listed)
    for off in (drafted | last, last, drafted, set[date]()):
        arranged = arrange(listed, [day for day in days if day not in off], plan.talks, first)
        if arranged.complete:
            break
    held = {talk.day for talk in arranged.talks}
    return replace(arranged, crowded=bool(study) and study <= held)


def _days(row: Row, calendar: WorkCalendar) -> tuple[date, ...]:
    """The working days of a step that is still to be done; none where they are open."""
    if row.done or not (row.kept and isinstance(row.start, date) and isinstance(row.end, date)):
        return ()
    return calendar.working_days(row.start, row.end)[0]


def arrange(
    listed: Sequence[TalkPair], days: Sequence[date], settings: Talks, first: Person | None = None
) -> Timetable:
    """``listed`` pairs over ``days``, the talks of ``first`` before all others where they can be.

    Talks are colours of an edge colouring with as many colours as one person has places: days times talks a
    day. So nobody is in two talks at once or in too many a day. Where everybody has fewer talks than places
    all are placed; a person with more is a reason. Work grows with pairs times places.
    """
    a_day = min(settings.per_day, settings.morning + settings.afternoon)
    places = a_day * len(days)
    order = sorted(listed, key=lambda pair: first not in (pair.first, pair.second))
    colours = coloured([(pair.first, pair.second) for pair in order], places)
    rank = _ranked(colours)
    talks = [
        _talk(pair, rank[colour], a_day, days, settings)
        for pair, colour in zip(order, colours, strict=True)
        if colour is not None
    ]
    unplaced = tuple(pair for pair, colour in zip(order, colours, strict=True) if colour is None)
    reasons = tuple(_reasons(listed, unplaced, days, settings)) if unplaced else ()
    return Timetable(
        tuple(sorted(talks, key=lambda talk: (talk.day, talk.slot))), unplaced, reasons, tuple(days)
    )


def _principal(plan: Plan, listed: Sequence[TalkPair]) -> Person | None:
    index = plan.members.index(plan.principal)
    people = (person for pair in listed for person in (pair.first, pair.second))
    return next((person for person in people if person.kind == "成员" and person.index == index), None)


def _ranked(colours: Sequence[int | None]) -> dict[int, int]:
    """Colours in the order in which the talks, most urgent first, need them: colours may change places."""
    used = dict.fromkeys(colour for colour in colours if colour is not None)
    return {colour: rank for rank, colour in enumerate(used)}


def _talk(pair: TalkPair, rank: int, a_day: int, days: Sequence[date], settings: Talks) -> Talk:
    day, nth = divmod(rank, a_day)
    slot = nth * (settings.morning + settings.afternoon) // a_day
    afternoon = slot >= settings.morning
    opening = settings.afternoon_start if afternoon else settings.morning_start
    waited = (slot - settings.morning if afternoon else slot) * settings.minutes
    return Talk(pair, days[day], slot, later(opening, waited), later(opening, waited + settings.minutes))


def _reasons(
    listed: Sequence[TalkPair], unplaced: Sequence[TalkPair], days: Sequence[date], settings: Talks
) -> Iterator[str]:
    slots = settings.morning + settings.afternoon
    a_day = min(settings.per_day, slots)
    if not slots:
        yield "没有设置谈话场次，请设置上午、下午各几场。"
        return
    if not days:
        yield "谈话期间没有工作日，请调整谈心谈话的起止日期。"
        return
    period = f"{when_words(Span(days[0], days[-1]))}有{len(days)}个工作日，每人每天至多{a_day}次"
    load = Counter(person for pair in listed for person in (pair.first, pair.second))
    over = [person for person, number in load.items() if number > a_day * len(days)]
    if over:
        yield _overload(over, max(load.values()), period, days, a_day, slots)
    else:
        yield f"{period}，正好用满，仍有{len(unplaced)}次没有排开；谈话期间再加1个工作日一定能排开。"


def _overload(
    over: Sequence[Person], most: int, period: str, days: Sequence[date], a_day: int, slots: int
) -> str:
    """One more place than the most that anybody needs always suffices."""
    places = a_day * len(days)
    who = "、".join(map(str, over[:3])) + (f"等{len(over)}人" if len(over) > 3 else "")
    longer = f"把谈话期间延长{-(-(most + 1) // a_day) - len(days)}个工作日"
    more = -(-(most + 1) // len(days))
    mend = f"{longer}，或把每天的次数增加到{more}次" if more <= slots else longer
    return f"{who}最多有{most}次谈话，{period}，只能安排{places}次，还差{most - places}次；请{mend}。"
