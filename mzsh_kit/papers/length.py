"""How long a paper is, as offices count it: characters with punctuation, without blanks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ..document import Annex, Attachments, Block, Document, Heading, Paragraph, Recipients, Title
from ..text.lazy import lazy_pattern

LONGEST = 4000
"""整治形式主义为基层减负若干规定 (2024-08): a paper on a special task has in general no more."""


_LIMIT = lazy_pattern("（[^）]*）$")
"""The limit behind a heading."""


def characters(document: Document) -> int:
    """The characters of a paper before its attachments and its signature."""
    return sum(map(_count, main_blocks(document)))


def main_blocks(document: Document) -> Iterator[Block]:
    """The blocks of the paper itself: title, headings and text before the attachments."""
    before = takewhile(lambda block: not isinstance(block, (Attachments, Annex)), document.blocks)
    return (block for block in before if isinstance(block, (Title, Recipients, Heading, Paragraph)))


def longest_parts(document: Document, number: int = 3) -> list[tuple[str, int]]:
    """The headings with the most characters under them, those of the second level apart."""
    counts: dict[str, int] = {}
    under = ""
    for block in main_blocks(document):
        if isinstance(block, Heading) and block.level <= 2:
            under = _LIMIT.sub("", block.text)
        if under:
            counts[under] = counts.get(under, 0) + _count(block)
    return sorted(counts.items(), key=lambda pair: -pair[1])[:number]


def _count(block: Block) -> int:
    parts = (
        (block.number, block.text, block.body)
        if isinstance(block, Heading)
        else (getattr(block, "text", ""),)
    )
    return sum(len("".join(part.split())) for part in parts)
