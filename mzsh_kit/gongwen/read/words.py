"""What a person sees in a Word file, in reading order: automatic numbers and insertions, nothing deleted or
hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from ...budget import WORD
from ...filetype import is_html, is_mhtml
from ..ooxml.names import W
from ..ooxml.tree import Node
from ..ooxml.unpack import Relation, WordFile, unpack
from .autonumber import Numbers, numbers
from .cascade import Cascade, is_on, value, whole
from .runs import SYMBOL, R, symbol
from .web import web_lines

Kind = Literal["paragraph", "cell", "note", "box", "header", "footer"]
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _TR, _TC, _T, _BOX = (W + tag for tag in ("p", "tbl", "tr", "tc", "t", "txbxContent"))
_CHUNK, _CONTROL = W + "altChunk", W + "sdt"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SIGNS = {W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}
_UNSEEN = {_FALLBACK, *(W + tag for tag in ("pPr", "rPr", "tblPr", "tcPr", "trPr", "del", "moveFrom", "rt"))}
_MARGINS: dict[str, Kind] = {"header": "header", "footer": "footer"}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, cell, note or paragraph of a text box. A cell counts its table, row and column from 1.

    ``column`` is that of the grid; ``nth`` counts the cells of a row, of which one may span several columns.

    ``number`` is the automatic number, which ``text`` begins with; ``style`` is the style's name.
    """

    text: str
    kind: Kind
    style: str = ""
    number: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    nth: int = 0


_PAGE_MM, _EMU_A_MM = (100, 140), 36_000
"""A picture from this width and height on holds a page, not a seal or an emblem."""
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


def unread_parts(data: bytes) -> tuple[str, ...]:
    """What a person sees in a .docx and nobody can read as words: objects, charts, pictures; each named once.

    Raises :class:`mzsh_kit.errors.KitError` as :func:`unpack` does.
    """
    file = unpack(data)
    body = file.body()
    unread = [_object_name(node) for node in body.iter("{urn:schemas-microsoft-com:office:office}OLEObject")]
    kinds = {relation.kind for relation in file.relations(file.main).values()}
    unread += ["整页图片" for node in body.iter(_EXTENT) if _is_page(node)]
    unread += [
        name
        for kind, name in (("chart", "图表"), ("diagramData", "SmartArt图形"), ("image", "图片"))
        if kind in kinds
    ]
    return tuple(dict.fromkeys(unread))


def _is_page(extent: Node) -> bool:
    sizes = (whole(extent.get(side)) / _EMU_A_MM for side in ("cx", "cy"))
    return all(size >= least for size, least in zip(sizes, _PAGE_MM, strict=True))


def _object_name(node: Node) -> str:
    program = node.get("ProgID", "")
    return next((name for start, name in _PROGRAMS if program.startswith(start)), "嵌入的对象")


_PROGRAMS = (
    ("Word.", "嵌入的Word文档"), ("Excel.", "嵌入的工作簿"), ("PowerPoint.", "嵌入的演示文稿"),
    ("AcroExch", "嵌入的PDF文件"), ("Acrobat", "嵌入的PDF文件"), ("Package", "嵌入的文件"),
    ("Equation", "公式"),
)  # fmt: skip


def read_words(data: bytes, *, empty_cells: bool = False) -> tuple[Words, ...]:
    """The words of a .docx, on request also its empty cells. Raises :class:`mzsh_kit.errors.KitError` as
    :func:`unpack` does.
    """
    words = _words(data)
    return words if empty_cells else tuple(item for item in words if item.text or item.kind != "cell")


@lru_cache(maxsize=1)
def _words(data: bytes) -> tuple[Words, ...]:
    """Of the file that was asked for last: whoever checks it asks for its words in several ways."""
    file = unpack(data)
    return tuple(Walk(file).blocks(file.body(), "paragraph"))


@lru_cache(maxsize=1)
def margin_words(data: bytes) -> tuple[Words, ...]:
    """The words of headers and footers, each part once. Raises as :func:`read_words` does."""
    file = unpack(data)
    related = dict.fromkeys(
        relation for relation in file.relations(file.main).values() if relation.kind in _MARGINS
    )
    walk = Walk(file)
    return tuple(
        replace(words, kind=_MARGINS[relation.kind])
        for relation in related
        if (root := file.tree(relation.target)) is not None
        for words in walk.blocks(root, "paragraph")
        if words.text
    )


