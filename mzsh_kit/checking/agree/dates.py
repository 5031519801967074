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
from .rule import Hit, Rule, differs

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
            spans = tuple(row.span_words for row in known.steps.get(compact(name.text), ()))
            if spans and not blank(when.text) and compact(when.text) not in map(compact, spans):
                wanted = "或".join(dict.fromkeys(spans))
                yield differs(Words(when, 0, len(when.text)), f"“{compact(name.text)}”的时间", wanted)


def talk_day(paper: Paper, known: Known) -> Iterator[Hit]:
    """Talks are held on the working days of their period."""
    for table in paper.tables:
        for cell, *_ in table.columns("日期", "谈话人", "谈话对象") if known.talk_days else ():
            for one in days(cell.text):
                if one.day not in known.talk_days:
                    first, last = min(known.talk_days), max(known.talk_days)
                    wanted = f"{when_words(Span(first, last))}中的工作日"
                    yield differs(Words(cell, one.start, one.end), "谈话日期", wanted)


_PLAN = "《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准"

RULES = (
    Rule("date-differs", "other", "error", "会议日期与方案不一致", "会议改期只改了一部分材料，参会的人会按不同的日期到会", _PLAN, ("《会议议程》时间：2027年1月16日",), ("《会议议程》时间：2027年1月15日",), meeting_day),
    Rule("held-date-differs", "other", "error", "召开日期与方案不一致", "正文里的召开日期与会议日期是同一天", _PLAN, ("《会议通知》定于2027年1月5日召开",), ("《会议通知》定于2027年1月15日召开",), held_on),
    Rule("clock-differs", "other", "error", "开会时间与方案不一致", "开会时间前后不一，参会的人会早到或者迟到", _PLAN, ("《签到表》2027年1月15日下午2:30",), ("《签到表》2027年1月15日上午9:00",), meeting_clock),
    Rule("agenda-clock-differs", "other", "error", "议程的开始时间与方案不一致", "第一项议程应从会议开始时起算", _PLAN, ("《会议议程》上午8:30—9:10",), ("《会议议程》上午9:00—9:10",), agenda_clock),
    Rule("step-time-differs", "other", "error", "工作进度与方案不一致", "各步骤的时间由会议日期倒推，单独改动一处就与其他材料对不上", _PLAN, ("《工作进度表》2026年12月11日至15日",), ("《工作进度表》2026年12月11日至16日",), step_time),
    Rule("talk-date-differs", "other", "error", "谈话日期不在谈话期间", "谈心谈话应在规定期间的工作日进行", _PLAN, ("《谈心谈话安排表》2027年1月11日",), ("《谈心谈话安排表》2026年12月18日",), talk_day),
)  # fmt: skip
