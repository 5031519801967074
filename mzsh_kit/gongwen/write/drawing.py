"""Vector drawings: boxes, lines and short texts in points, as DrawingML in a Word file and as SVG in a
page.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from html import escape

from ...text.lazy import lazy_pattern
from ..base import styles
from ..ooxml.markup import aligned, paragraph, spacing, text_runs
from ..standard.fonts import Fonts, clean
from ..standard.units import TWIPS_A_POINT, face
from ..typeset.drawing import Box, Drawing, Item, Rule, Words

_EMU = 12700
"""EMU in a point."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.microsoft.com/office/word/2010"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TALL = 1.25
"""The pitch of a line of text, in its size."""


def drawing_run(drawing: Drawing, fonts: Fonts) -> str:
    """A w:r with the drawing in the line. Programs that know no shapes (before Word 2010) show nothing."""
    shapes = "".join(_shape(item, fonts) for item in drawing.items)
    size = f'cx="{_emu(drawing.width)}" cy="{_emu(drawing.height)}"'
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{_COMPATIBLE}" xmlns:wpg="{_OFFICE}/wordprocessingGroup"'
        f' xmlns:wps="{_OFFICE}/wordprocessingShape"><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="0" name="drawing" descr="{escape(clean(drawing.description))}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_OFFICE}/wordprocessingGroup"><wpg:wgp>'
        f'<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        f'<a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>'
        f"{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "<mc:Fallback/></mc:AlternateContent></w:r>"
    )


_NUMBER = lazy_pattern('id="0" name="(drawing|shape)"')


def drawings_numbered(xml: str) -> str:
    """The same with a number of its own for every drawing and shape."""
    count = itertools.count(1001)  # behind those of pictures
    return _NUMBER.sub(lambda match: f'id="{(n := next(count))}" name="{match[1]}{n}"', xml)


def drawing_paragraph(drawing: Drawing, fonts: Fonts, keep: str = "") -> str:
    line = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>' + aligned("center")
    return paragraph(styles.CELL, drawing_run(drawing, fonts), keep + line)


def _emu(points: float) -> int:
    return round(points * _EMU)


def _shape(item: Item, fonts: Fonts) -> str:
    match item:
        case Box(left, top, width, height, colour):
            look = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
            return _placed("<wps:cNvSpPr/>", (left, top, width, height), "rect", look, "<wps:bodyPr/>")
        case Rule(left, top, right, bottom, colour, dashed):
            dash = '<a:prstDash val="dash"/>' if dashed else ""
            look = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{dash}</a:ln>'
            place = (left, top, right - left, bottom - top)
            return _placed("<wps:cNvCnPr/>", place, "line", look, "<wps:bodyPr/>")
        case Words():
            return _words(item, fonts)


_UNDRAWN = "<a:noFill/><a:ln><a:noFill/></a:ln>"
_INSET = (
    '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>'
)


def _words(item: Words, fonts: Fonts) -> str:
    half_points = f'w:val="{item.size * 2:g}"'
    look = f'<w:color w:val="{item.colour}"/><w:sz {half_points}/><w:szCs {half_points}/>'
    runs = text_runs(clean(item.text), face(item.face), fonts, own_font=True, size=look)
    line = spacing(line=round(min(item.size * _TALL, item.height) * TWIPS_A_POINT)) + aligned(item.side)
    text = f"<wps:txbx><w:txbxContent>{paragraph(styles.CELL, runs, line)}</w:txbxContent></wps:txbx>"
    place = (item.left, item.top, item.width, item.height)
    return _placed('<wps:cNvSpPr txBox="1"/>', place, "rect", _UNDRAWN, text + _INSET, turned=item.turned)


def _placed(
    kind: str, place: Sequence[float], form: str, look: str, inside: str, *, turned: bool = False
) -> str:
    left, top, width, height = map(_emu, place)
    turn = ' rot="10800000"' if turned else ""
    frame = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    return (
        f'<wps:wsp><wps:cNvPr id="0" name="shape"/>{kind}<wps:spPr><a:xfrm{turn}>{frame}</a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{look}</wps:spPr>{inside}</wps:wsp>'
    )
