"""The schedule as a chart: one bar a step, the meeting as a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ..document import Bar, Chart
from ..plan.when import Relative
from .schedule import Row, ScheduleTable
from .steps import MEETING


def gantt(table: ScheduleTable, caption: str = "工作进度图") -> Chart:
    """The bars of a schedule.

    With an open meeting date the axis counts days from the meeting; steps without any time, or with one
    that cannot be kept (会前), are left out.
    """
    relative = any(isinstance(row.end, Relative) for row in table.rows)
    dated = table.meeting is not None or (
        not relative and any(isinstance(row.end, date) for row in table.rows)
    )
    spans = [(row, *span) for row in table.listed if (span := _span(row, dated)) is not None]
    bars = tuple(Bar(row.name, first, last + 1, row.phase, _label(row)) for row, first, last in spans)
    meeting = table.meeting.toordinal() + 0.5 if table.meeting else None if dated else 0.5
    return Chart(caption, bars, _ticks(spans, table.meeting, dated), meeting)


def _span(row: Row, dated: bool) -> tuple[float, float] | None:
    """First and last day as numbers: ordinals of dates or, where the meeting is open, days from it."""
    end, start = _number(row.end, dated), _number(row.start, dated)
    if row.key == MEETING and not dated:
        return 0.0, 0.0
    if end is None or row.undated:
        return None
    return min(end, end if start is None else start), end


def _number(when: object, dated: bool) -> float | None:
    if isinstance(when, date) and dated:
        return float(when.toordinal())
    if isinstance(when, Relative) and not dated:
        return when.days * (7 / 5 if when.working else 1)
    return None


def _label(row: Row) -> str:
    if not isinstance(row.end, date) or not row.kept:
        return row.span_words
    if not isinstance(row.start, date) or row.start >= row.end:
        return f"{row.end.month}月{row.end.day}日"
    last = f"{row.end.day}日" if row.start.month == row.end.month else f"{row.end.month}月{row.end.day}日"
    return f"{row.start.month}月{row.start.day}日—{last}"


_MOST_TICKS = 8


def _ticks(
    spans: Sequence[tuple[Row, float, float]], meeting: date | None, dated: bool
) -> tuple[tuple[float, str], ...]:
    """Every week, or every few, counted from the meeting."""
    first = min((start for _, start, _ in spans), default=0.0)
    last = max((end for _, _, end in spans), default=0.0)
    at = meeting.toordinal() if meeting else int(first) if dated else 0
    week = 7 * max(1, -(-int(last - first) // (7 * _MOST_TICKS)))
    days = (at + week * nth for nth in range(-int((at - first) // week), int((last - at) // week) + 1))
    return tuple((float(day), _tick(day, at, dated)) for day in days)


def _tick(tick: int, at: int, dated: bool) -> str:
    if dated:
        day = date.min + timedelta(days=tick - 1)
        return f"{day.month}月{day.day}日"
    return "会议" if tick == at else f"会{'前' if tick < at else '后'}{abs(tick - at)}天"
