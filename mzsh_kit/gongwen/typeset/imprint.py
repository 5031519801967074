"""版记: its entries and its height."""

from __future__ import annotations

from ...document import Form, Imprint
from ..standard.fonts import clean
from ..standard.units import TWIPS_A_MM, number, points
from .flow import Font
from .measures import copies_text, imprint_date


def imprint_rows(block: Imprint, form: Form) -> list[tuple[str, str]]:
    """The entries from the top: text at the left, text at the right."""
    named = (("主送：", copies_text(block.recipients)), ("抄送：", copies_text(block.copies)))
    rows = [(label + text, "") for label, text in named if text]
    organ, date = clean(block.organ).strip(), imprint_date(block.date)
    return [*rows, (organ, date)] if form != "letter" and (organ or date) else rows


def imprint_font() -> Font:
    """Its letters."""
    return Font(number("imprint.size"), 0)


def imprint_height(rows: int) -> float:
    """Height in points of an imprint of so many lines of text."""
    return rows * points("imprint.pitch") + 2 * number("imprint.outer") * TWIPS_A_MM / 20
