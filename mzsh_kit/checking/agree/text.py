"""What stands in a finished file: paragraphs and cells in reading order, each with its place in words."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from lxml import etree

from ...errors import KitError, fault
from ...plan import when_words

TITLE, ANNEX_TITLE, ATTACHMENTS = "公文标题", "公文附件标题", "公文附件说明"
MARK, ORGAN, DATE, IMPRINT = "公文发文机关标志", "公文署名", "公文成文日期", "公文版记"
RECIPIENTS = "公文主送机关"
"""Names of styles; their ids change when another program saves the file."""

_UNBROKEN = (TITLE, ANNEX_TITLE, MARK)
"""Their lines are broken for looks, in the middle of a name too."""

_MOST_BYTES = 64 * 2**20
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _TR, _TC, _T, _BOX = (f"{_WORD}{tag}" for tag in ("p", "tbl", "tr", "tc", "t", "txbxContent"))
_MARKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t", f"{_WORD}noBreakHyphen": "-"}
_NOT_PRINTED = {_FALLBACK, *(f"{_WORD}{tag}" for tag in ("pPr", "rPr", "tblPr", "tcPr", "del", "moveFrom"))}
Node = Any  # an lxml element


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a cell: then ``table``, ``row`` and ``column`` count from 1, otherwise they are 0."""

    text: str
    place: str
    style: str = ""
    table: int = 0
    row: int = 0
    column: int = 0


def passages(data: bytes, name: str) -> tuple[Passage, ...]:
    """The passages of a .docx or .xlsx; cells even if empty. Raises :class:`KitError` for what cannot be read."""
    read = {".docx": _docx, ".xlsx": _xlsx}.get(PurePath(name).suffix.lower(), _other)
    try:
        return tuple(read(data))
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        LookupError,
        TypeError,
        ValueError,
    ):
        raise KitError(fault("checking.unreadable", name)) from None


def _other(data: bytes) -> Iterator[Passage]:
    """Pictures and calendars are there; nothing is read in them."""
    return iter(())


def _docx(data: bytes) -> Iterator[Passage]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body, styles = _tree(package, "word/document.xml"), _style_names(package)
    paragraphs = tables = 0
    for block in _blocks(body):
        if block.tag == _TBL:
            tables += 1
            yield from _cells(block, tables, styles)
        elif text := _text(block).strip():
            paragraphs += 1
            style = _style(block, styles)
            yield Passage(text.replace("\n", "") if style in _UNBROKEN else text, f"第{paragraphs}段", style)


def _tree(package: zipfile.ZipFile, part: str) -> Node:
    if package.getinfo(part).file_size > _MOST_BYTES:
        raise ValueError(part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(part), parser)


def _style_names(package: zipfile.ZipFile) -> Mapping[str, str]:
    """Names of styles by their ids."""
    if "word/styles.xml" not in package.namelist():
        return {}
    styles = _tree(package, "word/styles.xml").iter(f"{_WORD}style")
    return {style.get(f"{_WORD}styleId", ""): _value(style.find(f"{_WORD}name")) for style in styles}


def _blocks(node: Node, in_cell: bool = False) -> Iterator[Node]:
    """Paragraphs outside cells and all tables, those in text boxes and content controls included."""
    for child in node:
        if child.tag == _TBL or (child.tag == _P and not in_cell):
            yield child
        if child.tag not in _NOT_PRINTED:
            yield from _blocks(child, child.tag == _TC or (in_cell and child.tag != _BOX))


def _cells(table: Node, number: int, styles: Mapping[str, str]) -> Iterator[Passage]:
    for row, cells in enumerate(_inside(table, _TR), 1):
        column = 1
        for nth, cell in enumerate(_inside(cells, _TC), 1):
            lines = list(_inside(cell, _P))
            text = "\n".join(map(_text, lines)).strip()
            place = f"表{number}第{row}行第{nth}格"
            yield Passage(text, place, _style(lines[0], styles) if lines else "", number, row, column)
            column += int(_value(cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")) or 1)


def _inside(node: Node, tag: str) -> Iterator[Node]:
    """The nearest descendants with this tag: wrappers such as content controls do not count."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag not in (_TBL, _BOX, *_NOT_PRINTED):
            yield from _inside(child, tag)


def _text(node: Node) -> str:
    """Runs joined, however a program has split them; deleted text and text boxes left out."""
    return "".join(_words(node))


def _words(node: Node) -> Iterator[str]:
    for child in node:
        if child.tag == _T:
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _NOT_PRINTED and child.tag != _BOX:
            yield from _words(child)


def _style(paragraph: Node, styles: Mapping[str, str]) -> str:
    style = _value(paragraph.find(f"{_WORD}pPr/{_WORD}pStyle"))
    return styles.get(style, style)


def _value(node: Node | None) -> str:
    return "" if node is None else str(node.get(f"{_WORD}val", ""))


def _xlsx(data: bytes) -> Iterator[Passage]:
    from openpyxl import load_workbook  # a tenth of a second, and only ledgers need it

    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for number, sheet in enumerate(workbook.worksheets, 1):
        for row, values in enumerate(sheet.iter_rows(values_only=True), 1):
            texts = [_cell_text(value) for value in values]
            style = TITLE if row == 1 and len(list(filter(None, texts))) == 1 else ""
            for column, text in enumerate(texts, 1):
                place = f"“{sheet.title}”表第{row}行第{column}列"
                yield Passage(text, place, style if text else "", number, row, column)


def _cell_text(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    return when_words(value) if isinstance(value, date) else "" if value is None else str(value).strip()
