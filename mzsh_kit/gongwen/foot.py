"""版记: a table that floats at the foot of the text block."""

from __future__ import annotations

from ..document import Form, Imprint
from . import styles
from .flow import Font
from .fonts import clean
from .layout import copies_text, imprint_date
from .markup import boxed, floating, indent, paragraph, tabs, text_runs
from .setting import Setting
from .standard import TWIPS_A_MM, face, number, points, twips

_AT_FOOT = 'w:vertAnchor="margin" w:tblpYSpec="bottom"'
_BLACK = "000000"


def imprint(block: Imprint, setting: Setting, form: Form) -> str:
    """The table; the paragraph that follows it is where it is anchored. A letter has neither lines nor 印发机关."""
    letter = form == "letter"
    contents = imprint_rows(block, form)
    if not contents:
        return ""
    width = setting.page.text_width
    inset = round(number("imprint.indent") * twips("imprint.size"))
    rows = "".join(
        boxed(width, _entry(text, tail, inset, setting), lines={} if letter else _lines(n, len(contents)))
        for n, (text, tail) in enumerate(contents, 1)
    )
    return f"{floating(width, setting.page.left, _AT_FOOT)}{rows}</w:tbl>"


def imprint_rows(block: Imprint, form: Form) -> list[tuple[str, str]]:
    """The entries from the top: text at the left, text at the right."""
    named = (("主送：", copies_text(block.recipients)), ("抄送：", copies_text(block.copies)))
    rows = [(label + text, "") for label, text in named if text]
    organ, date = clean(block.organ).strip(), imprint_date(block.date)
    return [*rows, (organ, date)] if form != "letter" and (organ or date) else rows


def _entry(text: str, tail: str, inset: int, setting: Setting) -> str:
    """One paragraph: 抄送 hangs by its label, 印发日期 stands at the right."""
    runs = text_runs(text, face("imprint.face"), setting.fonts)
    if not tail:
        label = 3 * twips("imprint.size")
        return paragraph(styles.IMPRINT, runs, indent(left=inset + label, right=inset, first=-label))
    end = "<w:r><w:tab/></w:r>" + text_runs(tail, face("imprint.face"), setting.fonts)
    place = tabs(("right", setting.page.text_width - inset))
    return paragraph(styles.IMPRINT, runs + end, place + indent(left=inset))


def _lines(n: int, last: int) -> dict[str, tuple[float, str]]:
    """0.35 mm above the first and below the last entry, 0.25 mm between."""
    top, bottom = ("outer" if n == 1 else "inner"), ("outer" if n == last else "inner")
    return {"top": (points(f"imprint.{top}"), _BLACK), "bottom": (points(f"imprint.{bottom}"), _BLACK)}


def imprint_font() -> Font:
    """Its letters."""
    return Font(number("imprint.size"), 0)


def imprint_height(rows: int) -> float:
    """Height in points of an imprint of so many lines of text."""
    return rows * points("imprint.pitch") + 2 * number("imprint.outer") * TWIPS_A_MM / 20
