"""A document cut into stretches of upright and landscape pages, and where its 版记 goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from ...document import Annex, Block, Document, Form, Grid, Imprint, Letterhead, NewPage, SignOff, Table
from ..standard.units import TWIPS_A_POINT, number, points, twips
from .fill import laid, runs
from .flow import broken, flow, shape
from .imprint import imprint_font, imprint_height, imprint_rows
from .measures import is_landscape
from .page import Page, standard_page


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


@lru_cache(maxsize=4)
def stretches(document: Document, page: Page | None = None) -> tuple[Stretch, ...]:
    """At least one, their tables laid out; the few lines around a landscape table lie on its page."""
    upright = page or replace(standard_page(), names=document.names)
    imprint = next((block for block in reversed(document.blocks) if isinstance(block, Imprint)), None)
    blocks = [block for block in document.blocks if not isinstance(block, Imprint)]
    sides = [side for run in runs(blocks) for side in _turned(run, upright)]
    groups = [
        (side, tuple(block for _, block in pairs))
        for side, pairs in groupby(zip(sides, blocks, strict=True), key=lambda pair: pair[0])
    ] or [(False, ())]
    last = len(groups) - 1
    return tuple(
        Stretch(
            laid(_begun(inner, fresh=n > 0), upright.turned() if side else upright), side, n > 0,
            imprint if n == last else None,
        )
        for n, (side, inner) in enumerate(groups)
    )  # fmt: skip


def _begun(blocks: tuple[Block, ...], *, fresh: bool) -> tuple[Block, ...]:
    """A section begins a page by itself."""
    return blocks[1:] if fresh and isinstance(blocks[0], NewPage) else blocks


_FEW = 12
"""Lines beside a landscape table that lie on its page."""


def _turned(run: Sequence[Block], page: Page) -> list[bool]:
    """For each block between two forced page ends whether it lies on a landscape page."""
    wide = [isinstance(block, Table) and is_landscape(block) for block in run]
    if not any(wide):
        return wide
    sides: list[bool] = []
    for here, pairs in groupby(zip(wide, run, strict=True), key=lambda pair: pair[0]):
        blocks = [block for _, block in pairs]
        sides += [here or _lies_along(blocks, page)] * len(blocks)
    first = wide.index(True)
    if first > 0 and isinstance(run[first - 1], Annex):
        sides[first - 1] = True
    return sides


def _lies_along(blocks: Sequence[Block], page: Page) -> bool:
    if any(isinstance(block, Table | Grid | Letterhead | SignOff) for block in blocks):
        return False
    return sum(len(shape(block, page).lines) for block in blocks) <= _FEW


def imprint_shares_page(document: Document, page: Page) -> bool:
    """Whether 版记 can stand under the last text: that page is even beyond doubt and has room to spare.

    Where there is a doubt it gets an even page of its own, which is right in any case.
    """
    if not any(isinstance(block, Imprint) for block in document.blocks):
        return False
    parts, form = stretches(document, page), form_of(document)
    imprint = parts[-1].imprint
    if imprint is None or parts[-1].landscape:
        return False
    chunks = [(tuple(run), stretch.landscape) for stretch in parts for run in runs(stretch.blocks)]
    ends = [_end(chunk, page.turned() if side else page) for chunk, side in chunks]
    if any(end is None for end in ends):
        return False
    pages = sum(end[0] for end in ends if end)
    room = page.text_height / TWIPS_A_POINT - (ends[-1][1] if ends and ends[-1] else 0)
    fits = room >= imprint_height(_rows(imprint, form, page)) + points("grid.pitch") / 2
    return fits and (form == "letter" or pages % number("imprint.page") == 0)


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
