"""Other counties, districts and towns than the unit's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ....text.lazy import lazy_pattern
from ....text.patterns import NUMERAL
from ...facts.own_unit import ELSEWHERE, TITLE, clause_at, in_row_above, in_title, own_names
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, each
from . import residue_rule

_TOWN = lazy_pattern(
    r"(?:^|[，。；、：“的为在对向由经])([\u4e00-\u9fff]{2}(?:镇|乡|街道))(?=党委|党工委|政府|办事处|人民)"
)
_NO_NAME = lazy_pattern(
    r"[查找看问各全本我该某邻外每两几多数些个出到向在由从和及与的是为把对将被于县市乡镇]|有关|其他|所在|所属"
)
_BARE = lazy_pattern(
    r"(?:^|(?<=[^\u4e00-\u9fff、])|(?<=[^省市县区、]、)|(?<=[报由向和与及经按照据请受对在]))([省市县区])"
    r"(?:委(?!员)|政府|纪委|人大|政协|[\u4e00-\u9fff]{2,6}局)(?![^，。；]{0,2}[、员])"
)
_BELOW = {"市": "县", "县": "区", "区": "县", "省": "县"}
"""The ranks of which a text of each rank does not speak as its own; those above it it does."""

_GROUP = lazy_pattern(rf"(?:([省市县区]委))?(第{NUMERAL})?((?:巡[视察]|督导|指导)组|巡察办)")
_NAMED, _OFTEN = 1, 4
"""So often a text says what is its own, where its title names it and where not."""

_ITS = lazy_pattern("委|政府|政协|人大|人民|纪委|[\u4e00-\u9fff]{2,6}局")

_NOT_ALONE = frozenset("和与及各全本我辖属直")
_DISTRICTS = "县区旗"
_TOLD = 4


def counties(page: Page) -> Iterator[Hit]:
    """Another county, district, city or town of the same rank as the unit's own."""
    names = own_names(page)
    known, own = _known(page.lexicon), _rank(names)
    for line in page.lines if own else ():
        for start, name in _places(line.text, known, own):
            clause = clause_at(line.text, start)
            rightly = ELSEWHERE.search(clause) or in_title(line.text, start) or in_row_above(line.text, start)
            if name not in names and not rightly:
                yield Hit(line, start, start + max(len(name), _TOLD), "不是本单位所在的地方", same=name)


def _rank(names: str) -> str:
    """The lowest rank of place that the unit's name has."""
    ranks = ("镇", "乡", "街道", "县", "旗", "区", "市")
    return next((rank for rank in ranks if re.search(rf"[\u4e00-\u9fff]{{2}}{rank}", names)), "")


def _places(text: str, known: frozenset[str], own: str) -> Iterator[tuple[int, str]]:
    """Names of places of the unit's rank: towns by what follows, others by the table of places."""
    for match in _TOWN.finditer(text) if own in ("镇", "乡", "街道") else ():
        if not _NO_NAME.search(match[1][:2]):
            yield match.start(1), match[1]
    for at, one in enumerate(text):
        if one == own or (one in _DISTRICTS and own in _DISTRICTS):
            found = (text[at - n : at + 1] for n in (3, 2) if at >= n)
            name = next((one for one in found if one in known), "") or _short(text, at, known)
            if name:
                yield at + 1 - len(name), name


def _short(text: str, at: int, known: frozenset[str]) -> str:
    """A county of one character, 勉县, behind its city and before its organ."""
    city = any(text[max(0, at - 1 - n) : at - 1] in known for n in (3, 4))
    return (
        text[at - 1 : at + 1] if city and text[at - 1] not in _NOT_ALONE and _ITS.match(text, at + 1) else ""
    )


def towns(page: Page) -> Iterator[Hit]:
    """新安镇 where the unit is 新民镇: another name of the same rank with a character of its own."""
    names = own_names(page)
    own = re.search(r"([\u4e00-\u9fff]{2})(镇|乡|街道|村|社区)", names)
    if not own or page.plan:
        return
    other = re.compile(
        rf"(?:{own[1][0]}(?!{own[1][1]})[\u4e00-\u9fff]|(?!{own[1][0]})[\u4e00-\u9fff]{own[1][1]}){own[2]}"
    )
    for line, match in each(page, other):
        if (
            not _NO_NAME.search(match[0][:2])
            and match[0] not in names
            and not in_title(line.text, match.start())
        ):
            yield Hit(line, match.start(), match.end() + 1, f"本单位在{own[0]}", same=match[0])


def bare(page: Page) -> Iterator[Hit]:
    """县委 once in the text of a district that speaks of its 区委 throughout, or the other way round; and of a city."""
    said = [(line, match) for line, match in each(page, _BARE)] if not page.plan else []
    counted = Counter(match[1] for _, match in said)
    named = re.search(r"[\u4e00-\u9fff]([市县区])(?![\u4e00-\u9fff]*[县区镇乡])", own_names(page))
    own = named[1] if named else max(counted, key=lambda one: counted[one], default="")
    least = _NAMED if named else _OFTEN
    for line, match in said:
        if match[1] in _BELOW.get(own, "") and counted[match[1]] == 1 and counted[own] >= least:
            yield Hit(line, match.start(), match.start() + _TOLD, f"别处都是“{own}”，这里是“{match[1]}”")


def groups(page: Page) -> Iterator[Hit]:
    """区委第二巡察组 once where it is 区委第四巡察组 throughout."""
    said = [(line, match) for line, match in each(page, _GROUP)] if not page.plan else []
    counted = Counter(match.groups() for _, match in said)
    for line, match in said:
        rank, number, sort = match.groups()
        usual = max((one for one in counted if one[2] == sort), key=lambda one: counted[one])
        other = (rank and usual[0] and rank != usual[0]) or (number and usual[1] and number != usual[1])
        if other and counted[match.groups()] == 1 and counted[usual] > 1:
            yield Hit(line, *match.span(), f"别处都是“{usual[0] or ''}{usual[1] or ''}{sort}”", same=match[0])


@lru_cache(maxsize=8)
def _known(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name for _, names, _ in lexicon.cells("counties") for name in names.split())


RULES = (
    residue_rule(id="stranger-town", title="与本单位地名相近的地名", reason="不是本单位所在的地方", bad=("新民镇党委2026年度民主生活会实施方案\n推动新安镇高质量发展。",), good=("新民镇党委2026年度民主生活会实施方案\n推动新民镇高质量发展。",), find=towns, fix="请核对地名"),
    residue_rule(id="stranger-organ", title="别的级别的机关", reason="不是本单位的上级", bad=("婺阳市水利局2026年度民主生活会实施方案\n按照市委要求，报市委组织部审定。\n邀请县委派人指导。",), good=("婺阳市水利局2026年度民主生活会实施方案\n按照市委要求，报市委组织部审定。\n邀请市委派人指导。",), find=bare, fix="请核对机关名称"),
    residue_rule(id="stranger-group", title="别的督导组、巡察组", reason="督导组、巡察组前后不一", bad=("县委第三督导组到会指导。\n县委第三督导组点评。\n报县委第五督导组审核。",), good=("县委第三督导组到会指导。\n县委第三督导组点评。\n报县委督导组审核。",), find=groups, fix="请核对是哪一个组"),
    residue_rule(id="stranger-county", title="别的县区乡镇", reason="不是本单位所在的地方", bad=(TITLE + "优先解决永宁县人民群众反映强烈的问题。",), good=(TITLE + "优先解决清源县人民群众反映强烈的问题。",), find=counties, fix="请核对地名"),
)  # fmt: skip
