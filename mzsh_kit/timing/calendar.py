"""Working days and days off: published, fixed by law, or presumed.

The State Council publishes the days off of a year, and the Saturdays and Sundays worked in exchange, late in
the year before. Some days are off whatever it will publish: 全国年节及纪念日放假办法, as in force on the day,
fixes them (since 2025 元旦, 除夕 to 正月初三, 清明, 1 and 2 May, 端午, 中秋, 1 to 3 October). Of every other
day it is presumed, until the arrangement is published, that Saturdays and Sundays are off, and so is what
the arrangements of 2020 to 2026 have (nearly) always given: 正月初四 to 初七, 3 May, 4 to 7 October, and the
weekday that follows a festival on a Saturday or Sunday (that one is given in exchange is law, which one is
not). The rest are presumed to be worked.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from .. import resources
from .year_files import YearFile, read_years

ONE_DAY = timedelta(days=1)
STAY, BACK, ON = "不调整", "提前到工作日", "顺延到工作日"


class DayState(Enum):
    """What a day is, as far as is known."""

    WORKING = "工作日"
    OFF = "休息日"


class Certainty(Enum):
    """What that rests on."""

    PUBLISHED = "已公布"
    LAW = "法定"
    PRESUMED = "推定"


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that was counted. Where ``announced`` is false it rests on a presumed day."""

    day: date
    announced: bool


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """The days that chinesecalendar knows, with the years of an office's own files over them, and the law's;
    one calendar is the same as itself alone.
    """

    years: Mapping[int, YearFile]

    def state(self, day: date) -> DayState:
        """Whether ``day`` is worked."""
        return self._known(day)[0]

    def certainty(self, day: date) -> Certainty:
        """What the state of ``day`` rests on: published beats law, law beats presumed."""
        return self._known(day)[1]

    def festival(self, day: date) -> str:
        """元旦, 春节 (除夕 too), 清明节 … where the law makes ``day`` a holiday, or else empty.

        Two festivals on one day stand beside each other: 中秋节、国庆节.
        """
        return _festivals(day.year).get(day, "")

    def shift(self, day: date, how: str) -> Counted:
        """``day`` itself if it is worked, or else the nearest worked day that ``how`` allows.

        ``how`` is 不调整, 提前到工作日 or 顺延到工作日. Not announced if the day reached or one passed over
        is presumed.
        """
        step = {STAY: 0, BACK: -1, ON: 1}[how]
        passed = [day]
        while step and self.state(passed[-1]) is DayState.OFF:
            passed.append(passed[-1] + step * ONE_DAY)
        return Counted(passed[-1], self._certain(passed))

    def add_working_days(self, day: date, number: int) -> Counted:
        """The day ``number`` working days after ``day``, before it where ``number`` is negative."""
        step, left = (ONE_DAY if number > 0 else -ONE_DAY), abs(number)
        reached = day
        while left:
            reached += step
            left -= self.state(reached) is DayState.WORKING
        return Counted(reached, self._certain(_between(day, reached)))

    def working_days(self, first: date, last: date) -> tuple[tuple[date, ...], bool]:
        """The worked days from ``first`` to ``last``, both included, and whether all days between are
        certain.
        """
        days = [first + index * ONE_DAY for index in range((last - first).days + 1)]
        return tuple(day for day in days if self.state(day) is DayState.WORKING), self._certain(days)

    def _certain(self, days: Iterable[date]) -> bool:
        return all(self.certainty(day) is not Certainty.PRESUMED for day in days)

    def _known(self, day: date) -> tuple[DayState, Certainty]:
        off = self._published_off(day)
        if off is not None:
            return _state(off), Certainty.PUBLISHED
        if self.festival(day):
            return DayState.OFF, Certainty.LAW
        return _state(_weekend(day) or day in _usually_off(day.year)), Certainty.PRESUMED

    def _published_off(self, day: date) -> bool | None:
        """Whether ``day`` is off by what is published; ``None`` if that leaves it open."""
        for file in self.years.values():
            if day in file.days:
                return file.days[day]
        own = self.years.get(day.year)
        if own is None:
            return _off_by_chinesecalendar(day)
        # A file lists what differs from the week; a festival that it forgets is off all the same.
        return _weekend(day) if own.published and not self.festival(day) else None


def work_calendar(templates: Path | None = None) -> WorkCalendar:
    """The calendar of one ``templates/`` folder (the kit's own unless given). Raises :class:`KitError`."""
    return _work_calendar((templates or resources.templates()).absolute())


@lru_cache(maxsize=8)
def _work_calendar(folder: Path) -> WorkCalendar:
    return WorkCalendar(read_years(folder / "calendar"))


@lru_cache(maxsize=4096)
def _off_by_chinesecalendar(day: date) -> bool | None:
    import chinese_calendar  # 10 ms, and only what counts working days needs it

    try:
        return not chinese_calendar.is_workday(day)
    except NotImplementedError:
        return None


@lru_cache(maxsize=64)
def _festivals(year: int) -> Mapping[date, str]:
    """The days off by law of one year with their festivals; none outside 1950 to 2100, which the library
    knows.
    """
    kept = _kept_festivals().get(year)
    return festivals_of(year) if kept is None else kept


@cache
def _usually_off(year: int) -> frozenset[date]:
    """Weekdays that no law makes holidays and that the arrangements since 2020 have nearly always given."""
    festivals = _festivals(year)
    runs = [date(year, 5, 3), *(date(year, 10, day) for day in range(4, 8))]
    if spring := [day for day, name in festivals.items() if "春节" in name]:
        runs += [max(spring) + number * ONE_DAY for number in range(1, 5)]
    return frozenset((*runs, *_given_back(festivals)))


def _given_back(festivals: Mapping[date, str]) -> Iterator[date]:
    for day in filter(_weekend, festivals):
        while _weekend(day) or day in festivals:
            day += ONE_DAY
        yield day


@cache
def _kept_festivals() -> Mapping[int, Mapping[date, str]]:
    """What the library gives for the years that plans are made for: to ask it loads the calendars of 250
    countries.
    """
    names: dict[int, dict[date, str]] = {}
    for line in Path(__file__).with_name("festivals.tsv").read_text(encoding="utf-8").splitlines():
        day, name = line.split("\t")
        names.setdefault(int(day[:4]), {})[date.fromisoformat(day)] = name
    return names


def festivals_of(year: int) -> Mapping[date, str]:
    """The same from the library; ``tests/timing/test_festivals.py`` writes the file of it where the library
    has changed.
    """
    from holidays import country_holidays  # 120 ms with the first year

    law = country_holidays("CN", observed=False, language="zh_CN")  # no day given in exchange
    law.special_public_holidays = {}  # no day of a year's arrangement
    names = {day: law.get_list(day) for day in _days(year)}
    return MappingProxyType({day: _named(name) for day, name in names.items() if name})


def _named(festivals: Iterable[str]) -> str:
    return "、".join(name.replace("农历除夕", "春节") for name in festivals)


def _days(year: int) -> Iterator[date]:
    return (date(year, 1, 1) + index * ONE_DAY for index in range(365 + isleap(year)))


def _state(off: bool) -> DayState:
    return DayState.OFF if off else DayState.WORKING


def _weekend(day: date) -> bool:
    return day.weekday() >= 5


def _between(start: date, end: date) -> Iterator[date]:
    """Every day from ``start``, which is left out, to ``end``."""
    step = ONE_DAY if end > start else -ONE_DAY
    while start != end:
        start += step
        yield start
