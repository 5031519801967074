"""领导小组 and 职责分工: who leads the preparation and who does what; discipline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text import annotated
from ..text.lazy import lazy_pattern
from .actor import are_people, is_person, name_at, subject
from .fact import Fact
from .lists import clauses, covered, has, items, sentences, stretch
from .passage import HELD_BY, Passage
from .roles import heading_roles, text_roles
from .sending import sends
from .tables import words

_MEMBERS = lazy_pattern(rf"^(?:全体|与会|参会)|(?:{'|'.join(words('organisation.members'))})$")
"""Those of whom the meeting asks something together: what they must do is a rule of the meeting,
nobody's office.
"""
_CHARGE = lazy_pattern(
    r"(?:(?:具体|全面|积极)*(?:负责(?!同志|人|任|审|把关)|承办|承担|担负|协助|配合|分管(?!单位|部门|工作|[^，。；]{0,12}的?(?:领导|同志|负责人))|牵头(?!领导|单位|部门|人|科室)|(?:具体|亲自)抓|抓落实)|(?:切实|认真)*履行[^，。；]{0,14}(?:责任|职责)|(?:对[^，。；]{1,20})?(?:负总责|负责$|负[^，。；责]{0,4}责任|承担[^，。；]{0,8}责任)|[是为当做]好?[^，。；]{0,20}责任人)"
)
"""Words that give somebody a duty, wherever they stand."""
_RUNS_ON = lazy_pattern("(?:具体|全面)*(?:负责|承办|承担|协助|配合|分管|牵头)")
"""Behind these all that follows is one duty."""
_HELPS = lazy_pattern("(?:协助|配合)[^，]{1,12}$")
"""Whom somebody helps, at the end of a clause; with what stands in the next."""
_MODAL = lazy_pattern(r"^(?:并且?|也)*(?:要|应当?|必须|须|需要?|将)")
_ELIDED = lazy_pattern(rf"{_MODAL.pattern}|认真|积极|切实|做好")
"""What a clause begins with that leaves out whose duty it tells."""
_BEFORE_IT = lazy_pattern("^会[前上后]，")
_COMES = lazy_pattern("(?:派[员人])?(?:全程)?(?:参加|出席|列席)[^，]*$")
_WORK = lazy_pattern("汇总|收集|梳理|整理|分类|跟踪|抽查|督[办查]|监督|落实(?!情况)|拿出|建立")
"""To gather what is said and to see that it is done: work that is told of nobody but who has it."""
_GIVEN = lazy_pattern(r"(?<!可)由(?!于|此)")
_STEP_ROLES = frozenset(("study", "opinions", "talks", "problems", "materials", "criticism", "agenda"))
_LED = lazy_pattern(r"[^，。；]{0,24}在(?P<who>[^，。；在]{2,16})领导下(?:进行|开展|召开)")
_RECORD = lazy_pattern(r"(?:会议|原始)记录(?!（记录人)")
_SHORT = 6
"""Signs of a charge that says nothing without who has it: 负总责, 是第一责任人."""
_OTHERS = lazy_pattern("[向在][^，。；]+(?:通报|公布|公示)|归档|存档|归卷|保管|负责解释")
"""What clauses say that tell of what is told and kept, and who explains the document itself."""
_ATTITUDES = ("高度重视", "提高认识", "统一思想", "充分认识", "确保", "本着", "增强", "深刻认识")
_TASKS = lazy_pattern(r"的?(?:(?:主要)?(?:任务|职责))?[：:]$")
_LABELLED = lazy_pattern(
    r"(?:^|(?<=[（(。；\s]))(?:牵头|承办|责任)(?:部门|单位|科室|处室|领导|人)?[:：]\s*(?P<who>[^，。；;（）()\s]{2,30})"
)
"""责任部门：政治部, at the end of what it has to do or of a heading."""

_BODY = "(?:领导小组|(?:工作|筹备)小?组|专班)"
_IN_GROUP = lazy_pattern(_BODY)
_GROUP = lazy_pattern(
    rf"成立(?P<v>以[^。；：（]{{3,80}}?的[^，。；：（]{{0,20}}?{_BODY}|[^，。；：（]{{3,30}}?{_BODY})"
)
_GROUP_AT_END = lazy_pattern(rf"(?P<v>[^，。；：的立]{{0,24}}{_BODY})$")
_ROLE = r"(?:常务|执行)?(?:副?[ \u3000]*组[ \u3000]*长|成[ \u3000]*员(?:单位)?|办公室主任)"
_FILLED = lazy_pattern(
    rf"(?:^|(?<=[，。；：]))(?:(?:[^，。；：（）]{{0,16}}{_BODY})?{_ROLE}(?:[：:]|由|从|为)[^，。；\u3000]+|[^，。；：]{{0,10}}(?:办公室(?:设|挂靠)|下设办公室)[^，。；]+)"
    rf"|(?:^|(?<=[，。；：]))第[^，。；：]{{1,8}}组长[^，。；：]{{2,4}}(?=[，。；]|$)"
    rf"|(?:^|(?<=[，。；：由])|(?<=组长、))[^，。；：由以]{{2,40}}?(?:担?任(?:[^，。；：由以]{{0,12}}{_BODY})?(?:{_ROLE}|主任(?=[，。；]|$))|为{_ROLE}(?!的))"
)
"""Who fills a role of a group, each in its own words: 书记任组长, 成员由各科组成, 办公室设在组织部."""
_NAMED = lazy_pattern(
    rf"(?:^|(?<=[，。；：（]))(?:[^，。；：（）]{{0,16}}{_BODY})?{_ROLE}[ \u3000]*"
    r"(?P<who>[^，。；：（）]{2,})(?=[，。；）]|$)"
)
"""Who stands right behind his role: 组长甲, 成员乙、丙."""
_MORE = lazy_pattern("，(?:[^，。；：（）、]{1,5}员)?(?P<names>[^，。；：（）]{2,40})(?=[，。；）]|$)")

_ABSENCE = lazy_pattern(
    r"缺席|请假|因故(?:不能|未能)(?:参加|出席|到会)|转告本人|书面发言[^。；]{0,6}[代宣]读|[代宣]读[^，。；]{0,6}书面发言"
)
_TOLD = lazy_pattern(
    r"[实应]到|主持(?!人)|名[^。；]{0,20}(?:请假|缺席)|可采[取用]|同志因(?!故)(?![^。；]*的，)|^(?:请假|缺席)(?:人员)?(?:：|$)"
)
"""What a sentence says that tells who was absent, or what is done in the place of the meeting."""
_FORBIDS = lazy_pattern(
    "(?:不得?|不准|不许|严禁|未经)[^。；]{0,12}(?:外传|传播|泄露|透露|上网|拍照|录音|入场|串通|报复|饮酒|抽烟|鲜花|礼品|纪念品|代替|代[评会]|缺席)"
    "|手机[^。；]*(?:关|静音|保管|外|交)|一经(?:发现|查实)|责令|点名批评"
)
"""What nobody may do in the room or tell outside, and what comes of it."""
_OF_STEPS = lazy_pattern("材料|提纲|代笔|批评|谈心|少于|超过|召开")
"""What is forbidden of a step is a rule of that step."""
_DISCIPLINE = words("organisation.discipline")


def organisation(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Groups, duties and discipline."""
    under, section = "", -1
    for passage in passages:
        under = (
            under
            if passage.number and not passage.number.startswith("第") and passage.section == section
            else _heading(passage)
        )
        section = passage.section
        yield from _groups(passage)
        if passage.about("directing"):
            yield from _directed(passage)
            continue
        yield from _duties(passage, under if passage.number or passage.text.startswith("负责") else "")
        if (
            passage.announces
            and _is_officer(who := _TASKS.sub("", passage.text))
            and (passage.within("duties") or len(who) + 1 < len(passage.text))
        ):
            under = who
        yield from _discipline(passage)


