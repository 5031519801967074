"""The facts of one meeting. Frozen, plain data in and out; every field has its Chinese name as ``title``.

What a plan does not state is either open (a :class:`~mzsh_kit.plan.when.Open`) or absent (an empty tuple).
Defaults that depend on the kind of meeting, the year or the unit are data in ``templates/`` and are put in by
:func:`mzsh_kit.plan.complete`, so a ``Plan`` that comes from there is whole.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .fields import Clock, Line, Moment, Name, Optional, Stated, Text
from .when import Open

PARTY_MEMBER = ("中共党员", "中共预备党员")


class Facts(BaseModel):
    """Base of every part of a plan: immutable, nothing unknown accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Role(StrEnum):
    """Place of a member in the team."""

    PRINCIPAL = "主要负责同志"
    MEMBER = "班子成员"


class Unit(Facts):
    """The unit whose leading body meets, and the facts that its papers carry."""

    name: Annotated[Line, Field(title="单位全称", max_length=200)]
    type: Annotated[Line, Field(title="单位类型")]
    code: Annotated[Optional, Field(title="单位代码")] = ""
    short: Annotated[Stated[Line], Field(title="规范化简称")] = Open.UNDECIDED
    body: Annotated[Stated[Line], Field(title="领导机关")] = Open.UNDECIDED
    """党组, 党委, 党工委 … as its papers call the leading body."""
    issuer: Annotated[Stated[Line], Field(title="发文机关")] = Open.UNDECIDED
    issuer_code: Annotated[Stated[Line], Field(title="发文代字")] = Open.UNDECIDED
    superior: Annotated[Stated[Line], Field(title="上级党组织")] = Open.UNDECIDED
    copies: Annotated[tuple[Line, ...], Field(title="抄送")] = ()
    printer: Annotated[Stated[Line], Field(title="印发机关")] = Open.UNDECIDED


class Member(Facts):
    """A member of the team. Members stand in their order of precedence."""

    name: Annotated[Name, Field(title="姓名")]
    post: Annotated[Line, Field(title="职务")]
    role: Annotated[Role, Field(title="角色")] = Role.MEMBER
    politics: Annotated[Line, Field(title="政治面貌")] = "中共党员"
    charge: Annotated[tuple[Line, ...], Field(title="分管单位")] = ()
    branch: Annotated[Optional, Field(title="所在党支部")] = ""
    should_attend: Annotated[bool | None, Field(title="是否应到")] = None
    """``None``: Party members should, others should not."""
    absence: Annotated[Optional, Field(title="缺席事由")] = ""
    written: Annotated[bool, Field(title="书面发言")] = False

    @property
    def in_party(self) -> bool:
        return self.politics in PARTY_MEMBER

    @property
    def attends(self) -> bool:
        """Whether the member counts among 应到: Party members, unless stated otherwise."""
        return self.in_party and self.should_attend is not False

    @model_validator(mode="after")
    def _consistent(self) -> Member:
        if self.should_attend and not self.in_party:
            raise PydanticCustomError("member.not_party", "not a Party member", {"found": self.name})
        if self.written and not self.absence:
            raise PydanticCustomError("member.statement", "no reason of absence", {"found": self.name})
        return self


class Basis(Facts):
    """A paper that the plan cites: 《title》 with its issuer and number."""

    title: Annotated[Stated[Line], Field(title="文件名称")]
    issuer: Annotated[Optional, Field(title="发文机关")] = ""
    number: Annotated[Optional, Field(title="文号")] = ""


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
    questions: Annotated[tuple[Text, ...], Field(title="具体问题")] = ()
    of: Annotated[Literal["班子和成员", "班子", "成员"], Field(title="适用对象")] = "班子和成员"
    extra: Annotated[bool, Field(title="加项")] = False


class Study(Facts):
    items: Annotated[tuple[Text, ...], Field(title="学习内容")] = ()
    forms: Annotated[tuple[Line, ...], Field(title="学习形式")] = ()
    length: Annotated[Stated[Line], Field(title="集中学习时间")] = Open.UNDECIDED


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
    length: Annotated[Stated[Line], Field(title="谈话安排时间")] = Open.UNDECIDED
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


