"""Places of elsewhere: another county, a higher organ of another rank, a speech made somewhere else, another's document number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ....reading import Line
from ....text import annotated
from ....text.lazy import lazy_pattern
from ....text.patterns import ISSUE_NUMBER
from ...facts.profile import (
    ELSEWHERE,
    TITLE,
    PlaceName,
    Profile,
    clause_at,
    in_row_above,
    in_title,
    places,
    places_by_province,
    province_of,
    set_names,
)
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
_OF_COUNTY, _CITY, _PROVINCE = 2, 3, 4
_ASK = "请核对是否本地的上级机关"


_TOWN = lazy_pattern(
    r"(?:^|[，。；、：“的为在对向由经])([\u4e00-\u9fff]{2}(?:镇|乡|街道))(?=党委|党工委|政府|办事处|人民)"
)
_NO_TOWN = lazy_pattern(
    r"[查找看问各全本我该某邻外每两几多数些个出到向在由从和及与的是为把对将被于县市乡镇]|有关|其他|所在|所属"
)
_BARE = lazy_pattern(
    r"(?:^|(?<=[^\u4e00-\u9fff、])|(?<=[^省市县区、]、)|(?<=[报由向和与及经按照据请受对在]))([省市县区])"
    r"(?:委(?!员)|政府|纪委|人大|政协|[\u4e00-\u9fff]{2,6}局)(?![^，。；]{0,2}[、员])"
)
_BELOW = {"市": "县", "县": "区", "区": "县", "省": "县"}
"""The ranks of which a text of each rank does not speak as its own; those above it it does."""

_NAMED, _OFTEN = 1, 4
"""So often a text says what is its own, where its title names it and where not."""

_OF_PLACE = lazy_pattern("委|政府|政协|人大|人民|纪委|[\u4e00-\u9fff]{2,6}局")

_NOT_ALONE = frozenset("和与及各全本我辖属直")
_DISTRICTS = "县区旗"
_TOLD = 4


_RANK_TITLED = lazy_pattern(r"[\u4e00-\u9fffxX×*＊]([区市])(?=[\u4e00-\u9fff])")
_LOWER = lazy_pattern(r"[县旗镇乡村]|社区|街道|大学|学院|学校|中学|小学|医院|公司|集团|银行")
_COUNTY = lazy_pattern(
    r"(?<![安健齐])(?:全县|我县|县域|县直)(?:工作|各|机关|大局|经济|发展|党员|干部|人民|群众)"
)
_BOARD = lazy_pattern(r"(?<![自各])(?:我|本)委(?:机关|网站|党组|领导|班子|各|干部|全体|工作|实际|系统)")
_BOARDS = lazy_pattern(r"(?<![党纪工团])委(?!员会(?!\S{0,4}(?:委|办)))")
_MASKED_TOWN = lazy_pattern(r"[xX×*＊]{2,}(镇|乡|街道)")
_ITS = lazy_pattern(r"党委|党工委|纪委|人大|政府|办事处|党政|机关|领导班子")
_VISITED = lazy_pattern(r"(?:视察|考察|调研)$")
_END, _NEXT = re.compile(r"[，。；：、（）]"), 4
_WHOLE_NAME = lazy_pattern("[\u4e00-\u9fff]{2,8}[省市县区镇乡村旗州]")
_ANY_NUMBER = lazy_pattern(r"[\u4e00-\u9fff]{1,6}" + ISSUE_NUMBER)
_KEPT = "别的单位已隐去，这个文号却留着，疑是从别处抄来"


def kept(page: Page) -> Iterator[Hit]:
    """Places named in a text whose own place is left out, each once; a visit to it where it is not named otherwise."""
    if page.profile.left_out:
        strange = [
            (line, match, _VISITED.search(line.text, 0, match.start()))
            for line, match in each(page, _named(page.lexicon))
            if not in_title(line.text, match.start())
        ]
        otherwise = {match[0] for _, match, visited in strange if not visited}
        for line, match, visited in strange:
            if not visited or match[0] not in otherwise:
                start = visited.start() if visited else match.start()
                yield Hit(line, start, _words(line.text, match.end()), same=match[0])
        yield from (hit for hit in _by_tagger(page) if hit.same not in otherwise)


def _words(text: str, end: int) -> int:
    """Where the next few words of the same clause end."""
    match = _END.search(text, end)
    return min(match.start() if match else len(text), end + _NEXT)


def _by_tagger(page: Page) -> Iterator[Hit]:
    """Names of places with their rank that no table has, where a tagger is installed: 平潭综合实验区."""
    for line in page.lines:
        text = annotated(line.text)
        for word in text.tagged:
            name = text.words(word)
            if word.tag == "LOC" and _WHOLE_NAME.fullmatch(name) and not in_title(text.text, word.start):
                yield Hit(line, *text.original(word), same=name)


@lru_cache(maxsize=8)
def _named(lexicon: Lexicon) -> re.Pattern[str]:
    """Places of the table, the longest first."""
    words = sorted((name for name, kind, _ in lexicon.cells("places") if kind == "地"), key=len, reverse=True)
    return lexicon.pattern("|".join(map(re.escape, words)) or "(?!)")


def bodies(page: Page) -> Iterator[Hit]:
    """望岚县委, 邢台市委, 广东省委 and 河北省实际 in the text of a unit of another place."""
    ours = page.profile
    if ours.place_left_out:
        return
    named = [
        (line, place)
        for line in page.lines
        for place in places(line.text, page.lexicon)
        if not _rightly(line.text, place, ours)
    ]
    usual = _usual(named, ours)
    for line, place in named:
        level = _level(place, ours, usual)
        if level:
            why = "不是本单位所在的地方" if level == "likely" else "从文中看不出这是本单位所在地或者它的上级"
            yield Hit(
                line,
                place.start,
                place.end,
                why,
                "" if level == "likely" else _ASK,
                level=level,
                same=place.name,
            )


def _level(place: PlaceName, ours: Profile, usual: dict[int, str]) -> Level | None:
    """How surely a place is not ours; of a rank that the unit's name tells nothing about, the usual one is."""
    if ours.ranks:
        level = ours.level(place)
        return None if level == "hint" and usual.get(place.rank) == place.name else level
    return "hint" if usual.get(place.rank, place.name) != place.name else None


