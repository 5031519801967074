"""The agenda with clock times: what is spoken when, by whom, for how long.

Every part is filled to its last minute: items, breaks, and 机动 for what is left over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from enum import Enum

from ..plan.model import Pace, Plan
from ..plan.when import Open, clock_words, later
from .allot import Allotment, Timed, allotment, rests, stretches
from .draft import Draft, draft
from .turns import Turn, turns


class SlotKind(Enum):
    """What fills a stretch of time."""

    ITEM = "议项"
    REST = "休息"
    SPARE = "机动"


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a part: from ``offset`` minutes after its start, for ``minutes``.

    ``start`` is open where the part's start is. ``speech`` minutes of a member's turn are his own; the rest
    is for ``critics`` others. ``item`` and ``member`` are places in the plan's agenda and team.
    """

    kind: SlotKind
    part: int
    offset: int
    minutes: int
    start: time | Open
    text: str
    speaker: str = ""
    item: int | None = None
    member: int | None = None
    speech: int = 0
    critics: int = 0
    locked: bool = False
    note: str = ""

    @property
    def end(self) -> time | Open:
        return later(self.start, self.minutes)

    @property
    def clock(self) -> str:
        """上午9:00—9:20; minutes after the start of the part where its clock is open."""
        if isinstance(self.start, Open) or isinstance(self.end, Open):
            return f"第{self.offset}—{self.offset + self.minutes}分钟"
        first, last = clock_words(self.start), clock_words(self.end)
        return f"{first}—{last[2:] if first[:2] == last[:2] or self.end == time(12) else last}"


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda that fits."""

    draft: Draft
    slots: tuple[Slot, ...]
    level: int
    """0: every item at its least, 100: at what it should have, 200: at its most."""

    def minutes(self, item: int) -> int:
        """Minutes that an item has in all."""
        return sum(slot.minutes for slot in self.slots if slot.item == item)

    def in_part(self, part: int) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.part == part)


@dataclass(frozen=True, slots=True)
class Misfit:
    """An agenda that does not fit even with every item at its least; ``missing`` minutes for every part."""

    draft: Draft
    needed: tuple[int, ...]
    missing: tuple[int, ...]

    @property
    def minutes(self) -> int:
        """Minutes that are missing in all."""
        return sum(self.missing)


def agenda(plan: Plan) -> Agenda | Misfit:
    """The agenda of a plan. Raises :class:`KitError` for a 会期 that is no length and for items in no
    part.
    """
    return build(draft(plan))


def build(draft: Draft) -> Agenda | Misfit:
    """Allot time to a draft."""
    spoken = turns(draft)
    allotted = allotment(spoken, draft)
    if any(allotted.missing):
        return Misfit(draft, _needed(spoken, allotted, draft), allotted.missing)
    slots = tuple(slot for part in range(len(draft.parts)) for slot in _slots(part, spoken, allotted, draft))
    return Agenda(draft, slots, allotted.level)


def _needed(spoken: Sequence[Turn], allotted: Allotment, draft: Draft) -> tuple[int, ...]:
    return tuple(
        sum(turn.least for turn, at in zip(spoken, allotted.parts, strict=True) if at == part)
        for part in range(len(draft.parts))
    )


def _slots(part: int, spoken: Sequence[Turn], allotted: Allotment, draft: Draft) -> Iterator[Slot]:
    mine = [
        (turn, m) for turn, m, at in zip(spoken, allotted.minutes, allotted.parts, strict=True) if at == part
    ]
    pauses = _pauses(mine, draft.pace)
    offset = 0
    for index, (turn, minutes) in enumerate(mine):
        if index in pauses:
            yield _stretch(SlotKind.REST, part, offset, draft.pace.rest, draft)
            offset += draft.pace.rest
        yield _spoken(turn, part, offset, minutes, draft)
        offset += minutes
    spare = (draft.parts[part].minutes or 0) - offset
    if spare:
        yield _stretch(SlotKind.SPARE, part, offset, spare, draft)


def _pauses(mine: Sequence[Timed], pace: Pace) -> frozenset[int]:
    """Before which turns there is a break beside the plan's own."""
    passed, pauses = 0, set[int]()
    for run in stretches(mine):
        pauses.update(passed + index for index in _evenly(run, rests(sum(run), len(run), pace)))
        passed += len(run) + 1
    return frozenset(pauses)


def _evenly(minutes: Sequence[int], number: int) -> Sequence[int]:
    """Before which turns so many breaks are, so that the stretches between are as even as can be."""
    total, passed = sum(minutes), [sum(minutes[:index]) for index in range(len(minutes))]
    chosen: list[int] = []
    for nth in range(1, number + 1):
        first, last = (chosen[-1] if chosen else 0) + 1, len(minutes) - (number - nth)
        aim = total * nth / (number + 1)
        chosen.append(min(range(first, last), key=lambda index: abs(passed[index] - aim)))
    return chosen


def _stretch(kind: SlotKind, part: int, offset: int, minutes: int, draft: Draft) -> Slot:
    return Slot(kind, part, offset, minutes, later(draft.parts[part].start, offset), kind.value)


def _spoken(turn: Turn, part: int, offset: int, minutes: int, draft: Draft) -> Slot:
    return Slot(
        kind=SlotKind.REST if turn.rests else SlotKind.ITEM,
        part=part,
        offset=offset,
        minutes=minutes,
        start=later(draft.parts[part].start, offset),
        text=draft.items[turn.item].text,
        speaker=turn.speaker,
        item=turn.item,
        member=turn.member,
        speech=minutes if turn.member is None else _speech(turn, minutes, draft),
        critics=turn.critics,
        locked=turn.locked,
        note=turn.note,
    )


def _speech(turn: Turn, minutes: int, draft: Draft) -> int:
    """A member's own minutes of his turn, in the proportion of the pace, leaving every critic his least."""
    pace = draft.pace
    whole = pace.speech.minutes + turn.critics * pace.criticism.minutes
    own = round(minutes * pace.speech.minutes / whole)
    return max(1, min(own, minutes - turn.critics * pace.least_criticism))
