"""Days off of a year as a file, ``templates/calendar/2027.json``, in the schema of holiday-cn.

``{"year": 2027, "papers": [address of the State Council's paper], "days": [DAY, …]}``, where DAY is
``{"name": 元旦, "date": "2027-01-01", "isOffDay": true}``.
Without papers or days the year is 未公布.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..errors import Fault, KitError, fault, raise_any
from ..plan.faults import plan_faults
from ..plan.source import read_source

_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class YearFile:
    """One year: its papers and, where it has both papers and days, the days off (true) and worked (false)."""

    papers: tuple[str, ...]
    days: Mapping[date, bool]

    @property
    def published(self) -> bool:
        return bool(self.papers and self.days)


class _Day(BaseModel):
    name: Annotated[str, Field(title="节日名称")] = ""
    date: Annotated[date, Field(title="日期")]
    isOffDay: Annotated[bool, Field(title="是否为休息日")]


class _Year(BaseModel):
    model_config = ConfigDict(extra="ignore")

    year: Annotated[int, Field(title="年份")]
    papers: Annotated[tuple[str, ...], Field(title="国务院文件")] = ()
    days: Annotated[tuple[_Day, ...], Field(title="放假和调休")] = ()


def read_years(folder: Path) -> Mapping[int, YearFile]:
    """Every ``‹year›.json`` of ``folder``. Raises :class:`KitError` with file, place and reason."""
    return MappingProxyType(dict(_read(path) for path in sorted(folder.glob("*.json"))))


def _read(path: Path) -> tuple[int, YearFile]:
    if not re.fullmatch(r"\d{4}", path.stem):
        raise KitError(fault("timing.year_file", path.name))
    data = read_source(path).data
    if not isinstance(data, dict):
        raise KitError(fault("file.not_mapping", path.name))
    try:
        year = _Year.model_validate(data)
    except ValidationError as error:
        raise KitError(*(problem for _, problem in plan_faults(error, _Year))).at(path.name) from None
    raise_any(problem.at(path.name) for problem in _faults(year, int(path.stem)))
    published = year.papers and year.days
    days = {day.date: day.isOffDay for day in year.days} if published else {}
    return year.year, YearFile(year.papers, MappingProxyType(days))


def _faults(year: _Year, named: int) -> Iterator[Fault]:
    if year.year != named:
        yield fault("timing.year_wrong", "年份", found=year.year, wanted=named)
    first, last, seen = date(named, 1, 1) - _MONTH, date(named, 12, 31) + _MONTH, dict[date, bool]()
    for number, day in enumerate(year.days, 1):
        where = f"放假和调休 · 第{number}项"
        if not first <= day.date <= last:
            yield fault("timing.year_day", where, found=day.date.isoformat(), wanted=named)
        if seen.setdefault(day.date, day.isOffDay) != day.isOffDay:
            yield fault("timing.year_twice", where, found=day.date.isoformat())
