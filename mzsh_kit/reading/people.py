"""Who is at the meeting, and in which part, read clause by clause: who is named waits until a clause
says what for (``presence``), then one by one; who is counted together, and the posts of one person, stay
whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text import name_of
from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from .actor import actor, are_people, denied, may_go_on, subject, tells, trimmed
from .fact import Fact
from .lists import covered, has, items, sentences, signed_clauses, without_lead
from .outline import Outline
from .passage import Passage, of_branch
from .presence import (
    ABOVE,
    ATTEND,
    COMES,
    GUIDE,
    HOST,
    OBSERVE,
    OWN,
    RECORD,
    STEPS,
    Presence,
    are_named,
    closed,
    guest,
    is_title,
    of_another,
    titled,
)
from .roll import Listed, perhaps_person, person, roll
from .tables import words

_OR = lazy_pattern("[或并]者?(?=特?邀请|吸收|扩大)")
"""Where a clause without a sign begins: 扩大到甲或邀请乙参加."""


_TOLD = lazy_pattern("(?<![通汇日海情])(?:报告?|通知|告知)(?P<people>[^，。；]+)$")
"""Whom a clause says the meeting is told to: 报区委组织部，并请其派员参加."""
_COUNT = lazy_pattern(rf"(?:共计?|各)?(?:{WORDS['数']})[人名位]$")
_MASKED = lazy_pattern(r"(?:[xX×*]{2,3}|[xX×*]某某?)(?:同志)?")
_NOTED = lazy_pattern("(?P<before>[^，。；（）]+)（(?P<note>[^（）]{2,})）")
_ASIDE = lazy_pattern("（([^（），。；：]{2,6}人：[^（）]+)）")
"""What brackets say for itself: 会议记录（记录人：甲）."""
_BODIES = words("people.goes_on")
_SHARED = lazy_pattern("(?:党组|班子|党政|党委)(?:成员|主要|负责人|负责同志|领导|班子)*$")
"""The end of a name that the bodies before it share: 人大、政协党组负责人."""
_THE_REST = lazy_pattern("(?:其他)?各位(?:成员|同志|领导)")
_POSTS = words("people.posts")
_MANY = ("各", "全体", "有关", "相关", "其他")
_SENT = lazy_pattern(r"[督指]导组|巡[视察回]\w{0,4}组")
"""A group that another body sends."""
_UNPARTED = lazy_pattern("(?:参加|出席|列席)(?:本次|此次)?会")
"""What a name does not hold: it was not parted from its verb."""
LEADING = lazy_pattern("(?:率领?|带领)[^，。；、]{0,12}(?:组|一行|人员)$")
"""Whom somebody brings along."""
_ASKED = ("特邀", "邀请", "请")
"""What begins a clause of who is asked to come, which is no roll."""
_PARTS = {HOST: "主持人", RECORD: "记录"}
"""What brackets note of a person who comes for something else as well."""
_LONGEST, _SHORT = 40, 3
_HEAD_LINES = 3
_CHAIR = lazy_pattern(r"^(?:会议)?主持人?[：:\s]*")


def attending(tree: Outline, passages: Sequence[Passage]) -> Iterator[Fact]:
    """People in clauses and behind labels, and in lines below a heading or a label about them."""
    yield from _in_the_chair(tree)
    branch = of_branch(tree, passages)
    announced, section, grouped = "", -1, False
    for passage in passages:
        if passage.section != section:
            announced, section = "", passage.section
        elif announced and not (_is_roll if grouped else are_named)(passage.text):
            announced = ""
        field, facts = announced, list[Fact]()
        if passage.first and passage.heading and passage.heading != passage.text:
            facts += _read(passage.heading, "", passage, branch)[0]
        elsewhere = False
        for sentence in sentences(passage.text):
            if elsewhere := of_another(sentence, elsewhere):
                continue
            aside = [fact for one in _ASIDE.findall(sentence) for fact in _read(one, "", passage, branch)[0]]
            facts += aside
            said, field = _read(sentence, field or _by_section(passage, sentence), passage, branch)
            facts += (
                replace(fact, certain=fact.certain and not may_go_on(fact.value, behind[:1]))
                for fact in said
                if fact.field not in {one.field for one in aside}
                for behind in [sentence.partition(fact.value)[2]]
            )
        grouped = bool(facts) and not (announced or any(fact.name for fact in facts))
        announced = field if announced or grouped or not facts else ""
        yield from facts


def _is_roll(text: str) -> bool:
    return all(one.name for one in roll(text))


def _in_the_chair(tree: Outline) -> Iterator[Fact]:
    """Whose script it is: the person alone on a line under its title."""
    for line in (*tree.titles, *tree.preamble[:_HEAD_LINES]) if "主持词" in tree.title else ():
        parts = _CHAIR.sub("", line.text.strip("（）() ")).split()
        who = ("" if max(map(len, parts), default=0) == 1 else " ").join(parts)
        if "：" not in who and are_people(who) and len(roll(who)) == 1 and name_of(person(who)[1]):
            yield Fact(HOST, who, line.place)


def _by_section(passage: Passage, sentence: str) -> str:
    """What the heading over a sentence makes of people who are only named there."""
    if passage.about(*STEPS):
        return ""
    title = titled(passage.heading, "：", passage, True) if passage.heading else None
    if title and title.field != ATTEND:
        return title.field
    if not passage.about("attendees", "guidance"):
        return ""
    if _SENT.search(passage.heading) and not has(passage.heading, OWN):
        return GUIDE
    if "列席" in sentence and are_people(sentence):
        return OBSERVE
    own = sentence.partition("邀请")[0] or sentence
    return GUIDE if (has(own, ABOVE) and not has(own, OWN)) or not passage.about("attendees") else ATTEND


def _read(sentence: str, field: str, passage: Passage, branch: bool) -> tuple[list[Fact], str]:
    """The people of a sentence, clause by clause: they wait until a clause says what they come for, else
    it is ``field``.

    Also the field of what would be named next.
    """
    if listed := _rolled(sentence, field, passage, branch):
        return listed
    facts: list[Fact] = []
    waiting: list[str] = []
    last, labelled, fresh, post = subject(sentence.partition("，")[0])[0], False, False, False
    asked: Presence | None = None
    at = 0
    sentence = _without_note(sentence, field)
    for clause, sign in signed_clauses(_OR.sub("，", _unbracketed(sentence))):
        if denied(clause, COMES):
            waiting, asked, at = [], None, at + len(clause + sign)
            continue
        title = titled(clause, sign, passage, branch)
        said = [] if title else closed(clause, sentence[:at], passage, branch, last or "".join(waiting))
        at += len(clause + sign)
        own = any(has(group, OWN) for group in waiting) and field
        if title or (said and said[0].people and not asked and (labelled or own)):
            facts += _named(waiting, _asked_for(field, asked), passage.place)
            waiting = []
        invitation = None if title or said else guest(clause)
        (fresh, was_fresh), (post, was_post) = (bool(title), fresh), (sign == "：" and not title, post)
        if title:
            field, labelled, asked = title.field, True, None
            waiting = [title.people] if title.people else []
        elif invitation:
            facts += _named(waiting, _asked_for(field, asked), passage.place)
            waiting, asked = [invitation.people], invitation
        elif said:
            if asked and said[0].field == ATTEND:
                said = [Presence(asked.field, said[0].people)]
            asked = None
            if not waiting and said[0] == Presence(GUIDE, "") and not has(last, OWN):
                waiting = [last]
            last = said[0].people or (waiting[-1] if waiting else last)
            for part in said:
                alone = part.field == HOST and part.people
                groups = [part.people] if alone else [*waiting, part.people] if part.people else waiting
                facts += _named(groups, part.field, passage.place)
            waiting = []
        elif was_post and waiting and len(clause) <= _SHORT:
            waiting[-1] += f"：{clause}"
        elif (told := _TOLD.search(clause)) and are_people(told["people"]):
            last = told["people"]
        elif are_named(_kept_by(clause) if field == RECORD else clause) or (was_fresh and _is_value(clause)):
            waiting.append(clause)
        elif not field:
            waiting = []
    asked = asked if "邀" in sentence and (field or not passage.about(*STEPS)) else None
    return facts + _named(waiting, _asked_for(field, asked), passage.place), field


def _asked_for(field: str, asked: Presence | None) -> str:
    """What those who wait come for; who is invited among those who attend comes as a guest."""
    return asked.field if asked and field in ("", ATTEND) else field


def _named(groups: Sequence[str], field: str, place: str) -> list[Fact]:
    """One fact for each person or group that is named; of those who preside or keep the record the first."""
    if not field or not groups:
        return []
    if field in (HOST, RECORD):
        who = "，".join(groups) if field == RECORD and all(map(_is_roll, groups)) else groups[0]
        listed = [Listed(_kept_by(who), *reversed(person(_kept_by(who))))]
    else:
        bare = "，".join(trimmed(without_lead(group.strip("。；;，, "), ("邀请", "和"))) for group in groups)
        brought = LEADING.search(bare)
        listed = [
            one for entry in roll(bare[: brought.start()] if brought else bare) for one in _parted(entry)
        ]
        if brought and listed:
            listed[-1] = replace(listed[-1], text=listed[-1].text + brought[0])
    sure = [one for one in listed if one.name or are_people(one.text)]
    if field == HOST and not sure and perhaps_person(listed[0].text):
        return [Fact(HOST, listed[0].text, place, certain=False)]
    people = [one for one in listed if sure and _is_value(one.text) and (one in sure or not tells(one.text))]
    known = [one for one in people if not _MASKED.fullmatch(one.text)]
    return list(_facts(known or people[:1], field, place))


def _facts(listed: Sequence[Listed], field: str, place: str) -> Iterator[Fact]:
    """A fact for each; who is noted to sit in, to preside or to keep the record does so."""
    for one in listed:
        part = OBSERVE if field == ATTEND and "列席" in one.note else _of_rank(one.text, field)
        kept = (said for said, sign in _PARTS.items() if one.name and sign in one.note)
        yield from (Fact(said, one.text, place, name=one.name, post=one.post) for said in kept)
        whole = bool(one.name) or not _UNPARTED.search(one.text)
        yield Fact(part, one.text, place, name=one.name, post=one.post, note=one.note, certain=whole)


def _of_rank(name: str, field: str) -> str:
    """Who is sent from above is a guest among those who attend."""
    return GUIDE if field == ATTEND and has(name, ABOVE) and not has(name, (*OWN, "派驻")) else field


def _parted(entry: Listed) -> Iterator[Listed]:
    """A person as he is; of a stretch that names none, each group."""
    yield from [entry] if entry.name else map(Listed, _apart(entry.text))


def _rolled(sentence: str, field: str, passage: Passage, branch: bool) -> tuple[list[Fact], str] | None:
    """The people of a sentence that is a roll of persons and nothing else, behind a label or under what says
    what they come for; None of any other.
    """
    label, _, body = sentence.partition("：")
    title = titled(label, "：", passage, branch) if body else None
    if title and not title.people:
        field = title.field
    elif body and field and _SENT.search(label):
        field = GUIDE
    elif titled(next(iter(signed_clauses(sentence)), ("", ""))[0], "", passage, branch):
        return None
    else:
        body = sentence
    if field not in (ATTEND, OBSERVE, GUIDE) or body.startswith(_ASKED):
        return None
    listed = [one for entry in roll(body) for one in _parted(entry)]
    if not any(one.name for one in listed) or not all(one.name or _is_group(one.text) for one in listed):
        return None
    return list(_facts(listed, field, passage.place)), field


def _is_value(text: str) -> bool:
    """Whether what stands behind a label may be who is meant: a few words, and no name of a part alone."""
    return 1 < len(text) <= _LONGEST and not is_title(text)


def _kept_by(text: str) -> str:
    """Who presides or keeps the record, without the words around the name: 会议记录由党政办负责."""
    bare = text.removesuffix("担任")
    if _is_roll(bare):
        return bare
    name = subject(bare)[0] or bare
    return actor(name).name or name


def _unbracketed(sentence: str) -> str:
    """A sentence that stands in brackets, or in one of them, without these; brackets behind a name stay."""
    inside = sentence.count("（") != sentence.count("）") or set(covered(sentence)) == {"\0"}
    return sentence.strip("（）") if inside else sentence


def _without_note(sentence: str, field: str) -> str:
    """The sentence without what brackets tell behind who presides: 主持人：甲（乙请假）; a post stays."""

    def kept(found: re.Match[str]) -> str:
        host = field == HOST or "主持" in found["before"]
        return found["before"] if host and not are_people(found["note"]) else found[0]

    return _NOTED.sub(kept, sentence)


def _is_group(text: str) -> bool:
    return are_people(text) and not (is_title(text) or COMES.search(text))


def _apart(group: str) -> list[str]:
    """The groups of a stretch that names no person."""
    bare = _COUNT.sub("", group)
    if bare != group and "、" in bare and "各" not in group:
        return [bare]
    names: list[str] = []
    for name in (without_lead(item.strip(), ("邀请", "和")) for item in items(bare)):
        sign = next((sign for sign in "、和" if names and f"{names[-1]}{sign}{name}" in bare), "")
        if sign == "、" and _one_post(names[-1], name):
            names[-1] += f"、{name}"
        elif sign and (_shared(names[-1], name) or (sign == "和" and not are_people(names[-1]))):
            names[-1] += f"{sign}{name}"
        elif name and not _THE_REST.fullmatch(name):
            names.append(trimmed(name))
    return names


def _shared(before: str, name: str) -> bool:
    """Whether bodies go on to the words that they share with a later one: 党委、政协党组成员."""
    bodies = before.endswith(_BODIES) and (name.endswith(_BODIES) or bool(_SHARED.search(name)))
    return bodies and not name.startswith(_MANY)


def _one_post(before: str, name: str) -> bool:
    """Whether what stands on both sides of a 、 is one post: 常委、部长."""
    return min(len(before), len(name)) < _SHORT and not name.startswith(_MANY) and has(name, _POSTS)
