"""Document tree -> bytes of a .docx under GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import Any
from xml.sax.saxutils import escape

from ..document import (
    Annex,
    Attachments,
    Block,
    Document,
    Heading,
    Note,
    Paragraph,
    Recipients,
    SignOff,
    Table,
    Title,
    numbered,
)
from . import styles
from .base import ROOT, base_parts, section
from .fonts import Fonts, clean, lines
from .layout import (
    Place,
    attachment_lines,
    centred_columns,
    column_widths,
    heading_texts,
    note_text,
    recipients_text,
    sign_off_places,
)
from .markup import DECLARATION, aligned, indent, paragraph, spacing, text_runs
from .package import package, part
from .standard import face, twips
from .title import title_lines

_DEFAULT_FONTS = Fonts()
_KEEP_NEXT = "<w:keepNext/>"
_WHEN = "2000-01-01T00:00:00Z"  # constant, so that the same document gives the same bytes


def to_docx(document: Document, fonts: Fonts = _DEFAULT_FONTS) -> bytes:
    """The Word file of a document, headings and annexes numbered; the same document gives the same bytes.

    Characters which XML cannot hold are left out; everything else a text holds is written as it stands.
    """
    return package(
        (
            *base_parts(fonts),
            part("docProps/core.xml", _core(document)),
            part("docProps/app.xml", _app(document)),
            part("word/document.xml", document_xml(document, fonts)),
        )
    )


def document_xml(document: Document, fonts: Fonts = _DEFAULT_FONTS) -> str:
    """The main part of the Word file."""
    blocks = numbered(document).blocks
    body = "".join(
        _WRITERS[type(block)](block, fonts, following) for block, following in zip_longest(blocks, blocks[1:])
    )
    return f"{ROOT}{body}{section()}</w:body></w:document>"


def _core(document: Document) -> str:
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_WHEN}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(document.subject))}</dc:title>"
        f"<dc:creator>{escape(clean(document.organ))}</dc:creator>{stamps}</cp:coreProperties>"
    )


def _app(document: Document) -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Company>{escape(clean(document.organ))}</Company></Properties>"
    )


def _lines_of_title(style: str, text: str, fonts: Fonts) -> str:
    pieces = (text_runs(line, face("title.face"), fonts) for line in title_lines(text))
    return paragraph(style, "<w:r><w:br/></w:r>".join(pieces))


def _title(block: Title, fonts: Fonts, _: Block | None) -> str:
    return _lines_of_title(styles.TITLE, block.text, fonts)


def _body(text: str, fonts: Fonts, style: str = styles.BODY, properties: str = "") -> str:
    return paragraph(style, text_runs(text, face("body.face"), fonts), properties)


def _recipients(block: Recipients, fonts: Fonts, _: Block | None) -> str:
    return _body(recipients_text(block.text), fonts, styles.RECIPIENTS)


def _keep(following: Block | None) -> str:
    """The last lines before a sign-off go with it, so that it never stands alone on a page."""
    return _KEEP_NEXT if isinstance(following, SignOff) else ""


def _heading(block: Heading, fonts: Fonts, following: Block | None) -> str:
    head, body = heading_texts(block)
    content = text_runs(head, face(f"heading{block.level}.face"), fonts)
    if body:
        content += text_runs(body, face("body.face"), fonts, own_font=True)
    return paragraph(styles.heading_style(block.level), content, _keep(following))


def _paragraph(block: Paragraph, fonts: Fonts, following: Block | None) -> str:
    *earlier, last = lines(block.text)
    return "".join(_body(line, fonts) for line in earlier) + _body(last, fonts, properties=_keep(following))


def _attachments(block: Attachments, fonts: Fonts, following: Block | None) -> str:
    return "".join(
        _body(
            line.label + line.name,
            fonts,
            styles.ATTACHMENTS,
            _keep(following)
            + (spacing(before=twips("attachments.above")) if n == 0 else "")
            + indent(left=line.name_left, first=line.label_left - line.name_left),
        )
        for n, line in enumerate(attachment_lines(block.names))
    )


def _sign_off(block: SignOff, fonts: Fonts, _: Block | None) -> str:
    organ, date = sign_off_places(block)
    entries = ((styles.ORGAN, block.organ, organ), (styles.DATE, block.date, date))
    return "".join(_body(clean(text), fonts, style, _placed(place)) for style, text, place in entries if text)


def _placed(place: Place) -> str:
    """Flush right is what the styles do; a line placed by its first character says so itself."""
    if place.flush_right:
        return ""
    return indent(left=place.indent, right=place.slack) + aligned("left")


def _note(block: Note, fonts: Fonts, _: Block | None) -> str:
    return _body(note_text(block.text), fonts, styles.NOTE)


def _annex(block: Annex, fonts: Fonts, _: Block | None) -> str:
    label = paragraph(styles.ANNEX_LABEL, text_runs(block.label, face("annex.face"), fonts))
    return label + _lines_of_title(styles.ANNEX_TITLE, block.title, fonts)


def _table(block: Table, fonts: Fonts, following: Block | None) -> str:
    widths, centred_ = column_widths(block), centred_columns(block)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{styles.TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    head = _row(block.head, widths, [(styles.CELL_HEAD, "")] * len(widths), face("table.head.face"), fonts)
    looks = [(styles.CELL, aligned("center") if middle else "") for middle in centred_]
    rows = "".join(_row(row, widths, looks, face("table.face"), fonts) for row in block.rows)
    head = head.replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>", 1)
    return f"<w:tbl>{properties}{head}{rows}</w:tbl>{_after_table(following)}"


def _row(
    row: tuple[str, ...], widths: list[int], looks: list[tuple[str, str]], face_: str, fonts: Fonts
) -> str:
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        + "".join(paragraph(style, text_runs(line, face_, fonts), jc) for line in lines(text))
        + "</w:tc>"
        for text, width, (style, jc) in zip(row, widths, looks, strict=True)
    )
    height = f'<w:trHeight w:val="{twips("table.row")}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _after_table(following: Block | None) -> str:
    """Word joins tables that touch, and wants a paragraph after the last: one as low as it can be."""
    if isinstance(following, Table):
        return paragraph(styles.CELL, "")
    return "" if following else paragraph(styles.CELL, "", '<w:spacing w:line="20" w:lineRule="exact"/>')


_Writer = Callable[[Any, Fonts, Block | None], str]
_WRITERS: dict[type[Block], _Writer] = {
    Title: _title,
    Recipients: _recipients,
    Heading: _heading,
    Paragraph: _paragraph,
    Attachments: _attachments,
    SignOff: _sign_off,
    Note: _note,
    Table: _table,
    Annex: _annex,
}
