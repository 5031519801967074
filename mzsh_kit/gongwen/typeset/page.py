"""The page of a paper in twips: size, margins, grid, and what stands at fixed places of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from ..standard.units import number, twips

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


def letter_left() -> int:
    """Twips between the edge of the page and the double lines of a letter."""
    return (twips("page.width") - twips("letter.line.long")) // 2


def number_inset() -> int:
    """Twips between a page number and the side of the text block."""
    return round(number("pagenumber.indent") * twips("pagenumber.size"))
