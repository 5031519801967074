"""A line notation for documents: the language of ``templates/papers`` and of tests.

Every line is one block. A line without a tag is a paragraph; ``<>`` parts a line into fields::

    <head> 中共某某县水务局党组文件 <> 某水党组〔2026〕3号
    <copy> 000012
    <secret> 机密 <> 1年
    <urgent> 特急
    <signer> 张三
    <title> 实施方案
    <to> 中共某某县委组织部
    <1> 会议主题
    <2> 深化学习研讨 <> 采取个人自学和集中研讨相结合的方式……
    <attach> 征求意见表
    <sign> 中共某某县水务局党组 <> 2026年12月20日
    <note> 此件发至各股室
    <table 1 3> 序号 <> 内容
    <row> 1 <> 通报整改情况
    <tall> 20
    <form 2 4 2 4>
    <cells 12> 谈话人 <> 张三 <> 谈话对象 <> 李四
    <cells 40> 谈话内容 <>
    <page>
    <annex> 征求意见表
    <imprint> 某某县水务局办公室 <> 2026年12月21日 <> 县委组织部，县纪委监委机关

``<hint>`` tells who writes the paper something of the title, heading or paragraph before it: a comment in the
Word file. ``<letter>`` and ``<minutes>`` stand for ``<head>`` in 信函 and 纪要, whose people are
``<attend> 出席 <> ……``. ``<seal>`` is a sign-off to be sealed; before the date it takes every organ of a
joint paper, as ``<sign>`` does. ``<cells 12>`` is a row of a form at least 12 mm high, in which every other
cell is a label, ``<seats 12>`` one without labels; ``<tall>`` makes the rows of a table so many mm high,
``<small>`` its letters small; ``<page>`` begins a page, ``<card> 张三`` is 桌签.
``<signature> 局长 <> 2026年12月20日`` leaves room for a person's stamp; ``<wide>`` is a table on a landscape
page.

What a user typed is HTML-escaped by the template engine, so it never holds a raw ``<`` and can never
become a tag; :func:`parse` undoes the escaping last.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, cast

from .tree import (
    Annex,
    Attachments,
    Attendance,
    Block,
    Card,
    Chart,
    Document,
    Form,
    Grid,
    GridRow,
    Heading,
    Hinted,
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
)

_LINE = re.compile(r"<(?P<tag>[a-z]+|[1-4])(?P<args>(?: [0-9.]+)*)>\s*(?P<rest>.*)")
_HEADS: dict[str, Form] = {"head": "paper", "letter": "letter", "minutes": "minutes"}
# Tag, class, least and most fields.
_PLAIN: dict[str, tuple[Callable[..., Block], int, int]] = {
    "title": (Title, 1, 1),
    "to": (Recipients, 1, 1),
    "note": (Note, 1, 1),
    "annex": (Annex, 1, 1),
    "card": (Card, 1, 1),
    "attend": (Attendance, 2, 2),
    "signature": (Signature, 2, 2),
    "imprint": (lambda organ, date, copies="", to="": Imprint(copies, organ, date, to), 2, 4),
}


class NotationError(ValueError):
    """A line that is not of the notation; ``line`` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


def parse(text: str, *, subject: str = "", organ: str = "") -> Document:
    """Read the notation. Raises :class:`NotationError`."""
    blocks: list[Block] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                _append(blocks, line.strip())
            except ValueError as error:
                raise NotationError(number, str(error)) from None
    return Document(tuple(blocks), subject=subject, organ=organ)


def _append(blocks: list[Block], line: str) -> None:
    match = _LINE.fullmatch(line)
    if match is None:
        if line.startswith("<"):
            raise ValueError(f"unknown tag: {line[:20]}")
        blocks.append(Paragraph(html.unescape(line)))
        return
    tag, fields = match["tag"], [html.unescape(field.strip()) for field in match["rest"].split("<>")]
    if tag in _GRID_ROWS:
        _add_row(blocks, match["args"], fields, labels=_GRID_ROWS[tag])
        return
    if tag in _ADDING:
        kind, add = _ADDING[tag]
        last = blocks[-1] if blocks else None
        if isinstance(last, kind):
            blocks[-1] = add(last, fields)
            return
        if tag != "attach":
            raise ValueError(f"<{tag}> without its block")
    blocks.append(_block(tag, match["args"].split(), fields))


_GRID_ROWS = {"cells": True, "seats": False}


def _add_row(blocks: list[Block], height: str, fields: list[str], *, labels: bool) -> None:
    last = blocks[-1] if blocks else None
    if not isinstance(last, Grid):
        raise ValueError("a row of a form without its <form>")
    row = GridRow(tuple(fields), float(height), labels)
    blocks[-1] = replace(last, rows=(*last.rows, row))


