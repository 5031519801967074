"""A file somebody brings -> its lines in reading order, each with its place in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from ..budget import TEXT, WORD
from ..errors import KitError, fault
from ..filetype import EMPTY, file_type
from ..gongwen import Words, read_words
from ..gongwen.read.web import web_lines
from ..gongwen.read.words import margin_words, unread_parts
from ..output import convert, find_office, scratch
from ..text.lazy import lazy_pattern
from ..text.patterns import ITEM
from .charset import decoded

FileSort = Literal["word", "flat", "old", "web", "plain"]
_DOCX, OLD, _PLAIN = (".docx",), (".doc", ".wps"), (".txt", ".md", ".markdown")
KINDS = (*_DOCX, *OLD, *_PLAIN)
"""The types of files that can be read."""
_SORTS: dict[str, FileSort] = {
    "word": "word", "damaged": "word", "flat": "flat", "word 2003": "old", "rtf": "old", "html": "web",
    "mhtml": "web", "text": "plain",
}  # fmt: skip
_BY_NAME: dict[tuple[str, ...], FileSort] = {_DOCX: "word", OLD: "old", _PLAIN: "plain"}
_BY_NAME_KEYS = ("old word", "ole", "other")
"""What its name decides: an old Word file under a new one's name is refused as such, and bytes may be
text of any encoding.
"""
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_ENDS = lazy_pattern(r"\r\n?|[\n\v\f\u0085\u2028\u2029]")
_HEADING = lazy_pattern(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_RULED = lazy_pattern(r"\s{0,3}(?:[-*_]\s*){3,}$|\s*\|?[\s:|-]+\|[\s:|-]*$")
_TABLE_ROW, _GAP = lazy_pattern(r"\|(.+)\|$"), "\u3000\u3000"
_BOLD = lazy_pattern(r"\*\*((?:(?!\*\*)[^\s])(?:(?!\*\*).)*)\*\*|__((?:(?!__).)+)__")
_RUN_IN = lazy_pattern(rf"^\*\*({ITEM}.*?[。：:]?|[^*，。；]+[：:]|[^*，。；]+(?=\*\*\s*[：:]))\*\*")
_BULLET = lazy_pattern(r"^[-+*]\s+(?=[\u4e00-\u9fff*【])")
_SECONDS, _TO_DOCX = 120, "docx:MS Word 2007 XML"
_ESCAPED = lazy_pattern(r"\\([\\`*_{}\[\]()#+.!~>-])")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, cell, footnote or paragraph of a text box, as a person sees it.

    ``place`` is in words (第12段, 表2第3行第1列); ``kind`` is paragraph, cell, note or box; ``style`` is
    the name of its style in Word, ``标题 1`` for ``#`` of Markdown, ``加粗`` where all of it is bold in
    Markdown; ``number`` counts the lines from 1.
    """

    text: str
    place: str
    kind: str = "paragraph"
    style: str = ""
    number: int = 0


def sort_of(data: bytes, name: str) -> FileSort:
    """How the file is to be read; ``name`` decides where its bytes do not.

    Raises :class:`KitError` for another type, for a picture, a workbook or a PDF under whatever name,
    for a locked file, and for what is empty.
    """
    suffix, what = PurePath(name).suffix.lower(), file_type(data)
    if what is EMPTY:
        raise KitError(fault("reading.empty", name))
    if what.key == "encrypted":
        raise KitError(fault("reading.locked", name))
    if what.how and (suffix not in KINDS or what.key not in (*_SORTS, *_BY_NAME_KEYS)):
        raise KitError(fault("reading.is", name, found=what.words, how=what.how))
    if suffix not in KINDS:
        raise KitError(fault("reading.kind", name, wanted="、".join(KINDS[:-1])))
    named = next(sort for kinds, sort in _BY_NAME.items() if suffix in kinds)
    return named if what.key in _BY_NAME_KEYS else _SORTS[what.key]


def read_lines(data: bytes, name: str) -> tuple[Line, ...]:
    """The lines of a file: .docx .doc .wps .txt .md, also where its bytes are those of another of them
    or of a web page.

    Raises :class:`KitError`, with ``name`` as its place: empty, too large, of another type, damaged,
    locked, with macros, or an old Word file where LibreOffice is missing.
    """
    sort = sort_of(data, name)
    try:
        lines = tuple(_READERS[sort](data, name))
        unread = _unread(data, sort) if not lines else ()
    except KitError as error:
        raise error.at(name) from None
    if unread:
        raise KitError(fault("reading.holds", name, found="、".join(unread)))
    if not lines:
        raise KitError(fault("reading.empty", name))
    TEXT.allow("rows", len(lines), name)
    TEXT.allow("letters", sum(len(line.text) for line in lines), name)
    return lines


