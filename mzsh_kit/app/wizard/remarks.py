"""What may be right and yet wants a second look: told beside its field, and never in the way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...errors import Fault
from ...papers.remarks import remarks as of_plan
from .draft import Draft
from .fields import Place


def remarks(draft: Draft, today: date | None = None) -> tuple[Fault, ...]:
    """Doubts about the answers, each with the place at which it is told; none while there is no plan."""
    return of_plan(draft.firm, today, draft.templates) if draft.firm else ()


def beside(draft: Draft, today: date | None = None) -> Mapping[Place, tuple[Fault, ...]]:
    """The remarks by their places, so that a field is given its own."""
    found: dict[Place, tuple[Fault, ...]] = {}
    for one in remarks(draft, today):
        found[one.place] = (*found.get(one.place, ()), one)
    return found
