"""From a document to a plan: what a wizard shows of it, and a plan that builds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import KitError
from ..plan import Plan, Relative, When, complete, library
from ..plan.steps import Step
from ..text import annotated
from .answers import stated
from .answers.obliged import undated
from .answers.once import is_once
from .answers.schedule import OBLIGED, step_until
from .assigned import ROLES
from .certainty import incomplete
from .fact import Fact
from .leftover import Unread
from .lists import paragraphs
from .read import Reading, read_bytes
from .remade import restored
from .roll import person
from .tables import rows

_UNNAMED = "待填单位"
_OPEN = "待定"
_CONFIRM = ("unit.branch", "year.held_as")
_RULES = (
    *("study.form", "opinions.handling", "talks.requirement", "problems.method", "materials.rule"),
    *("materials.review", "criticism.rule", "rectification.rule", "discipline"),
)
"""Fields whose values are printed as they are."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing read: the field in words, the value as written, where it stands."""

    label: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class OldPlan:
    """A document as the start of a plan: its answers, what is told to be looked up since it is incomplete
    or not certain, and its passages in the order of the text, each with what was read of it, nothing where it
    was not understood or states something only probably.

    Whether this is to be a plan at all is asked first where ``reading.question`` is not empty.
    """

    answers: dict[str, Any]
    doubtful: tuple[Shown, ...]
    passages: tuple[tuple[Unread, Fact | None], ...]
    reading: Reading


def old_plan(data: bytes, name: str, templates: Path | None = None, office: Path | None = None) -> OldPlan:
    """Read an old plan for the wizard, as :func:`read_bytes` does. Raises :class:`KitError` in words."""
    reading = without_once(read_bytes(data, name, templates, office))
    doubtful = tuple(
        Shown(label(fact.field), fact.value, fact.place)
        for fact in reading.facts
        if not (fact.certain or _to_choose(fact))
    )
    answers = restored(reading, templates)
    with suppress(KitError):
        answers = _in_time(answers, _whole(_filled(reading, answers, templates), templates))
    return OldPlan(answers, doubtful, tuple(_passages(reading)), reading)


def without_once(reading: Reading) -> Reading:
    """The reading; what is of its own meeting alone, that of a requirement beside it, is not certain."""
    day, tree = stated.day(reading), reading.tree
    facts = (replace(fact, certain=fact.certain and not _once(fact, day)) for fact in reading.facts)
    asked = set(stated.every(reading.facts, "requirement"))
    texts = ((line, part) for section in tree.sections if section.heading in asked for line in section.body()
             for part in paragraphs(line.text))  # fmt: skip
    beside = (Fact("requirement", part, line.place, certain=False) for line, part in texts if is_once(part))
    return replace(reading, facts=(*facts, *beside))


def _once(fact: Fact, day: str | None) -> bool:
    """Whether what is printed of a fact is a sentence of its own meeting alone, or names a person."""
    if fact.field == "study.form" and annotated(fact.value).persons:
        return True
    if take := OBLIGED.get(fact.field):
        return any(is_once(undated(text, step_until(fact))) for text in take([fact], day).sentences)
    return fact.field in _RULES and is_once(undated(fact.value, step_until(fact)))


def _to_choose(fact: Fact) -> bool:
    """Whether it is whole, only not certain, and a person can say that it is so."""
    return not fact.certain and fact.field in ROLES and not incomplete(fact)


def _passages(reading: Reading) -> Iterator[tuple[Unread, Fact | None]]:
    headings = {
        line.place: section.heading for section in reading.tree.sections for line in section.lines
    } | {section.place: section.heading for section in reading.tree.sections}
    read = [
        (
            Unread(fact.value, fact.place, headings.get(fact.place, ""), "" if fact.certain else fact.field),
            fact if fact.certain else None,
        )
        for fact in reading.facts
        if fact.certain or _to_choose(fact)
    ]
    order = reading.tree.order()
    yield from sorted(
        (*read, *((passage, None) for passage in reading.unread)),
        key=lambda passage: order.get(passage[0].place, 0),
    )


def label(field: str) -> str:
    """The name of a field in words."""
    return next((name for key, name in rows("fields.tsv") if key == field), field)


def plan_of(reading: Reading, templates: Path | None = None) -> Plan:
    """A whole plan of what was read; what it must have and the document does not state is 待定.

    年度 without a year in the document is the last one that the kit knows of. Raises :class:`KitError`.
    """
    reading = without_once(reading)
    answers = _filled(reading, restored(reading, templates), templates)
    answers = _with_theme(answers, reading, _whole(answers, templates))
    return _whole(_in_time(answers, _whole(answers, templates)), templates)


def _in_time(answers: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """The answers, each step begun when it ends that by default begins behind the end that they state, or is
    sent up.
    """
    stated = answers.get("schedule", {})
    begun = {sort: _begun(step, getattr(plan.schedule, sort), plan) for sort, step in stated.items()}
    return answers | ({"schedule": begun} if begun else {})


def _begun(stated: Any, whole: Any, plan: Plan) -> Any:
    if isinstance(stated, list):
        return [_begun(*both, plan) for both in zip(stated, whole, strict=False)]
    if not isinstance(whole, Step) or not isinstance(stated, dict):
        return stated
    start, end = (_from_meeting(when, plan.meeting_day) for when in (whole.start, whole.end))
    if "start" in stated or start is None or end is None:
        return stated
    return {**stated, "start": stated["end"]} if start > end or (whole.hard and end < 0) else stated


def _from_meeting(when: When, held: date | None) -> int | None:
    """Days from the meeting; nothing where working days are counted or its day is not known."""
    if isinstance(when, Relative):
        return None if when.working else when.days
    return (when - held).days if isinstance(when, date) and held else None


def _whole(answers: dict[str, Any], templates: Path | None) -> Plan:
    """The plan; what a person has to confirm first stays unconfirmed."""
    try:
        return complete(answers, templates)
    except KitError as error:
        if not all(fault.code in _CONFIRM for fault in error.faults):
            raise
        whole = complete({**answers, "confirmed": True}, templates)
        return whole.model_copy(update={"confirmed": False})


def _with_theme(answers: dict[str, Any], reading: Reading, whole: Plan) -> dict[str, Any]:
    """The answers; with an open theme where none was read, unless the kit's stands in the document."""
    text = "".join(line.text for line in reading.tree.lines())
    own = isinstance(whole.theme, str) and whole.theme.rstrip("。") in text
    return answers if answers.get("theme") or own else answers | {"theme": _OPEN}


def _filled(reading: Reading, answers: dict[str, Any], templates: Path | None) -> dict[str, Any]:
    """The answers with what a plan must have; open aspects, and none of the year's, where the document has
    its own that are not certain.
    """
    books = library(templates)
    unit = {"name": _UNNAMED, "type": next(iter(books.unit_types)), **answers.get("unit", {})}
    chair = answers.get("meeting", {}).get("chair", _OPEN)
    hosts = (fact for fact in reading.facts if fact.certain and fact.field == "meeting.host")
    posts = (person(fact.value)[0] for fact in hosts)
    post = next(filter(None, posts), _OPEN)
    principal = {"name": _OPEN if chair == post else chair, "post": post, "role": "主要负责同志"}
    team = answers.get("members", [])
    led = any("role" in member for member in team)
    own = any(fact.field == "problems.aspect" for fact in reading.facts)
    years = [year for kind in books.kinds.values() for year in kind.years]
    return {
        **({"aspects": _OPEN} if own else {}),
        **answers,
        "unit": unit,
        "members": team if led else [principal, *team],
        "year": answers.get("year") or max(years),
    }