class Step(Facts):
    """A step of the work before or after the meeting: who does it, for whom, from when to when, by which rule.

    ``start`` and ``end`` are counted from the meeting or, fixed by hand, dates. A computed ``end`` on a day off
    moves as ``shift`` says, a computed ``start`` to the next working day.
    ``after`` names the steps (key or 步骤) that must end before this one starts.
    """

    name: Annotated[Optional, Field(title="步骤")] = ""
    owner: Annotated[Optional, Field(title="责任主体")] = ""
    to: Annotated[tuple[Line, ...], Field(title="对象")] = ()
    start: Annotated[Moment, Field(title="开始")] = Open.UNDECIDED
    end: Annotated[Moment, Field(title="完成时限")] = Open.UNDECIDED
    shift: Annotated[Literal["不调整", "提前到工作日", "顺延到工作日"], Field(title="遇休息日")] = (
        "提前到工作日"
    )
    rule: Annotated[Optional, Field(title="规则")] = ""
    source: Annotated[Optional, Field(title="出处")] = ""
    after: Annotated[tuple[Line, ...], Field(title="前置步骤")] = ()
    least: Annotated[int | None, Field(title="至少需要工作日", ge=1, le=250)] = None
    """Working days, the first and the last included."""
    phase: Annotated[Literal["", "会前", "会后"], Field(title="阶段")] = ""
    """Empty: as the place in the schedule or the time limit says."""
    done: Annotated[bool, Field(title="已完成")] = False


def _step(name: str) -> Any:
    return Field(default=Step(name=name), title=name)


class Schedule(Facts):
    """The steps by name, in their order; ``others`` are an office's own."""

    drafting: Step = _step("制定方案")
    study: Step = _step("学习研讨")
    opinions: Step = _step("征求意见")
    feedback: Step = _step("意见反馈")
    talks: Step = _step("谈心谈话")
    problems: Step = _step("查摆问题")
    materials: Step = _step("撰写材料")
    review: Step = _step("审阅把关")
    submission: Step = _step("报审")
    notice: Step = _step("会议通知")
    bulletin: Step = _step("会后通报")
    report: Step = _step("情况报告")
    rectification: Step = _step("整改清单")
    publicity: Step = _step("整改公开")
    archive: Step = _step("归档")
    others: Annotated[tuple[Step, ...], Field(title="其他步骤")] = ()


class Obligation(Facts):
    """What is to be sent or done, by whom, to whom, until when.

    ``to`` empty: to the plan's 报送机关. ``due`` ``None``: as the step of the schedule that it belongs to.
    """

    what: Annotated[Text, Field(title="事项")]
    by: Annotated[Optional, Field(title="责任主体")] = ""
    to: Annotated[tuple[Line, ...], Field(title="报送对象")] = ()
    due: Annotated[Moment | None, Field(title="时限")] = None


class Part(Facts):
    """A part of the meeting with its own time (上午 学习, 下午 会议). ``minutes`` is its length, ``None`` unset."""

    name: Annotated[Line, Field(title="时段名称")]
    start: Annotated[Clock, Field(title="开始时间")] = Open.UNDECIDED
    minutes: Annotated[int | None, Field(title="时长（分钟）", ge=1, le=1440)] = None


