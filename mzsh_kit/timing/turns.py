"""From items to what is spoken in one go: a report, or one member's turn with the criticism of every
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import KitError, fault
from ..plan.model import AgendaItem, Member, Pace, Role
from ..plan.persons import is_named, member_meant
from ..plan.when import Open, when_words
from ..text.lazy import lazy_pattern
from .draft import Draft

OTHERS = ("其他", "其余")
ONE, ONE_CRITICISED, EACH_CRITICISED = "一人发言", "一人发言并接受批评", "逐一发言并接受批评"
_READS = lazy_pattern("书面发言|代为?宣?[读念]|宣读[^，；。]*发言")
_CRITICISED = lazy_pattern("批评|提出.*意见")


@dataclass(frozen=True, slots=True)
class Turn:
    """What is not divided: ``least`` to ``most`` minutes, all turns of one ``group`` equally long.

    ``member`` is the place in the team, ``None`` where no member's self-examination is heard; ``rests``:
    one of the plan's own breaks.
    """

    item: int
    speaker: str
    least: int
    minutes: int
    most: int
    part: str = ""
    member: int | None = None
    critics: int = 0
    group: int | None = None
    """``None`` for a single item; otherwise turns of the same number have the same length. -1: by the pace.
    """
    locked: bool = False
    note: str = ""
    rests: bool = False


def speakers(item: AgendaItem, items: Sequence[AgendaItem], team: tuple[Member, ...]) -> tuple[Member, ...]:
    """The members who speak to an item in which each is criticised; none where there is nobody to speak."""
    return tuple(member for _, member in _members(item, items, team))


def turns(draft: Draft) -> tuple[Turn, ...]:
    """Every turn in the order of the agenda. Raises :class:`KitError` for a locked item too short for its
    speakers.
    """
    return tuple(turn for index, item in enumerate(draft.items) for turn in _expanded(index, item, draft))


def _expanded(index: int, item: AgendaItem, draft: Draft) -> Iterator[Turn]:
    if item.rests or alone(item, draft.team):
        least, minutes, most = _single(item, draft.pace)
        yield Turn(
            index, _speaker(item), least, minutes, most, item.part, locked=item.locked, rests=item.rests
        )
        return
    members = list(_members(item, draft.items, draft.team))
    lengths = _each(item, len(members), draft)
    for (number, member), (least, minutes, most) in zip(members, lengths, strict=True):
        group = None if item.locked else -1 if item.minutes is None else index
        critics = sum(_present(other) for place, other in enumerate(draft.team) if place != number)
        yield Turn(
            item=index,
            speaker=member.name,
            least=least,
            minutes=minutes,
            most=most,
            part=item.part,
            member=number,
            critics=critics,
            group=group,
            locked=item.locked,
            note=f"因{member.absence}缺席，宣读书面发言" if member.absence else "",
        )


def _members(
    item: AgendaItem, items: Sequence[AgendaItem], team: tuple[Member, ...]
) -> Iterator[tuple[int, Member]]:
    """Who speaks: the named one, the principal where none is; or each of the team in the order of the item,
    else the principal first unless he has an item. Where another item is held so and names members, each has
    his turn in the item that names him; whose statement is read at an item of its own, has that one.
    """
    read = {read_out(other, team) for other in items}
    speaking = [
        (n, member)
        for n, member in enumerate(team)
        if member.attends and (_present(member) or (member.written and n not in read))
    ]
    if item.mode == ONE_CRITICISED:
        heard = _heard(item, team)
        yield from (numbered for numbered in speaking if numbered[0] == heard)
        return
    led = any(other.mode == ONE_CRITICISED and not alone(other, team) for other in items)
    rounds = [other.text for other in items if other.mode == EACH_CRITICISED and other is not item]
    speaking = [one for one in speaking if not _elsewhere(one[1].name, item.text, rounds)] or speaking
    others = led or (isinstance(item.speaker, str) and any(word in item.speaker for word in OTHERS))
    yield from sorted(
        ((n, member) for n, member in speaking if not (others and member.role is Role.PRINCIPAL)),
        key=lambda numbered: (_place(numbered[1].name, item.text), numbered[1].role is not Role.PRINCIPAL),
    )


def alone(item: AgendaItem, team: Sequence[Member]) -> bool:
    """Whether who speaks to an item is not criticised, be it that he is none of the team."""
    return item.mode == ONE or (item.mode == ONE_CRITICISED and _heard(item, team) is None)


def _heard(item: AgendaItem, team: Sequence[Member]) -> int | None:
    """The place of the one who is criticised at an item: whom it states, the principal where that is nobody
    by name (党组, 本人); ``None`` for a stranger.
    """
    said = Role.PRINCIPAL if isinstance(item.speaker, Open) else item.speaker
    meant = member_meant(said, team)
    return meant if meant is not None or is_named(said) else member_meant(Role.PRINCIPAL, team)


def read_out(item: AgendaItem, team: Sequence[Member]) -> int | None:
    """The place in the team of the member who is away and whose statement is read at an item of its own:
    nothing else is done there but that others criticise him.
    """
    clauses = [one for one in re.split("[，；;。]", item.text) if one and not _CRITICISED.search(one)]
    if item.mode != ONE or not all(map(_READS.search, clauses)):
        return None
    return next(
        (n for n, one in enumerate(team) if one.absence and any(one.name in clause for clause in clauses)),
        None,
    )


def _elsewhere(name: str, text: str, others: Sequence[str]) -> bool:
    """Whether another item names a member, and this one does not."""
    return name not in text and any(name in other for other in others)


def _place(name: str, text: str) -> int:
    """Where an item names a member: those whom it names speak in its order, before the others."""
    return text.find(name) if name in text else len(text)


def _present(member: Member) -> bool:
    return member.attends and not member.absence


def _single(item: AgendaItem, pace: Pace) -> tuple[int, int, int]:
    if item.rests:
        minutes = item.minutes or item.minutes_said or pace.rest or pace.item.minutes
        return minutes, minutes, minutes
    minutes = item.minutes or max(pace.item.minutes, item.least or 1)
    minutes = min(minutes, item.most or minutes)
    if item.locked:
        return minutes, minutes, minutes
    least = item.least or min(pace.item.least, minutes)
    most = item.most or max(pace.item.most, minutes)
    return _stepped(least, minutes, most, pace.step)


def _each(item: AgendaItem, number: int, draft: Draft) -> list[tuple[int, int, int]]:
    """The lengths of the turns of one item; what the item states is for all of them together."""
    if not number:
        return []
    if item.locked and item.minutes is not None:
        if item.minutes < number:
            facts = {"found": item.text, "minutes": item.minutes, "wanted": number}
            raise KitError(fault("timing.locked_short", "会议议程", **facts))
        return [(share, share, share) for share in shares(item.minutes, number)]
    if item.minutes is None:
        return [turn_length(draft)] * number
    least, most = item.least or min(item.minutes, turn_length(draft)[0] * number), item.most or item.minutes
    return [_stepped(-(-least // number), item.minutes // number, most // number, draft.pace.step)] * number


def turn_length(draft: Draft) -> tuple[int, int, int]:
    """Minutes of one member's turn by the pace: his own examination and the criticism of every other."""
    present = [member for member in draft.team if _present(member)]
    absent = any(member.attends and member.absence and member.written for member in draft.team)
    critics = len(present) - (not absent)
    speech, each = draft.pace.speech, draft.pace.criticism
    least, minutes = speech.least + critics * each.least, speech.minutes + critics * each.minutes
    return _stepped(least, minutes, speech.most + critics * each.most, draft.pace.step)


def _stepped(least: int, minutes: int, most: int, step: int) -> tuple[int, int, int]:
    low = max(step, -(-least // step) * step)
    high = max(low, most // step * step)
    return low, min(high, max(low, (minutes + step // 2) // step * step)), high


def shares(total: int, number: int) -> list[int]:
    """``total`` in ``number`` whole shares that differ by one at most, the larger first."""
    return [total // number + (index < total % number) for index in range(number)]


def silent(draft: Draft) -> Iterable[Member]:
    """Members who should attend, are absent and leave no written statement: they have no turn."""
    return (member for member in draft.team if member.attends and member.absence and not member.written)


def _speaker(item: AgendaItem) -> str:
    return when_words(item.speaker) if isinstance(item.speaker, Open) else item.speaker
