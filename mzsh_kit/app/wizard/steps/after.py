"""A step of the wizard: everything after the meeting."""

from __future__ import annotations

from ....plan.held import TEAM, Held
from ..fields import Column, Field, Group, Rows, Step, View
from .parts import duty_table, lines, one_text

AFTER = Step(
    "after",
    "会后工作",
    "会后向谁报告、向谁通报、怎样整改、怎样归档。时限从会议日期顺推。",
    (
        View("after"),
        duty_table("report", "增加报告事项", "对象空着的，报给报送机关。", "报送机关"),
        Group("请示和报告报给谁", (lines("report_to", hint="每行一个机关；空着的，报给上级党组织"),)),
        duty_table(
            "bulletin",
            "增加通报事项",
            "向谁通报，写在对象一栏。",
            more=(
                Column("condition", "lines", width=4, hint="如：经上级审查同意后", folded=True),
                Column("way", width=3, hint="如：召开情况通报会", folded=True),
            ),
        ),
        one_text(("rectification",), "增加要求", section="rectification", folded=True),
        one_text(
            ("related",),
            "增加会议",
            "与这次会议有关的会议，如班子成员参加所在党支部组织生活会。",
            "related",
            folded=True,
        ),
        duty_table("archive", "增加归档事项", folded=True),
        Group(
            "会后填写的情况",
            tuple(Field(("held", name), "number") for name in Held.model_fields if name != "items"),
            folded=True,
            note="会议开过以后填写，写进总结讲话、情况报告、会议纪要、情况通报；没有填写的，材料中留空。",
        ),
        Rows(
            ("held", "items"),
            (
                Column("whose", hint=TEAM, width=3),
                Column("problem", "text", needed=True, width=6),
                Column("measure", "text", width=6),
                Column("owner", width=3),
                Column("until", width=3),
            ),
            "增加整改事项",
            "写进情况报告、整改清单和整改台账。整改主体写“领导班子”或者成员姓名，空着的为领导班子。",
            folded=True,
        ),
    ),
    keeps=(("held",), ("schedule", "rectification"), ("schedule", "publicity")),
    about="schedule.report.0.end",
)
