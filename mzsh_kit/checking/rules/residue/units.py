"""What belongs to another unit, where a text names its own: another trade, another rank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ....precompiled import stated
from ...facts.own_unit import ELSEWHERE, ORGAN, TITLE, clause_at, in_title, named, own_names
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, each
from . import residue_rule

_REALITY = re.compile(
    rf"(?:结合|联系|立足|紧贴|围绕)([\u4e00-\u9fff]{{2,12}}?(?:{ORGAN}))(?=(?:工作|发展|改革)?实际)"
)
_OURS = re.compile(
    r"(?<!自)(?:我|本)(局(?!限)|厅|校|院|镇|乡|街道|集团|公司)|全(?:体)?(校|院|镇(?!压)|乡|厅|集团|街道)[^，。；]{0,4}(?:干部|职工|党员|上下|师生|各|范围)"
    r"|全(局)(?:干部|职工|党员|上下|系统)|(?:^|[，。；、：“由经报向])(局|厅|镇|乡|街道|集团|公司)(?:党[委组](?!织)|领导班子)"
)
_RANK_TITLED = re.compile(r"[\u4e00-\u9fffxX×*＊]([区市])(?=[\u4e00-\u9fff])")
_LOWER = re.compile(r"[县旗镇乡村]|社区|街道|大学|学院|学校|中学|小学|医院|公司|集团|银行")
_COUNTY = re.compile(
    r"(?<![安健齐])(?:全县|我县|县域|县直)(?:工作|各|机关|大局|经济|发展|党员|干部|人民|群众)"
)
_BOARD = re.compile(r"(?<![自各])(?:我|本)委(?:机关|网站|党组|领导|班子|各|干部|全体|工作|实际|系统)")
_BOARDS = re.compile(r"(?<![党纪工团])委(?!员会(?!\S{0,4}(?:委|办)))")
_MASKED_TOWN = re.compile(r"[xX×*＊]{2,}(镇|乡|街道)")
_ITS = re.compile(r"党委|党工委|纪委|人大|政府|办事处|党政|机关|领导班子")
_OWN = re.compile(r"[我本该各全自其某每有]|单位|部门|地区|行业|思想|岗位|工作|个人|自身|班子")


def reality(page: Page) -> Iterator[Hit]:
    """结合某学院实际, of a unit that is not this one."""
    names = own_names(page)
    for line, match in each(page, _REALITY) if named(names) else ():
        if not set(match[1]) <= set(names) and not _OWN.search(match[1]):
            yield Hit(line, match.start(1) - 2, match.end())


def ours(page: Page) -> Iterator[Hit]:
    """我校 and 镇党委 in a text of a bureau."""
    names = own_names(page)
    for line, match in each(page, _OURS) if named(names) else ():
        word = next(filter(None, match.groups()))
        known = (
            word in names
            or (word == "校" and re.search(r"学|教", names))
            or (word in "镇乡" and re.search("村|所|站", names))
        )
        if not known and not (word == "局" and re.search(r"分局|支队|大队|中心|站|所", names)):
            start = match.start() + (match[0][0] in "，。；、：“由经报向")
            yield Hit(line, start, match.end(), "本单位不是这样的单位", same=match[0])


def ranks(page: Page) -> Iterator[Hit]:
    """全县 in the plan of a district or a city's bureau, 我委 in a bureau's; xx镇 once where it is xx乡 otherwise."""
    names = own_names(page)
    own = _RANK_TITLED.search(names)
    for line, match in each(page, _COUNTY) if own and not _LOWER.search(names) else ():
        yield Hit(line, *match.span(), f"本单位在{own[1]}，不在县" if own else "", same=match[0])
    for line, match in (
        each(page, _BOARD) if re.search("[局厅院]", names) and not _BOARDS.search(names) else ()
    ):
        yield Hit(line, *match.span(), "本单位不是委", same=match[0])
    towns = [(line, match) for line, match in each(page, _MASKED_TOWN) if not page.plan]
    counted = Counter(match[1] for _, match in towns)
    for line, match in towns:
        if (
            len(counted) == 2
            and counted[match[1]] == 1
            and counted.total() > 2
            and _ITS.match(line.text, match.end())
        ):
            yield Hit(line, *match.span(), f"别处都是“{max(counted, key=lambda one: counted[one])}”")


def trades(page: Page) -> Iterator[Hit]:
    """Words of another trade than the unit's own, of ``trades.tsv``."""
    names = own_names(page)
    rows = _trades(page.lexicon) if names else ()
    own = [trade for trade, units, _ in rows if units.search(names)]
    for trade, _, words in rows if len(own) == 1 else ():
        for line, match in each(page, words) if trade != own[0] else ():
            if not ELSEWHERE.search(clause_at(line.text, match.start())) and not in_title(
                line.text, match.start()
            ):
                yield Hit(line, *match.span(), f"这是{trade}单位的说法，本单位不是", same=match[0])


@lru_cache(maxsize=8)
@stated
def _trades(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            trade,
            re.compile("|".join(map(re.escape, units.split()))),
            re.compile("|".join(map(re.escape, words.split()))),
        )
        for trade, units, words, _ in lexicon.cells("trades")
    )


RULES = (
    residue_rule(id="stranger-reality", title="别的单位的实际", reason="结合的是别的单位的实际", bad=("县水利局党组2026年度民主生活会实施方案\n结合外国语学院实际，制定方案。",),
          good=("县水利局党组2026年度民主生活会实施方案\n结合县水利局实际，制定方案。",), find=reality, fix="请改为本单位"),
    residue_rule(id="stranger-ours", title="别类单位的自称", reason="不是本单位的自称", bad=(TITLE + "听取我校各方面意见。",), good=(TITLE + "听取我局各方面意见。",), find=ours, fix="请改为本单位的自称"),
    residue_rule(id="stranger-rank", title="别的级别、别类的地方", reason="不是本单位所在的一级", bad=("清源区水利局党组2026年度民主生活会实施方案\n影响全县工作的，要追究责任。",),
             good=("清源区水利局党组2026年度民主生活会实施方案\n影响全区工作的，要追究责任。",), find=ranks, fix="请核对称呼"),
    residue_rule(id="stranger-trade", title="别的行业的说法", reason="不是本单位的业务", bad=(TITLE + "听取广大师生员工意见。",), good=(TITLE + "听取用水群众意见。",), find=trades, fix="请核对是否本单位的业务"),
)  # fmt: skip
