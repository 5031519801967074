"""The day of the meeting, and days beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ...reading import Line
from ...text import Date, annotated, ends, folded, whole_date
from ...text.lazy import lazy_pattern
from ...text.patterns import COUNT, FIRST, SECOND, THIRD

if TYPE_CHECKING:
    from ..page import Page

NOT_IT = lazy_pattern(
    r"组织生活会|党组会|党委会|座谈会|研讨|动员|上年度|上一年度|通报会|推进会|印发|常委会|听取|反馈|要求|通知"
)
_LABEL = lazy_pattern(
    r"(?:^|[。；）)、.．\s　])(?:会议|召开|开会)?(?:时间|日期)(?:安排)?\s*[：:。为　 ]?[^，。；：:]{0,6}$"
)
_HELD_ON = lazy_pattern(
    r"(?:本次|此次|这次)?会议(?:初步|暂)?(?:[定拟]?于|在|时间[为是])[^，。；]{0,14}日[^，。；]{0,12}(?:召开|举行)$"
)
_STEP = lazy_pattern(
    rf"^(?:{FIRST}|{SECOND}|{THIRD})?(?:组织)?召开(?:会议|[^，。；（）]{{0,12}}民主生活会)[（(]$"
)
"""A step and its day: （五）召开会议（1月23日）."""

_HEAD = lazy_pattern("^(?:会议)?时间|会议(?:召开)?时间|召开(?:会议|民主生活会)")
_HOLDS = lazy_pattern("，[^，。；]{0,24}召开[^，。；]{0,24}民主生活会(?!的|征求|方案|动员|筹备)")
_CLOCK = lazy_pattern(rf"\s*(?:[（(][^）)]{{1,6}}[）)])?\s*(?:[上下]午|{COUNT}[:：点时])")
_LONGEST_DAY = 24
LIMIT = lazy_pattern(r"日?(?:之?前|以前|前完成)")


@dataclass(frozen=True)
class Meeting:
    """The day of the meeting, and the line in which it is first stated."""

    day: date
    line: int


def days(text: str) -> Iterator[Date]:
    """The days of a text that stand there with their month, or all in digits."""
    for span in annotated(text).dates:
        for day in ends(span):
            if day.day is not None and (day is ends(span)[0] or "月" in annotated(text).words(day)):
                yield day


def each_day(page: Page) -> Iterator[tuple[Line, Date, tuple[int, int]]]:
    """Every such day of every line, with its place."""
    for line in page.lines:
        for day in days(line.text):
            yield line, day, annotated(line.text).original(day)


def signed(line: Line) -> date | None:
    """The day that a line is and nothing else, as it stands at the end of a paper."""
    read = whole_date(folded(line.text).strip()) if len(line.text) <= _LONGEST_DAY else None
    return read.on() if isinstance(read, Date) and read.weekday is None else None


def meeting(page: Page) -> Meeting | None:
    """When the meeting is: by the plan; else as first stated with its year, or next to the day at the end."""
    if page.plan and page.plan.meeting_day:
        return Meeting(page.plan.meeting_day, 0)
    said = [(line, day) for line, day, _ in stated(page)]
    for line, read in said:
        if day := read.on():
            return Meeting(day, line.number)
    end = next(filter(None, map(signed, reversed(page.lines))), None)
    dated = ((line, nearest_year(day, end)) for line, day in said if end)
    return next((Meeting(day, line.number) for line, day in dated if day), None)


def stated(page: Page) -> Iterator[tuple[Line, Date, tuple[int, int]]]:
    """Every day that is said to be the meeting's: in words, or by the heading below which a line begins
    with it.
    """
    below = {
        section.lines[0].number: section.heading
        for section in page.outline.sections
        if section.lines and _HEAD.search(section.heading)
    }
    for line, day, (start, end) in each_day(page):
        heading = below.get(line.number, "")
        headed = (
            heading and not line.text[:start].strip() and _CLOCK.match(line.text, end) and "时间" in heading
        )
        if headed or of_meeting(line.text, start, end, "召开" in heading):
            yield line, day, (start, end)


def of_meeting(text: str, start: int, end: int, headed: bool = False) -> bool:
    """Whether this is said to be the day of the meeting itself: 时间：…, 定于…召开民主生活会; below its
    heading 拟于…召开 will do.
    """
    first = max(text.rfind(stop, 0, start) for stop in "。；，") + 1
    last = min((at for stop in "。；，" if (at := text.find(stop, end)) >= 0), default=len(text))
    clause = text[first:last]
    if LIMIT.match(text, end - 1) or NOT_IT.search(clause) or re.match(r"\s*[至到\-—–~～]", text[end:]):
        return False
    if _LABEL.search(text[:start]) or _STEP.match(text[:start]) or _HELD_ON.match(clause):
        return True
    if clause == text[start:end] and _HOLDS.match(text, last):
        return True
    if headed or "召开会议" in text[:first]:
        headed = re.fullmatch("(?:暂|初步)?[定拟]于|", text[first:start]) is not None and text[
            last - 2 : last
        ] in ("召开", "举行")
    return bool(re.search(r"[定拟]于|召开", clause)) and (headed or "民主生活会" in text[first : last + 40])


def nearest_year(date: Date, meeting: date) -> date | None:
    """The day; without its year, the one next to the meeting."""
    if date.year is not None:
        return date.on()
    days = [date.on(meeting.year + n) for n in (-1, 0, 1)]
    return min((day for day in days if day), key=lambda day: abs(day - meeting), default=None)


def sentence_at(text: str, at: int) -> str:
    """The sentence, or part of one up to ；, around a place of a text."""
    last = min((n for stop in "。；" if (n := text.find(stop, at)) >= 0), default=len(text))
    return text[max(text.rfind("。", 0, at), text.rfind("；", 0, at)) + 1 : last]


HELD = "县水务局党组民主生活会实施方案\n会议时间：2027年1月15日上午。\n"
"""A plan that states the day of its meeting, for examples."""
