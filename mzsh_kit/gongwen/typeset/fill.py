"""Tables and forms as they stand on their page: values whole in their cells, rows that fill the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeGuard

from ...document import Annex, Block, Chart, Grid, Heading, NewPage, Paragraph, Table
from ...text.lazy import lazy_pattern
from ..standard.fonts import lines
from ..standard.units import TWIPS_A_MM, TWIPS_A_POINT, number, points, twips
from .chart import AXIS, HEAD, LEAST
from .flow import HANGING, Font, broken, flow, shape
from .forms import grid_widths
from .measures import cell_units, column_widths, heading_texts, table_look
from .page import Page

TALL = 16
"""Millimetres; a cell this high or higher is written into from its top and grows with its page."""
_HIGHEST = 60
"""Millimetres up to which a row grows."""


def laid(blocks: Iterable[Block], page: Page) -> tuple[Block, ...]:
    """The blocks of pages of one shape with their blanks and tables settled and their forms filled out."""
    return tuple(
        block for run in runs(_settled(block, page) for block in blocks) for block in _filled(run, page)
    )


def runs(blocks: Iterable[Block]) -> list[list[Block]]:
    """What lies between forced page ends."""
    parted: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Annex | NewPage) and parted[-1]:
            parted.append([])
        parted[-1].append(block)
    return parted


def _settled(block: Block, page: Page) -> Block:
    match block:
        case Table():
            return _cells_kept(block, page)
        case Grid():
            return _seated(block, page)
        case Paragraph(text) if not page.large:
            kept = "\n".join(_blanks_kept(line, page) for line in lines(text))
            return block if kept == text else replace(block, text=kept)
        case Heading(body=body) if body:
            head, body = heading_texts(block)
            return replace(block, body=_blanks_kept(head + body, page)[len(head) :])
    return block


_BLANK = lazy_pattern("(?<!＿)＿{2,8}(?!＿)")
"""A longer run is a rule to write on, which may fill lines."""
_SHORTEST = 2
"""Characters of a blank; one alone is not seen as a blank."""


def _blanks_kept(text: str, page: Page) -> str:
    """A paragraph with no blank cut at the end of a line.

    Word and LibreOffice cut a run of low lines anywhere. The blank takes the room that is left on its
    line; where that is too little, the blank before it takes it.
    """
    blanks, at = list(_BLANK.finditer(text)), 0
    if not blanks:
        return text
    for row in broken(text, page.text_width / TWIPS_A_POINT, points("body.indent"), loose=True):
        start, at = at, at + len(row)
        cut = next((blank for blank in blanks if blank.start() < at < blank.end()), None)
        if cut is None:
            continue
        room = at - cut.start()
        kept = room - text.startswith(HANGING, cut.end())
        if kept >= _SHORTEST:
            return _blanks_kept(text[: cut.start() + kept] + text[cut.end() :], page)
        if before := [blank.end() for blank in blanks if start <= blank.start() and blank.end() < at]:
            return _blanks_kept(f"{text[: before[-1]]}{'＿' * room}{text[before[-1] :]}", page)
    return text


def _cells_kept(table: Table, page: Page) -> Table:
    """The table with a line end before each value that would be cut at the end of a line."""
    look = table_look(table)
    inner = [
        (width - 2 * twips("table.padding")) / TWIPS_A_POINT
        for width in column_widths(table, page.text_width)
    ]
    font, units = Font(look.size, 0), cell_units(page.names)
    rows = (
        tuple(_whole(text, wide, font, units) for text, wide in zip(row, inner, strict=True))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _seated(form: Grid, page: Page) -> Grid:
    """The form with names too long for their seat in two lines: 阿不都热合曼· and 吐尔逊."""
    font = Font(number("table.size"), 0)
    inner = min(grid_widths(form, page.text_width)) - 2 * twips("table.padding")
    rows = (
        replace(row, cells=tuple(_halved(text, inner / TWIPS_A_POINT, font) for text in row.cells))
        if not row.labels and len(row.cells) > 1
        else row
        for row in form.rows
    )
    return replace(form, rows=tuple(rows))


def _halved(name: str, wide: float, font: Font) -> str:
    return name.replace("·", "·\n") if len(broken(name, wide, font=font)) > 1 else name


def _whole(text: str, wide: float, font: Font, units: re.Pattern[str]) -> str:
    return "\n".join(piece for line in lines(text) for piece in _kept(line, wide, font, units))


def _kept(line: str, wide: float, font: Font, units: re.Pattern[str]) -> list[str]:
    """A line of a cell, ended before the first value that a program would cut, and so on."""
    at, values = 0, [unit.span() for unit in units.finditer(line)]
    for row in broken(line, wide, font=font, loose=True) if values else ():
        at += len(row)
        cut = next((first for first, end in values if first < at < end), 0)
        start = len(line[:cut].rstrip(_OPENING))
        if start > 0:
            return [line[:start], *_kept(line[start:], wide, font, units)]
    return [line]


_OPENING = "（《“〔"
"""Signs that end no line."""


def _filled(run: list[Block], page: Page) -> Sequence[Block]:
    """The blocks between two forced page ends; where they leave room and hold one form, its rows grow."""
    run = [_fitted(block, run, page) if isinstance(block, Chart) else block for block in run]
    if squeezed := _squeezed(run, page):
        return squeezed
    growing = [n for n, block in enumerate(run) if _rows_to_grow(block)]
    room = page.text_height / TWIPS_A_POINT - points("grid.pitch") - _used(run, page)
    if len(growing) != 1 or room <= 0:
        return _evened(run, page)
    (place,) = growing
    grown = _grown(run[place], room * TWIPS_A_POINT / TWIPS_A_MM)
    return [*run[:place], grown, *run[place + 1 :]]


_LOW = 7.1
"""Millimetres of the lowest row that a line of a table has room in."""


_SLACK = 6.0
"""Points for the paragraph behind a table, and for what a program reckons otherwise."""


def _squeezed(run: list[Block], page: Page) -> Sequence[Block]:
    """The blocks with the rows of their tables a little lower, where that spares a page with a row or two."""
    if not any(map(_is_usual, run)):
        return ()
    low = [replace(row, tall=_LOW) if _is_usual(row) else row for row in run]
    usual, lower = _used(run, page), _used(low, page)
    room = page.text_height / TWIPS_A_POINT
    return low if lower + _SLACK <= room < usual else ()


_TOGETHER = 3
"""Rows of a table on its last page, no fewer."""
_STEP = 0.2
"""Millimetres by which rows are made lower or higher until as many stand together."""


def _evened(run: list[Block], page: Page) -> list[Block]:
    """The blocks with table rows as much lower or higher as keeps one or two from a page of their own."""
    for at, block in enumerate(run):
        if isinstance(block, Table) and _ends_in_few(run, at, page):
            tried = ([*run[:at], replace(block, tall=tall), *run[at + 1 :]] for tall in _heights(block))
            run = next((blocks for blocks in tried if not _ends_in_few(blocks, at, page)), run)
    return run


def _heights(table: Table) -> list[float]:
    """Millimetres that a row may be high: ever lower, then ever higher, up to half as high again."""
    usual = table_look(table).row * TWIPS_A_POINT / TWIPS_A_MM
    least = TALL if table.tall else usual if table.small else _LOW
    lower, higher = (round(room / _STEP) for room in (usual - least, usual / 2))
    return [round(usual + _STEP * n, 1) for n in (*range(-1, -lower - 1, -1), *range(1, higher + 1))]


def _ends_in_few(run: Sequence[Block], at: int, page: Page) -> bool:
    """Whether the table at this place may leave fewer rows than stand together on its last page."""
    short = replace(page, bottom=page.bottom + round(_SLACK * TWIPS_A_POINT))
    tight, loose = flow(run, page).places[at], flow(run, short, loose=True).places[at]
    return any(pages[0] < pages[-1] and pages.count(pages[-1]) < _TOGETHER for pages in (tight, loose))


def _is_usual(block: Block) -> TypeGuard[Table]:
    return isinstance(block, Table) and not (block.tall or block.small)


def _used(run: Iterable[Block], page: Page) -> float:
    """Points that the blocks take one under the other."""
    shapes = (shape(block, page, loose=True) for block in run)
    return sum(part.above + sum(part.lines) + part.below for part in shapes)


def _fitted(chart: Chart, run: Sequence[Block], page: Page) -> Chart:
    """A chart that takes the room that is left on its page, if the bars have enough then."""
    used = _used((block for block in run if block is not chart), page)
    caption = points("table.pitch") + number("table.size")
    room = page.text_height / TWIPS_A_POINT - caption - used - HEAD - AXIS
    pitch = room / max(1, len(chart.bars))
    return replace(chart, pitch=min(pitch, _WIDEST)) if pitch >= LEAST else chart


_WIDEST = 20.0
"""Points from bar to bar, no more."""


def _rows_to_grow(block: Block) -> int:
    if isinstance(block, Table):
        return len(block.rows) if block.tall else 0
    return sum(row.height >= TALL for row in block.rows) if isinstance(block, Grid) else 0


def _grown(block: Block, room: float) -> Block:
    """The block with ``room`` in millimetres shared out among its rows."""
    each = room / _rows_to_grow(block)
    if isinstance(block, Table):
        return replace(block, tall=max(block.tall, min(_HIGHEST, block.tall + each)))
    if isinstance(block, Grid):
        rows = (
            replace(row, height=min(max(_HIGHEST, row.height), row.height + each))
            if row.height >= TALL
            else row
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))
    return block
