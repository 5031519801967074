"""Working days, days off, and days that nobody has published yet.

The State Council publishes the days off of a year, and the Saturdays and Sundays worked in exchange, late in the
year before. Until then nobody knows them, and nothing here guesses: such a day is 未公布, and what is counted over
it says so and gives the plain calendar answer instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from pathlib import Path

from .. import resources
from .year_files import YearFile, read_years

ONE_DAY = timedelta(days=1)
STAY, BACK, ON = "不调整", "提前到工作日", "顺延到工作日"


class DayState(Enum):
    """What a day is."""

    WORKING = "工作日"
    OFF = "休息日"
    UNKNOWN = "未公布"


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that was counted. Where ``announced`` is false, ``day`` is the ``plain`` calendar answer.

    ``plain`` takes no published day off into account: a day is not shifted, and Monday to Friday are worked.
    """

    day: date
    announced: bool
    plain: date


@dataclass(frozen=True)
class WorkCalendar:
    """The days that chinesecalendar knows, with the years of an office's own files over them."""

    years: Mapping[int, YearFile]

    def state(self, day: date) -> DayState:
        """Whether ``day`` is worked; 未公布 for a year without a State Council paper."""
        off = self._stated(day)
        if off is None:
            return DayState.UNKNOWN
        return DayState.OFF if off else DayState.WORKING

    def shift(self, day: date, how: str) -> Counted:
        """``day`` itself if it is worked, or else the nearest worked day that ``how`` allows.

        ``how`` is 不调整, 提前到工作日 or 顺延到工作日.
        """
        step = {STAY: 0, BACK: -1, ON: 1}[how]
        moved = day
        while step and self.state(moved) is DayState.OFF:
            moved += step * ONE_DAY
        announced = not step or self.state(moved) is not DayState.UNKNOWN
        return Counted(moved if announced else day, announced, day)

    def add_working_days(self, day: date, number: int) -> Counted:
        """The day ``number`` working days after ``day``, before it where ``number`` is negative."""
        plain = _walk(day, number, lambda one: one.weekday() < 5)
        found = _walk(day, number, lambda one: self.state(one) is not DayState.OFF)
        announced = all(self.state(one) is not DayState.UNKNOWN for one in _between(day, found))
        return Counted(found if announced else plain, announced, plain)

    def working_days(self, first: date, last: date) -> tuple[tuple[date, ...], bool]:
        """The worked days from ``first`` to ``last``, both included, and whether all of them are announced.

        Days that are not announced count as worked from Monday to Friday.
        """
        days = [first + index * ONE_DAY for index in range((last - first).days + 1)]
        states = {day: self.state(day) for day in days}
        worked = tuple(day for day in days if _worked(day, states[day]))
        return worked, DayState.UNKNOWN not in states.values()

    def _stated(self, day: date) -> bool | None:
        """Whether ``day`` is off; ``None`` if nobody has published it."""
        for file in self.years.values():
            if day in file.days:
                return file.days[day]
        if day.year in self.years:
            return day.weekday() >= 5 if self.years[day.year].published else None
        return _off_by_chinesecalendar(day)


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


def _worked(day: date, state: DayState) -> bool:
    return day.weekday() < 5 if state is DayState.UNKNOWN else state is DayState.WORKING


def _between(start: date, end: date) -> Iterator[date]:
    """Every day from ``start``, which is left out, to ``end``."""
    step = ONE_DAY if end > start else -ONE_DAY
    while start != end:
        start += step
        yield start


def _walk(day: date, number: int, worked: Callable[[date], bool]) -> date:
    step, left = (ONE_DAY if number > 0 else -ONE_DAY), abs(number)
    while left:
        day += step
        left -= worked(day)
    return day
