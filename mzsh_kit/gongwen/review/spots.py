"""Where the words that :func:`read_words` gives stand in the file, so that a remark can be put at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ..ooxml.names import W
from ..ooxml.tree import Node
from ..ooxml.unpack import MARGINS, unpack
from ..read.cascade import Cascade
from ..read.runs import paragraphs, runs, text_of
from ..read.words import Walk, unfilled

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_RUBY = W + "rt"
Character = tuple[int, int]
"""Paragraph and offset as :mod:`mzsh_kit.gongwen.read.runs` counts them; what is in no paragraph of the text is (-1, 0)."""


@dataclass
class _Traced(Walk):
    """The same way through the file, which notes the paragraphs that each piece of text is made of."""

    passed: list[tuple[Node, str | None]] = field(default_factory=list)

    def line(self, node: Node) -> tuple[str | None, str, str]:
        text, number, style = super().line(node)
        self.passed.append((node, number if text is not None else None))
        return text, number, style


def characters(data: bytes, *, margins: bool = False) -> tuple[tuple[Character, ...], ...]:
    """For each of the words of a .docx, in their order: where its solid characters stand (blanks do not count).

    Behind those of the text, on request, those of headers and footers. Raises :class:`mzsh_kit.errors.KitError` as
    :func:`mzsh_kit.gongwen.ooxml.unpack.unpack` does.
    """
    file = unpack(data)
    stories = file.stories()
    roots = {story.name: story.root for story in stories}
    known = {
        node: number
        for number, node in enumerate(node for story in stories for node in paragraphs(story.root))
    }
    lines = []
    for kinds in (("",), MARGINS) if margins else (("",),):
        walk = _Traced(file, roots=roots)
        for story in stories:
            for words in walk.blocks(story.root, "paragraph") if story.kind in kinds else ():
                if words.text:  # an empty cell holds no characters
                    lines.append(tuple(_of_line(walk.passed, known, walk.cascade)))
                    walk.passed.clear()
    return tuple(lines)


def _of_line(
    passed: list[tuple[Node, str | None]], known: dict[Node, int], cascade: Cascade
) -> Iterator[Character]:
    """A paragraph whose end was deleted runs on behind the number of the next."""
    joined: list[Node] = []
    for node, number in passed:
        joined.append(node)
        if number is None:
            continue
        yield from ((-1, 0) for _ in solid(number))
        for paragraph in joined:
            yield from _of_paragraph(paragraph, known.get(paragraph, -1), cascade)
        joined.clear()


def _of_paragraph(node: Node, number: int, cascade: Cascade) -> Iterator[Character]:
    at, style = 0, cascade.style_id(node.find(W + "pPr"))
    for run in runs(node):
        text = text_of(run)
        if not (cascade.hides(run, style) or unfilled(run)) and next(run.iterancestors()).tag != _RUBY:
            yield from (
                (number, at + n if number >= 0 else 0) for n, char in enumerate(text) if is_solid(char)
            )
        at += len(text)


def is_solid(char: str) -> bool:
    """Whether a character is more than a blank, a line end or a sign of no width."""
    return not char.isspace() and char not in _INVISIBLE


def solid(text: str) -> str:
    """The characters of a text that are more than blanks."""
    return "".join(filter(is_solid, text))


def stretch(of: tuple[Character, ...], text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Paragraph, start and end of the words from ``start`` to ``end`` of a line ``text`` whose characters are ``of``.

    Words in two paragraphs of a cell end with the first. ``None`` where none of them stands in a paragraph.
    """
    first, last = len(solid(text[:start])), len(solid(text[:end]))
    places = [place for place in of[first : max(last, first + 1)] if place[0] >= 0]
    if not places:
        return None
    apart = (n for n, (place, other) in enumerate(pairwise(places), 1) if place[0] != other[0])
    words = places[: next(apart, len(places))]
    return words[0][0], words[0][1], words[-1][1] + 1
