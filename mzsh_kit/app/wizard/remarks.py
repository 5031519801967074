"""What may be right and yet wants a second look: told beside its field, and never in the way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...errors import Fault
from ...papers.remarks import remarks as of_plan
from ...plan.source import DataPath
from .draft import Draft


def remarks(draft: Draft, today: date | None = None) -> tuple[Fault, ...]:
    """Doubts about the answers, each with the place at which it is told; none while there is no plan."""
    return of_plan(draft.firm, today, draft.templates) if draft.firm else ()


def beside(draft: Draft, today: date | None = None) -> Mapping[DataPath, tuple[Fault, ...]]:
    """The remarks by their places, so that a field is given its own."""
    by_place: dict[DataPath, tuple[Fault, ...]] = {}
    for remark in remarks(draft, today):
        by_place[remark.place] = (*by_place.get(remark.place, ()), remark)
    return by_place
