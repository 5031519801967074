"""``build(plan)``: pure, without clock, file or chance beyond the wordings under ``templates/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import resources
from ..document import Block, Document, Title, numbered
from ..plan.model import Plan
from ..plan.wording import person
from .catalogue import Paper, chosen
from .sections import plan_paper
from .wordings import Facts, facts_of, wording


@dataclass(frozen=True, slots=True)
class Made:
    """One document of a paper and the name of its file, without ending."""

    stem: str
    document: Document


def build(plan: Plan, number: str = "01", templates: Path | None = None) -> Document:
    """The numbered document of one paper of the set; of a paper for each member, the first member's.

    Raises :class:`mzsh_kit.errors.KitError` for an unknown number or a faulty wording (file and line).
    """
    (paper,) = chosen([number], templates)
    return next(_made(plan, paper, facts_of(plan, templates), templates)).document


def build_all(plan: Plan, papers: tuple[Paper, ...], templates: Path | None = None) -> tuple[Made, ...]:
    """Every document of some papers, in the order of their numbers. Raises as :func:`build` does."""
    facts = facts_of(plan, templates)
    return tuple(made for paper in papers for made in _made(plan, paper, facts, templates))


def _made(plan: Plan, paper: Paper, facts: Facts, templates: Path | None) -> Iterator[Made]:
    folder = (templates or resources.templates()) / "papers"
    if paper.folder:
        yield _finished(paper.stem, paper, plan_paper(plan, folder / paper.folder, facts, templates), plan)
    elif paper.each:
        for member in plan.attending:
            stem = f"{paper.stem}-{person(member, plan)}"
            yield _finished(stem, paper, wording(folder / paper.text, {**facts, "member": member}), plan)
    else:
        yield _finished(paper.stem, paper, wording(folder / paper.text, facts), plan)


def _finished(stem: str, paper: Paper, blocks: tuple[Block, ...], plan: Plan) -> Made:
    title = next((block.text for block in blocks if isinstance(block, Title)), paper.name)
    return Made(stem, numbered(Document(blocks, subject=title, organ=plan.unit.name)))
