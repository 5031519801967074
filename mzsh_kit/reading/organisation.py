"""领导小组 and 职责分工: who leads the preparation and who does what; discipline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text.lazy import lazy_pattern
from .actor import are_people, subject
from .fact import Fact
from .lists import clauses, covered, has, sentences, stretch
from .passage import Passage
from .roles import heading_roles, text_roles
from .sending import sends
from .tables import words

_MEMBERS = words("organisation.members")
"""Those of whom the meeting asks something together: what they must do is a rule of the meeting,
nobody's office.
"""
_CHARGE = lazy_pattern(
    r"(?:(?:具体|牵头|主要|全面|统一|亲自|专门|密切|积极)*(?:负责(?!同志|人(?!员)|的|任|审|把关)|承办|承担|担负|协助|配合|分管(?!领导|同志|负责|单位|部门|工作|[^，。；]{1,12}的?(?:领导|同志|成员))|主抓|牵头|(?:具体|亲自)抓|抓落实)|(?:切实|认真|主动|全面|严格)*履行[^，。；]{0,14}(?:责任|职责)|(?:对[^，。；]{1,20})?(?:负总责|负[^，。；责]{0,4}责任|承担[^，。；]{0,8}责任)|是[^，。；]{0,20}责任人)"
)
"""Words that give somebody a duty, wherever they stand."""
_RUNS_ON = lazy_pattern("(?:具体|主要|全面|统一|专门)*(?:负责|承办|承担|协助|配合|分管|牵头)")
"""Behind these all that follows is one duty."""
_JOINS = ("、", "和", "与", "及")
"""What no name ends in."""
_MODAL = lazy_pattern(r"^(?:并且?|同时|也|还)*(?:要|应当?|必须|须|需要?|将)")
_BEFORE_IT = lazy_pattern("^会[前上后]，")
_COMES = lazy_pattern("(?:派[员人])?(?:全程)?(?:参加|出席|列席|审查)[^，]*$")
_PERSONS = ("同志", "书记", "人", "领导")
_ELIDED = lazy_pattern(rf"{_MODAL.pattern}|(?:认真|积极|切实|及时|主动|努力|做好|严格)")
"""What a clause begins with that leaves out whose duty it tells."""
_GIVEN = lazy_pattern(r"(?<!可)由(?!于|此)")
_STEP_ROLES = frozenset(("study", "opinions", "talks", "problems", "materials", "criticism", "agenda"))
_LED = lazy_pattern(r"[^，。；]{0,24}在(?P<who>[^，。；在]{2,16})(?:统一|坚强|具体)?领导下(?:进行|开展|召开)")
_RECORD = lazy_pattern(r"(?:会议|原始|现场)记录")
_LEAST = 3
_ATTITUDES = ("高度重视", "提高认识", "统一思想", "充分认识", "确保", "本着", "增强", "深刻认识")

_GROUP = lazy_pattern(
    r"成立(?P<v>[^，。；：]{2,30}(?:领导小组|筹备组|工作组|工作小组|筹备小组|工作专班|专班|评委会))"
)
_GROUP_LINE = lazy_pattern(r"^(?:组\s*长|副\s*组\s*长|成\s*员|办公室主任)[:：].+$")

_ABSENCE = lazy_pattern(
    r"缺席|请假|因故(?:不能|未能)(?:参加|出席|到会)|转告本人|书面发言[^。；]{0,6}[代宣]读|[代宣]读[^，。；]{0,6}书面发言"
)
_TOLD = lazy_pattern(r"[实应]到|主持(?!人)|名[^。；]{0,20}(?:请假|缺席)|可采[取用]")
"""What a sentence says that tells who was absent, or what is done in the place of the meeting."""
_DISCIPLINE = words("organisation.discipline")


def organisation(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Groups, duties and discipline."""
    under, section = "", -1
    for passage in passages:
        under = under if passage.number and passage.section == section else _heading(passage)
        section = passage.section
        yield from _groups(passage)
        if passage.about("directing"):
            yield from _directed(passage)
            continue
        yield from _duties(passage, under if passage.number or passage.text.startswith("负责") else "")
        if passage.announces and passage.within("duties") and _is_officer(passage.text.rstrip("：")):
            under = passage.text.rstrip("：")
        yield from _discipline(passage)


def _groups(passage: Passage) -> Iterator[Fact]:
    if _GROUP_LINE.match(passage.text):
        yield Fact("organisation.group", passage.text, passage.place)
    else:
        for match in _GROUP.finditer(passage.text):
            yield Fact("organisation.group", match["v"], passage.place)


