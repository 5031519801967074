"""The people of one document: each is written in one way, and as many as it says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ....text import whole
from ....text.lazy import lazy_pattern
from ....text.patterns import COUNT
from ...facts.namesakes import near
from ...facts.people import PRESENT, counted_rows
from ...page import Page
from ...rule import Hit, Rule, each

_BASIS = "《党政机关公文处理工作条例》：公文内容应当准确"
_DEPUTY = lazy_pattern("副(?=[\u4e00-\u9fff]{0,3}[长记任席])")
_AWAY = lazy_pattern(
    rf"(?:请假|缺席)(?:的有?)?\s*{COUNT}\s*[人名位]|{COUNT}\s*[人名](?:因[^，。；]{{1,12}})?(?:请假|缺席)"
)
_WITH_OTHERS = lazy_pattern(rf"[含括]|其中|列席[\u4e00-\u9fff]{{0,4}}?{COUNT}\s*[人名]")
_LEAVE = lazy_pattern("请假|缺席|未到会|没有到会|不能到会")
_TEAM = lazy_pattern(
    rf"(?:班子成员|党组成员|党委委员|领导班子)(?:共|现有)?{COUNT}[人名](?:全部|全体|均|都|参加)"
)
_TURNS = lazy_pattern(
    r"(?:班子|党组)成员([\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3}?){2,})(?=依次|逐一|逐个|分别|先后)"
)
_CHAIRS = lazy_pattern("(?:同志)?主持")


def two_names(page: Page) -> Iterator[Hit]:
    """A name written once, which differs in one character from that of somebody who is introduced."""
    people = page.people
    for person in people.acting if not page.plan else ():
        right = near(person, page)
        if right:
            yield Hit.of(person.words, f"别处写作“{right}”", f"请核对姓名，改为“{right}”")


def two_posts(page: Page) -> Iterator[Hit]:
    """One person as 局长 here and as 副局长 there."""
    people = page.people
    for person in people.named if not page.plan else ():
        others = {
            post
            for other in people.named
            if other.name == person.name and other is not person
            for post in other.posts
        }
        for post in person.posts:
            chief = _DEPUTY.sub("", post)
            if chief != post and chief in others and post not in others and chief not in person.posts:
                yield Hit.of(person.words, f"{person.name}在这里是{post}，别处是{chief}", "请核对职务")


def seats(page: Page) -> Iterator[Hit]:
    """应到N人 and the list behind it; 甲、乙、丙N名同志; 班子成员N人全部参加 and those who then speak one after another."""
    for seats in page.people.seats if not page.plan else ():
        if seats.said and seats.said != len(seats.names):
            yield Hit(
                seats.words.line,
                max(0, seats.words.start - 6),
                seats.words.start,
                f"写的是{seats.said}人，所列有{len(seats.names)}人",
            )
    for line, row, names in counted_rows(page.lines):
        if whole(row[2]) != len(names) and page.people.often.keys() >= set(names):
            yield Hit(line, row.start(2), row.end(), f"写的是{row[2]}，前面列出{len(names)}人")
    said = [(line, match) for line, match in each(page, _TEAM)]
    chairs = [
        person.name for person in page.people.named if _CHAIRS.match(person.words.line.text, person.words.end)
    ]
    for _, row in each(page, _TURNS) if len(said) == 1 and chairs and not page.plan else ():
        ((line, match),) = said
        names = row[1].split("、")
        if chairs[0] in names and whole(match[1]) != len(names):
            yield Hit(line, *match.span(), f"依次发言的班子成员有{len(names)}人")


def present(page: Page) -> Iterator[Hit]:
    """应到9人，实到8人，and as many away as are named or counted behind it; no more than should come."""
    for line, match in each(page, PRESENT):
        should, there = whole(match[1]), whole(match[2])
        if should and there and there > should and not _WITH_OTHERS.search(match[0]):
            yield Hit(line, match.start(), match.start("rest"), f"应到{should}人，实到却有{there}人")
        if should is None or there is None or not _LEAVE.search(match["rest"]) or page.plan:
            continue
        counted = [whole(match[1] or match[2]) for match in _AWAY.finditer(match["rest"])]
        names = {
            person.name
            for person in page.people.named
            if person.words.line is line and match.start("rest") <= person.words.start < match.end()
        }
        away = sum(filter(None, counted)) or len(names)
        if away and should - there != away:
            said = _AWAY.search(line.text, match.start("rest"), match.end())
            place = said.span() if said else (match.start(), match.start("rest"))
            yield Hit(
                line, *place, f"应到{should}人，实到{there}人，相差{should - there}人，请假的却有{away}人"
            )


_rule = partial(Rule, level="likely", source=_BASIS)
_LISTED = "参加人员：党组书记、局长王建国，党组成员、副局长方致远，党组成员、总工程师陆文清。\n"

RULES = (
    _rule(id="name-differs", kind="typo", title="一个人的姓名写法不一", reason="同一个人的姓名写成两样", bad=(_LISTED + "方志远同志作总结讲话。",), good=(_LISTED + "方致远同志作总结讲话。",), find=two_names, fix="请核对姓名"),
    _rule(id="post-differs-here", kind="residue", title="一个人的职务前后不一", reason="同一个人正职、副职不一", bad=(_LISTED + "会议由党组副书记、副局长王建国主持。",), good=(_LISTED + "会议由党组书记、局长王建国主持。",), find=two_posts, fix="请核对职务"),
    _rule(id="count-seats", kind="count_mismatch", title="人数与名单不符", bad=("班子成员4名：党组书记、局长王建国，党组成员、副局长方致远，党组成员、总工程师陆文清。", "局党组成员4名：党组书记、局长王建国，副局长方致远，总工程师陆文清。", _LISTED + "方致远、陆文清3名同志逐一发言。"), good=("班子成员3名：党组书记、局长王建国，党组成员、副局长方致远，党组成员、总工程师陆文清。", "局党组书记王建国、党组成员2人：副局长方致远、总工程师陆文清。\n会议由局党组书记王建国主持。", _LISTED + "方致远、陆文清2名同志逐一发言。"), find=seats, fix="请核对名单，改正人数或者补上漏列的人"),
    _rule(id="count-present", kind="count_mismatch", title="应到、实到与请假人数不符", bad=("会议应到9人，实到7人，王建国同志因病请假。", "应到党组成员9人，实到10人。"), good=("会议应到9人，实到8人，王建国同志因病请假。", "会议应到9人，实到7人，因公请假2人。", "会议应到9人，实到10人，含列席1人。"), find=present, fix="请核对应到、实到和请假的人数"),
)  # fmt: skip
