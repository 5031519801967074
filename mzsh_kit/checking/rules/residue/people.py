"""Other people and other teams than the unit's own, in a text that names these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from ....text.lazy import lazy_pattern
from ... import examples
from ...facts.namesakes import near
from ...facts.people import Named, People, row_at
from ...facts.profile import TITLE, clause_at, in_title
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, each
from . import residue_rule

_OWN = "(?:本|我)?[局厅院校镇乡县区市]?"
_CHIEF = lazy_pattern(
    _OWN
    + "(?P<post>[省市县区旗]委书记|党组书记|党委书记|党工委书记|党总支书记|党支部书记|书记|局长|厅长|院长|校长|镇长|乡长|县长|区长|市长|董事长|馆长|主任)"
)
"""Posts that one person has; with another organ before it a post is somebody else's."""

_TEAM = lazy_pattern(
    _OWN + "(?:党组成员|党委委员|党委副书记|党组副书记|党工委委员|副(?:局|厅|院|校|镇|乡|县|区|市|馆)长)"
)
_PRESIDES = lazy_pattern("(?:同志)?(?:主持(?:召开)?(?:会议|了会议|并)|主持)")
_LABEL = lazy_pattern(r"主持人?[：:]\s*$")
_SPEAKS = lazy_pattern(
    "代表[^，。；]{0,12}(?:班子|党组|党委|常委会)[^，。；]{0,4}作[^，。；]{0,4}(?:对照检查|检视剖析|检查)"
)
_VOICE = lazy_pattern(
    r"(?:^|[，。；：“]|代表|开好|召开|对照|围绕|加强|做好|是|由)(?:中共)?"
    r"((?:[\u4e00-\u9fff]{2,3}[省市县区]|[省市县区])?([\u4e00-\u9fff]{2,12}?)[局厅](?:领导班子|党组(?!织)|党委|班子))(?!书记)"
)
_BESIDE = lazy_pattern(
    "邀请|征求|听取|会同|联系|报送?|抄送|参加|出席|列席|指导|派|[各下]|所属|通知|要求|精神|反馈|上级|批准|同意|审|巡[视察]|督|案|通报|与|和"
)
_NOT_A_BUREAU = lazy_pattern("大学|学院|学校|中学|小学|医院|公司|集团|中心|[站所馆]|支部|分局|大队|支队")
_FEW = 2
"""A text that introduces fewer people says of the others nothing."""


def posts(page: Page) -> Iterator[Hit]:
    """Another person than the plan's in a post that one person has; of two names in it the one that is said less often."""
    team = page.plan.members if page.plan else ()
    held = {part: member.name for member in reversed(team) for part in member.post.split("、")}
    first: dict[str, Named] = {}
    for person in page.people.named:
        for post in (match["post"] for post in person.posts if (match := _CHIEF.fullmatch(post))):
            before = first.setdefault(post, person)
            holder = held.get(post, before.name)
            if not _same(person.name, holder):
                rare = not team and page.people.often[holder] < page.people.often[person.name]
                told, right = (before, person.name) if rare else (person, holder)
                yield _stranger(told, f"{'方案中' if team else '别处'}的{post}是{right}")
                break


def speakers(page: Page) -> Iterator[Hit]:
    """Somebody else than who is in the chair speaks for the team: the one who answers for it does both."""
    chairs = {person.name: person for person in page.people.named if person.post and _presides(person)}
    for line, match in each(page, _SPEAKS) if len(chairs) == 1 and not page.plan else ():
        sentence = line.text.rfind("。", 0, match.start()) + 1
        before = [
            person
            for person in page.people.named
            if person.words.line is line and sentence <= person.words.start < match.start()
        ]
        ((name, chair),) = chairs.items()
        if before and not _same(before[-1].name, name):
            often = page.people.often
            told, other, does = (
                (chair, before[-1].name, "代表班子作对照检查")
                if often[name] < often[before[-1].name]
                else (before[-1], name, "主持会议")
            )
            yield _stranger(told, f"{does}的是{other}")


def _presides(person: Named) -> bool:
    """Whether one of the team is in the chair here."""
    text, words = person.words.line.text, person.words
    labelled = not person.post and _LABEL.search(text, 0, words.start)
    own = any(map(_CHIEF.fullmatch, person.posts)) and _PRESIDES.match(text, words.end)
    return bool(labelled or own)


