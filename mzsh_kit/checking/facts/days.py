"""Counts, days and times of day as papers print them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import NamedTuple

from ...plan.when import parse_clock
from ...text import annotated, ends, whole
from ...text.patterns import CLOCK, COUNT

__all__ = ["CLOCK", "COUNT", "Day", "clock", "count", "days", "days_in"]


def count(words: str) -> int | None:
    """
    >>> count("12"), count("十二"), count("两"), count("二二")
    (12, 12, 2, None)
    """
    return whole(words)


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
    one = annotated(text)
    for found in one.dates:
        first, stated = ends(found)[0], year or None
        if first.day is None or not (first.year or stated):
            continue
        place = one.original(found)
        yield from (Day(*place, end.on(stated), first.year is not None) for end in ends(found))


def days_in(text: str) -> Iterator[date | None]:
    """
    >>> [str(day) for day in days_in("2027年1月4日至8日，2027年2月30日")]
    ['2027-01-04', '2027-01-08', 'None']
    """
    return (one.day for one in days(text))


def clock(words: str) -> time | None:
    """A time of day; ``None`` if there is no such time."""
    try:
        found = parse_clock(words)
    except LookupError:
        return None
    return found if isinstance(found, time) else None