def _block(tag: str, args: list[str], fields: list[str]) -> Block:
    if tag.isdigit():
        return Heading(int(tag), *_counted(fields, 1, 2))
    if tag in _HEADS:
        mark, *number = _counted(fields, 1, 2)
        return Letterhead(mark, "".join(number), form=_HEADS[tag])
    if tag in ("table", "wide"):
        widths = tuple(map(float, args)) or (1.0,) * len(fields)
        return Table(tuple(fields), (), widths, landscape=tag == "wide")
    if tag == "form":
        return Grid(tuple(map(float, args)))
    if tag == "page":
        return NewPage()
    if tag in ("sign", "seal"):
        organ, *others, date = _counted(fields, 2, 99)
        return SignOff(organ, date, sealed=tag == "seal", others=tuple(others))
    if tag == "attach":
        return Attachments(tuple(_counted(fields, 1, 1)))
    if tag not in _PLAIN:
        raise ValueError(f"unknown tag: <{tag}>")
    made, least, most = _PLAIN[tag]
    return made(*_counted(fields, least, most))


def _counted(fields: list[str], least: int, most: int) -> list[str]:
    if not least <= len(fields) <= most:
        raise ValueError(f"{least} to {most} field(s) expected, {len(fields)} found")
    return fields


def _add_secrecy(last: Letterhead, fields: list[str]) -> Block:
    secrecy, *period = _counted(fields, 1, 2)
    return replace(last, secrecy=secrecy, period="".join(period))


def _add_hint(last: Any, fields: list[str]) -> Block:
    (hint,) = _counted(fields, 1, 1)
    return cast(Block, replace(last, hint="\n".join(filter(None, (last.hint, hint)))))


# Lines that add to the block before them.
_ADDING: dict[str, tuple[type[Any] | tuple[type[Any], ...], Callable[[Any, list[str]], Block]]] = {
    "hint": (Hinted, _add_hint),
    "attach": (Attachments, lambda last, fields: Attachments((*last.names, *_counted(fields, 1, 1)))),
    "row": (Table, lambda last, fields: replace(last, rows=(*last.rows, tuple(fields)))),
    "tall": (Table, lambda last, fields: replace(last, tall=float(_counted(fields, 1, 1)[0]))),
    "small": (Table, lambda last, fields: replace(last, small=True)),
    "copy": (Letterhead, lambda last, fields: replace(last, copy=_counted(fields, 1, 1)[0])),
    "secret": (Letterhead, _add_secrecy),
    "urgent": (Letterhead, lambda last, fields: replace(last, urgency=_counted(fields, 1, 1)[0])),
    "signer": (
        Letterhead,
        lambda last, fields: replace(last, signers=(*last.signers, *_counted(fields, 1, 1))),
    ),
}


def dump(document: Document) -> str:
    """The notation of a document, numbers left out: ``parse(dump(d))`` has the blocks of ``d`` unnumbered."""
    return "\n".join(line for block in document.blocks for line in (*_lines(block), *_hints(block))) + "\n"


def _hints(block: Block) -> Iterable[str]:
    return (_line("hint", line) for line in hint_of(block).splitlines())


def _lines(block: Block) -> Iterable[str]:
    match block:
        case Letterhead():
            yield from _lines_of_letterhead(block)
        case Title(text):
            yield _line("title", text)
        case Recipients(text):
            yield _line("to", text)
        case Heading(level, text, body):
            yield _line(str(level), text, *([body] if body else []))
        case Paragraph(text):
            yield _escape(text)
        case Attachments(names):
            yield from (_line("attach", name) for name in names)
        case SignOff(organ, date, sealed, others):
            yield _line("seal" if sealed else "sign", organ, *others, date)
        case Signature(post, date):
            yield _line("signature", post, date)
        case Note(text):
            yield _line("note", text)
        case Attendance(label, names):
            yield _line("attend", label, names)
        case Annex(title):
            yield _line("annex", title)
        case Table(head, rows, widths, landscape, tall, small):
            tag = "wide" if landscape else "table"
            yield _line(f"{tag} " + " ".join(f"{width:g}" for width in widths), *head)
            yield from (_line("row", *row) for row in rows)
            yield from ([_line("tall", f"{tall:g}")] if tall else [])
            yield from (["<small>"] if small else [])
        case Grid(widths, rows):
            yield f"<form {' '.join(f'{width:g}' for width in widths)}>"
            yield from (
                _line(f"{'cells' if row.labels else 'seats'} {row.height:g}", *row.cells) for row in rows
            )
        case NewPage():
            yield "<page>"
        case Card(name):
            yield _line("card", name)
        case Picture(_, description):
            yield _line("picture", description)  # its bytes have no notation: this line does not read back
        case Chart(caption):
            yield _line("chart", caption)  # nor do its bars
        case Imprint(copies, organ, date, recipients):
            yield _line("imprint", organ, date, copies, recipients)


def _lines_of_letterhead(block: Letterhead) -> Iterable[str]:
    tag = next(tag for tag, form in _HEADS.items() if form == block.form)
    yield _line(tag, block.mark, block.number)
    if block.copy:
        yield _line("copy", block.copy)
    if block.secrecy or block.period:
        yield _line("secret", block.secrecy, block.period)
    if block.urgency:
        yield _line("urgent", block.urgency)
    yield from (_line("signer", name) for name in block.signers)


def _line(tag: str, *fields: str) -> str:
    return f"<{tag}> " + " <> ".join(map(_escape, fields))


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
