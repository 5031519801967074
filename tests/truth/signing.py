"""Dates of papers against the events they follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .contradiction import Found
from .facts import Facts
from .limits import DAY, last_day, limits
from .reading import Paper, Row

BEFORE = {
    "01": "方案",
    "02": "请示",
    "03": "会议通知",
    "04": "印发通知",
    "05": "学习安排",
    "06": "征求意见通知",
    "11": "对照检查材料",
}
AFTER = {"27": "会议记录", "31": "报告", "32": "纪要", "33": "通报", "34": "整改方案", "35": "整改清单"}
_RESTS = {"02": "征求意见", "11": "查摆问题"}
"""What a paper reports besides the meeting: opinions are attached to the request, problems stand in the
statement.
"""
_UNTIL = {"02": "报审", "03": "会议通知", "06": "征求意见", "31": "情况报告", "33": "会后通报"}


def paper_dates(papers: tuple[Paper, ...], facts: Facts) -> Found:
    stated = limits(papers)
    for paper in papers:
        signed, printed = signature(paper), imprint(paper)
        if signed and printed and signed != printed:
            yield paper.number, _said(printed), f"成文日期是{_said(signed)}，与印发日期不一致"
        for day in {signed, printed} - {None}:
            yield from _against_meeting(paper, day, facts.day)
            yield from _against_limits(paper, day, stated, facts.day)
        yield from _blank_year(paper, facts.day)
        yield from _number_year(paper, signed)


def _against_meeting(paper: Paper, day: date, meeting: date | None) -> Found:
    if meeting is None:
        return
    if paper.number in AFTER and day < meeting:
        yield paper.number, _said(day), f"会议{_said(meeting)}召开，{AFTER[paper.number]}不能在此之前成文"
    if paper.number in BEFORE and day > meeting:
        yield paper.number, _said(day), f"会议{_said(meeting)}召开，{BEFORE[paper.number]}不能在此之后成文"


def _against_limits(paper: Paper, day: date, stated, meeting: date | None) -> Found:
    rests = _RESTS.get(paper.number)
    if paper.number == "02" and not any("征求意见情况汇总" in line for line in paper.lines):
        rests = None
    ends = [due for limit in stated if limit.duty == rests and (due := limit.due(meeting))]
    if ends and day < min(ends):
        yield paper.number, _said(day), f"{rests}{_said(min(ends))}才完成，材料不能在此之前成文"
    until = _UNTIL.get(paper.number)
    limit = [due for limit in stated if limit.duty == until and (due := limit.due(meeting))]
    if limit and day > max(limit):
        yield paper.number, _said(day), f"{until}时限是{_said(max(limit))}，成文已过时限"


def _blank_year(paper: Paper, meeting: date | None) -> Found:
    """A date that stands open as 2027年　月　日 has a year that can be right."""
    for line in paper.everything:
        match = re.search(r"(\d{4})年[\s＿_]+月[\s＿_]+日", line)
        if match and meeting and paper.number in AFTER and int(match[1]) < meeting.year:
            yield paper.number, match[0], f"会议{_said(meeting)}召开"
        if match and meeting and paper.number in BEFORE and int(match[1]) > meeting.year:
            yield paper.number, match[0], f"会议{_said(meeting)}召开"


def _number_year(paper: Paper, signed: date | None) -> Found:
    for line in paper.lines[:4]:
        match = re.search(r"〔(\d{4})〕", line)
        if match and signed and int(match[1]) != signed.year:
            yield paper.number, match[0], f"成文日期是{_said(signed)}"


def meeting_day(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """The meeting is on the same day wherever a paper says when it is."""
    if facts.day is None:
        return
    for paper in papers:
        held = (day for table in paper.tables for row in table for day in _held(row))
        said = (day for line in paper.lines for day in _meeting_days(line))
        for day in (*said, *held):
            if day != facts.day:
                yield paper.number, _said(day), f"会议日期是{_said(facts.day)}"


def _meeting_days(line: str) -> Iterator[date]:
    said = (
        rf"(?:^时间：|；时间：|定于|党.{{0,10}}于|会议日期：|会议时间。"
        rf"|会议时间：){DAY}(?!之?前|以前)|^{DAY}(?=.{{0,12}}，.*召开)"
    )
    for match in re.finditer(said, line):
        yield date(*(int(number) for number in match.groups() if number))


def _held(row: Row) -> Iterator[date]:
    """The row of a table of steps, or of the calendar, that is the meeting itself."""
    days = [day for cell in row[1:3] if (day := last_day(cell))]
    if days and any(re.search("^召开会议|生活会(?:（.午）)?$", cell) for cell in row[:2]):
        yield days[0]


def signature(paper: Paper) -> date | None:
    """成文日期: a line that is a date and nothing else."""
    days = [match for line in paper.lines if (match := re.fullmatch(DAY, line))]
    return date(*map(int, days[-1].groups())) if days else None


def imprint(paper: Paper) -> date | None:
    """印发日期, which stands in a frame at the foot of the last page."""
    for line in paper.everything:
        if match := re.search(rf"{DAY}印发", line):
            return date(*map(int, match.groups()))
    return None


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