def margin_lines(data: bytes, name: str) -> tuple[Line, ...]:
    """The lines of a Word file's headers and footers, which are no part of its text; none of other files."""
    if sort_of(data, name) not in ("word", "flat"):
        return ()
    counts = {"header": 0, "footer": 0}
    return tuple(_margin(words, counts) for words in margin_words(data))


def _margin(words: Words, counts: dict[str, int]) -> Line:
    counts[words.kind] += 1
    label = {"header": "页眉", "footer": "页脚"}[words.kind]
    return Line(
        words.text.translate(_INVISIBLE).strip(), f"{label}第{counts[words.kind]}段", words.kind, words.style
    )


def left_out(data: bytes, name: str) -> tuple[str, ...]:
    """What is seen beside the words of a file and was not read: 嵌入的Word文档, 图表, 整页图片."""
    return tuple(part for part in unread_parts_of(data, name) if part not in _SMALL)


_SMALL = ("图片", "公式")
"""Seals and emblems, and what says nothing of a meeting."""


def unread_parts_of(data: bytes, name: str) -> tuple[str, ...]:
    """What is seen in the file and cannot be read as words, named: 嵌入的Word文档, 图片."""
    return _unread(data, sort_of(data, name))


def _unread(data: bytes, sort: FileSort) -> tuple[str, ...]:
    return unread_parts(data) if sort in ("word", "flat") else ()


def old_as_docx(data: bytes, name: str) -> bytes:
    """An old Word file, a WPS file or RTF as .docx, through LibreOffice in a process of its own. Raises
    :class:`KitError` where that cannot be done.
    """
    WORD.allow("bytes", len(data))
    suffix = PurePath(name).suffix.lower()
    kind = ".rtf" if data.startswith(b"{") else suffix if suffix in OLD else OLD[0]
    try:
        office = find_office()
    except KitError:
        raise KitError(fault("reading.no_office")) from None
    with scratch() as folder:
        source, made = folder / f"0{kind}", folder / "0.docx"
        source.write_bytes(data)
        if not (convert(office, [source], _TO_DOCX, folder, seconds=_SECONDS) and made.is_file()):
            raise KitError(fault("reading.not_converted"))
        return made.read_bytes()


def _old(data: bytes, name: str) -> Iterator[Line]:
    return _word(old_as_docx(data, name), name)


def _web(data: bytes, name: str) -> Iterator[Line]:
    for number, text in enumerate(web_lines(data), 1):
        yield Line(text.translate(_INVISIBLE), f"第{number}段", number=number)


def _word(data: bytes, name: str) -> Iterator[Line]:
    words = read_words(data)
    counts = {"paragraph": 0, "note": 0, "box": 0}
    for number, cell in enumerate(words, 1):
        if cell.kind in counts:
            counts[cell.kind] += 1
        yield Line(
            cell.text.translate(_INVISIBLE).strip(), _place(cell, counts), cell.kind, cell.style, number
        )


def _place(words: Words, counts: dict[str, int]) -> str:
    if words.kind == "cell":
        return f"表{words.table}第{words.row}行第{words.column}列"
    label = {"paragraph": "第{}段", "note": "脚注第{}段", "box": "文本框第{}段"}[words.kind]
    return label.format(counts[words.kind])


def _plain(data: bytes, name: str) -> Iterator[Line]:
    TEXT.allow("bytes", len(data))
    number = 0
    for raw in _ENDS.split(decoded(data).translate(_INVISIBLE)):
        if text := raw.strip():
            number += 1
            text, style = _marked(text)
            if text:
                yield Line(text, f"第{number}段", "paragraph", style, number)


_READERS: dict[FileSort, Callable[[bytes, str], Iterator[Line]]] = {
    "word": _word,
    "flat": _word,
    "old": _old,
    "web": _web,
    "plain": _plain,
}


def _marked(text: str) -> tuple[str, str]:
    """A line of text or Markdown without its marks, and what they say. Cells of a row stand wide apart."""
    if match := _HEADING.match(text):
        return _unmarked(match[2]), f"标题 {len(match[1])}"
    if _RULED.match(text) and not set(text) <= {"*"}:
        return "", ""
    if match := _TABLE_ROW.match(text):
        return _GAP.join(_unmarked(cell.strip()) for cell in match[1].split("|")), ""
    return _unmarked(text), "加粗" if _BOLD.fullmatch(text) else ""


def _unmarked(text: str) -> str:
    """Stars inside a line stay: plans write them for a name that is left out."""
    text = _BULLET.sub("", text)
    bare = _BOLD.sub(r"\1\2", text) if _BOLD.fullmatch(text) else _RUN_IN.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", bare).strip()
