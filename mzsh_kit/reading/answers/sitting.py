"""How long the meeting sits, where hours say it: its length and the halves of its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ...text import annotated
from ..fact import Fact

Answers = dict[str, Any]
HALVES = ("上午", "下午")
NOON, _HALF_DAY, DAY = 12 * 60, 12 * 60, 24 * 60
_LUNCH, _AFTERNOON = 14 * 60, 14 * 60 + 30
"""A meeting that goes on behind it has a pause; where nobody says so, it goes on at this hour."""
_LEAST_PAUSE = 45
WHOLE_DAY = "1天"


class Sitting(NamedTuple):
    """Minutes of the day from which and until which is sat; 0 where no end is told."""

    start: int
    end: int = 0


def sat(facts: Sequence[Fact]) -> Answers:
    """Length and halves, of the first and last hour of the meeting, else of an agenda that tells the hours of
    its items.
    """
    spans = _held(facts)
    listed = list(filter(None, of_items([fact for fact in facts if fact.field == "agenda.item"], facts)))
    by_items = len(listed) > sum(bool(span.end) for span in spans) < len(HALVES)
    return _answers(_together(listed if by_items and all(span.end for span in listed) else spans))


def _held(facts: Sequence[Fact]) -> list[Sitting]:
    """When the meeting itself is told to sit."""
    hours = [fact for fact in facts if fact.field == "meeting.time"]
    ended = [fact for fact in facts if fact.field == "meeting.duration" and fact.value.endswith("结束")]
    told = [span for fact in hours if fact.place == hours[0].place and (span := _span(fact.value))]
    whole = _span(f"{hours[0].value}至{ended[0].value}") if hours and ended else None
    return [whole] if whole and not any(span.end for span in told) else told


def of_items(items: Iterable[Fact], facts: Sequence[Fact]) -> list[Sitting | None]:
    """When each item of the agenda is held: until the hour that it tells, else until the next begins in the
    same half of the day, or the meeting ends.
    """
    told = [_span(item.note) for item in items]
    over = [span.end for span in _held(facts)[-1:]]
    ends = [*(span.start if span else 0 for span in told[1:]), *over, 0]
    return [
        Sitting(one.start, end)
        if one and not one.end and one.start < end <= (NOON if one.start < NOON else DAY)
        else one
        for one, end in zip(told, ends, strict=False)
    ]


def _span(text: str) -> Sitting | None:
    """The hours that a text tells; the end of an afternoon may be told without its half."""
    hours = [60 * time.value.hour + time.value.minute for time in annotated(text).times if time.value]
    if len(hours) < len(HALVES):
        return Sitting(hours[0]) if hours else None
    start, end = hours[:2]
    return Sitting(start, end if end > start else start + (end - start) % _HALF_DAY)


def _together(spans: Sequence[Sitting]) -> list[Sitting]:
    """The spans, those joined between which there is no pause of the day."""
    joined: list[Sitting] = []
    for span in spans:
        if joined and span.start < joined[-1].end + _LEAST_PAUSE:
            joined[-1] = Sitting(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def _answers(spans: Sequence[Sitting]) -> Answers:
    if len(spans) == 1 and spans[0].start < NOON and spans[0].end > _LUNCH:
        start, end = spans[0]
        later = {"name": HALVES[1], "minutes": end - _AFTERNOON} if end > _AFTERNOON else {"name": HALVES[1]}
        return {"length": WHOLE_DAY, "parts": [_part(HALVES[0], Sitting(start, NOON)), later]}
    if len(spans) > 1 and spans[0].start < NOON <= spans[1].start:
        parts = [_part(*half) for half in zip(HALVES, spans, strict=False)]
        return {"parts": parts} | ({"length": WHOLE_DAY} if all(span.end for span in spans) else {})
    if len(spans) != 1 or not spans[0].end:
        return {}
    minutes = spans[0].end - spans[0].start
    return {"length": f"{minutes / 60:g}小时" if minutes % 30 == 0 else f"{minutes}分钟"}


def _part(name: str, span: Sitting) -> Answers:
    hour, minute = divmod(span.start % DAY, 60)
    lasting = {"minutes": span.end - span.start} if span.end else {}
    return {"name": name, "start": f"{hour:02}:{minute:02}", **lasting}
