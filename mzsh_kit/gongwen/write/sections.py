"""Pages of a Word file: size, margins, grid, page numbers, and where a section begins."""

from __future__ import annotations

from typing import Literal

from ..typeset.page import Page

Start = Literal["nextPage", "evenPage"]
Numbers = Literal["upright", "turned", "none"]


def _references(odd: str, even: str) -> str:
    return "".join(
        f'<w:footerReference w:type="{kind}" r:id="{key}"/>'
        for kind, key in (("default", odd), ("even", even))
    )


_FOOTERS: dict[Numbers, str] = {
    "upright": _references("rIdOdd", "rIdEven"),
    "turned": _references("rIdTurnedOdd", "rIdTurnedEven"),
    "none": _references("rIdNone", "rIdNone"),
}
_LETTER_FIRST = '<w:footerReference w:type="first" r:id="rIdLetter"/>'


def section(
    page: Page,
    *,
    landscape: bool = False,
    start: Start = "nextPage",
    numbers: Numbers = "upright",
    letter: bool = False,
) -> str:
    """A w:sectPr. ``numbers`` is overruled by footers of an office's own; a ``letter`` has another first
    page.
    """
    shape = page.turned() if landscape else page
    footers = page.headers + (
        page.footers or _FOOTERS["turned" if landscape and numbers == "upright" else numbers]
    )
    first = _LETTER_FIRST if letter else ""
    orient = ' w:orient="landscape"' if landscape else ""
    kind = f'<w:type w:val="{start}"/>' if start != "nextPage" else ""
    margins = " ".join(
        f'w:{side}="{getattr(shape, side)}"'
        for side in ("top", "right", "bottom", "left", "header", "footer")
    )
    return (
        f'<w:sectPr>{footers}{first}{kind}<w:pgSz w:w="{shape.width}" w:h="{shape.height}"{orient}/>'
        f'<w:pgMar {margins} w:gutter="0"/><w:cols w:space="425"/>'
        f"{'<w:titlePg/>' if letter else ''}{shape.grid}</w:sectPr>"
    )


def ended(xml: str, properties: str) -> str:
    """The XML of some blocks whose last paragraph ends a section."""
    cut = xml.rindex("</w:pPr>")
    return xml[:cut] + properties + xml[cut:]
