"""The schedule as a picture: one bar a step, the meeting as a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ..plan.when import Relative
from .canvas import BLUE, FAINT, GREEN, GRID, RED, Form, bare, legend, picture, sheet
from .schedule import Row, ScheduleTable
from .steps import MEETING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLOURS = {"会前": BLUE, "会议": RED, "会后": GREEN}
_LONGEST_NAME = 9
_ROW, _TOP, _BOTTOM = 0.34, 0.75, 0.55


def gantt(table: ScheduleTable, form: Form = "svg", title: str = "") -> bytes:
    """The picture of a schedule. Raises :class:`KitError` where no Chinese font is installed.

    With an open meeting date the axis counts days from the meeting; steps without any time are left out.
    """
    return picture(lambda: figure(table, title), form)


def figure(table: ScheduleTable, title: str = "") -> Figure:
    """The same as a matplotlib figure."""
    relative = any(isinstance(row.end, Relative) for row in table.rows)
    dated = table.meeting is not None or (
        not relative and any(isinstance(row.end, date) for row in table.rows)
    )
    bars = [(row, *span) for row in table.listed if (span := _span(row, dated)) is not None]
    height = _ROW * max(1, len(bars)) + _TOP + _BOTTOM
    found = sheet(height, title)
    axes = found.add_axes((0.13, _BOTTOM / height, 0.85, 1 - (_TOP + _BOTTOM) / height))
    _bars(axes, bars)
    _axis(axes, bars, table.meeting, dated)
    legend(found, _looks(bars))
    return found


def _looks(bars: Sequence[tuple[Row, float, float]]) -> dict[str, dict[str, Any]]:
    return {row.phase: {"facecolor": _COLOURS[row.phase]} for row, _, _ in bars}


def _span(row: Row, dated: bool) -> tuple[float, float] | None:
    """First and last day as numbers: ordinals of dates or, where the meeting is open, days from it."""
    end, start = _number(row.end, dated), _number(row.start, dated)
    if row.key == MEETING and not dated:
        return 0.0, 0.0
    if end is None:
        return None
    return min(end, end if start is None else start), end


def _number(when: object, dated: bool) -> float | None:
    if isinstance(when, date) and dated:
        return float(when.toordinal())
    if isinstance(when, Relative) and not dated:
        return when.days * (7 / 5 if when.working else 1)
    return None


def _bars(axes: Axes, bars: Sequence[tuple[Row, float, float]]) -> None:
    axes.barh(
        range(len(bars)),
        [last - first + 1 for _, first, last in bars],
        left=[first for _, first, _ in bars],
        color=[_COLOURS[row.phase] for row, *_ in bars],
        height=0.52,
        zorder=3,
    )
    for place, (row, _, last) in enumerate(bars):
        behind = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        axes.text(
            last + 1.5, place, _label(row), va="center", fontsize=8.5, color=FAINT, zorder=4, bbox=behind
        )
    axes.set_yticks(range(len(bars)), [_short(row.name) for row, _, _ in bars])
    axes.set_ylim(len(bars) - 0.4, -0.6)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _label(row: Row) -> str:
    if not isinstance(row.end, date) or not row.kept:
        return row.span_words
    if not isinstance(row.start, date) or row.start >= row.end:
        return f"{row.end.month}月{row.end.day}日"
    last = f"{row.end.day}日" if row.start.month == row.end.month else f"{row.end.month}月{row.end.day}日"
    return f"{row.start.month}月{row.start.day}日—{last}"


def _axis(axes: Axes, bars: Sequence[tuple[Row, float, float]], meeting: date | None, dated: bool) -> None:
    first = min((start for _, start, _ in bars), default=0.0)
    last = max((end for _, _, end in bars), default=0.0)
    room = max(14.0, (last - first) * 0.22)
    axes.set_xlim(first - 1.5, last + room)
    at = meeting.toordinal() if meeting else int(first) if dated else 0
    week = 7 * max(1, round((last + room - first) / 7 / 14))
    weeks = range(-int((at - first + 1.5) // week), int((last + room - at) // week) + 1)
    ticks = [at + week * nth for nth in weeks]
    axes.set_xticks(ticks, [_tick(tick, at, dated) for tick in ticks], fontsize=8.5)
    if meeting or not dated:
        axes.axvline(at + 0.5, color=_COLOURS["会议"], linewidth=1, linestyle=(0, (4, 3)), zorder=2)
    axes.grid(axis="x", color=GRID, linewidth=0.8, zorder=0)
    bare(axes, "top", "right", "left")


def _tick(tick: int, at: int, dated: bool) -> str:
    if dated:
        day = date.min + timedelta(days=tick - 1)
        return f"{day.month}月{day.day}日"
    return "会议" if tick == at else f"会{'前' if tick < at else '后'}{abs(tick - at)}天"
