"""Forms, 桌签 and pictures in the preview."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from ...document import Chart, Grid, GridRow, Picture
from ..standard.fonts import clean, lines
from ..standard.units import TWIPS_A_POINT
from ..typeset.chart import PITCH, chart_drawing
from ..typeset.forms import CARD_HEIGHT, card_size, grid_widths, is_label, spans
from ..typeset.page import Page
from .svg import drawing_svg


def grid_html(block: Grid, part: list[int], page: Page) -> str:
    """The rows ``part`` of a form."""
    widths = grid_widths(block, page.text_width)
    columns = "".join(f'<col style="width:{100 * width / sum(widths):.3f}%">' for width in widths)
    rows = "".join(_row(n, block.rows[n], len(widths)) for n in part)
    return f"<table><colgroup>{columns}</colgroup><tbody>{rows}</tbody></table>"


def _row(number: int, row: GridRow, columns: int) -> str:
    cells = "".join(
        _cell(text, span, label=is_label(row, n), middle=not row.labels)
        for n, (text, span) in enumerate(zip(row.cells, spans(row, columns), strict=True))
    )
    return f'<tr data-row="{number}" style="height:{row.height:g}mm">{cells}</tr>'


def _cell(text: str, span: int, *, label: bool, middle: bool) -> str:
    name, kind = ("th", "") if label else ("td", "middle" if middle else "")
    wide = f' colspan="{span}"' if span > 1 else ""
    return f'<{name} class="{kind}"{wide}>{"<br>".join(map(escape, lines(text)))}</{name}>'


def card_html(name: str, page: Page) -> str:
    """The name twice, one half of the page each."""
    size = card_size(name, page.text_width)
    half = f'<div style="height:{CARD_HEIGHT}mm;display:flex;align-items:center;justify-content:center;'
    half += f'font-size:{size}pt;line-height:1">{escape(clean(name))}</div>'
    return half.replace("display:flex", "transform:rotate(180deg);display:flex") + half


def picture_html(block: Picture) -> str:
    """The picture inside the page itself: no file is asked for."""
    data, words = b64encode(block.data).decode(), escape(clean(block.description))
    return f'<img style="width:100%" alt="{words}" src="data:image/png;base64,{data}">'


def chart_html(block: Chart, page: Page) -> str:
    """The chart as SVG, its caption below."""
    drawn = drawing_svg(chart_drawing(block, page.text_width / TWIPS_A_POINT, block.pitch or PITCH))
    return f'<div>{drawn}</div><p class="caption">{escape(clean(block.caption))}</p>'