def _groups(passage: Passage) -> Iterator[Fact]:
    for sentence in sentences(passage.text):
        filled = _filled(sentence, passage)
        if len(filled) > 1 and "：" not in "".join(filled):
            filled = [stretch(filled, sentence)]
        groups = [match["v"] for match in _GROUP.finditer(sentence)]
        names = [group for group in groups if group.startswith("以") or not filled]
        for value in (*names, *(part for part in filled if part not in "，".join(names))):
            yield Fact("organisation.group", value, passage.place)


def _filled(sentence: str, passage: Passage) -> list[str]:
    """What fills the roles of a group, in the order of the sentence; with a role the names that follow."""
    told = [*_FILLED.finditer(sentence)]
    if _IN_GROUP.search(f"{passage.heading}，{sentence}"):
        told += (match for match in _NAMED.finditer(sentence) if all(map(_may_fill, items(match["who"]))))
    spans: list[tuple[int, int]] = []
    for match in sorted(told, key=re.Match.start):
        if not spans or match.start() >= spans[-1][1]:
            spans.append((match.start(), _after_names(sentence, match.end())))
    return [sentence[start:end] for start, end in spans]


def _may_fill(name: str) -> bool:
    """Whether a name says who fills a role: a person's, or of others in more than a word."""
    return is_person(name) or (are_people(name) and len(name) > len("单位"))


