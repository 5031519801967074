"""Who is at the meeting, and in which part, read clause by clause: who is named waits until a clause
says what for (``presence``), then one by one; who is counted together, and the posts of one person, stay
whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text import annotated, name_of
from ..text.lazy import lazy_pattern
from ..text.names import POSTS
from ..text.patterns import WORDS
from ..text.people import SURNAME
from .actor import actor, are_people, denied, is_person, may_go_on, subject, tells, trimmed
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
    closed,
    guest,
    is_title,
    of_another,
    titled,
)
from .tables import words
from .values import person

_OR = lazy_pattern("[或并]者?(?=特?邀请|吸收|扩大)")
"""Where a clause without a sign begins: 扩大到甲或邀请乙参加."""


_TOLD = lazy_pattern("(?<![通汇日海情])(?:报告?|通知|告知)(?P<people>[^，。；]+)$")
"""Whom a clause says the meeting is told to: 报区委组织部，并请其派员参加."""
_COUNT = lazy_pattern(rf"(?:共计?|各)?(?:{WORDS['数']})[人名位]$")
_LISTED = lazy_pattern("[^、，]{2,4}[ \u3000]+[^、，]{2}")
"""A line of a list of names: 周文凯　镇委副书记、纪委书记."""
_MASKED = lazy_pattern(r"(?:[xX×*]{2,3}|[xX×*]某某?)(?:同志)?")
_NOTED = lazy_pattern("(?P<before>[^，。；（）]+)（(?P<note>[^（）]{2,})）")
_BODIES = words("people.goes_on")
_SHARED = lazy_pattern("(?:党组|班子|党政|党委)(?:成员|主要|负责人|负责同志|领导|班子)*$")
"""The end of a name that the bodies before it share: 人大、政协党组负责人."""
_THE_REST = lazy_pattern("(?:其他)?各位(?:成员|同志|领导)")
_POSTS = words("people.posts")
_POST_AT_END = lazy_pattern(rf"(?:{POSTS})$")
_NAMED_POST = lazy_pattern(rf"(?:{POSTS}) ?(?:{SURNAME}|[xX×*某])[^、，的]{{1,2}}(?:同志)?$")
_MANY = ("各", "全体", "有关", "相关", "其他")
_LONGEST, _SHORT = 40, 3
_HEAD_LINES = 3
_CHAIR = lazy_pattern(r"^(?:会议)?主持人?[：:\s]*")


def attending(tree: Outline, passages: Sequence[Passage]) -> Iterator[Fact]:
    """People in clauses and behind labels, and in lines below a heading or a label about them."""
    yield from _in_the_chair(tree)
    branch = of_branch(tree, passages)
    announced, section = "", -1
    for passage in passages:
        if passage.section != section or not are_people(passage.text):
            announced, section = "", passage.section
        field, facts = announced, list[Fact]()
        if passage.first and passage.heading and passage.heading != passage.text:
            facts += _read(passage.heading, "", passage, branch)[0]
        elsewhere = False
        for sentence in sentences(passage.text):
            if elsewhere := of_another(sentence, elsewhere):
                continue
            said, field = _read(sentence, field or _by_section(passage, sentence), passage, branch)
            facts += (
                replace(fact, certain=not may_go_on(fact.value, sentence.partition(fact.value)[2][:1]))
                for fact in said
            )
        announced = field if announced or not facts else ""
        yield from facts


def _in_the_chair(tree: Outline) -> Iterator[Fact]:
    """Whose script it is: the person alone on a line under its title."""
    for line in (*tree.titles, *tree.preamble[:_HEAD_LINES]) if "主持词" in tree.title else ():
        parts = _CHAIR.sub("", line.text.strip("（）() ")).split()
        who = ("" if max(map(len, parts), default=0) == 1 else " ").join(parts)
        if are_people(who) and name_of(person(who)[1]):
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
    if "列席" in sentence and are_people(sentence):
        return OBSERVE
    own = sentence.partition("邀请")[0] or sentence
    return GUIDE if (has(own, ABOVE) and not has(own, OWN)) or not passage.about("attendees") else ATTEND


def _read(sentence: str, field: str, passage: Passage, branch: bool) -> tuple[list[Fact], str]:
    """The people of a sentence, clause by clause: they wait until a clause says what they come for, else
    it is ``field``.

    Also the field of what would be named next.
    """
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
                facts += _named(
                    [*waiting, part.people] if part.people else waiting, part.field, passage.place
                )
            waiting = []
        elif was_post and waiting and len(clause) <= _SHORT:
            waiting[-1] += f"：{clause}"
        elif (told := _TOLD.search(clause)) and are_people(told["people"]):
            last = told["people"]
        elif are_people(_kept_by(clause) if field == RECORD else clause) or (was_fresh and _is_value(clause)):
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
        names = [_kept_by(groups[0])]
    else:
        names = [name for group in groups for name in _apart(group.strip("。；;，, "))]
    sure = [name for name in names if are_people(name)]
    people = [name for name in names if sure and _is_value(name) and (name in sure or not tells(name))]
    known = [name for name in people if not _MASKED.fullmatch(name)]
    return [Fact(_of_rank(name, field), name, place) for name in known or people[:1]]


def _of_rank(name: str, field: str) -> str:
    """Who is sent from above is a guest among those who attend."""
    return GUIDE if field == ATTEND and has(name, ABOVE) and not has(name, OWN) else field


def _is_value(text: str) -> bool:
    """Whether what stands behind a label may be who is meant: a few words, and no name of a part alone."""
    return 1 < len(text) <= _LONGEST and not is_title(text)


def _kept_by(text: str) -> str:
    """Who presides or keeps the record, without the words around the name: 会议记录由党政办负责."""
    bare = text.removesuffix("担任")
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


def _apart(group: str) -> list[str]:
    bare = _COUNT.sub("", group)
    if (bare != group and "、" in bare and "各" not in group) or _LISTED.match(bare):
        return [bare]
    names: list[str] = []
    parts = (part for item in items(bare) for part in _with(item))
    for name in (without_lead(part.strip(), ("邀请", "和")) for part in parts):
        sign = next((sign for sign in "、和" if names and f"{names[-1]}{sign}{name}" in bare), "")
        if sign == "、" and _one_person(names[-1], name, bare):
            names[-1] += f"、{name}"
        elif sign and (_shared(names[-1], name) or (sign == "和" and not are_people(names[-1]))):
            names[-1] += f"{sign}{name}"
        elif name and not _THE_REST.fullmatch(name):
            names.append(trimmed(name))
    return names


def _with(item: str) -> list[str]:
    """Two persons whom 与 joins, each alone; anything else whole."""
    before, sign, behind = item.partition("与")
    return [before, behind] if sign and is_person(before) and is_person(behind) else [item]


def _shared(before: str, name: str) -> bool:
    """Whether bodies go on to the words that they share with a later one: 党委、政协党组成员."""
    bodies = before.endswith(_BODIES) and (name.endswith(_BODIES) or bool(_SHARED.search(name)))
    return bodies and not name.startswith(_MANY)


def _one_person(before: str, name: str, text: str) -> bool:
    """Whether what stands on both sides of a 、 are posts of one person."""
    at = text.find(f"{before}、{name}")
    if any(person.start <= at + len(before) < person.end for person in annotated(text).persons):
        return True
    if _POST_AT_END.search(before) and _NAMED_POST.search(name) and not before.startswith(_MANY):
        return True
    return min(len(before), len(name)) < _SHORT and not name.startswith(_MANY) and has(name, _POSTS)
