"""Days that the plan does not know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .known import Known
from .numbers import days
from .paper import Paper, Words
from .rule import Hit, Rule
from .text import DATE, IMPRINT


def outside(paper: Paper, known: Known) -> Iterator[Hit]:
    """A day that the plan does not give, before the first step or after the last."""
    yield from (hit for inside, hit in _unknown(paper, known) if not inside)


def unknown(paper: Paper, known: Known) -> Iterator[Hit]:
    """A day that the plan does not give, within the time of the work: it may have been filled in by hand."""
    yield from (hit for inside, hit in _unknown(paper, known) if inside)


def _unknown(paper: Paper, known: Known) -> Iterator[tuple[bool, Hit]]:
    for passage in paper.said:
        if known.period is None or _filled_in(passage.style, known):
            continue
        for one in days(passage.text):
            if one.full and one.day not in known.days:
                inside = one.day is not None and known.period[0] <= one.day <= known.period[1]
                why = "方案、工作进度和谈话安排中都没有这个日期" if one.day else "没有这个日期"
                fix = "请与方案核对；确是实际发生的日期的，可以保留" if inside else "请与方案核对后改正"
                yield inside, Hit(Words(passage, one.start, one.end), why, fix)


def _filled_in(style: str, known: Known) -> bool:
    """The date of issue is written in by hand where the plan leaves it open."""
    return style in (DATE, IMPRINT) and not isinstance(known.plan.issue_date, date)


_PLAN = "《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准"

RULES = (
    Rule("date-outside", "other", "likely", "日期在全部工作的起止时间之外", "方案和工作进度都没有的日期，多是改期或者套用时留下的", _PLAN, ("《学习研讨安排》2026年11月25日前完成",), ("《学习研讨安排》2026年12月25日前完成",), outside),
    Rule("date-unknown", "other", "hint", "方案中没有的日期", "据实填写的日期可以保留，不是的应改正", _PLAN, ("《情况报告》2026年12月19日集中学习＿＿＿＿天",), ("《情况报告》集中学习＿＿＿＿天",), unknown),
)  # fmt: skip
