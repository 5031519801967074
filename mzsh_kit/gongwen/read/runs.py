"""The paragraphs of a Word file as a reader counts them, and their runs cut at characters.

A spot is the number of a paragraph and two offsets in its own text. Paragraphs count from 0 in document
order, those in tables, text boxes and content controls included, deleted ones and fallbacks left out. The
text is that of its runs: tracked insertions are in it; deletions, automatic numbers and text boxes are not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from copy import deepcopy

from ..ooxml.names import W
from ..ooxml.tree import Node

P, R, SYMBOL = W + "p", W + "r", W + "sym"
_PRIVATE = 0xF000
_SIGN_FONTS = ("wingdings", "webdings", "symbol", "zapf", "monotype sorts")
_BOX = "□"
_TICKED = {0x52: "☑", 0x50: "✓", 0xFE: "☑", 0xFC: "✓", 0xFD: "☒", 0x54: "☒", 0xB7: "•", 0x6C: "•", 0x6E: "■"}
"""Ticks, crosses and bullets of the usual fonts of signs; any other sign shows as a box."""
_T, _PROPERTIES = W + "t", W + "rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SKIPPED = {
    W + "del",
    W + "moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def paragraphs(root: Node) -> Iterator[Node]:
    """Every paragraph that is read, in document order."""
    yield from _reached(root, P, frozenset())


def runs(paragraph: Node) -> Iterator[Node]:
    """The runs of a paragraph, not those of paragraphs inside it."""
    yield from _reached(paragraph, R, frozenset({P}))


def _reached(node: Node, wanted: str, closed: frozenset[str]) -> Iterator[Node]:
    for child in node:
        if child.tag == wanted:
            yield child
        if child.tag not in _SKIPPED and child.tag not in closed:
            yield from _reached(child, wanted, closed)


def text_of(run: Node) -> str:
    """What a run shows; a tab or a break is one character."""
    return "".join(map(_shown, run))


def _shown(node: Node) -> str:
    if node.tag == _T:
        return node.text or ""
    return symbol(node) if node.tag == SYMBOL else _SIGNS.get(node.tag, "")


def symbol(node: Node) -> str:
    """The sign of a w:sym: a tick or a box of a font of signs as such, a letter of any other font as
    itself.
    """
    try:
        code = int(node.get(W + "char", ""), 16)
    except ValueError:
        return _BOX
    if node.get(W + "font", "").lower().startswith(_SIGN_FONTS):
        return _TICKED.get(code & 0xFF, _BOX)
    code -= _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else 0
    return chr(code) if 0x20 <= code < 0x11_0000 and not 0xD800 <= code < 0xE000 else _BOX


def text_of_paragraph(paragraph: Node) -> str:
    """The text that offsets count in."""
    return "".join(map(text_of, runs(paragraph)))


def cut(paragraph: Node, offsets: Iterable[int]) -> list[tuple[int, Node]]:
    """Split the runs so that each of ``offsets`` is a border; all runs that show text, with where each
    begins.
    """
    borders, pieces, at = sorted(set(offsets)), [], 0
    for run in list(runs(paragraph)):
        for piece in _split(run, at, borders):
            pieces.append((at, piece))
            at += len(text_of(piece))
    return [(start, run) for start, run in pieces if text_of(run)]


def _split(run: Node, at: int, borders: list[int]) -> Iterator[Node]:
    """The run and the pieces cut off it, from left to right."""
    while True:
        following = bisect_left(borders, at + 1)
        size = len(text_of(run))
        if following == len(borders) or borders[following] >= at + size:
            yield run
            return
        rest = _cut_off(run, borders[following] - at)
        yield run
        run, at = rest, borders[following]


def _cut_off(run: Node, keep: int) -> Node:
    """Take what stands behind ``keep`` characters out of a run, into a new one of the same letters beside
    it.
    """
    rest = run.makeelement(R, {str(name): str(value) for name, value in run.items()})
    properties = run.find(_PROPERTIES)
    if properties is not None:
        rest.append(deepcopy(properties))
    for child in list(run):
        if child.tag == _PROPERTIES:
            continue
        size = len(_shown(child))
        if keep <= 0:
            rest.append(child)
        elif size > keep:
            rest.append(_halved(child, keep))
        keep -= size
    run.addnext(rest)
    return rest


def _halved(node: Node, keep: int) -> Node:
    """The second half of a text; the first stays."""
    text, other = node.text or "", node.makeelement(_T)
    for half, words in ((node, text[:keep]), (other, text[keep:])):
        half.text = words
        half.set(_SPACE, "preserve")
    return other


def write(run: Node, text: str) -> None:
    """Put ``text`` in place of all that a run shows; what shows nothing stays."""
    for child in [node for node in run if _shown(node) or node.tag == _T]:
        run.remove(child)
    if not text:
        return
    node = run.makeelement(_T)
    node.text = text
    node.set(_SPACE, "preserve")
    run.append(node)
