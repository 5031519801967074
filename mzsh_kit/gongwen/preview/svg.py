"""Vector drawings as SVG."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ...document import Chart
from ..standard.fonts import clean
from ..typeset.chart import chart_drawing
from ..typeset.drawing import Box, Drawing, Item, Rule, Words


def drawing_svg(drawing: Drawing) -> str:
    """The same as SVG, as wide as there is room."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
        f' width="100%" role="img"><title>{escape(clean(drawing.description))}</title>'
        f"{''.join(_drawn(drawing.items))}</svg>"
    )


_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def _drawn(items: Iterable[Item]) -> Iterable[str]:
    for item in items:
        match item:
            case Box(left, top, width, height, colour):
                size = f'width="{width:.1f}" height="{height:.1f}"'
                yield f'<rect x="{left:.1f}" y="{top:.1f}" {size} fill="#{colour}"/>'
            case Rule(left, top, right, bottom, colour, dashed):
                dash = ' stroke-dasharray="4 3"' if dashed else ""
                ends = f'x1="{left:.1f}" y1="{top:.1f}" x2="{right:.1f}" y2="{bottom:.1f}"'
                yield f'<line {ends} stroke="#{colour}" stroke-width="0.75"{dash}/>'
            case Words(left, top, width, height, text, size, side):
                across = {"left": left, "center": left + width / 2, "right": left + width}[side]
                middle = top + height / 2
                turn = f' transform="rotate(180 {across:.1f} {middle:.1f})"' if item.turned else ""
                look = f'font-size="{size:g}" fill="#{item.colour}" text-anchor="{_ANCHORS[side]}"'
                yield (
                    f'<text x="{across:.1f}" y="{middle:.1f}" {look} dominant-baseline="central"{turn}>'
                    f"{escape(clean(text))}</text>"
                )


def chart_svg(chart: Chart) -> str:
    """The chart for a page on the screen."""
    from .svg import drawing_svg

    return drawing_svg(chart_drawing(chart, 600.0))
