"""Another 年度 than the one that the meeting is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....text import Date, annotated, ends
from ....text.lazy import lazy_pattern
from ....text.patterns import ANNUAL
from ...facts.profile import TITLE, in_title
from ...page import Page
from ...rule import Hit, Rule, each
from . import residue_rule

_SAID = lazy_pattern(rf"{ANNUAL}(?=[^，。；、：《》]{{0,14}}?(?:民主生活会|组织生活会|会议主题|主题))")
_BASIS = lazy_pattern(rf"《[^《》]*?{ANNUAL}[^《》]*?生活会[^《》]*?通知")
_PAST = lazy_pattern(r"上(?:一|个)?年度|上次|整改|通报|情况|[后来]，|以来|此前|查摆出|反馈|报告|连续|各年度")
_SINCE = lazy_pattern(r"生活会(?:以来|之?后|时|上|中|的?(?:整改|情况|问题))")
_LAST = lazy_pattern(rf"通报[^，。；]{{0,40}}?{ANNUAL}(?!专题)[^，。；、]{{0,8}}生活会[^，。；、]{{0,6}}整改")
_MENDED = lazy_pattern(r"[^，。；]{0,30}整改[^，。；、]{0,6}(?:落实|情况|进展)")
_CALLED = lazy_pattern(r"(?:召开|开好|举行|组织开好|筹备)[^，。；上]{0,14}$")


def other_year(page: Page) -> Iterator[Hit]:
    """开好2017年度民主生活会, 围绕2019年度主题 and the notice of 2017年度, in the plan of 2026."""
    own = page.profile.year
    for line, match in each(page, _SAID) if own else ():
        cited = in_title(line.text, match.start()) or _past(line.text, match, own)
        if int(match[1]) != own and not cited:
            yield Hit(line, *match.span(), f"本文是{own}年度")
    for line, match in each(page, _BASIS) if own else ():
        if int(match[1]) != own and "上年度" not in match[0]:
            yield Hit(
                line, match.start(1), match.end(1) + 2, f"本文是{own}年度，所依据的通知却是{match[1]}年度的"
            )
    for line, match in each(page, _LAST) if own and "专题" not in page.outline.title else ():
        if int(match[1]) < own - 1:
            yield Hit(line, match.start(1), match.end(), f"本文是{own}年度，上年度是{own - 1}年度")


def _past(text: str, match: re.Match[str], own: int) -> bool:
    """Whether an earlier meeting is spoken of as past: its rectification, what was found in it."""
    start = max(text.rfind(stop, 0, match.start()) for stop in "。；") + 1
    end = min((at for stop in "。；" if (at := text.find(stop, match.end())) >= 0), default=len(text))
    called = _CALLED.search(text[start : match.start()])
    called_now = called and not _PAST.search(called[0]) and not _SINCE.search(text[match.end() : end])
    return int(match[1]) < own and bool(_PAST.search(text[start:end])) and not called_now


def later_year(page: Page) -> Iterator[Hit]:
    """What was put right after a meeting, said of the 年度 of this one or of a later one."""
    said = [(line, year_said) for line in page.lines for year_said in annuals(line.text)]
    mended = [
        (line, year_said)
        for line, year_said in said
        if _MENDED.match(line.text, annotated(line.text).original(year_said)[1])
    ]
    own = page.profile.year or max(
        (year_said.year or 0 for both in said if both not in mended for year_said in both[1:]), default=0
    )
    for line, year_said in mended if own and not page.plan else ():
        start, end = annotated(line.text).original(year_said)
        if (year_said.year or 0) >= own and "通报" in line.text[line.text.rfind("。", 0, start) + 1 : start]:
            yield Hit(line, start, end, f"本文是{own}年度，这里说的是已经整改的")


def annuals(text: str) -> Iterator[Date]:
    """Every 年度 of a text."""
    for span in annotated(text).dates:
        yield from (day for day in ends(span) if day.annual and day.year)


RULES = (
    Rule(id="year-later", kind="date_conflict", level="likely", title="整改的年度不早于本年度", source="《县以上党和国家机关党员领导干部民主生活会若干规定》：会上通报上一次民主生活会整改措施落实情况",
         bad=("通报2027年度民主生活会整改落实情况和2026年度民主生活会征求意见情况。",), good=("通报2025年度民主生活会整改落实情况和2026年度民主生活会征求意见情况。",), find=later_year, fix="请核对年度"),
    residue_rule(id="stranger-year", title="别的年度", reason="年度与标题不一",
             bad=(TITLE + "为开好2025年度民主生活会，制定本方案。", TITLE + "通报2023年度民主生活会整改落实情况。", TITLE + "通报征求意见情况、2023年度民主生活会整改落实情况。"), good=(TITLE + "通报2025年度民主生活会整改落实情况。",), find=other_year, fix="请核对年度"),
)  # fmt: skip
