"""Where a unit is, as far as its plan or a text tells, and the names of places that have an organ, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...text.lazy import lazy_pattern
from ..finding import Level
from ..lexicon import Lexicon
from ..page import Page
from .own_unit import own_names, plan_names

_RANKS = {
    "省": 4, "市": 3, "州": 3, "盟": 3, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1, "街道": 1,
}  # fmt: skip
"""What is a place, and how high it stands."""

_OWN_RANK = lazy_pattern(
    r"(?<=[\u4e00-\u9fff]{2})(街道|[省州盟县旗]|(?<![社园城辖])区|(?<!乡)镇|(?<!城)乡|(?<!城)市(?!场|容|民|政[工管公]))"
)
_RANK = lazy_pattern("街道|[省市州盟县区旗镇乡]")
_OF_PROVINCE = lazy_pattern("(?:维吾尔|壮族|回族)?(?:自治区|[省市])?")
_BODY = lazy_pattern(
    r"委(?![员托派任屈婉])|党[委组]|党工委|工委|纪委|纪检|监委|人民政府|政府|人大|政协|组织部|宣传部|人民法院|法院|检察院|(?:领导)?班子"
    r"|[\u4e00-\u9fff]{2,8}?[局厅](?!限|长|级)|(?:工作|发展|改革)?实际"
)
"""What a place has: behind its name one of these stands."""

_BEFORE = lazy_pattern(
    r"(?:^|[^\u4e00-\u9fff]|中共|根据|按照|依照|依据|遵照|参照|[报送向经由请与和及同对在到给为的原]|结合|联系|立足|紧贴|围绕|落实|贯彻|执行|接受"
    r"|[省市县区州盟])$"
)
_NO_NAME = frozenset(
    "根据按照依遵参结合联系围绕聚焦贯彻落实执行邀请经由从向对在到给为与及同把将被让就并且或者是有的了着过之所以其该本此各每全某我你他们"
    "等均都也还要应须可能不无未非报送交提抄呈级内外前后时期间央议召请示批准研究决讨论审核督导指组织部门机关单位委员书记主任党府纪监巡视察"
    "协成立好省市县区旗镇乡州盟村社街作情况案材料意见建问题整改措施年月日第二四八九几多"
)
"""Characters of words that stand before 县委 where no name does."""

_KIND_OF_PLACE = {
    "市": "城", "区": "社园辖城矿库灾小山地牧林景校院厂片新特战防管功开", "镇": "乡城集建村", "乡": "城家故水", "县": "贫大强",
}  # fmt: skip
"""城市, 社区, 园区: kinds of places, no names."""

_LONGEST = 7
_PROVINCE, _CITY, _COUNTY = 4, 3, 2


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place in a line: ``name`` without its rank, from ``start`` to the end of its organ's words."""

    name: str
    rank: int
    start: int
    end: int
    body: str


@dataclass(frozen=True)
class Locality:
    """The unit's own names and, where they tell it, its province."""

    names: str
    ranks: frozenset[int]
    province: str

    def level(self, place: PlaceName, lexicon: Lexicon) -> Level | None:
        """How surely this place is not the unit's own nor one above or below it; ``None`` where it may be."""
        if place.name in self.names or not self.ranks:
            return None
        there = province_of(place.name, place.rank, lexicon)
        if self.province and there and there != self.province:
            return "likely"
        if place.rank in self.ranks:
            above = place.rank == _CITY and there and there == self.province
            return "hint" if above else "likely"
        if place.rank < min(self.ranks) or (there and there == self.province):
            return None
        return "hint"


def locality(page: Page) -> Locality:
    """What the page's plan tells of the unit and those above it; without a plan its title and its end."""
    names = f"{own_names(page)} {plan_names(page)}".strip()
    found = _OWN_RANK.finditer(names)
    ranks = frozenset(_RANKS[one[1]] for one in found if _may_be_name(names, one, page.lexicon))
    return Locality(names, ranks, _only(_provinces_in(names, page.lexicon)))


