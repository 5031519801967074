"""What the checker says of the plan's paper, before it is made."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ...checking import Finding, check_bytes
from ...checking.labels import LEVELS
from ...output import rendered
from ...papers import build_all, chosen
from ...plan import Plan
from ..markup import items, tag, words
from .draft import Draft

_PAPER = "01"


def findings_html(draft: Draft) -> str:
    """The findings in the 实施方案; nothing while there is no plan."""
    if draft.plan is None:
        return ""
    found = _found(draft.plan, draft.templates)
    body = items(map(_one, found), "mz-findings") if found else words("p", "没有发现问题。", class_="mz-good")
    count = words("span", f"{len(found)}处", class_="mz-soft") if found else ""
    head = tag("summary", words("h3", "审校实施方案") + count)
    return tag("details", head + body, class_="mz-group mz-fold", open=True)


def _one(found: Finding) -> str:
    level = words("span", LEVELS[found.level], class_="mz-mark")
    return level + words("p", f"“{found.text}”（{'；'.join(found.places)}）：{found.why}。{found.fix}。")


@lru_cache(maxsize=4)
def _found(plan: Plan, templates: Path | None) -> tuple[Finding, ...]:
    (made,) = build_all(plan, chosen([_PAPER], templates), templates)
    name, data = rendered(made)
    return check_bytes(data, name, plan=plan, templates=templates)
