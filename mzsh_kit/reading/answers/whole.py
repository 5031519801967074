"""Answers from everything that a document states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...plan import Open
from ...text import moments
from ...text.lazy import lazy_pattern
from .. import values
from ..fact import Fact
from ..lists import sentences
from ..read import Reading
from . import stated
from .agenda import agenda, pace
from .duties import duty, groups, works
from .fields import ITEMS, ONE, Place, placed
from .guests import guests
from .materials import reviewed, without_lone_part
from .schedule import in_its_own_turn, left_open, obligations, schedule, sent_when_written
from .sitting import WHOLE_DAY, sat
from .stated import every
from .talks import settled

Answers = dict[str, Any]

_SENTENCES: dict[str, Place] = {"submission": ("materials", "rules")}
"""Where sentences of obligations go that do not come apart, if not among the rules of rectification."""
_SESSION = lazy_pattern("集[中体]学习|中心组|学习会|党课|研讨")
_WHOLE_DAYS = (WHOLE_DAY, "一天")


def answers_of(reading: Reading) -> Answers:
    """Answers in plain data. What the document leaves open or writes as xx is left out; nothing is made
    up.
    """
    answers: Answers = {}
    whole = reading
    reading = replace(reading, facts=tuple(fact for fact in reading.facts if fact.certain))
    facts, day = reading.facts, stated.day(reading)
    for key, value in _parts(reading, day):
        if value not in (None, "", [], {}):
            answers[key] = _joined(answers.get(key), value)
    for field, place, read in ITEMS:
        for text in every(facts, field):
            at, item = placed(text, place, read)
            _append(answers, at, [item] if item else [])
    for field, place, read in ONE:
        if value := next(filter(None, map(read, every(facts, field))), None):
            answers.setdefault(place[0], {}).setdefault(place[1], value)
    if _studies_then(reading):
        answers.setdefault("study", {}).setdefault("length", Open.UNDECIDED.value)
    members = answers.get("members", [])
    if "talks" in answers:
        heads = {member["name"] for member in members if "role" in member}
        answers["talks"] = settled(answers["talks"], heads)
    if "materials" in answers:
        answers["materials"] = without_lone_part(reviewed(answers["materials"], reading))
    _oblige(answers, whole, day)
    _meet(answers, facts)
    if "duties" in answers:  # whoever says who does what without a group has none
        answers.setdefault("groups", [])
    return answers


def _studies_then(reading: Reading) -> bool:
    """Whether the document names the day of a session of study, beside which no usual length of
    it stands.
    """
    lines = (line.text for section in reading.tree.sections for line in section.lines)
    told = (text for line in lines for text in sentences(line) if _SESSION.search(text))
    return any(map(moments.days, told))


def _oblige(answers: Answers, reading: Reading, day: str | None) -> None:
    """What is to be sent and told, as steps of the schedule or among the rules of that time."""
    steps, rules = obligations([fact for fact in reading.facts if fact.certain], day)
    before = answers.get("schedule", {})
    others = [*before.get("others", ()), *steps.pop("others", ())]
    own = {"others": others} if others else {}
    if stated_steps := left_open(in_its_own_turn(sent_when_written(before | steps | own)), reading):
        answers["schedule"] = stated_steps
    for field, told in rules.items():
        _append(answers, _SENTENCES.get(field, ("rectification",)), told)


def _meet(answers: Answers, facts: Sequence[Fact]) -> None:
    """The agenda, the halves of its day, and who attends beside the team."""
    meeting = answers.get("meeting", {})
    names = {meeting.get("chair", ""), *(member["name"] for member in answers.get("members", ()))} - {""}
    if meeting:
        stated_length = {"length": meeting["length"]} if "length" in meeting else {}
        answers["meeting"] = meeting = {**meeting, **sat(facts), **stated_length}
    whole_day = meeting.get("length") in _WHOLE_DAYS
    if not whole_day:
        meeting.pop("parts", None)
    items = agenda(facts, names, whole_day)
    _append(answers, ("agenda",), items)
    if needed := pace(items, facts):
        answers["pace"] = {**answers.get("pace", {}), **needed}
    for part, texts in guests(meeting, answers.get("members", []), facts).items():
        meeting[part] = texts


def _joined(before: Any, value: Any) -> Any:
    return {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value


def _append(answers: Answers, place: Place, items: Sequence[Any]) -> None:
    if not items:
        return
    inside = answers.setdefault(place[0], {}) if len(place) > 1 else answers
    inside.setdefault(place[-1], []).extend(item for item in items if item not in inside.get(place[-1], []))


def _parts(reading: Reading, day: str | None) -> Iterator[tuple[str, Any]]:
    facts = reading.facts
    work = works(reading)
    yield "unit", stated.unit(reading)
    yield "members", stated.members(reading)
    yield "kind", reading.kind
    yield "year", stated.year(reading)
    yield "meeting", _held(facts, day, reading.sort == "制度")
    yield "meeting", stated.chair(facts)
    if called := stated.name(reading):
        yield "meeting", {"name": called}
    yield "inspection", stated.inspection(reading)
    yield "theme", stated.theme(reading)
    yield "aspect_name", stated.aspect_name(facts)
    yield "schedule", schedule(facts, day)
    yield "supervision_group", stated.supervision(facts)
    yield "report_to", stated.addressed(reading)
    yield "groups", list(groups(facts))
    duties = [duty(fact, work.get(fact.place, "")) for fact in facts if fact.field == "organisation.duty"]
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
