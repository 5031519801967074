"""Days against the day of the meeting: preparation before it, reports after it, one day in all places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ....reading import Line
from ....text import Date, DateSpan, annotated, ends
from ....text.lazy import lazy_pattern
from ...facts.meeting import (
    HELD,
    LIMIT,
    NOT_IT,
    days,
    each_day,
    meeting,
    nearest_year,
    sentence_at,
    stated,
)
from ...page import Page
from ...rule import Hit, Rule

_BASIS = (
    "《县以上党和国家机关党员领导干部民主生活会若干规定》：会前准备、会上开展批评、会后报告和整改依次进行"
)
_BEFORE = lazy_pattern(
    r"会前|准备|学习|征求|谈心|谈话|撰写|起草|查摆|检视|报审|对照检查材料|发言[提材]|请假|回执|审核|[查写听学谈]（"
)
_AFTER = lazy_pattern(r"会议情况(?:的?报告)?|会议记录|会后|整改方案|整改清单|情况通报|通报会议|归档")
_REPORTED = lazy_pattern(
    r"会议情况|会议记录|(?<!学习)(?<!意见)情况(?:的?书面)?报告|整改进展|会后|整改(?:方案|清单)"
)
_AFTER_HEAD = lazy_pattern(r"会后|整改|报送|上报|通报|总结|后续")
_BEFORE_HEAD = lazy_pattern(r"会前|准备|筹备")
_THAT_IS = lazy_pattern(r"[，（]?即(?:于)?|（")
_DUE = lazy_pattern(r"(?:完成|整改|办结|销号)(?:时限|期限|时间|日期)[：:]\s*$")
_DONE_BY = lazy_pattern(r"(?:之?前|以前)[^，。；已了]{0,12}(?:完成|整改|报送|上报|召开)(?![^，。；]*[已了])")
_TELLS = lazy_pattern("情况|报告|通报|总结|上年度")
"""Titles of papers that tell of limits in the past."""

_BEFORE_THEN = ("前", "之前", "以前", "底前")
_PAST = lazy_pattern("上年度|上一年度|上次|此前|以来|已|反馈|年度民主生活会")
_HEADING = 30
"""So many characters a heading with its days takes at most."""

_LONG, _HALF_YEAR, _NEW_YEAR, _AUTUMN = timedelta(days=150), 6, 4, 9


def two_days(page: Page) -> Iterator[Hit]:
    """Another day of the meeting than the one stated first."""
    first = meeting(page)
    said_of = {(line.number, place) for line, _, place in stated(page)} if first else set()
    for line, read, (start, end) in each_day(page) if first else ():
        assert first is not None
        day = nearest_year(read, first.day)
        row = re.search(r"[\s　|]召开[^，。；]{0,12}民主生活会\s*(?:$|[\s　|])", line.text)
        earlier = f"{page.year - 1}年度" if page.year else "上年度"
        said = (line.number, (start, end)) in said_of or (row and not LIMIT.match(line.text, end - 1))
        if (
            day
            and day != first.day
            and line.number != first.line
            and said
            and earlier not in sentence_at(line.text, start)
            and not NOT_IT.search(line.text[:30])
        ):
            yield Hit(line, start, end, f"前面写的是{first.day.month}月{first.day.day}日召开")


def too_late(page: Page) -> Iterator[Hit]:
    """Preparation that ends after the meeting."""
    for line, (start, end), day, held, section in _placed(page):
        sentence = sentence_at(line.text, start)
        before = _BEFORE.search(sentence) or _BEFORE_HEAD.search(section)
        if day > held and before and not _AFTER.search(sentence) and not _AFTER_HEAD.search(section):
            limit = re.match(r"前?(?:完成)?", line.text[end:])
            end += len(limit[0]) if limit else 0
            yield Hit(line, start, end, f"会议{held.month}月{held.day}日召开，这项准备却在会后")


def too_early(page: Page) -> Iterator[Hit]:
    """A report of the meeting, or what is done after it, due before it."""
    for line, (start, end), day, held, section in _placed(page):
        sentence = sentence_at(line.text, start)
        after = _REPORTED.search(sentence) or _AFTER_HEAD.search(section)
        past = re.search(r"上年度|上一?次|通报了|印发|反馈了|会前|报审", sentence)
        limit = re.match(r"[^，。；]{0,3}[前内底]", line.text[end:])
        if day < held and after and limit and not past and not _BEFORE_HEAD.search(section):
            yield Hit(line, start, end + len(limit[0]), f"会议{held.month}月{held.day}日才召开")


def _placed(page: Page) -> Iterator[tuple[Line, tuple[int, int], date, date, str]]:
    """Each day with its place, the day of the meeting and the heading it stands below."""
    first, section = meeting(page), ""
    for line in page.lines if first else ():
        assert first is not None
        if _is_part(line) or (line.number in page.heads and not _is_lower(line)):
            section = line.text[:30]
        for read in days(line.text):
            day = nearest_year(read, first.day)
            if day and abs(day - first.day) < 2 * _LONG:
                yield line, annotated(line.text).original(read), day, first.day, section


def _is_part(line: Line) -> bool:
    """Whether a line begins with 一、."""
    first = next(iter(annotated(line.text).markers), None)
    return first is not None and first.start == 0 and first.form == "一、"


def _is_lower(line: Line) -> bool:
    return line.text[0] in "（(" or line.text[0].isdecimal()


def outside(page: Page) -> Iterator[Hit]:
    """A day after the end of the stage that its heading states: 会前准备（7月26日至8月13日）."""
    stage: DateSpan | None = None
    form = ""
    for line in page.lines:
        text = annotated(line.text)
        marker = next((mark.form for mark in text.markers if mark.start == 0), "")
        after = 0
        if marker and (_is_part(line) or marker == form or not form):
            spans = (span for span in text.dates if isinstance(span, DateSpan) and span.first.day)
            stage = next(
                (
                    span
                    for span in spans
                    if text.text[span.start - 1 : span.start] in ("（", "(") and span.start < _HEADING
                ),
                None,
            )
            form, after = (marker, stage.end) if stage else ("", 0)
        for day in days(line.text) if stage else ():
            assert stage is not None
            start, end = text.original(day)
            if start < after:
                continue
            limit = re.match(r"[^，。；]{0,2}前(?:完成)?", line.text[end:])
            if _behind(day, stage) and limit and not re.search(r"会后|情况报告", line.text):
                yield Hit(line, start, end + len(limit[0]), "超出了本阶段的起止时间")


def _behind(day: Date, stage: DateSpan) -> bool:
    """Whether a day is after the end of a stage; of one over the end of a year only where its year is stated."""
    begin = stage.first.on()
    last = nearest_year(stage.last, begin) if begin else None
    if begin and last and last >= begin:
        near = nearest_year(day, last)
        return near is not None and near > last
    return _order(stage.first) <= _order(stage.last) < _order(day)


def _order(day: Date) -> tuple[int, int]:
    return day.month or 0, day.day or 0


def stale_limits(page: Page) -> Iterator[Hit]:
    """A limit in a year before the meeting's: 2026年8月底前, where the meeting is in August 2027."""
    first = meeting(page)
    for line in page.lines if first else ():
        assert first is not None
        text = annotated(line.text)
        for said in text.dates:
            if not isinstance(said, Date) or said.year is None:
                continue
            months = (first.day.year - said.year) * 12 + first.day.month - (said.month or 0)
            if said.precision == "day":
                if months > _HALF_YEAR and _is_due(text.text, said) and not _TELLS.search(page.outline.title):
                    yield Hit(line, *text.original(said), f"会议在{first.day.year}年{first.day.month}月")
                continue
            if said.precision not in ("month", "part"):
                continue
            tail = next((word for word in _BEFORE_THEN if text.text.startswith(word, said.end)), "")
            start, end = text.original(said)
            wanted = re.search(r"要|应|须|完成|召开|报送", line.text[: end + len(tail) + 30])
            mended = (
                months > 0
                and "整改" in sentence_at(text.text, said.start)
                and not _PAST.search(text.text[: said.start])
            )
            if tail and (mended or (months > _HALF_YEAR and wanted)):
                yield Hit(line, start, end + len(tail), f"会议在{first.day.year}年{first.day.month}月")


