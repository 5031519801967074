"""Whose a document is: its unit, place, trade and 年度, by its plan, else by its title and its end; and
what may be said of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ...plan import Open
from ...text.lazy import lazy_pattern
from ...text.numbers import CHINESE
from ...text.patterns import ANNUAL
from ..finding import Level
from ..lexicon import Lexicon

if TYPE_CHECKING:
    from ..page import Page

ORGAN = "学院|大学|学校|中学|小学|医院|集团|公司|银行|分行|研究院|研究所|法院|检察院|街道|[局厅镇乡县区市州]"
ELSEWHERE = lazy_pattern(
    r"总书记|考察|调研|视察|借鉴|经验|对口|帮扶|案例?|事件|通报|典型|教训|籍|赴|讲话|邻|接壤|交界"
)
_ISSUER = lazy_pattern(r"(?:中共|中国共产党)[^，。；：、《》]{4,40}(?:党组|委员会|党委|工委|支部)(?:文件)?")
_PLACED = lazy_pattern(rf"[\u4e00-\u9fff]{{2}}[县区市旗镇乡][\u4e00-\u9fff]{{0,12}}(?:{ORGAN}|党[组委])")
"""A unit with its place, as a title names it."""
_KINDS = (
    ("大学|学院|党校", "学校 学院 大学 校 院"),
    (f"学校|中学|小学|幼儿园|[{CHINESE}]中", "学校 校 园"),
    ("医院|卫生院|保健院", "医院 院"),
    ("法院", "法院 院"),
    ("检察院", "检察院 院"),
    ("研究院|设计院|研究所", "院 所 研究院"),
    ("公司|集团|银行|厂", "公司 集团 企业"),
    ("局(?!长)", "局"),
    ("厅(?!长)", "厅"),
    ("镇", "镇"),
    ("乡", "乡"),
    ("街道|办事处", "街道"),
)
_WORKS_WITH = (
    ("教育|教体|教科", "学校 校 园 学院"),
    ("卫健|卫生", "医院 院"),
    ("国资|企业", "公司 集团 企业"),
)
ANY_KIND = lazy_pattern(
    "县委(?!办|组|宣|统|政|老)|区委(?!办|组|宣|统|政|老)|政府|组织部|巡[视察](?!整改|反馈)|纪委|纪检|常委会|机关工委|工会|总队|支队|大队|分局|中心|[站所村]|社区|系统"
)
"""Units that have to do with units of many kinds, or whose own kind the table does not know."""

_LONGEST_HEADLINE = 45
TITLE = "清源县水利局党组2026年度民主生活会实施方案\n"
"""The first line of examples."""

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
    "市": "城", "区": "社园辖城矿库灾小山地牧林景校院厂片新特战防管功开", "镇": "乡城集建村",
    "乡": "城家故水", "县": "贫大强",
}  # fmt: skip
"""城市, 社区, 园区: kinds of places, no names."""

_LONGEST = 7
_PROVINCE, _CITY = 4, 3


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place in a line: ``name`` without its rank, from ``start`` to the end of its organ's words."""

    name: str
    rank: int
    start: int
    end: int
    body: str


