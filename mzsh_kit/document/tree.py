"""What a paper says, apart from how it is laid out.

A :class:`Document` is a flat run of frozen blocks in reading order. Texts are plain: no markup, no
numbers (``numbering`` adds them), no fonts (``gongwen`` chooses them).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

LEVELS = (1, 2, 3, 4)
Form = Literal["paper", "letter", "minutes"]  # 公文的一般格式, 信函格式, 纪要格式


@dataclass(frozen=True, slots=True)
class Letterhead:
    """版头, the first block of a document; its ``form`` is the form of the whole document.

    ``mark`` is 发文机关标志 (中共某某县水务局党组文件), ``number`` 发文字号, ``copy`` 份号. ``secrecy`` and
    ``period`` are 密级 and 保密期限 (机密, 1年), ``signers`` stand on a paper to a higher body. All but the
    mark may be empty.
    """

    mark: str
    number: str = ""
    copy: str = ""
    secrecy: str = ""
    period: str = ""
    urgency: str = ""
    signers: tuple[str, ...] = ()
    form: Form = "paper"


@dataclass(frozen=True, slots=True)
class Title:
    """标题, centred; the writer breaks it into lines. ``hint`` is told to who writes the paper, and is not of
    it.
    """

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """主送机关, without its final colon."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4 (一、（一）1.（1）).

    ``body`` is text that runs on in the same paragraph; the heading then ends with a full stop.
    ``number`` is empty until :func:`mzsh_kit.document.numbered` fills it.
    """

    level: int
    text: str
    body: str = ""
    number: str = ""
    hint: str = ""

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"a heading has level 1 to 4, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, first line indented by two characters."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明: the names of the attachments, in order."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """发文机关署名 and 成文日期: to be sealed (GB/T 9704-2012, 7.3.5.1) or not (7.3.5.2).

    ``others`` are the organs that issue the paper jointly; ``organ`` is the one in charge.
    """

    organ: str
    date: str
    sealed: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Room for the stamp of a person who signs: his post and 成文日期 (GB/T 9704-2012, 7.3.5.3)."""

    post: str
    date: str


@dataclass(frozen=True, slots=True)
class Note:
    """附注, without its brackets."""

    text: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """One line of 纪要: ``label`` is 出席, 请假 or 列席, ``names`` its people."""

    label: str
    names: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记, the last block of a document: 抄送 (without 抄送 and the colon), 印发机关, 印发日期.

    ``recipients`` are 主送机关 that found no room on the first page.
    """

    copies: str = ""
    organ: str = ""
    date: str = ""
    recipients: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row, repeated on every page; ``widths`` are proportions of the text block.

    ``landscape`` turns its page with the few lines around it. Rows to be written in are at least ``tall`` mm
    high, 0 for the usual height, and grow with their page. ``small`` sets it in smaller letters.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    landscape: bool = False
    tall: float = 0
    small: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows) or len(self.widths) != len(self.head):
            raise ValueError("head, widths and every row of a table have the same length")
        if not self.head or not all(0 < width < float("inf") for width in self.widths):
            raise ValueError("a table has columns, each wider than nothing")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a form, at least ``height`` mm high; its last cell takes the columns that are left.

    In a row of ``labels`` every other cell, from the first, names what the next one holds.
    """

    cells: tuple[str, ...]
    height: float
    labels: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A form to be filled by hand or on the screen, without a head; ``widths`` are proportions of the text
    block.
    """

    widths: tuple[float, ...]
    rows: tuple[GridRow, ...] = ()

    def __post_init__(self) -> None:
        if not self.widths or not all(0 < width < float("inf") for width in self.widths):
            raise ValueError("a form has columns, each wider than nothing")
        if any(not 1 <= len(row.cells) <= len(self.widths) for row in self.rows):
            raise ValueError("a row of a form has a cell, and no more than there are columns")


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page: for papers of several sheets in one file."""


@dataclass(frozen=True, slots=True)
class Card:
    """桌签: a name as large as it goes on either half of a page to be folded, the upper one on its head."""

    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG as wide as the text block; ``description`` is read out to those who do not see it."""

    data: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days in a chart, counted in numbers of one axis; ``label`` stands behind it."""

    name: str
    start: float
    end: float
    phase: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars one under the other with their caption; ``ticks`` are days of the axis, ``mark`` is a line across.

    ``pitch`` is points from bar to bar, 0 for the usual.
    """

    caption: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...] = ()
    mark: float | None = None
    pitch: float = 0


@dataclass(frozen=True, slots=True)
class Annex:
    """附件: starts a new page with its label (``附件1``) and its title."""

    title: str
    label: str = ""


Block = (
    Letterhead
    | Title
    | Recipients
    | Heading
    | Paragraph
    | Attachments
    | SignOff
    | Signature
    | Note
    | Attendance
    | Table
    | Grid
    | NewPage
    | Card
    | Picture
    | Chart
    | Annex
    | Imprint
)

Hinted = (Title, Heading, Paragraph)
"""Blocks that may carry a hint."""


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. ``subject`` and ``organ`` become the file's title and author.

    No title and no cell is cut in one of ``names``. What is read out is ``large``. ``carried`` is an XML
    element that it carries unseen, and no part of what it says: documents are equal that say the same.
    """

    blocks: tuple[Block, ...]
    subject: str = ""
    organ: str = ""
    names: tuple[str, ...] = field(default=(), compare=False, repr=False)
    large: bool = field(default=False, compare=False, repr=False)
    carried: str = field(default="", repr=False, compare=False)

    @property
    def without_hints(self) -> Document:
        """The same paper without what is told to its writer."""
        blocks = (
            replace(block, hint="") if isinstance(block, Hinted) and block.hint else block
            for block in self.blocks
        )
        return replace(self, blocks=tuple(blocks))


def hint_of(block: Block) -> str:
    """What is told to who writes this block; mostly nothing."""
    return block.hint if isinstance(block, Hinted) else ""
