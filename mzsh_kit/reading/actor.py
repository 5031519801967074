"""The noun phrase that acts in a clause, parted from what stands before it and between it and its verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..text import annotated, name_of
from ..text.lazy import lazy_pattern
from ..text.names import DOUBLE, POSTS, SURNAMES
from ..text.patterns import WORDS
from ..text.people import ORGAN_END, persons
from .lists import covered, items
from .tables import words

_CAUSES = lazy_pattern(rf"(?:{'|'.join(words('actor.causes'))})(?!的)")
_LEADS = lazy_pattern(rf"^(?:{'|'.join(words('actor.leads'))})")
_MANNERS = lazy_pattern(
    rf"(?:{'|'.join(words('actor.manners'))}|以[^，。；的]{{1,12}}身份|作为[^，。；]{{1,10}}"
    rf"|(?:各|均|分别)?派出?(?<!党派)(?!驻)(?:{WORDS['数']})?名?[^，。；的]{{0,6}}?(?:[人员]|同志|代表)|等(?:(?:{WORDS['数']})[人名]|同志)?|(?<!成员)(?:一行)?(?:{WORDS['数']})人)$"
)
_TOPIC = lazy_pattern(r"^(?:[^，。；的]{0,12}?(?:会议|生活会))(?=[^，。；]{2})(?!的|主持|记录|工作|参加|第)")
PEOPLE_END = lazy_pattern(
    rf"(?:{POSTS}|{ORGAN_END}|{'|'.join(words('actor.people'))})(?:（[^（）]{{1,20}}）)?$"
)
_ADVERBIAL = lazy_pattern(
    "(?:按|随|视|专程|带头|依次|届时|如期|原则上|应当|除|一个不|详细|如实|同步|用|以)[^，。；]{0,12}$"
)
"""What stands between a name and its verb."""
_DENIED = lazy_pattern("(?:(?<![能是并])不(?:再|得|应|准|必|需要?)?|无需|无须|毋须|未|没有)(?:另行?|单独)*$")
"""What stands before a verb of what is not done."""
_IN_NAMES = ("分管", "是", "为")
"""Verbs that a name may hold: 分管领导, 不是党员的委员."""
_LONGEST_LIST, _LONGEST_NAME, _LONGEST_SUBJECT, _LONGEST_POST = 60, 3, 30, 6
_PREDICATES = lazy_pattern("|".join(words("actor.predicates")))


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: ``name``; behind ``cause`` (由, 请, 安排 …) if there is one, with ``topic`` before that;
    ``manner`` stands behind the name (可, 全程, 派员).
    """

    name: str
    cause: str
    topic: str
    manner: str


@lru_cache(maxsize=1024)
def subject(clause: str) -> tuple[str, str]:
    """Who a clause begins with, and what it says of him; nobody where it begins with no name of people.

    A name ends where the first word of the table begins (verb, adverb, preposition) behind which all
    before is a name.
    """
    text = covered(clause)
    lead = len(clause) - len(_led(clause))
    end = 0
    for at in (found.start() for found in _PREDICATES.finditer(text)):
        name = clause[lead:at].strip("，")
        if len(name) > _LONGEST_SUBJECT:
            break
        if len(name) > 1 and are_people(name) and (not end or PEOPLE_END.search(clause[end:at])):
            end = at
            if _PREDICATES.match(text, at):
                break
        elif end and at > end + _LONGEST_POST:
            break
    return (clause[lead:end].strip("，"), clause[end:]) if end else ("", clause)


def _led(text: str) -> str:
    while match := _LEADS.match(text):
        text = text[match.end() :]
    return text


