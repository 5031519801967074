"""The agenda and the talks of a plan as papers print them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from ..plan.model import AgendaItem, Member
from ..text.lazy import lazy_pattern
from ..timing import (
    Agenda,
    Misfit,
    Slot,
    SlotKind,
    TalkPair,
    Timetable,
    WorkCalendar,
    agenda,
    arranged_apart,
    draft,
    pairs,
    talk_counts,
    talk_rows,
    timetable,
    work_calendar,
)
from ..timing.turns import read_out, turns
from .outcome import Outcome

_IN_TURN = lazy_pattern("^(?:逐一|逐个|依次|轮流|先后|分别)")


@dataclass(frozen=True)
class Arranged(Outcome):
    """Facts of the agenda and the talks, as part of ``derived``."""

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Working days and days off."""
        return work_calendar(self.templates)

    @cached_property
    def agenda(self) -> Agenda | Misfit:
        """The agenda by the clock, or why it does not fit into the meeting."""
        return agenda(self.plan)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The agenda by the clock; nothing where it does not fit into the meeting."""
        return self.agenda.slots if isinstance(self.agenda, Agenda) else ()

    @property
    def agenda_rows(self) -> tuple[tuple[str, Slot, str], ...]:
        """The agenda as a paper prints it: number of the item at its first stretch, the stretch, who speaks.

        Breaks have no number; what is left over at the end is no item and is not printed. A member's turn
        says what he does, not that all do so one by one.
        """
        rows, numbers = [], {place: str(nth) for nth, (place, _) in enumerate(self.agenda_items, 1)}
        for slot in self.slots:
            if slot.kind is SlotKind.SPARE:
                continue
            number = "" if slot.item is None else numbers.pop(slot.item, "")
            if slot.member is not None and slot.item is not None:
                said = _IN_TURN.sub("", self.heading(self.plan.agenda[slot.item]))
                slot = replace(slot, text=said.replace("其余", "其他"))
            rows.append((number, slot, self._speaks(slot)))
        return tuple(rows)

    @property
    def agenda_items(self) -> tuple[tuple[int, AgendaItem], ...]:
        """What the meeting deals with, each item with its place in the agenda: no breaks."""
        return tuple((place, item) for place, item in enumerate(self.plan.agenda) if not item.rests)

    def part_name(self, slot: Slot) -> str:
        """The part of the meeting to which a stretch belongs: 上午."""
        return self.agenda.draft.parts[slot.part].name if isinstance(self.agenda, Agenda) else ""

    def _speaks(self, slot: Slot) -> str:
        if slot.member is not None:
            return self.marked(self.plan.members[slot.member])
        at = slot.item if slot.kind is SlotKind.ITEM else None
        return "" if at is None else self.speaker_name(self.plan.agenda[at])

    @property
    def minutes(self) -> tuple[int, ...]:
        """Minutes of each item of the agenda; 0 where it does not fit."""
        agenda = self.agenda
        items = range(len(self.plan.agenda))
        return tuple(agenda.minutes(item) if isinstance(agenda, Agenda) else 0 for item in items)

    @cached_property
    def pairs(self) -> tuple[TalkPair, ...]:
        """Who talks with whom before the meeting."""
        return pairs(self.plan)

    @cached_property
    def timetable(self) -> Timetable:
        """The talks, each on its half day."""
        return timetable(self.plan, self.calendar)

    @property
    def talks(self) -> list[dict[str, object]]:
        """The talks as rows of their table."""
        return talk_rows(self.timetable, self.plan)

    @property
    def talks_by_relation(self) -> tuple[tuple[str, int | str], ...]:
        """Every relation and how many talks it asks for; nothing where that follows from words only."""
        return tuple((talk_count.relation, talk_count.pairs or "") for talk_count in talk_counts(self.plan))

    @property
    def talks_apart(self) -> tuple[int, ...]:
        """The places of the relations that are arranged beside the table."""
        return arranged_apart(self.plan)

    @property
    def talks_by_member(self) -> tuple[tuple[Member, int], ...]:
        """Every member who should attend and in how many talks he takes part."""
        sides = (side for pair in self.pairs for side in (pair.first, pair.second))
        numbers = Counter(side.index for side in sides if side.kind == "成员")
        places = ((place, member) for place, member in enumerate(self.plan.members) if member.attends)
        return tuple((member, numbers[place]) for place, member in places)

    def turns(self, item: int) -> tuple[Slot, ...]:
        """The turns of the members in one item."""
        return tuple(slot for slot in self.slots if slot.item == item)

    def speaking(self, index: int) -> tuple[tuple[Member, Slot | None], ...]:
        """The members who are heard and criticised one after another at an item, each with his stretch of
        time if the agenda fits.
        """
        members = self.plan.members
        if (read := read_out(self.plan.agenda[index], members)) is not None:
            return ((members[read], None),)
        if self.slots:
            slots = self.turns(index)
            return tuple((members[slot.member], slot) for slot in slots if slot.member is not None)
        items = draft(self.plan)
        return tuple(
            (self.plan.members[turn.member], None)
            for turn in turns(items)
            if turn.item == index and turn.member is not None
        )
