"""A finished set as an office has it before it: the lines and tables of every paper, nothing of the kit's
own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import icalendar
import openpyxl
from docx import Document
from docx.oxml.ns import qn

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (``words``) or a table (``rows``), in the order in which a reader meets them."""

    words: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    number: str
    name: str
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(block.words for block in self.blocks if block.words)

    @property
    def tables(self) -> tuple[tuple[Row, ...], ...]:
        return tuple(block.rows for block in self.blocks if block.rows)

    @property
    def everything(self) -> tuple[str, ...]:
        """Lines and cells."""
        cells = (cell for rows in self.tables for row in rows for cell in row if cell)
        return (*self.lines, *cells)


def read_set(folder: str | Path) -> tuple[Paper, ...]:
    """The papers of a folder by their numbers; what is no paper (``plan.json`` and the like) is left out."""
    files = sorted(path for path in Path(folder).iterdir() if path.name[:2].isdigit())
    return tuple(Paper(path.name[:2], path.name, _read(path.suffix, path.read_bytes())) for path in files)


@lru_cache(256)
def _read(suffix: str, data: bytes) -> tuple[Block, ...]:
    """Kept for some sets, most papers of which are often the same."""
    return _READERS[suffix](data)


def read_docx(data: bytes) -> tuple[Block, ...]:
    """Body first, then what is told to the writer in comments. The words of a drawing are no line of their
    own.

    A comment that tells that a limit cannot be kept states none.
    """
    document = Document(BytesIO(data))
    told = (paragraph.text.strip() for comment in document.comments for paragraph in comment.paragraphs)
    comments = (Block(text) for text in told if "的时限不能推迟，" not in text)
    return tuple(
        block for block in (*map(_block, document.element.body), *comments) if block.words or block.rows
    )


def _block(element) -> Block:
    if element.tag == qn("w:p"):
        return Block(_words(element).strip())
    if element.tag == qn("w:tbl"):
        return Block(rows=tuple(_row(row) for row in element.iter(qn("w:tr"))))
    return Block()


def _row(element) -> Row:
    return tuple("".join(map(_words, cell.iter(qn("w:p")))).strip() for cell in element.iter(qn("w:tc")))


def _words(paragraph) -> str:
    """Text of a paragraph: a tab is a tab, a break inside a title is nothing."""
    kinds = {qn("w:t"): lambda node: node.text or "", qn("w:tab"): lambda node: "\t"}
    drawn = set(paragraph.iterdescendants(qn("w:txbxContent")))
    return "".join(
        kinds[kind.tag](kind)
        for kind in paragraph.iter(*kinds)
        if kind.getparent().tag == qn("w:r") and drawn.isdisjoint(kind.iterancestors())
    )


def read_ics(data: bytes) -> tuple[Block, ...]:
    """A table: what, day on which it ends, description. Events with a clock are the meeting itself."""
    calendar = icalendar.Calendar.from_ical(data)
    rows = [("事项", "日期", "说明")]
    for event in calendar.walk("VEVENT"):
        day = event["DTSTART"].dt
        words = f"{day.year}年{day.month}月{day.day}日"
        rows.append((str(event["SUMMARY"]), words, str(event.get("DESCRIPTION", ""))))
    return (Block(rows=tuple(rows)),)


def read_xlsx(data: bytes) -> tuple[Block, ...]:
    """The first sheet: a row of one cell is a line, the others are a table."""
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    rows = [
        tuple("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)
    ]
    lines = tuple(Block(row[0]) for row in rows if row[0] and not any(row[1:]))
    return (*lines, Block(rows=tuple(row for row in rows if any(row[1:]))))


_READERS = {".docx": read_docx, ".ics": read_ics, ".xlsx": read_xlsx}