def _duties(passage: Passage, under: str) -> Iterator[Fact]:
    """Who must do what; ``under`` is whose duties a label above lists."""
    inside = passage.within("organisation", "requirements") and not passage.about("theme")
    asked = passage.about("agenda", "study", "theme", "attendees") or (
        passage.about("problems") and not passage.about("opinions")
    )
    if asked and not inside:
        return
    who = ""
    for sentence in sentences(passage.text):
        if under:
            yield Fact("organisation.duty", sentence, passage.place, who=under)
            continue
        label, _, rest = sentence.partition("：")
        if (
            passage.within("duties", "organisation")
            and rest
            and _is_officer(label)
            and not _GROUP_LINE.match(sentence)
        ):
            yield from _kept(label, _split(rest), passage)
            continue
        how = _How(passage.within("organisation"), passage.about("duties"), inside)
        for person, value in _charged(sentence, who if inside else "", how):
            who = person
            yield from _kept(person, [value], passage)


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
        if passage.within("duties") and passage.heading and not heading_roles(passage.heading)
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


def _kept(who: str, values: Sequence[str], passage: Passage) -> Iterator[Fact]:
    for value in values:
        yield Fact("organisation.duty", value, passage.place, who=who)
        if _RECORD.search(value):
            yield Fact("meeting.recorder", who, passage.place)


def _charged(sentence: str, who: str, how: _How) -> Iterator[tuple[str, str]]:
    """Each duty of a sentence beside whose it is. ``who`` is whose the sentence before was."""
    held: list[str] = []
    topic = who
    for clause in clauses(sentence):
        name, does = _charge(clause, how)
        told = _CHARGE.match(clause) or (who and (held or _ELIDED.match(clause)))
        goes_on = topic and not name and told and not (sends(clause) or clause.startswith(_ATTITUDES))
        if name and held:
            yield from ((who, value) for value in _values(held, sentence))
            held = []
        if name:
            who, topic, held = name, name, [does]
        elif goes_on:
            who = topic
            held.append(clause)
        elif held:
            yield from ((who, value) for value in _values(held, sentence))
            who, topic, held = "", "", []
        elif begun := subject(clause)[0]:
            who, topic = "", begun if _is_officer(begun) else ""
    if who and held:
        yield from ((who, value) for value in _values(held, sentence))


def _charge(clause: str, how: _How) -> tuple[str, str]:
    """Who is charged by a clause, and with what; nobody where it charges none."""
    if sends(clause):
        return "", ""
    for given in _GIVEN.finditer(covered(clause)):
        name, does = subject(clause[given.end() :])
        told = _CHARGE.search(does) or (not _is_step(clause) and not name.endswith(_PERSONS))
        if _is_officer(name) and told:
            return name, clause if given.start() else does
    if match := _LED.fullmatch(clause):
        return match["who"], clause
    name, does = subject(clause)
    if not _is_officer(name):
        return "", ""
    bare = _MODAL.sub("", does)
    if match := _CHARGE.match(bare):
        return name, clause if match[0] == bare == "牵头" else bare
    told = ((how.asks and bare != does) or how.lists) and (how.steps or not _is_step(does))
    return (
        (name, bare)
        if told and not (bare.startswith(("由", *_ATTITUDES)) or _COMES.match(bare))
        else ("", "")
    )


def _is_officer(name: str) -> bool:
    """Whether a name is that of an office or of who holds one."""
    return (
        name not in ("", "组织")
        and not name.endswith(_JOINS)
        and are_people(name)
        and not has(name, _MEMBERS)
    )


def _is_step(text: str) -> bool:
    return not text_roles(text).isdisjoint(_STEP_ROLES)


def _values(held: Sequence[str], sentence: str) -> Iterator[str]:
    """负责甲，做好乙 is one duty up to the next 负责; what one must do is one a clause."""
    if _RUNS_ON.match(held[0]):
        yield from _split(stretch(held, sentence))
        return
    for clause in held:
        bare = _MODAL.sub("", clause)
        if len(bare) >= _LEAST:
            yield bare


def _split(text: str) -> list[str]:
    """负责甲，负责乙: two duties; what 和 joins is one."""
    return [part for part in re.split(r"[，、]并?(?=负责)", text) if part != "负责" and part]


def _discipline(passage: Passage) -> Iterator[Fact]:
    asked = passage.within("requirements", "post", "organisation", "attendees")
    for sentence in sentences(passage.text):
        told = (asked and has(sentence, _DISCIPLINE)) or _ABSENCE.search(sentence)
        if told and not has(sentence, ("谈话", "线索", "保密柜")) and not _TOLD.search(sentence):
            yield Fact("discipline", sentence, passage.place)
