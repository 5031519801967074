"""Where lines and pages end: reckoned on the grid, for the preview and for the place of 版记.

Word alone knows where its pages end. But a line holds 28 characters and a page 22 lines, so the reckoning is
close; it is made twice, ``loose`` with the gaps that some programs set between hanzi and digits, and is
trusted only where both agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ...document import (
    Annex,
    Attachments,
    Attendance,
    Block,
    Card,
    Chart,
    Grid,
    GridRow,
    Heading,
    Letterhead,
    NewPage,
    Note,
    Paragraph,
    Picture,
    Recipients,
    Signature,
    SignOff,
    Table,
    Title,
)
from ...text.lazy import lazy_pattern
from ..standard.fonts import clean, lines
from ..standard.units import TWIPS_A_MM, TWIPS_A_POINT, number, points, twips
from .chart import PITCH, chart_height
from .forms import CARD_HEIGHT, cell_widths, grid_widths
from .measures import (
    attachment_lines,
    attendance_label,
    column_widths,
    copy_text,
    ems,
    heading_texts,
    mark_look,
    note_text,
    organs,
    recipients_text,
    secrecy_text,
    table_look,
    width,
)
from .page import Page
from .pictures import points_high
from .title import title_lines

_UNITS = lazy_pattern(r"[!-~]+|.", re.DOTALL)
_NOT_FIRST = "，。、；：！？”’》〉）〕】…—"
HANGING = ("，", "。", "、", "；", "：")


class Font(NamedTuple):
    """Size and spacing of letters in points."""

    size: float
    spacing: float


def _body_font() -> Font:
    return Font(number("body.size"), number("grid.spacing"))


@lru_cache(maxsize=1 << 12)
def broken(
    text: str, whole: float, first: float = 0, font: Font | None = None, *, loose: bool = False
) -> tuple[str, ...]:
    """The lines of a text set ``whole`` points wide, the first of them indented."""
    size, spacing = font or _body_font()
    rows, row, reached, before = [], "", first, ""
    for unit in _UNITS.findall(text):
        gap = size / 4 if loose and before and _meet(before, unit) else 0.0
        letters = (
            ems(unit) * size + spacing if len(unit) == 1 else sum(ems(char) * size + spacing for char in unit)
        )
        wide = gap + letters
        if row and reached + wide > whole and not (unit in HANGING and reached <= whole):
            carried = row[-1] if unit in _NOT_FIRST and len(row) > 1 else ""
            rows.append(row[: len(row) - len(carried)])
            row, reached = carried, (size + spacing) * len(carried)
            wide -= gap
        row, reached, before = row + unit, reached + wide, unit
    return *rows, row


def _meet(left: str, right: str) -> bool:
    """Whether a hanzi meets a Latin letter or a digit."""
    return (left[-1].isascii() and left[-1].isalnum() and right[0] >= "一") or (
        right[0].isascii() and right[0].isalnum() and "一" <= left[-1] < "\uff00"
    )


class Shape(NamedTuple):
    """Heights in points: the gap above, each line, the gap below; ``kept`` when no page may end inside.

    ``repeated`` is the height of a table's head, set again on every page.
    """

    lines: Sequence[float]
    above: float = 0
    below: float = 0
    kept: bool = False
    repeated: float = 0


@lru_cache(maxsize=1 << 12)
def shape(block: Block, page: Page, *, loose: bool = False) -> Shape:
    """The lines of a block; remembered, since a page is tried several times and members' papers are alike."""
    row = points("grid.pitch")
    match block:
        case Letterhead():
            return Shape([_letterhead(block, page)], kept=True)
        case Title(text):
            return Shape([row] * len(title_lines(text, names=page.names)), below=row, kept=True)
        case Annex(text):
            return Shape(
                [row] * (len(title_lines(text, names=page.names)) + round(number("annex.title.line")) - 1),
                below=row,
                kept=True,
            )
        case Attachments():
            return Shape([row] * len(texts(block, page, loose=loose)), above=row)
        case SignOff():
            return _sign_off(block)
        case Signature():
            above = row * (number("signature.above") + number("signature.height") + number("signature.below"))
            return Shape([row], above=above, kept=True)
        case Table():
            return _table(block, page, loose=loose)
        case Grid():
            return _grid(block, page)
        case Card():
            return Shape([CARD_HEIGHT * TWIPS_A_MM / TWIPS_A_POINT] * 2)
        case Picture():
            return Shape([points_high(block, page.text_width)])
        case Chart():
            return Shape([chart_height(block, block.pitch or PITCH), points("table.pitch")], kept=True)
        case Paragraph() if page.large:
            return Shape([points("script.pitch")] * len(texts(block, page, loose=loose)))
        case NewPage():
            return Shape([1.0])
    return Shape([row] * len(texts(block, page, loose=loose)))


