"""A step of the wizard: everything before the meeting."""

from __future__ import annotations

from ..fields import Column, Field, Group, Rows, Step, View
from .parts import SAID, duty_table, lines, one_text, step_table

PAIRS = (
    ("principal-members", "主要负责同志与其他成员"),
    ("members-members", "其他成员两两之间"),
    ("members-units", "成员与分管单位负责人"),
    ("members-branch", "成员与所在支部党员"),
    ("other", "不排入安排表"),
)


BEFORE = Step(
    "before",
    "会前安排",
    "各步的时间从会议日期倒排，都可以改；改了一步，其余随之调整。",
    (
        View("schedule"),
        one_text(("study", "items"), "增加学习内容", section="study", folded=True),
        Rows(
            ("study", "sessions"),
            (
                Column("when", "when", width=3),
                Column("form", width=3),
                Column("length", width=2),
                Column("what", "text", width=5),
                Column("place", width=3),
            ),
            "增加一次学习",
            "定了日子的集中学习，如：1月15日，理论学习中心组学习，1天。",
            folded=True,
        ),
        Group(
            "学习研讨和征求意见",
            (
                lines("study", "forms"),
                lines("study", "rules", hint="每行一项，如：坚持读原著、学原文、悟原理"),
                lines("study", "aims", hint="学习要达到什么目的，每行一项"),
                Field(("study", "length"), hint="如：不少于1天"),
                lines("opinions", "methods", section="opinions"),
                lines("opinions", "scope"),
                lines("opinions", "handling"),
            ),
            folded=True,
        ),
        Rows(
            ("talks", "relations"),
            (Column("text", needed=True, width=5), Column("pairs", "choice", words=PAIRS, width=4)),
            "增加关系",
            section="talks",
            folded=True,
        ),
        Group(
            "谈心谈话的安排",
            (
                Field(("talks", "length"), hint="如：两周"),
                Field(("talks", "minutes"), "number"),
                Field(("talks", "per_day"), "number"),
                Field(("talks", "delegates"), "number"),
                Field(("talks", "morning"), "number"),
                Field(("talks", "morning_start"), "clock"),
                Field(("talks", "afternoon"), "number"),
                Field(("talks", "afternoon_start"), "clock"),
                lines("talks", "rules"),
            ),
            folded=True,
        ),
        Group(
            "查摆问题和撰写材料",
            (
                lines("problems", "against", section="problems"),
                lines("problems", "rules"),
                lines("materials", "team_parts", section="materials"),
                lines("materials", "outline_parts"),
                lines("materials", "rules"),
                lines("materials", "review"),
            ),
            folded=True,
        ),
        step_table("materials", "增加一项材料", "班子材料和发言提纲时限不同的，分行写明。", folded=True),
        step_table("review", "增加一项审阅", "分几次审阅、审议的，分行写明。", folded=True),
        duty_table("submission", "增加报审事项", "对象空着的，报给报送机关。", "报送机关", folded=True),
        Rows(
            ("schedule", "others"),
            (
                Column("name", needed=True, width=4),
                Column("what", "text", width=6),
                Column("owner", width=3),
                Column("start", "when", width=3),
                Column("end", "when", width=3),
                SAID,
            ),
            "增加步骤",
            "本单位另有的步骤，如动员部署、党组会审议，方案中按时间先后写出。时间可以写某一天，也可以写“会前20天”“会后7天内”。",
            folded=True,
        ),
        Rows(
            ("previous",),
            (
                Column("id", width=2),
                Column("whose", width=2),
                Column("problem", "text", needed=True, width=5),
                Column("measure", "text", width=5),
                Column("owner", width=2),
                Column("until", width=2),
                Column("state", "choice", width=2),
                Column("progress", "text", width=4),
                Column("reason", "text", width=4),
            ),
            "增加一项",
            "上年整改的情况，写进“上年度整改落实情况”和准备情况报告；有上年的36-整改台账.xlsx的，在“导入和导出”中装入。",
            folded=True,
        ),
        View("gantt"),
    ),
    keeps=(("study",), ("opinions",), ("talks",), ("problems",), ("materials",), ("schedule",)),
    about="study.items",
)
