"""主持、参加、列席、到会指导、记录: who is at the meeting, and in which part, by the verb that closes the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text import annotated
from ..text.patterns import WORDS
from .fact import Fact
from .lists import clauses, has, items, sentences, stretch, without_lead, without_tail
from .passage import Passage
from .tables import words

HOST, ATTEND, OBSERVE, GUIDE, RECORD = (
    f"meeting.{one}" for one in ("host", "attendees", "observers", "guidance", "recorder")
)
_CLOSING = (
    (RECORD, ("记录", "会议记录", "做好记录")),
    (OBSERVE, ("列席", "旁听", "列席会议", "列席本次会议", "列席指导", "参会监督", "列席监督")),
    (GUIDE, ("到会指导", "指导", "督导", "点评", "莅临", "全程指导", "到会督导", "前来指导", "讲话")),
    (ATTEND, ("参加", "出席", "参会", "与会", "到会", "参加会议", "出席会议", "参加本次会议")),
)
"""What somebody comes for, by the word that ends the clause."""
_LABELS = (
    (HOST, ("主持",)),
    (RECORD, ("记录",)),
    (OBSERVE, ("列席",)),
    (GUIDE, ("指导", "邀请", "上级领导")),
    (ATTEND, ("参加", "出席", "与会", "参会", "应到", "到会", "人员", "对象", "范围")),
)
_LABEL_WORDS = (
    "会议",
    "参加",
    "参会",
    "与会",
    "出席",
    "列席",
    "到会",
    "应到",
    "邀请",
    "指导",
    "记录",
    "主持",
    "人员",
    "对象",
    "范围",
    "单位",
    "领导",
    "人",
    "者",
    "其他",
    "其它",
    "民主生活会",
    "专题",
    "组织生活会",
    "的",
    "上级",
    "和",
    "及",
    "、",
    " ",
    "成员",
    "同志",
    "督导",
)
_LEADS = words("people.leads")
_TAILS = words("people.tails")
_PEOPLE = words("people.people")
_NOT_PEOPLE = words("people.not_people")
_ABOVE = words("people.above")
_NOT_HOSTED = words("people.not_hosted")
_HOSTED = re.compile(r"(?:由|请)(?P<v>[^，。；由：]{1,24}?)(?:召集并|召集和|负责)?主持(?P<on>.{0,2})")
_HOSTS = re.compile(
    r"^(?:会议)?(?P<v>[^，。；：由]{2,24}?)(?:同志)?主持(?:了)?(?:会议|本次会议|召开|(?:专题)?(?:民主|组织)生活会|此次会议|会)?(?:并[^，。；]{1,10})?$"
)
_POSTED = words("people.posted")
_INVITED = re.compile(
    r"邀请(?P<v>[^，。；]{2,60}?)(?:前来|到会|莅临)?(?P<verb>出席|参加|列席|到会|莅临|指导(?!检查|组|单位|员|小组))"
)
_WHO_COME = re.compile(
    r"^(?P<verb>参加|出席|列席)[^，。；]{0,12}?会议?(?:的?(?:人员|领导|同志)?(?:有|包括|是)[：:]?|的(?!人员|领导|同志))(?P<v>[^，。；]+)$"
)
_OF_MEETING = re.compile(
    r"(?P<verb>出席指导|到会指导|指导|列席|参加|出席)[^，。；]{0,30}(?:生活会|会议)(?:并[^，。；]{0,12})?$"
)
_CALLS = re.compile(
    r"^(?P<v>[^，。；]{0,12}(?:书记|主要负责人|主要负责同志))(?:负责|要)[^。；]*，(?:并)?(?:召集和)?主持(?:召开)?(?:民主|组织)?生活会"
)
_RECORDED = re.compile(
    r"^(?:并)?(?P<v>[^，。；：]{2,20}?)(?:(?:负责|承担|具体负责|做好|作|做)+(?:好)?(?:本次|此次)?(?:会议|现场|会场布置和)?(?:的)?记录|记录)(?:工作)?$"
)
_RECORDS_BY = re.compile(r"记录(?:工作)?由(?P<v>[^，。；：]{2,20}?)(?:负责|承担|同志|担任|$)")
_OWN, _RECORDING = (
    ("班子成员", "党组成员", "党委委员", "全体", "领导班子", "支部委员", "各成员"),
    ("记录人员",),
)
_SUM = re.compile(rf"[，,]?共(?:计)?(?:{WORDS['数']})?[人名]?$")
_GAP = re.compile("[\u3000\t]+| {2,}")
_COUNT = re.compile(rf"各?(?:{WORDS['数']})[人名]$")
_MASKED = re.compile(r"(?:[xX×*]{2,3}|[xX×*]某某?)(?:同志)?")
_BRACKET = re.compile(r"^(?P<out>[^（(]*)[（(](?P<in>[^）)：:]{1,12}[:：][^）)]+)[)）]$")
_GOES_ON = words("people.goes_on")
_RANKS = words("people.ranks")
_POSTS = words("people.posts")
_NO_NAMES = ("生活会", "问题", "意见", "学习", "活动")
_DUTIES = ("不得", "必须", "要落实", "应当", "不参加", "可不", "需要", "请假", "视为")
"""What says of people what they must do, and is no name of them."""
_MANY = ("各", "全体", "有关", "相关", "其他")
_LONGEST, _SHORT, _LONGEST_NAME = 40, 3, 6


def attending(passages: Sequence[Passage]) -> Iterator[Fact]:
    """People under headings and labels about them, and in sentences that say who comes for what."""
    for one in passages:
        yield from _hosts(one)
        if one.first and (found := _INVITED.search(one.heading)):
            yield from _people(found["v"], GUIDE, one)
        field = _labelled(one)
        if field and len(told := _several(one)) > 1:
            for said, words_of in told:
                yield from _told(words_of, said, one)
        elif field and one.rest:
            for sentence in sentences(one.rest):
                yield from _told(sentence, field, one)
        elif one.about("attendees", "guidance") and not one.about(
            "post", "study", "opinions", "talks", "materials", "problems", "submission"
        ):
            if not (one.label and has(one.label, ("时间", "地点", "主持", "记录", "会期"))):
                for sentence in sentences(one.text):
                    label, _, rest = sentence.partition("：")
                    said = _said_of(label) if rest else ""
                    yield from _told(
                        rest if said else _behind_label(sentence), said or _by_heading(one, sentence), one
                    )
        elif not one.about(
            "study", "opinions", "talks", "materials", "problems", "theme", "post", "requirements"
        ):
            for sentence in sentences(one.text):
                if has(
                    sentence, ("主持", "生活会", "会议室", "参加会议", "列席", "到会指导", "参会", "会议邀请")
                ):
                    yield from _told(sentence, "", one)
        else:
            for sentence in sentences(one.text):
                if "邀请" in sentence and has(sentence, ("指导", "参加", "列席", "到会")):
                    yield from _told(sentence[sentence.find("邀请") :], "", one)


def _behind_label(sentence: str) -> str:
    """专题民主生活会参加人员为甲，邀请乙 -> from 甲 on."""
    for word in ("人员为", "对象为", "人员是", "对象是", "人员包括", "范围为", "人员有"):
        if 0 <= (at := sentence.find(word)) < _LONGEST:
            return sentence[at + len(word) :]
    return sentence


def _several(one: Passage) -> list[tuple[str, str]]:
    """主持人：甲；参加人：乙；列席人：丙 in one paragraph."""
    cut = (sentence.partition("：") for sentence in sentences(one.text))
    return [(field, rest) for label, _, rest in cut if rest and (field := _said_of(label))]


def _labelled(one: Passage) -> str:
    """What the label of a paragraph says of those behind it."""
    return "" if one.about("opinions", "talks", "study") else _said_of(one.label)


def _said_of(label: str) -> str:
    """What a label says of those behind it; it must be made of such words alone."""
    if not label:
        return ""
    bare = label
    for word in _LABEL_WORDS:
        bare = bare.replace(word, "")
    if bare:
        return ""
    return next((field for field, said in _LABELS if has(label, said)), "")


def _by_heading(one: Passage, sentence: str) -> str:
    if "列席" in one.heading and "参加" not in one.heading and "出席" not in one.heading:
        return OBSERVE
    own = sentence.partition("邀请")[0] or sentence
    if has(own, _ABOVE) and not has(own, _OWN):
        return GUIDE
    return GUIDE if one.about("guidance") and not has(one.heading, ("参加", "参会", "列席")) else ATTEND


def _told(sentence: str, rest: str, one: Passage) -> Iterator[Fact]:
    """Clauses that end in what somebody comes for, each with the people named before it; ``rest`` is what the others are."""
    waiting: list[str] = []
    invited = False
    for clause in clauses(sentence):
        if found := _INVITED.search(clause):
            field = OBSERVE if found["verb"] == "列席" else GUIDE
            yield from (fact for group in waiting if rest for fact in _people(group, rest, one))
            yield from _people(found["v"], field, one)
            waiting = []
            continue
        invited = invited or "邀请" in clause[:6]
        if waiting and "邀请" in clause[:6]:
            yield from (fact for group in waiting if rest for fact in _people(group, rest, one))
            waiting = []
        field, people = _closed(clause)
        if (
            rest
            and field in (OBSERVE, GUIDE)
            and field != rest
            and any(has(group, _OWN) for group in waiting)
        ):
            yield from (fact for group in waiting for fact in _people(group, rest, one))
            waiting = []
        if field and invited:
            field, invited = GUIDE if field == ATTEND else field, False
        if not field and has(clause, ("主持", "记录")):
            continue
        if not field:
            named = (rest and not has(clause, ("民主生活会", "情况"))) or _are_people(clause)
            waiting = [*waiting, clause] if named else []
            continue
        if not people or (not rest and not _are_people(people)):
            waiting = []
            continue
        groups = (
            [*waiting, people] if not rest or len(waiting) < 2 or all(map(_are_people, waiting)) else [people]
        )
        waiting = []
        if rest or not any(has(group, _NOT_PEOPLE) for group in groups):
            yield from (fact for group in groups for fact in _people(group, field, one))
    if rest in (HOST, RECORD):
        yield from (
            Fact(rest, text.strip("。；"), one.place) for text in waiting[:1] if len(text) <= _LONGEST
        )
    elif rest and waiting:
        for group in _by_count(_SUM.sub("", stretch(waiting, sentence))):
            yield from _people(group, rest, one)


def _closed(clause: str) -> tuple[str, str]:
    """The part in which the people of a clause come, and the people."""
    bare = without_tail(
        clause, ("会议", "。", "本次会议", "专题民主生活会", "民主生活会", "此次会议", "这次", "本次")
    )
    if named := _WHO_COME.match(bare):
        field = (
            OBSERVE if named["verb"] == "列席" else GUIDE if "领导" in bare[: named.start("v")] else ATTEND
        )
        return field, without_tail(named["v"], _TAILS)
    if "支部" in bare and not bare.startswith("支部") and "组织生活会" in bare:
        return "", ""
    if found := _OF_MEETING.search(clause):
        bare = clause[: found.end("verb")].replace("以普通党员身份", "")
    invited = has(bare[:6], ("邀请", "请"))
    for field, verbs in _CLOSING:
        if (
            verb := next((word for word in sorted(verbs, key=len, reverse=True) if bare.endswith(word)), "")
        ) and len(bare) > len(verb):
            people = without_tail(without_lead(bare[: -len(verb)], _LEADS), _TAILS)
            if field == RECORD:
                return field, people
            return (GUIDE if field == ATTEND and (invited or has(people, _ABOVE[:6])) else field), people
    return "", ""


def _are_people(text: str) -> bool:
    bare = _COUNT.sub("", text.strip("）) "))
    named = bare.endswith(_PEOPLE) or has(bare[-_LONGEST_NAME:-2], _POSTS)
    return 1 < len(bare) <= 2 * _LONGEST and named and not has(bare, _NOT_PEOPLE)


def _people(text: str, field: str, one: Passage) -> Iterator[Fact]:
    text = text.strip("。；;，, ")
    if found := _BRACKET.match(text):
        yield from _people(found["out"], field, one)
        yield Fact(field, found["in"], one.place)
        return
    text = without_tail(without_lead(text, _LEADS), ("等同志", "，", "参加", "出席", "列席", "派员", "派人"))
    if field == HOST:
        return
    if field == RECORD:
        if len(text) <= _LONGEST:
            yield Fact(field, text, one.place)
        return
    for group in _by_count(_SUM.sub("", text)):
        for name in _apart(group, field):
            if 1 < len(name) <= _LONGEST and not name.endswith(_NO_NAMES) and not has(name, _DUTIES):
                yield Fact(field, name, one.place)
                if name in _RECORDING:
                    yield Fact(RECORD, name, one.place)


def _by_count(text: str) -> Iterator[str]:
    """A list cut behind each count of people: 甲、乙2人，丙、丁2人."""
    start = 0
    for one in annotated(text).numbers:
        if one.unit in ("人", "名") and text[one.end : one.end + 1] in ("，", "、"):
            yield text[start : one.end]
            start = one.end + 1
    yield text[start:]


def _apart(group: str, field: str) -> list[str]:
    """Who is named one by one; a list that is counted together stays whole, as do two posts of one person."""
    if len(_GAP.split(group)) > 1 and "，" not in group:
        return [group]
    bare = _COUNT.sub("", group)
    if bare != group and "、" in bare and "各" not in group:
        return [bare]
    many = items(bare)
    if any(len(one) < _SHORT for one in many) or all(map(_MASKED.fullmatch, many[1:] or [""])):
        return [bare]
    found: list[str] = []
    for name in filter(None, map(str.strip, many)):
        name = without_lead(name, ("邀请", "其他", "和"))
        if found and _one_person(found[-1], name) and f"{found[-1]}、{name}" in bare:
            found[-1] += f"、{name}"
        elif name:
            found.append(name)
    return found


def _one_person(before: str, name: str) -> bool:
    """Whether what stands on both sides of a 、 are posts of one person, or parts of one name of a body."""
    if before.endswith(_GOES_ON) and name.endswith(("班子成员", "同志")):
        return True
    return before.endswith(_RANKS) and not name.startswith(_MANY) and has(name, _POSTS)


def _hosts(one: Passage) -> Iterator[Fact]:
    """甲主持会议, 由甲主持; 甲负责…，召集和主持会议; and who keeps the record."""
    for field, word in ((HOST, "主持"), (RECORD, "记录")):
        if (
            one.first
            and one.heading.endswith((word, f"{word}人"))
            and len(one.text) <= _LONGEST
            and word not in one.text
        ):
            yield Fact(field, one.text.strip("。；"), one.place)
    for sentence in sentences(one.text):
        if found := _CALLS.match(sentence):
            yield Fact(HOST, found["v"], one.place)
    for clause in clauses(one.text):
        if "主持" in clause and not one.about("study", "opinions", "talks", "materials"):
            found = _HOSTED.search(clause)
            if found and not found["on"].startswith(_NOT_HOSTED):
                yield Fact(HOST, without_lead(found["v"], ("会议",)), one.place)
            elif (
                not found
                and (told := _HOSTS.match(clause))
                and has(clause, ("主持会议", "生活会", "主持本次", "主持此次")) | clause.endswith("主持")
            ):
                value = without_lead(told["v"], ("会议", "由"))
                if has(value, _POSTED) and not has(value, ("生活会", "研究")):
                    yield Fact(HOST, value, one.place)
        if "记录" in clause and not one.about("talks"):
            found = _RECORDS_BY.search(clause) or (
                _RECORDED.match(clause)
                if one.about("attendees", "hold", "agenda", "organisation", "time")
                else None
            )
            who = (
                without_tail(without_lead(found["v"], ("由", "并")), ("会议", "负责", "做好", "作", "做"))
                if found
                else ""
            )
            if len(who) > 1 and not has(who, ("谈话", "材料", "整理", "完善", "负责", "认真")):
                yield Fact(RECORD, who, one.place)
