"""Which papers of a set already issued a changed plan makes stale."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..plan.model import Plan
from .build import build_all
from .catalogue import Paper, chosen


def changed_papers(
    issued: Plan, plan: Plan, numbers: Iterable[str] | None = None, templates: Path | None = None
) -> tuple[Paper, ...]:
    """The papers that ``plan`` would make otherwise than ``issued`` did, in the order of their numbers.

    Found by making both, so that nothing printed is overlooked; what :func:`mzsh_kit.timing.changes` says of dates
    and notices gives the reasons.
    """
    papers = chosen(numbers, templates)
    return tuple(
        paper
        for paper in papers
        if build_all(issued, (paper,), templates) != build_all(plan, (paper,), templates)
    )