def _is_due(text: str, day: Date) -> bool:
    """Whether something is to be done by this day: 完成时限：2025年3月31日, 2025年3月31日前完成."""
    labelled = _DUE.search(text[: day.start]) and not re.match("[^。；]{0,12}已", text[day.end :])
    return bool(labelled or _DONE_BY.match(text, day.end))


def worked_out(page: Page) -> Iterator[Hit]:
    """会前7天，即1月18日前, where the meeting is on the 22nd: a day more or less may be a way to count."""
    first = meeting(page)
    for line in page.lines if first else ():
        assert first is not None
        text = annotated(line.text)
        begins = {ends(said)[0].start: ends(said)[0] for said in text.dates}
        for limit in text.limits:
            that_is = _THAT_IS.match(text.text, limit.end)
            day = begins.get(that_is.end()) if that_is else None
            stated = nearest_year(day, first.day) if day else None
            due = first.day + timedelta(days=limit.days)
            counted = not limit.working and "月" not in text.words(limit)
            if day and stated and counted and abs(stated - due) > timedelta(days=1):
                side = "后" if limit.days > 0 else "前"
                place = text.original(limit)[0], text.original(day)[1]
                yield Hit(line, *place, f"会议{side}{abs(limit.days)}天是{due.month}月{due.day}日")


