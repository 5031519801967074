"""How long the meeting sits, where hours say it: its length and the halves of its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ...text import annotated
from ..fact import Fact

Answers = dict[str, Any]
HALVES = ("上午", "下午")
_NOON, _HALF_DAY, _DAY = 12 * 60, 12 * 60, 24 * 60
_LUNCH, _AFTERNOON = 14 * 60, 14 * 60 + 30
"""A meeting that goes on behind it has a pause; where nobody says so, it goes on at this hour."""
_LEAST_PAUSE = 45
WHOLE_DAY = "1天"


class Sitting(NamedTuple):
    """Minutes of the day from which and until which is sat."""

    start: int
    end: int


def sat(facts: Sequence[Fact]) -> Answers:
    """Length and halves, of the first and last hour of the meeting, else of an agenda that tells the hours of
    its items.
    """
    hours = [fact for fact in facts if fact.field == "meeting.time"]
    ended = [fact for fact in facts if fact.field == "meeting.duration" and fact.value.endswith("结束")]
    first = hours[0].place if hours else ""
    spans = list(_spans(fact.value for fact in hours if fact.place == first))
    if not spans and hours and ended:
        spans = list(_spans([f"{hours[0].value}至{ended[0].value}"]))
    listed = list(_spans(fact.note for fact in facts if fact.field == "agenda.item"))
    told = listed if len(listed) > len(spans) and (len(spans) < len(HALVES)) else spans
    return _answers(_together(told))


def _spans(texts: Iterable[str]) -> list[Sitting]:
    """The spans of hours that texts tell; the end of an afternoon may be told without its half."""
    spans = []
    for text in texts:
        times = [60 * time.value.hour + time.value.minute for time in annotated(text).times if time.value]
        if len(times) > 1:
            start, end = times[0], times[1]
            spans.append(Sitting(start, end if end > start else start + (end - start) % _HALF_DAY))
    return spans


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
    if len(spans) == 1 and spans[0].start < _NOON and spans[0].end > _LUNCH:
        start, end = spans[0]
        later = {"name": HALVES[1], "minutes": end - _AFTERNOON} if end > _AFTERNOON else {"name": HALVES[1]}
        return {"length": WHOLE_DAY, "parts": [_part(HALVES[0], Sitting(start, _NOON)), later]}
    if len(spans) == len(HALVES) and spans[0].start < _NOON <= spans[1].start:
        return {"length": WHOLE_DAY, "parts": [_part(*half) for half in zip(HALVES, spans, strict=True)]}
    if len(spans) != 1:
        return {}
    minutes = spans[0].end - spans[0].start
    return {"length": f"{minutes / 60:g}小时" if minutes % 30 == 0 else f"{minutes}分钟"}


def _part(name: str, span: Sitting) -> Answers:
    hour, minute = divmod(span.start % _DAY, 60)
    return {"name": name, "start": f"{hour:02}:{minute:02}", "minutes": span.end - span.start}