def _may_be_name(names: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the two characters before a rank are a name, not 征求对 before 县法院."""
    provinces, table = places_by_province(lexicon)
    name = names[found.start() - 2 : found.start()]
    return not set(name) & _NO_NAME or name in provinces or name + found[1] in table


@lru_cache(maxsize=8)
def _provinces_in(names: str, lexicon: Lexicon) -> frozenset[str]:
    table = places_by_province(lexicon)[1]
    named = frozenset(_named_in_full(lexicon).findall(names))
    if named:
        return named
    sets = [table[one] for one in table if len(one) > 2 and one in names]
    return frozenset.intersection(*sets) if sets else frozenset()


@lru_cache(maxsize=8)
def _named_in_full(lexicon: Lexicon) -> re.Pattern[str]:
    provinces, _ = places_by_province(lexicon)
    return re.compile(rf"(?:{'|'.join(sorted(provinces))})(?=省|市|自治区|[\u4e00-\u9fff]+自治区)")


def _only(provinces: frozenset[str]) -> str:
    return next(iter(provinces)) if len(provinces) == 1 else ""


def province_of(name: str, rank: int, lexicon: Lexicon) -> str:
    """The province of a place of this name, itself if it is one; empty where none or several have it."""
    provinces, table = places_by_province(lexicon)
    if name in provinces:
        return name
    letters = [letter for letter, level in _RANKS.items() if level == rank]
    found = [table[name + letter] for letter in letters if name + letter in table]
    return _only(frozenset().union(*found))


@lru_cache(maxsize=8)
def places_by_province(lexicon: Lexicon) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The provinces, and in which of them there is a county, district or city of each name."""
    table: dict[str, frozenset[str]] = {}
    rows = [(province, names.split()) for province, names, _ in lexicon.cells("counties")]
    for province, names in rows:
        for one in names:
            table[one] = table.get(one, frozenset()) | {province}
    return frozenset(province for province, _ in rows), table


@lru_cache(maxsize=8)
def set_names(lexicon: Lexicon) -> re.Pattern[str]:
    """Set names that hold a place: spirits, strategies, experiences."""
    names = [name for name, kind, _ in lexicon.cells("places") if kind == "固定说法"]
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")


@lru_cache(maxsize=8)
def _letters(lexicon: Lexicon) -> frozenset[str]:
    """Characters that names of places are made of."""
    provinces, table = places_by_province(lexicon)
    return frozenset("".join((*provinces, *(one[:-1] for one in table)))) - _NO_NAME


def places(text: str, lexicon: Lexicon) -> Iterator[PlaceName]:
    """Places with an organ behind them: 望岚县委, 邢台市委, 广东省委, 望岚县水务局, 河北实际."""
    provinces, _ = places_by_province(lexicon)
    for found in re.finditer("|".join(sorted(provinces)), text):
        rank = _OF_PROVINCE.match(text, found.end())
        body = _BODY.match(text, rank.end()) if rank else None
        if body:
            yield PlaceName(found[0], _PROVINCE, found.start(), body.end(), body[0])
    for found in _RANK.finditer(text):
        body = _BODY.match(text, found.end())
        name = _name(text, found.start(), found[0], lexicon) if body else ""
        if body and name and name not in provinces:
            yield PlaceName(name, _RANKS[found[0]], found.start() - len(name), body.end(), body[0])


def _name(text: str, at: int, rank: str, lexicon: Lexicon) -> str:
    """The name before a rank: one of the tables, or two characters of names behind a word that ends before a name."""
    _, table = places_by_province(lexicon)
    for length in range(_LONGEST, 1, -1):
        name = text[at - length : at] if at >= length else ""
        if name and name + rank in table:
            return name
    for length in (2, 3):
        name, before = text[max(0, at - length) : at], text[: max(0, at - length)]
        known = len(name) == length and set(name) <= _letters(lexicon)
        sort = rank in _KIND_OF_PLACE and name[-1:] in _KIND_OF_PLACE[rank]
        if known and not sort and (before.endswith("中共") if length > 2 else _BEFORE.search(before)):
            return name
    return ""
