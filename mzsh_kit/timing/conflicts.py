"""What cannot work in a schedule: which steps, how many days are missing, what would mend it.

Each rule is a small generator over the placed steps; the sentences stand in :mod:`mzsh_kit.errors`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..errors import Fault, fault
from ..plan.when import Relative, when_words
from .calendar import BACK, ON, STAY, Certainty, DayState, WorkCalendar
from .place import Placed, place
from .steps import DRAFTING, MEETING, Planned

LATER_MEETING_MENDS = frozenset(
    {"timing.past", "timing.late", "timing.hard", "timing.squeezed", "timing.short"}
)
_FARTHEST, _HALF_YEAR, _SEVERAL = 90, 183, 2
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that cannot work. ``days``: how many are missing, 0 where a day is only badly chosen."""

    steps: tuple[str, ...]
    days: int
    fault: Fault

    @property
    def code(self) -> str:
        return self.fault.code

    def __str__(self) -> str:
        return str(self.fault)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a schedule is laid into."""

    steps: tuple[Planned, ...]
    meeting: date | None
    calendar: WorkCalendar
    today: date | None = None
    issued: date | None = None
    """The date of the plan itself: nothing that it demands is due before."""

    def named(self, key: str) -> str:
        return next(step.name for step in self.steps if step.key == key)


def conflicts(frame: Frame, places: Mapping[str, Placed]) -> tuple[Conflict, ...]:
    """Every conflict, in the order of the steps; those that a later meeting would mend name a day for it."""
    ahead = _workable(frame) if any(_raw(frame, places, "")) else None
    return tuple(_raw(frame, places, _meet_later(ahead)))


def _raw(frame: Frame, places: Mapping[str, Placed], later: str) -> Iterator[Conflict]:
    yield from _meeting(frame)
    if old := list(_of_last_time(frame, places)):
        yield from old
        return  # what is counted back from such days says nothing
    yield from _short(frame, places, later)
    overdue = [
        step for step in frame.steps if _overdue(places[step.key]) and not _gives_way(frame, places, step)
    ]
    needed = _needed(frame, places, overdue)
    for step in frame.steps:
        this = places[step.key]
        yield from _order(frame, places, this)
        yield from _hard(frame, places, this, needed, later)
        yield from _before_issue(frame, this)
        yield from _backward(this)
        yield from _aside(this)
        yield from _past(frame, this, needed, later)
        over = [late for late in overdue if root(places, late.key) == step.key]
        yield from _late(over, places, step, needed, later)
        yield from _squeezed(frame, this, later)
        yield from _early(frame, this)
        yield from _off(frame, this) if not needed.get(step.key) else ()


def _meet_later(day: date | None) -> str:
    return f"把会议改到{when_words(day)}" if day else ""


def _either(*mends: str) -> str:
    return "请" + "，或".join(filter(None, mends))


def _meeting(frame: Frame) -> Iterator[Conflict]:
    day = frame.meeting
    if day and _surely_off(day, frame.calendar):
        yield Conflict((MEETING,), 0, fault("timing.meeting_off", "召开会议", **_around(day, frame.calendar)))


def _of_last_time(frame: Frame, places: Mapping[str, Placed]) -> Iterator[Conflict]:
    """Days fixed by hand more than half a year before the meeting: those of an earlier one."""
    for step in frame.steps:
        end = places[step.key].end if places[step.key].end_fixed else None
        days = (frame.meeting - end).days if frame.meeting and end else 0
        if end and frame.meeting and days > _HALF_YEAR and not step.step.done:
            words = {"end": when_words(end), "meeting": when_words(frame.meeting)}
            yield Conflict((step.key,), days, fault("timing.last_time", step.name, days=days, **words))


def _short(frame: Frame, places: Mapping[str, Placed], later: str) -> Iterator[Conflict]:
    """Steps whose computed end is already over: there are too few days from today to the meeting."""
    today, meeting = frame.today, frame.meeting
    if today is None or meeting is None:
        return
    over = [step for step in frame.steps if step.before and _over(places[step.key], today)]
    if over and meeting < today:
        yield Conflict((MEETING,), 0, fault("timing.over", "召开会议", end=when_words(meeting)))
    elif over:
        worst = min(over, key=lambda step: places[step.key].end or today)
        first = places[worst.key].end or today
        days = (today - first).days
        facts = {
            "today": when_words(today),
            "left": (meeting - today).days,
            "end": when_words(first),
            "days": days,
        }
        names = "、".join(step.name for step in over)
        pressed = "按剩余时间压缩会前各步（命令行用 --compress；赶不上的，会说明最早哪天可以召开）"
        mend = _either("尽快补办并登记完成", pressed, later and f"{later}（各步不压缩）")
        late = fault("timing.short", "会前准备", found=names, worst=worst.name, mend=mend, **facts)
        yield Conflict(tuple(step.key for step in over), days, late)


def _over(this: Placed, today: date) -> bool:
    return not this.of.step.done and this.end is not None and not this.end_fixed and this.end < today


def crossing(places: Mapping[str, Placed], key: str) -> Iterator[str]:
    """The steps that this one rests on and that end after it has begun; what is done holds up nothing."""
    this = places[key]
    begun = this.start or this.end
    for other in this.of.after:
        ended = places[other].end
        if begun and ended and ended > begun and not places[other].of.step.done and not this.of.step.done:
            yield other


def _order(frame: Frame, places: Mapping[str, Placed], this: Placed) -> Iterator[Conflict]:
    start = this.start or this.end
    for key in crossing(places, this.of.key) if this.fixed else ():
        ended = places[key].end
        told = places[key].stays or not this.of.before or not _states_days(frame, places)
        if start and ended and told:
            days = (ended - start).days
            words = {"start": when_words(start), "end": when_words(ended), "step": this.of.name}
            crossed = fault("timing.order", this.of.name, cause=frame.named(key), days=days, **words)
            yield Conflict((key, this.of.key), days, crossed)


def _hard(
    frame: Frame, places: Mapping[str, Placed], this: Placed, needed: Mapping[str, int], later: str
) -> Iterator[Conflict]:
    """A limit set from above that what it rests on cannot keep."""
    if this.fixed or not this.of.step.hard or this.end is None or _reported_already(frame, places, this):
        return
    for key in crossing(places, this.of.key):
        ended, cause = places[key].end, root(places, key)
        if ended is None:
            continue
        days = (ended - this.end).days
        rule = when_words(this.of.step.end)
        words = {
            "rule": rule,
            "ruled": when_words(this.end),
            "cause": frame.named(key),
            "end": when_words(ended),
        }
        mend = _either(f"把“{frame.named(cause)}”至少提前{needed[cause]}天", later)
        late = fault("timing.hard", this.of.name, days=days, mend=mend, **words)
        yield Conflict((key, this.of.key), days, late)


def _reported_already(frame: Frame, places: Mapping[str, Placed], this: Placed) -> bool:
    """Whether a step of the same sort before this one has the same limit and rests on the same."""
    sort = this.of.key.partition(".")[0]
    before = (
        step for step in frame.steps[: frame.steps.index(this.of)] if step.key.partition(".")[0] == sort
    )
    return any((places[step.key].end, step.after) == (this.end, this.of.after) for step in before)


def _before_issue(frame: Frame, this: Placed) -> Iterator[Conflict]:
    """A day fixed by hand that is over when the plan is issued."""
    issued = frame.issued
    if (
        issued
        and this.end
        and this.end_fixed
        and this.of.key != DRAFTING
        and not this.of.step.done
        and this.end < issued
    ):
        days = (issued - this.end).days
        words = {"end": when_words(this.end), "issued": when_words(issued)}
        early = fault("timing.before_issue", this.of.name, days=days, **words)
        yield Conflict((this.of.key,), days, early)


def _backward(this: Placed) -> Iterator[Conflict]:
    start, end = this.of.step.start, this.of.step.end
    if this.of.backward and isinstance(start, Relative) and isinstance(end, Relative):
        words, days = {"start": when_words(start), "end": _day_words(end)}, start.days - end.days
    elif this.start and this.end and this.start > this.end:
        words = {"start": when_words(this.start), "end": when_words(this.end)}
        days = (this.start - this.end).days
    else:
        return
    yield Conflict((this.of.key,), days, fault("timing.backward", this.of.name, days=days, **words))


def _aside(this: Placed) -> Iterator[Conflict]:
    """A limit counted from the meeting on its wrong side."""
    end = this.of.step.end
    if this.of.astray and this.of.before and isinstance(end, Relative) and end.days > 0:
        said = fault("timing.aside", this.of.name, found=_day_words(end))
        yield Conflict((this.of.key,), end.days, said)


def _day_words(when: Relative) -> str:
    """A time counted from the meeting, as a day: 会后3天."""
    return when_words(when).removesuffix("内")


def _past(frame: Frame, this: Placed, needed: Mapping[str, int], later: str) -> Iterator[Conflict]:
    days = _behind(frame, this)
    if days and frame.meeting and this.end:
        words = {"end": when_words(this.end), "meeting": when_words(frame.meeting)}
        mend = _either(f"把“{this.of.name}”至少提前{needed[this.of.key]}天", later)
        yield Conflict(
            (this.of.key,), days, fault("timing.past", this.of.name, days=days, mend=mend, **words)
        )


def _behind(frame: Frame, this: Placed) -> int:
    """Days after the meeting on which a step that is due before it ends, as it is stated."""
    bound = this.end_fixed or this.ruled is None
    if not (frame.meeting and this.end and this.of.before and bound):
        return 0
    return max(0, (this.end - frame.meeting).days)


def _needed(frame: Frame, places: Mapping[str, Placed], overdue: Sequence[Planned]) -> Mapping[str, int]:
    """By how many days each step that makes others late must end earlier, so that none is."""
    days: dict[str, int] = {}
    found = [(root(places, step.key), _overdue(places[step.key])) for step in overdue]
    for step in frame.steps:
        this = places[step.key]
        found.append((step.key, _behind(frame, this)))
        if step.step.hard and this.end:
            crossed = ((root(places, key), places[key].end) for key in crossing(places, step.key))
            found += [(cause, (end - this.end).days) for cause, end in crossed if end]
    for cause, missing in found:
        days[cause] = max(missing, days.get(cause, 0))
    return days


def _late(
    over: Sequence[Planned],
    places: Mapping[str, Placed],
    cause: Planned,
    needed: Mapping[str, int],
    later: str,
) -> Iterator[Conflict]:
    """All that cannot be done in time because of one step, said once."""
    if not over:
        return
    worst = max(over, key=lambda planned: _overdue(places[planned.key]))
    days, ruled = _overdue(places[worst.key]), places[worst.key].ruled
    ended = places[cause.key].end or places[cause.key].start
    names = "、".join(step.name for step in over)
    words = {"ended": when_words(ended) if ended else "", "ruled": when_words(ruled) if ruled else ""}
    mend = _either(f"把“{cause.name}”至少提前{needed[cause.key]}天", later)
    facts = {"cause": cause.name, "found": names, "worst": worst.name, "days": days, "mend": mend}
    keys = tuple(dict.fromkeys((cause.key, *(step.key for step in over))))
    yield Conflict(keys, days, fault("timing.late", cause.name, **facts, **words))


def _overdue(this: Placed) -> int:
    """Days that a computed end is past its own rule."""
    if this.end_fixed or not (this.end and this.ruled):
        return 0
    return max(0, (this.end - this.ruled).days)


def _gives_way(frame: Frame, places: Mapping[str, Placed], step: Planned) -> bool:
    """Whether a step of the office's own rules, in a plan that states the days of several, is late only since
    these make it so, and can still be done: days that are stated are not moved for one that is not.
    """
    this, cause = places[step.key], places[root(places, step.key)]
    in_time = not step.before or frame.meeting is None or (this.end is not None and this.end < frame.meeting)
    return cause.end_fixed and not this.stays and in_time and _states_days(frame, places)


def _states_days(frame: Frame, places: Mapping[str, Placed]) -> bool:
    """Whether a plan has days of its own for several steps before the meeting."""
    fixed = [
        step for step in frame.steps if step.before and places[step.key].end_fixed and step.key != DRAFTING
    ]
    return len(fixed) >= _SEVERAL


def root(places: Mapping[str, Placed], key: str) -> str:
    """The step that made this one late, itself if none did."""
    while places[key].pushed_by:
        key = places[key].pushed_by
    return key


def _squeezed(frame: Frame, this: Placed, later: str) -> Iterator[Conflict]:
    least = this.of.step.least
    if not (least and this.start and this.end) or this.start > this.end or _overdue(this):
        return
    room = len(frame.calendar.working_days(this.start, this.end)[0])
    if room < least:
        days = least - room
        words = {"start": when_words(this.start), "end": when_words(this.end), "found": room, "least": least}
        mend = _either(f"提前{days}个工作日开始", later)
        yield Conflict(
            (this.of.key,), days, fault("timing.squeezed", this.of.name, days=days, mend=mend, **words)
        )


def _early(frame: Frame, this: Placed) -> Iterator[Conflict]:
    if frame.meeting and this.end and not this.of.before and this.end < frame.meeting:
        days = (frame.meeting - this.end).days
        words = {"end": when_words(this.end), "meeting": when_words(frame.meeting)}
        yield Conflict((this.of.key,), days, fault("timing.early", this.of.name, days=days, **words))


def _off(frame: Frame, this: Placed) -> Iterator[Conflict]:
    """A day off that stays, because a person or a rule has set it."""
    stays = not this.of.astray and (this.stays or this.of.step.shift == STAY)
    signed = this.of.key == DRAFTING and frame.issued is not None
    if not (this.end and stays) or signed or frame.calendar.state(this.end) is not DayState.OFF:
        return
    words = _around(this.end, frame.calendar)
    if _surely_off(this.end, frame.calendar):
        yield Conflict((this.of.key,), 0, fault("timing.off", this.of.name, **words))
    else:
        name = WEEKDAYS[this.end.weekday()]
        yield Conflict((this.of.key,), 0, fault("timing.off_presumed", this.of.name, name=name, **words))


def _surely_off(day: date, calendar: WorkCalendar) -> bool:
    return calendar.state(day) is DayState.OFF and calendar.certainty(day) is not Certainty.PRESUMED


def _around(day: date, calendar: WorkCalendar) -> dict[str, str]:
    before, after = calendar.shift(day, BACK), calendar.shift(day, ON)
    return {"end": when_words(day), "before": when_words(before.day), "after": when_words(after.day)}


def _workable(frame: Frame) -> date | None:
    """The first later working day on which the meeting would mend all that a later meeting can mend."""
    if frame.meeting is None:
        return None
    for ahead in range(1, _FARTHEST):
        day = frame.meeting + timedelta(days=ahead)
        if frame.calendar.state(day) is DayState.OFF:
            continue
        moved = replace(frame, meeting=day)
        left = _raw(moved, place(moved.steps, day, moved.calendar), "")
        if not any(conflict.code in LATER_MEETING_MENDS for conflict in left):
            return day
    return None
