"""What a paper says, apart from how it is laid out.

A :class:`Document` is a flat run of frozen blocks in reading order. Texts are plain: no markup, no
numbers (``numbering`` adds them), no fonts (``gongwen`` chooses them).
"""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Title:
    """标题, centred; the writer breaks it into lines."""

    text: str


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

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"a heading has level 1 to 4, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, first line indented by two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明: the names of the attachments, in order."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """发文机关署名 and 成文日期, laid out without a seal (GB/T 9704-2012, 7.3.5.2)."""

    organ: str
    date: str


@dataclass(frozen=True, slots=True)
class Note:
    """附注, without its brackets."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row, repeated on every page; ``widths`` are proportions of the text block."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows) or len(self.widths) != len(self.head):
            raise ValueError("head, widths and every row of a table have the same length")


@dataclass(frozen=True, slots=True)
class Annex:
    """附件: starts a new page with its label (``附件1``) and its title."""

    title: str
    label: str = ""


Block = Title | Recipients | Heading | Paragraph | Attachments | SignOff | Note | Table | Annex


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. ``subject`` and ``organ`` become the file's title and author."""

    blocks: tuple[Block, ...]
    subject: str = ""
    organ: str = ""
