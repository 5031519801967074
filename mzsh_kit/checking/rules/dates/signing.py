"""The day at the end of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ....reading import Line
from ....text import DateSpan, annotated
from ...facts.meeting import HELD, meeting, nearest_year
from ...facts.meeting import signed as day_signed
from ...page import Page
from ...rule import Hit, Rule

_AFTERWARDS = re.compile(r"报告|通报|总结|记录|纪要|简报|清单|台账|整改|归档|主持词|检查材料")
"""Papers that are written at the meeting or after it."""

_TELLS = re.compile(r"生活会.{0,12}(?:报告|通报|纪要|简报)$")
"""Papers that tell how the meeting went."""

_ABOUT = re.compile(r"关于.{2,80}(?:报告|通报|总结|记录|纪要|简报|清单|台账|整改方案)$")
_HEAD = 6
"""So many lines a red head and a title take at most."""

_LONG = timedelta(days=150)


def signed(page: Page) -> Iterator[Hit]:
    """The day at the end: after the meeting, long before it, before the paper that it cites, or after work has begun."""
    last = next((one for one in reversed(page.lines) if one.kind != "cell" and day_signed(one)), None)
    day = day_signed(last) if last else None
    first = meeting(page)
    if last is None or any(map(_AFTERWARDS.search, _titles(page))):
        if last and day and first and day < first.day and any(map(_TELLS.search, _titles(page))):
            yield Hit(
                last,
                0,
                len(last.text),
                f"落款在会议（{first.day.month}月{first.day.day}日）之前，会议还没有召开",
            )
        return
    if day and (why := _why_signed(page, day, last)):
        yield Hit(last, 0, len(last.text), why)


def _titles(page: Page) -> Iterator[str]:
    """The title, and the line 关于…的报告 below a red head, which stands first in its place."""
    yield page.outline.title
    head = ["".join(one.text.split()) for one in page.lines[:_HEAD]]
    yield from (found for found in (*head, *map("".join, pairwise(head))) if _ABOUT.search(found))


def _why_signed(page: Page, day: date, last: Line) -> str:
    first = meeting(page)
    years = [one.year for one in annotated(page.text).document_numbers if one.year]
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
    spans = ((line, one) for line in page.lines for one in annotated(line.text).dates)
    for line, span in spans:
        day = nearest_year(span.first, held) if isinstance(span, DateSpan) else None
        if day and timedelta() < held - day < _LONG and not re.search(r"巡[视察]|反馈", line.text):
            yield day


RULES = (
    Rule(id="day-signed", kind="date_conflict", level="likely", title="落款日期不合", source="《党政机关公文处理工作条例》：成文日期署会议通过或者负责人签发的日期",
         bad=(HELD + "望岚县水务局党组\n2026年1月5日",), good=(HELD + "望岚县水务局党组\n2027年1月5日",), find=signed, fix="请核对成文日期"),
)  # fmt: skip
