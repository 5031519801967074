"""Words of a document -> values of a plan: times, lengths, people; nothing where they state none."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import timedelta

from ..plan import MonthPart, Relative, When, when_text
from ..text import PARTS, Annotated, Date, DateSpan, Number, annotated, ends, folded, whole_date
from ..text.lazy import lazy_pattern

_AT_LEAST = lazy_pattern("至少|最少|起码|(?:不|不得|不应|不能|不可)(?:少于|低于)")
_BEFORE = lazy_pattern(r"（(?:暂定|拟)）|前完成|之前|以前|前$|\s")
_MINUTES = lazy_pattern("分(?=$|左右)")
_FIRST, _SECOND = ("条", "次", "人次"), ("点", "项", "处", "个")
_OF_ALL = ("方面", "成员", "同志", "班子", "人")
LONGEST_MONTH = 31
LAST = 3
"""Months up to it lie in the year after the 年度 whose meeting is held in them."""
_END = ("底", "末")
_TIMETABLE = ("天", "小时")
"""Units of a length of time that the timetable counts."""


def relative(value: str) -> bool:
    """Whether a time is counted from the meeting."""
    return bool(annotated(value).limits)


def moment(value: str, day: str | None = None, annual: int | None = None) -> str | None:
    """A time in the plan's canonical text, of a span its end.

    A day without its year is the one next to ``day``, the meeting's in canonical text; without that, it
    is around the meeting of ``annual``, the 年度, which 次年 follows.
    """
    text = _BEFORE.sub("", folded(value))
    if limits := annotated(text).limits:
        return when_text(Relative(limits[0].days, limits[0].working))
    date_read = whole_date(text)
    last = _in_year(ends(date_read)[-1], day, annual) if date_read else None
    until = isinstance(date_read, DateSpan) or folded(value).endswith("前")
    when = _last_day(last) if last and until else None
    when = when or (_when(last) if last else None)
    return when_text(when) if when else None


def day_before(number: int, held: str) -> str | None:
    """The last day of that number up to the day of the meeting: the 22nd before 2026-02-03."""
    meeting = whole_date(held)
    on = ends(meeting)[-1].on() if meeting else None
    days = (on - timedelta(back) for back in range(LONGEST_MONTH)) if on else ()
    return next((when_text(one) for one in days if one.day == number), None)


def begins(value: str, day: str | None = None) -> str | None:
    """The first day of a span, as :func:`moment` gives its last."""
    date_read = whole_date(_BEFORE.sub("", folded(value)))
    first = _in_year(date_read.first, day, None) if isinstance(date_read, DateSpan) else None
    when = _when(first) if first else None
    return when_text(when) if when else None


def inside(moment_said: str, vague: str | None) -> bool:
    """Whether a day lies in a part of a month or a month, both in canonical text."""
    exact, part = whole_date(moment_said), whole_date(vague or "")
    if not (isinstance(exact, Date) and isinstance(part, Date)) or exact.day is None or part.day:
        return False
    third = PARTS[min((exact.day - 1) // 10, 2)]
    return (exact.year, exact.month) == (part.year, part.month) and part.part in ("", third)


def _last_day(date_read: Date) -> When | None:
    """The day until which 月底前 is."""
    if date_read.year is None or not date_read.month or date_read.part not in _END:
        return None
    return replace(date_read, part="", day=monthrange(date_read.year, date_read.month)[1]).on()


def _in_year(date_read: Date, day: str | None, annual: int | None) -> Date:
    if date_read.year is not None:
        return date_read
    if date_read.shift is not None:
        return date_read.in_year(annual) if annual else date_read
    if not day and annual and date_read.month:
        return date_read.in_year(annual + (date_read.month <= LAST))
    meeting = ends(held_on)[0] if day and (held_on := whole_date(day)) else None
    if meeting is None or meeting.year is None or not meeting.month or not date_read.month:
        return date_read
    at, month = 12 * meeting.year + meeting.month, date_read.month
    years = (meeting.year, meeting.year - 1, meeting.year + 1)
    return date_read.in_year(min(years, key=lambda year: abs(12 * year + month - at)))


def _when(date_read: Date) -> When | None:
    if date_read.year is None or not date_read.month or not date_read.exists or date_read.part == "初":
        return None
    return date_read.on() or MonthPart(
        date_read.year, date_read.month, date_read.part if date_read.part in PARTS else ""
    )


def clock(value: str) -> str | None:
    """A time of day, the first where a span is written."""
    time_read = next((time.value for time in annotated(value).times if time.value), None)
    return time_read.strftime("%H:%M") if time_read else None


def length(value: str) -> str | None:
    """As written, so far as the timetable can count it: 半天, 一天, 1天半, 3小时; 全天 is one day."""
    read = annotated(_MINUTES.sub("分钟", value))
    length_read = next((span for span in read.lengths if span.unit in _TIMETABLE), None)
    if length_read is None:
        return None
    rest = next((span for span in read.lengths if span.start == length_read.end), None)
    if rest and (length_read.unit, rest.unit) == ("小时", "分钟"):
        return f"{60 * length_read.amount + rest.amount:g}分钟"
    words = read.words(length_read)
    if "个半" in words:
        return f"{length_read.amount:g}{length_read.unit}"
    return words.replace("个", "").replace("全天", "1天")


def study_length(value: str) -> str:
    """How long is studied together, without the word for it."""
    return re.sub(r"^(?:集中)?(?:学习|研讨)(?:研讨)?(?:时间)?为?", "", value)


def year(value: str) -> int | None:
    """The year of the first date that has one."""
    return next(
        (date_read.year for span in annotated(value).dates for date_read in ends(span) if date_read.year),
        None,
    )


def count(value: str) -> int | None:
    """How many: 不少于2条 -> 2, 每一名成员至少提出三条 -> 3; the lower bound of 2至3条.

    The number before its measure word, looked for behind 至少 first: 每一名 counts no criticisms.
    """
    read = annotated(value)
    bound = _AT_LEAST.search(read.text)
    counts = [span for span in read.numbers if not span.ordinal]
    for some in ([span for span in counts if span.start >= bound.end()] if bound else [], counts):
        for sure in (_counts_criticism, _counts_points, _stands_last):
            if taken := next((span for span in some if sure(span, read)), None):
                return int(taken.value)
    return None


def _counts_criticism(span: Number, read: Annotated) -> bool:
    return span.unit in _FIRST


def _counts_points(span: Number, read: Annotated) -> bool:
    return span.unit in _SECOND and not read.text.startswith(_OF_ALL, span.end)


def _stands_last(span: Number, read: Annotated) -> bool:
    return not span.unit and read.text[span.end :] in ("", "以上")
