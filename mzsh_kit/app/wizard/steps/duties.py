"""A step of the wizard: who does what, what is bound in, dates and numbers."""

from __future__ import annotations

from pathlib import Path

from ....papers import catalogue
from ....plan.parts import DUTIES_TABLE
from ..fields import Column, Field, Group, Rows, Step, View, Words
from .own import OMIT, OWN

_BOUND = (("06", "征求意见表"), ("17", "工作进度表"), (DUTIES_TABLE, "职责分工表"))
"""What may be bound in behind the plan."""


_OWN = "只是实施方案和印发通知"


def _dated(templates: Path | None) -> Words:
    """The papers that bear a date of their own."""
    papers = (paper for paper in catalogue(templates) if paper.follows and not paper.of_plan)
    return tuple((paper.number, paper.stem) for paper in papers)


DATED = Rows(
    ("dated",),
    (
        Column("paper", "choice", needed=True, title="材料", listed=_dated, width=4),
        Column("date", "when", width=3),
        Column("number", width=4),
    ),
    "增加材料",
    "没有填写的，印成“2027年　月　日”“清水党组〔2027〕　号”，办文时再填。日期不能早于材料所写的事。",
    "各份材料的日期和文号",
    folded=True,
)


DUTIES = Step(
    "duties",
    "职责与附件",
    "谁牵头、谁承办、有哪些要求，方案后面附什么。",
    (
        Rows(
            ("groups",),
            (Column("role", needed=True, width=3), Column("people", "names", width=7)),
            "增加一行",
            section="organisation",
        ),
        Rows(
            ("duties",),
            (
                Column("who", width=3),
                Column("does", "text", needed=True, width=5),
                Column("parts", "lines", width=5),
            ),
            "增加职责",
            "职责分几项的，每行一项写在分项职责一栏。",
            section="duties-table",
        ),
        Rows(
            ("requirements",),
            (Column("heading", needed=True, width=3), Column("text", "text", width=7)),
            "增加要求",
            section="requirements",
        ),
        Rows(
            ("attachments",),
            (
                Column("name", needed=True, width=4),
                Column("paper", "choice", words=_BOUND, options=tuple(key for key, _ in _BOUND), width=3),
                Column("texts", "lines", width=7),
            ),
            "增加附件",
            "序号由程序编排。选了材料或者写了内容的，附在方案后面，另起一页，排在前面；内容每行一段。",
            folded=True,
        ),
        OWN,
        OMIT,
        View("rewritten"),
        Group(
            "发文",
            (
                Field(("issue_number",), hint=f"{_OWN}的文号，如：清水党组〔2026〕15号"),
                Field(("issue_date",), "when", hint=f"{_OWN}的成文日期，如：2026年12月11日"),
            ),
        ),
        DATED,
    ),
    keeps=(("rewritten",),),
    about="requirements.0.text",
)
