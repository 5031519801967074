"""A document cut into stretches of upright and landscape pages, and where its 版记 goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..document import Annex, Block, Document, Form, Imprint, Letterhead, NewPage, Table
from .flow import broken, flow
from .foot import imprint_font, imprint_height, imprint_rows
from .layout import is_landscape
from .sections import Page
from .standard import TWIPS_A_POINT, number, points, twips


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks on pages of one shape. ``fresh`` when a section break stands before; the last has the 版记."""

    blocks: tuple[Block, ...]
    landscape: bool
    fresh: bool
    imprint: Imprint | None = None


def form_of(document: Document) -> Form:
    """The form that the letterhead states."""
    return next((block.form for block in document.blocks if isinstance(block, Letterhead)), "paper")


def stretches(document: Document) -> tuple[Stretch, ...]:
    """At least one; an annex lies on its side with the landscape table right behind its title."""
    imprint = next((block for block in reversed(document.blocks) if isinstance(block, Imprint)), None)
    blocks = [block for block in document.blocks if not isinstance(block, Imprint)]
    wide = [isinstance(block, Table) and is_landscape(block) for block in blocks]
    if not any(wide):
        return (Stretch(tuple(blocks), False, False, imprint),)
    turned = [
        here or (isinstance(block, Annex) and n + 1 < len(blocks) and wide[n + 1])
        for n, (block, here) in enumerate(zip(blocks, wide, strict=True))
    ]
    groups = [
        (side, tuple(block for _, block in pairs))
        for side, pairs in groupby(zip(turned, blocks, strict=True), key=lambda pair: pair[0])
    ]
    last = len(groups) - 1
    return tuple(
        Stretch(inner, side, n > 0, imprint if n == last else None) for n, (side, inner) in enumerate(groups)
    )


def imprint_shares_page(document: Document, page: Page) -> bool:
    """Whether 版记 can stand under the last text: that page is even beyond doubt and has room to spare.

    Where there is a doubt it gets an even page of its own, which is right in any case.
    """
    if not any(isinstance(block, Imprint) for block in document.blocks):
        return False
    runs, form = stretches(document), form_of(document)
    imprint = runs[-1].imprint
    if imprint is None or runs[-1].landscape:
        return False
    chunks = [(chunk, one.landscape) for one in runs for chunk in _chunks(one.blocks)]
    ends = [_end(chunk, page.turned() if side else page) for chunk, side in chunks]
    if any(end is None for end in ends):
        return False
    pages = sum(end[0] for end in ends if end)
    room = page.text_height / TWIPS_A_POINT - (ends[-1][1] if ends and ends[-1] else 0)
    fits = room >= imprint_height(_rows(imprint, form, page)) + points("grid.pitch")
    return fits and (form == "letter" or pages % number("imprint.page") == 0)


def _chunks(blocks: Sequence[Block]) -> Iterable[tuple[Block, ...]]:
    """What lies between forced page ends: each annex begins one."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Annex | NewPage) and found[-1]:
            found.append([])
        found[-1].append(block)
    return map(tuple, found)


def _end(blocks: Sequence[Block], page: Page) -> tuple[int, float] | None:
    """How many pages, and how much of the last is used in points; nothing where the reckoning is in doubt."""
    tight, loose = flow(blocks, page), flow(blocks, page, loose=True)
    row, room = points("grid.pitch"), page.text_height / TWIPS_A_POINT
    doubtful = loose.used > room - row or (tight.pages > 1 and tight.used < 2 * row)
    return None if doubtful or tight.pages != loose.pages else (loose.pages, loose.used)


def _rows(imprint: Imprint, form: Form, page: Page) -> int:
    """Lines of text in 版记."""
    inset = number("imprint.indent") * points("imprint.size")
    whole = page.text_width / TWIPS_A_POINT - 2 * inset
    hang = 3 * twips("imprint.size") / TWIPS_A_POINT
    return sum(
        len(broken(text + tail, whole if tail else whole - hang, font=imprint_font(), loose=True))
        for text, tail in imprint_rows(imprint, form)
    )
