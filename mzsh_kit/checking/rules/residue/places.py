"""Places, speeches and document numbers of elsewhere, in a text that names its own unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ....reading import Line
from ....text.lazy import lazy_pattern
from ....text.patterns import ISSUE_NUMBER
from ...facts.locality import (
    Locality,
    PlaceName,
    locality,
    places,
    places_by_province,
    province_of,
    set_names,
)
from ...facts.own_unit import TITLE, clause_at, in_row_above, in_title
from ...finding import Level
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, each
from . import residue_rule

_NOT_OURS = lazy_pattern(
    r"总书记|考察|调研|视察|借鉴|经验|对口|帮扶|(?<![方档提草立])案(?!由)|事件|事故|典型|教训|籍|赴|讲话|学习[^，。；]{0,6}(?:做法|先进)|原任|历任|出生"
)
"""A clause that rightly speaks of another place."""

_PAPER = lazy_pattern(r"[^《》]{0,60}?(?:通知|方案|意见|函|批复|安排)[^《》]{0,4}》")
_SPOKEN = r"(?:视察|考察|调研)(?:%s)(?:自治区|[省市县区])?(?:时|期间|工作)?(?:发表)?的?[^，。；、]{0,6}?(?:讲话|指示|精神)"
_NUMBER = r"(?:(?<![\u4e00-\u9fff])|(?<=[按据照和与及依遵以]))([%s])([\u4e00-\u9fff]{1,5})" + ISSUE_NUMBER
_OFFICE = lazy_pattern(r"[委府]?[组纪办发党政宣巡监统工教学直改]")
_CITED = lazy_pattern(rf"《([^《》]+)》\s*[（(]([\u4e00-\u9fff])(?=[\u4e00-\u9fff]{{1,5}}{ISSUE_NUMBER})")
_ANY_OFFICE = frozenset("中国省市县区旗州镇乡组纪委办政党发监巡工直机法检教团统宣")
_COUNTY, _CITY, _PROVINCE = 2, 3, 4
_ASK = "请核对是否本地的上级机关"


def _left_out(page: Page, ours: Locality) -> bool:
    """Whether the unit's own place is left out on purpose: what is named there is found as residue of its own kind."""
    return page.masked and page.plan is None and not ours.ranks


def bodies(page: Page) -> Iterator[Hit]:
    """望岚县委, 邢台市委, 广东省委 and 河北省实际 in the text of a unit of another place."""
    ours = locality(page)
    if _left_out(page, ours):
        return
    found = [
        (line, one)
        for line in page.lines
        for one in places(line.text, page.lexicon)
        if not _rightly(line.text, one, page.lexicon)
    ]
    usual = _usual(found, ours)
    for line, one in found:
        level = _level(one, ours, usual, page.lexicon)
        if level:
            why = "不是本单位所在的地方" if level == "likely" else "从文中看不出这是本单位所在地或者它的上级"
            yield Hit(
                line, one.start, one.end, why, "" if level == "likely" else _ASK, level=level, same=one.name
            )


def _level(one: PlaceName, ours: Locality, usual: dict[int, str], lexicon: Lexicon) -> Level | None:
    """How surely a place is not ours; of a rank that the unit's name tells nothing about, the usual one is."""
    if ours.ranks:
        level = ours.level(one, lexicon)
        return None if level == "hint" and usual.get(one.rank) == one.name else level
    return "hint" if usual.get(one.rank, one.name) != one.name else None


def _rightly(text: str, one: PlaceName, lexicon: Lexicon) -> bool:
    """Whether a place is named for what it is known for, or in the title of a book."""
    book = in_title(text, one.start) and not _PAPER.match(text, one.end)
    above = one.rank >= _CITY and in_row_above(text, one.start)
    known = any(name.start() <= one.start < name.end() for name in set_names(lexicon).finditer(text))
    return book or known or above or bool(_NOT_OURS.search(clause_at(text, one.start)))


