"""Attachments of the 实施方案 with content: paragraphs, or what stands in a paper of the set; each begins a
page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..document import Annex, Block, Paragraph, Title
from ..document.tree import Imprint, Letterhead, Note, Recipients, SignOff
from ..plan.model import Attachment
from ..plan.parts import DUTIES_TABLE
from .catalogue import chosen
from .wordings import Facts, of_paper, wording

_OF_THE_PAPER = (Letterhead, Recipients, SignOff, Note, Imprint)
"""What belongs to a paper that is sent by itself, and not to an attachment."""


def annexes(folder: Path, facts: Facts, templates: Path | None = None) -> tuple[Block, ...]:
    """The attachments that have content, in their order; ``folder`` holds the texts of the papers."""
    return tuple(
        block
        for attachment in facts["derived"].attachments
        for block in _annex(attachment, folder, facts, templates)
    )


def _annex(attachment: Attachment, folder: Path, facts: Facts, templates: Path | None) -> Iterator[Block]:
    if not (attachment.texts or attachment.paper):
        return
    yield Annex(attachment.name)
    yield from map(Paragraph, attachment.texts)
    if attachment.paper == DUTIES_TABLE:
        yield from wording(folder / "plan" / "duties-table.txt", facts)
    elif attachment.paper:
        (paper,) = chosen([attachment.paper], templates)
        if paper.text:
            yield from _content(wording(folder / paper.text, of_paper(facts, paper)))


def _content(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """What a paper attaches, or else what it says under its title."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Annex)]
    starts = starts or [place for place, block in enumerate(blocks) if isinstance(block, Title)]
    start = starts[0] + 1 if starts else 0
    return (block for block in blocks[start:] if not isinstance(block, _OF_THE_PAPER))