@dataclass(slots=True)
class Walk:
    """One way through a file in reading order; numbers count as it goes."""

    file: WordFile
    cascade: Cascade = field(init=False)
    numbers: Numbers = field(init=False)
    tables: int = 0
    notes: dict[str, dict[str, Node]] = field(default_factory=dict)
    roots: Mapping[str, Node] = field(default_factory=dict)
    """Parts that are parsed already, by name."""

    relations: dict[str, Relation] = field(init=False)
    chunks: dict[str, bytes] = field(init=False)
    """Parts that may be files standing in this one, each until it is read."""

    unpacked: int = 0
    """Bytes of the Word files among them that were read."""

    joined: list[str] = field(default_factory=list)
    """The text of paragraphs whose end was deleted: it runs on in the next."""

    def __post_init__(self) -> None:
        styles = self.file.tree(self.file.related("styles"))
        self.cascade = Cascade(styles, None)
        self.numbers = numbers(self.file.tree(self.file.related("numbering")), styles)
        self.relations, self.chunks = self.file.relations(self.file.main), dict(self.file.parts)
        for kind in _NOTES.values():
            name = self.file.related(kind)
            root = self.roots[name] if name in self.roots else self.file.tree(name)
            notes = root.iter(W + kind[:-1]) if root is not None else ()
            self.notes[kind] = {node.get(W + "id", ""): node for node in notes}

    def blocks(self, node: Node, kind: Kind) -> Iterator[Words]:
        for child in node:
            if child.tag == _P:
                yield from self.paragraph(child, kind)
            elif child.tag == _TBL:
                yield from self.table(child)
            elif child.tag == _CHUNK:
                yield from self.chunk(child, kind)
            elif child.tag not in _UNSEEN and not _is_prompt(child):
                yield from self.blocks(child, kind)

    def chunk(self, node: Node, kind: Kind) -> Iterator[Words]:
        """The lines of another file that stands in this one, once: a page, a Word file (without what stands
        in that again) or plain text.
        """
        related = self.relations.get(node.get(_ID, ""))
        data = self.chunks.pop(related.target, b"") if related else b""
        if data.startswith(b"PK"):
            inner = Walk(unpack(data))
            self.unpacked += sum(map(len, inner.chunks.values()))
            WORD.allow("unpacked", self.unpacked)
            inner.chunks.clear()
            yield from inner.blocks(inner.file.body(), kind)
        elif is_html(data) or is_mhtml(data):
            yield from (Words(line, kind) for line in web_lines(data))
        else:
            lines = data.decode("utf-8", errors="replace").splitlines()
            yield from (Words(line.strip(), kind) for line in lines if line.strip())

    def paragraph(self, node: Node, kind: Kind) -> Iterator[Words]:
        """The paragraph, then the text boxes and the notes that hang on it."""
        text, number, style = self.line(node)
        if text is not None and text.strip():
            yield Words(text, kind, style, number)
        for inner in _hanging(node):
            if inner.tag == _BOX:
                yield from self.blocks(inner, "box")
            else:
                yield from self.note(inner)

    def note(self, reference: Node) -> Iterator[Words]:
        """The words of a note, where it is first referred to."""
        note = self.notes[_NOTES[reference.tag]].pop(reference.get(W + "id", ""), None)
        yield from self.blocks(note, "note") if note is not None else ()

    def line(self, node: Node) -> tuple[str | None, str, str]:
        """Text, number and style of a paragraph; no text where it runs on in the next."""
        properties = node.find(W + "pPr")
        style = self.cascade.style_id(properties)
        self.joined.extend(self.seen(node, style))
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            return None, "", ""
        text = "".join(self.joined)
        self.joined.clear()
        number = self.numbers.next(properties, style)
        return number + text, number.strip(), self.cascade.name(style)

    def seen(self, node: Node, style: str) -> Iterator[str]:
        """The text of a paragraph without its text boxes; hidden runs, prompts and page breaks left out."""
        for child in node:
            if child.tag == _T:
                yield child.text or ""
            elif child.tag == SYMBOL:
                yield symbol(child)
            elif child.tag == W + "br":
                yield "\n" if child.get(W + "type", "textWrapping") == "textWrapping" else ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == R and self.cascade.hides(child, style):
                continue
            elif child.tag not in _UNSEEN and child.tag != _BOX and not _is_prompt(child):
                yield from self.seen(child, style)

    def table(self, node: Node) -> Iterator[Words]:
        self.tables += 1
        table = self.tables
        rows = [row for row in _inside(node, _TR) if row.find(f"{W}trPr/{W}del") is None]
        for row, cells in enumerate(rows, 1):
            column = 1
            for nth, cell in enumerate(_inside(cells, _TC), 1):
                yield from self.cell(cell, Words("", "cell", "", "", table, row, column, nth))
                column += whole(value(cell.find(W + "tcPr"), "gridSpan"), 1)

    def cell(self, node: Node, here: Words) -> Iterator[Words]:
        """All paragraphs of a cell as one, an empty one too; a table inside it follows as a table of its
        own.
        """
        lines, style, number, after = [], "", "", []
        for paragraph in _inside(node, _P):
            text, count, name = self.line(paragraph)
            lines += [] if text is None else [text]
            style, number = style or name, number or count
            after += list(_hanging(paragraph))
        yield replace(here, text="\n".join(lines).strip(), style=style, number=number)
        for hanging in after:
            yield from self.blocks(hanging, "box") if hanging.tag == _BOX else self.note(hanging)
        for inner in _inside(node, _TBL):
            yield from self.table(inner)


def _inside(node: Node, tag: str) -> Iterator[Node]:
    """The nearest descendants with this tag: wrappers such as content controls do not count."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag not in (_TBL, _BOX, *_UNSEEN) and not _is_prompt(child):
            yield from _inside(child, tag)


def _hanging(node: Node) -> Iterator[Node]:
    for child in node:
        if child.tag == _BOX or child.tag in _NOTES:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _hanging(child)


def _is_prompt(node: Node) -> bool:
    """Whether this is a content control nobody has filled: what it shows tells what to do there."""
    properties = node.find(W + "sdtPr") if node.tag == _CONTROL else None
    return properties is not None and is_on(properties, "showingPlcHdr")


def unfilled(run: Node) -> bool:
    """Whether a run is the prompt of a content control."""
    return any(_is_prompt(node) for node in run.iterancestors(_CONTROL))