def _rightly(text: str, place: PlaceName, ours: Profile) -> bool:
    """Whether a place is named for what it is known for, in the title of a book, or in a row of those above; a province above is ours."""
    book = in_title(text, place.start) and not _PAPER.match(text, place.end)
    ours_or_none = place.rank < _PROVINCE or ours.province in ("", place.name)
    above = place.rank >= _CITY and ours_or_none and in_row_above(text, place.start)
    known = any(
        name.start() <= place.start < name.end() for name in set_names(ours.page.lexicon).finditer(text)
    )
    return book or known or above or bool(_NOT_OURS.search(clause_at(text, place.start)))


def _usual(named: list[tuple[Line, PlaceName]], ours: Profile) -> dict[int, str]:
    """The place of each rank that a text names most often, where more than one line does."""
    lines = {(place.rank, place.name, line.number) for line, place in named if place.name not in ours.known}
    counted = Counter((rank, name) for rank, name, _ in lines)
    usual: dict[int, str] = {}
    for (rank, name), times in counted.most_common():
        if times > 1 or not ours.ranks:
            usual.setdefault(rank, name)
    return usual


def speeches(page: Page) -> Iterator[Hit]:
    """视察江西重要讲话 where the unit is not known to be there."""
    ours = page.profile
    for line, match in each(page, _spoken(page.lexicon)) if not ours.place_left_out else ():
        name = match[1]
        there = province_of(name, _PROVINCE, page.lexicon) or province_of(name, _CITY, page.lexicon)
        told = name in ours.known or (ours.province and ours.province == there)
        if not told and not in_title(line.text, match.start()):
            sure = bool(ours.province and there)
            why = f"本单位不在{name}" if sure else f"从文中看不出本单位在{name}"
            yield Hit(line, *match.span(), why, level="likely" if sure else "hint", same=name)


@lru_cache(maxsize=8)
def _spoken(lexicon: Lexicon) -> re.Pattern[str]:
    provinces, _ = places_by_province(lexicon)
    cities = {name for name, kind, _ in lexicon.cells("places") if kind == "地"}
    return lexicon.pattern(_SPOKEN % f"({'|'.join(sorted(provinces | cities, key=len, reverse=True))})")


