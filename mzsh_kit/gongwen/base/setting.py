"""What a document is written with: fonts, page, and the parts that never change."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...document import Picture
from ..ooxml.package import Part
from ..standard.fonts import Fonts
from ..typeset.page import Page


@dataclass(frozen=True, slots=True)
class Setting:
    """Fonts and page of an office. ``main`` names the document's part in the package."""

    fonts: Fonts
    page: Page
    parts: tuple[Part, ...] = field(default=(), repr=False)
    main: str = "word/document.xml"
    pictures: tuple[Picture, ...] = ()
    """The pictures of the document that is being written."""
