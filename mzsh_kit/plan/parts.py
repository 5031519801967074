"""The parts of a plan: what it rests on, what is prepared, what happens at the meeting, who does what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ..text.numbers import whole
from ..text.patterns import AMOUNT
from .fields import Clock, Line, Moment, Name, Optional, OptionalText, Stated, Text, closed
from .people import Facts
from .when import Open


class Basis(Facts):
    """What the plan rests on: a paper, cited as 《title》 with its issuer and number, or ``text``
    (县委有关部署要求).
    """

    title: Annotated[Stated[Line], Field(title="文件名称")] = Open.UNDECIDED
    issuer: Annotated[Optional, Field(title="发文机关")] = ""
    number: Annotated[Optional, Field(title="文号")] = ""
    text: Annotated[OptionalText, Field(title="不是文件的依据")] = ""

    @model_validator(mode="before")
    @classmethod
    def _one(cls, value: object) -> object:
        """What has no words of its own must have a title; a text alone is no paper."""
        if isinstance(value, str):
            return {"text": value}
        if isinstance(value, Mapping) and not value.get("text") and "title" not in value:
            raise PydanticCustomError("basis.empty", "empty", {})
        return value


class Inspection(Facts):
    """The 巡视 or 巡察 (or case) from which a special meeting follows; its theme and name derive from it."""

    body: Annotated[Stated[Line], Field(title="巡视巡察机构")] = Open.UNDECIDED
    mode: Annotated[Literal["巡视", "巡察"], Field(title="巡视或巡察")] = "巡察"
    level: Annotated[Optional, Field(title="层级")] = ""
    paper: Annotated[Stated[Line], Field(title="反馈文件")] = Open.UNDECIDED
    period: Annotated[Optional, Field(title="巡视巡察期间")] = ""
    aspects: Annotated[int | None, Field(title="反馈问题方面数", ge=1)] = None
    problems: Annotated[int | None, Field(title="反馈问题个数", ge=1)] = None


class Case(Facts):
    """The case that a meeting of kind 以案促改 draws on."""

    name: Annotated[Stated[Line], Field(title="案件名称")] = Open.UNDECIDED
    paper: Annotated[Stated[Line], Field(title="案件通报文件")] = Open.UNDECIDED


class Aspect(Facts):
    """One aspect of self-examination. ``extra`` ones are added on and not counted (反面典型案例剖析)."""

    text: Annotated[Stated[Text], Field(title="查摆方面")]
    name: Annotated[Optional, Field(title="方面简称")] = ""
    """A short name for tables and headings where ``text`` is long."""
    questions: Annotated[tuple[Text, ...], Field(title="具体问题")] = ()
    of: Annotated[Literal["班子和成员", "班子", "成员"], Field(title="适用对象")] = "班子和成员"
    extra: Annotated[bool, Field(title="加项")] = False

    @property
    def short(self) -> str | Open:
        """How headings and tables call it."""
        return self.name or self.text


class Session(Facts):
    """A session of study or an hour of it that the plan names: 1月15日中心组专题学习1天."""

    when: Annotated[Moment, Field(title="时间")] = Open.UNDECIDED
    form: Annotated[Optional, Field(title="形式")] = ""
    what: Annotated[OptionalText, Field(title="内容")] = ""
    length: Annotated[Optional, Field(title="时长")] = ""
    place: Annotated[Optional, Field(title="地点")] = ""


class Study(Facts):
    items: Annotated[tuple[Text, ...], Field(title="学习内容")] = ()
    forms: Annotated[tuple[Line, ...], Field(title="学习形式")] = ()
    length: Annotated[Stated[Line], Field(title="集中学习时间")] = Open.UNDECIDED
    rules: Annotated[tuple[Text, ...], Field(title="学习要求")] = ()
    aims: Annotated[tuple[Text, ...], Field(title="学习目的")] = ()
    """What is to be understood or reached by it; the last closes the sentence (打牢思想基础)."""
    sessions: Annotated[tuple[Session, ...], Field(title="学习安排")] = ()


class Opinions(Facts):
    methods: Annotated[tuple[Line, ...], Field(title="征求意见方式")] = ()
    scope: Annotated[tuple[Line, ...], Field(title="征求意见范围")] = ()
    handling: Annotated[tuple[Text, ...], Field(title="意见反馈要求")] = ()


class Relation(Facts):
    """One 必谈 relation. ``pairs`` says how it expands over the team; ``other`` is words only."""

    text: Annotated[Line, Field(title="必谈关系")]
    pairs: Annotated[
        Literal["principal-members", "members-members", "members-units", "members-branch", "other"],
        Field(title="谈话对象"),
    ] = "other"


class Talks(Facts):
    relations: Annotated[tuple[Relation, ...], Field(title="必谈关系")] = ()
    rules: Annotated[tuple[Text, ...], Field(title="谈话要求")] = ()
    length: Annotated[Optional, BeforeValidator(closed), Field(title="谈话安排时间")] = ""
    delegates: Annotated[int, Field(title="每人谈话的党员代表人数", ge=1, le=20)] = 1
    per_day: Annotated[int, Field(title="每人每天至多谈话次数", ge=1, le=20)] = 2
    minutes: Annotated[int, Field(title="每次谈话时长（分钟）", ge=5, le=240)] = 30
    morning: Annotated[int, Field(title="上午场次", ge=0, le=10)] = 2
    morning_start: Annotated[Clock, Field(title="上午首场开始时间")] = time(9)
    afternoon: Annotated[int, Field(title="下午场次", ge=0, le=10)] = 2
    afternoon_start: Annotated[Clock, Field(title="下午首场开始时间")] = time(15)


class Materials(Facts):
    """对照检查材料 and 发言提纲: the parts each must have, rules for writing, who reviews."""

    team_parts: Annotated[tuple[Line, ...], Field(title="班子对照检查材料内容")] = ()
    outline_parts: Annotated[tuple[Line, ...], Field(title="个人发言提纲内容")] = ()
    rules: Annotated[tuple[Text, ...], Field(title="撰写要求")] = ()
    review: Annotated[tuple[Text, ...], Field(title="审阅把关")] = ()


class Problems(Facts):
    """查摆问题: against what, how."""

    against: Annotated[tuple[Line, ...], Field(title="对照依据")] = ()
    rules: Annotated[tuple[Text, ...], Field(title="查摆要求")] = ()


class Part(Facts):
    """A part of the meeting with its own time (上午 学习, 下午 会议). ``minutes`` is its length, ``None``
    unset.
    """

    name: Annotated[Line, Field(title="时段名称")]
    start: Annotated[Clock, Field(title="开始时间")] = Open.UNDECIDED
    minutes: Annotated[int | None, Field(title="时长（分钟）", ge=1, le=1440)] = None


class AgendaItem(Facts):
    """One item: what, by whom, in which mode, how long.

    ``minutes`` is the length it should have (``None``: as the plan's ``pace`` says), allotted between
    ``least`` and ``most``; a ``locked`` item has exactly its ``minutes``. Where several speak, all three are
    for the whole item. ``part`` names the part it belongs to; empty: the part in which the items before it
    end.
    """

    text: Annotated[Text, Field(title="议项")]
    speaker: Annotated[Stated[Line], Field(title="发言人")] = Open.UNDECIDED
    mode: Annotated[
        Literal["一人发言", "一人发言并接受批评", "逐一发言并接受批评"], Field(title="进行方式")
    ] = "一人发言"
    part: Annotated[Optional, Field(title="所属时段")] = ""
    minutes: Annotated[int | None, Field(title="时长（分钟）", ge=1, le=1440)] = None
    least: Annotated[int | None, Field(title="最短（分钟）", ge=1, le=1440)] = None
    most: Annotated[int | None, Field(title="最长（分钟）", ge=1, le=1440)] = None
    locked: Annotated[bool, Field(title="锁定时长")] = False

    @property
    def rests(self) -> bool:
        """Whether it is a break, and nothing to be dealt with."""
        return self._rest is not None

    @property
    def minutes_said(self) -> int | None:
        """How long a break is by its own words: 15 of 会间休息（约15分钟）."""
        return whole(self._rest["minutes"] or "") if self._rest else None

    @property
    def _rest(self) -> re.Match[str] | None:
        rest = f"(?:会[间中]|中[场间途])?(?:休息|茶歇)(?:[（(]?约?(?P<minutes>{AMOUNT})分钟[）)]?)?"
        return re.fullmatch(rest, self.text.strip("。；;"))

    @model_validator(mode="after")
    def _lengths(self) -> AgendaItem:
        stated = [length for length in (self.least, self.minutes, self.most) if length is not None]
        if stated != sorted(stated):
            raise PydanticCustomError("timing.lengths", "lengths", {"found": "、".join(map(str, stated))})
        if self.locked and self.minutes is None:
            raise PydanticCustomError("timing.locked", "locked", {})
        return self


class Length(Facts):
    """Minutes that something may take: at least, preferably, at most."""

    least: Annotated[int, Field(title="最短（分钟）", ge=1, le=1440)]
    minutes: Annotated[int, Field(title="适宜（分钟）", ge=1, le=1440)]
    most: Annotated[int, Field(title="最长（分钟）", ge=1, le=1440)]

    @model_validator(mode="after")
    def _lengths(self) -> Length:
        if not self.least <= self.minutes <= self.most:
            lengths = f"{self.least}、{self.minutes}、{self.most}"
            raise PydanticCustomError("timing.lengths", "lengths", {"found": lengths})
        return self


class Pace(Facts):
    """How the agenda builder allots time where the items do not say. Customary figures, no rule."""

    speech: Annotated[Length, Field(title="每人对照检查")] = Length(least=5, minutes=10, most=15)
    criticism: Annotated[Length, Field(title="每人次批评")] = Length(least=1, minutes=2, most=3)
    item: Annotated[Length, Field(title="其他议项")] = Length(least=5, minutes=10, most=20)
    least_speech: Annotated[int, Field(title="压缩后每人对照检查不少于（分钟）", ge=1, le=60)] = 3
    least_criticism: Annotated[int, Field(title="压缩后每人次批评不少于（分钟）", ge=1, le=60)] = 1
    half_day: Annotated[int, Field(title="半天会期（分钟）", ge=30, le=480)] = 180
    afternoon: Annotated[Clock, Field(title="下午开会时间")] = time(14, 30)
    unbroken: Annotated[int, Field(title="连续开会不超过（分钟）", ge=30, le=480)] = 120
    rest: Annotated[int, Field(title="休息时间（分钟）", ge=0, le=60)] = 10
    step: Annotated[int, Field(title="时间单位（分钟）", ge=1, le=30)] = 5
    source: Annotated[Optional, Field(title="出处")] = ""


class Criticism(Facts):
    rules: Annotated[tuple[Text, ...], Field(title="批评和自我批评要求")] = ()
    least: Annotated[int | None, Field(title="每人至少批评意见条数", ge=1, le=50)] = None
    explain: Annotated[tuple[Line, ...], Field(title="会上说明事项")] = ()


class Meeting(Facts):
    name: Annotated[Stated[Line], Field(title="会议名称")] = Open.UNDECIDED
    date: Annotated[Moment, Field(title="会议日期")] = Open.UNDECIDED
    tentative: Annotated[Literal["确定", "拟于", "暂定"], Field(title="日期是否确定")] = "确定"
    said: Annotated[Optional, Field(title="时间的写法")] = ""
    """The office's own words for the time, printed instead of the date: 1月中下旬，具体时间另行通知."""
    start: Annotated[Clock, Field(title="开始时间")] = Open.UNDECIDED
    length: Annotated[Stated[Line], Field(title="会期")] = Open.UNDECIDED
    venue: Annotated[Stated[Line], Field(title="会议地点")] = Open.UNDECIDED
    chair: Annotated[Stated[Name], Field(title="主持人")] = Open.UNDECIDED
    attendees: Annotated[tuple[Line, ...], Field(title="其他参加人员")] = ()
    observers: Annotated[tuple[Line, ...], Field(title="列席人员")] = ()
    guidance: Annotated[tuple[Line, ...], Field(title="到会指导")] = ()
    recorder: Annotated[Stated[Line], Field(title="记录人")] = Open.UNDECIDED
    parts: Annotated[tuple[Part, ...], Field(title="会议时段")] = ()


class Group(Facts):
    """A role of the leading group (组长, 副组长, 成员, 办公室) and who fills it."""

    role: Annotated[Line, Field(title="小组职务")]
    people: Annotated[tuple[Line, ...], Field(title="人员")] = ()


class Duty(Facts):
    who: Annotated[Stated[Line], Field(title="责任主体")] = Open.UNDECIDED
    does: Annotated[Text, Field(title="职责")]
    parts: Annotated[tuple[Text, ...], Field(title="分项职责")] = ()


class Requirement(Facts):
    heading: Annotated[Line, Field(title="要求")]
    text: Annotated[OptionalText, Field(title="内容")] = ""


class Own(Facts):
    """What an office adds to the 实施方案 itself: a section (``heading`` given) or paragraphs of one that is
    there.

    ``at`` is the section (name of its text, see :func:`mzsh_kit.plan.own.sections_of`). A section of its own
    stands before (前) or behind (后) it, or as the last one inside (内); paragraphs stand at its head (前) or
    its end.
    """

    at: Annotated[Line, Field(title="所在部分")]
    place: Annotated[Literal["前", "内", "后"], Field(title="位置")] = "后"
    heading: Annotated[Optional, Field(title="标题")] = ""
    texts: Annotated[tuple[Text, ...], Field(title="内容")] = ()


class Rewritten(Facts):
    """A paragraph, a title, a heading or a cell of a paper in the office's own words; none of them leaves it
    out.

    ``was`` is the text as the kit writes it, ``where`` the row and the column of a cell. All name the facts
    in them in braces, see :mod:`mzsh_kit.papers.rewritten`. A paragraph stands so many places further down
    (``moved``), or up where that is negative. ``always``: the office writes it so every time.
    """

    paper: Annotated[Line, Field(title="材料")]
    was: Annotated[OptionalText, Field(title="原文")]
    where: Annotated[OptionalText, Field(title="原文所在")] = ""
    texts: Annotated[tuple[Text, ...], Field(title="改写")] = ()
    moved: Annotated[int, Field(title="移动位置", ge=-99, le=99)] = 0
    always: Annotated[bool, Field(title="以后都这样写")] = False


DUTIES_TABLE = "职责分工"
"""The attachment that is the table of duties."""


class Attachment(Facts):
    """An attachment of the plan: its name alone, or with content: paragraphs, or a paper of the set by its
    number.

    Of a paper that has an attachment of its own (征求意见表) that one is bound in.
    """

    name: Annotated[Line, Field(title="附件名称")]
    texts: Annotated[tuple[Text, ...], Field(title="附件内容")] = ()
    paper: Annotated[Optional, Field(title="附上的材料", pattern=rf"\d\d|{DUTIES_TABLE}|")] = ""

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value
