"""Forms to be filled, 桌签, and the start of a page, in WordprocessingML."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Card, Grid, GridRow
from ..base import styles
from ..base.setting import Setting
from ..ooxml.markup import aligned, boxed, font_names, paragraph, run, spacing, table_start, text_runs
from ..ooxml.quoting import escape
from ..standard.fonts import Fonts, clean, lines
from ..standard.units import TWIPS_A_MM, TWIPS_A_POINT, face
from ..typeset.drawing import Drawing, Words
from ..typeset.forms import (
    CARD_HEIGHT,
    card_size,
    grid_widths,
    is_label,
    spans,
)
from .drawing import drawing_paragraph

_TALL = 16  # mm; a cell this high or higher is written into from its top


def new_page() -> str:
    """A paragraph as low as it can be that begins a page."""
    return paragraph(styles.CELL, "", "<w:pageBreakBefore/>" + spacing(line=20))


def grid(block: Grid, setting: Setting) -> str:
    """The w:tbl of a form."""
    widths = grid_widths(block, setting.page.text_width)
    rows = "".join(_row(row, widths, setting.fonts) for row in block.rows)
    return f"{table_start(widths, style=styles.TABLE)}{rows}</w:tbl>"


def _row(row: GridRow, widths: Sequence[int], fonts: Fonts) -> str:
    cells, first = [], 0
    for number_, (text, span) in enumerate(zip(row.cells, spans(row, len(widths)), strict=True)):
        width = sum(widths[first : first + span])
        cells.append(_cell(text, width, span, row, fonts, label=is_label(row, number_)))
        first += span
    height = f'<w:trHeight w:val="{round(row.height * TWIPS_A_MM)}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, width: int, span: int, row: GridRow, fonts: Fonts, *, label: bool) -> str:
    style, look = (styles.CELL_HEAD, face("table.head.face")) if label else (styles.CELL, face("table.face"))
    top = not label and row.labels and row.height >= _TALL
    side = aligned("left" if row.labels and not label else "center")
    inner = "".join(paragraph(style, text_runs(line, look, fonts), side) for line in lines(text))
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    place = f'<w:vAlign w:val="{"top" if top else "center"}"/>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{place}</w:tcPr>{inner}</w:tc>'


def card(block: Card, setting: Setting) -> str:
    """The name in the middle of either half of the page; folded between them, both stand upright."""
    whole, size = setting.page.text_width, card_size(block.name, setting.page.text_width)
    fonts = font_names(setting.fonts.latin, setting.fonts.chinese(face("title.face")))
    look = f'<w:rPr>{fonts}<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/></w:rPr>'
    line = spacing(line=round(size * 1.25 * TWIPS_A_POINT)) + aligned("center")
    name = paragraph(styles.CELL, run(escape(clean(block.name)), look), line)
    tall, middle = round(CARD_HEIGHT * TWIPS_A_MM), '<w:vAlign w:val="center"/>'
    wide, high = whole / TWIPS_A_POINT, size * 1.5
    text = Words(0, 0, wide, high, block.name, size, "center", face="title.face", turned=True)
    drawn = Drawing(wide, high, (text,), block.name)
    upper = drawing_paragraph(drawn, setting.fonts)
    halves = (
        boxed(whole, upper, height=tall, properties=middle, lines={"bottom": (0.5, "808080")}),
        boxed(whole, name, height=tall, properties=middle),
    )
    return f"{table_start([whole])}{''.join(halves)}</w:tbl>"