def _after_names(sentence: str, end: int) -> int:
    """Where the names end that go on behind a ，."""
    while (more := _MORE.match(sentence, end)) and all(map(is_person, items(more["names"]))):
        end = more.end()
    return end


def _duties(passage: Passage, under: str) -> Iterator[Fact]:
    """Who must do what; ``under`` is whose duties a label above lists."""
    if passage.rest and (held := HELD_BY.match(passage.text)):
        yield from _kept(held[0], passage.rest.rstrip("。；"), passage)
        return
    inside = passage.within("organisation", "requirements") and not passage.about("theme")
    asked = passage.about("agenda", "study", "theme", "attendees") or (
        passage.about("problems") and not passage.about("opinions")
    )
    if asked and not inside:
        return
    who = ""
    for labelled in _LABELLED.finditer(passage.text):
        yield Fact("organisation.duty", labelled[0], passage.place, who=labelled["who"])
    for sentence in sentences(passage.text):
        if under:
            yield Fact("organisation.duty", sentence, passage.place, who=under)
            continue
        who = "" if subject(sentence)[0] else who
        label, _, rest = sentence.partition("：")
        if (
            passage.within("duties", "organisation")
            and rest
            and _is_officer(label)
            and not _filled(sentence, passage)
        ):
            yield from _kept(label, rest, passage)
            continue
        how = _How(passage.within("organisation"), passage.about("duties"), inside)
        for person, value in _charged(sentence, who if inside else "", how):
            who = person
            yield from _kept(person, value, passage)


def _directed(passage: Passage) -> Iterator[Fact]:
    """What those who guide the meetings of others must do, in a section about that: a duty each
    sentence, theirs until another is named.
    """
    who = ""
    for sentence in sentences(passage.text):
        name, does = subject(sentence)
        who = name if _is_officer(name) else who
        asked = _MODAL.match(does if name == who else _BEFORE_IT.sub("", sentence, count=1))
        if who and asked and not _COMES.match(value := asked.string[asked.end() :]):
            yield Fact("organisation.duty", value, passage.place, who=who)


def _heading(passage: Passage) -> str:
    """The heading, where it names who has the duties below it."""
    return (
        passage.heading
        if passage.within("duties", "organisation")
        and _is_officer(passage.heading)
        and not heading_roles(passage.heading)
        else ""
    )


@dataclass(frozen=True, slots=True)
class _How:
    """How a section tells duties: 要 makes one where it ``asks``, any verb where it ``lists`` them;
    ``steps``: also those of steps that have sections of their own.
    """

    asks: bool
    lists: bool
    steps: bool


def _kept(who: str, value: str, passage: Passage) -> Iterator[Fact]:
    yield Fact("organisation.duty", value, passage.place, who=who)
    if _RECORD.search(value):
        yield Fact("meeting.recorder", who, passage.place)


