"""A line notation for documents: the language of ``templates/papers`` and of tests.

Every line is one block. A line without a tag is a paragraph; ``<>`` parts a line into fields::

    <title> 实施方案
    <to> 中共某某县委组织部
    <1> 会议主题
    <2> 深化学习研讨 <> 采取个人自学和集中研讨相结合的方式……
    <attach> 征求意见表
    <sign> 中共某某县水务局党组 <> 2026年12月20日
    <note> 此件发至各股室
    <table 1 3> 序号 <> 内容
    <row> 1 <> 通报整改情况
    <annex> 征求意见表

What a user typed is HTML-escaped by the template engine, so it never holds a raw ``<`` and can never
become a tag; :func:`parse` undoes the escaping last.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from .tree import Annex, Attachments, Block, Document, Heading, Note, Paragraph, Recipients, SignOff, Table, Title

_LINE = re.compile(r"<(?P<tag>[a-z]+|[1-4])(?P<args>(?: [0-9.]+)*)>\s*(?P<rest>.*)")


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
    found = _LINE.fullmatch(line)
    if found is None:
        if line.startswith("<"):
            raise ValueError(f"unknown tag: {line[:20]}")
        blocks.append(Paragraph(html.unescape(line)))
        return
    tag, fields = found["tag"], [html.unescape(field.strip()) for field in found["rest"].split("<>")]
    last = blocks[-1] if blocks else None
    if tag == "attach":
        known = last.names if isinstance(last, Attachments) else ()
        blocks[len(blocks) - bool(known) :] = [Attachments((*known, *_exactly(1, fields)))]
    elif tag == "row":
        if not isinstance(last, Table):
            raise ValueError("<row> without <table>")
        blocks[-1] = Table(last.head, (*last.rows, tuple(fields)), last.widths)
    else:
        blocks.append(_block(tag, found["args"].split(), fields))


def _block(tag: str, args: list[str], fields: list[str]) -> Block:
    if tag.isdigit():
        return Heading(int(tag), *(fields if len(fields) == 2 else _exactly(1, fields)))
    if tag == "table":
        return Table(tuple(fields), (), tuple(map(float, args)) or (1.0,) * len(fields))
    if tag == "sign":
        return SignOff(*_exactly(2, fields))
    simple = {"title": Title, "to": Recipients, "note": Note, "annex": Annex}
    if tag not in simple:
        raise ValueError(f"unknown tag: <{tag}>")
    return simple[tag](*_exactly(1, fields))


def _exactly(n: int, fields: list[str]) -> list[str]:
    if len(fields) != n:
        raise ValueError(f"{n} field(s) expected, {len(fields)} found")
    return fields


def dump(document: Document) -> str:
    """The notation of a document, numbers left out: ``parse(dump(d))`` has the blocks of ``d`` unnumbered."""
    return "\n".join(line for block in document.blocks for line in _lines(block)) + "\n"


def _lines(block: Block) -> Iterable[str]:
    match block:
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
        case SignOff(organ, date):
            yield _line("sign", organ, date)
        case Note(text):
            yield _line("note", text)
        case Annex(title):
            yield _line("annex", title)
        case Table(head, rows, widths):
            yield _line("table " + " ".join(f"{width:g}" for width in widths), *head)
            yield from (_line("row", *row) for row in rows)


def _line(tag: str, *fields: str) -> str:
    return f"<{tag}> " + " <> ".join(map(_escape, fields))


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
