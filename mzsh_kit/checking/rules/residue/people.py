"""Other people and other teams than the unit's own, in a text that names these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from ... import examples
from ...facts.locality import locality
from ...facts.own_unit import TITLE, clause_at, in_title, named, own_names
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, each
from . import residue_rule

_CHIEF = "党组书记|党委书记|党工委书记|党总支书记|党支部书记|书记|局长|厅长|院长|校长|镇长|乡长|县长|区长|市长|董事长|馆长|主任"
_OWN = re.compile("^(?:本|我)?[局厅院校镇乡县区市]")
_TEAM = "党组成员|党委委员|党委副书记|党组副书记|党工委委员|副局长|副厅长|副院长|副校长|副镇长|副乡长|副县长|副区长|副市长|副馆长"
_AFTER = r"(?=同志|主持|代表|作|通报|带头|担任|讲话|总结|表态|负责|牵头|任|[，。；、：）)]|$)"
_OTHERS = re.compile(
    r"副$|原$|前任$|纪委$|组织部$|[一-龥](?![由请经向和与及为是])[一-龥][县市区省局厅]$|[县市区省]委$|支部$|总支$|办公室$|股|科$|处$|[督指]导组$|中心$|[县市区省]人?民?政?府$"
)
"""What stands before the post of somebody of another body."""

_VOICE = re.compile(
    r"(?:^|[，。；：“]|代表|开好|召开|对照|围绕|加强|做好|是|由)(?:中共)?"
    r"((?:[\u4e00-\u9fff]{2,3}[省市县区]|[省市县区])?([\u4e00-\u9fff]{2,12}?)[局厅](?:领导班子|党组(?!织)|党委|班子))(?!书记)"
)
_BESIDE = re.compile(
    "邀请|征求|听取|会同|联系|报送?|抄送|参加|出席|列席|指导|派|[各下]|所属|通知|要求|精神|反馈|上级|批准|同意|审|巡[视察]|督|案|通报|与|和"
)
_NOT_A_BUREAU = re.compile("大学|学院|学校|中学|小学|医院|公司|集团|中心|[站所馆]|支部|分局|大队|支队")


def posts(page: Page) -> Iterator[Hit]:
    """Another person than the plan's, or than the one named before, in a post that one person has."""
    held = _introduced(page) | _held(page)
    for line, match in each(page, _called(page.lexicon, _CHIEF)):
        name = match["name"]
        if _OTHERS.search(line.text[max(0, match.start() - 8) : match.start()]):
            continue
        for post in match["posts"].split("、"):
            first = _holder(post, held)
            if first and not _same(name, first):
                who = "方案中" if page.plan else "前面"
                yield Hit(line, *match.span("name"), f"{who}的{post}是{first}", same=name)
                break
            held.setdefault(post, name)


def speakers(page: Page) -> Iterator[Hit]:
    """Somebody else than who is in the chair speaks for the team: the one who answers for it does both."""
    chairs = {match["name"]: line for line, match in each(page, _chairs(page.lexicon))}
    if page.plan or len(chairs) != 1:
        return
    (chair,) = chairs
    for line, match in each(page, _speaking(page.lexicon)):
        if not _same(match["name"], chair):
            yield Hit(line, *match.span("name"), f"主持会议的是{chair}", same=match["name"])


@lru_cache(maxsize=8)
def _chairs(lexicon: Lexicon) -> re.Pattern[str]:
    surname = "|".join(lexicon.column("surnames"))
    return re.compile(
        rf"(?:{_CHIEF})(?P<name>(?:{surname})[\u4e00-\u9fff]{{1,2}}?)(?:同志)?(?:主持(?:召开)?(?:会议|了会议|并)|同志主持)"
    )


@lru_cache(maxsize=8)
def _speaking(lexicon: Lexicon) -> re.Pattern[str]:
    surname = "|".join(lexicon.column("surnames"))
    return re.compile(
        rf"(?:^|[，。；、由]|同志)(?P<name>(?:{surname})[\u4e00-\u9fff]{{1,2}}?)(?:同志)?代表"
        r"[^，。；]{0,12}(?:班子|党组|党委|常委会)[^，。；]{0,4}作[^，。；]{0,4}(?:对照检查|检视剖析|检查)"
    )


def _introduced(page: Page) -> dict[str, str]:
    """Who has which post by 主持人：王建国（党组书记、局长）."""
    pattern = _named_first(page.lexicon)
    return {
        _OWN.sub("", post): match["name"]
        for line in page.lines
        for match in pattern.finditer(line.text)
        for post in match["posts"].split("、")
    }


