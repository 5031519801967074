"""The steps of a plan in an order in which each comes after those that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from graphlib import CycleError, TopologicalSorter

from ..errors import KitError, fault
from ..plan.model import Obligation, Plan, Schedule, Step
from ..plan.when import Relative

MEETING = "meeting"
_AFTER_MEETING = ("bulletin", "report", "rectification", "publicity", "archive")
_OBLIGATIONS = (
    ("submission", "submissions"),
    ("report", "reports"),
    ("bulletin", "bulletins"),
    ("archive", "archives"),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A step with its key (``opinions``, ``others.0``, ``submission.1``) and the keys that it comes after."""

    key: str
    step: Step
    before: bool
    """Whether it is to be done before the meeting."""
    after: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.step.name or self.key


def planned(plan: Plan) -> tuple[Planned, ...]:
    """The steps before the meeting and then those after it, as the papers name them.

    An obligation with a time limit of its own stands as a step after the one that it belongs to.
    Raises :class:`KitError` where ``after`` names an unknown step or steps wait for each other.
    """
    found = list(_found(plan))
    keys = {one.key: one.key for one in found} | {one.name: one.key for one in reversed(found)}
    linked = tuple(
        replace(one, after=tuple(_key(name, one, keys) for name in one.step.after)) for one in found
    )
    ordered(linked)
    return tuple(sorted(linked, key=lambda one: not one.before))


def ordered(steps: Iterable[Planned]) -> tuple[Planned, ...]:
    """Every step after those that it needs."""
    by_key = {one.key: one for one in steps}
    try:
        return tuple(
            by_key[key]
            for key in TopologicalSorter({k: one.after for k, one in by_key.items()}).static_order()
        )
    except CycleError as error:
        names = "、".join(by_key[key].name for key in error.args[1][:-1])
        raise KitError(fault("timing.step_cycle", "工作进度", found=names)) from None


def _found(plan: Plan) -> Iterator[Planned]:
    for key in Schedule.model_fields:
        if key == "others":
            continue
        step = getattr(plan.schedule, key)
        before = _is_before(step, plan, key not in _AFTER_MEETING)
        yield Planned(key, step.model_copy(update={"to": step.to or _recipients(plan, key)}), before)
        yield from _obligations(plan, key, step, before)
    for number, step in enumerate(plan.schedule.others):
        yield Planned(f"others.{number}", step, _is_before(step, plan, _relative_before(step)))


def _is_before(step: Step, plan: Plan, otherwise: bool) -> bool:
    return step.phase == "会前" if step.phase else otherwise


def _relative_before(step: Step) -> bool:
    days = [when.days for when in (step.end, step.start) if isinstance(when, Relative)]
    return not days or days[0] <= 0


def _recipients(plan: Plan, key: str) -> tuple[str, ...]:
    """Where the plan says elsewhere to whom a step is addressed."""
    if key == "opinions":
        return plan.opinions.scope
    of = dict(_OBLIGATIONS).get(key)
    if of is None or key == "archive":
        return ()
    named = [name for one in getattr(plan, of) if one.due is None for name in one.to or plan.report_to]
    return tuple(dict.fromkeys(named))


def _obligations(plan: Plan, key: str, step: Step, before: bool) -> Iterator[Planned]:
    field = dict(_OBLIGATIONS).get(key)
    own: Iterable[Obligation] = getattr(plan, field) if field else ()
    for number, one in enumerate(own):
        if one.due is not None:
            to = one.to or (() if key == "archive" else plan.report_to)
            facts = {"name": f"{step.name}：{one.what}", "owner": one.by or step.owner, "to": to}
            times = {"start": one.due, "end": one.due, "least": None}
            yield Planned(f"{key}.{number}", step.model_copy(update={**facts, **times}), before)


def _key(name: str, one: Planned, keys: Mapping[str, str]) -> str:
    if name not in keys:
        wanted = "、".join(dict.fromkeys(keys))
        raise KitError(fault("timing.step_unknown", f"工作进度 · {one.name}", found=name, wanted=wanted))
    return keys[name]


def with_meeting_on(plan: Plan, day: date) -> Plan:
    """The same plan with its meeting on ``day``."""
    return plan.model_copy(update={"meeting": plan.meeting.model_copy(update={"date": day})})