def unlisted(page: Page) -> Iterator[Hit]:
    """Somebody acts at the meeting, once and without a post, whom a text that introduces its people introduces nowhere."""
    people = page.people
    known = people.introduced
    if page.plan or len(known) < _FEW:
        return
    for person in people.acting:
        alone = not person.post and person.name not in known and people.often[person.name] == 1
        if (
            alone
            and not _of_unknown(person, people)
            and not any(map(partial(_same, person.name), known))
            and not near(person, page)
            and _bare(person)
        ):
            yield _stranger(person, f"参加、列席和到会的人员中没有{person.name}")
    listed = {name for seats in people.seats if seats.whole for name in seats.names}
    for person in people.named if listed else ():
        team = person in people.acting and any(
            _CHIEF.fullmatch(post) or _TEAM.fullmatch(post) for post in person.posts
        )
        if (team or _presides(person)) and person.name not in listed and not near(person, page):
            yield _stranger(person, f"参加会议的名单中没有{person.name}")


def _bare(person: Named) -> bool:
    """Whether no office stands before the name, and it is whole."""
    text, start = person.words.line.text, person.words.start
    return bool(row_at(person.words)) or bool(
        re.search(r"(?:^|[^\u4e00-\u9fff、]|[由请与和及]|代表)$", text[:start])
    )


def _of_unknown(person: Named, people: People) -> bool:
    """Whether he stands in a row of names most of which the text introduces nowhere."""
    row = row_at(person.words)
    names = row[1].split("、") if row else []
    return 2 * sum(name in people.introduced for name in names) < len(names)


def _same(name: str, other: str) -> bool:
    """Whether one may be the other in short: 建国同志, 王建国同志."""
    return other.endswith(name) or name.endswith(other) or other.startswith(name) or name.startswith(other)


def _stranger(person: Named, why: str) -> Hit:
    """A name, shown with the post before it."""
    line, start, end = person.words.line, person.words.start, person.words.end
    post = len(person.post) if line.text[:start].endswith(person.post) else 0
    return Hit(line, start, end, why, same=person.name, shown=(start - post, end))


def members(page: Page) -> Iterator[Hit]:
    """Somebody who is not of the team, in a post of its members: only where a plan tells the team."""
    if page.plan is None:
        return
    known = " ".join((*(member.name for member in page.plan.members), page.profile.known))
    for person in page.people.named:
        if any(map(_TEAM.fullmatch, person.posts)) and person.name not in known:
            yield _stranger(person, f"方案的班子成员中没有{person.name}")


def teams(page: Page) -> Iterator[Hit]:
    """民政局领导班子 where the text of another bureau speaks of its own."""
    unit, ours, bureaus = page.profile.names, page.profile.known, _bureaus(page.lexicon)
    if not page.profile.named or not re.search("[局厅]", unit) or _NOT_A_BUREAU.search(unit):
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
    residue_rule(id="stranger-speaker", title="主持人与代表班子发言的人不一", reason="代表班子作对照检查的不是主持会议的主要负责同志", bad=("党委书记王建国主持会议。\n会上，李志明同志通报了有关情况，代表党委班子作对照检查。",), good=("党委书记王建国主持会议。\n会上，王建国同志通报了有关情况，代表党委班子作对照检查。",),
          find=speakers, fix="请核对姓名"),
    residue_rule(id="stranger-post", title="一个职务两个姓名", reason="同一职务前后姓名不一", bad=(TITLE + "会议由党组书记王建国同志主持。\n党组书记李志明同志总结讲话。", TITLE + "主持人：王建国（局党组书记、局长）\n会议由局党组书记、局长李志明同志主持。"), good=(TITLE + "会议由党组书记王建国同志主持。\n党组书记王建国同志总结讲话。",),
          find=posts, fix="请核对姓名"),
    residue_rule(id="stranger-person", title="没有列入的人", reason="全文没有介绍过这个人", bad=(TITLE + "参加人员：王建国、方致和、陆文清。\n方致和同志通报情况，陆文清同志发言，赵启明同志作总结讲话。", TITLE + "参加人员：王建国、方致和、陆文清。\n会议由党组书记赵启明主持。"), good=(TITLE + "参加人员：王建国、方致和、陆文清。\n方致和同志通报情况，陆文清同志发言，王建国同志作总结讲话。", TITLE + "参加人员：王建国、方致和、陆文清。\n由县委督导组赵启明同志点评。"),
          find=unlisted, fix="请核对姓名；确是本会人员的，请列入参加、列席或者到会人员"),
    residue_rule(id="stranger-member", title="班子成员以外的姓名", reason="方案的班子成员中没有这个人", bad=(partial(examples.planned, "由党组成员、副局长钱学民同志负责。"),), good=(partial(examples.planned, "由党组成员、副局长李四同志负责。"),), find=members, fix="请核对姓名"),
    residue_rule(id="stranger-team", title="别的单位的班子", reason="这不是本单位的领导班子", bad=(TITLE + "清源县民政局领导班子要带头查摆问题。",), good=(TITLE + "邀请清源县民政局党组派人参加。",), find=teams, fix="请改为本单位"),
)  # fmt: skip
