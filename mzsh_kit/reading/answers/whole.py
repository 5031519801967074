"""Answers from everything that a document states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from ...text.lazy import lazy_pattern
from .. import values
from ..fact import Fact
from ..read import Reading
from ..team import OF_TEAM
from . import stated
from .agenda import agenda, resumed
from .duties import duty, groups
from .fields import ITEMS, ONE, Place, guest
from .materials import reviewed
from .schedule import obligations, schedule, sent_when_written
from .stated import every
from .talks import settled

Answers = dict[str, Any]

_SENTENCES: dict[str, Place] = {"submission": ("materials", "rules")}
"""Where sentences of obligations go that do not come apart, if not among the rules of rectification."""
_HEADS = lazy_pattern("(?:主要|有关)?负责(?:人|同志)(?=（|$)")
_ALL_OF_IT = lazy_pattern(rf"^(?!其他)[^、，和及]*(?:{OF_TEAM.pattern})$")
"""The leading body as a whole, which attends by name: 公司党委委员."""
_FEW = 2
_OUTSIDE = lazy_pattern("、非[^、]*(?:委员|成员)|（非[^（）]*(?:委员|成员)）")
"""What says of a post only that it is none of the leading body."""
_BRACKETED = lazy_pattern("（(?:[男女]|非[^（）]*(?:委员|成员))）")
_NOTE = lazy_pattern("(?:（[男女]）)?$")
_IS_OFFICE = lazy_pattern("(?:[科室部处股]|委员会|党委|纪委|中心)$")
_WHOLE_DAYS = ("1天", "一天")


def answers_of(reading: Reading) -> Answers:
    """Answers in plain data. What the document leaves open or writes as xx is left out; nothing is made
    up.
    """
    answers: Answers = {}
    reading = replace(reading, facts=tuple(fact for fact in reading.facts if fact.certain))
    facts, day = reading.facts, stated.day(reading)
    for key, value in _parts(reading, day):
        if value not in (None, "", [], {}):
            answers[key] = _joined(answers.get(key), value)
    for field, place, read in ITEMS:
        _append(answers, place, list(filter(None, map(read, every(facts, field)))))
    for field, place, read in ONE:
        if value := next(filter(None, map(read, every(facts, field))), None):
            answers.setdefault(place[0], {}).setdefault(place[1], value)
    members = answers.get("members", [])
    if "talks" in answers:
        heads = {member["name"] for member in members if "role" in member}
        answers["talks"] = settled(answers["talks"], heads)
    if "materials" in answers:
        answers["materials"] = reviewed(answers["materials"], reading)
    _oblige(answers, facts, day)
    _meet(answers, facts)
    if "duties" in answers:  # whoever says who does what without a group has none
        answers.setdefault("groups", [])
    return answers


def _oblige(answers: Answers, facts: Sequence[Fact], day: str | None) -> None:
    """What is to be sent and told, as steps of the schedule or among the rules of that time."""
    steps, rules = obligations(facts, day)
    if steps:
        answers["schedule"] = sent_when_written(answers.get("schedule", {}) | steps)
    for field, sentences in rules.items():
        _append(answers, _SENTENCES.get(field, ("rectification",)), sentences)


def _meet(answers: Answers, facts: Sequence[Fact]) -> None:
    """The agenda, the halves of its day, and who attends beside the team."""
    meeting = answers.get("meeting", {})
    names = {meeting.get("chair", ""), *(member["name"] for member in answers.get("members", ()))} - {""}
    whole_day = meeting.get("length") in _WHOLE_DAYS
    if whole_day and (parts := resumed(facts)):
        meeting["parts"] = parts
    _append(answers, ("agenda",), agenda(facts, names, whole_day))
    if beside := meeting.get("attendees"):
        of_team = {guest(fact.value) for fact in facts if fact.name in names}
        listed = len(names) > _FEW
        whole = {fact.value for fact in facts if listed and not fact.name and _ALL_OF_IT.search(fact.value)}
        meeting["attendees"] = [text for text in beside if text not in of_team and text not in whole]
    for part in ("observers", "guidance"):
        if part in meeting:
            said = _in_full([fact for fact in facts if fact.field == f"meeting.{part}"])
            texts = [said.get(text, text) for text in meeting[part] if not _led_by_member(text, answers)]
            meeting[part] = list(dict.fromkeys(texts))


def _in_full(facts: Sequence[Fact]) -> dict[str, str]:
    """Guests with what others of their list say for them: a name with the post before it, an office with who
    comes of it.
    """
    named = [
        fact
        for fact in facts
        if fact.post and fact.name and fact.value.startswith((fact.name, fact.post[:2]))
    ]
    said = {
        fact.value: f"{_OUTSIDE.sub('', fact.post)} {fact.name}{''.join(_NOTE.findall(fact.value)[:1])}"
        for fact in named
        if fact.value == fact.name or _BRACKETED.search(fact.value)
    }
    for _, group in groupby(facts, key=lambda fact: fact.place):
        end = ""
        for fact in reversed(list(group)):
            if (whose := _HEADS.search(fact.value)) or fact.name:
                end = whose[0] if whose else ""
            elif end and _IS_OFFICE.search(fact.value):
                said[fact.value] = f"{fact.value}{end}"
            else:
                end = ""
    return said


def _led_by_member(text: str, answers: Answers) -> bool:
    """Whether a group is the one that a member of the team leads, by his post: 派驻纪检监察组."""
    posts = [member["post"] for member in answers.get("members", ())]
    return text.endswith("组") and any(f"{text}组长" in post for post in posts)


def _joined(before: Any, value: Any) -> Any:
    return {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value


def _append(answers: Answers, place: Place, items: Sequence[Any]) -> None:
    if not items:
        return
    inside = answers.setdefault(place[0], {}) if len(place) > 1 else answers
    inside.setdefault(place[-1], []).extend(item for item in items if item not in inside.get(place[-1], []))


def _parts(reading: Reading, day: str | None) -> Iterator[tuple[str, Any]]:
    facts = reading.facts
    headings = {line.place: section.heading for section in reading.tree.sections for line in section.lines}
    yield "unit", stated.unit(reading)
    yield "members", stated.members(reading)
    yield "kind", reading.kind
    yield "year", stated.year(reading)
    yield "meeting", _held(facts, day, reading.sort == "制度")
    yield "meeting", stated.chair(facts)
    yield "inspection", stated.inspection(reading)
    yield "theme", stated.theme(reading)
    yield "aspect_name", stated.aspect_name(facts)
    yield "schedule", schedule(facts, day)
    yield "supervision_group", stated.supervision(facts)
    yield "report_to", stated.addressed(reading)
    yield "groups", list(groups(facts))
    duties = [duty(fact, headings.get(fact.place, "")) for fact in facts if fact.field == "organisation.duty"]
    yield "duties", [duty for duty in duties if duty["does"]]
    yield "requirements", list(stated.requirements(reading))


def _held(facts: Sequence[Fact], day: str | None, rule: bool) -> Answers:
    """The day of the meeting; its words, with those of the hour, where they say less than a plan states. A
    ``rule`` says when meetings usually are, which is no day of this one.
    """
    days, hours = every(facts, "meeting.date"), every(facts, "meeting.time")
    whole = day and (not hours or any(map(values.clock, hours)))
    said = {} if whole or rule or not days else {"said": "".join((*days[:1], *hours[:1]))}
    return ({"date": day} if day else {}) | said
