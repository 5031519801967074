"""How many minutes each turn has, and in which part it falls.

All turns are lengthened from their least by the same share of what each could have, in whole steps; turns of
one group stay equally long. What is left of a part goes by the largest remainder to single items, then to
机动.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..plan.model import Pace
from .draft import Draft
from .turns import Turn

_FULL = 200
"""Levels: 0 every turn at its least, 100 at what it should have, 200 at its most."""


@dataclass(frozen=True, slots=True)
class Allotment:
    """Minutes and part of every turn; ``missing`` minutes of every part, all zero where it fits."""

    minutes: tuple[int, ...]
    parts: tuple[int, ...]
    missing: tuple[int, ...]
    level: int


@dataclass(frozen=True, slots=True)
class _Job:
    """``within``: the first and the last part in which each turn may be."""

    turns: tuple[Turn, ...]
    draft: Draft
    within: tuple[tuple[int, int], ...]


def allotment(turns: Sequence[Turn], draft: Draft) -> Allotment:
    """The best allotment, or that of the least minutes with what is missing."""
    job = _Job(tuple(turns), draft, _within(turns, draft))
    parts, missing = _packed(job, 0)
    if any(missing):
        return Allotment(tuple(turn.least for turn in turns), parts, missing, 0)
    low, high = 0, _FULL
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (low, middle - 1) if any(_packed(job, middle)[1]) else (middle, high)
    parts, missing = _packed(job, low)
    parts = _balanced(job, parts, low)
    return Allotment(_filled(job, parts, low), parts, missing, low)


def _within(turns: Sequence[Turn], draft: Draft) -> tuple[tuple[int, int], ...]:
    """A turn of no part may be in any that keeps the order: none later than that of a turn after it."""
    places = {name: place for place, name in enumerate(draft.names)}
    latest, spread = len(draft.parts) - 1, list[tuple[int, int]]()
    for turn in reversed(turns):
        latest = places[turn.part] if turn.part else latest
        spread.append((latest if turn.part else 0, latest))
    return tuple(reversed(spread))


def _ideal(turn: Turn, level: int) -> float:
    if level <= 100:
        return turn.least + (turn.minutes - turn.least) * level / 100
    return turn.minutes + (turn.most - turn.minutes) * (level - 100) / 100


def _at(turn: Turn, level: int, step: int) -> int:
    """Minutes of a turn at a level, whole steps, never under its least."""
    return turn.least if turn.locked else max(turn.least, int(_ideal(turn, level) // step) * step)


def _packed(job: _Job, level: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Each turn as early as it can be, and what is missing in every part. No other order needs less."""
    draft = job.draft
    load, count, at = [0] * len(draft.parts), [0] * len(draft.parts), 0
    packed: list[int] = []
    for turn, (first, last) in zip(job.turns, job.within, strict=True):
        at, minutes = max(at, first), _at(turn, level, draft.pace.step)
        while at < last and load[at] + minutes > room(draft, at, count[at] + 1):
            at += 1
        load[at] += minutes
        count[at] += 1
        packed.append(at)
    return tuple(packed), tuple(
        _missing(draft, part, load[part], count[part]) for part in range(len(draft.parts))
    )


def _balanced(job: _Job, parts: tuple[int, ...], level: int) -> tuple[int, ...]:
    """Turns moved into the next part for as long as that gives single items more of what they should have."""
    short = _shortage(job, parts, level)
    for part in reversed(range(len(job.draft.parts) - 1)):
        while (later := _one_later(job, parts, part)) and _fits(job, later, level):
            less = _shortage(job, later, level)
            if less >= short:
                break
            parts, short = later, less
    return parts


def _one_later(job: _Job, parts: tuple[int, ...], part: int) -> tuple[int, ...] | None:
    """The last turn of a part moved into the next one; ``None`` where it may not move."""
    inside = [index for index, at in enumerate(parts) if at == part]
    if not inside or job.within[inside[-1]][1] == part or part + 1 not in parts:
        return None
    return tuple(part + 1 if index == inside[-1] else at for index, at in enumerate(parts))


def _fits(job: _Job, parts: tuple[int, ...], level: int) -> bool:
    lengths = [_at(turn, level, job.draft.pace.step) for turn in job.turns]
    for part in range(len(job.draft.parts)):
        inside = [length for length, at in zip(lengths, parts, strict=True) if at == part]
        if sum(inside) > room(job.draft, part, len(inside)):
            return False
    return True


def _shortage(job: _Job, parts: tuple[int, ...], level: int) -> int:
    """Minutes that single items have less than they should have."""
    minutes = _filled(job, parts, level)
    return sum(
        max(0, turn.minutes - m) for turn, m in zip(job.turns, minutes, strict=True) if turn.group is None
    )


def _missing(draft: Draft, part: int, load: int, turns: int) -> int:
    """By how much a part must be longer for its turns and for the breaks that it then has."""
    given = draft.parts[part].minutes or 0
    minutes = given
    while (short := load - _room(minutes, turns, draft.pace)) > 0:
        minutes += short
    return minutes - given


def rests(minutes: int, turns: int, pace: Pace) -> int:
    """How many breaks so many minutes with so many turns have: none runs on for longer than the pace
    allows.
    """
    return max(0, min(-(-minutes // pace.unbroken) - 1, turns - 1)) if pace.rest else 0


def room(draft: Draft, part: int, turns: int) -> int:
    """Minutes of a part that its items may take."""
    return _room(draft.parts[part].minutes or 0, turns, draft.pace)


def _room(minutes: int, turns: int, pace: Pace) -> int:
    return minutes - rests(minutes, turns, pace) * pace.rest


def _filled(job: _Job, parts: tuple[int, ...], level: int) -> tuple[int, ...]:
    """Minutes at a level, and the steps that are left in each part for the single items with the largest
    remainder.
    """
    turns, draft, step = job.turns, job.draft, job.draft.pace.step
    minutes = [_at(turn, level, step) for turn in turns]
    for part in range(len(draft.parts)):
        inside = [index for index, at in enumerate(parts) if at == part]
        left = room(draft, part, len(inside)) - sum(minutes[index] for index in inside)
        single = [index for index in inside if turns[index].group is None and not turns[index].locked]
        single.sort(key=lambda index: minutes[index] - _ideal(turns[index], level))
        while left >= step:
            raised = [i for i in single if minutes[i] + step <= _bound(turns[i], level)][: left // step]
            if not raised:
                break
            for index in raised:
                minutes[index] += step
            left -= step * len(raised)
    return tuple(minutes)


def _bound(turn: Turn, level: int) -> int:
    """While turns are cut, no single item takes more than it should have."""
    return turn.minutes if level < 100 else turn.most
