"""Dates: impossible ones, weekdays that do not fit, years against the 年度."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..card import Card, Hit, each
from ..page import Page

_BASIS = "《县以上党和国家机关党员领导干部民主生活会若干规定》：每年召开1次，一般安排在第四季度"
_DAY = re.compile(
    r"(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日(?:\s*[（(]?\s*(?:星期|周)([一二三四五六日天])[）)]?)?"
)
_WEEK = "一二三四五六日"
_FIRST_QUARTER, _FOURTH = 3, 10
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ANNUAL = re.compile(r"(20\d\d)年度[^，。；]{0,40}民主生活会")
_SPECIAL = re.compile(r"专题|巡[视察]|以案促改")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})[:：](\d\d)(?!\d)")


def impossible(page: Page) -> Iterator[Hit]:
    """No such day, no such time."""
    for line, match in each(page, _DAY):
        if not _exists(match[1], int(match[2]), int(match[3])):
            yield Hit(line, *match.span(), f"没有{match[0]}这一天")
    for line, match in each(page, _HOUR):
        if int(match[1]) > 24 or int(match[2]) > 59:
            yield Hit(line, *match.span(), f"没有{match[0]}这个时刻")


def _exists(year: str | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
        return False
    return not (year and (month, day) == (2, 29) and int(year) % 4)


def weekdays(page: Page) -> Iterator[Hit]:
    """A weekday that is not the day's."""
    for line, match in each(page, _DAY):
        if match[1] and match[4] and _exists(match[1], int(match[2]), int(match[3])):
            right = _WEEK[date(int(match[1]), int(match[2]), int(match[3])).weekday()]
            if right != match[4].replace("天", "日"):
                yield Hit(line, *match.span(), f"这一天是星期{right}", f"请改为“星期{right}”，或核对日期")


def before_year(page: Page) -> Iterator[Hit]:
    """A day in the first months of the 年度 itself, in the plan of its meeting."""
    year = _annual(page) or 0
    for line, match in each(page, _DAY) if year else ():
        if (
            match[1] == str(year)
            and int(match[2]) < _FOURTH - 1
            and re.search(r"召开|时间", line.text[: match.end() + 12])
        ):
            after = re.compile(r"[，。；]").search(line.text, match.end())
            start = max(line.text.rfind("。", 0, match.start()), line.text.rfind("，", 0, match.start())) + 1
            end = min(after.start() if after else len(line.text), match.end() + 30)
            why = f"{year}年度民主生活会一般在{year}年第四季度或次年1至3月召开"
            if not re.search(rf"上年度|上一年度|上次|{year - 1}年度", line.text[start:end]):
                yield Hit(line, start, end, why)


def _annual(page: Page) -> int | None:
    """The 年度 of a yearly meeting; of a special one there is none."""
    found = _ANNUAL.search(page.outline.title) or _ANNUAL.search(page.text)
    return int(found[1]) if found and not _SPECIAL.search(page.outline.title) else None


CARDS = (
    Card("date-impossible", "date_conflict", "error", "不存在的日期", "没有这一天", "公历", ("会议定于2027年2月30日召开。", "会议定于11月31日召开。"), ("会议定于2028年2月29日召开。",), impossible, "请核对日期"),
    Card("weekday-wrong", "date_conflict", "error", "星期不对", "星期与日期不符", "公历", ("会议定于2027年1月15日（星期四）召开。",), ("会议定于2027年1月15日（星期五）召开。",), weekdays, "请核对日期"),
    Card("year-before", "date_conflict", "likely", "日期早于年度", "日期在本年度的第四季度之前", _BASIS, ("2026年度民主生活会拟于2026年1月20日召开。",), ("2026年度民主生活会拟于2027年1月20日召开。",), before_year, "请核对年份"),
)  # fmt: skip