def backwards(page: Page) -> Iterator[Hit]:
    """A span that ends before it begins: 1月20日至1月10日."""
    for line in page.lines:
        text = annotated(line.text)
        for said in text.dates:
            if not isinstance(said, DateSpan) or said.first.day is None or said.last.day is None:
                continue
            begin, end = _order(said.first), _order(said.last)
            years = (said.last.year or 0) - (said.first.year or 0) + (said.last.shift or 0)
            over_new_year = (begin[0] >= _AUTUMN and end[0] <= _NEW_YEAR) or years > 0
            if end < begin and not over_new_year:
                yield Hit(line, *text.original(said), "止于开始之前")


RULES = (
    Rule(id="day-other", kind="date_conflict", level="likely", title="会议日期前后不一", source=_BASIS,
         bad=(HELD + "定于2027年1月18日召开局党组民主生活会。", HELD + "（五）召开会议（1月18日）。"), good=(HELD + "定于2027年1月15日召开局党组民主生活会。", HELD + "（一）召开会议（1月8日前）。"), find=two_days, fix="请核对会议日期"),
    Rule(id="day-late", kind="date_conflict", level="likely", title="会前准备排在会后", source=_BASIS,
         bad=(HELD + "1月18日前完成谈心谈话。",), good=(HELD + "1月12日前完成谈心谈话。",), find=too_late, fix="请核对日期"),
    Rule(id="day-early", kind="date_conflict", level="likely", title="会后事项排在会前", source=_BASIS,
         bad=(HELD + "1月12日前，将会议情况报告报县委组织部。",), good=(HELD + "1月30日前，将会议情况报告报县委组织部。",), find=too_early, fix="请核对日期"),
    Rule(id="day-stale", kind="date_conflict", level="likely", title="期限在往年", reason="期限早在会议之前的年份", source=_BASIS,
         bad=(HELD + "各支部要在2026年3月底前召开组织生活会。", HELD + "完成时限：2026年3月31日。", HELD + "2026年3月31日前完成整改。"), good=(HELD + "各支部要在2027年3月底前召开组织生活会。", HELD + "完成时限：2026年3月31日，已完成。"), find=stale_limits, fix="请核对年份"),
    Rule(id="day-outside", kind="date_conflict", level="likely", title="日期超出本阶段", reason="日期超出本阶段的起止时间", source=_BASIS,
         bad=("一、会前准备（7月26日至8月13日）\n征求意见，8月25日前完成。",), good=("一、会前准备（7月26日至8月13日）\n征求意见，8月5日前完成。",), find=outside, fix="请核对日期"),
    Rule(id="day-worked-out", kind="date_conflict", level="likely", title="推算的日期不对", reason="推算的日期与会议日期不符", source=_BASIS,
         bad=(HELD + "会前7天，即1月12日前，将材料报县委组织部。", HELD + "会后15天，即2月15日前，报送情况报告。", HELD + "会前10天（1月12日前），将材料报县委组织部。"), good=(HELD + "会前7天，即1月8日前，将材料报县委组织部。",), find=worked_out, fix="请核对日期"),
    Rule(id="span-backwards", kind="date_conflict", level="error", title="起止日期颠倒", source="公历",
         bad=("1月20日至1月10日集中学习。",), good=("12月20日至1月10日集中学习。",), find=backwards, fix="请核对起止日期"),
)  # fmt: skip
