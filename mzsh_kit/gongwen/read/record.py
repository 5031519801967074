"""What a Word file effectively is, as frozen data: the reader fills it, the check compares it with the table.

Lengths of the page are millimetres, those of text are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Letters:
    """How a run is set; ``chinese`` is the font of hanzi, ``latin`` that of letters and digits."""

    chinese: str = ""
    latin: str = ""
    size: float = 10.0
    spacing: float = 0.0
    colour: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set. ``line`` is points where ``rule`` is exact or atLeast, else a multiple of one
    line.

    ``first`` is the indent of the first line, negative where it hangs; ``rule_below`` the width of a line
    drawn below.
    """

    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    rule: str = "auto"
    outline: int | None = None
    rule_below: float = 0.0
    snapped: bool = True


Region = Literal["body", "table", "header", "footer"]


@dataclass(frozen=True, slots=True)
class ParagraphRecord:
    """One paragraph: the name of its style, its runs, and how it is set. ``letters`` are those of most of its
    text.
    """

    style: str
    runs: tuple[tuple[str, Letters], ...]
    letters: Letters
    setting: Setting
    place: Region = "body"

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


@dataclass(frozen=True, slots=True)
class StyleRecord:
    """One paragraph style with all that it inherits."""

    name: str
    letters: Letters
    setting: Setting


@dataclass(frozen=True, slots=True)
class TableRecord:
    """One table: its width in millimetres (0 if it does not say), columns, rows, and whether its head
    repeats.
    """

    width: float
    columns: int
    rows: int
    repeats: bool
    floats: bool = False


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The footer with the page number of odd or even pages."""

    pages: Literal["odd", "even"]
    paragraph: ParagraphRecord
    turned: bool = False


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """One section: page, margins and grid; ``pitch`` is the grid's line in points, 0 where there is none."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    footer: float
    grid: str
    pitch: float
    landscape: bool
    start: str
    numbers: tuple[PageNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole file. ``odd_and_even`` when its odd and even pages have footers of their own."""

    sections: tuple[SectionRecord, ...]
    styles: tuple[StyleRecord, ...]
    paragraphs: tuple[ParagraphRecord, ...]
    tables: tuple[TableRecord, ...]
    odd_and_even: bool

    def style(self, name: str) -> StyleRecord | None:
        """The paragraph style of this name, if the file has it."""
        return next((style for style in self.styles if style.name == name), None)
