"""Days that the plan does not know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...facts.days import days
from ...facts.paper import DATE, IMPRINT, Paper
from ...facts.plan import PlanFacts
from ...rule import Hit, Words, plan_rule


def outside(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A day that the plan does not give, before the first step or after the last."""
    yield from (hit for inside, hit in _unknown(paper, facts) if not inside)


def unknown(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A day that the plan does not give, within the time of the work: it may have been filled in by hand."""
    yield from (hit for inside, hit in _unknown(paper, facts) if inside)


def _unknown(paper: Paper, facts: PlanFacts) -> Iterator[tuple[bool, Hit]]:
    for passage in paper.said:
        if facts.period is None or _filled_in(passage.style, facts):
            continue
        for one in days(passage.text):
            if one.full and one.day not in facts.days:
                inside = one.day is not None and facts.period[0] <= one.day <= facts.period[1]
                why = "方案、工作进度和谈话安排中都没有这个日期" if one.day else "没有这个日期"
                fix = "请与方案核对；确是实际发生的日期的，可以保留" if inside else "请与方案核对后改正"
                yield inside, Hit.of(Words(passage, one.start, one.end), why, fix)


def _filled_in(style: str, facts: PlanFacts) -> bool:
    """The date of issue is written in by hand where the plan leaves it open."""
    return style in (DATE, IMPRINT) and not isinstance(facts.plan.issue_date, date)


_PLAN = "《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准"

RULES = (
    plan_rule(id="date-outside", level="likely", title="日期在全部工作的起止时间之外", reason="方案和工作进度都没有的日期，多是改期或者套用时留下的", source=_PLAN, bad=("《学习研讨安排》2026年11月25日前完成",), good=("《学习研讨安排》2026年12月25日前完成",), find=outside),
    plan_rule(id="date-unknown", level="hint", title="方案中没有的日期", reason="据实填写的日期可以保留，不是的应改正", source=_PLAN, bad=("《情况报告》2026年12月19日集中学习＿＿＿＿天",), good=("《情况报告》集中学习＿＿＿＿天",), find=unknown),
)  # fmt: skip
