"""How many minutes each turn has, and in which part it falls.

All turns are lengthened from their least by the same share of what each could have, in whole steps; turns of one
group stay equally long. What is left of a part goes by the largest remainder to single items, then to 机动.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def allotment(turns: Sequence[Turn], draft: Draft) -> Allotment:
    """The best allotment, or that of the least minutes with what is missing."""
    step = draft.pace.step
    low, high = 0, _FULL
    if any(_packed(turns, draft, _at(0, step))[1]):
        parts, missing = _packed(turns, draft, _at(0, step))
        return Allotment(tuple(turn.least for turn in turns), parts, missing, 0)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high) if not any(_packed(turns, draft, _at(middle, step))[1]) else (low, middle - 1)
        )
    parts, missing = _packed(turns, draft, _at(low, step))
    parts = _balanced(turns, draft, parts, low)
    return Allotment(_filled(turns, draft, parts, low), parts, missing, low)


def _balanced(turns: Sequence[Turn], draft: Draft, parts: tuple[int, ...], level: int) -> tuple[int, ...]:
    """Turns moved into the next part for as long as that gives single items more of what they should have."""
    short = _shortage(turns, draft, parts, level)
    for part in reversed(range(len(draft.parts) - 1)):
        while (later := _one_later(turns, parts, part)) and _fits(turns, draft, later, level):
            less = _shortage(turns, draft, later, level)
            if less >= short:
                break
            parts, short = later, less
    return parts


def _one_later(turns: Sequence[Turn], parts: tuple[int, ...], part: int) -> tuple[int, ...] | None:
    """The last turn of a part moved into the next one; ``None`` where it may not move."""
    inside = [index for index, at in enumerate(parts) if at == part]
    if not inside or turns[inside[-1]].part or part + 1 not in parts:
        return None
    return tuple(part + 1 if index == inside[-1] else at for index, at in enumerate(parts))


def _fits(turns: Sequence[Turn], draft: Draft, parts: tuple[int, ...], level: int) -> bool:
    lengths = [_at(level, draft.pace.step)(turn) for turn in turns]
    for part in range(len(draft.parts)):
        inside = [length for length, at in zip(lengths, parts, strict=True) if at == part]
        if sum(inside) > room(draft, part, len(inside)):
            return False
    return True


def _shortage(turns: Sequence[Turn], draft: Draft, parts: tuple[int, ...], level: int) -> int:
    """Minutes that single items have less than they should have."""
    minutes = _filled(turns, draft, parts, level)
    return sum(max(0, turn.minutes - m) for turn, m in zip(turns, minutes, strict=True) if turn.group is None)


def _ideal(turn: Turn, level: int) -> float:
    if level <= 100:
        return turn.least + (turn.minutes - turn.least) * level / 100
    return turn.minutes + (turn.most - turn.minutes) * (level - 100) / 100


def _at(level: int, step: int) -> Callable[[Turn], int]:
    """Minutes of a turn at a level, whole steps, never under its least."""
    return lambda turn: (
        turn.least if turn.locked else max(turn.least, int(_ideal(turn, level) // step) * step)
    )


def _packed(
    turns: Sequence[Turn], draft: Draft, minutes: Callable[[Turn], int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Each turn as early as it can be, and what is missing in every part. No other order needs less."""
    names, last = draft.names, len(draft.parts) - 1
    load, count, at = [0] * (last + 1), [0] * (last + 1), 0
    found: list[int] = []
    for turn in turns:
        at = max(at, names.index(turn.part)) if turn.part else at
        while at < last and not turn.part and load[at] + minutes(turn) > room(draft, at, count[at] + 1):
            at += 1
        load[at] += minutes(turn)
        count[at] += 1
        found.append(at)
    return tuple(found), tuple(_missing(draft, part, load[part], count[part]) for part in range(last + 1))


def _missing(draft: Draft, part: int, load: int, turns: int) -> int:
    """By how much a part must be longer for its turns and for the breaks that it then has."""
    given = draft.parts[part].minutes or 0
    minutes = given
    while (short := load - _room(minutes, turns, draft.pace)) > 0:
        minutes += short
    return minutes - given


def rests(minutes: int, turns: int, pace: Pace) -> int:
    """How many breaks so many minutes with so many turns have: none runs on for longer than the pace allows."""
    return max(0, min(-(-minutes // pace.unbroken) - 1, turns - 1)) if pace.rest else 0


def room(draft: Draft, part: int, turns: int) -> int:
    """Minutes of a part that its items may take."""
    return _room(draft.parts[part].minutes or 0, turns, draft.pace)


def _room(minutes: int, turns: int, pace: Pace) -> int:
    return minutes - rests(minutes, turns, pace) * pace.rest


def _filled(turns: Sequence[Turn], draft: Draft, parts: tuple[int, ...], level: int) -> tuple[int, ...]:
    """Minutes at a level, and the steps that are left in each part for the single items with the largest remainder."""
    step = draft.pace.step
    minutes = [_at(level, step)(turn) for turn in turns]
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