def numbers(page: Page) -> Iterator[Hit]:
    """川组通〔2025〕51号 where the unit is not of that province; a number that is not of the issuer just named."""
    ours, provinces = page.profile, _abbreviations(page.lexicon)
    if ours.left_out:
        yield from (Hit(line, *match.span(), _KEPT) for line, match in each(page, _ANY_NUMBER))
    if ours.place_left_out:
        return
    for line, match in each(page, _CITED):
        issuers = [place.name for place in places(match[1], page.lexicon) if place.rank == _OF_COUNTY]
        letter = match[2]
        if (
            issuers
            and letter not in _ANY_OFFICE
            and not any(letter in name for name in (*issuers, ours.known))
        ):
            end = line.text.index("号", match.end()) + 1
            yield Hit(line, match.start(2), end, f"前面的发文机关是{issuers[0]}的", level="likely")
    numbered = page.lexicon.pattern(_NUMBER % ("".join(provinces) or "\0"))
    for line, match in each(page, numbered):
        there = provinces.get(match[1], "")
        known = match[1] in ours.known or not _OFFICE.match(match[2]) or there == ours.province
        if there and not known:
            why = f"“{match[1]}”是{there}的文号，"
            why += f"本单位在{ours.province}" if ours.province else f"从文中看不出本单位在{there}"
            yield Hit(line, *match.span(), why, level="likely" if ours.province else "hint", same=match[1])


@lru_cache(maxsize=8)
def _abbreviations(lexicon: Lexicon) -> dict[str, str]:
    """The letters by which provinces number their papers."""
    return {letter: province for letter, kind, province in lexicon.cells("places") if kind == "简称"}


def counties(page: Page) -> Iterator[Hit]:
    """Another county, district, city or town of the same rank as the unit's own, known by the table or alike in name."""
    names, own = page.profile.names, page.profile.lowest
    known = frozenset(places_by_province(page.lexicon)[1])
    for line in page.lines if own else ():
        for start, name in _places(line.text, known, own):
            clause = clause_at(line.text, start)
            rightly = (
                ELSEWHERE.search(clause)
                or in_title(line.text, start)
                or in_row_above(line.text, start)
                or _among_others(line.text, start, start + len(name), own)
            )
            if name not in names and not rightly:
                yield Hit(line, start, start + max(len(name), _TOLD), "不是本单位所在的地方", same=name)
    yield from _towns(page)


def _places(text: str, known: frozenset[str], own: str) -> Iterator[tuple[int, str]]:
    """Names of places of the unit's rank: towns by what follows, others by the table of places."""
    for match in _TOWN.finditer(text) if own in ("镇", "乡", "街道") else ():
        if not _NO_TOWN.search(match[1][:2]):
            yield match.start(1), match[1]
    for at, sign in enumerate(text):
        if sign == own or (sign in _DISTRICTS and own in _DISTRICTS):
            endings = (text[at - n : at + 1] for n in (3, 2) if at >= n)
            name = next((ending for ending in endings if ending in known), "") or _short(text, at, known)
            if name:
                yield at + 1 - len(name), name


def _among_others(text: str, start: int, end: int, rank: str) -> bool:
    """Whether a place stands in a row with others of its rank: 绿水县、清水县."""
    ranks = _DISTRICTS if rank in _DISTRICTS else rank
    behind = re.match(rf"[、和与][\u4e00-\u9fff]{{1,4}}?[{ranks}]", text[end:])
    return bool(behind or re.search(rf"[{ranks}][、和与]$", text[:start]))


def _short(text: str, at: int, known: frozenset[str]) -> str:
    """A county of one character, 勉县, behind its city and before its organ."""
    city = any(text[max(0, at - 1 - n) : at - 1] in known for n in (3, 4))
    return (
        text[at - 1 : at + 1]
        if city and text[at - 1] not in _NOT_ALONE and _OF_PLACE.match(text, at + 1)
        else ""
    )


def _towns(page: Page) -> Iterator[Hit]:
    """新安镇 where the unit is 新民镇: another name of the same rank with a character of its own."""
    names = page.profile.names
    own = re.search(r"([\u4e00-\u9fff]{2})(镇|乡|街道|村|社区)", names)
    if not own or page.plan:
        return
    other = re.compile(
        rf"(?:{own[1][0]}(?!{own[1][1]})[\u4e00-\u9fff]|(?!{own[1][0]})[\u4e00-\u9fff]{own[1][1]}){own[2]}"
    )
    for line, match in each(page, other):
        if (
            not _NO_TOWN.search(match[0][:2])
            and match[0] not in names
            and not in_title(line.text, match.start())
        ):
            yield Hit(line, match.start(), match.end() + 1, f"本单位在{own[0]}", same=match[0])


