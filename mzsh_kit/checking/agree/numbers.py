"""Counts, days and times of day as papers print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import NamedTuple

from ...document import chinese_number
from ...plan.when import parse_clock

COUNT = r"(\d{1,4}|[一二三四五六七八九十百〇两]{1,6})"
CLOCK = re.compile(r"\s*((?:上午|下午|晚上)?\s*\d{1,2}\s*(?:[:：]\s*\d{2}|[时点](?:\s*\d{1,2}\s*分)?))")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*年\s*)?(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
    r"(?:\s*(?:至|到|[-—–~～]+)\s*(?:(?P<month_to>\d{1,2})\s*月\s*)?(?P<day_to>\d{1,2})\s*日)?"
)
_CHINESE = {chinese_number(n): n for n in range(1000)} | {"两": 2}


def count(words: str) -> int | None:
    """
    >>> count("12"), count("十二"), count("两"), count("二二")
    (12, 12, 2, None)
    """
    return int(words) if words.isdigit() else _CHINESE.get(words)


class Day(NamedTuple):
    """A day as printed, from ``start`` to ``end`` of the text; ``day`` is ``None`` if there is no such day.

    Where the year is not printed ``day`` has the year that the reader was told.
    """

    start: int
    end: int
    day: date | None
    full: bool


def days(text: str, year: int = 0) -> Iterator[Day]:
    """Every day in a text, both ends of a span; without ``year`` only those printed with theirs."""
    for found in _DAY.finditer(text):
        stated = int(found["year"] or year)
        if not stated:
            continue
        full = found["year"] is not None
        first = Day(*found.span(), _day(stated, found["month"], found["day"]), full)
        yield first
        if found["day_to"]:
            yield first._replace(day=_day(stated, found["month_to"] or found["month"], found["day_to"]))


def days_in(text: str) -> Iterator[date | None]:
    """
    >>> [str(day) for day in days_in("2027年1月4日至8日，2027年2月30日")]
    ['2027-01-04', '2027-01-08', 'None']
    """
    return (one.day for one in days(text))


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def clock(words: str) -> time | None:
    """A time of day; ``None`` if there is no such time."""
    try:
        found = parse_clock(words)
    except LookupError:
        return None
    return found if isinstance(found, time) else None