def texts(block: Block, page: Page, *, loose: bool = False) -> Sequence[str]:
    """The lines of a block of running text."""
    whole, two = page.text_width / TWIPS_A_POINT, points("body.indent")
    match block:
        case Recipients(text):
            return broken(recipients_text(text), whole, loose=loose)
        case Heading():
            return broken("".join(heading_texts(block)), whole, two, loose=loose)
        case Paragraph(text) if page.large:
            font = Font(number("script.size"), 0)
            return [
                row for line in lines(text) for row in broken(line, whole, 2 * font.size, font, loose=loose)
            ]
        case Paragraph(text):
            return [row for line in lines(text) for row in broken(line, whole, two, loose=loose)]
        case Note(text):
            return broken(note_text(text), whole, two, loose=loose)
        case Attendance():
            label = attendance_label(block)
            hang = points("minutes.indent") + width(label) / TWIPS_A_POINT
            return broken(clean(block.names), whole - hang, loose=loose)
        case Attachments(names):
            return [
                row
                for line in attachment_lines(names)
                for row in broken(line.name, whole - line.name_left / TWIPS_A_POINT, loose=loose)
            ]
    return []


def _letterhead(block: Letterhead, page: Page) -> float:
    row, look = points("grid.pitch"), mark_look(block.mark, page.text_width)
    mark = len(look.lines) * look.pitch / TWIPS_A_POINT
    if block.form == "letter":
        corner = max(1, sum(map(bool, (copy_text(block.copy), secrecy_text(block), block.urgency))))
        top = points("letter.mark.below") + mark + points("letter.line.below") + points("letter.gap")
        return max(0.0, top - page.top / TWIPS_A_POINT) + row * (corner + number("letter.title.above"))
    signers = max(1, -(-len(block.signers) // round(number("signer.row"))))
    rows = number("number.above") + signers + number("title.above")
    return points("mark.below") + mark + rows * row


def _sign_off(block: SignOff) -> Shape:
    row, count = points("grid.pitch"), len(organs(block))
    if block.sealed and block.others:
        return Shape([points("seal.pitch")] * -(-count // round(number("seal.row"))), kept=True)
    above = "seal.above" if block.sealed else "signoff.above"
    return Shape([row] * (count + 1), above=points(above), kept=True)


def _table(block: Table, page: Page, *, loose: bool) -> Shape:
    look, plain = table_look(block), replace(block, tall=0)
    font, head = Font(look.size, 0), table_look(plain).row
    inner = [
        (width - 2 * twips("table.padding")) / TWIPS_A_POINT
        for width in column_widths(plain, page.text_width)
    ]

    counts = _line_counts((block.head, *block.rows), tuple(inner), font, loose)
    first, *rest = (
        max(count * look.pitch, least) + number("table.border")
        for count, least in zip(counts, (head, *[look.row] * len(block.rows)), strict=True)
    )
    return Shape([first, *rest], repeated=first)


@lru_cache(maxsize=1 << 9)
def _line_counts(
    rows: tuple[tuple[str, ...], ...], inner: tuple[float, ...], font: Font, loose: bool
) -> tuple[int, ...]:
    """Lines of each row of a table; remembered, since a table is tried with rows of many heights."""
    return tuple(
        max(
            sum(len(broken(line, wide, font=font, loose=loose)) for line in lines(text))
            for text, wide in zip(row, inner, strict=True)
        )
        for row in rows
    )


def _grid(block: Grid, page: Page) -> Shape:
    """Each row as high as it says, or as its fullest cell."""
    font, pitch = Font(number("table.size"), 0), points("table.pitch")
    widths = grid_widths(block, page.text_width)

    def high(row: GridRow) -> float:
        inner = [(wide - 2 * twips("table.padding")) / TWIPS_A_POINT for wide in cell_widths(widths, row)]
        count = max(
            sum(len(broken(line, wide, font=font)) for line in lines(text))
            for text, wide in zip(row.cells, inner, strict=True)
        )
        return max(count * pitch, row.height * TWIPS_A_MM / TWIPS_A_POINT)

    return Shape([high(row) for row in block.rows])


class Flow(NamedTuple):
    """For each block the page of each of its lines, counted from 0; how many pages; what the last one
    holds.
    """

    places: list[list[int]]
    pages: int
    used: float


def flow(blocks: Sequence[Block], page: Page, *, loose: bool = False) -> Flow:
    """Set the blocks line by line. They all stand on pages like ``page``; none is an :class:`Imprint`."""
    room, number_, reached = page.text_height / TWIPS_A_POINT + 0.5, 0, 0.0
    shapes = [
        _gapped(shape(block, page, loose=loose), block, before)
        for block, before in zip(blocks, (None, *blocks), strict=False)
    ]
    together = _together(blocks, shapes, page)
    places: list[list[int]] = []
    for n, (block, form) in enumerate(zip(blocks, shapes, strict=True)):
        forced = isinstance(block, Annex | NewPage) and n > 0
        if forced or (reached > 0 and reached + together[n] > room):
            number_, reached = number_ + 1, 0.0
        reached += form.above
        here: list[int] = []
        for line in form.lines:
            if reached + line > room and reached > 0:
                number_, reached = number_ + 1, form.repeated if here else 0.0
            reached += line
            here.append(number_)
        reached += form.below
        places.append(here)
    return Flow(places, number_ + 1, reached)


def _gapped(shape: Shape, block: Block, before: Block | None) -> Shape:
    """出席 stands one line below the text."""
    first = isinstance(block, Attendance) and not isinstance(before, Attendance)
    return shape._replace(above=points("minutes.above")) if first else shape


class Held(NamedTuple):
    """How a block stands by its neighbours: on the page where the next begins; on one page itself, or parted
    by no single line."""

    next: bool = False
    whole: bool = False
    paired: bool = False


_TEXT = (Paragraph, Heading, Attendance, Note)
_CLOSING = (Attachments, SignOff, Signature, Note)
_LEAST = 4
"""Lines of text on the last page of a paper."""
_BEFORE_CLOSING = 2
"""Those where 附件说明, 署名 and 成文日期 stand below: more would leave the page before it half empty."""


def held(blocks: Sequence[Block], page: Page) -> list[Held]:
    """What stays together: a heading with its text, and at the end so much text that no page shows less than
    a few lines.

    The first text under a 版头 stays where it is: the first page must show some of the text (主体·正文).
    """
    holds = [Held(next=n + 1 < len(blocks) and _leads(block)) for n, block in enumerate(blocks)]
    for end in _ends(blocks):
        _hold_tail(holds, blocks, page, end)
    if blocks and isinstance(blocks[0], Letterhead):
        first = next((n for n, block in enumerate(blocks) if isinstance(block, Paragraph | Heading)), None)
        holds = [hold if n != first or _leads(blocks[n]) else Held() for n, hold in enumerate(holds)]
    return holds


def _leads(block: Block) -> bool:
    """Whether a block only leads to the next: a heading with no text of its own and no item of a list; what
    ends in a colon.
    """
    if isinstance(block, Paragraph):
        return block.text.rstrip().endswith("：")
    return isinstance(block, Heading) and not block.body and block.text[-1:] not in "；。？"


def _ends(blocks: Sequence[Block]) -> list[int]:
    """The last block of every run of pages."""
    fresh = [n - 1 for n, block in enumerate(blocks) if isinstance(block, Annex | NewPage) and n > 0]
    return [*fresh, len(blocks) - 1] if blocks else []


def _hold_tail(held: list[Held], blocks: Sequence[Block], page: Page, end: int) -> None:
    """From the end of a run of pages back to where a few lines of text are together."""
    least = missing = _BEFORE_CLOSING if isinstance(blocks[end], _CLOSING) else _LEAST
    for n in range(end, -1, -1):
        block = blocks[n]
        if isinstance(block, _CLOSING):
            held[n] = Held(next=n < end)
        elif isinstance(block, _TEXT) and missing > 0:
            count = len(texts(block, page, loose=True))
            missing -= count
            held[n] = Held(next=n < end, whole=1 < count <= 2 * least, paired=count > 2 * least)
        else:
            return


_SHORT = 3  # lines; of a longer text only the end goes along


def _together(blocks: Sequence[Block], shapes: list[Shape], page: Page) -> list[float]:
    """For each block the height that must find room where it begins; 0 where a page may end inside."""
    heights = [0.0] * len(blocks)
    holds = held(blocks, page)
    for n in reversed(range(len(blocks))):
        own = shapes[n].above + sum(shapes[n].lines)
        if holds[n].next and (holds[n].whole or len(shapes[n].lines) <= _SHORT):
            after = shapes[n + 1]
            heights[n] = own + shapes[n].below + (heights[n + 1] or after.above + sum(after.lines[:2]))
        elif holds[n].whole or shapes[n].kept:
            heights[n] = own
    return heights
