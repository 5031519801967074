"""实施方案: sections in the order that the kind of meeting gives, each from its wording."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..document import Block, Heading, Paragraph
from ..plan.kinds import Section, library
from ..plan.model import Plan
from .wordings import Facts, wording


def plan_paper(plan: Plan, folder: Path, facts: Facts, templates: Path | None = None) -> tuple[Block, ...]:
    """Opening, sections and closing; a section that its wording leaves empty is left out, with its heading."""
    sections = library(templates).kind(plan.kind).sections
    body = [block for section in sections for block in _section(section, 1, folder, facts)]
    return (*wording(folder / "opening.txt", facts), *body, *wording(folder / "closing.txt", facts))


def _section(section: Section, level: int, folder: Path, facts: Facts) -> tuple[Block, ...]:
    parts = [blocks for one in section.sections if (blocks := _section(one, level + 1, folder, facts))]
    named = {**facts, "sections": len(parts)}
    own = wording(folder / f"{section.text}.txt", named) if section.text else ()
    if not (own or parts) or (section.sections and not parts):
        return ()
    return (*_headed(Heading(level, section.heading), own), *(block for blocks in parts for block in blocks))


def _headed(heading: Heading, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Below level 1 the first paragraph runs on behind its heading."""
    if heading.level > 1 and blocks and isinstance(blocks[0], Paragraph):
        return (replace(heading, body=blocks[0].text), *blocks[1:])
    return (heading, *blocks)
