"""How many minutes each turn has, and in which part it falls.

All turns are lengthened from their least by the same share of what each could have, in whole steps; turns of
one group stay equally long. What is left of a part goes by the largest remainder to single items, then to
机动.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..plan.model import Pace
from .draft import Draft
from .turns import Turn

Timed = tuple[Turn, int]
"""A turn and its minutes."""

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
    inside, at = [list[Timed]() for _ in draft.parts], 0
    packed: list[int] = []
    for turn, (first, last) in zip(job.turns, job.within, strict=True):
        at, timed = max(at, first), (turn, _at(turn, level, draft.pace.step))
        while at < last and _left(draft, at, [*inside[at], timed]) < 0:
            at += 1
        inside[at].append(timed)
        packed.append(at)
    return tuple(packed), tuple(max(0, -_left(draft, part, timed)) for part, timed in enumerate(inside))


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
    timed = [(turn, _at(turn, level, job.draft.pace.step)) for turn in job.turns]
    return all(
        _left(job.draft, part, [one for one, at in zip(timed, parts, strict=True) if at == part]) >= 0
        for part in range(len(job.draft.parts))
    )


def _shortage(job: _Job, parts: tuple[int, ...], level: int) -> int:
    """Minutes that single items have less than they should have."""
    minutes = _filled(job, parts, level)
    return sum(
        max(0, turn.minutes - m) for turn, m in zip(job.turns, minutes, strict=True) if turn.group is None
    )


def rests(minutes: int, turns: int, pace: Pace) -> int:
    """How many breaks so many minutes with so many turns have: none runs on for longer than the pace
    allows.
    """
    return max(0, min(-(-minutes // pace.unbroken) - 1, turns - 1)) if pace.rest else 0


def stretches(inside: Iterable[Timed]) -> list[list[int]]:
    """The minutes of the turns of a part, from one of the plan's own breaks to the next."""
    found: list[list[int]] = [[]]
    for turn, minutes in inside:
        if turn.rests:
            found.append([])
        else:
            found[-1].append(minutes)
    return found


def _left(draft: Draft, part: int, inside: Sequence[Timed]) -> int:
    """Minutes of a part that its turns leave with the breaks between them; below zero where they are too
    long.
    """
    breaks = sum(rests(sum(run), len(run), draft.pace) for run in stretches(inside))
    taken = sum(minutes for _, minutes in inside) + breaks * draft.pace.rest
    return (draft.parts[part].minutes or 0) - taken


def _filled(job: _Job, parts: tuple[int, ...], level: int) -> tuple[int, ...]:
    """Minutes at a level, and the steps that are left in each part for the single items with the largest
    remainder.
    """
    turns = job.turns
    minutes = [_at(turn, level, job.draft.pace.step) for turn in turns]
    for part in range(len(job.draft.parts)):
        inside = [index for index, at in enumerate(parts) if at == part]
        single = [index for index in inside if turns[index].group is None and not turns[index].locked]
        single.sort(key=lambda index: minutes[index] - _ideal(turns[index], level))
        while single:
            single = [index for index in single if _raised(minutes, index, job, inside, part, level)]
    return tuple(minutes)


def _raised(minutes: list[int], index: int, job: _Job, inside: Sequence[int], part: int, level: int) -> bool:
    """Gives a turn another step if there is room for it."""
    step = job.draft.pace.step
    minutes[index] += step
    fits = minutes[index] <= _bound(job.turns[index], level)
    if fits and _left(job.draft, part, [(job.turns[one], minutes[one]) for one in inside]) >= 0:
        return True
    minutes[index] -= step
    return False


def _bound(turn: Turn, level: int) -> int:
    """While turns are cut, no single item takes more than it should have."""
    return turn.minutes if level < 100 else turn.most
