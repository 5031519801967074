"""Days off of 2025 to early 2029, typed by hand, apart from everything the kit computes.

By law: 全国年节及纪念日放假办法 as in force since 2025. Published: the arrangements of the State Council for
2025 and 2026. 2024 is needed from November on, which has no day off by law.
"""

from __future__ import annotations

from datetime import date, timedelta


def _run(first: date, days: int) -> set[date]:
    return {first + timedelta(n) for n in range(days)}


_LUNAR = {
    # year: (除夕, 清明, 端午, 中秋)
    2025: (date(2025, 1, 28), date(2025, 4, 4), date(2025, 5, 31), date(2025, 10, 6)),
    2026: (date(2026, 2, 16), date(2026, 4, 5), date(2026, 6, 19), date(2026, 9, 25)),
    2027: (date(2027, 2, 5), date(2027, 4, 5), date(2027, 6, 9), date(2027, 9, 15)),
    2028: (date(2028, 1, 25), date(2028, 4, 4), date(2028, 5, 28), date(2028, 10, 3)),
    2029: (date(2029, 2, 12), date(2029, 4, 4), date(2029, 6, 16), date(2029, 9, 22)),
}


def _of_year(year: int) -> set[date]:
    eve, *single = _LUNAR[year]
    fixed = {date(year, 1, 1), *_run(date(year, 5, 1), 2), *_run(date(year, 10, 1), 3)}
    return fixed | _run(eve, 4) | set(single)


BY_LAW = frozenset().union(*map(_of_year, _LUNAR))

PUBLISHED = frozenset(
    _run(date(2025, 1, 1), 1)
    | _run(date(2025, 1, 28), 8)
    | _run(date(2025, 4, 4), 3)
    | _run(date(2025, 5, 1), 5)
    | _run(date(2025, 5, 31), 3)
    | _run(date(2025, 10, 1), 8)
    | _run(date(2026, 1, 1), 3)
    | _run(date(2026, 2, 15), 9)
    | _run(date(2026, 4, 4), 3)
    | _run(date(2026, 5, 1), 5)
    | _run(date(2026, 6, 19), 3)
    | _run(date(2026, 9, 25), 3)
    | _run(date(2026, 10, 1), 7)
)

WORKED = frozenset(
    date(*written)
    for written in (
        (2025, 1, 26), (2025, 2, 8), (2025, 4, 27), (2025, 9, 28), (2025, 10, 11),
        (2026, 1, 4), (2026, 2, 14), (2026, 2, 28), (2026, 5, 9), (2026, 9, 20), (2026, 10, 10),
    )
)  # fmt: skip
"""Saturdays and Sundays that are worked, as published."""


def why_off(day: date) -> str:
    """In words why nobody works on this day; empty for a working day, presumed or published."""
    if day in BY_LAW:
        return "法定节日"
    if day in PUBLISHED:
        return "公布的放假日"
    if day in WORKED or day.weekday() < 5:
        return ""
    return "星期" + "一二三四五六日"[day.weekday()]
