"""Days that the plan does not know, and the day on which it was signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from ....plan import when_words
from ....text import Date, annotated
from ....timing.steps import DRAFTING
from ...facts.meeting import days, signed
from ...facts.paper import DATE, IMPRINT, Paper, Passage
from ...facts.plan import PlanFacts
from ...rule import Hit, Words, plan_rule

_SETS_LIMITS = ("01", "04", "17")


def unknown(inside: bool, paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A day that the plan does not give: between its first step and its last one it may have been filled in by hand."""
    made = {passage.text for passage in facts.made(paper.made_as)}
    for passage in paper.said if facts.period else ():
        if passage.text in made or _filled_in(passage.style, facts):
            continue
        for read in days(passage.text):
            day = read.on()
            if (
                day
                and facts.period
                and day not in facts.days
                and inside == (facts.period[0] <= day <= facts.period[1])
            ):
                yield Hit.of(_words(passage, read), "方案、工作进度和谈话安排中都没有这个日期")


def _words(passage: Passage, read: Date) -> Words:
    return Words(passage, *annotated(passage.text).original(read))


def _filled_in(style: str, facts: PlanFacts) -> bool:
    """The date of issue is written in by hand where the plan leaves it open."""
    return style in (DATE, IMPRINT) and not isinstance(facts.plan.issue_date, date)


def signed_late(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A plan does not set limits that had passed when somebody signed it; where the plan itself is dated so,
    the page says it before the papers are made.
    """
    last = next((passage for passage in reversed(paper.said) if passage.style == DATE), None)
    made = {passage.text for passage in facts.made(paper.made_as) if passage.style == DATE}
    by_hand = last and last.text not in made and paper.name.startswith(_SETS_LIMITS)
    day = signed(last) if last and by_hand else None
    passed = [
        row
        for row in facts.derived.steps
        if day and isinstance(row.end, date) and row.end < day and row.key != DRAFTING and not row.done
    ]
    if last and day and passed:
        told = "、".join(f"“{row.name}”（{when_words(row.end)}）" for row in passed[:3])
        yield Hit.of(
            Words(last, 0, len(last.text)), f"成文以前{told}已经到期", "请改正成文日期，或者重新安排各项时限"
        )


_PLAN = "《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准"

RULES = (
    plan_rule(id="date-outside", level="likely", title="日期在全部工作的起止时间之外", reason="方案和工作进度都没有的日期，多是改期或者套用时留下的", source=_PLAN, bad=("《情况报告》2026年10月19日集中学习＿＿＿＿天",), good=("《情况报告》集中学习＿＿＿＿天",), find=partial(unknown, False)),
    plan_rule(id="date-unknown", level="hint", title="方案中没有的日期", reason="据实填写的日期可以保留，不是的应改正", source=_PLAN, bad=("《情况报告》2026年12月19日集中学习＿＿＿＿天",), good=("《情况报告》集中学习＿＿＿＿天",), find=partial(unknown, True), fix="请与方案核对；确是实际发生的日期的，可以保留"),
    plan_rule(id="limit-before-plan", level="error", title="时限早于成文日期", reason="方案印出来的时候时限已经过去，无法执行", source=_PLAN, bad=("《实施方案》2026年12月31日",), good=("《实施方案》2026年　月　日",), find=signed_late),
)  # fmt: skip
