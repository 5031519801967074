"""Document tree -> HTML that looks like the page: to be read on a screen, never to be printed as the paper.

Everything a user typed is escaped; there is no script and no address outside the page. Pages end where the
reckoning of :mod:`mzsh_kit.gongwen.typeset.flow` puts their ends: Word may differ by a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from ...document import (
    Annex,
    Attachments,
    Attendance,
    Block,
    Card,
    Chart,
    Document,
    Form,
    Grid,
    Heading,
    Imprint,
    Letterhead,
    NewPage,
    Note,
    Paragraph,
    Picture,
    Recipients,
    Signature,
    SignOff,
    Table,
    Title,
    hint_of,
    numbered,
)
from ..standard.fonts import clean, lines
from ..typeset.flow import flow, texts
from ..typeset.measures import (
    attachment_lines,
    attendance_label,
    centred_columns,
    column_widths,
    heading_texts,
    is_byline,
    note_text,
    recipients_text,
)
from ..typeset.page import Page, standard_page
from ..typeset.pages import form_of, imprint_shares_page, stretches
from ..typeset.title import title_lines
from .css import ROOT_CLASS, css, mm
from .forms import card_html, chart_html, grid_html, picture_html
from .marks import head_html, imprint_html, sign_off_html, signature_html, tag


def to_html(document: Document, *, page: bool = False, marks: Mapping[int, str] | None = None) -> str:
    """The document as sheets of A4 in one ``<div>``; ``page`` makes a whole HTML page of it.

    The sheets shrink with the width they are given, down to a telephone's. With ``marks`` every block says
    its number (``data-block``), and those named there have a class.
    """
    sheets = _sheets(numbered(document), marks)
    fragment = f'<div class="{ROOT_CLASS}" lang="zh-CN"><style>{css()}</style>{sheets}</div>'
    return _page(clean(document.subject), fragment) if page else fragment


def _page(title: str, fragment: str) -> str:
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title></head>"
        f'<body style="margin:0">{fragment}</body></html>'
    )


def _sheets(document: Document, marks: Mapping[int, str] | None) -> str:
    """Every sheet; 版记 at the foot of the last, or on an even one of its own that bears no number."""
    upright = replace(standard_page(), names=document.names, large=document.large)
    form, shared = form_of(document), imprint_shares_page(document, upright)
    whole = stretches(document, upright)
    named = _named(document, [block for stretch in whole for block in stretch.blocks], marks)
    sheets, foot = [], ""
    for stretch in whole:
        foot = imprint_html(stretch.imprint, form) if stretch.imprint else ""
        page = upright.turned() if stretch.landscape else upright
        sheets += [(inner, stretch.landscape) for inner in _pages(stretch.blocks, page, named)]
    last = len(sheets)
    made = [
        _sheet(inner, number, form, landscape=turned, foot=foot if shared and number == last else "")
        for number, (inner, turned) in enumerate(sheets, 1)
    ]
    if foot and not shared:
        blank = form != "letter" and last % 2 == 0
        made += [
            *([_sheet("", 0, form, landscape=False)] * blank),
            _sheet("", 0, form, landscape=False, foot=foot),
        ]
    return "".join(made)


def _named(
    document: Document, laid_out: Sequence[Block], marks: Mapping[int, str] | None
) -> Callable[[Block, str], str]:
    """What gives the HTML of a block, as it is laid out, the number and the mark of the document's block."""
    if marks is None:
        return lambda _, inner: inner
    left = {kind: iter(numbers) for kind, numbers in _of_kinds(document.blocks).items()}
    numbers = {id(block): next(left[type(block)], -1) for block in laid_out}

    def named(block: Block, inner: str) -> str:
        number = numbers.get(id(block), -1)
        style = f"place {marks[number]}" if number in marks else "place"
        return f'<div class="{style}" data-block="{number}">{inner}</div>' if inner else ""

    return named


def _of_kinds(blocks: Sequence[Block]) -> dict[type, list[int]]:
    """The numbers of the blocks of each kind. Laying out makes other tables of them, and no more or fewer."""
    numbers: dict[type, list[int]] = {}
    for number, block in enumerate(blocks):
        numbers.setdefault(type(block), []).append(number)
    return numbers


def _sheet(inner: str, number: int, form: Form, *, landscape: bool, foot: str = "") -> str:
    """A sheet; ``number`` 0 shows none, nor does the first sheet of a letter."""
    letter = form == "letter" and number == 1
    kind = "sheet" + (" landscape" if landscape else "") + (" letter" if letter else "")
    side = "even" if number and number % 2 == 0 else "odd"
    shown = f'<p class="number {side}">— {number} —</p>' if number and not letter else ""
    return f'<section class="{kind}">{inner}{foot}{shown}</section>'


