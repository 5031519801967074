"""What belongs to another unit, where a text names its own: a unit of another kind, another trade, another group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ....text.lazy import lazy_pattern
from ....text.patterns import AMOUNT, COUNT, NUMERAL, SOME_TIME
from ...facts.meeting import signed
from ...facts.profile import ANY_KIND, ELSEWHERE, ORGAN, TITLE, clause_at, in_title, kinds_of
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, each
from . import residue_rule

_REALITY = lazy_pattern(
    rf"(?:结合|联系|立足|紧贴|围绕)([\u4e00-\u9fff]{{2,12}}?(?:{ORGAN}))(?=(?:工作|发展|改革)?实际)"
)
_UNITS = "局|厅|镇|乡|街道|集团|公司|学校|学院|医院|法院|检察院|院|校"
_OURS = lazy_pattern(
    rf"(?<!自)(?:我|本)(?P<our>局(?!限)|厅|校|院|镇|乡|街道|集团|公司)"
    rf"|全(?:体)?(?P<all>校|院|镇(?!压)|乡|厅|集团|街道)[^，。；]{{0,4}}(?:干部|职工|党员|上下|师生|各|范围)|全(?P<bureau>局)(?:干部|职工|党员|上下|系统)"
    rf"|(?:^|[，。；：“）.．\s由对在了]|代表|听取|召开|开好|规范|加强|做好)(?P<body>{_UNITS})(?:党[委组](?!织)|党工委|党总支|领导班子|班子(?!、)|办公室|党政办|机关)"
    rf"|(?:推动|促进|实现)(?P<goal>{_UNITS})(?:高质量|改革|事业)[^，。；]{{0,4}}发展|(?:(?<![\u4e00-\u9fff])|(?<=[在于]))(?P<venue>{_UNITS})(?:机关|政府)[^，。；]{{0,6}}(?:会议室|报告厅)"
    rf"|(?P<level>校|院|局|镇|乡)级(?:领导|班子)|(?:结合|立足|联系)[我本](?P<seat>[县市区])(?:工作)?实际"
)
_SEATED = {"学院", "大学", "公司", "医院"}
"""Units that speak of the county or the city as of themselves only if it is in their name."""

_SERVES, _ABOVE = {"学校", "医院"}, {"局", "镇", "乡", "街道"}
"""Units that stand under a bureau or a town, and what those call themselves."""

_ORGAN_NAME = lazy_pattern(
    r"(?:.*[县区市省旗州])?(?:中共)?(?P<trade>[\u4e00-\u9fff]{1,10}?)(?P<sort>[局厅镇乡]|法院|检察院|医院|学院|大学|中学|小学|街道|集团|公司)"
)
_OFTEN = 4
"""So often a text says what the body of its unit is, where its title does not."""

_ENDS = 12
"""So many lines at the end of a paper may say who signs it."""

_APART = {"学校", "医院", "镇", "乡", "街道", "公司", "法院", "检察院"}
"""Kinds of unit none of which signs for another."""

_BODY = lazy_pattern("(?<!机关)(?<!直属)(党组(?!织)|党委|党工委)")
_OF_BODY = lazy_pattern(
    "(?:^|[，。；：.．）由经]|代表)(?:[局厅院校镇乡]|街道|集团|公司)?(党组|党委|党工委)(?:书记|班子|委员|成员)"
)
_POST = lazy_pattern(r"副?(局|厅|院|校|镇|乡)长|(?:副?董事长|副?总经理)")
_VENUE = lazy_pattern(
    r"[县市区省]((?:(?![县市区省在])[\u4e00-\u9fff]){2,10}?[局厅]|(?:(?![县市区省在])[\u4e00-\u9fff]){0,6}(?:检察院|法院|医院))(?:机关)?"
    rf"{COUNT}楼"
)
_GROUP = lazy_pattern(rf"(?:([省市县区]委))?(第{NUMERAL})?((?:巡[视察]|督导|指导)组|巡察办)")
_ROUND = lazy_pattern(rf"(?:主题教育|学习教育)(?:第{AMOUNT})?(?:巡回)?(?:指导|督导)组")
_OWN = lazy_pattern(r"[我本该各全自其某每有]|单位|部门|地区|行业|思想|岗位|工作|个人|自身|班子")
_UNIT = (
    r"([\u4e00-\u9fff]{2,18}?(?:办公室|[局厅院校镇乡](?![长级])|政协|大学|[中小]学|集团|公司|街道)"
    r"(?:党组(?!织)|党委|党工委|党总支|常委会|领导班子|班子)?)"
)
_BEGINS = r"(?:^|(?<=[，。；：“（\s]))(?:会上|会前)?(?:中共)?"
_HOSTS = lazy_pattern(
    rf"{_BEGINS}{_UNIT}{SOME_TIME}(?:组织|顺利|如期)?(?:召开|举行)了?[^，。；]{{0,40}}生活会"
    rf"|代表{_UNIT}[^，。；]{{0,4}}作[^，。；]{{0,6}}(?:检查|剖析|检视)"
    rf"|{_BEGINS}{_UNIT}书记[\u4e00-\u9fff]{{2,3}}?(?:同志)?主持"
    rf"|{_BEGINS}{_UNIT}(?:始终|紧扣|围绕|高度重视|认真筹备)[^，。；]{{0,16}}生活会"
)
"""Who holds the meeting, speaks for its team, is in its chair."""

_NOBODY = lazy_pattern(
    "各|本|我|该|所|基层|机关党|直属|[上下]级|全体|有关|相关|单位|部门|第|离退休|你|其他|每|乡镇|学校|党政|邀请|[参列]|同志|会议|要求|根据|按照|督导|通过|向|报"
)
_OF_A_UNIT = lazy_pattern(
    "办公室|党组|党委|党工委|党总支|常委会|领导班子|班子|人民|[局厅院校镇乡]|大学|[中小]学|集团|公司|街道"
)
_BELOW = {"学院", "学校", "公司", "企业", "医院"}
"""Kinds of unit of which another may be part of the own one."""

_HEARD = lazy_pattern(r"(?:听取|征求|征集)[^，。；]{0,24}$|(?:邀请|请|组织)[^，。；]{0,10}$")
_WORK = lazy_pattern("(?:结合|联系|立足|紧贴|围绕)([\u4e00-\u9fff]{2,4}?)(?:工作|事业|系统|行业)实际")


def reality(page: Page) -> Iterator[Hit]:
    """结合某学院实际, of a unit that is not this one."""
    ours = page.profile
    for line, match in each(page, _REALITY) if ours.named else ():
        if not set(match[1]) <= set(ours.names) and not _OWN.search(match[1]):
            yield Hit(line, match.start(1) - 2, match.end())


def ours(page: Page) -> Iterator[Hit]:
    """我校, 镇党委 and 副院长某某 in a text of a bureau."""
    names, own = page.profile.names, page.profile.kinds
    for line, match in each(page, _OURS) if own else ():
        word = next(filter(None, match.groups()))
        seated = match["seat"] and (word in names or not own & _SEATED)
        if not seated and not _of_kind(word, own):
            start = match.start() + (bool(re.match(r"[，。；：“）.．\s由对在了]", match[0])))
            yield Hit(line, start, match.end(), "本单位不是这样的单位", same=match[0])
    for person in page.people.named if own and not page.plan else ():
        for post in person.posts:
            titled = _POST.fullmatch(post)
            if titled and not _of_kind(titled[1] or "公司", own):
                yield Hit(
                    person.words.line,
                    max(0, person.words.start - len(post)),
                    person.words.end,
                    f"本单位没有“{post}”",
                    same=person.name,
                )


def _of_kind(word: str, own: frozenset[str]) -> bool:
    """Whether a unit of these kinds may be called so; of a school or a hospital those above it, too."""
    return (word in _ABOVE and bool(own & _SERVES)) or word in own or any(word in kind for kind in own)


def bodies(page: Page) -> Iterator[Hit]:
    """党委书记 once where the unit has a 党组, or the other way round."""
    counted = Counter(_BODY.findall(page.text))
    usual = [name for name, times in counted.items() if times >= _OFTEN]
    named_here = set(_BODY.findall(page.outline.title)) or set(usual)
    others = (
        [(line, match) for line, match in each(page, _OF_BODY)]
        if len(named_here) == 1 and not page.plan
        else []
    )
    strange = [(line, match) for line, match in others if match[1] not in named_here]
    if len(strange) == 1 and page.text.count(min(named_here)) > 1:
        ((line, match),) = strange
        yield Hit(line, match.start(1), match.end(), f"本单位是{min(named_here)}")


def venues(page: Page) -> Iterator[Hit]:
    """县民政局三楼会议室 where the text is of another bureau."""
    ours = page.profile
    for line, match in each(page, _VENUE) if ours.kinds else ():
        if not set(match[1][:-1]) <= set(ours.names):
            yield Hit(line, match.start(1), match.end(), f"会议地点在{match[1]}，不是本单位")


def signers(page: Page) -> Iterator[Hit]:
    """人民检察院党组 above the day at the end of the paper of a 人民法院."""
    head = "".join(line.text.strip() for line in page.outline.titles[:1]) + page.outline.title
    title = _ORGAN_NAME.match(head)
    for line, after in pairwise(page.lines[-_ENDS:]) if title and not page.plan else ():
        own = (
            _ORGAN_NAME.match(line.text)
            if signed(after) and not re.search("[，。；：、]", line.text)
            else None
        )
        if own and title and not (own["trade"] in head and own["sort"] in head):
            alike = set.intersection(*(set(unit["trade"].replace("人民", "")) for unit in (own, title)))
            kinds = (kinds_of(own[0]) & _APART, kinds_of(title[0]) & _APART)
            other = all(kinds) and not set.intersection(*map(set, kinds))
            if other or (not alike and own["trade"] + own["sort"] not in head):
                yield Hit(line, *own.span("trade"), f"标题中是{title['trade']}{title['sort']}")


def groups(page: Page) -> Iterator[Hit]:
    """The guiding group of a campaign in the plan of an inspection; 区委第二巡察组 once where it is 区委第四巡察组 throughout."""
    if "巡" in page.outline.title:
        yield from (Hit(line, *match.span(), "这是另一次活动的指导组") for line, match in each(page, _ROUND))
    said = [(line, match) for line, match in each(page, _GROUP)] if not page.plan else []
    counted = Counter(match.groups() for _, match in said)
    for line, match in said:
        rank, number, sort = match.groups()
        usual = max((unit for unit in counted if unit[2] == sort), key=lambda unit: counted[unit])
        other = (rank and usual[0] and rank != usual[0]) or (number and usual[1] and number != usual[1])
        if other and counted[match.groups()] == 1 and counted[usual] > 1:
            yield Hit(line, *match.span(), f"别处都是“{usual[0] or ''}{usual[1] or ''}{sort}”", same=match[0])


def hosts(page: Page) -> Iterator[Hit]:
    """市中级人民法院党组召开民主生活会 in the paper of a town; not where others' meetings are the unit's business."""
    ours = page.profile
    if not ours.named or ours.left_out or ANY_KIND.search(ours.names):
        return
    for line, match in each(page, _HOSTS):
        unit = next(filter(None, match.groups()))
        core = _OF_A_UNIT.sub("", unit)
        own = len(core) < 2 or any(core[n : n + 2] in ours.known for n in range(len(core) - 1))
        part = kinds_of(unit) & ours.kinds & _BELOW
        if not own and not part and not _NOBODY.search(unit) and not in_title(line.text, match.start()):
            start = match.start() + match[0].index(unit)
            yield Hit(line, start, start + len(unit), "开会的不是本单位", same=unit)


def trades(page: Page) -> Iterator[Hit]:
    """Words of another trade than the unit's own, of ``trades.tsv``; of a town or a street those whom it hears."""
    names = page.profile.names
    rows = _trades(page.lexicon) if names else ()
    own = {trade for trade, units, _ in rows if units.search(names)}
    general = not own and page.profile.kinds & {"镇", "乡", "街道"}
    for trade, _, words in rows if len(own) == 1 or general else ():
        for line, match in each(page, words) if trade not in own and words.search(page.text) else ():
            heard = _HEARD.search(line.text, 0, match.start())
            rightly = ELSEWHERE.search(clause_at(line.text, match.start())) or in_title(
                line.text, match.start()
            )
            if not rightly and (heard or (own and match["work"])):
                yield Hit(line, *match.span(), f"这是{trade}单位的说法，本单位不是", same=match[0])
    others = {trade for trade, units, _ in rows if not units.search(names)}
    for line, match in each(page, _WORK) if page.profile.named else ():
        if match[1] in others and match[1] not in page.profile.known:
            yield Hit(line, *match.span(), f"这是{match[1]}单位的说法，本单位不是", same=match[1])