@dataclass(frozen=True)
class Profile:
    """What a page tells of the unit whose it is; each when first asked for."""

    page: Page

    @cached_property
    def names(self) -> str:
        """The unit's own names: those of the plan, else the title's; where it tells no place or organ,
        the end's too.
        """
        page, title = self.page, self.page.outline.title
        if page.plan:
            unit = page.plan.unit
            return " ".join((unit.name, *_told(unit.short, unit.issuer), page.plan.team))
        if _PLACED.search(title):
            return title
        last = {line.number for line in page.lines[-3:] if not re.search("[，。；：]", line.text)}
        ends = " ".join(
            line.text for line in page.lines if line.number in last or _ISSUER.fullmatch(line.text.strip())
        )
        head = title or _headline(page)
        return f"{head} {ends}" if head else ""

    @cached_property
    def known(self) -> str:
        """The unit's own names and, of a plan, those above and beside it: superior, guiding group,
        recipients.
        """
        if self.page.plan is None:
            return self.names
        plan, unit = self.page.plan, self.page.plan.unit
        told = _told(unit.superior, unit.printer, plan.supervision_group)
        others = (*told, *plan.report_to, *unit.copies, *plan.meeting.guidance, *plan.meeting.observers)
        return " ".join((self.names, *others))

    @cached_property
    def named(self) -> bool:
        """Whether the unit is named, not left out."""
        return _is_named(self.names)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What kinds of unit its names say it is (:func:`kinds_of`)."""
        return kinds_of(self.names)

    @cached_property
    def ranks(self) -> frozenset[int]:
        """The ranks of the places that are named as its own."""
        lexicon = self.page.lexicon
        return frozenset(
            _RANKS[match[1]]
            for match in _OWN_RANK.finditer(self.known)
            if _may_be_name(self.known, match, lexicon)
        )

    @cached_property
    def lowest(self) -> str:
        """The lowest rank of place that the unit's name has: 镇, 县."""
        ranks = ("镇", "乡", "街道", "县", "旗", "区", "市")
        return next((rank for rank in ranks if re.search(rf"[\u4e00-\u9fff]{{2}}{rank}", self.names)), "")

    @cached_property
    def province(self) -> str:
        """Its province, where its names tell it."""
        return _only(_provinces_in(self.known, self.page.lexicon))

    @cached_property
    def year(self) -> int:
        """The 年度 of the plan or the title; 0 where neither tells it."""
        if self.page.plan:
            return self.page.plan.year
        match = re.search(ANNUAL, self.page.outline.title)
        return int(match[1]) if match else 0

    @cached_property
    def left_out(self) -> bool:
        """Whether names are left out here on purpose, so that a name that stands is one too many."""
        return self.page.masked and self.page.plan is None

    @cached_property
    def place_left_out(self) -> bool:
        """Whether the unit's own place is left out: what is named there is found as residue of its own
        kind.
        """
        return self.left_out and not self.ranks

    def level(self, place: PlaceName) -> Level | None:
        """How surely this place is not the unit's own nor one above or below it; ``None`` where it may be."""
        if place.name in self.known or not self.ranks:
            return None
        there = province_of(place.name, place.rank, self.page.lexicon)
        if self.province and there and there != self.province:
            return "likely"
        if place.rank in self.ranks:
            above = place.rank == _CITY and there and there == self.province
            return "hint" if above else "likely"
        if place.rank < min(self.ranks) or (there and there == self.province):
            return None
        return "hint"


def _headline(page: Page) -> str:
    """The first line of a report of the meeting, which says who held it."""
    first = page.lines[0].text.strip()
    return first if len(first) <= _LONGEST_HEADLINE and not re.search("[，。；：]", first) else ""


def _is_named(names: str) -> bool:
    """Whether the unit is named, not left out."""
    return bool(re.search(ORGAN, names)) and not re.search(
        r"[xX×*＊某]{2,}(?:省|市|县|区|局|镇|乡)?(?:党|局)", names
    )


def _told(*values: str | Open) -> Iterator[str]:
    return (value for value in values if not isinstance(value, Open))


def kinds_of(names: str) -> frozenset[str]:
    """What kinds of unit the names say it is, with all that such a unit may call itself and what is
    below it; none where they tell none.

    Of an organ whose work is with all kinds of units (县委, 组织部, 政府) nothing is told.
    """
    if not _is_named(names) or ANY_KIND.search(names):
        return frozenset()
    own = [words for pattern, words in _KINDS if re.search(pattern, names)]
    below = [words for pattern, words in _WORKS_WITH if own and re.search(pattern, names)]
    return frozenset(word for words in (*own, *below) for word in words.split())


def clause_at(text: str, at: int) -> str:
    """The clause around a place of a text."""
    start = max(text.rfind(stop, 0, at) for stop in "，。；：") + 1
    end = min((n for stop in "，。；：" if (n := text.find(stop, at)) >= 0), default=len(text))
    return text[start:end]


