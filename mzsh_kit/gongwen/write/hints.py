"""Hints to the writer of a paper as comments of its Word file: the marks in the text, and the part with their
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from ...document import Document, hint_of
from ..ooxml.package import Part, part
from ..review.comments import KIND, TYPE, comments_xml
from ..review.revised import HINTS
from .pictures import with_relation

_START, _END = "\x01", "\x02"
"""Stand for the marks until they are numbered; no text holds them."""


def hints_of(document: Document) -> tuple[str, ...]:
    """The hints of a document in their order."""
    return tuple(hint for block in document.blocks if (hint := hint_of(block)))


def marked(xml: str, hint: str) -> str:
    """The paragraphs of a block with a comment around the words of the last."""
    if not hint:
        return xml
    start, end = xml.rindex("</w:pPr>") + len("</w:pPr>"), xml.rindex("</w:p>")
    return f"{xml[:start]}{_START}{xml[start:end]}{_END}{xml[end:]}"


def marks_numbered(xml: str) -> str:
    """The document with its marks, in the order of the comments."""
    starts, ends = count(), count()
    xml = re.sub(_START, lambda _: f'<w:commentRangeStart w:id="{next(starts)}"/>', xml)
    return re.sub(_END, lambda _: _closed(next(ends)), xml)


def _closed(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def with_hints(parts: Iterable[Part], main: str, hints: tuple[str, ...]) -> tuple[Part, ...]:
    """The parts of a package with the one that holds the hints."""
    parts, folder = tuple(parts), main.rpartition("/")[0]
    if not hints:
        return parts
    usual = f"{KIND}.xml"
    file = f"mzsh-{usual}" if any(entry.name == f"{folder}/{usual}" for entry in parts) else usual
    name = f"{folder}/{file}"
    declared = f'<Override PartName="/{name}" ContentType="{TYPE}"/>'
    relation = ("rIdHints", KIND, file)
    return (*with_relation(parts, main, (relation,), declared), part(name, comments_xml(hints, HINTS)))
