"""What was left over from another unit, another place or another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ....text.lazy import lazy_pattern
from ....text.patterns import AMOUNT, ISSUE_NUMBER
from ...facts.own_unit import in_title
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, Rule, each

_BASIS = "《党政机关公文处理工作条例》：公文内容应当符合实际"
_POSTS = "书记|局长|组长|主任|县长|市长|区长|部长|主席|校长|院长|镇长|乡长|处长|科长"
_NUMBER = lazy_pattern(r"[\u4e00-\u9fff]{1,6}" + ISSUE_NUMBER)
_TRADE_ONLY = lazy_pattern(r"[局厅委]?(?:党[委组](?:巡察[组办])?)?$")
_BELOW = lazy_pattern(r"(?:[各每]|下[级属])[^，。；]{0,8}$")
_TRADE = lazy_pattern(r"联系([\u4e00-\u9fff]{2})工作实际")
_NO_NAME = "室科处部委员记长任书股组办局"
_VISITED = lazy_pattern(r"(?:视察|考察|调研)$")
_VISIT = 2
_END = lazy_pattern(r"[，。；：、（）]")
_NEXT = 4
_ROUND = lazy_pattern(rf"(?:主题教育|学习教育)(?:第{AMOUNT})?(?:巡回)?(?:指导|督导)组")
_LAST_MONTH = 3
"""The meeting of a 年度 is held by March of the next year."""


def _masked(page: Page) -> bool:
    """Names are left out here, so that a name that stands is one too many."""
    return page.masked and page.plan is None


def places(page: Page) -> Iterator[Hit]:
    """Places named in a text whose own place is left out, each once; a visit to it where it is not named otherwise."""
    if _masked(page):
        found = [
            (line, match, _VISITED.search(line.text, 0, match.start()))
            for line, match in each(page, _table(page.lexicon, "地"))
            if not in_title(line.text, match.start())
        ]
        otherwise = {match[0] for _, match, visited in found if not visited}
        for line, match, visited in found:
            if not visited or match[0] not in otherwise:
                start = visited.start() if visited else match.start()
                yield Hit(line, start, _words(line.text, match.end()), same=match[0])


def _words(text: str, end: int) -> int:
    """Where the next few words of the same clause end."""
    found = _END.search(text, end)
    return min(found.start() if found else len(text), end + _NEXT)


def offices(page: Page) -> Iterator[Hit]:
    """Departments named in a text whose own unit is left out."""
    title = page.outline.title
    for line, match in each(page, _table(page.lexicon, "部门")) if _masked(page) else ():
        below = _BELOW.search(line.text, 0, match.start())
        if _TRADE_ONLY.sub("", match[0]) not in title and not below:
            yield Hit(line, *match.span(), same=match[0][:3])
    for line, match in each(page, _TRADE) if _masked(page) else ():
        yield Hit(line, *match.span())


def people(page: Page) -> Iterator[Hit]:
    """People named in a text in which others are left out."""
    for line, match in each(page, _people(page.lexicon)) if _masked(page) else ():
        name = next(filter(None, match.groups()))
        start = line.text.index(name, match.start())
        yield Hit(line, start, start + len(name), same=name)


def numbers(page: Page) -> Iterator[Hit]:
    """Document numbers in a text in which others are left out."""
    return (Hit(line, *match.span()) for line, match in each(page, _NUMBER)) if _masked(page) else iter(())


def groups(page: Page) -> Iterator[Hit]:
    """The guiding group of a campaign in the plan of an inspection."""
    if "巡" in page.outline.title:
        yield from (Hit(line, *match.span()) for line, match in each(page, _ROUND))


def stale(page: Page) -> Iterator[Hit]:
    """Words of ``years.tsv`` in a text of a year to which they do not belong."""
    year = page.year or 0
    for (wrong, since, until, why), pattern in _dated(page.lexicon) if year else ():
        over, early = until and year > _month(until)[0], since and (year + 1, _LAST_MONTH) < _month(since)
        for line, match in each(page, pattern) if over or early else ():
            yield Hit(line, *match.span(), f"{why}，本文是{year}年度", same=wrong)


def _month(text: str) -> tuple[int, int]:
    """2022-10, or the first month of 2022."""
    year, _, month = text.partition("-")
    return int(year), int(month or 1)


@lru_cache(maxsize=8)
def _dated(lexicon: Lexicon) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    return tuple(
        (cells, re.compile(re.escape(cells[0]).replace("…", ".{0,12}"))) for cells in lexicon.cells("years")
    )


@lru_cache(maxsize=16)
def _table(lexicon: Lexicon, sort: str) -> re.Pattern[str]:
    words = sorted((name for name, kind, _ in lexicon.cells("places") if kind == sort), key=len, reverse=True)
    listed = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(rf"(?:{listed})(?:党[委组](?:巡察[组办])?)?" if sort == "部门" else listed)


@lru_cache(maxsize=8)
def _people(lexicon: Lexicon) -> re.Pattern[str]:
    surname = "|".join(lexicon.column("surnames"))
    name = rf"((?:{surname})[\u4e00-\u9fff]{{1,2}})"
    return re.compile(
        rf"{name}(?<![{_NO_NAME}])(?=、(?:{surname})[×xX*＊]{{1,2}}(?![×xX*＊]))|(?:{_POSTS}){name}(?=同志)|(?:{_POSTS})[：:]{name}(?=[。，；、\s）)]|$)|[（(]{name}(?=[：:])|[由请]{name}(?=同志)"
    )


RULES = (
    Rule(id="residue-number", kind="residue", level="likely", title="别处的文号", reason="别的单位已隐去，这个文号却留着，疑是从别处抄来", source=_BASIS,
         bad=("xx县委按《关于开好会议的通知》（川组通〔2025〕51号）办理。",), good=("四川省水利厅党组2025年度民主生活会实施方案\n会议按《关于开好会议的通知》（川组通〔2025〕51号）办理。",), find=numbers, fix="请核对是否本单位依据的文件"),
    Rule(id="residue-person", kind="residue", level="likely", title="别人的姓名", reason="其他姓名已隐去，这个姓名却留着，疑是从别处抄来", source=_BASIS,
         bad=("xx县xx局局长赵明远同志主持。", "xx县xx局办公室钱秀兰、陈××负责记录。"), good=("局长赵明远同志主持。",), find=people, fix="请核对是否本单位的人"),
    Rule(id="residue-place", kind="residue", level="likely", title="别处的地名", reason="本单位所在地已隐去，这个地名却留着，疑是从别处抄来", source=_BASIS,
         bad=("xx县要落实视察江西重要讲话精神。", "xx县要落实视察江西重要讲话精神。\n借鉴江西其他县的做法。"), good=("江西省水利厅党组2025年度民主生活会实施方案\n落实视察江西重要讲话精神。",), find=places, fix="请核对是否本地"),
    Rule(id="residue-office", kind="residue", level="likely", title="别的部门", reason="本单位名称已隐去，这个部门却留着，疑是从别处抄来", source=_BASIS,
         bad=("xx局党组向民政局报送。",), good=("党组向民政局报送。",), find=offices, fix="请核对是否本单位"),
    Rule(id="residue-group", kind="residue", level="likely", title="别的活动的指导组", reason="这是另一次活动的指导组，与巡视巡察整改无关", source=_BASIS,
         bad=("巡察整改专题民主生活会实施方案\n邀请市委主题教育第三指导组到会。\n一、会议主题\n认真整改。",), good=("邀请市委主题教育第三指导组到会。",), find=groups, fix="请核对应邀请谁"),
    Rule(id="residue-year", kind="residue", level="likely", title="别的年度的说法", reason="这一说法不属于本年度", source="中央历次会议和文件的时间",
         bad=("2024年度民主生活会要巩固“两学一做”学习教育成果。",), good=("2016年度民主生活会要巩固“两学一做”学习教育成果。",), find=stale, fix="请改为本年度的要求"),
)  # fmt: skip
