"""A finished paper of a set as the rules look at it: its lines and the cells of its tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import PurePath

from ...errors import KitError, fault
from ...gongwen import read_words
from ...gongwen.read.words import margin_words
from ...plan import when_words
from ...reading import Line
from ...text.lazy import lazy_pattern
from ..rule import Words

TITLE, ANNEX_TITLE, MARK, DATE, IMPRINT = (
    "公文标题",
    "公文附件标题",
    "公文发文机关标志",
    "公文成文日期",
    "公文版记",
)
"""Names of styles; their ids change when another program saves the file."""

_UNBROKEN = (TITLE, ANNEX_TITLE, MARK)
"""Their lines are broken for looks, in the middle of a name too."""

_HANZI = lazy_pattern("[\u4e00-\u9fff]")


def compact(text: str) -> str:
    """Without white space: names are spaced in tables, and typists space dates.

    >>> compact("孟　珺")
    '孟珺'
    """
    return re.sub(r"\s+", "", text)


def blank(text: str) -> bool:
    """Whether there is nothing but room to write in, or a word for what is open."""
    return not re.sub(r"[\s＿_—\-/。]+", "", text) or compact(text).startswith(("待定", "另行通知"))


def whole(passage: Line) -> Words:
    return Words(passage, 0, len(passage.text))


@dataclass(frozen=True, slots=True)
class Passage(Line):
    """A line of a paper, or a cell, also an empty one: then ``table``, ``row`` and ``column`` count from
    1, otherwise they are 0.
    """

    table: int = 0
    row: int = 0
    column: int = 0


def passages(data: bytes, name: str) -> tuple[Passage, ...]:
    """The passages of a .docx or .xlsx; none of another file. Raises :class:`KitError` for what cannot
    be read.
    """
    read = {".docx": _of_document, ".xlsx": _of_workbook}.get(PurePath(name).suffix.lower())
    try:
        return tuple(read(data)) if read else ()
    except Exception:  # whatever a broken workbook raises
        raise KitError(fault("checking.unreadable", name)) from None


def _of_document(data: bytes) -> Iterator[Passage]:
    paragraphs = 0
    for cell in read_words(data, empty_cells=True):
        if cell.table:
            place = f"表{cell.table}第{cell.row}行第{cell.nth}格"
            yield Passage(
                cell.text, place, "cell", cell.style, table=cell.table, row=cell.row, column=cell.column
            )
        else:
            paragraphs += 1
            text = cell.text.strip()
            text = text.replace("\n", "") if cell.style in _UNBROKEN else text
            yield Passage(text, f"第{paragraphs}段", style=cell.style)
    labels = {"header": "页眉", "footer": "页脚"}
    for nth, words in enumerate(margin_words(data), 1):
        if _HANZI.search(words.text):
            yield Passage(words.text.strip(), f"{labels[words.kind]}第{nth}段", words.kind)


def _of_workbook(data: bytes) -> Iterator[Passage]:
    from openpyxl import load_workbook  # a tenth of a second, and only ledgers need it

    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for number, sheet in enumerate(workbook.worksheets, 1):
        sheet.reset_dimensions()  # what a file says of its extent need not be so
        for row, values in enumerate(sheet.iter_rows(values_only=True), 1):
            texts = [_cell_text(value) for value in values]
            style = TITLE if row == 1 and len(list(filter(None, texts))) == 1 else ""
            for column, text in enumerate(texts, 1):
                place = f"“{sheet.title}”表第{row}行第{column}列"
                yield Passage(
                    text, place, "cell", style if text else "", table=number, row=row, column=column
                )


def _cell_text(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    return when_words(value) if isinstance(value, date) else "" if value is None else str(value).strip()


@dataclass(frozen=True)
class Paper:
    """A file of the set: its name and its passages, none if it is not ``there`` or not ``readable``.

    ``own`` is the name that the paper should have, where the file bears another; ``beside`` are the papers
    that are looked at together, itself among them.
    """

    name: str
    passages: tuple[Passage, ...]
    there: bool = True
    readable: bool = True
    own: str = ""
    beside: tuple[Paper, ...] = field(default=(), compare=False, repr=False)

    @property
    def made_as(self) -> str:
        return self.own or self.name

    @cached_property
    def said(self) -> tuple[Passage, ...]:
        """Passages that are not empty."""
        return tuple(passage for passage in self.passages if passage.text)
