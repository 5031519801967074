"""Comments at the very words of a Word file, and words put in place of others; all else stays as it is.

Spots are told as in :mod:`mzsh_kit.gongwen.read.runs`. No clock enters: a comment bears no time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from lxml import etree

from ..ooxml.names import W
from ..ooxml.package import package, part
from ..ooxml.unpack import Node, unpack
from ..read.runs import P, R, cut, is_bare, paragraphs, text_of_paragraph, write
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
    """A remark at the words from ``start`` to ``end`` of a paragraph; without words, at the whole paragraph."""

    paragraph: int
    start: int
    end: int
    note: str


@dataclass(frozen=True, slots=True)
class Mend:
    """``text`` in place of the words from ``start`` to ``end`` of a paragraph."""

    paragraph: int
    start: int
    end: int
    text: str


def commented(data: bytes, marks: Iterable[Mark], author: str = AUTHOR) -> bytes:
    """The Word file with a comment for every mark, in their order behind those it has; same input, same bytes.

    What lies outside the text of a paragraph is cut back to it; marks of paragraphs that are not there are left out.
    Raises :class:`mzsh_kit.errors.KitError` for what is no sound Word file.
    """
    file = unpack(data)
    body, name = file.body(), file.related(KIND)
    noted: Node = file.tree(name)
    if noted is None:
        name, noted = "", etree.Element(W + "comments", nsmap={"w": W[1:-1]})
    taken = [int(number) for one in noted if (number := one.get(_ID, "")).isdecimal()]
    numbers = count(1 + max(taken, default=-1))
    wanted: dict[int, list[tuple[Mark, str]]] = defaultdict(list)
    places = list(paragraphs(body))
    for mark in marks:
        if mark.paragraph < len(places):
            wanted[mark.paragraph].append((mark, str(next(numbers))))
            _comment(noted, wanted[mark.paragraph][-1][1], mark.note, author)
    for place, found in wanted.items():
        _embrace(places[place], found)
    parts = {**file.parts, file.main: _bytes(body)}
    if name:
        parts[name] = _bytes(noted)
    else:
        parts = with_part(parts, file.main, (KIND, TYPE), "comments.xml", _bytes(noted))
    return _written(parts)


def mended(data: bytes, mends: Iterable[Mend]) -> bytes:
    """The Word file with words replaced, the new ones in the letters of the first old one; same input, same bytes.

    Of mends that touch the same words the first holds. Raises :class:`mzsh_kit.errors.KitError` as :func:`commented`.
    """
    file = unpack(data)
    body = file.body()
    wanted: dict[int, list[Mend]] = defaultdict(list)
    for mend in mends:
        wanted[mend.paragraph].append(mend)
    for number, paragraph in enumerate(paragraphs(body)):
        for mend in reversed(apart(wanted.get(number, ()))):
            _replace(paragraph, mend)
    return _written({**file.parts, file.main: _bytes(body)})


def apart(mends: Iterable[Mend]) -> list[Mend]:
    """Mends of one paragraph from left to right, without those that touch an earlier one."""
    kept: list[Mend] = []
    for mend in mends:
        if all(mend.end <= one.start or one.end <= mend.start for one in kept):
            kept.append(mend)
    return sorted(kept, key=lambda one: (one.start, one.end))


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


def _replace(paragraph: Node, mend: Mend) -> None:
    length = len(text_of_paragraph(paragraph))
    start, end = max(0, mend.start), min(length, mend.end)
    words = [run for at, run in cut(paragraph, (start, end)) if start <= at < end]
    for nth, run in enumerate(words):
        write(run, "" if nth else clean(mend.text))
        if is_bare(run):
            run.getparent().remove(run)


def _comment(noted: Node, number: str, note: str, author: str) -> None:
    attributes = {_ID: number, W + "author": clean(author), W + "initials": clean(author)[:1]}
    one = etree.SubElement(noted, W + "comment", attributes)
    for line in lines(note):
        one.append(_line(one, line, first=len(one) == 0))


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
    return _bytes(noted)


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


def _bytes(root: Node) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _written(parts: Mapping[str, bytes]) -> bytes:
    return package([part(name, content) for name, content in parts.items()])