def _bare(page: Page) -> Iterator[Hit]:
    """县委 once in the text of a district that speaks of its 区委 throughout, or the other way round; and of a city."""
    said = [(line, match) for line, match in each(page, _BARE)] if not page.plan else []
    counted = Counter(match[1] for _, match in said)
    named = re.search(r"[\u4e00-\u9fff]([市县区])(?![\u4e00-\u9fff]*[县区镇乡])", page.profile.names)
    own = named[1] if named else max(counted, key=lambda place: counted[place], default="")
    least = _NAMED if named else _OFTEN
    for line, match in said:
        if match[1] in _BELOW.get(own, "") and counted[match[1]] == 1 and counted[own] >= least:
            yield Hit(line, match.start(), match.start() + _TOLD, f"别处都是“{own}”，这里是“{match[1]}”")


def ranks(page: Page) -> Iterator[Hit]:
    """县委 where all else is 区委; 全县 in the plan of a district or a city's bureau, 我委 in a bureau's; xx镇 once where it is xx乡 otherwise."""
    yield from _bare(page)
    names = page.profile.names
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
            yield Hit(line, *match.span(), f"别处都是“{max(counted, key=lambda place: counted[place])}”")


RULES = (
    residue_rule(id="residue-place", title="别处的地名", reason="本单位所在地已隐去，这个地名却留着，疑是从别处抄来", bad=("xx县要落实视察江西重要讲话精神。", "xx县要落实视察江西重要讲话精神。\n借鉴江西其他县的做法。"), good=("江西省水利厅党组2025年度民主生活会实施方案\n落实视察江西重要讲话精神。",), find=kept, fix="请核对是否本地"),
    residue_rule(id="stranger-place", title="别处的机关", reason="不是本单位所在的地方", bad=(TITLE + "报望岚县委组织部。",), good=(TITLE + "报清源县委组织部。",), find=bodies, fix="请改为本单位所在的地方"),
    residue_rule(id="stranger-speech", title="在别处的讲话", reason="讲话的地方不是本单位所在的地方", bad=("四川省水利厅党组2026年度民主生活会实施方案\n落实视察江西重要讲话精神。",),
             good=("江西省水利厅党组2026年度民主生活会实施方案\n落实视察江西重要讲话精神。",), find=speeches, fix="请核对应学习的讲话"),
    residue_rule(id="stranger-number", title="别处的文号", reason="文号不是本地机关的", bad=("xx县委按《关于开好会议的通知》（川组通〔2025〕51号）办理。", "江西省水利厅党组2026年度民主生活会实施方案\n按照川组通〔2026〕51号办理。",),
             good=("四川省水利厅党组2026年度民主生活会实施方案\n按照川组通〔2026〕51号办理。",), find=numbers, fix="请核对是否本单位依据的文件"),
    residue_rule(id="stranger-county", title="别的县区乡镇", reason="不是本单位所在的地方", bad=(TITLE + "优先解决永宁县人民群众反映强烈的问题。", "新民镇党委2026年度民主生活会实施方案\n推动新安镇高质量发展。"), good=(TITLE + "优先解决清源县人民群众反映强烈的问题。", "新民镇党委2026年度民主生活会实施方案\n推动新民镇高质量发展。"), find=counties, fix="请核对地名"),
    residue_rule(id="stranger-rank", title="别的级别、别类的地方和机关", reason="不是本单位所在的一级", bad=("清源区水利局党组2026年度民主生活会实施方案\n影响全县工作的，要追究责任。", "婺阳市水利局2026年度民主生活会实施方案\n按照市委要求，报市委组织部审定。\n邀请县委派人指导。"),
                 good=("清源区水利局党组2026年度民主生活会实施方案\n影响全区工作的，要追究责任。", "婺阳市水利局2026年度民主生活会实施方案\n按照市委要求，报市委组织部审定。\n邀请市委派人指导。"), find=ranks, fix="请核对称呼"),
)  # fmt: skip