@lru_cache(maxsize=1024)
def actor(before: str) -> Actor:
    """Who acts, of the words that stand before a verb in its clause; the name is empty where none is said."""
    text = _bare(before)
    end = len(text)
    cause = next(iter([*_CAUSES.finditer(covered(text))][-1:]), None)
    name = text[cause.end() :] if cause else text
    while stripped := _LEADS.match(name) or _TOPIC.match(name):
        name = name[stripped.end() :]
    if not are_people(name) and (behind := _ADVERBIAL.search(name)) and are_people(name[: behind.start()]):
        end, name = end - len(name) + behind.start(), name[: behind.start()]
    return Actor(
        name.strip(" 、的"), cause[0] if cause else "", text[: cause.start()] if cause else "", before[end:]
    )


def are_people(text: str) -> bool:
    """Whether a phrase names persons or bodies: by its last word, or because it is a list of names, and
    by no verb at its head.
    """
    last = text.rpartition(" ")[2]
    return (
        _named(text)
        or (last != text and is_name(last))
        or (len(text) < _LONGEST_LIST and all(is_name(item) or _named(item) for item in items(text) or [""]))
    )


def is_name(text: str) -> bool:
    longest = _LONGEST_NAME + text.startswith(DOUBLE)
    if _PREDICATES.fullmatch(text):
        return False
    known = text[:1] in SURNAMES or text.startswith(DOUBLE)
    return known and (len(text) <= longest or "·" in text) and bool(name_of(text))


def trimmed(name: str) -> str:
    """A noun phrase without the adverbs behind it and the words that lead to it."""
    return _led(_bare(name)).strip(" 、的")


def _bare(text: str) -> str:
    """The text without the adverbs behind it; a sign without which no name is left ends it: 张可列席."""
    while (match := _MANNERS.search(text)) and (
        len(match[0]) > 1 or are_people(text[: match.start()]) or not are_people(text)
    ):
        text = text[: match.start()]
    return text


def is_person(text: str) -> bool:
    """Whether a phrase ends in a person's name."""
    ends = {person.end for person in annotated(text).persons}
    return len(text) in ends or (is_name(text) and not PEOPLE_END.search(text[:-1]))


def may_go_on(name: str, sign: str) -> bool:
    """Whether the person's name that a phrase ends in may hold the sign behind it, which may be an adverb as
    well: 王志均列席.
    """
    last = next((person.name for person in annotated(name).persons if person.end == len(name)), "")
    return bool(_MANNERS.fullmatch(sign)) and is_name(last + sign)


def denied(clause: str, verbs: re.Pattern[str]) -> bool:
    """Whether a clause says that the first of ``verbs`` is not done: 不再召开座谈会."""
    verb = verbs.search(clause)
    return bool(verb and _DENIED.search(clause[: verb.start()]))


def name_at(text: str, at: int) -> str:
    """The name of people or of a body that begins at a place of a clause, as far as it goes; empty where none
    does.
    """
    people = {person.end for person in annotated(text).persons if at < person.end}
    ends = range(min(len(text), at + _LONGEST_SUBJECT), at + 1, -1)
    names = ((end, text[at:end]) for end in ends)
    return next(
        (name for end, name in names if (end in people or PEOPLE_END.search(name)) and not tells(name)), ""
    )


def tells(text: str) -> bool:
    """Whether a phrase holds a verb or a preposition, as no name does but that of a person: 李应龙."""
    verbs = [found for found in _PREDICATES.finditer(text) if found[0] not in _IN_NAMES]
    named = persons(text) if verbs else ()
    names = [(at := text.find(person.name, person.start), at + len(person.name)) for person in named]
    return any(not any(start <= verb.start() < end for start, end in names) for verb in verbs)


def _named(text: str) -> bool:
    bare = text.strip("）) ")
    if tells(bare):
        return False
    if len(bare) < 2 or PEOPLE_END.search(text.strip()) or PEOPLE_END.search(bare):
        return len(bare) > 1
    spans = annotated(bare)
    ends_in_a_name = "·" in bare or any(sign in SURNAMES for sign in bare[-4:-1])
    ends = {span.end for span in spans.left_out}
    if ends_in_a_name:
        ends |= {span.end for span in spans.persons}
    return len(bare) in ends
