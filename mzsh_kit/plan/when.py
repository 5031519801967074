"""Values that may be open, and the six ways in which a plan states a time.

Each value has one canonical text, which is what JSON, YAML and a roster's cell hold:

=====================  ================================  ======================
``date``               ``2027-01-15``                    2027年1月15日
:class:`Span`          ``2027-01-04/2027-01-08``         2027年1月4日至8日
:class:`MonthPart`     ``2027-01上旬``                   2027年1月上旬
:class:`Relative`      ``会前10天`` ``会后15天内``        the same
:class:`Open`          ``待定`` ``另行通知``              the same
=====================  ================================  ======================
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from ..text import PARTS, Date, DateSpan, folded, whole_date, whole_limit, whole_time


class Open(Enum):
    """A value that is not stated: left open, or to be announced."""

    UNDECIDED = "待定"
    ANNOUNCED = "另行通知"


@dataclass(frozen=True, slots=True)
class Span:
    """From ``first`` to ``last``, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class MonthPart:
    """A month (``part`` empty) or its 上旬, 中旬 or 下旬."""

    year: int
    month: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Relative:
    """Days from the meeting, negative before it; ``working`` counts working days only."""

    days: int
    working: bool = False


When = date | Span | MonthPart | Relative | Open

FIRST_MONTH, LAST_MONTH = 10, 3
"""The meeting of a 年度 is held from October or up to March: months up to it lie in the year after."""


def in_season(year: int, month: int, of: int | None = None) -> bool:
    """Whether the meeting of a 年度, of the one that is known, may be in a month."""
    if of is None:
        return not LAST_MONTH < month < FIRST_MONTH
    return (of, FIRST_MONTH) <= (year, month) <= (of + 1, LAST_MONTH)


def as_open(value: object) -> Open | None:
    """The open state that a typed value means; ``None`` if it states something."""
    if isinstance(value, Open):
        return value
    if value is None or (isinstance(value, str) and not value.strip()):
        return Open.UNDECIDED
    return next((state for state in Open if isinstance(value, str) and value.strip() == state.value), None)


def parse_when(value: object, year: int | None = None) -> When:
    """Read a time from its canonical text, from the ways people type it, or from a date.

    ``year`` is the 年度 of the plan: a day without its year is the one around the meeting of that 年度
    (1月15日 of 2026年度 is in 2027), 次年 and 明年 are the year after it. Raises ``LookupError`` for what is
    no time at all or, without ``year``, has none, and ``ValueError`` for a date that does not exist.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (date, Span, MonthPart, Relative)):
        return value
    state = as_open(value)
    if state is not None:
        return state
    if not isinstance(value, str):
        raise LookupError(value)
    return _parse_text("".join(folded(value.strip().removesuffix(_midnight(value))).split()), year)


def _midnight(value: str) -> str:
    """The time of day that a spreadsheet writes behind a date."""
    return next(
        (end for end in ("T00:00:00", " 00:00:00", " 00:00", "T00:00") if value.strip().endswith(end)), ""
    )


def _parse_text(text: str, year: int | None) -> When:
    if limit := whole_limit(text):
        if limit.about:
            raise LookupError(text)
        return Relative(limit.days, limit.working)
    written = whole_date(text)
    if isinstance(written, DateSpan):
        span = Span(_day_of(_dated(written.first, year)), _day_of(_dated(written.last, year)))
        if span.last < span.first:
            raise ValueError("a span ends before it starts")
        return span
    if written is None or written.precision == "year" or written.part not in ("", *PARTS):
        raise LookupError(text)
    day = _dated(written, year)
    if day.day is not None:
        return _day_of(day)
    assert day.year is not None and day.month is not None
    return MonthPart(day.year, date(day.year, day.month, 1).month, day.part)


def _dated(stated: Date, year: int | None) -> Date:
    """The same with its year."""
    if stated.year is not None:
        return stated
    if year is None:
        raise LookupError("no year")
    if stated.shift is not None:
        return stated.in_year(year)
    return stated.in_year(year + (stated.month is not None and stated.month <= LAST_MONTH))


def _day_of(stated: Date) -> date:
    if stated.day is None:
        raise LookupError("no day")
    if (day := stated.on()) is None:
        raise ValueError("no such day")
    return day


def when_text(when: When) -> str:
    """The canonical text, as ``plan.json`` holds it."""
    match when:
        case Span(first, last):
            return f"{first.isoformat()}/{last.isoformat()}"
        case MonthPart(year, month, part):
            return f"{year}-{month:02d}{part}"
        case date():
            return when.isoformat()
    return when_words(when)


def when_words(when: When) -> str:
    """The words that a paper prints; months and days without a leading zero (GB/T 9704-2012, 7.3.5)."""
    match when:
        case Open():
            return when.value
        case Relative(days, working):
            unit = "个工作日" if working else "天"
            return f"会前{-days}{unit}" if days < 0 else f"会后{days}{unit}内"
        case MonthPart(year, month, part):
            return f"{year}年{month}月{part}"
        case Span(first, last):
            return f"{_day(first)}至{_rest(first, last)}"
    return _day(when)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _rest(first: date, last: date) -> str:
    if first.year != last.year:
        return _day(last)
    return f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"


def parse_clock(value: object) -> time | Open:
    """A time of day from ``14:30``, ``14时30分``, ``下午2:30``, ``下午2点半`` or a ``time``. Raises
    ``LookupError``.
    """
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    state = as_open(value)
    if state is not None:
        return state
    clock = whole_time("".join(folded(str(value)).split()))
    if clock is None or clock.value is None:
        raise LookupError(value)
    return clock.value


def later(start: time | Open, minutes: int) -> time | Open:
    """The hour so many minutes later; an open one stays open."""
    if isinstance(start, Open):
        return start
    hours, rest = divmod(start.hour * 60 + start.minute + minutes, 60)
    return time(hours % 24, rest)


def clock_words(clock: time | Open) -> str:
    """上午9:00, 下午2:30."""
    if isinstance(clock, Open):
        return clock.value
    half, hour = (
        ("上午", clock.hour)
        if clock.hour < 12
        else ("中午", 12)
        if clock.hour == 12
        else ("下午", clock.hour - 12)
    )
    return f"{half}{hour}:{clock.minute:02d}"
