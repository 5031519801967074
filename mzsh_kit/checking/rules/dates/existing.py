"""Dates: impossible ones, weekdays that do not fit, years against the 年度."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....reading import Line
from ....text import WEEK, Date, annotated, ends
from ....text.lazy import lazy_pattern
from ....text.patterns import GAPPED_CLOCK, GAPPED_DAY
from ...facts.meeting import HELD, meeting, nearest_year
from ...page import Page
from ...rule import Hit, Rule, each

_BASIS = "《县以上党和国家机关党员领导干部民主生活会若干规定》：每年召开1次，一般安排在第四季度"
_FOURTH = 10
_SPECIAL = lazy_pattern(r"专题|巡[视察]|以案促改")
_PAST = lazy_pattern("上年度|上一年度|上次")
_MEETING = lazy_pattern(r"[^，。；]{0,40}民主生活会")
_MIDNIGHT = "24"
_GAPPED_DAY, _GAPPED_CLOCK = lazy_pattern(GAPPED_DAY), lazy_pattern(GAPPED_CLOCK)


def impossible(page: Page) -> Iterator[Hit]:
    """No such day, no such time."""
    for line in page.lines:
        text = annotated(line.text)
        for day in text.no_dates:
            yield Hit(line, *text.original(day), f"没有{text.words(day)}这一天")
        for at in text.times:
            words = text.words(at)
            if at.value is None and (":" in words or "：" in words) and not words.startswith(_MIDNIGHT):
                yield Hit(line, *text.original(at), f"没有{words}这个时刻")


def gapped(page: Page) -> Iterator[Hit]:
    """A day without its 月, an hour without its 点."""
    for pattern, lost in ((_GAPPED_DAY, "月"), (_GAPPED_CLOCK, "点")):
        for line, match in each(page, pattern):
            yield Hit(
                line, *match.span(), f"漏了“{lost}”字", same=f"{lost}{match[0] if lost == '月' else ''}"
            )


def weekdays(page: Page) -> Iterator[Hit]:
    """A weekday that is not the day's; of a day without its year, not that of the day next to the meeting."""
    first = meeting(page)
    for line, day in _days(page):
        held = day.on() or (nearest_year(day, first.day) if first and day.day else None)
        if held and day.weekday not in (None, held.weekday()):
            right = WEEK[held.weekday()]
            yield Hit(
                line,
                *annotated(line.text).original(day),
                f"{'' if day.year else f'{held.year}年的'}这一天是星期{right}",
                f"请改为“星期{right}”，或核对日期",
                level=None if day.year else "likely",
            )


def _days(page: Page) -> Iterator[tuple[Line, Date]]:
    """Every date of every line, both of a span."""
    for line in page.lines:
        yield from ((line, end) for date in annotated(line.text).dates for end in ends(date))


def before_year(page: Page) -> Iterator[Hit]:
    """A day in the first months of the 年度 itself, in the plan of its meeting or in brackets below a title."""
    year = _annual(page) or 0
    for line, day in _days(page) if year else ():
        if day.year != year or day.day is None or (day.month or 0) >= _FOURTH - 1:
            continue
        first, last = annotated(line.text).original(day)
        below_title = (line.text[:first], line.text[last:]) in (("（", "）"), ("(", ")"))
        if not below_title and not re.search(r"召开|时间", line.text[: last + 12]):
            continue
        after = re.compile(r"[，。；]").search(line.text, last)
        start = max(line.text.rfind("。", 0, first), line.text.rfind("，", 0, first)) + 1
        end = min(after.start() if after else len(line.text), last + 30)
        words = line.text[start:end]
        if not _PAST.search(words) and f"{year - 1}年度" not in words:
            yield Hit(line, start, end, f"{year}年度民主生活会一般在{year}年第四季度或次年1至3月召开")


def _annual(page: Page) -> int | None:
    """The 年度 of a yearly meeting; of a special one there is none."""
    if _SPECIAL.search(page.outline.title):
        return None
    for text in (page.outline.title, *(line.text for line in page.lines)):
        read = annotated(text)
        for date in read.dates:
            for end in ends(date):
                if end.annual and _MEETING.match(read.text, end.end):
                    return end.year
    return None


RULES = (
    Rule(id="date-impossible", kind="date_conflict", level="error", title="不存在的日期", reason="没有这一天", source="公历", bad=("会议定于2027年2月30日召开。", "会议定于11月31日召开。"), good=("会议定于2028年2月29日召开。",), find=impossible, fix="请核对日期"),
    Rule(id="day-gapped", kind="typo", level="likely", title="日期、时刻漏字", source="GB/T 15835—2011《出版物上数字用法》", bad=("时间为2019年1213日。", "11月12日下午2，召开会议。"), good=("时间为2019年12月13日下午2点。",), find=gapped, fix="请补上漏掉的“月”“点”"),
    Rule(id="weekday-wrong", kind="date_conflict", level="error", title="星期不对", reason="星期与日期不符", source="公历", bad=("会议定于2027年1月15日（星期四）召开。", HELD + "1月13日（星期五）集中学习。"), good=("会议定于2027年1月15日（星期五）召开。",), find=weekdays, fix="请核对日期"),
    Rule(id="year-before", kind="date_conflict", level="likely", title="日期早于年度", reason="日期在本年度的第四季度之前", source=_BASIS, bad=("2026年度民主生活会拟于2026年1月20日召开。", "2026年度民主生活会主持词\n（2026年1月20日）"), good=("2026年度民主生活会拟于2027年1月20日召开。", "2026年度民主生活会主持词\n（2027年1月20日）"), find=before_year, fix="请核对年份"),
)  # fmt: skip
