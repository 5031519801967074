"""版头 of a paper, a letter (信函) and minutes (纪要)."""

from __future__ import annotations

from ...document import Letterhead
from ..base import styles
from ..base.setting import Setting
from ..ooxml.markup import (
    aligned,
    bordered,
    boxed,
    floating,
    indent,
    paragraph,
    run,
    spacing,
    tabs,
    text_runs,
)
from ..ooxml.quoting import escape
from ..standard.fonts import clean
from ..standard.units import RED, TWIPS_A_POINT, face, number, points, twips
from ..typeset.measures import copy_text, mark_look, number_text, secrecy_text, width
from ..typeset.page import DOUBLE, letter_left

# A line of 28.95 pt holds a glyph of 16 pt; what is left below it counts towards a line's distance.
_BELOW_GLYPH = 5.0


def letterhead(block: Letterhead, setting: Setting) -> str:
    """Everything above the title, the red line included."""
    if block.form == "letter":
        return _letter(block, setting)
    corner = _corner(block, setting, copy_text(block.copy))
    above = twips("mark.below") - corner.count("<w:p>") * twips("grid.pitch") - _leading(block, setting) // 2
    return corner + _mark(block.mark, setting, before=above) + _numbers(block, setting)


def _leading(block: Letterhead, setting: Setting) -> int:
    """Twips of a line of the mark that its glyphs do not fill."""
    look = mark_look(block.mark, setting.page.text_width)
    return look.pitch - round(look.size * TWIPS_A_POINT)


def _corner(block: Letterhead, setting: Setting, first: str) -> str:
    """份号, 密级, 紧急程度 from the top, each on a line of its own."""
    entries = (
        (styles.COPY, face("copy.face"), first),
        (styles.SECRECY, face("secrecy.face"), secrecy_text(block)),
        (styles.SECRECY, face("secrecy.face"), clean(block.urgency)),
    )
    return "".join(
        paragraph(style, text_runs(text, face_, setting.fonts)) for style, face_, text in entries if text
    )


def _mark(text: str, setting: Setting, *, before: int = 0) -> str:
    """发文机关标志, as large as its length allows."""
    look = mark_look(text, setting.page.text_width)
    scaled = f'<w:w w:val="{look.scale}"/>' if look.scale != 100 else ""
    size = f'<w:sz w:val="{look.size * 2:g}"/><w:szCs w:val="{look.size * 2:g}"/>'
    runs = "<w:r><w:br/></w:r>".join(
        run(escape(line), f"<w:rPr>{scaled}{size}</w:rPr>") for line in look.lines
    )
    return paragraph(styles.MARK, runs, spacing(before=before, line=look.pitch))


def _numbers(block: Letterhead, setting: Setting) -> str:
    """发文字号, with 签发人 to its right where the paper goes to a higher body; the red line below."""
    above, below = twips("number.above"), twips("title.above")
    gap = points("line.below") - _BELOW_GLYPH
    line = bordered(bottom=(number("line.width"), gap, RED))
    text = text_runs(number_text(block.number), face("number.face"), setting.fonts)
    if not block.signers:
        return paragraph(styles.NUMBER, text, line + spacing(before=above, after=below))
    rows = _signer_rows(block.signers, setting)
    stops = _signer_stops(block.signers, setting)
    last = len(rows) - 1
    return "".join(
        paragraph(
            styles.NUMBER,
            (text if n == last else "") + "<w:r><w:tab/></w:r>" + row,
            (line if n == last else "")
            + stops
            + spacing(before=above if n == 0 else 0, after=below if n == last else 0)
            + indent(first=twips("number.left"))
            + aligned("left"),
        )
        for n, row in enumerate(rows)
    )


_SIGNER = "签发人："


def _signer_rows(names: tuple[str, ...], setting: Setting) -> list[str]:
    """The runs of each row of names; 签发人 stands before the first, later names under the first name."""
    rows = []
    most = round(number("signer.row"))
    for n, row in enumerate(names[at : at + most] for at in range(0, len(names), most)):
        label = text_runs(_SIGNER, face("signer.face"), setting.fonts) if n == 0 else "<w:r><w:tab/></w:r>"
        inner = "<w:r><w:tab/></w:r>".join(
            text_runs(clean(name), face("signer.name.face"), setting.fonts, own_font=True) for name in row
        )
        rows.append(label + inner)
    return rows


def _signer_stops(names: tuple[str, ...], setting: Setting) -> str:
    """Tabs at 签发人, at the first name and at the second name of a row."""
    columns = min(len(names), round(number("signer.row")))
    a_name = max(width(clean(name)) for name in names)
    step = a_name + (width("一") if columns > 1 else 0)
    right = setting.page.text_width - twips("signer.right")
    first = right - a_name - (columns - 1) * step
    return tabs(
        ("left", first - width(_SIGNER)),
        ("left", first),
        *(("left", first + n * step) for n in range(1, columns)),
    )


def _letter(block: Letterhead, setting: Setting) -> str:
    """The head of 信函: mark and double line 30 mm from the edge of the page; beneath, what stands at its
    sides.
    """
    look, gap = mark_look(block.mark, setting.page.text_width), twips("letter.line.below")
    long, leading = twips("letter.line.long"), _leading(block, setting)
    top, tall = twips("letter.mark.below") - leading // 2, look.pitch * len(look.lines) - leading + gap
    thick, thin = number("letter.line.thick"), number("letter.line.thin")
    rows = boxed(long, _mark(block.mark, setting), height=tall, lines={"bottom": (thick, RED)})
    rows += boxed(
        long, paragraph(styles.MARK, "", spacing(line=20)), height=DOUBLE, lines={"bottom": (thin, RED)}
    )
    place = f'w:vertAnchor="page" w:tblpY="{top}"'
    below = top + tall + DOUBLE + twips("letter.gap") - round(_BELOW_GLYPH * TWIPS_A_POINT) - setting.page.top
    return f"{floating(long, letter_left(), place)}{rows}</w:tbl>" + _beside(block, setting, max(0, below))


def _beside(block: Letterhead, setting: Setting, before: int) -> str:
    """份号, 密级, 紧急程度 at the left edge; 发文字号 at the right edge of the first of these lines."""
    number_ = text_runs(number_text(block.number), face("number.face"), setting.fonts)
    right = tabs(("right", setting.page.text_width))
    rows = [
        (face_, text)
        for face_, text in (
            (face("copy.face"), copy_text(block.copy)),
            (face("secrecy.face"), secrecy_text(block)),
            (face("secrecy.face"), clean(block.urgency)),
        )
        if text
    ] or [(face("copy.face"), "")]
    return "".join(
        paragraph(
            styles.NUMBER,
            text_runs(text, face_, setting.fonts, own_font=True)
            + (f"<w:r><w:tab/></w:r>{number_}" if n == 0 else ""),
            right
            + spacing(
                before=before if n == 0 else 0, after=twips("letter.title.above") if n == len(rows) - 1 else 0
            )
            + aligned("left"),
        )
        for n, (face_, text) in enumerate(rows)
    )