def _pages(blocks: tuple[Block, ...], page: Page, named: Callable[[Block, str], str]) -> Iterator[str]:
    """The HTML of each page: what crosses the end of a page is cut there."""
    places = flow(blocks, page).places
    pieces = [
        (number, [n for n, _ in group], block, before)
        for block, before, place in zip(blocks, (None, *blocks), places, strict=False)
        for number, group in groupby(enumerate(place), key=lambda pair: pair[1])
    ]
    pieces.sort(key=lambda piece: piece[0])
    for _, group in groupby(pieces, key=lambda piece: piece[0]):
        yield "".join(
            named(block, _piece(block, part, before, page)) + (_hint(block) if part[0] == 0 else "")
            for _, part, block, before in group
        )


def _hint(block: Block) -> str:
    """What Word shows as a comment."""
    return "".join(tag("p", "hint", f"批注：{line}") for line in lines(hint_of(block)) if line)


def _piece(block: Block, part: list[int], before: Block | None, page: Page) -> str:
    """The lines ``part`` of a block."""
    match block:
        case Letterhead():
            return head_html(block)
        case Title(text):
            return _titled("title", text, page)
        case Recipients(text):
            return _cut(block, part, page, "recipients") or tag("p", "recipients", recipients_text(text))
        case Heading():
            return _cut(block, part, page, "body") or _heading(block)
        case Paragraph(text):
            kind = f"body{' script' * page.large}{' byline' * is_byline(block, before)}"
            return _cut(block, part, page, kind) or "".join(tag("p", kind, line) for line in lines(text))
        case Note(text):
            return _cut(block, part, page, "body") or tag("p", "body", note_text(text))
        case Attachments():
            return _attachments(block) if part[0] == 0 else ""
        case Attendance():
            return _attendance(block, first=not isinstance(before, Attendance)) if part[0] == 0 else ""
        case SignOff():
            return sign_off_html(block) if part[0] == 0 else ""
        case Signature():
            return signature_html(block)
        case Annex(title, label):
            return tag("p", "annex", clean(label)) + _titled("title annex-title", title, page)
        case Table():
            return _table(block, part, page)
        case Grid():
            return grid_html(block, part, page)
        case Card(name):
            return card_html(name, page) if part[0] == 0 else ""
        case Picture():
            return picture_html(block)
        case Chart():
            return chart_html(block, page)
        case NewPage():
            return ""
        case Imprint():
            return ""


def _titled(kind: str, text: str, page: Page) -> str:
    return f'<h1 class="{kind}">{"<br>".join(map(escape, title_lines(text, names=page.names)))}</h1>'


def _cut(block: Block, part: list[int], page: Page, kind: str) -> str:
    """Part of a text that crosses a page; nothing where all of it is on one page."""
    rows = texts(block, page)
    if len(part) >= len(rows):
        return ""
    kept, begins, ends = rows[part[0] : part[-1] + 1], part[0] == 0, part[-1] == len(rows) - 1
    kinds = " ".join((kind, *(["on"] if not begins else []), *(["full"] if not ends else [])))
    if ends:
        return tag("p", kinds, "".join(kept))
    # Row by row: a browser hangs no comma past a full row, and would end the page on two stretched
    # characters.
    return f'<p class="{kinds}">{"".join(tag("span", "row", row) for row in kept)}</p>'


def _heading(block: Heading) -> str:
    head, body = heading_texts(block)
    level = block.level
    if not body:
        return tag(f"h{level + 1}", f"level{level}", head)
    return f'<p class="body">{tag("span", f"level{level}", head)}{escape(body)}</p>'


def _attachments(block: Attachments) -> str:
    items = (
        tag("p", "attachment", line.label + line.name, _hanging(line.label_left, line.name_left))
        for line in attachment_lines(block.names)
    )
    return f'<div class="attachments">{"".join(items)}</div>'


def _hanging(label_left: int, name_left: int) -> str:
    return f"padding-left:{mm(name_left)};text-indent:{mm(label_left - name_left)}"


def _attendance(block: Attendance, *, first: bool) -> str:
    label = tag("span", "label", attendance_label(block))
    names = tag("span", "", clean(block.names).strip())
    return f'<p class="attendance{" first" if first else ""}">{label}{names}</p>'


def _table(block: Table, part: list[int], page: Page) -> str:
    """The rows ``part`` of a table, counted with its head, which stands on every page."""
    widths = column_widths(block, page.text_width)
    columns = "".join(f'<col style="width:{100 * width / sum(widths):.3f}%">' for width in widths)
    kinds = ["middle" if middle else "" for middle in centred_columns(block)]
    head = _row(0, block.head, [""] * len(widths), "th")
    tall = f' style="height:{block.tall:g}mm"' if block.tall else ""
    rows = "".join(_row(n, block.rows[n - 1], kinds, "td", tall) for n in part if n)
    body = f"<thead>{head}</thead><tbody>{rows}</tbody>"
    small = ' class="small"' if block.small else ""
    return f"<table{small}><colgroup>{columns}</colgroup>{body}</table>"


def _row(number: int, row: tuple[str, ...], kinds: list[str], name: str, tall: str = "") -> str:
    cells = (f'<{name} class="{kind}">{_cell(text)}</{name}>' for kind, text in zip(kinds, row, strict=True))
    return f'<tr data-row="{number}"{tall}>{"".join(cells)}</tr>'


def _cell(text: str) -> str:
    return "<br>".join(map(escape, lines(text)))
