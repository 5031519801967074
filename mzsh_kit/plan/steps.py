"""The steps of the work around the meeting, and what is to be sent to whom."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .fields import Line, Moment, Optional, Text
from .people import Facts
from .when import Open


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