@lru_cache(maxsize=8)
def _trades(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """The trades with their units, and the words that they alone use: of their work, or (~) of those whom they serve."""
    return tuple(
        (
            trade,
            lexicon.pattern(_any(units.split())),
            lexicon.pattern(rf"(?P<work>{_any(own)})|{_any(served)}"),
        )
        for trade, units, words, _ in lexicon.cells("trades")
        for own, served in [
            (
                [word for word in words.split() if word[0] != "~"],
                [word[1:] for word in words.split() if word[0] == "~"],
            )
        ]
    )


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


RULES = (
    residue_rule(id="stranger-reality", title="别的单位的实际", reason="结合的是别的单位的实际", bad=("县水利局党组2026年度民主生活会实施方案\n结合外国语学院实际，制定方案。",),
          good=("县水利局党组2026年度民主生活会实施方案\n结合县水利局实际，制定方案。",), find=reality, fix="请改为本单位"),
    residue_rule(id="stranger-ours", title="别类单位的称呼", reason="不是本单位的称呼", bad=(TITLE + "听取我校各方面意见。", TITLE + "请副院长王建国同志发言。"), good=(TITLE + "听取我局各方面意见。", TITLE + "请县医院副院长王建国同志发言。"), find=ours, fix="请改为本单位的称呼"),
    residue_rule(id="stranger-host", title="开会的是别的单位", bad=(TITLE + "县民政局党组召开了2026年度民主生活会。",), good=(TITLE + "县水利局党组召开了2026年度民主生活会。", TITLE + "邀请县民政局党组派人列席民主生活会。"), find=hosts, fix="请改为本单位"),
    residue_rule(id="stranger-body", title="别的党组织形式", reason="本单位没有这样的党组织", bad=(TITLE + "局党组认真准备。党委书记主持会议。",), good=(TITLE + "局党组认真准备。党组书记主持会议。",), find=bodies, fix="请核对是党组还是党委"),
    residue_rule(id="stranger-venue", title="会议在别的单位", reason="会议地点不是本单位", bad=(TITLE + "地点：县民政局三楼会议室。",), good=(TITLE + "地点：县水利局三楼会议室。", TITLE + "地点：县委三楼会议室。"), find=venues, fix="请核对会议地点"),
    residue_rule(id="stranger-signer", title="落款是别的单位", reason="落款与标题的单位不同", bad=("南坪县人民法院党组民主生活会方案\n认真整改。\n南坪县民政局党组\n2026年1月4日",), good=("南坪县人民法院党组民主生活会方案\n认真整改。\n南坪县人民法院党组\n2026年1月4日",), find=signers, fix="请核对落款"),
    residue_rule(id="stranger-trade", title="别的行业的说法", reason="不是本单位的业务", bad=(TITLE + "听取广大师生员工意见。",), good=(TITLE + "听取用水群众意见。",), find=trades, fix="请核对是否本单位的业务"),
    residue_rule(id="stranger-group", title="别的督导组、巡察组", reason="督导组、巡察组前后不一", bad=("县委第三督导组到会指导。\n县委第三督导组点评。\n报县委第五督导组审核。", "巡察整改专题民主生活会实施方案\n邀请市委主题教育第三指导组到会。\n一、会议主题\n认真整改。"), good=("县委第三督导组到会指导。\n县委第三督导组点评。\n报县委督导组审核。", "邀请市委主题教育第三指导组到会。"), find=groups, fix="请核对是哪一个组"),
)  # fmt: skip
