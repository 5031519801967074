"""Which papers of a set already issued a changed plan makes stale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..document import Document
from ..plan.model import Plan
from .build import Made, build_all
from .catalogue import Paper, chosen


def changed_papers(
    issued: Plan, plan: Plan, numbers: Iterable[str] | None = None, templates: Path | None = None
) -> tuple[Paper, ...]:
    """The papers that ``plan`` would make otherwise than ``issued`` did, in the order of their numbers.

    Found by making both, so that nothing printed is overlooked; what :func:`mzsh_kit.timing.changes` says of
    dates and notices gives the reasons.
    """
    papers = chosen(numbers, templates)
    return tuple(
        paper for paper in papers if _read(issued, paper, templates) != _read(plan, paper, templates)
    )


def _read(plan: Plan, paper: Paper, templates: Path | None) -> list[Made]:
    """What people read of a paper: not the plan that it carries unseen."""
    made = build_all(plan, (paper,), templates)
    return [
        replace(paper, content=replace(paper.content, carried=""))
        if isinstance(paper.content, Document)
        else paper
        for paper in made
    ]
