"""What is known once the meeting has been held, and what became of last year's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .fields import Line, Optional, OptionalText, Text
from .people import Facts

TEAM = "领导班子"
STATES = ("未开始", "推进中", "已完成", "已销号")
"""How far an item of rectification is; the last two are done."""

Count = Annotated[int | None, Field(ge=0, le=99999)]
"""A number that is written in by hand as long as it is ``None``."""


def _alone(value: object) -> object:
    """An item that states only the problem."""
    return {"problem": value} if isinstance(value, str) else value


class Item(Facts):
    """One problem that is to be put right (整改事项): whose, which measures, who answers for it, until
    when.
    """

    whose: Annotated[Line, Field(title="整改主体")] = TEAM
    problem: Annotated[Text, Field(title="问题")]
    measure: Annotated[OptionalText, Field(title="整改措施")] = ""
    owner: Annotated[Optional, Field(title="责任人")] = ""
    until: Annotated[Optional, Field(title="完成时限")] = ""


class Held(Facts):
    """The facts of the meeting after it was held (会后); what is not known yet is a blank in the papers."""

    present: Annotated[Count, Field(title="实到人数")] = None
    opinions: Annotated[Count, Field(title="征求到的意见条数")] = None
    opinions_team: Annotated[Count, Field(title="其中对班子的意见条数")] = None
    opinions_members: Annotated[Count, Field(title="其中对成员的意见条数")] = None
    talks: Annotated[Count, Field(title="谈心谈话人次")] = None
    criticisms: Annotated[Count, Field(title="相互批评意见条数")] = None
    items: Annotated[tuple[Annotated[Item, BeforeValidator(_alone)], ...], Field(title="整改事项")] = ()


class Earlier(Facts):
    """A row of last year's ledger (上年整改台账); its ``id`` stays its own as long as it is open."""

    id: Annotated[Optional, Field(title="编号")] = ""
    whose: Annotated[Line, Field(title="整改主体")] = TEAM
    problem: Annotated[Text, Field(title="问题")]
    measure: Annotated[OptionalText, Field(title="整改措施")] = ""
    owner: Annotated[Optional, Field(title="责任人")] = ""
    until: Annotated[Optional, Field(title="完成时限")] = ""
    state: Annotated[Literal["", "未开始", "推进中", "已完成", "已销号"], Field(title="状态")] = ""
    progress: Annotated[OptionalText, Field(title="进展")] = ""
    reason: Annotated[OptionalText, Field(title="没有完成的原因")] = ""

    @property
    def done(self) -> bool:
        return self.state in STATES[2:]


def counted(items: tuple[Earlier, ...]) -> Mapping[str, int]:
    """How many items there are, and how many of each state; without a state they are not begun."""
    done = sum(item.done for item in items)
    going = sum(item.state == STATES[1] for item in items)
    return {"raised": len(items), "done": done, "going": going, "idle": len(items) - done - going}
