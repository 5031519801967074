"""Who is at the meeting, and in which part: 主持, 参加, 列席, 到会指导, 记录.

A statement says it in one of two ways. A verb of the list below closes the clause, and the noun phrase before it is who comes
(甲主持, 由甲主持, 请甲到会指导, 甲列席会议并记录); or a name made of such a verb stands before who comes (参加人员为甲, 出席会议的有甲, 列席：甲).
What the verb is about must be the meeting: who chairs a talk or attends a lesson is told by the same verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text import annotated
from ..text.names import POSTS
from ..text.patterns import WORDS
from .actor import Actor, actor, are_people, subject, trimmed
from .fact import Fact
from .lists import covered, has, items, sentences, signed_clauses, without_lead
from .outline import Outline
from .passage import Passage, of_branch
from .tables import words

HOST, ATTEND, OBSERVE, GUIDE, RECORD = (
    f"meeting.{part}" for part in ("host", "attendees", "observers", "guidance", "recorder")
)
_VERBS = {
    HOST: ("主持", "召集"),
    RECORD: ("记录",),
    GUIDE: ("指导", "督导", "点评", "讲话", "莅临", "莅会", "光临"),
    OBSERVE: ("列席", "旁听", "监督"),
    ATTEND: ("参加", "出席", "参会", "与会", "到会", "应到"),
}
"""What somebody comes for, by verb; where verbs follow one another, the part that stands first here counts."""
_VERB = "|".join(verb for verbs in _VERBS.values() for verb in verbs)
_VERB_SIGN = re.compile(_VERB)
_RUN = re.compile(f"[、和及与](?={_VERB}|邀请)")
_NAMED_BY_PART = ("主持", "记录", "列席", "参加", "出席", "参会", "与会", "到会", "应到")
_OBJECT = f"(?:(?:(?!{_VERB})[^，。；：、]){{0,24}}?(?:会议|生活会|本会|大会)|会|全过程)"
_HEAD = "(?:人员|对象|范围|单位|领导|同志|嘉宾|名单|代表|成员|干部|工作|[人者员])"
_SAYS = (
    "(?:主要|分别|还|应当?|可以?|暂?定|一般)*(?:为|是|有|包括|含|系|即|由|扩大[到至]|延伸[到至]|确定为)"
    "|除[^，。；]{1,24}?外"
)
_TITLE = re.compile(
    rf"(?P<lead>[^，。；：]{{0,20}}?)(?P<verbs>(?:{_VERB}|邀请?)(?:(?:[、和及与]|会议)?(?:{_VERB}|邀请))*)(?:了?{_OBJECT})?"
    rf"(?P<head>的?(?:[^，。；：、的]{{0,4}}?{_HEAD}(?:及?范围|名单)?)?)(?:(?P<says>{_SAYS})(?P<people>.*))?"
)
_LEAD = re.compile("(?:[^了对在向]{0,16}会议?的?)?[^了对在向]{0,6}")
_PLAIN_TITLE = re.compile(
    rf"(?:会议|扩大|其[他它])?(?:人员范围|人员|对象|范围)(?:(?P<says>{_SAYS})(?P<people>.*))?"
)
_TAIL = re.compile(
    rf"(?!组(?!织)|[员人者词])(?:了|过)?(?P<about>{_OBJECT})?(?:工作|进行)?(?P<more>(?:[并和及、或且听作提]|{_VERB}).*)?"
)
_AS = re.compile(
    rf"(?P<people>.+?)(?:担任|任|为|是|作为|充当)(?:本次|此次)?(?:民主生活会|会议)?的?(?P<verb>{_VERB})(?:会议)?(?:人员|[人员者]|对象|单位)"
)
_HERE = re.compile(r".*邀请(?:到了|到|了)(?P<people>(?:(?!参加|列席|出席|到会|莅|指导)[^，。；])+)")
_REACHES = re.compile(r"(?P<lead>.*?)(?:开|扩大|延伸)[到至](?P<people>.+)")
_SPEAKS_FOR = re.compile(
    r"我[^，。；]{0,4}代表(?P<people>[^，。；]*?(?:督导|指导|巡视|巡察|上级)[^，。；]*?)(?:谈|讲|提|对|就|作|做).*"
)
_WELCOMED = re.compile(
    r"(?:.*?[^针面])?对(?P<people>[^，。；]{2,60}?)的?(?:到来|莅临|光临|到会|参加|指导)[^，。；]{0,8}表示.*"
)
_KEEPING = re.compile(
    r"(?:(?:负责|承担|担任|担负|整理|做好?|作好?|进行|搞好|专门)|本次|此次|会议|现场|原始|文字|的)+$"
)
_BY = re.compile(
    r"^由|(?:(?:指定|安排|确定|落实)(?:专人|[一1]名同志))?(?:负责|承担|担任|担负|组成|构成|完成|参加)*$"
)
_DECIDED = re.compile(r"[^，。；]*(?:确定|决定)")
_ABOVE = ("上级", "督导", "指导", "巡回", "巡视", "巡察", "派驻")
_FROM_ABOVE = re.compile(
    rf"(?:中央|[省市州县区旗])(?:直|委|纪委|监委|政府|人大|政协|机关|管)|领导(?!班子)|组(?:成员|组长|负责(?:人|同志))?$|{'|'.join(_ABOVE)}"
)
_ONLY_HERE = ("列席", "旁听", "到会", "莅临", "莅会")
_COMES = ("到会", "莅", "亲临", "全程", "现场", "派", "前来", "应邀", "自始至终")
_ANOTHER = ("所在", "所属", "流入", "下级", "其他", "座谈")
_ELSEWHERE = re.compile("座谈|学习|党课|研讨|谈话|测评|评议|动员|培训|调研|调查")
_STEPS = ("study", "opinions", "talks", "materials", "problems", "submission", "post")
"""Sections in which people come to something else."""
_THIS = re.compile(r"(?:本次|此次|这次|今天|该|全程|整个|召开|我[^会]{0,6})?的?(?:会议|大会|本会|会|全过程)")
_PARTED = re.compile("率领|率队?|带领")
_GAP = re.compile("[\u3000\t]+| {2,}")
_SUM = re.compile(rf"[，,]?共(?:计)?(?:{WORDS['数']})?[人名]?$")
_COUNT = re.compile(rf"各?(?:{WORDS['数']})[人名位]$")
_MASKED = re.compile(r"(?:[xX×*]{2,3}|[xX×*]某某?)(?:同志)?")
_BRACKET = re.compile(r"^(?P<out>[^（(]*)[（(](?P<in>[^）)：:]{1,12}[:：][^）)]+)[)）]$")
_GOES_ON = words("people.goes_on")
_RANKS = words("people.ranks")
_POSTS = words("people.posts")
_NAMED_POST = re.compile(rf"(?:{POSTS})(?:[xX×*]{{1,3}}|某某?|[^、，的]{{2,3}})(?:同志)?$")
_MANY = ("各", "全体", "有关", "相关", "其他")
_OWN = ("班子成员", "党组成员", "党委委员", "全体", "领导班子", "支部委员", "各成员")
_DUTIES = re.compile("^[请要应须]|不得|必须|请假|另行")
_LONGEST, _SHORT, _LONGEST_BODY = 40, 3, 8


@dataclass(frozen=True, slots=True)
class _Said:
    """Who comes for what; nobody where the clause leaves it to those before it."""

    field: str
    people: str


def attending(tree: Outline, passages: Sequence[Passage]) -> Iterator[Fact]:
    """People in clauses and behind labels, and in lines below a heading or a label about them."""
    branch = of_branch(tree, passages)
    announced, section = "", -1
    for one in passages:
        if one.section != section or not are_people(one.text):
            announced, section = "", one.section
        field, facts = announced, list[Fact]()
        if one.first and one.heading and one.heading != one.text:
            facts += _read(one.heading, "", one, branch)[0]
        for sentence in sentences(one.text):
            said, field = _read(sentence, field or _by_section(one, sentence), one, branch)
            facts += said
        announced = field if announced or not facts else ""
        yield from facts


def _by_section(one: Passage, sentence: str) -> str:
    """What the heading over a sentence makes of people who are only named there."""
    if one.about(*_STEPS):
        return ""
    title = _title(one.heading, "：", one, True) if one.heading else None
    if title and title.field != ATTEND:
        return title.field
    if not one.about("attendees", "guidance"):
        return ""
    if "列席" in sentence and are_people(sentence):
        return OBSERVE
    own = sentence.partition("邀请")[0] or sentence
    return GUIDE if (has(own, _ABOVE) and not has(own, _OWN)) or not one.about("attendees") else ATTEND


def _read(sentence: str, field: str, one: Passage, branch: bool) -> tuple[list[Fact], str]:
    """The people of a sentence, clause by clause: they wait until a clause says what they come for, else it is ``field``.

    Also the field of what would be named next.
    """
    facts: list[Fact] = []
    waiting: list[str] = []
    last, labelled, fresh, invited = subject(sentence.partition("，")[0])[0], False, False, False
    at = 0
    for clause, sign in _with_posts(signed_clauses(sentence.strip("（）"))):
        title = _title(clause, sign, one, branch)
        elsewhere, at = bool(_ELSEWHERE.search(sentence, 0, at)), at + len(clause)
        said = [] if title else _closed(clause, one, branch, last, elsewhere)
        apart = title or (
            said
            and said[0].people
            and not invited
            and (labelled or (any(has(group, _OWN) for group in waiting) and field))
        )
        if apart:
            facts += _facts(waiting, field, one)
            waiting = []
        guest = "" if title or said else _guest(clause)
        fresh, was_fresh = bool(title), fresh
        if title:
            field, labelled = title.field, True
            waiting = [title.people] if title.people else []
        elif guest:
            facts += _facts(waiting, field, one)
            waiting, invited = [guest], True
        elif said:
            if invited and said[0].field == ATTEND:
                said = [_Said(_invited(said[0].people), said[0].people)]
            invited = False
            last = said[0].people or (waiting[-1] if waiting else last)
            for part in said:
                facts += _facts([*waiting, part.people] if part.people else waiting, part.field, one)
            waiting = []
        elif are_people(_BY.sub("", clause) if field == RECORD else clause) or (
            was_fresh and _is_value(clause)
        ):
            waiting.append(clause)
        elif not field:
            waiting = []
    return facts + _facts(waiting, field, one), field


def _with_posts(clauses: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """张雪梅：省人大代表 is one person, not a label and what stands behind it."""
    parts = iter(clauses)
    for clause, sign in parts:
        if sign == "：" and are_people(clause) and has(clause[-3:], _POSTS) and (after := next(parts, None)):
            yield (f"{clause}：{after[0]}", after[1]) if are_people(after[0]) else (clause, sign)
            if not are_people(after[0]):
                yield after
        else:
            yield clause, sign


def _guest(clause: str) -> str:
    """Who is invited by a clause that leaves it to a later one to say what for: 邀请甲，乙参加."""
    who = actor(clause)
    return who.name if who.cause.endswith("请") and are_people(who.name) else ""


def _invited(name: str) -> str:
    """What somebody comes for who is invited to attend: from above to guide, others to sit in."""
    return GUIDE if _FROM_ABOVE.search(name) else OBSERVE


def _title(clause: str, sign: str, one: Passage, branch: bool) -> _Said | None:
    """出席会议的有甲, 参加人员为甲, 记录由甲负责; with a colon behind it 列席人员 and 主持 alone."""
    found = _TITLE.fullmatch(clause) or _PLAIN_TITLE.fullmatch(clause)
    if not found or not (found["says"] or sign == "：") or (len(clause) > _LONGEST and not found["says"]):
        return None
    parts = found.groupdict()
    verbs, head, says = parts.get("verbs") or "", parts.get("head") or "", found["says"] or ""
    lead = parts.get("lead") or ""
    if says and verbs and not head and not (says == "由" and verbs in _VERBS[HOST] + _VERBS[RECORD]):
        return None
    if "生活会" in lead and not _is_the_meeting(lead.rstrip("的"), branch):
        return None
    if one.about(*_STEPS) and "生活会" not in clause:
        return None
    if not _LEAD.fullmatch(lead) or has(lead, ("谈话", "学习", "意见", "评议", "座谈")) or are_people(lead):
        return None
    people = "" if says.startswith("除") else (found["people"] or "").strip("：: ")
    if says == "由" and not _DECIDED.fullmatch(people):
        people = _BY.sub("", people)
    if not verbs:
        return _Said(ATTEND, people)
    field = _first_of(_RUN.split(verbs)[0]) or GUIDE
    return _Said(GUIDE if field == ATTEND and head.endswith(("领导", "嘉宾")) else field, people)


def _first_of(verbs: str) -> str:
    """The part that verbs which follow one another say."""
    return next((field for field, words_of in _VERBS.items() if has(verbs, words_of)), "")


def _closed(clause: str, one: Passage, branch: bool, last: str, elsewhere: bool) -> list[_Said]:
    """What a clause says that somebody comes for; ``last`` is who came by the clause before, ``elsewhere`` whether that spoke of something else."""
    if found := _AS.fullmatch(clause):
        return [_Said(_first_of(found["verb"]), actor(found["people"]).name)]
    if found := _WELCOMED.fullmatch(clause) or _HERE.fullmatch(clause) or _SPEAKS_FOR.fullmatch(clause):
        return [_Said(GUIDE, found["people"])]
    if (found := _REACHES.fullmatch(clause)) and (last or has(found["lead"], ("会", "范围", "人员"))):
        return [_Said(OBSERVE if "根据" in found["lead"] else ATTEND, found["people"])]
    for found in _VERB_SIGN.finditer(covered(clause)):
        before, tail = clause[: found.start()], _TAIL.fullmatch(clause, found.end())
        if tail:
            about = tail["about"] or ""
            who = actor(before)
            asked = who.cause.endswith("请") and _first_of(found[0]) in (GUIDE, OBSERVE)
            if (elsewhere or one.about(*_STEPS)) and not (
                "生活会" in about or asked or found[0] in _ONLY_HERE
            ):
                return []
            return _said(found[0], who, before, about, tail["more"] or "", branch, last)
    return []


def _said(verb: str, who: Actor, before: str, about: str, more: str, branch: bool, last: str) -> list[_Said]:
    if about and not _is_the_meeting(about, branch) and not who.name.startswith("上级"):
        return []
    field = _first_of(verb)
    if field == RECORD:
        name = actor(_KEEPING.sub("", before))
        if not name.name and before.startswith(("并", "同时", "负责", "做")) and last:
            return [_Said(RECORD, last)]
        return [_Said(RECORD, name.name)] if _is_one(name.name) else []
    if (
        before.endswith(("的", "为", "未", "不"))
        or who.topic.endswith("负责")
        or (who.topic and who.cause == "由" and not _is_topic(who.topic, branch))
    ):
        return []
    if field == HOST and not before.strip("并负责和"):
        return [_Said(HOST, last)] if last else []
    if field == HOST:
        return (
            [_Said(HOST, who.name)]
            if are_people(who.name) or (who.cause == "由" and 1 < len(who.name) < _LONGEST)
            else []
        )
    if who.name and not are_people(who.name):
        return []
    if has(who.name, _NAMED_BY_PART) and who.name.endswith(("人员", "同志", "者", "对象")):
        return []
    more_of = _first_of(more)
    if field == ATTEND and more_of in (GUIDE, OBSERVE):
        field = more_of
    if field == OBSERVE and has(more, ("指导", "督导", "点评")):
        field = GUIDE
    comes = who.manner + before[-2:] + verb
    if field == ATTEND and (who.cause.endswith(("请", "到", "了")) or has(who.manner, ("派", "莅", "邀"))):
        field = GUIDE if has(who.manner, ("派", "莅")) else _invited(who.name)
    elif field == ATTEND and has(who.name, _ABOVE):
        field = GUIDE
    if verb in ("讲话", "点评") and not has(who.name, _ABOVE):
        return []
    if verb == "监督" and has(who.name, _ABOVE):
        field = GUIDE
    if (field == GUIDE or verb == "监督") and not (
        about
        or has(comes + more, ("会议", "生活会", *_COMES, "点评", "讲话"))
        or who.cause
        or has(who.name, _ABOVE)
    ):
        return []
    kept = [_Said(RECORD, who.name)] if "记录" in more else []
    return [_Said(field, who.name), *kept]


def _is_topic(topic: str, branch: bool) -> bool:
    """Whether what stands before 由 is the meeting, or says when."""
    return topic.endswith(("，", "时", "后", "前", "届时", "并", "一般", "原则上", "应当", "应", "要")) or (
        topic.endswith("会议") or _is_the_meeting(topic, branch)
    )


def _is_the_meeting(about: str, branch: bool) -> bool:
    """Whether an object is the meeting that the document is about."""
    if "生活会" in about:
        return (
            not has(about, _ANOTHER)
            and about.endswith(("会", "会议"))
            and (branch or "组织生活会" not in about or "民主生活会" in about)
        )
    return bool(_THIS.fullmatch(about))


def _is_one(name: str) -> bool:
    return are_people(name) or bool(_MASKED.fullmatch(name))


def _is_value(text: str) -> bool:
    """Whether what stands behind a label may be who is meant: a few words that say of nobody what he must do."""
    return 1 < len(text) <= _LONGEST and not _DUTIES.search(text)


def _facts(groups: Sequence[str], field: str, one: Passage) -> list[Fact]:
    """One fact for each person or group that is named."""
    if not field or not groups:
        return []
    if field in (HOST, RECORD):
        names = [_BY.sub("", groups[0])]
    else:
        names = [name for group in groups for part in _by_count(group) for name in _apart(part)]
    named = [name for name in names if _is_value(name) and not _MASKED.fullmatch(name)]
    return [Fact(field, name, one.place) for name in named or names[:1] if _is_value(name)]


def _by_count(text: str) -> Iterator[str]:
    """A list cut behind each count of people: 甲、乙2人，丙、丁2人; what brackets name is told apart."""
    text = _SUM.sub("", text.strip("。；;，, "))
    if found := _BRACKET.match(text):
        yield from (found["out"], found["in"])
        return
    start = 0
    for count in annotated(text).numbers:
        if count.unit in ("人", "名") and text[count.end : count.end + 1] in ("，", "、"):
            yield text[start : count.end]
            start = count.end + 1
    yield text[start:]


def _apart(group: str) -> list[str]:
    """Who is named one by one; a list that is counted together stays whole, as do the posts of one person."""
    if len(_GAP.split(group)) > 1 and "，" not in group:
        return [group]
    bare = _COUNT.sub("", group)
    if bare != group and "、" in bare and "各" not in group:
        return [bare]
    many = items(bare)
    if all(map(_MASKED.fullmatch, many[1:] or [""])):
        return [bare]
    names: list[str] = []
    for name in (part for item in many for part in _PARTED.split(item)):
        name = without_lead(name.strip(), ("邀请", "和"))
        if names and f"{names[-1]}、{name}" in bare and _one_person(names[-1], name, bare):
            names[-1] += f"、{name}"
        elif names and not _is_one(names[-1]) and f"{names[-1]}和{name}" in bare:
            names[-1] += f"和{name}"
        elif name:
            names.append(trimmed(name))
    bodies = all(name.endswith(_GOES_ON) and len(name) < _LONGEST_BODY for name in names[:-1])
    return (
        [bare]
        if bodies and names and names[-1].endswith(("班子成员", "班子")) and not names[-1].startswith(_MANY)
        else names
    )


def _one_person(before: str, name: str, text: str) -> bool:
    """Whether what stands on both sides of a 、 are posts of one person."""
    both = f"{before}、{name}"
    at = text.find(both)
    if any(person.start <= at + len(before) < person.end for person in annotated(text).persons):
        return True
    if has(before[-3:], _POSTS) and _NAMED_POST.search(name) and not before.startswith(_MANY):
        return True
    posts = before.endswith(_RANKS) or min(len(before), len(name)) < _SHORT
    return posts and not name.startswith(_MANY) and has(name, _POSTS)