class AgendaItem(Facts):
    """One item: what, by whom, in which mode, how long.

    ``minutes`` is the length it should have (``None``: as the plan's ``pace`` says), allotted between ``least``
    and ``most``; a ``locked`` item has exactly its ``minutes``. Where several speak, all three are for the whole
    item. ``part`` names the part it belongs to; empty: the part in which the items before it end.
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
            found = f"{self.least}、{self.minutes}、{self.most}"
            raise PydanticCustomError("timing.lengths", "lengths", {"found": found})
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


class Requirement(Facts):
    heading: Annotated[Line, Field(title="要求")]
    text: Annotated[Text, Field(title="内容")]


class Plan(Facts):
    """Everything that is known of one meeting; the contract of all three ways in is its JSON."""

    unit: Annotated[Unit, Field(title="单位")]
    members: Annotated[tuple[Member, ...], Field(title="班子成员", min_length=1, max_length=200)]
    kind: Annotated[Line, Field(title="会议类型")]
    year: Annotated[int, Field(title="年度", ge=1990, le=2100)]
    """年度, not the year of the day: the meeting is mostly held in January to March of the next year."""
    meeting: Annotated[Meeting, Field(title="会议")] = Meeting()
    theme: Annotated[Stated[Text], Field(title="主题")] = Open.UNDECIDED
    basis: Annotated[tuple[Basis, ...], Field(title="依据文件")] = ()
    inspection: Annotated[Inspection | None, Field(title="巡视巡察情况")] = None
    case: Annotated[Case | None, Field(title="案件情况")] = None
    aspects: Annotated[Stated[tuple[Aspect, ...]], Field(title="查摆方面")] = Open.UNDECIDED
    aspect_name: Annotated[Line, Field(title="方面的统称")] = "方面"
    """How a count of aspects is worded: 方面 (6个方面) or 带头 (四个带头)."""
    schedule: Annotated[Schedule, Field(title="工作进度")] = Schedule()
    study: Annotated[Study, Field(title="学习研讨")] = Study()
    opinions: Annotated[Opinions, Field(title="征求意见")] = Opinions()
    talks: Annotated[Talks, Field(title="谈心谈话")] = Talks()
    problems: Annotated[Problems, Field(title="查摆问题")] = Problems()
    materials: Annotated[Materials, Field(title="撰写材料")] = Materials()
    submissions: Annotated[tuple[Obligation, ...], Field(title="会前报审")] = ()
    agenda: Annotated[tuple[AgendaItem, ...], Field(title="会议议程")] = ()
    pace: Annotated[Pace, Field(title="议程用时")] = Pace()
    criticism: Annotated[Criticism, Field(title="批评和自我批评")] = Criticism()
    reports: Annotated[tuple[Obligation, ...], Field(title="情况报告")] = ()
    bulletins: Annotated[tuple[Obligation, ...], Field(title="情况通报")] = ()
    rectification: Annotated[tuple[Text, ...], Field(title="整改落实")] = ()
    archives: Annotated[tuple[Obligation, ...], Field(title="资料归档")] = ()
    report_to: Annotated[tuple[Line, ...], Field(title="报送机关")] = ()
    groups: Annotated[tuple[Group, ...], Field(title="领导小组")] = ()
    duties: Annotated[tuple[Duty, ...], Field(title="职责分工")] = ()
    requirements: Annotated[tuple[Requirement, ...], Field(title="有关要求")] = ()
    attachments: Annotated[tuple[Line, ...], Field(title="附件")] = ()
    supervision_group: Annotated[Stated[Line], Field(title="督导组")] = Open.UNDECIDED
    issue_number: Annotated[Stated[Line], Field(title="发文字号")] = Open.UNDECIDED
    issue_date: Annotated[Moment, Field(title="成文日期")] = Open.UNDECIDED
    confirmed: Annotated[bool, Field(title="已确认特殊情形")] = False

    @model_validator(mode="after")
    def _team(self) -> Plan:
        principals = [member for member in self.members if member.role is Role.PRINCIPAL]
        if not principals:
            raise PydanticCustomError("team.no_principal", "no principal")
        if len(principals) > 1:
            names = "、".join(member.name for member in principals)
            raise PydanticCustomError(
                "team.principals", "principals", {"found": len(principals), "names": names}
            )
        if not principals[0].in_party:
            raise PydanticCustomError("team.principal_party", "party", {"found": principals[0].name})
        seen: set[tuple[str, str]] = set()
        for member in self.members:
            if (member.name, member.post) in seen:
                raise PydanticCustomError("team.same", "same", {"found": f"{member.name}（{member.post}）"})
            seen.add((member.name, member.post))
        return self

    @property
    def team(self) -> str:
        """The leading body as running text calls it: 清源县水务局党组."""
        short = self.unit.name if isinstance(self.unit.short, Open) else self.unit.short
        body = "" if isinstance(self.unit.body, Open) or short.endswith(self.unit.body) else self.unit.body
        return f"{short}{body}"

    @property
    def principal(self) -> Member:
        """主要负责同志; there is exactly one."""
        return next(member for member in self.members if member.role is Role.PRINCIPAL)

    @property
    def attending(self) -> tuple[Member, ...]:
        """应到: the Party members of the team, in their order."""
        return tuple(member for member in self.members if member.attends)

    @property
    def observing(self) -> tuple[Member, ...]:
        """Members of the team who are not of the Party and sit in as 列席."""
        return tuple(member for member in self.members if not member.in_party)

    @property
    def meeting_day(self) -> date | None:
        """The day of the meeting when it is exact."""
        return self.meeting.date if isinstance(self.meeting.date, date) else None
