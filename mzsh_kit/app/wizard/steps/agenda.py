"""A step of the wizard: the course of the meeting."""

from __future__ import annotations

from ..fields import Column, Field, Group, Rows, Step, View
from .parts import lines

ITEMS = Rows(
    ("agenda",),
    (
        Column("text", "text", needed=True),
        Column("speaker"),
        Column("mode", "choice"),
        Column("minutes", "number"),
    ),
    "增加议项",
    section="agenda",
)


PARTS = Rows(
    ("meeting", "parts"),
    (Column("name", needed=True), Column("start", "clock"), Column("minutes", "number")),
    "增加时段",
)


AGENDA = Step(
    "agenda",
    "会议议程",
    "按会期把时间分到每一项。时间不够的，说明差多少、怎样调整。",
    (
        View("agenda", (ITEMS, PARTS)),
        Group(
            "议程用时",
            tuple(
                Field(("pace", *place), "number", name=name)
                for place, name in (
                    (("speech", "minutes"), "每人对照检查（分钟）"),
                    (("criticism", "minutes"), "每人次批评（分钟）"),
                    (("item", "minutes"), "其他议项（分钟）"),
                    (("half_day",), ""),
                    (("unbroken",), ""),
                    (("rest",), ""),
                )
            ),
            folded=True,
        ),
        Group(
            "批评和自我批评",
            (
                lines("criticism", "rules", section="criticism"),
                lines("criticism", "explain"),
                Field(("criticism", "least"), "number"),
            ),
            folded=True,
        ),
    ),
    keeps=(("pace",), ("criticism",)),
    about="agenda.0.text",
)
