"""Tables: head repeated on every page, columns that fill the text block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...document import Table
from ..base import styles
from ..base.setting import Setting
from ..ooxml.markup import aligned, paragraph, spacing, table_start, text_runs
from ..standard.fonts import Fonts, lines
from ..standard.units import TWIPS_A_POINT, face
from ..typeset.measures import centred_columns, column_widths, is_landscape, table_look


def table(block: Table, setting: Setting) -> str:
    """The w:tbl."""
    whole = (setting.page.turned() if is_landscape(block) else setting.page).text_width
    widths, fonts = column_widths(block, whole), setting.fonts
    head_look, look = table_look(replace(block, tall=0)), table_look(block)
    pitch = spacing(line=round(look.pitch * TWIPS_A_POINT)) if block.small else ""
    size = f'<w:sz w:val="{look.size * 2:g}"/><w:szCs w:val="{look.size * 2:g}"/>' if block.small else ""
    heads = [(styles.CELL_HEAD, "<w:keepNext/>" + pitch)] * len(widths)
    head = _row(block.head, widths, heads, face("table.head.face"), fonts, head_look.row, size)
    looks = [
        (styles.CELL, pitch + (aligned("center") if middle else "")) for middle in centred_columns(block)
    ]
    rows = "".join(_row(row, widths, looks, face("table.face"), fonts, look.row, size) for row in block.rows)
    head = head.replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>", 1)
    return f"{table_start(widths, style=styles.TABLE)}{head}{rows}</w:tbl>"


def _row(
    row: tuple[str, ...],
    widths: Sequence[int],
    looks: list[tuple[str, str]],
    face_: str,
    fonts: Fonts,
    least: float,
    size: str,
) -> str:
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        + "".join(paragraph(style, text_runs(line, face_, fonts, size=size), jc) for line in lines(text))
        + "</w:tc>"
        for text, width, (style, jc) in zip(row, widths, looks, strict=True)
    )
    height = f'<w:trHeight w:val="{round(least * TWIPS_A_POINT)}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def low_paragraph() -> str:
    """Word wants a paragraph behind a table that ends a body: one as low as it can be."""
    return paragraph(styles.CELL, "", spacing(line=20))
