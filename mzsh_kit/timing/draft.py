"""What an agenda is built from: the items, the parts they belong to, the pace, the team. Frozen."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import KitError, fault
from ..plan.model import AgendaItem, Member, Pace, Part, Plan
from .sessions import sessions


@dataclass(frozen=True, slots=True)
class Draft:
    """``team`` are the members of the plan, each at his place in it; only those who attend speak."""

    items: tuple[AgendaItem, ...]
    parts: tuple[Part, ...]
    pace: Pace
    team: tuple[Member, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(part.name for part in self.parts)


def draft(plan: Plan) -> Draft:
    """The agenda of a plan before time is allotted. Raises :class:`KitError` for items in no part or out of
    order.
    """
    return checked(Draft(plan.agenda, sessions(plan), plan.pace, plan.members))


def into_plan(draft: Draft, plan: Plan) -> Plan:
    """The plan with the items, the parts and the pace of a draft."""
    meeting = plan.meeting.model_copy(update={"parts": draft.parts})
    return plan.model_copy(update={"agenda": draft.items, "pace": draft.pace, "meeting": meeting})


def checked(draft: Draft) -> Draft:
    """The draft itself if every item belongs to a part that exists and no item precedes one of an earlier
    part.
    """
    reached = 0
    for item in draft.items:
        if not item.part:
            continue
        if item.part not in draft.names:
            wanted = "、".join(draft.names)
            raise KitError(fault("timing.part_unknown", "会议议程", found=item.part, wanted=wanted))
        if draft.names.index(item.part) < reached:
            raise KitError(fault("timing.part_order", "会议议程", found=item.text))
        reached = draft.names.index(item.part)
    return draft


def with_facts(item: AgendaItem, **facts: object) -> AgendaItem:
    """The item with other facts, its invariants checked again."""
    return AgendaItem.model_validate({**item.model_dump(), **facts})