@lru_cache(maxsize=8)
def _named_first(lexicon: Lexicon) -> re.Pattern[str]:
    surname = "|".join(lexicon.column("surnames"))
    return re.compile(
        rf"(?:主持人?|主持)[：:](?P<name>(?:{surname})[\u4e00-\u9fff×*]{{1,2}})[（(](?P<posts>(?:[\u4e00-\u9fff]{{0,6}}(?:{_CHIEF}))(?:、(?:{_CHIEF}))*)[）)]"
    )


def _holder(post: str, held: dict[str, str]) -> str:
    """Who has the post as far as is known; of a bare 书记 the one secretary named."""
    if post not in _CHIEF.split("|"):
        return ""
    secretaries = {name for one, name in held.items() if one.endswith("书记") and "副" not in one}
    return held.get(post, "") or (min(secretaries) if post == "书记" and len(secretaries) == 1 else "")


def _same(name: str, first: str) -> bool:
    return first.startswith(name) or name.startswith(first)


def _held(page: Page) -> dict[str, str]:
    """Who holds which post by the plan."""
    team = page.plan.members if page.plan else ()
    return {part: one.name for one in reversed(team) for part in one.post.split("、")}


def members(page: Page) -> Iterator[Hit]:
    """Somebody who is not of the team, in a post of its members: only where a plan tells the team."""
    if page.plan is None:
        return
    known = " ".join((*(one.name for one in page.plan.members), locality(page).names))
    for line, match in each(page, _called(page.lexicon, _TEAM)):
        other = _OTHERS.search(line.text[max(0, match.start() - 8) : match.start()])
        if not other and match["name"] not in known:
            yield Hit(line, *match.span("name"), f"方案的班子成员中没有{match['name']}", same=match["name"])


@lru_cache(maxsize=8)
def _called(lexicon: Lexicon, posts: str) -> re.Pattern[str]:
    surname = "|".join(lexicon.column("surnames"))
    more = r"(?:、[\u4e00-\u9fff]{1,6}?[长任记])*"
    return re.compile(
        rf"(?P<posts>(?:{posts}){more})(?P<name>(?:{surname})[\u4e00-\u9fff×*]{{1,2}}?){_AFTER}"
    )


def teams(page: Page) -> Iterator[Hit]:
    """民政局领导班子 where the text of another bureau speaks of its own."""
    unit, ours, bureaus = own_names(page), locality(page).names, _bureaus(page.lexicon)
    if not named(unit) or not re.search("[局厅]", unit) or _NOT_A_BUREAU.search(unit):
        return
    for line, match in each(page, _VOICE):
        words, trade = match[1], match[2]
        place = not words.startswith(trade)
        own = trade[:2] in ours or set(trade) <= set(unit)
        clause = clause_at(line.text, match.start(1))
        if own or _BESIDE.search(clause.replace(words, "")) or in_title(line.text, match.start()):
            continue
        if place or trade in bureaus:
            yield Hit(line, *match.span(1), "这不是本单位的领导班子", same=trade)


@lru_cache(maxsize=8)
def _bureaus(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name.rstrip("局厅") for name, kind, _ in lexicon.cells("places") if kind == "部门")


RULES = (
    residue_rule(id="stranger-speaker", title="主持人与代表班子发言的人不一", reason="代表班子作对照检查的不是主持会议的主要负责同志", bad=("会议由党委书记王建国主持。\n李志明代表党委班子作对照检查。".replace("由党委书记王建国主持", "开始，党委书记王建国主持会议"),), good=("党委书记王建国主持会议。\n王建国代表党委班子作对照检查。",),
          find=speakers, fix="请核对姓名"),
    residue_rule(id="stranger-post", title="一个职务两个姓名", reason="同一职务前后姓名不一", bad=(TITLE + "会议由党组书记王建国同志主持。\n党组书记李志明同志总结讲话。", TITLE + "主持人：王建国（局党组书记、局长）\n会议由局党组书记、局长李志明同志主持。"), good=(TITLE + "会议由党组书记王建国同志主持。\n党组书记王建国同志总结讲话。",),
          find=posts, fix="请核对姓名"),
    residue_rule(id="stranger-member", title="班子成员以外的姓名", reason="方案的班子成员中没有这个人", bad=(partial(examples.planned, "由党组成员、副局长钱学民同志负责。"),), good=(partial(examples.planned, "由党组成员、副局长李四同志负责。"),), find=members, fix="请核对姓名"),
    residue_rule(id="stranger-team", title="别的单位的班子", reason="这不是本单位的领导班子", bad=(TITLE + "清源县民政局领导班子要带头查摆问题。",), good=(TITLE + "邀请清源县民政局党组派人参加。",), find=teams, fix="请改为本单位"),
)  # fmt: skip
