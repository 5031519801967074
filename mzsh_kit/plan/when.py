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

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum


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

_YMD = r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?"
_DATE = re.compile(_YMD + r"(?:[ T]00:00(?::00(?:\.0+)?)?)?(?:[(（](?:星期|周).[)）])?")
_TO = r"(?:/|至|到|[-—–~～]+)"
_SPAN = re.compile(_YMD + _TO + _YMD)
_SPAN_MONTH = re.compile(_YMD + _TO + r"(\d{1,2})月(\d{1,2})日?")
_SPAN_DAY = re.compile(_YMD + _TO + r"(\d{1,2})日")
_MONTH = re.compile(r"(\d{4})[-年./](\d{1,2})月?份?([上中下]旬|)")
_RELATIVE = re.compile(r"会([前后])(\d{1,3})(天|日|个?工作日)(?:内|前|之前|以内)?")
_CLOCK = re.compile(r"(上午|中午|下午|晚上|)(\d{1,2})(?:[:时点](\d{1,2})?)(?::00)?分?")


def as_open(value: object) -> Open | None:
    """The open state that a typed value means; ``None`` if it states something."""
    if isinstance(value, Open):
        return value
    if value is None or (isinstance(value, str) and not value.strip()):
        return Open.UNDECIDED
    return next((state for state in Open if isinstance(value, str) and value.strip() == state.value), None)


def parse_when(value: object) -> When:
    """Read a time from its canonical text, from the ways people type it, or from a date.

    Raises ``LookupError`` for what is no time at all and ``ValueError`` for a date that does not exist.
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
    return _parse_text(re.sub(r"\s+(?!00:00)", "", unicodedata.normalize("NFKC", value)).strip())


def _parse_text(text: str) -> When:
    if found := _DATE.fullmatch(text):
        return _date(*found.groups())
    if found := _SPAN.fullmatch(text):
        return _span(found.groups()[:3], found.groups()[3:])
    if found := _SPAN_MONTH.fullmatch(text):
        return _span(found.groups()[:3], (found[1], *found.groups()[3:]))
    if found := _SPAN_DAY.fullmatch(text):
        return _span(found.groups()[:3], (found[1], found[2], found[4]))
    if found := _MONTH.fullmatch(text):
        date(int(found[1]), int(found[2]), 1)
        return MonthPart(int(found[1]), int(found[2]), found[3])
    if found := _RELATIVE.fullmatch(text):
        return Relative(int(found[2]) * (-1 if found[1] == "前" else 1), "工作日" in found[3])
    raise LookupError(text)


def _date(year: str, month: str, day: str) -> date:
    return date(int(year), int(month), int(day))


def _span(first: tuple[str, ...], last: tuple[str, ...]) -> Span:
    span = Span(_date(*first), _date(*last))
    if span.last < span.first:
        raise ValueError("a span ends before it starts")
    return span


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
    """A time of day from ``14:30``, ``14时30分``, ``下午2:30``, ``下午2点半`` or a ``time``. Raises ``LookupError``."""
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    state = as_open(value)
    if state is not None:
        return state
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(value)))
    found = _CLOCK.fullmatch(re.sub("(?<=[点时])半$", "30分", text).removesuffix("整"))
    if found is None:
        raise LookupError(value)
    hour = int(found[2]) + (12 if found[1] in ("下午", "晚上") and int(found[2]) < 12 else 0)
    minute = int(found[3] or 0)
    if hour > 23 or minute > 59:
        raise LookupError(value)
    return time(hour, minute)


def clock_words(clock: time | Open) -> str:
    """上午9:00, 下午2:30."""
    if isinstance(clock, Open):
        return clock.value
    half, hour = (
        ("上午", clock.hour) if clock.hour < 12 else ("中午", 12) if clock.hour == 12 else ("下午", clock.hour - 12)
    )
    return f"{half}{hour}:{clock.minute:02d}"
