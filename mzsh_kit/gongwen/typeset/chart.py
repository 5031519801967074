"""The chart of a schedule as a drawing: names at the left, bars by the day, their days behind them."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Bar, Chart
from .drawing import Box, Drawing, Item, Rule, Words
from .measures import ems_of

SIZE = 9.0
"""Points of every letter in it."""
PITCH, LEAST = 16.0, 10.2
"""Points from bar to bar: as a rule, and where room is short."""
HEAD, AXIS = 18.0, 16.0
"""Points above and below the bars: what the colours mean, the days."""
_COLOURS = {"会前": "4A6A8A", "会议": "B03A2E", "会后": "6B8E72"}
_FAINT = "D5D9DE"
_LONGEST_NAME = 14
_GAP = 4.0


def chart_height(chart: Chart, pitch: float) -> float:
    """Points of the drawing without its caption."""
    return HEAD + AXIS + pitch * max(1, len(chart.bars))


def chart_drawing(chart: Chart, width: float, pitch: float = PITCH) -> Drawing:
    """The drawing, ``width`` points wide."""
    return Drawing(width, chart_height(chart, pitch), tuple(_items(chart, width, pitch)), chart.caption)


def _items(chart: Chart, width: float, pitch: float) -> Iterator[Item]:
    names = max((ems_of(_short(bar.name)) for bar in chart.bars), default=0.0) * SIZE * 1.1 + _GAP
    labels = max((ems_of(bar.label) for bar in chart.bars), default=0.0) * SIZE * 1.2 + 2 * _GAP
    first = min((bar.start for bar in chart.bars), default=0.0)
    last = max((bar.end for bar in chart.bars), default=1.0)
    scale = (width - names - labels) / max(1.0, last - first)
    foot = HEAD + pitch * max(1, len(chart.bars))

    def across(day: float) -> float:
        return names + (day - first) * scale

    yield from _legend(chart, width)
    for day, text in chart.ticks:
        yield Rule(across(day), HEAD, across(day), foot, _FAINT)
        yield Words(across(day) - 30, foot + 1, 60, AXIS - 2, text, SIZE, "center")
    if chart.mark is not None:
        yield Rule(across(chart.mark), HEAD, across(chart.mark), foot, _COLOURS["会议"], dashed=True)
    for place, bar in enumerate(chart.bars):
        top, right = HEAD + place * pitch, across(bar.end)
        label = right + _GAP
        if chart.mark is not None and label <= across(chart.mark) <= label + ems_of(bar.label) * SIZE * 1.2:
            label = across(chart.mark) + _GAP
        yield from _bar(bar, top, pitch, names, across(bar.start), right)
        yield Words(label, top, labels - _GAP, pitch, bar.label, SIZE)


def _bar(bar: Bar, top: float, pitch: float, names: float, left: float, right: float) -> Iterator[Item]:
    yield Words(0, top, names - _GAP, pitch, _short(bar.name), SIZE, "right")
    yield Box(left, top + pitch * 0.2, max(2.0, right - left), pitch * 0.6, _COLOURS.get(bar.phase, "808080"))


def _legend(chart: Chart, width: float) -> Iterator[Item]:
    phases = [phase for phase in _COLOURS if any(bar.phase == phase for bar in chart.bars)]
    for place, phase in enumerate(reversed(phases), 1):
        left = width - place * 44
        yield Box(left, 5, 12, 8, _COLOURS[phase])
        yield Words(left + 15, 1, 28, 16, phase, SIZE)


def _short(name: str) -> str:
    """The name without what stands in brackets behind it."""
    bare = name.partition("（")[0] or name
    return bare if len(bare) <= _LONGEST_NAME else f"{bare[: _LONGEST_NAME - 1]}…"