def _usual(found: list[tuple[Line, PlaceName]], ours: Locality) -> dict[int, str]:
    """The place of each rank that a text names most often, where more than one line does."""
    lines = {(one.rank, one.name, line.number) for line, one in found if one.name not in ours.names}
    counted = Counter((rank, name) for rank, name, _ in lines)
    usual: dict[int, str] = {}
    for (rank, name), times in counted.most_common():
        if times > 1 or not ours.ranks:
            usual.setdefault(rank, name)
    return usual


def speeches(page: Page) -> Iterator[Hit]:
    """视察江西重要讲话 where the unit is not known to be there."""
    ours = locality(page)
    for line, match in each(page, _spoken(page.lexicon)) if not _left_out(page, ours) else ():
        name = match[1]
        there = province_of(name, _PROVINCE, page.lexicon) or province_of(name, _CITY, page.lexicon)
        told = name in ours.names or (ours.province and ours.province == there)
        if not told and not in_title(line.text, match.start()):
            sure = bool(ours.province and there)
            why = f"本单位不在{name}" if sure else f"从文中看不出本单位在{name}"
            yield Hit(line, *match.span(), why, level="likely" if sure else "hint", same=name)


@lru_cache(maxsize=8)
def _spoken(lexicon: Lexicon) -> re.Pattern[str]:
    provinces, _ = places_by_province(lexicon)
    cities = {name for name, kind, _ in lexicon.cells("places") if kind == "地"}
    return re.compile(_SPOKEN % f"({'|'.join(sorted(provinces | cities, key=len, reverse=True))})")


def numbers(page: Page) -> Iterator[Hit]:
    """川组通〔2025〕51号 where the unit is not of that province; a number that is not of the issuer just named."""
    ours, provinces = locality(page), _abbreviations(page.lexicon)
    if _left_out(page, ours):
        return
    for line, match in each(page, _CITED):
        issuers = [one.name for one in places(match[1], page.lexicon) if one.rank == _COUNTY]
        letter = match[2]
        if (
            issuers
            and letter not in _ANY_OFFICE
            and not any(letter in name for name in (*issuers, ours.names))
        ):
            end = line.text.index("号", match.end()) + 1
            yield Hit(line, match.start(2), end, f"前面的发文机关是{issuers[0]}的", level="likely")
    numbered = re.compile(_NUMBER % ("".join(provinces) or "\0"))
    for line, match in each(page, numbered):
        there = provinces.get(match[1], "")
        known = match[1] in ours.names or not _OFFICE.match(match[2]) or there == ours.province
        if there and not known:
            why = f"“{match[1]}”是{there}的文号，"
            why += f"本单位在{ours.province}" if ours.province else f"从文中看不出本单位在{there}"
            yield Hit(line, *match.span(), why, level="likely" if ours.province else "hint", same=match[1])


@lru_cache(maxsize=8)
def _abbreviations(lexicon: Lexicon) -> dict[str, str]:
    """The letters by which provinces number their papers."""
    return {letter: province for letter, kind, province in lexicon.cells("places") if kind == "简称"}


RULES = (
    residue_rule(id="stranger-place", title="别处的机关", reason="不是本单位所在的地方", bad=(TITLE + "报望岚县委组织部。",), good=(TITLE + "报清源县委组织部。",), find=bodies, fix="请改为本单位所在的地方"),
    residue_rule(id="stranger-speech", title="在别处的讲话", reason="讲话的地方不是本单位所在的地方", bad=("四川省水利厅党组2026年度民主生活会实施方案\n落实视察江西重要讲话精神。",),
             good=("江西省水利厅党组2026年度民主生活会实施方案\n落实视察江西重要讲话精神。",), find=speeches, fix="请核对应学习的讲话"),
    residue_rule(id="stranger-number", title="别处的文号", reason="文号不是本地机关的", bad=("江西省水利厅党组2026年度民主生活会实施方案\n按照川组通〔2026〕51号办理。",),
             good=("四川省水利厅党组2026年度民主生活会实施方案\n按照川组通〔2026〕51号办理。",), find=numbers, fix="请核对是否本单位依据的文件"),
)  # fmt: skip
