"""The facts of one meeting. Frozen, plain data in and out; every field has its Chinese name as ``title``.

What a plan does not state is either open (a :class:`~mzsh_kit.plan.when.Open`) or absent (an empty tuple).
Defaults that depend on the kind of meeting, the year or the unit are data in ``templates/`` and are put in by
:func:`mzsh_kit.plan.complete`, so a ``Plan`` that comes from there is whole.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .fields import Line, Moment, Stated, Text
from .held import Earlier, Held, Item
from .parts import (
    AgendaItem,
    Aspect,
    Attachment,
    Basis,
    Case,
    Criticism,
    Duty,
    Group,
    Inspection,
    Length,
    Materials,
    Meeting,
    Opinions,
    Own,
    Pace,
    Part,
    Problems,
    Relation,
    Requirement,
    Rewritten,
    Session,
    Study,
    Talks,
)
from .people import Facts, Member, Role, Unit
from .steps import DUTIES, Dated, Schedule, Step
from .upgrade import VERSION
from .when import Open

__all__ = [
    "DUTIES",
    "AgendaItem",
    "Aspect",
    "Attachment",
    "Basis",
    "Case",
    "Criticism",
    "Dated",
    "Duty",
    "Earlier",
    "Facts",
    "Group",
    "Held",
    "Inspection",
    "Item",
    "Length",
    "Materials",
    "Meeting",
    "Member",
    "Opinions",
    "Own",
    "Pace",
    "Part",
    "Plan",
    "Problems",
    "Relation",
    "Requirement",
    "Rewritten",
    "Role",
    "Schedule",
    "Session",
    "Step",
    "Study",
    "Talks",
    "Unit",
]


class Plan(Facts):
    """Everything that is known of one meeting; the contract of all three ways in is its JSON."""

    version: Annotated[int, Field(title="格式版本", le=VERSION)] = VERSION
    unit: Annotated[Unit, Field(title="单位")]
    members: Annotated[tuple[Member, ...], Field(title="班子成员", min_length=1, max_length=200)]
    kind: Annotated[Line, Field(title="会议类型")]
    year: Annotated[int, Field(title="年度", ge=1990, le=2100)]
    """年度, not the year of the day: the meeting is mostly held in January to March of the next year."""
    meeting: Annotated[Meeting, Field(title="会议")] = Meeting()
    theme: Annotated[Stated[Text], Field(title="主题")] = Open.UNDECIDED
    purpose: Annotated[tuple[Text, ...], Field(title="目的意义")] = ()
    """Why the meeting is held: 为进一步……; each a sentence or the half of one that 为 begins."""
    basis: Annotated[tuple[Basis, ...], Field(title="依据文件")] = ()
    inspection: Annotated[Inspection | None, Field(title="巡视巡察情况")] = None
    case: Annotated[Case | None, Field(title="案件情况")] = None
    aspects: Annotated[Stated[tuple[Aspect, ...]], Field(title="查摆方面")] = Open.UNDECIDED
    aspect_name: Annotated[Line, Field(title="方面的提法")] = "方面"
    """How a count of aspects is worded: 方面 (6个方面) or 带头 (四个带头)."""
    schedule: Annotated[Schedule, Field(title="工作进度")] = Schedule()
    study: Annotated[Study, Field(title="学习研讨")] = Study()
    opinions: Annotated[Opinions, Field(title="征求意见")] = Opinions()
    talks: Annotated[Talks, Field(title="谈心谈话")] = Talks()
    problems: Annotated[Problems, Field(title="查摆问题")] = Problems()
    materials: Annotated[Materials, Field(title="撰写材料")] = Materials()
    agenda: Annotated[tuple[AgendaItem, ...], Field(title="会议议程")] = ()
    pace: Annotated[Pace, Field(title="议程用时")] = Pace()
    criticism: Annotated[Criticism, Field(title="批评和自我批评")] = Criticism()
    rectification: Annotated[tuple[Text, ...], Field(title="整改落实")] = ()
    report_to: Annotated[tuple[Line, ...], Field(title="报送机关")] = ()
    groups: Annotated[tuple[Group, ...], Field(title="领导小组")] = ()
    duties: Annotated[tuple[Duty, ...], Field(title="职责分工")] = ()
    requirements: Annotated[tuple[Requirement, ...], Field(title="有关要求")] = ()
    related: Annotated[tuple[Text, ...], Field(title="有关会议")] = ()
    """Other meetings that go with it: 班子成员以普通党员身份参加所在党支部组织生活会."""
    attachments: Annotated[tuple[Attachment, ...], Field(title="附件")] = ()
    own: Annotated[tuple[Own, ...], Field(title="本单位自定内容")] = ()
    omit: Annotated[tuple[Line, ...], Field(title="方案中不写的内容")] = ()
    """Sections by the name of their text, and paragraphs of :data:`mzsh_kit.plan.own.PARAGRAPHS`."""
    rewritten: Annotated[tuple[Rewritten, ...], Field(title="改写的内容")] = ()
    supervision_group: Annotated[Stated[Line], Field(title="督导组")] = Open.UNDECIDED
    issue_number: Annotated[Stated[Line], Field(title="发文字号")] = Open.UNDECIDED
    issue_date: Annotated[Moment, Field(title="成文日期")] = Open.UNDECIDED
    """Number and date of the plan and of the notice that issues it; every other paper follows an event of its
    own.
    """
    dated: Annotated[tuple[Dated, ...], Field(title="其他材料的日期和文号")] = ()
    held: Annotated[Held, Field(title="会后情况")] = Held()
    previous: Annotated[tuple[Earlier, ...], Field(title="上年整改台账")] = ()
    papers: Annotated[Literal["必备", "常用", "全部"], Field(title="材料范围")] = "常用"
    """Which papers of the catalogue are made where none are named."""
    no_hints: Annotated[bool, Field(title="不附写作提示")] = False
    """Whether frames come without hints to their writer, which are comments."""
    no_embed: Annotated[bool, Field(title="不随文件保存方案数据")] = False
    """Whether papers come without the plan's data, which otherwise those that print the plan carry unseen."""
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
            if (member.name, member.post) in seen and not member.vacant:
                raise PydanticCustomError("team.same", "same", {"found": f"{member.name}（{member.post}）"})
            seen.add((member.name, member.post))
        return self

    @property
    def team(self) -> str:
        """The leading body as running text calls it: 清源县水务局党组."""
        short = self.unit.name if isinstance(self.unit.short, Open) else self.unit.short
        if short.startswith("中共") and short.endswith(("委员会", "党组", "支部")):
            return short
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
        return tuple(member for member in self.members if not (member.in_party or member.vacant))

    @property
    def submissions(self) -> tuple[Step, ...]:
        """会前报审, as wordings name it."""
        return self.schedule.submission

    @property
    def reports(self) -> tuple[Step, ...]:
        """情况报告, as wordings name it."""
        return self.schedule.report

    @property
    def bulletins(self) -> tuple[Step, ...]:
        """情况通报, as wordings name it."""
        return self.schedule.bulletin

    @property
    def archives(self) -> tuple[Step, ...]:
        """资料归档, as wordings name it."""
        return self.schedule.archive

    @property
    def meeting_day(self) -> date | None:
        """The day of the meeting when it is exact."""
        return self.meeting.date if isinstance(self.meeting.date, date) else None
