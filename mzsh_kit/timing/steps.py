"""The steps of a plan in an order in which each comes after those that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from ..errors import KitError, fault
from ..plan.complete import complete
from ..plan.model import DUTIES, Plan, Schedule, Step
from ..plan.when import Open, Relative, Span, When

MEETING = "meeting"
DRAFTING = "drafting"
SUPERIOR = "上级党组织"
"""The organ above where its name is not known."""
_AFTER_MEETING = ("bulletin", "report", "rectification", "publicity", "archive")
_UPWARD = ("submission", "report")
"""Sorts whose steps go to the organ above where they name nobody."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A step with its key (``opinions``, ``others.0``, ``submission.1``) and the keys that it comes after."""

    key: str
    step: Step
    before: bool
    """Whether it is to be done before the meeting."""
    after: tuple[str, ...] = ()
    pulled_by: str = ""
    """Key of the step before which this one must end, where its own limit would not do."""
    backward: bool = False
    """Whether it is stated to end before it begins."""
    astray: bool = False
    """Whether its stated days are none on which it can be: backward, or on the wrong side of the meeting."""

    @property
    def name(self) -> str:
        return self.step.name or self.key


def planned(plan: Plan) -> tuple[Planned, ...]:
    """The steps before the meeting and then those after it, as the papers name them, each with its
    addressees.

    A plan that has its date is drafted by then. Raises :class:`KitError` where ``after`` names an unknown
    step or steps wait for each other.
    """
    steps = list(_found(plan))
    linked = tuple(replace(_judged(step, plan), after=tuple(_keys(step, steps, plan))) for step in steps)
    return tuple(sorted(_in_turn(tuple(_agreed(linked))), key=lambda planned: not planned.before))


def _judged(this: Planned, plan: Plan) -> Planned:
    """The step with whether its days can be; what is done was on some day."""
    if this.step.done:
        return this
    day = plan.meeting_day.toordinal() if plan.meeting_day else None
    start, end = _from_meeting(this.step.start, day, last=False), _from_meeting(this.step.end, day, last=True)
    alike = isinstance(this.step.start, Relative) == isinstance(this.step.end, Relative)
    over = start is not None and end is not None and start > end
    backward = over and alike and _both_stated(this, plan)
    aside = end is not None and (end > 0 if this.before else end < 0)
    return replace(this, backward=backward, astray=backward or aside)


def _from_meeting(when: When, meeting: int | None, *, last: bool) -> float | None:
    """Calendar days from the meeting; ``None`` for what is no day."""
    if isinstance(when, Relative):
        return when.days * (7 / 5 if when.working else 1)
    if isinstance(when, Span):
        when = when.last if last else when.first
    return when.toordinal() - meeting if isinstance(when, date) and meeting else None


def _both_stated(this: Planned, plan: Plan) -> bool:
    """Whether neither start nor end is the kit's own, which gives way."""
    usual = usual_step(plan, this.key)
    return this.step.start != usual.start and this.step.end != usual.end


def usual_step(plan: Plan, key: str, templates: Path | None = None) -> Step:
    """The step as it is where a plan states nothing of it; beyond the number of its sort, as the first."""
    usual = _usual(plan, templates)
    return step_of(usual, key) or step_of(usual, f"{key.partition('.')[0]}.0") or Step()


def step_of(plan: Plan, key: str) -> Step | None:
    """The step of a plan; ``None`` where it has fewer of its sort."""
    sort, _, number = key.partition(".")
    steps: Step | tuple[Step, ...] = getattr(plan.schedule, sort)
    return steps if isinstance(steps, Step) else dict(enumerate(steps)).get(int(number))


@lru_cache(maxsize=8)
def _usual(plan: Plan, templates: Path | None) -> Plan:
    """The plan with the defaults of its schedule; itself where its kind or type is of
    templates that are not at hand."""
    answers = {key: value for key, value in plan.model_dump(mode="json").items() if key != "schedule"}
    try:
        return complete(answers, templates)
    except KitError:
        return plan


def _in_turn(steps: tuple[Planned, ...]) -> Iterator[Planned]:
    """The steps in their own order, but each behind those that it needs."""
    left = {step.key: step for step in steps}
    while left:
        ready = next(step for step in left.values() if left.keys().isdisjoint(step.after))
        yield left.pop(ready.key)


def ordered(steps: Iterable[Planned]) -> tuple[Planned, ...]:
    """Every step after those that it needs."""
    by_key = {step.key: step for step in steps}
    try:
        return tuple(
            by_key[key]
            for key in TopologicalSorter({k: step.after for k, step in by_key.items()}).static_order()
        )
    except CycleError as error:
        names = "、".join(by_key[key].name for key in error.args[1][:-1])
        raise KitError(fault("timing.step_cycle", "工作进度", found=names)) from None


def _agreed(steps: tuple[Planned, ...]) -> Iterator[Planned]:
    """The steps with limits counted from the meeting that agree: none before it is due after what rests on it
    begins.

    An office's own limit gives way; a hard one, a day fixed by hand and what is astray stay.
    """
    agreed = {
        step.key: step if step.astray else replace(step, step=_begun_in_time(step.step))
        for step in ordered(steps)
    }
    for step in reversed(ordered(steps)):
        latest = _begins(agreed[step.key].step)
        for key in step.after if step.before and latest is not None else ():
            before = agreed[key]
            ends = None if before.step.hard or before.astray else _counted(before.step.end)
            if ends is not None and latest is not None and ends > latest:
                agreed[key] = replace(before, step=_due(before.step, latest), pulled_by=step.key)
    return (agreed[step.key] for step in steps)


