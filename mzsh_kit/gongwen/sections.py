"""Pages of a Word file: size, margins, grid, page numbers, and where a section begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from .standard import number, twips

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
DOUBLE = 80  # twips from the upper line of a double one to the lower


@dataclass(frozen=True, slots=True)
class Page:
    """A portrait page in twips. ``headers`` and ``footers`` name those of an office, if it brings any."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    grid: str
    headers: str = ""
    footers: str = ""
    names: tuple[str, ...] = ()
    """Names that no title on it is cut in."""
    large: bool = False
    """Whether its text is to be read out."""

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        return self.height - self.top - self.bottom

    def turned(self) -> Page:
        """The landscape page: bound with the others, its head lies where their left edge is."""
        return replace(
            self,
            width=self.height,
            height=self.width,
            top=self.left,
            right=self.top,
            bottom=self.right,
            left=self.bottom,
        )


@lru_cache(maxsize=1)
def standard_page() -> Page:
    """The page of the standard (5.1, 5.2)."""
    top, right, bottom, left = (twips(f"margin.{side}") for side in ("top", "right", "bottom", "left"))
    return Page(
        width=twips("page.width"),
        height=twips("page.height"),
        header=851,
        footer=twips("pagenumber.distance"),
        grid=f'<w:docGrid w:type="lines" w:linePitch="{twips("grid.pitch")}"/>',
        top=top,
        right=right,
        bottom=bottom,
        left=left,
    )


def section(
    page: Page,
    *,
    landscape: bool = False,
    start: Start = "nextPage",
    numbers: Numbers = "upright",
    letter: bool = False,
) -> str:
    """A w:sectPr. ``numbers`` is overruled by footers of an office's own; a ``letter`` has another first page."""
    shape = page.turned() if landscape else page
    footers = page.headers + (
        page.footers or _FOOTERS["turned" if landscape and numbers == "upright" else numbers]
    )
    first = _LETTER_FIRST if letter else ""
    orient = ' w:orient="landscape"' if landscape else ""
    kind = f'<w:type w:val="{start}"/>' if start != "nextPage" else ""
    return (
        f'<w:sectPr>{footers}{first}{kind}<w:pgSz w:w="{shape.width}" w:h="{shape.height}"{orient}/>'
        f'<w:pgMar w:top="{shape.top}" w:right="{shape.right}" w:bottom="{shape.bottom}" w:left="{shape.left}"'
        f' w:header="{shape.header}" w:footer="{shape.footer}" w:gutter="0"/><w:cols w:space="425"/>'
        f"{'<w:titlePg/>' if letter else ''}{shape.grid}</w:sectPr>"
    )


def ended(xml: str, properties: str) -> str:
    """The XML of some blocks whose last paragraph ends a section."""
    cut = xml.rindex("</w:pPr>")
    return xml[:cut] + properties + xml[cut:]


def letter_left() -> int:
    """Twips between the edge of the page and the double lines of a letter."""
    return (twips("page.width") - twips("letter.line.long")) // 2


def number_inset() -> int:
    """Twips between a page number and the side of the text block."""
    return round(number("pagenumber.indent") * twips("pagenumber.size"))
