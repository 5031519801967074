"""How every step stands: what is missing, wrong, open, and what nobody has looked at or confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ...errors import Fault
from ...plan import OpenValue
from ...plan.source import DataPath
from .controls import step_of
from .draft import Draft
from .eight import missing_of_eight
from .fields import Step, place_of
from .marks import Marks
from .remarks import remarks
from .steps import ASKING

UNSEEN, DEFAULTS, UNCONFIRMED, CONFIRMED = "未看", "有默认值待确认", "待确认", "已确认"


@dataclass(frozen=True)
class StepState:
    """How a step stands: facts missing, wrong, open, that want a second look, defaults nobody confirmed.

    ``tried``: a person has been through the step, so that what is missing is his to mend.
    """

    missing: int = 0
    wrong: int = 0
    open: int = 0
    doubtful: int = 0
    defaults: int = 0
    confirmed: bool = True
    seen: bool = True
    tried: bool = False

    def __str__(self) -> str:
        if self.wrong:
            return f"{self.wrong}处有误"
        if not self.seen:
            return UNSEEN
        if self.missing:
            return f"缺{self.missing}项"
        if self.doubtful:
            return f"{self.doubtful}处请核对"
        if self.defaults or not self.confirmed:
            return DEFAULTS if self.defaults else UNCONFIRMED
        return f"{self.open}项待定" if self.open else CONFIRMED

    @property
    def style(self) -> str:
        """How loud it is said: red only for what is wrong, or missing where a person has been."""
        if self.wrong or (self.missing and self.tried):
            return "lack"
        if not self.seen or self.missing:
            return "later"
        if self.doubtful:
            return "doubt"
        if self.defaults or not self.confirmed:
            return "later"
        return "doubt" if self.open else "done"

    @property
    def whole(self) -> bool:
        """Whether a person has looked at all of it and said that it is right."""
        return self.seen and self.confirmed and not self.defaults


def step_states(draft: Draft, marks: Marks, today: date | None = None) -> dict[str, StepState]:
    """How every step stands that asks for something, by its key."""
    states = {step.key: _unread(step, draft, marks) for step in ASKING}
    for key, what in _troubles(draft, today):
        if key in states:
            states[key] = replace(states[key], **{what: getattr(states[key], what) + 1})
    return states


def _unread(step: Step, draft: Draft, marks: Marks) -> StepState:
    confirmed, seen, tried = (step.key in some for some in (marks.confirmed, marks.opened, marks.left))
    return StepState(defaults=marks.unconfirmed(step, draft), confirmed=confirmed, seen=seen, tried=tried)


def is_missing(fault: Fault) -> bool:
    """Whether a fault is only that something is not there yet."""
    return fault.code in ("value.missing", "team.no_principal")


def _troubles(draft: Draft, today: date | None) -> Iterator[tuple[str, str]]:
    eight = () if draft.plan else missing_of_eight(draft)
    for _, place in eight:
        yield step_of(place).key, "missing"
    for fault in draft.faults:
        if not is_missing(fault):
            yield step_of(fault.place).key, "wrong"
        elif fault.place not in {place for _, place in eight}:
            yield step_of(fault.place).key, "missing"
    for value in draft.open:
        yield step_of(place_of_value(value)).key, "open"
    for remark in remarks(draft, today):
        yield step_of(remark.place).key, "doubtful"


def place_of_value(value: OpenValue) -> DataPath:
    """The place of an open value in the data."""
    return place_of(value.field)