def _begun_in_time(step: Step) -> Step:
    """The step begun no later than it is due, where both are counted from the meeting."""
    end = _counted(step.end)
    return step if end is None else _due(step, end)


def _due(step: Step, days: int) -> Step:
    """The step due so many days from the meeting, begun no later."""
    start = _counted(step.start)
    begun = step.start if start is None or start <= days else Relative(days)
    if (begun, days) == (step.start, _counted(step.end)):
        return step
    return step.model_copy(update={"start": begun, "end": Relative(days)})


def _begins(step: Step) -> int | None:
    """Calendar days from the meeting on which a step begins at the latest; ``None`` if it is not counted in
    them.
    """
    end = _counted(step.end)
    return _counted(step.start) if end is None else end - max(1, (step.least or 1) - 1)


def _counted(when: When) -> int | None:
    return when.days if isinstance(when, Relative) and not when.working else None


def recipients(step: Step, sort: str, plan: Plan) -> tuple[str, ...]:
    """To whom a step is addressed: those it names, else the one place where the plan says so."""
    if step.to:
        return step.to
    if sort == "opinions":
        return plan.opinions.scope
    return (plan.report_to or (superior(plan),)) if sort in _UPWARD else ()


def superior(plan: Plan) -> str:
    """The organ above, by name or as such."""
    return SUPERIOR if isinstance(plan.unit.superior, Open) else plan.unit.superior


def _found(plan: Plan) -> Iterator[Planned]:
    for sort in Schedule.model_fields:
        if sort == "others":
            continue
        stated = getattr(plan.schedule, sort)
        steps: tuple[Step, ...] = stated if sort in DUTIES else (stated,)
        for number, step in enumerate(steps):
            key = f"{sort}.{number}" if sort in DUTIES else sort
            facts = {
                "to": recipients(step, sort, plan),
                "name": _name(step, steps, sort),
                **_drafted(sort, plan),
            }
            before = _is_before(step, sort not in _AFTER_MEETING)
            yield Planned(key, step.model_copy(update=facts), before)
    for number, step in enumerate(plan.schedule.others):
        yield Planned(f"others.{number}", step, _is_before(step, _own_before(step, plan)))


def _name(step: Step, steps: tuple[Step, ...], sort: str) -> str:
    """The step's name, or that of its sort; where one of its sort differs in people or limit, with what it is
    about.
    """
    title = Schedule.model_fields[sort].title or sort
    name = step.name or title
    if sort == "report" and name == title and step.what and "报" not in step.what:
        return f"报送{step.what}"
    apart = any(
        other.name == step.name and (other.owner, other.to, other.end) != (step.owner, step.to, step.end)
        for other in steps
    )
    if not apart:
        return name
    same = sum(other.what == step.what for other in steps) > 1
    about = f"报{'、'.join(step.to)}" if same and step.to else step.what
    return about if name in about else f"{name}（{about}）" if about else name


def _drafted(sort: str, plan: Plan) -> Mapping[str, date]:
    day = plan.issue_date
    return {"end": day} if sort == DRAFTING and isinstance(day, date) else {}


def _is_before(step: Step, otherwise: bool) -> bool:
    return step.phase == "会前" if step.phase else otherwise


def _own_before(step: Step, plan: Plan) -> bool:
    """Whether an own step is due, or begins where that is open, no later than the meeting."""
    for when in (step.end, step.start):
        if isinstance(when, Relative):
            return when.days <= 0
        if isinstance(when, date) and plan.meeting_day:
            return when <= plan.meeting_day
    return True


def _keys(planned: Planned, listed: Iterable[Planned], plan: Plan) -> Iterator[str]:
    """The keys of the steps that a step comes after, named by key, sort or 步骤; a sort without steps holds
    up nothing.
    """
    for name in planned.step.after:
        keys = [
            other.key
            for other in listed
            if name in (other.key, other.key.partition(".")[0], other.name, _own_name(other, plan))
        ]
        if not keys and name not in Schedule.model_fields:
            wanted = "、".join(dict.fromkeys(other.name for other in listed))
            raise KitError(
                fault("timing.step_unknown", f"工作进度 · {planned.name}", found=name, wanted=wanted)
            )
        if keys == [planned.key]:
            raise KitError(fault("timing.step_self", "工作进度", found=planned.name))
        yield from (key for key in keys if key != planned.key)


def _own_name(planned: Planned, plan: Plan) -> str:
    """The name of a step without what it is about."""
    sort, _, number = planned.key.partition(".")
    return getattr(plan.schedule, sort)[int(number)].name if number else planned.name


def step_place(key: str) -> tuple[str | int, ...]:
    """The place of a step in the plan: ``report.1`` is ``("schedule", "report", 1)``."""
    sort, _, number = key.partition(".")
    return ("schedule", sort, int(number)) if number else ("schedule", sort)


def with_meeting_on(plan: Plan, day: date) -> Plan:
    """The same plan with its meeting on ``day``."""
    return plan.model_copy(update={"meeting": plan.meeting.model_copy(update={"date": day})})
