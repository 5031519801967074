"""What was left standing where other names are left out, and words of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ....plan.when import LAST_MONTH
from ....text.lazy import lazy_pattern
from ....text.people import SURNAME
from ...facts.occasions import untimely
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, Rule, each

_BASIS = "《党政机关公文处理工作条例》：公文内容应当符合实际"
_POSTS = "书记|局长|组长|主任|县长|市长|区长|部长|主席|校长|院长|镇长|乡长|处长|科长"
_TRADE_ONLY = lazy_pattern(r"[局厅委]?(?:党[委组](?:巡察[组办])?)?$")
_BELOW = lazy_pattern(r"(?:[各每]|下[级属])[^，。；]{0,8}$")
_TRADE = lazy_pattern(r"联系([\u4e00-\u9fff]{2})工作实际")
_NO_NAME = "室科处部委员记长任书股组办局"
_NAME = rf"({SURNAME}[\u4e00-\u9fff]{{1,2}})"
_PERSON = lazy_pattern(
    rf"{_NAME}(?<![{_NO_NAME}])(?=、{SURNAME}[×xX*＊]{{1,2}}(?![×xX*＊]))|(?:{_POSTS}){_NAME}(?=同志)|(?:{_POSTS})[：:]{_NAME}(?=[。，；、\s）)]|$)|[（(]{_NAME}(?=[：:])|[由请]{_NAME}(?=同志)"
)


def offices(page: Page) -> Iterator[Hit]:
    """Departments named in a text whose own unit is left out."""
    title = page.outline.title
    for line, match in each(page, _departments(page.lexicon)) if page.profile.left_out else ():
        below = _BELOW.search(line.text, 0, match.start())
        if _TRADE_ONLY.sub("", match[0]) not in title and not below:
            yield Hit(line, *match.span(), same=match[0][:3])
    for line, match in each(page, _TRADE) if page.profile.left_out else ():
        yield Hit(line, *match.span())


def people(page: Page) -> Iterator[Hit]:
    """People named in a text in which others are left out."""
    for line, match in each(page, _PERSON) if page.profile.left_out else ():
        name = next(filter(None, match.groups()))
        start = line.text.index(name, match.start())
        yield Hit(line, start, start + len(name), same=name)


def stale(page: Page) -> Iterator[Hit]:
    """Words of ``years.tsv``, sessions and campaigns, in a text of a year to which they do not belong."""
    year = page.year or 0
    for line in page.lines if year else ():
        for start, end, why in untimely(line.text, year, page.lexicon):
            yield Hit(line, start, end, f"{why}，本文是{year}年度", same=line.text[start:end])
    for (wrong, since, until, why), pattern in _dated(page.lexicon) if year else ():
        over, early = until and year > _month(until)[0], since and (year + 1, LAST_MONTH) < _month(since)
        there = all(part in page.text for part in wrong.split("…"))
        for line, match in each(page, pattern) if there and (over or early) else ():
            yield Hit(line, *match.span(), f"{why}，本文是{year}年度", same=wrong)


def _month(text: str) -> tuple[int, int]:
    """2022-10, or the first month of 2022."""
    year, _, month = text.partition("-")
    return int(year), int(month or 1)


@lru_cache(maxsize=8)
def _dated(lexicon: Lexicon) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    return tuple(
        (cells, lexicon.pattern(re.escape(cells[0]).replace("…", ".{0,12}")))
        for cells in lexicon.cells("years")
    )


@lru_cache(maxsize=8)
def _departments(lexicon: Lexicon) -> re.Pattern[str]:
    """Departments of the table, the longest first, with what belongs to their Party committees."""
    words = sorted(
        (name for name, kind, _ in lexicon.cells("places") if kind == "部门"), key=len, reverse=True
    )
    return lexicon.pattern(rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?:党[委组](?:巡察[组办])?)?")


RULES = (
    Rule(id="residue-person", kind="residue", level="likely", title="别人的姓名", reason="其他姓名已隐去，这个姓名却留着，疑是从别处抄来", source=_BASIS,
         bad=("xx县xx局局长赵明远同志主持。", "xx县xx局办公室钱秀兰、陈××负责记录。"), good=("局长赵明远同志主持。",), find=people, fix="请核对是否本单位的人"),
    Rule(id="residue-office", kind="residue", level="likely", title="别的部门", reason="本单位名称已隐去，这个部门却留着，疑是从别处抄来", source=_BASIS,
         bad=("xx局党组向民政局报送。",), good=("党组向民政局报送。",), find=offices, fix="请核对是否本单位"),
    Rule(id="residue-year", kind="residue", level="likely", title="别的年度的说法", reason="这一说法不属于本年度", source="中央历次会议和文件的时间",
         bad=("2024年度民主生活会要巩固“两学一做”学习教育成果。", "2018年度民主生活会要学习党的十九届六中全会精神。"), good=("2016年度民主生活会要巩固“两学一做”学习教育成果。", "2025年度民主生活会要学习党的二十届四中全会精神。"), find=stale, fix="请改为本年度的要求"),
)  # fmt: skip
