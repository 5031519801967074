"""When the meeting sits: its parts with start and length, from what the plan states or from 会期 in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ..errors import KitError, fault
from ..plan.model import Pace, Part, Plan
from ..plan.when import Open
from ..text import annotated, chinese
from ..text.lazy import lazy_pattern

ZONE = ZoneInfo("Asia/Shanghai")
_MOST_DAYS = 6
_UNITS = ("天", "小时", "分钟")
_SAID = lazy_pattern("约|大约|为期|共|左右|时间")


def sessions(plan: Plan) -> tuple[Part, ...]:
    """The parts of the meeting, each with its minutes; a start that nobody stated stays open.

    Without 会议时段 they follow from 会期 (半天, 1天, 一天半, 3小时). Raises :class:`KitError` for other
    words.
    """
    stated = plan.meeting.parts or _parts(plan)
    return tuple(_filled(part, index, stated, plan) for index, part in enumerate(stated))


def sittings(plan: Plan, day: date) -> Iterator[tuple[datetime, datetime, str]]:
    """The parts of the meeting that begin at a known hour: start, end, name where there are several.

    ``day`` is the first; later parts that begin earlier in the day sit on the next. Raises as
    :func:`sessions` does.
    """
    parts, latest = sessions(plan), time(0)
    for part in parts:
        if isinstance(part.start, Open):
            continue
        day += timedelta(days=part.start < latest)
        latest = part.start
        first = datetime.combine(day, part.start, ZONE)
        yield first, first + timedelta(minutes=part.minutes or 0), part.name if len(parts) > 1 else ""


def _filled(part: Part, index: int, parts: Sequence[Part], plan: Plan) -> Part:
    start = part.start
    if isinstance(start, Open) and index == 0:
        start = plan.meeting.start
    elif isinstance(start, Open) and "下午" in part.name and isinstance(plan.meeting.start, time):
        start = plan.pace.afternoon
    elif isinstance(start, Open) and "上午" in part.name:
        start = plan.meeting.start
    return part.model_copy(update={"start": start, "minutes": part.minutes or plan.pace.half_day})


def _parts(plan: Plan) -> tuple[Part, ...]:
    length = plan.meeting.length
    number, unit = (0.5, "天") if isinstance(length, Open) else _amount(length)
    if unit != "天":
        return (Part(name=_name(plan.meeting.start), minutes=round(number)),)
    halves = round(number * 2)
    if halves == 1:
        return (Part(name=_name(plan.meeting.start), minutes=plan.pace.half_day),)
    return tuple(
        Part(name=half_day_name(index, halves), minutes=plan.pace.half_day) for index in range(halves)
    )


def _amount(length: str) -> tuple[float, str]:
    """Half days as days, anything else in minutes."""
    amount = next((span for span in annotated(length).lengths if span.unit in _UNITS), None)
    rest = _SAID.sub(
        "",
        length if amount is None else annotated(length).text.replace(annotated(length).words(amount), "", 1),
    )
    if amount is None or rest.strip():
        raise KitError(fault("timing.length", "会议 · 会期", found=length))
    number = amount.amount
    if amount.unit == "天":
        if number * 2 != round(number * 2) or not 0 < number <= _MOST_DAYS:
            raise KitError(fault("timing.length", "会议 · 会期", found=length))
        return number, "天"
    minutes = number * (1 if amount.unit == "分钟" else 60)
    if not 1 <= minutes <= 1440:
        raise KitError(fault("timing.length", "会议 · 会期", found=length))
    return minutes, "分钟"


def _name(start: time | Open) -> str:
    if isinstance(start, Open):
        return "会议"
    return "上午" if start.hour < 12 else "下午" if start.hour < 18 else "晚上"


def half_day_name(index: int, halves: int) -> str:
    """上午, 下午; with the day where there are more than two."""
    half = "下午" if index % 2 else "上午"
    return half if halves <= 2 else f"第{chinese(index // 2 + 1)}天{half}"


def with_half_day(parts: tuple[Part, ...], pace: Pace) -> tuple[Part, ...]:
    """The parts and one more half day after them."""
    morning = parts[0].start
    first_is_afternoon = isinstance(morning, time) and morning.hour >= 12
    afternoon = (len(parts) + first_is_afternoon) % 2 == 1
    start = pace.afternoon if afternoon and isinstance(morning, time) else Open.UNDECIDED
    if not afternoon and isinstance(morning, time):
        start = time(9) if first_is_afternoon else morning
    taken = {part.name for part in parts}
    names = (
        "下午" if afternoon else "次日上午",
        "次日下午",
        *(f"增加时段{n}" for n in range(1, len(parts) + 2)),
    )
    name = next(name for name in names if name not in taken)
    return (*parts, Part(name=name, start=start, minutes=pace.half_day))
