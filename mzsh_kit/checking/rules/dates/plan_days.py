"""Days and times of day: those of the meeting, of the steps and of the talks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ....plan import MonthPart, Span, When, when_words
from ....plan.when import clock_words
from ...facts.days import CLOCK, Day, clock, days
from ...facts.paper import Paper, blank, compact
from ...facts.plan import PlanFacts, differs
from ...rule import Hit, Words, plan_rule

_TIME = r"(?:会议)?时间[：:]|会议(?:时间|日期)[：:。]"
_HELD = re.compile(r"召开[^，。；]{0,100}生活会(?!的|征求|座谈|动员|筹备|准备|学习|推进|部署)")
_LIMIT = ("前", "之前", "以前", "后", "内")
_FARTHEST = 60


def meeting_day(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """Behind 时间 and 会议时间 stands the meeting's day."""
    for words in paper.labelled(_TIME, cell="会议时间"):
        yield from _other_day(words, next(days(words.text, _year(facts)), None), facts)


def held_on(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """The day nearest before 召开…民主生活会 in its sentence is the meeting's."""
    for passage in paper.of_meeting:
        for match in _HELD.finditer(passage.text):
            start = max(passage.text.rfind("。", 0, match.start()), match.start() - _FARTHEST) + 1
            words = Words(passage, max(0, start), match.start())
            *_, last = (None, *days(words.text, _year(facts)))
            if last and words.text.startswith(_LIMIT, last.end):
                continue
            yield from _other_day(words, last, facts)


def _year(facts: PlanFacts) -> int:
    day = facts.plan.meeting_day
    return day.year if day else 0


def _other_day(words: Words, found: Day | None, facts: PlanFacts) -> Iterator[Hit]:
    wanted = facts.plan.meeting.date
    if found and not _meant(found.day, wanted):
        at = Words(words.line, words.start + found.start, words.start + found.end)
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


def meeting_clock(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """The time of day behind the meeting's day is when the meeting, or a part of it, starts."""
    for passage in paper.said:
        for one in days(passage.text) if facts.clocks else ():
            match = CLOCK.match(passage.text, one.end)
            if match and one.day == facts.plan.meeting_day and clock(compact(match[1])) not in facts.clocks:
                yield _other_clock(Words(passage, *match.span(1)), facts)


def agenda_clock(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """The first item of an agenda with clock times starts when the meeting does."""
    for table in paper.tables:
        for cell, _ in table.columns("时间", "议程")[:1]:
            match = CLOCK.match(cell.text)
            if match and facts.clocks and clock(compact(match[1])) not in facts.clocks:
                yield _other_clock(Words(cell, *match.span(1)), facts)


def _other_clock(words: Words, facts: PlanFacts) -> Hit:
    return differs(words, "开会时间", "、".join(map(clock_words, sorted(facts.clocks))))


def step_time(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A table of steps prints the times of the schedule."""
    for table in paper.tables:
        for name, when in table.columns("步骤", "时间"):
            spans = tuple(row.span_words for row in facts.steps.get(compact(name.text), ()))
            if spans and not blank(when.text) and compact(when.text) not in map(compact, spans):
                wanted = "或".join(dict.fromkeys(spans))
                yield differs(Words(when, 0, len(when.text)), f"“{compact(name.text)}”的时间", wanted)


def talk_day(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """Talks are held on the working days of their period."""
    for table in paper.tables:
        for cell, *_ in table.columns("日期", "谈话人", "谈话对象") if facts.talk_days else ():
            for one in days(cell.text):
                if one.day not in facts.talk_days:
                    first, last = min(facts.talk_days), max(facts.talk_days)
                    wanted = f"{when_words(Span(first, last))}中的工作日"
                    yield differs(Words(cell, one.start, one.end), "谈话日期", wanted)


_PLAN = "《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准"

RULES = (
    plan_rule(id="date-differs", level="error", title="会议日期与方案不一致", reason="会议改期只改了一部分材料，参会的人会按不同的日期到会", source=_PLAN, bad=("《会议议程》时间：2027年1月16日",), good=("《会议议程》时间：2027年1月15日",), find=meeting_day),
    plan_rule(id="held-date-differs", level="error", title="召开日期与方案不一致", reason="正文里的召开日期与会议日期是同一天", source=_PLAN, bad=("《会议通知》定于2027年1月5日召开",), good=("《会议通知》定于2027年1月15日召开",), find=held_on),
    plan_rule(id="clock-differs", level="error", title="开会时间与方案不一致", reason="开会时间前后不一，参会的人会早到或者迟到", source=_PLAN, bad=("《签到表》2027年1月15日下午2:30",), good=("《签到表》2027年1月15日上午9:00",), find=meeting_clock),
    plan_rule(id="agenda-clock-differs", level="error", title="议程的开始时间与方案不一致", reason="第一项议程应从会议开始时起算", source=_PLAN, bad=("《会议议程》上午8:30—9:10",), good=("《会议议程》上午9:00—9:10",), find=agenda_clock),
    plan_rule(id="step-time-differs", level="error", title="工作进度与方案不一致", reason="各步骤的时间由会议日期倒推，单独改动一处就与其他材料对不上", source=_PLAN, bad=("《工作进度表》2026年12月11日至15日",), good=("《工作进度表》2026年12月11日至16日",), find=step_time),
    plan_rule(id="talk-date-differs", level="error", title="谈话日期不在谈话期间", reason="谈心谈话应在规定期间的工作日进行", source=_PLAN, bad=("《谈心谈话安排表》2027年1月11日",), good=("《谈心谈话安排表》2026年12月18日",), find=talk_day),
)  # fmt: skip
