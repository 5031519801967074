"""What the checker says of all papers of the plan, before they are made."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ...checking import Finding
from ...checking.labels import LEVELS
from ...checking.sets import LAYOUT, check_made
from ...plan import Plan
from ..markup import items, tag, words
from .draft import Draft


def findings_html(draft: Draft) -> str:
    """The findings in every paper and between them; nothing while there is no plan."""
    if draft.plan is None:
        return ""
    found = _found(draft.plan, draft.templates)
    body = items(map(_one, found), "mz-findings") if found else words("p", "没有发现问题。", class_="mz-good")
    count = words("span", f"{len(found)}处", class_="mz-soft") if found else ""
    head = tag("summary", words("h3", "审校全部材料") + count)
    return tag("details", head + body, class_="mz-group mz-fold", open=True)


def _one(found: Finding) -> str:
    level = words("span", LEVELS[found.level], class_="mz-mark")
    return level + words("p", str(found))


@lru_cache(maxsize=4)
def _found(plan: Plan, templates: Path | None) -> tuple[Finding, ...]:
    """The kit lays its papers out itself: about a second of words, not two."""
    return check_made(plan, templates=templates, disable=LAYOUT)
