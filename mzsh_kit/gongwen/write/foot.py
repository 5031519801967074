"""版记: a table that floats at the foot of the text block."""

from __future__ import annotations

from ...document import Form, Imprint
from ..base import styles
from ..base.setting import Setting
from ..ooxml.markup import boxed, floating, indent, paragraph, tabs, text_runs
from ..standard.units import face, number, points, twips
from ..typeset.imprint import imprint_rows

_AT_FOOT = 'w:vertAnchor="margin" w:tblpYSpec="bottom"'
_BLACK = "000000"


def imprint(block: Imprint, setting: Setting, form: Form) -> str:
    """The table; the paragraph that follows it is where it is anchored. A letter has neither lines nor
    印发机关.
    """
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
