"""Document tree -> HTML that looks like the page: to be read on a screen, never to be printed as the paper.

Everything a user typed is escaped; there is no script and no address outside the page.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

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
from .fonts import clean, lines
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
from .preview_css import ROOT_CLASS, css, mm
from .title import title_lines


def to_html(document: Document, *, page: bool = False) -> str:
    """The document as sheets of A4 in one ``<div>``; ``page`` makes a whole HTML page of it.

    The sheets shrink with the width they are given, down to a telephone's.
    """
    sheets = "".join(map(_sheet, _sheets(document)))
    fragment = f'<div class="{ROOT_CLASS}" lang="zh-CN"><style>{css()}</style>{sheets}</div>'
    return _page(clean(document.subject), fragment) if page else fragment


def _page(title: str, fragment: str) -> str:
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title></head>"
        f'<body style="margin:0">{fragment}</body></html>'
    )


def _sheets(document: Document) -> list[list[Block]]:
    """The blocks of each sheet: an annex starts a new one."""
    sheets: list[list[Block]] = [[]]
    for block in numbered(document).blocks:
        if isinstance(block, Annex) and sheets[-1]:
            sheets.append([])
        sheets[-1].append(block)
    return sheets


def _sheet(blocks: list[Block]) -> str:
    return f'<section class="sheet">{"".join(map(_html, blocks))}</section>'


def _html(block: Block) -> str:
    return _RENDERERS[type(block)](block)


def _tag(name: str, kind: str, text: str, style: str = "") -> str:
    styled = f' style="{style}"' if style else ""
    return f'<{name} class="{kind}"{styled}>{escape(text)}</{name}>'


def _titled(name: str, kind: str, text: str) -> str:
    return f'<{name} class="{kind}">{"<br>".join(map(escape, title_lines(text)))}</{name}>'


def _title(block: Title) -> str:
    return _titled("h1", "title", block.text)


def _recipients(block: Recipients) -> str:
    return _tag("p", "recipients", recipients_text(block.text))


def _heading(block: Heading) -> str:
    head, body = heading_texts(block)
    level = block.level
    if not body:
        return _tag(f"h{level + 1}", f"level{level}", head)
    return f'<p class="body">{_tag("span", f"level{level}", head)}{escape(body)}</p>'


def _paragraph(block: Paragraph) -> str:
    return "".join(_tag("p", "body", line) for line in lines(block.text))


def _attachments(block: Attachments) -> str:
    items = (
        _tag("p", "attachment", line.label + line.name, _hanging(line.label_left, line.name_left))
        for line in attachment_lines(block.names)
    )
    return f'<div class="attachments">{"".join(items)}</div>'


def _hanging(label_left: int, name_left: int) -> str:
    return f"padding-left:{mm(name_left)};text-indent:{mm(label_left - name_left)}"


def _sign_off(block: SignOff) -> str:
    organ, date = sign_off_places(block)
    entries = (("organ", block.organ, organ), ("date", block.date, date))
    inner = (_tag("p", kind, clean(text), _placed(place)) for kind, text, place in entries if text)
    return f'<div class="signoff">{"".join(inner)}</div>'


def _placed(place: Place) -> str:
    side = "right" if place.flush_right else "left"
    return f"text-align:{side};padding-{side}:{mm(place.indent)};margin-right:{mm(place.slack)}"


def _note(block: Note) -> str:
    return _tag("p", "body", note_text(block.text))


def _annex(block: Annex) -> str:
    return _tag("p", "annex", clean(block.label)) + _titled("h1", "title annex-title", block.title)


def _table(block: Table) -> str:
    widths = column_widths(block)
    columns = "".join(f'<col style="width:{100 * width / sum(widths):.3f}%">' for width in widths)
    kinds = ["middle" if middle else "" for middle in centred_columns(block)]
    head = _row(block.head, [""] * len(widths), "th")
    rows = "".join(_row(row, kinds, "td") for row in block.rows)
    body = f"<thead>{head}</thead><tbody>{rows}</tbody>"
    return f"<table><colgroup>{columns}</colgroup>{body}</table>"


def _row(row: tuple[str, ...], kinds: list[str], tag: str) -> str:
    cells = (f'<{tag} class="{kind}">{_cell(text)}</{tag}>' for kind, text in zip(kinds, row, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(text: str) -> str:
    return "<br>".join(map(escape, lines(text)))


_RENDERERS: dict[type[Block], Callable[[Any], str]] = {
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
