"""The steps of the work around the meeting: each thing that is to be done or sent, once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .fields import Line, Moment, Optional, OptionalText, Text, closed
from .people import Facts
from .when import Open, as_open


class Step(Facts):
    """A step of the work: what is done or sent, by whom, to whom, from when until when, by which rule.

    The only home of these facts: schedule, papers, calendar file, pages and checks take them from here.

    ``start`` and ``end`` are counted from the meeting or, fixed by hand, dates. A ``hard`` end is set by a
    rule or from above and never moves behind its day; any other end is the office's own and gives way to what
    it rests on. A computed ``end`` on a day off moves as ``shift`` says (a hard one only to an earlier day),
    a computed ``start`` to the next working day. ``after`` names the steps (key or 步骤) that must end before
    this one starts.
    """

    name: Annotated[Optional, Field(title="步骤")] = ""
    what: Annotated[OptionalText, Field(title="事项")] = ""
    """What is sent or done, where the name alone does not say it: 会议情况报告和会议记录."""
    owner: Annotated[Optional, Field(title="责任主体")] = ""
    to: Annotated[tuple[Line, ...], Field(title="对象")] = ()
    """Empty for what is sent upward: to the plan's 报送机关."""
    start: Annotated[Moment, Field(title="开始")] = Open.UNDECIDED
    end: Annotated[Moment, Field(title="完成时限")] = Open.UNDECIDED
    said: Annotated[Optional, Field(title="时限的写法")] = ""
    """The office's own words for the limit, printed instead of it: 春节前, 会后及时."""
    condition: Annotated[tuple[Text, ...], Field(title="前提条件")] = ()
    """What must be given first: 经上级审查同意后."""
    way: Annotated[Optional, Field(title="方式")] = ""
    """How it is done: 召开情况通报会."""
    hard: Annotated[bool, Field(title="硬性时限")] = False
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

    @property
    def by(self) -> str:
        """The owner, as wordings of obligations name him."""
        return self.owner


def _several(value: object) -> object:
    """One step where several may stand."""
    return (value,) if isinstance(value, (Mapping, Step)) else value


Several = Annotated[tuple[Step, ...], BeforeValidator(_several)]
"""Steps of one sort: two reports to two organs with two limits are two. None: the plan has no such duty."""


def _step(name: str) -> Step:
    field: Step = Field(default=Step(name=name), title=name)
    return field


def _steps(name: str) -> Several:
    field: Several = Field(default=(Step(name=name),), title=name)
    return field


class Schedule(Facts):
    """The steps by sort, in their order; ``others`` are an office's own."""

    drafting: Step = _step("制定方案")
    study: Step = _step("学习研讨")
    opinions: Step = _step("征求意见")
    feedback: Step = _step("意见反馈")
    talks: Step = _step("谈心谈话")
    problems: Step = _step("查摆问题")
    materials: Several = _steps("撰写材料")
    review: Several = _steps("审阅把关")
    submission: Several = _steps("报审")
    notice: Step = _step("会议通知")
    bulletin: Several = _steps("会后通报")
    report: Several = _steps("情况报告")
    rectification: Step = _step("整改清单")
    publicity: Step = _step("整改公开")
    archive: Several = _steps("归档")
    others: Annotated[tuple[Step, ...], Field(title="其他步骤")] = ()


DUTIES = ("materials", "review", "submission", "bulletin", "report", "archive")
"""Sorts of which a plan may have several steps, each with its own limit."""


def _absent(value: object) -> object:
    return None if as_open(value) is not None else value


class Dated(Facts):
    """The date (成文日期) and number of one paper of the set, as a person has given them."""

    paper: Annotated[Line, Field(title="材料编号", pattern=r"^\d\d$")]
    date: Annotated[Moment | None, BeforeValidator(_absent), Field(title="成文日期")] = None
    number: Annotated[Optional, BeforeValidator(closed), Field(title="发文字号")] = ""
