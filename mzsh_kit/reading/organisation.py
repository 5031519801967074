"""领导小组 and 职责分工: who leads the preparation and who does what; discipline; meetings of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .fact import Fact
from .lists import clauses, has, sentences, stretch, without_lead
from .outline import Outline
from .passage import Passage, of_branch
from .roles import heading_roles
from .sending import sends
from .tables import words

_OFFICE = r"(?:办公室|[办科处股室局部委组]|支部|中心|工会|专班|纪委书记)"
_WHO = re.compile(
    r"^(?:由)?(?P<who>(?!负责|具体负责|牵头)[^，。；：]{1,24}?)(?:(?<=组)，)?(?P<does>(?:具体|牵头|主要)?(?:负责(?!同志|人(?!员))|承办|承担|牵头做好|配合做好)[^。；]*|全程监督)$"
)
_LABELLED = re.compile(
    r"^(?P<who>[^，。；：:]{2,24})[:：](?P<does>[^。；]*(?:负责|承办|协助|牵头|做好)[^。；]*)$"
)
_NAMED = re.compile(r"^(?P<who>[^，。；：:]{2,24})[:：](?P<does>.+)$")
_MORE = re.compile(r"^(?:并|和)?(?P<does>(?:具体|牵头)?(?:负责|承办|协助)[^。；]*)$")
_ACTOR = re.compile(
    r"(?:^|，)(?P<who>[^，。；：]{0,14}(?:书记|主要负责同志|主要负责人|主要领导|一把手|党委|党组|党组织|支部|纪委|办公室|各(?:班子|党组|党委)?成员|(?<!干)部|[办科处室股组局]|中心))(?:同志)?"
    r"(?P<does>(?:要|应当?|必须|须|切实|认真|履行|落实|承担|担负|做到|发挥|全面|协助)[^。]+)$"
)
"""Whose duty it is, and all that he has to do."""
_HEADS = re.compile(
    r"^(?:由)?(?P<who>[^，。；：]{0,10}(?:书记|同志|负责人|领导)[^，。；：]{0,4}?)(?:是(?=[^，。；]{0,20}第一)|为(?=第一))?(?P<does>负总责|(?:具体|全面|亲自)抓|(?<=[是为])[^，。；]{0,20}第一责任人)"
)
_SEATED = re.compile(r"^(?P<who>[^，。；]{0,16}办公室)设在[^，。；]{2,20}，(?P<does>(?:具体)?负责[^。；]*)$")
_CHARGED = re.compile(
    rf"^(?:由)?(?P<who>[^，。；：负责]{{0,14}}{_OFFICE})(?:安排专人|具体|牵头)*(?:负责(?!人|同志|制)|承担|牵头$)"
)
_GIVEN = re.compile(
    rf"由(?P<who>[^，。；：由]{{0,14}}{_OFFICE})(?!副?书记|主要|班子)(?:[^，。；]{{0,12}}?)"
    r"(?:牵头|汇总|整理|梳理|收集|立卷|保存|督办|统计|协调|承办|报送|跟踪|归口|建立台账|分类)"
)
_PERSON = re.compile(
    r"^(?P<who>[^，。；：]{0,12}(?:书记|主要负责人|主要负责同志|主要领导))(?:全面|具体)?负责(?!同志|人|起草|撰写|审|把关)[^，。；]{4,}$"
)
_NEXT = re.compile(
    rf"，(?=(?:由)?[^，。；、负责]{{1,14}}(?:{_OFFICE}|书记)(?:要|配合做好|具体抓|具体负责|负责|牵头|做好))"
)
_GROUPS = re.compile(r"^[^，。；：]*(?:下设|分设|设立?)[^，。；：]*组[：:]")
_OTHERS = re.compile(r"组织生活会|(?:所属|厅属|局属|直属|下属|各)[^，。；]{0,12}要[^，。；]{0,16}民主生活会")
_RECORD = re.compile(r"(?:会议|原始|现场)记录")
_LEAST = 4
_ATTITUDES = ("高度重视", "提高认识", "统一思想", "充分认识", "确保", "本着")

_GROUP = (
    re.compile(
        r"成立(?P<v>[^，。；：]{2,30}(?:领导小组|筹备组|工作组|工作小组|筹备小组|工作专班|专班|评委会))"
    ),
    re.compile(r"的(?P<v>[^，。；：的]{2,24}(?:领导小组|工作专班))$"),
    re.compile(
        r"(?:成立以|以|由)?(?P<v>(?!以|由|成立)[^，。；]{2,20}(?:担任|为|任)(?:组长|副组长|成员))(?=$|的)"
    ),
    re.compile(r"^(?P<v>(?:组\s*长|副\s*组\s*长|成\s*员)(?:由|为|包括|是)[^，。；]{2,60})$"),
    re.compile(r"在(?P<v>[^，。；在]{2,24}领导小组)的?(?:统一|坚强|具体)?领导下"),
    re.compile(r"(?P<v>(?:领导小组)?办公室设在[^，。；]{2,20})$"),
    re.compile(r"^(?P<v>成员从[^，。；]{4,60}抽调)$"),
)
_GROUP_LINE = re.compile(r"^(?P<v>(?:组\s*长|副\s*组\s*长|成\s*员|办公室主任)[:：].+)$")
_GROUP_DUTY = re.compile(r"(?:^|[：:；])(?P<v>[^，。；：]{2,8}组)[，：:](?:主要|具体)?负责")

_DISCIPLINE = words("organisation.discipline")
_BRANCH = ("组织生活会",)
_OWN_MEETING = re.compile(
    r"(?:所属|下属|直属|局属|厅属|各)[^，。；]{0,16}(?:党委|党组|党组织|单位|班子)[^，。；]{0,24}(?:召开|开好)[^，。；]{0,16}民主生活会"
)
_ITS_MEETING = re.compile(r"(?:召开|参加|参与|开好|组织)[^，。；]{0,24}组织生活会(?!的|后|前|基本)")
_HELD = words("organisation.held")


def organisation(tree: Outline, passages: Sequence[Passage]) -> Iterator[Fact]:
    """Groups, duties, discipline and the meetings of branches."""
    branch = of_branch(tree, passages)
    yield from _beside(tree)
    for one in passages:
        yield from _groups(one)
        yield from _duties(one)
        yield from _discipline(one)
        yield from _theirs(one) if branch else _related(one)


def _groups(one: Passage) -> Iterator[Fact]:
    if found := _GROUP_LINE.match(one.text):
        yield Fact("organisation.group", found["v"], one.place)
        return
    if one.about("study", "agenda", "theme"):
        return
    for sentence in sentences(one.text):
        if one.within("organisation", "requirements") and (found := _GROUP_DUTY.search(sentence)):
            yield Fact("organisation.group", found["v"], one.place)
        for clause in clauses(sentence):
            for way in _GROUP:
                if found := way.search(clause):
                    yield Fact("organisation.group", found["v"], one.place)
                    break


def _duties(one: Passage) -> Iterator[Fact]:
    if not one.within("organisation", "requirements") or one.about("theme"):
        yield from _charged(one)
        return
    who = ""
    for sentence in _parts(one.text):
        who, found = _duty(sentence, who, _heading(one), bool(one.number) and one.within("duties"))
        for value in found:
            yield Fact("organisation.duty", value, one.place, who=who)
            if _RECORD.search(value):
                yield Fact("meeting.recorder", who, one.place)


def _parts(text: str) -> Iterator[str]:
    """Sentences cut where somebody else is charged; what names the groups that follow is left out."""
    for sentence in sentences(text):
        if not _OTHERS.search(sentence):
            yield from _NEXT.split(_GROUPS.sub("", sentence))


def _charged(one: Passage) -> Iterator[Fact]:
    asked = one.about("problems") and not one.about("opinions")
    if asked or one.about("agenda", "study", "theme", "attendees"):
        return
    for clause in clauses(one.text):
        found = _CHARGED.search(clause) or _GIVEN.search(clause) or _PERSON.match(clause)
        if (
            found
            and not sends(clause)
            and not clause.endswith("把关")
            and not clause.startswith("会议记录由")
        ):
            yield Fact("organisation.duty", clause.strip("（）"), one.place, who=found["who"])


def _heading(one: Passage) -> str:
    """The heading, where it names who has the duties below it."""
    listed = one.number or one.text.startswith("负责")
    return one.heading if listed and one.within("duties") and not heading_roles(one.heading) else ""


def _duty(sentence: str, who: str, under: str, numbered: bool) -> tuple[str, list[str]]:
    """Whose it is from here on, and the duties of this sentence."""
    if under:
        return under, [sentence]
    if numbered and (found := _NAMED.match(sentence)):
        return found["who"], [found["does"]]
    for sign in (_SEATED, _HEADS, _LABELLED, _WHO):
        if found := sign.search(sentence):
            if found["does"].endswith("第一责任人"):
                return found["who"], [sentence]
            return found["who"], _split(found["does"])
    if found := _ACTOR.search(sentence):
        return found["who"], list(_clauses(found["does"]))
    if who and (found := _MORE.match(sentence)):
        return who, _split(found["does"])
    if who and sentence.startswith(("要", "认真", "积极")):
        return who, list(_clauses(sentence))
    return "", []


def _split(text: str) -> list[str]:
    """负责甲，负责乙: two duties; what 和 joins is one."""
    return [one for one in re.split(r"[，、](?=负责)", text) if one != "负责" and one]


def _clauses(does: str) -> Iterator[str]:
    """What one has to do, clause by clause; a sentence that says how to look at it is a requirement."""
    if any(without_lead(one, ("要", "必须")).startswith(_ATTITUDES) for one in clauses(does)):
        return
    for clause in clauses(does):
        bare = without_lead(clause, ("要", "应当", "应", "必须", "须", "并", "同时"))
        if not sends(bare) and len(bare) >= _LEAST:
            yield bare


def _discipline(one: Passage) -> Iterator[Fact]:
    if not one.within("requirements", "post", "organisation", "attendees") or one.about(
        "study", "materials", "talks"
    ):
        return
    for sentence in sentences(one.text):
        if has(sentence, _DISCIPLINE) and not has(sentence, ("谈话", "线索", "保密柜")):
            yield Fact("discipline", sentence, one.place)


def _theirs(one: Passage) -> Iterator[Fact]:
    """又要参加领导班子的民主生活会, where the text is about a branch."""
    for clause in clauses(one.text):
        at = clause.find("参加")
        if at >= 0 and clause.endswith("民主生活会") and not one.about("theme", "preamble"):
            yield Fact("related_meeting", clause[at + 2 :], one.place)


def _beside(tree: Outline) -> Iterator[Fact]:
    """民主生活会 and 组织生活会 in one title: the second is another's."""
    title = tree.title
    if "民主生活会" in title and "组织生活会" in title and tree.titles:
        for part in re.split("[和与及暨、]", title):
            if "组织生活会" in part and "民主" not in part:
                yield Fact("related_meeting", part[: part.find("组织生活会") + 5], tree.titles[0].place)
                return


def _related(one: Passage) -> Iterator[Fact]:
    if one.about("theme", "preamble"):
        return
    for sentence in sentences(one.text):
        if (
            (own := _OWN_MEETING.search(sentence))
            and not sentence[own.end() :].startswith(("前", "后", "时", "之前", "情况", "的"))
            and one.within("organisation", "requirements", "post")
        ):
            yield Fact("related_meeting", sentence, one.place)
            continue
        parts = [part for part in clauses(sentence) if has(part, _BRANCH)]
        if not parts or not has(sentence, _HELD) or has(sentence, ("统筹开展", "基本要求", "制度是")):
            continue
        for group in _branch_clauses(sentence):
            yield Fact("related_meeting", group, one.place)


def _branch_clauses(sentence: str) -> Iterator[str]:
    """The clauses that tell of a branch's meeting, each with the one before it that it goes on from."""
    before = ""
    for clause in clauses(sentence):
        if _ITS_MEETING.search(clause) and not clause.startswith(("本着", "根据", "按照", "在")):
            goes_on = before and clause.startswith(("还", "又", "并", "要", "同时", *_HELD))
            yield stretch([before, clause], sentence) if goes_on else clause
        before = clause
