"""The day at the end of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import PurePath

from ....reading import Line
from ....text import DateSpan, annotated
from ....text.lazy import lazy_pattern
from ....text.patterns import FULL_DAY
from ...facts.meeting import HELD, days, meeting, nearest_year
from ...facts.meeting import signed as day_signed
from ...page import Page
from ...rule import Hit, Rule

_AFTERWARDS = lazy_pattern(r"报告|通报|总结|记录|纪要|简报|清单|台账|整改|归档|主持词|检查材料")
"""Papers that are written at the meeting or after it."""

_TELLS = lazy_pattern(r"生活会.{0,12}(?:报告|通报|纪要|简报|整改(?:方案|清单))$")
"""Papers that tell how the meeting went."""

_ABOUT = lazy_pattern(r"关于.{2,80}(?:报告|通报|总结|记录|纪要|简报|清单|台账|整改方案)$")
_HEAD = 6
"""So many lines a red head and a title take at most."""

_LONG = timedelta(days=150)
_PRINTED, _END = lazy_pattern(rf"({FULL_DAY})\s*印发"), 8


def signed(page: Page) -> Iterator[Hit]:
    """The day at the end: after the meeting, long before it, before the paper that it cites, or after work has begun.

    Of a paper that tells how the meeting went: before the meeting. The day of printing likewise, and not before the other.
    """
    tells, afterwards = (any(map(sort.search, _titles(page))) for sort in (_TELLS, _AFTERWARDS))
    before: date | None = None
    for line, start, end, day in _dated(page):
        first = meeting(page)
        why = "" if afterwards else _why_signed(page, day)
        if tells and first and day < first.day:
            why = f"落款在会议（{first.day.month}月{first.day.day}日）之前，会议还没有召开"
        if not why and before and day < before:
            why = f"印发日期早于成文日期（{before.month}月{before.day}日）"
        if why:
            yield Hit(line, start, end, why)
        before = day


def _dated(page: Page) -> Iterator[tuple[Line, int, int, date]]:
    """The last line that is a day and nothing else, in the text itself, and the last 印发 with its day."""
    for line in reversed(page.lines):
        if line.kind not in ("cell", "box") and (day := day_signed(line)):
            yield line, 0, len(line.text), day
            break
    for line in reversed(page.lines[-_END:]):
        match = _PRINTED.search(line.text)
        day = next((day_said.on() for day_said in days(match[1])), None) if match else None
        if match and day:
            yield line, *match.span(1), day
            break


def _titles(page: Page) -> Iterator[str]:
    """The title, and the line 关于…的报告 below a red head, which stands first in its place; what a paper of a set is called."""
    yield page.outline.title
    yield from (f"民主生活会{PurePath(page.name).stem}",) if page.plan else ()
    head = ["".join(line.text.split()) for line in page.lines[:_HEAD]]
    yield from (text for text in (*head, *map("".join, pairwise(head))) if _ABOUT.search(text))


def _why_signed(page: Page, day: date) -> str:
    first = meeting(page)
    numbers = (number for line in page.lines for number in annotated(line.text).document_numbers)
    years = [number.year for number in numbers if number.year]
    if first and day > first.day:
        return f"落款在会议（{first.day.month}月{first.day.day}日）之后"
    if first and first.day - day > _LONG:
        return f"落款比会议（{first.day.year}年{first.day.month}月{first.day.day}日）早了半年以上，请核对年份"
    if years and day.year < max(years):
        return f"落款早于所依据的{max(years)}年的文件"
    begun = min(_begun(page, first.day), default=None) if first else None
    return f"落款晚于第一项工作（{begun.month}月{begun.day}日）" if begun and begun < day else ""


def _begun(page: Page, held: date) -> Iterator[date]:
    """The days on which preparation begins: the first of each span in a schedule."""
    spans = ((line, date) for line in page.lines for date in annotated(line.text).dates)
    for line, span in spans:
        day = nearest_year(span.first, held) if isinstance(span, DateSpan) else None
        if day and timedelta() < held - day < _LONG and not re.search(r"巡[视察]|反馈", line.text):
            yield day


RULES = (
    Rule(id="day-signed", kind="date_conflict", level="likely", title="落款日期不合", source="《党政机关公文处理工作条例》：成文日期署会议通过或者负责人签发的日期",
         bad=(HELD + "望岚县水务局党组\n2026年1月5日", HELD + "望岚县水务局党组\n2027年1月5日\n望岚县水务局办公室2027年1月4日印发"), good=(HELD + "望岚县水务局党组\n2027年1月5日",), find=signed, fix="请核对成文日期"),
)  # fmt: skip