def _charged(sentence: str, who: str, how: _How) -> Iterator[tuple[str, str]]:
    """Each duty of a sentence beside whose it is: from the clause that gives it up to one that tells
    something else. ``who`` is whose the sentence before was.
    """
    held: list[str] = []
    begun, goes_on = who, False
    for clause in clauses(sentence):
        if held and clause.startswith("确保"):  # to what end the clause before it is done
            held[-1] = f"{held[-1]}，{clause}"
            continue
        told = sends(clause) or clause.startswith(_ATTITUDES) or _OTHERS.search(clause)
        name, does, open_ended = ("", "", False) if told else _charge(clause, how)
        elided = not (name or told) and (
            ((begun or held) and _CHARGE.match(clause.removeprefix("并"))) or (who and _ELIDED.match(clause))
        )
        helped = len(held) == 1 and not (name or told) and _HELPS.search(held[0])
        if helped:
            held.append(clause)
            continue
        another = name or elided or told or subject(clause)[0] or _of_a_person(clause)
        if held and (another or not goes_on):
            yield from ((who, value) for value in _values(held, sentence, how))
            held, goes_on = [], False
        if name or elided:
            who, held, goes_on = name or begun or who, [does or clause], open_ended or not name
        elif goes_on:
            held.append(clause)
        begun = name or _body(clause) or _officer(clause) if not goes_on else ""
    if held:
        yield from ((who, value) for value in _values(held, sentence, how))


def _charge(clause: str, how: _How) -> tuple[str, str, bool]:
    """Who is charged by a clause, with what, and whether clauses that follow may go on about it; nobody
    where it charges none.

    What somebody is charged with by 由 ends with its clause: behind it the sentence is about the thing again.
    """
    if match := _LED.fullmatch(clause):
        return match["who"], clause, False
    for given in _GIVEN.finditer(covered(clause)):
        name = name_at(clause, given.end())
        does = clause[given.end() + len(name) :]
        if name and not _MEMBERS.search(name) and (_CHARGE.search(does) or _WORK.search(does)):
            return name, clause, False
    name, does = subject(clause)
    if not _is_officer(name):
        return "", "", False
    bare = _MODAL.sub("", does)
    if _CHARGE.match(bare):
        return name, bare if len(bare) > _SHORT else clause, not bare.startswith("牵头")
    told = ((how.asks and bare != does) or how.lists) and (how.steps or not _is_step(does))
    if not told or bare.startswith(("由", *_ATTITUDES)) or _COMES.match(bare):
        return "", "", False
    return name, bare if len(bare) > _SHORT else clause, True


def _officer(clause: str) -> str:
    """Whom a clause begins with, where that is an office or who holds one."""
    name = subject(clause)[0]
    return name if _is_officer(name) else ""


def _of_a_person(clause: str) -> bool:
    """Whether a clause begins with a person by name, or asks somebody to come."""
    asked = clause.startswith(("请", "邀请", "特邀"))
    return asked or any(not person.start for person in annotated(clause).persons)


def _body(clause: str) -> str:
    """The group that a clause ends with."""
    found = _GROUP_AT_END.search(clause)
    return found["v"] if found else ""


def _is_officer(name: str) -> bool:
    """Whether a name is that of an office or of who holds one."""
    joins = name.endswith(("、", "和", "与", "及", "与所", "和所"))
    return name not in ("", "组织") and not joins and are_people(name) and not _MEMBERS.search(name)


def _is_step(text: str) -> bool:
    return not text_roles(text).isdisjoint(_STEP_ROLES)


def _values(held: Sequence[str], sentence: str, how: _How) -> Sequence[str]:
    """负责甲，做好乙 is one duty; where a section asks what one must do, it is one a clause, but 协助甲
    belongs to what it helps with.
    """
    whole = not how.steps or _RUNS_ON.search(held[0]) or _HELPS.search(held[0])
    values = [stretch(held, sentence)] if whole else held
    return [_MODAL.sub("", value) for value in values]


def _discipline(passage: Passage) -> Iterator[Fact]:
    asked = passage.within("requirements", "post", "organisation", "attendees")
    step = passage.about("materials", "problems", "talks", "study", "opinions", "criticism")
    for sentence in sentences(passage.text):
        forbids = not step and _FORBIDS.search(sentence) and not _OF_STEPS.search(sentence)
        told = forbids or (asked and has(sentence, _DISCIPLINE)) or _ABSENCE.search(sentence)
        rule = sentence not in _DISCIPLINE and "谈话" not in sentence and not _TOLD.search(sentence)
        if told and rule:
            yield Fact("discipline", sentence, passage.place)
