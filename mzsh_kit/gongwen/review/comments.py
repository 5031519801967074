"""Comments at the very words of a Word file; all else stays as it is. Places are told as in
:mod:`mzsh_kit.gongwen.read.runs`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from lxml import etree

from ..ooxml.names import W
from ..ooxml.tree import Node, serialized
from ..ooxml.unpack import WordFile
from ..read.cascade import whole
from ..read.runs import P, R, cut, paragraphs, text_of_paragraph, write
from ..standard.fonts import clean, lines
from .related import with_part

AUTHOR = "审校"
KIND = "comments"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = W + "id"
_INLINE = {
    W + name
    for name in (
        *("r", "ins", "moveTo", "hyperlink", "smartTag", "fldSimple"),
        *("sdt", "sdtContent", "ruby", "rubyBase"),
    )
}
"""What words of a paragraph may stand in; a comment's sign stands behind the outermost of them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark at the words from ``start`` to ``end`` of a paragraph; without words, at the whole
    paragraph.
    """

    paragraph: int
    start: int
    end: int
    note: str


def add_comments(
    file: WordFile, body: Node, marks: Iterable[Mark], author: str, when: str
) -> dict[str, bytes]:
    """Put the signs of a comment around the words of every mark in ``body``; the parts with the comments
    themselves.

    They come in the order of the marks, behind those that the file has. What lies outside the text of a
    paragraph is cut back to it; marks of paragraphs that are not there are left out.
    """
    name = file.related(KIND)
    noted = file.tree(name)
    if noted is None:
        name, noted = "", etree.Element(W + "comments", nsmap={"w": W[1:-1]})
    numbers = count(1 + max((whole(comment.get(_ID), -1) for comment in noted), default=-1))
    wanted: dict[int, list[tuple[Mark, str]]] = defaultdict(list)
    places = list(paragraphs(body))
    for mark in marks:
        if mark.paragraph < len(places):
            wanted[mark.paragraph].append((mark, str(next(numbers))))
            _comment(noted, wanted[mark.paragraph][-1][1], mark.note, author, when)
    for place, numbered in wanted.items():
        _embrace(places[place], numbered)
    if name:
        return {**file.parts, name: serialized(noted)}
    return (
        with_part(file.parts, file.main, (KIND, TYPE), "comments.xml", serialized(noted))
        if wanted
        else dict(file.parts)
    )


def _embrace(paragraph: Node, marks: Sequence[tuple[Mark, str]]) -> None:
    """Put the signs of comments around their words; a paragraph without words has them at its end."""
    length = len(text_of_paragraph(paragraph))
    stretches = [(*_inside(mark, length), number) for mark, number in marks]
    pieces = cut(paragraph, (at for start, end, _ in stretches for at in (start, end)))
    starts = [at for at, _ in pieces]
    for start, end, number in stretches:
        words = [run for _, run in pieces[bisect_left(starts, start) : bisect_left(starts, end)]]
        _sign(paragraph, words, number)


def _inside(mark: Mark, length: int) -> tuple[int, int]:
    start, end = max(0, min(mark.start, length - 1)), min(length, mark.end)
    return (start, end) if start < end else (0, length)


def _sign(paragraph: Node, words: Sequence[Node], number: str) -> None:
    opening, closing = (paragraph.makeelement(W + name, {_ID: number}) for name in _RANGE)
    if not words:
        paragraph.extend((opening, closing, _reference(paragraph, number)))
        return
    words[0].addprevious(opening)
    words[-1].addnext(closing)
    _outermost(closing).addnext(_reference(paragraph, number))


_RANGE = ("commentRangeStart", "commentRangeEnd")


def _reference(paragraph: Node, number: str) -> Node:
    run = paragraph.makeelement(R)
    run.append(run.makeelement(W + "commentReference", {_ID: number}))
    return run


def _outermost(node: Node) -> Node:
    """The element itself, or the outermost one of its paragraph around it."""
    while (parent := node.getparent()) is not None and parent.tag in _INLINE:
        node = parent
    return node


def _comment(noted: Node, number: str, note: str, author: str, when: str = "") -> None:
    attributes = {_ID: number, W + "author": clean(author), W + "initials": clean(author)[:1]}
    if when:
        attributes[W + "date"] = when
    comment = etree.SubElement(noted, W + "comment", attributes)
    for line in lines(note):
        comment.append(_line(comment, line, first=len(comment) == 0))


_PLAIN: Mapping[str, Mapping[str, str]] = {
    "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
    "ind": {"left": "0", "right": "0", "firstLine": "0"},
    "jc": {"val": "left"},
}
"""A comment is read in a narrow column, whatever the office's default style is."""


def comments_xml(notes: Iterable[str], author: str) -> bytes:
    """The part of a new Word file that holds these comments, numbered from 0."""
    noted: Node = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
    for number, note in enumerate(notes):
        _comment(noted, str(number), note, author)
    return serialized(noted)


def _line(comment: Node, text: str, *, first: bool) -> Node:
    paragraph = comment.makeelement(P)
    properties = etree.SubElement(paragraph, W + "pPr")
    for name, values in _PLAIN.items():
        etree.SubElement(properties, W + name, {W + key: value for key, value in values.items()})
    if first:
        etree.SubElement(etree.SubElement(paragraph, R), W + "annotationRef")
    run = etree.SubElement(paragraph, R)
    etree.SubElement(etree.SubElement(run, W + "rPr"), W + "sz", {W + "val": "20"})
    write(run, text)
    return paragraph
