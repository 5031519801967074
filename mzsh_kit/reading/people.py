"""Who is at the meeting, and in which part, read clause by clause: who is named waits until a clause
says what for (``presence``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text.lazy import lazy_pattern
from .actor import are_people, subject
from .fact import Fact
from .lists import has, sentences, signed_clauses
from .named import is_value, kept_by, named
from .outline import Outline
from .passage import Passage, of_branch
from .presence import (
    ABOVE,
    ATTEND,
    GUIDE,
    OBSERVE,
    OWN,
    RECORD,
    STEPS,
    Presence,
    closed,
    guest,
    of_another,
    titled,
)

_OR = lazy_pattern("[或并]者?(?=特?邀请|吸收|扩大)")
"""Where a clause without a sign begins: 扩大到甲或邀请乙参加."""


_TOLD = lazy_pattern("(?<![通汇日海情])(?:报告?|通知|告知)(?P<people>[^，。；]+)$")
"""Whom a clause says the meeting is told to: 报区委组织部，并请其派员参加."""


def attending(tree: Outline, passages: Sequence[Passage]) -> Iterator[Fact]:
    """People in clauses and behind labels, and in lines below a heading or a label about them."""
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
            facts += said
        announced = field if announced or not facts else ""
        yield from facts


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
    last, labelled, fresh = subject(sentence.partition("，")[0])[0], False, False
    asked: Presence | None = None
    at = 0
    for clause, sign in signed_clauses(_OR.sub("，", sentence).strip("（）")):
        title = titled(clause, sign, passage, branch)
        said = [] if title else closed(clause, sentence[:at], passage, branch, last or "".join(waiting))
        at += len(clause)
        own = any(has(group, OWN) for group in waiting) and field
        if title or (said and said[0].people and not asked and (labelled or own)):
            facts += named(waiting, field, passage.place)
            waiting = []
        invitation = None if title or said else guest(clause)
        fresh, was_fresh = bool(title), fresh
        if title:
            field, labelled, asked = title.field, True, None
            waiting = [title.people] if title.people else []
        elif invitation:
            facts += named(waiting, field, passage.place)
            waiting, asked = [invitation.people], invitation
        elif said:
            if asked and said[0].field == ATTEND:
                said = [Presence(asked.field, said[0].people)]
            asked = None
            if not waiting and said[0] == Presence(GUIDE, "") and not has(last, OWN):
                waiting = [last]
            last = said[0].people or (waiting[-1] if waiting else last)
            for part in said:
                facts += named([*waiting, part.people] if part.people else waiting, part.field, passage.place)
            waiting = []
        elif (told := _TOLD.search(clause)) and are_people(told["people"]):
            last = told["people"]
        elif are_people(kept_by(clause) if field == RECORD else clause) or (was_fresh and is_value(clause)):
            waiting.append(clause)
        elif not field:
            waiting = []
    alone = asked.field if asked and "邀" in sentence and not passage.about(*STEPS) else ""
    return facts + named(waiting, field or alone, passage.place), field
