"""The schedule as a picture: one bar a step, the meeting as a line. SVG or PNG, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..errors import KitError, fault
from ..plan.when import Relative
from .schedule import Row, ScheduleTable
from .steps import MEETING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Heiti SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Noto Sans CJK JP",
    "Droid Sans Fallback",
    "SimSun",
)
"""Font families that have the Chinese characters, the best first."""

_FILES = ("notosanscjk", "sourcehansans", "msyh", "simhei", "wqy", "pingfang", "simsun")
_COLOURS = {"会前": "#4a6a8a", "会议": "#b03a2e", "会后": "#6b8e72"}
_INK, _FAINT, _GRID = "#2b2b2b", "#5f6670", "#e3e6ea"
_UNSURE: dict[str, Any] = {"hatch": "////", "edgecolor": "white", "linewidth": 0.0}
_LONGEST_NAME = 9
_ROW, _TOP, _BOTTOM, _WIDTH = 0.34, 0.75, 0.55, 10.5


def gantt(table: ScheduleTable, form: Literal["svg", "png"] = "svg", title: str = "") -> bytes:
    """The picture of a schedule. Raises :class:`KitError` where no Chinese font is installed.

    With an open meeting date the axis counts days from the meeting; steps without any time are left out.
    """
    import matplotlib as mpl  # a second, and only pictures need it

    font = chinese_font()
    settings: Any = {
        "svg.hashsalt": "mzsh-kit",
        "svg.fonttype": "path",
        "font.family": [font],
        "font.size": 10.0,
    }
    with mpl.rc_context(settings):
        figure = _figure(table, title)
        out = io.BytesIO()
        metadata: dict[str, Any] = (
            {"Date": None, "Creator": "mzsh-kit"} if form == "svg" else {"Software": None}
        )
        figure.savefig(out, format=form, dpi=144, metadata=metadata)
        return out.getvalue()


@lru_cache(maxsize=1)
def chinese_font() -> str:
    """The best Chinese font family that is installed. Raises :class:`KitError` where there is none."""
    from matplotlib import font_manager

    found = _installed()
    if found is None:
        for path in font_manager.findSystemFonts():
            if Path(path).name.lower().startswith(_FILES):
                font_manager.fontManager.addfont(path)  # installed after matplotlib listed the fonts
        found = _installed()
    if found is None:
        raise KitError(fault("timing.font", "进度图"))
    return found


def _installed() -> str | None:
    from matplotlib import font_manager

    names = set(font_manager.get_font_names())
    return next((name for name in FONTS if name in names), None)


def _figure(table: ScheduleTable, title: str) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    relative = any(isinstance(row.end, Relative) for row in table.rows)
    dated = table.meeting is not None or (
        not relative and any(isinstance(row.end, date) for row in table.rows)
    )
    bars = [(row, *span) for row in table.rows if (span := _span(row, dated)) is not None]
    height = _ROW * max(1, len(bars)) + _TOP + _BOTTOM
    figure = Figure(figsize=(_WIDTH, height))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.13, _BOTTOM / height, 0.85, 1 - (_TOP + _BOTTOM) / height))
    _bars(axes, bars)
    _axis(axes, bars, table.meeting, dated)
    _legend(figure, bars, 1 - 0.36 / height)
    if title:
        figure.text(0.02, 1 - 0.36 / height, title, fontsize=13, color=_INK, va="center")
    return figure


def _legend(figure: Figure, bars: Sequence[tuple[Row, float, float]], height: float) -> None:
    from matplotlib.patches import Patch

    phases = dict.fromkeys(row.phase for row, _, _ in bars)
    patches = [Patch(facecolor=_COLOURS[phase], label=phase) for phase in phases]
    if not all(row.announced for row, _, _ in bars):
        patches.append(Patch(facecolor=_FAINT, label="放假安排未公布", **_UNSURE))
    place: dict[str, Any] = {
        "loc": "center right",
        "bbox_to_anchor": (0.985, height),
        "ncols": len(patches) or 1,
    }
    figure.legend(handles=patches, frameon=False, fontsize=8.5, labelcolor=_INK, handlelength=1.2, **place)


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
    for place, (row, first, last) in enumerate(bars):
        colour = _COLOURS[row.phase]
        unsure = {} if row.announced else _UNSURE
        axes.barh(place, last - first + 1, left=first, height=0.52, color=colour, zorder=3, **unsure)
        behind = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        axes.text(
            last + 1.5, place, _label(row), va="center", fontsize=8.5, color=_FAINT, zorder=4, bbox=behind
        )
    axes.set_yticks(range(len(bars)), [_short(row.name) for row, _, _ in bars])
    axes.set_ylim(len(bars) - 0.4, -0.6)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _label(row: Row) -> str:
    if not isinstance(row.end, date):
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
    axes.grid(axis="x", color=_GRID, linewidth=0.8, zorder=0)
    axes.tick_params(length=0, labelcolor=_INK)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_GRID)


def _tick(tick: int, at: int, dated: bool) -> str:
    if dated:
        day = date.min + timedelta(days=tick - 1)
        return f"{day.month}月{day.day}日"
    return "会议" if tick == at else f"会{'前' if tick < at else '后'}{abs(tick - at)}天"
