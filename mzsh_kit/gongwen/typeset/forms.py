"""Measures of forms to be filled and of 桌签."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from ...document import Grid, GridRow
from ..standard.units import TWIPS_A_POINT, number, twips
from .measures import ems_of, shared

CARD_HEIGHT, CARD_SIZE = 105, 120  # mm of half a page; points

_UNCUT = 6.0  # ems


@lru_cache(maxsize=256)
def grid_widths(block: Grid, whole: int) -> tuple[int, ...]:
    """Widths of the columns in twips; they fill the text block to the twip."""
    shares = shared(block.widths, [_need(block, n) / whole for n in range(len(block.widths))])
    edges = [round(whole * reached) for reached in accumulate(shares, initial=0)]
    return tuple(right - left for left, right in pairwise(edges))


def _need(block: Grid, column: int) -> float:
    """Twips that a column needs so that none of its short texts, such as 谈话对象签字, is cut."""
    texts = (
        row.cells[column]
        for row in block.rows
        if len(row.cells) > column + (len(row.cells) < len(block.widths))
    )
    long = max((wide for text in texts if (wide := ems_of(text)) <= _UNCUT), default=0.0)
    return long * number("table.size") * TWIPS_A_POINT + 2 * twips("table.padding") + TWIPS_A_POINT


def cell_widths(widths: Sequence[int], row: GridRow) -> list[int]:
    """Widths of the cells of a row in twips, in columns of these ``widths``."""
    edges = [0, *accumulate(spans(row, len(widths)))]
    return [sum(widths[left:right]) for left, right in pairwise(edges)]


def spans(row: GridRow, columns: int) -> list[int]:
    """How many columns each cell takes: one, and the last what is left."""
    return [1] * (len(row.cells) - 1) + [columns - len(row.cells) + 1]


def is_label(row: GridRow, cell: int) -> bool:
    return row.labels and cell % 2 == 0 and len(row.cells) > 1


def card_size(name: str, whole: int) -> int:
    """Points of a name on 桌签: as large as the width allows, and no larger than reads well."""
    return min(CARD_SIZE, int(whole / TWIPS_A_POINT / max(len(name), 1)))
