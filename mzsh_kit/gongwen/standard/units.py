"""Numbers of the table of clauses in the units that Word counts in."""

from __future__ import annotations

from functools import cache

from .clauses import CLAUSES, Clause

TWIPS_A_POINT = 20
TWIPS_A_MM = 1440 / 25.4
RED = "FF0000"

_BY_KEY = {clause.key: clause for clause in CLAUSES}


def clause(key: str) -> Clause:
    """The row of ``key``. Raises ``KeyError``."""
    return _BY_KEY[key]


@cache
def number(key: str) -> float:
    """The value of a numeric row, in the row's own unit."""
    return float(_BY_KEY[key].value)


def face(key: str) -> str:
    """The face (小标宋, 仿宋, 楷体, 黑体, 宋体) that a row names."""
    return str(_BY_KEY[key].value)


word = face  # a colour, a sign


def cell() -> float:
    """Width of one character of the grid in points: body size and spacing."""
    return number("body.size") + number("grid.spacing")


@cache
def points(key: str) -> float:
    """A length in points; 字 and 行 are counted on the grid of the body (5.2.3)."""
    row = _BY_KEY[key]
    a_unit = {
        "mm": TWIPS_A_MM / TWIPS_A_POINT,
        "pt": 1.0,
        "缇": 1 / TWIPS_A_POINT,
        "字": cell(),
        "行": number("grid.pitch"),
    }
    return float(row.value) * a_unit[row.unit]


def twips(key: str) -> int:
    """A length in twips (1/20 pt), rounded."""
    return round(points(key) * TWIPS_A_POINT)


def text_width() -> int:
    """Width of the text block in twips: the page less its side margins."""
    return twips("page.width") - twips("margin.left") - twips("margin.right")


def text_height() -> int:
    """Height of the text block in twips: the page less its margins at head and foot."""
    return twips("page.height") - twips("margin.top") - twips("margin.bottom")