def in_row_above(text: str, at: int) -> bool:
    """Whether a name here ends a row of those above: 中央、省委、某市委."""
    return bool(re.search("(?:中央|省委|省政府|市委)[、和][\u4e00-\u9fff]{0,4}$", text[:at]))


def in_title(text: str, at: int) -> bool:
    """Whether this stands in the title of a book or paper."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _may_be_name(names: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the two characters before a rank are a name, not 征求对 before 县法院."""
    provinces, table = places_by_province(lexicon)
    name = names[match.start() - 2 : match.start()]
    return not set(name) & _NO_NAME or name in provinces or name + match[1] in table


@lru_cache(maxsize=8)
def _provinces_in(names: str, lexicon: Lexicon) -> frozenset[str]:
    table = places_by_province(lexicon)[1]
    named = frozenset(_named_in_full(lexicon).findall(names))
    if named:
        return named
    sets = [table[letters] for letters in table if len(letters) > 2 and letters in names]
    return frozenset.intersection(*sets) if sets else frozenset()


@lru_cache(maxsize=8)
def _named_in_full(lexicon: Lexicon) -> re.Pattern[str]:
    provinces, _ = places_by_province(lexicon)
    return lexicon.pattern(rf"(?:{'|'.join(sorted(provinces))})(?=省|市|自治区|[\u4e00-\u9fff]+自治区)")


def _only(provinces: frozenset[str]) -> str:
    return next(iter(provinces)) if len(provinces) == 1 else ""


def province_of(name: str, rank: int, lexicon: Lexicon) -> str:
    """The province of a place of this name, itself if it is one; empty where none or several have it."""
    provinces, table = places_by_province(lexicon)
    if name in provinces:
        return name
    letters = [letter for letter, level in _RANKS.items() if level == rank]
    names = [table[name + letter] for letter in letters if name + letter in table]
    return _only(frozenset().union(*names))


@lru_cache(maxsize=8)
def places_by_province(lexicon: Lexicon) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The provinces, and in which of them there is a county, district or city of each name."""
    table: dict[str, frozenset[str]] = {}
    rows = [(province, names.split()) for province, names, _ in lexicon.cells("counties")]
    for province, names in rows:
        for name in names:
            table[name] = table.get(name, frozenset()) | {province}
    return frozenset(province for province, _ in rows), table


@lru_cache(maxsize=8)
def set_names(lexicon: Lexicon) -> re.Pattern[str]:
    """Set names that hold a place: spirits, strategies, experiences."""
    names = [name for name, kind, _ in lexicon.cells("places") if kind == "固定说法"]
    return lexicon.pattern("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")


@lru_cache(maxsize=8)
def _letters(lexicon: Lexicon) -> frozenset[str]:
    """Characters that names of places are made of."""
    provinces, table = places_by_province(lexicon)
    return frozenset("".join((*provinces, *(name[:-1] for name in table)))) - _NO_NAME


def places(text: str, lexicon: Lexicon) -> Iterator[PlaceName]:
    """Places with an organ behind them: 望岚县委, 邢台市委, 广东省委, 望岚县水务局, 河北实际."""
    provinces, _ = places_by_province(lexicon)
    for match in re.finditer("|".join(sorted(provinces)), text):
        rank = _OF_PROVINCE.match(text, match.end())
        body = _BODY.match(text, rank.end()) if rank else None
        if body:
            yield PlaceName(match[0], _PROVINCE, match.start(), body.end(), body[0])
    for match in _RANK.finditer(text):
        body = _BODY.match(text, match.end())
        name = _name(text, match.start(), match[0], lexicon) if body else ""
        if body and name and name not in provinces:
            yield PlaceName(name, _RANKS[match[0]], match.start() - len(name), body.end(), body[0])


def _name(text: str, at: int, rank: str, lexicon: Lexicon) -> str:
    """The name before a rank: one of the tables, or two characters of names behind a word that ends
    before a name.
    """
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
