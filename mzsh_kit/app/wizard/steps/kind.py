"""A step of the wizard: what kind of meeting, of which year, about what."""

from __future__ import annotations

from ..fields import Column, Field, Group, Rows, Step
from .parts import lines

MODES = ("巡察", "巡视")


KIND = Step(
    "kind",
    "会议类型与主题",
    "会议类型和年度定下来，主题、查摆方面和各项程序就有了默认内容。",
    (
        Group(
            "会议",
            (
                Field(("kind",), "choice", needed=True, faults=("kind.unknown",)),
                Field(("year",), "number", needed=True, hint="会议总结的是哪一年，如：2026"),
                Field(("confirmed",), "yes", only_told=True, faults=("unit.branch", "year.held_as")),
                Field(("inspection", "mode"), "choice", about="inspection", options=MODES),
                Field(("inspection", "body"), about="inspection", hint="如：县委第一巡察组"),
                Field(("inspection", "level"), about="inspection", hint="如：县委"),
                Field(("inspection", "period"), about="inspection", hint="如：2026年3月至5月"),
                Field(("inspection", "paper"), about="inspection", hint="反馈意见的名称，不带书名号"),
                Field(("inspection", "aspects"), "number", about="inspection", hint="如：4"),
                Field(("inspection", "problems"), "number", about="inspection", hint="如：26"),
                Field(("case", "name"), about="case", hint="如：某某违纪违法案"),
                Field(("case", "paper"), about="case", hint="案件通报的名称，不带书名号"),
                Field(
                    ("theme",), "text", section="theme", hint="照上级通知填写；没有定下来的，各份材料印“待定”"
                ),
                lines(
                    "purpose",
                    section="opening",
                    hint="为什么开这次会，每行一句，如：推动全面从严治党向纵深发展",
                ),
                Field(("meeting", "name")),
                Field(("aspect_name",), hint="如：方面，印成“4个方面”；带头，印成“四个带头”"),
            ),
        ),
        Rows(
            ("aspects",),
            (
                Column("text", "text", needed=True, width=6),
                Column("name", width=2, hint="供表格用"),
                Column("questions", "sentences", width=5),
                Column("of", "choice", width=3),
                Column("extra", "yes", width=1, title="另加"),
            ),
            "增加方面",
            "另加的不计入方面的个数；具体问题之间用分号隔开。",
        ),
        Rows(
            ("basis",),
            (
                Column("title", width=6),
                Column("issuer", width=4),
                Column("number", width=3),
                Column("text", width=5, hint="如：县委有关部署要求"),
            ),
            "增加依据",
            "文件名称不带书名号；不是文件的，只写最后一栏。",
        ),
    ),
    keeps=(("inspection",), ("case",)),
    about="theme",
)
