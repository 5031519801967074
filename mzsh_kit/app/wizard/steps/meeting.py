"""A step of the wizard: when, where, who."""

from __future__ import annotations

from ..fields import Field, Group, Step, View
from .parts import lines

_GUEST = "一人一行，职务和姓名之间空一格，如：县纪委常委 周明"


MEETING = Step(
    "meeting",
    "时间地点人员",
    "日期定了，前后各项工作的时间随之推算；没有定的可以留空，材料中印“待定”。",
    (
        Group(
            "时间和地点",
            (
                Field(
                    ("meeting", "date"),
                    "when",
                    basic=True,
                    section="time",
                    hint="如：2027年1月15日、2027年1月上旬",
                ),
                Field(("meeting", "start"), "clock", hint="如：9:00、下午2:30"),
                Field(("meeting", "length"), hint="如：半天、1天、3小时"),
                Field(("meeting", "venue"), basic=True, section="venue", hint="如：机关三楼会议室"),
                Field(("meeting", "tentative"), "choice", hint="还要报上级同意的，选“拟于”或“暂定”"),
                Field(("meeting", "said"), hint="不印具体日期的写在这里，如：1月中下旬，具体时间另行通知"),
            ),
        ),
        Group(
            "人员",
            (
                Field(("meeting", "chair"), section="chair", hint="一般由主要负责同志主持"),
                Field(("meeting", "recorder")),
                lines(
                    "meeting",
                    "guidance",
                    section="guidance",
                    hint=f"{_GUEST}；没有定人的只写职务或小组，如：区委督导组",
                ),
                lines("meeting", "attendees", section="attendees", hint=f"{_GUEST}；班子成员不必再写"),
                lines("meeting", "observers", section="observers", hint=f"{_GUEST}；非党员班子成员不必再写"),
                Field(("supervision_group",), hint="如：区委第三督导组"),
            ),
        ),
        View("absence"),
    ),
    keeps=(("meeting",),),
)
