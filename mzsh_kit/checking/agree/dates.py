"""Days and times of day: those of the meeting, of the steps and of the talks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...plan import MonthPart, Span, When, when_words
from ...plan.when import clock_words
from .known import Known
from .numbers import CLOCK, Day, clock, days
from .paper import Paper, Words, blank, compact
from .rule import Hit, differs
from .text import DATE, IMPRINT

_TIME = r"(?:会议)?时间[：:]|会议(?:时间|日期)[：:。]"
_HELD = re.compile(r"召开[^，。；]{0,100}生活会(?!的|征求|座谈|动员|筹备|准备|学习|推进|部署)")
_LIMIT = ("前", "之前", "以前", "后", "内")
_FARTHEST = 60


def meeting_day(paper: Paper, known: Known) -> Iterator[Hit]:
    """Behind 时间 and 会议时间 stands the meeting's day."""
    for words in paper.labelled(_TIME, cell="会议时间"):
        yield from _other_day(words, next(days(words.text, _year(known)), None), known)


def held_on(paper: Paper, known: Known) -> Iterator[Hit]:
    """The day nearest before 召开…民主生活会 in its sentence is the meeting's."""
    for passage in paper.of_meeting:
        for match in _HELD.finditer(passage.text):
            start = max(passage.text.rfind("。", 0, match.start()), match.start() - _FARTHEST) + 1
            words = Words(passage, max(0, start), match.start())
            *_, last = (None, *days(words.text, _year(known)))
            if last and words.text.startswith(_LIMIT, last.end):
                continue
            yield from _other_day(words, last, known)


def _year(known: Known) -> int:
    day = known.plan.meeting_day
    return day.year if day else 0


def _other_day(words: Words, found: Day | None, known: Known) -> Iterator[Hit]:
    wanted = known.plan.meeting.date
    if found and not _meant(found.day, wanted):
        at = Words(words.passage, words.start + found.start, words.start + found.end)
        yield differs(at, "会议日期", when_words(wanted))


def _meant(day: date | None, wanted: When) -> bool:
    match wanted:
        case date():
            return day == wanted
        case Span(first, last):
            return day is not None and first <= day <= last
        case MonthPart(year, month):
            return day is not None and (day.year, day.month) == (year, month)
    return True


def meeting_clock(paper: Paper, known: Known) -> Iterator[Hit]:
    """The time of day behind the meeting's day is when the meeting, or a part of it, starts."""
    for passage in paper.said:
        for one in days(passage.text) if known.clocks else ():
            match = CLOCK.match(passage.text, one.end)
            if match and one.day == known.plan.meeting_day and clock(compact(match[1])) not in known.clocks:
                yield _other_clock(Words(passage, *match.span(1)), known)


def agenda_clock(paper: Paper, known: Known) -> Iterator[Hit]:
    """The first item of an agenda with clock times starts when the meeting does."""
    for table in paper.tables:
        for cell, _ in table.columns("时间", "议程")[:1]:
            match = CLOCK.match(cell.text)
            if match and known.clocks and clock(compact(match[1])) not in known.clocks:
                yield _other_clock(Words(cell, *match.span(1)), known)


def _other_clock(words: Words, known: Known) -> Hit:
    return differs(words, "开会时间", "、".join(map(clock_words, sorted(known.clocks))))


def step_time(paper: Paper, known: Known) -> Iterator[Hit]:
    """A table of steps prints the times of the schedule."""
    for table in paper.tables:
        for name, when in table.columns("步骤", "时间"):
            row = known.steps.get(compact(name.text))
            if row and not blank(when.text) and compact(when.text) != compact(row.span_words):
                yield differs(Words(when, 0, len(when.text)), f"“{row.name}”的时间", row.span_words)


def talk_day(paper: Paper, known: Known) -> Iterator[Hit]:
    """Talks are held on the working days of their period."""
    for table in paper.tables:
        for cell, *_ in table.columns("日期", "谈话人", "谈话对象") if known.talk_days else ():
            for one in days(cell.text):
                if one.day not in known.talk_days:
                    first, last = min(known.talk_days), max(known.talk_days)
                    wanted = f"{when_words(Span(first, last))}中的工作日"
                    yield differs(Words(cell, one.start, one.end), "谈话日期", wanted)


def outside(paper: Paper, known: Known) -> Iterator[Hit]:
    """A day that the plan does not give, before the first step or after the last."""
    yield from (hit for inside, hit in _unknown(paper, known) if not inside)


def unknown(paper: Paper, known: Known) -> Iterator[Hit]:
    """A day that the plan does not give, within the time of the work: it may have been filled in by hand."""
    yield from (hit for inside, hit in _unknown(paper, known) if inside)


def _unknown(paper: Paper, known: Known) -> Iterator[tuple[bool, Hit]]:
    for passage in paper.said:
        if known.period is None or _filled_in(passage.style, known):
            continue
        for one in days(passage.text):
            if one.full and one.day not in known.days:
                inside = one.day is not None and known.period[0] <= one.day <= known.period[1]
                why = "方案、工作进度和谈话安排中都没有这个日期" if one.day else "没有这个日期"
                fix = "请与方案核对；确是实际发生的日期的，可以保留" if inside else "请与方案核对后改正"
                yield inside, Hit(Words(passage, one.start, one.end), why, fix)


def _filled_in(style: str, known: Known) -> bool:
    """The date of issue is written in by hand where the plan leaves it open."""
    return style in (DATE, IMPRINT) and not isinstance(known.plan.issue_date, date)
