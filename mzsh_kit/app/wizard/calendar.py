"""A month to pick a day from: days off, festivals, days worked in exchange, what has to be done by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ...text import WEEK
from ...timing import Certainty, DayState, Row, ScheduleTable, WorkCalendar, work_calendar
from ..markup import items, press, tag, words
from .draft import Draft
from .fields import Field
from .schedule import table_of

_WEEKEND = 5
_MONTHS = 12


@dataclass(frozen=True)
class Month:
    """The month that is shown under the field of this key, by its first day."""

    of: str
    first: date

    def moved(self, months: int) -> Month:
        """So many months later, earlier where it is negative."""
        year, month = divmod(self.first.year * _MONTHS + self.first.month - 1 + months, _MONTHS)
        return Month(self.of, date(year, month + 1, 1))


def month_html(field: Field, draft: Draft, month: Month, chosen: str) -> str:
    """The month with a button a day; ``chosen`` is the day in the field, 2027-01-15."""
    days, due = work_calendar(draft.templates), list(_due(draft, month))
    title = words("span", f"{month.first.year}年{month.first.month}月", role="status")
    turns = [
        press(sign, "turn", by, class_="mz-link", aria_label=name)
        for sign, by, name in (("‹", "-1", "上个月"), ("›", "1", "下个月"))
    ]
    head = tag("div", turns[0] + title + turns[1], class_="mz-month-head")
    names = tag("tr", "".join(words("th", name, scope="col") for name in WEEK))
    hard = {row.end for row in due}
    weeks = "".join(
        tag("tr", "".join(_day(field, day, month, days, chosen, day in hard) for day in week))
        for week in _weeks(month.first)
    )
    limits = dict.fromkeys(
        f"{row.end.day}日前{row.name}（硬性时限）" for row in due if isinstance(row.end, date)
    )
    table = tag("table", tag("thead", names) + tag("tbody", weeks))
    return tag("div", head + table + items(words("span", limit) for limit in limits), class_="mz-month")


def _weeks(first: date) -> Iterator[list[date]]:
    """The weeks of a month from Monday to Sunday, whole."""
    start = first - timedelta(first.weekday())
    while start <= first or start.month == first.month:
        yield [start + timedelta(number) for number in range(7)]
        start += timedelta(7)


def _due(draft: Draft, month: Month) -> Iterator[Row]:
    """The steps with a hard limit in the month."""
    table = table_of(draft, None)
    for row in table.rows if isinstance(table, ScheduleTable) else ():
        if row.hard and isinstance(row.end, date) and row.end.replace(day=1) == month.first:
            yield row


def _day(field: Field, day: date, month: Month, days: WorkCalendar, chosen: str, hard: bool) -> str:
    if day.replace(day=1) != month.first:
        return "<td></td>"
    mark, said = _marked(day, days)
    told = "，".join(
        filter(None, (f"{day.month}月{day.day}日，星期{WEEK[day.weekday()]}", said, "硬性时限" * hard))
    )
    off = days.state(day) is DayState.OFF
    style = "mz-day" + " mz-off" * off + " mz-due" * hard
    pressed = "true" if day.isoformat() == chosen else "false"
    facts = {"type": "button", "data_act": "day", "data_of": day.isoformat(), "data_mark": mark}
    return tag("td", words("button", day.day, class_=style, aria_label=told, aria_pressed=pressed, **facts))


def _marked(day: date, days: WorkCalendar) -> tuple[str, str]:
    """What stands under a day, and what it is in words: a festival, a day off, one worked in exchange."""
    off, sure = days.state(day) is DayState.OFF, days.certainty(day) is not Certainty.PRESUMED
    if festival := days.festival(day):
        return festival.partition("、")[0][:2], f"{festival}，{days.state(day).value}"
    if off:
        return ("休" if sure else ""), days.state(day).value
    return ("班", "调休上班") if day.weekday() >= _WEEKEND else ("", DayState.WORKING.value)
