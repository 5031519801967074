"""The cheapest ways to make an agenda fit, each as a changed draft that does fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..plan.model import AgendaItem, Length, Pace, Part
from .agenda import Misfit, build
from .draft import Draft, with_facts
from .sessions import with_half_day
from .turns import turn_length

_MOST_HALF_DAYS = 6
_LONGEST_PART = 1440


@dataclass(frozen=True, slots=True)
class Mend:
    """One way: what to do in words, the minutes by which the meeting becomes longer, the draft that
    results.
    """

    text: str
    longer: int
    draft: Draft


def mends(misfit: Misfit, number: int = 3) -> tuple[Mend, ...]:
    """The ways that lengthen the meeting least, cheapest first; every one of them fits."""
    draft = misfit.draft
    tried = [
        *_unlocked(draft),
        *_shorter(draft),
        *_shorter_and_longer(draft),
        *_longer(draft),
        *_half_days(draft),
    ]
    different = {mend.draft: mend for mend in reversed(tried)}.values()
    return tuple(sorted(different, key=lambda mend: (mend.longer, tried.index(mend)))[:number])


def _fits(draft: Draft) -> bool:
    return not isinstance(build(draft), Misfit)


def _unlocked(draft: Draft) -> Iterator[Mend]:
    """Without the locks, if that is enough."""
    locked = [item for item in draft.items if item.locked and not item.rests]
    free = replace(draft, items=tuple(_free(item) for item in draft.items))
    if locked and _fits(free):
        names = "、".join(f"“{item.text}”" for item in locked)
        yield Mend(f"解除{names}的时长锁定，按比例压缩", 0, free)


def _free(item: AgendaItem) -> AgendaItem:
    return with_facts(item, locked=False, least=None) if item.locked else item


def _shorter(draft: Draft) -> Iterator[Mend]:
    """The longest turns that fit, shorter than the pace has them at the least."""
    now = turn_length(draft)[0]
    for pace in _faster(draft):
        shorter = replace(draft, pace=pace)
        if turn_length(shorter)[0] < now and _fits(shorter):
            yield Mend(
                f"每人用时由至少{now}分钟压缩到{turn_length(shorter)[0]}分钟{_split(pace)}", 0, shorter
            )
            return


def _split(pace: Pace) -> str:
    return f"（对照检查{pace.speech.least}分钟，每人次批评{pace.criticism.least}分钟）"


def _faster(draft: Draft) -> Iterator[Pace]:
    """Paces with ever shorter turns, down to what the pace itself sets as the bound."""
    pace = draft.pace
    for each in range(pace.criticism.least, min(pace.least_criticism, pace.criticism.least) - 1, -1):
        for speech in range(pace.speech.least, min(pace.least_speech, pace.speech.least) - 1, -1):
            lengths = {"speech": _least(pace.speech, speech), "criticism": _least(pace.criticism, each)}
            yield pace.model_copy(update=lengths)


def _least(length: Length, least: int) -> Length:
    return length.model_copy(update={"least": least})


def _shorter_and_longer(draft: Draft) -> Iterator[Mend]:
    """Turns as short as may be, and the session longer by what is missing then."""
    now, pace = turn_length(draft)[0], list(_faster(draft))[-1]
    shortest = replace(draft, pace=pace)
    after = turn_length(shortest)[0]
    for mend in _longer(shortest) if after < now else ():
        text = f"每人用时由至少{now}分钟压缩到{after}分钟{_split(pace)}，并{mend.text}"
        yield Mend(text, mend.longer, mend.draft)


def _longer(draft: Draft) -> Iterator[Mend]:
    """Every part longer by exactly what is missing in it, in whole steps."""
    step = draft.pace.step
    stretched = draft
    while isinstance(misfit := build(stretched), Misfit):
        added = [-(-missing // step) * step for missing in misfit.missing]
        parts = tuple(_stretched(part, more) for part, more in zip(stretched.parts, added, strict=True))
        if any((part.minutes or 0) > _LONGEST_PART for part in parts):
            return
        stretched = replace(stretched, parts=parts)
    pairs = [(old, new) for old, new in zip(draft.parts, stretched.parts, strict=True) if old != new]
    words = "、".join(f"“{old.name}”延长{(new.minutes or 0) - (old.minutes or 0)}分钟" for old, new in pairs)
    if pairs:
        yield Mend(words, sum((new.minutes or 0) - (old.minutes or 0) for old, new in pairs), stretched)


def _stretched(part: Part, minutes: int) -> Part:
    return part.model_copy(update={"minutes": (part.minutes or 0) + minutes})


def _half_days(draft: Draft) -> Iterator[Mend]:
    """Another half day, or as many as it takes. Items fixed to a part stay in it."""
    more = draft
    for number in range(1, _MOST_HALF_DAYS + 1):
        more = replace(more, parts=with_half_day(more.parts, more.pace))
        if _fits(more):
            name = "、".join(f"“{part.name}”" for part in more.parts[len(draft.parts) :])
            yield Mend(
                f"增加{'半天' if number == 1 else f'{number}个半天'}（{name}）",
                number * more.pace.half_day,
                more,
            )
            return
