"""What a clerk has stated so far and what follows from it. No widgets: plain data in, plain data out.

A :class:`Draft` is frozen; every change makes a new one, so that undo and autosave are a list of drafts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import Fault, KitError, fault
from ...plan import OpenValue, Plan, complete, library, open_values
from ...plan.model import DUTIES
from ...plan.source import Data, DataPath, KeyPath
from .controls import ESSENTIAL, HOMES
from .duties import in_force, is_duties, items_of, laid_out
from .fields import Field, Rows, value_at
from .texts import Row, compact, row_of, stated, typed

if TYPE_CHECKING:
    from .assignment import Assignment


ANY_YEAR = 2026
"""Of a plan that is completed only to look at its team or at what does not follow from its year."""


@dataclass(frozen=True)
class Draft:
    """The answers so far: data as :func:`mzsh_kit.complete` takes it, whole or not."""

    answers: Data
    templates: Path | None = None
    passages: tuple[Assignment, ...] = ()
    """What the document says that it was started from: what was read, what was not understood, and what a
    person said it is.
    """

    # what stands in a field

    def text(self, field: Field) -> str:
        """What stands in a field, as it is typed: what was stated, else the default in force."""
        return typed(self.value(field.place), field.sort)

    def value(self, place: DataPath) -> Any:
        """What is stated at a place, else the default in force; ``None`` where there is neither."""
        given, derived = value_at(self.answers, place), value_at(self.facts, place)
        if given is None:
            return derived
        return in_force(given, derived) if is_duties(place) else given

    def is_stated(self, place: DataPath) -> bool:
        return value_at(self.answers, place) is not None

    def is_default(self, place: DataPath) -> bool:
        """Whether a default is in force that says something."""
        return not self.is_stated(place) and not _says_nothing(value_at(self.facts, place))

    def default(self, place: DataPath) -> Any:
        """What the plan takes when nothing is stated here; ``None`` for nothing."""
        essential = any(place[: len(essential_place)] == essential_place for essential_place in ESSENTIAL)
        defaults = self._without_duties(place[:2]) if is_duties(place[:2]) else self.defaults
        default = None if essential else value_at(defaults, place)
        return None if _says_nothing(default) else default

    def _without_duties(self, sort: DataPath) -> Data:
        """What is in force where nothing is stated of one sort of duties, which follow from all else."""
        bare = replace(self, answers=_put(self.answers, sort, None, {})) if self.is_stated(sort) else self
        return bare.facts

    def rows(self, rows: Rows) -> list[Row]:
        """The rows of a table: what was stated, else the default in force."""
        value, rows = self.value(rows.place), rows.of(self.templates)
        return [row_of(item, rows) for item in value] if isinstance(value, (list, tuple)) else []

    def asks(self, field: Field) -> bool:
        """Whether the wizard asks for this fact, given the others."""
        if field.only_told:
            return self.is_stated(field.place) or bool(self.faults_at(field.place))
        return not field.about or field.about == self.about

    @property
    def about(self) -> str:
        """The part of the plan that this kind of meeting follows from."""
        kind = library(self.templates).kinds.get(str(self.answers.get("kind", "")))
        return kind.about if kind else ""

    # changes

    def put(self, field: Field, text: str) -> Draft:
        """The draft with another text in a field; an empty one for a default states that it is open."""
        value, default = stated(text, field.sort), self.default(field.place)
        if value is None and default is not None and field.sort not in ("number", "choice", "yes"):
            value = [] if isinstance(default, list) else ""
        return self.set(field.place, None if _same(value, default, field) else value)

    def set(self, place: DataPath, value: Any) -> Draft:
        """The draft with another value at a place; ``None`` leaves it to its default."""
        answers = _put(laid_out(self.answers, self.facts), place, value, self.facts)
        return replace(self, answers=answers)._tidied(place[:2])

    def set_all(self, values: Mapping[KeyPath, Any]) -> Draft:
        """The draft with other values at some places; ``None`` leaves a place to its default."""
        draft = self
        for place, value in values.items():
            draft = draft.set(place, value)
        return draft

    def _tidied(self, sort: DataPath) -> Draft:
        """The draft without a list of duties all of which are the defaults."""
        items = value_at(self.answers, sort) if is_duties(sort) else None
        if not isinstance(items, list) or any(items) or len(items) != len(self.default(sort) or ()):
            return self
        return replace(self, answers=_put(self.answers, sort, None, {}))

    def restore(self, place: DataPath) -> Draft:
        """The draft with the default at a place."""
        return self.set(place, None)

    def put_rows(self, rows: Rows, texts: Sequence[Row]) -> Draft:
        """The draft with other rows in a table; empty ones are passed over."""
        rows, default = rows.of(self.templates), self.default(rows.place)
        if is_duties(rows.place):
            return self.set(rows.place, items_of(texts, rows, default or ()))
        items = compact(texts, rows)
        standard = compact([row_of(item, rows) for item in default or ()], rows)
        return self.set(rows.place, None if items == standard else items)

    # what follows

    @cached_property
    def plan(self) -> Plan | None:
        """The whole plan; ``None`` while there are faults."""
        return self._outcome[0]

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What keeps the answers from being a plan, each with the place at which the wizard shows it."""
        faults = self._outcome[1]
        return (
            (*faults, *(problem for problem in self._of_team() if problem not in faults))
            if faults
            else faults
        )

    def _of_team(self) -> tuple[Fault, ...]:
        """What is wrong with the team as a whole, whatever else is missing or wrong."""
        members = self.answers.get("members")
        if not isinstance(members, list) or not members:
            return ()
        books = library(self.templates)
        unit = {"name": "单位", "type": next(iter(books.unit_types))}
        others = {"unit": unit, "kind": next(iter(books.kinds)), "year": ANY_YEAR, "confirmed": True}
        probe = {**others, "members": members}
        single = _completed(probe, self.templates)[1]
        mended = _mended(probe, [problem for problem in single if len(problem.place) > 1])
        return tuple(
            problem for problem in _completed(mended, self.templates)[1] if problem.place == ("members",)
        )

    def faults_at(self, place: DataPath) -> tuple[Fault, ...]:
        """The faults of a place and of what stands in it."""
        return tuple(fault for fault in self.faults if fault.place[: len(place)] == place)

    @cached_property
    def firm(self) -> Plan | None:
        """The plan without the answers that are faulty; ``None`` while what has no default is missing."""
        return self.plan or _completed(_without(self.said, self.faults), self.templates)[0]

    @cached_property
    def facts(self) -> Data:
        """What is in force, as data; empty before there is a plan."""
        return self.firm.model_dump(mode="json") if self.firm else {}

    @cached_property
    def open(self) -> tuple[OpenValue, ...]:
        """What the plan leaves open."""
        return open_values(self.plan) if self.plan else ()

    @cached_property
    def said(self) -> Data:
        """The answers without what this kind of meeting does not ask."""
        unasked = {"inspection", "case"} - {self.about}
        said = {key: value for key, value in self.answers.items() if key not in unasked}
        return {"unit": {}, "members": [], **said}

    @cached_property
    def _outcome(self) -> tuple[Plan | None, tuple[Fault, ...]]:
        return _completed(self.said, self.templates)

    @cached_property
    def defaults(self) -> Data:
        """The plan that nothing but the essential answers make, as data; empty before there is one."""
        return self.bare.facts

    @cached_property
    def bare(self) -> Draft:
        """The draft with nothing but the answers that have no default."""
        bare: Data = {}
        for place in ESSENTIAL:
            bare = _put(bare, place, value_at(self.answers, place), {})
        return Draft(bare, self.templates)


def _completed(answers: Data, templates: Path | None) -> tuple[Plan | None, tuple[Fault, ...]]:
    try:
        return complete(answers, templates), ()
    except KitError as error:
        return None, tuple(_told(problem, answers) for problem in error.faults)


def _told(problem: Fault, answers: Data) -> Fault:
    """A fault with the place at which it is shown, in a clerk's words."""
    place = problem.place or HOMES.get(problem.code, ())
    if problem.code == "value.kind" and "整数" in problem.how:
        problem = fault("value.number", problem.where, found=value_at(answers, place))
    return replace(problem, place=place)


def _without(answers: Data, faults: Sequence[Fault]) -> Data:
    """The answers without those that are faulty: a faulty member whole, an unconfirmed case as confirmed."""
    for place in sorted({_blamed(problem) for problem in faults}, key=str, reverse=True):
        answers = _dropped(answers, place) if place != ("confirmed",) else {**answers, "confirmed": True}
    return answers


def _mended(answers: Data, faults: Sequence[Fault]) -> Data:
    """The answers with something in every faulty place, so that what they are together can be looked at."""
    for number, problem in enumerate(faults):
        needed = problem.place[-1] in ("name", "post")
        answers = (
            _put(_dropped(answers, problem.place), problem.place, f"{number}", {})
            if needed
            else _dropped(answers, problem.place)
        )
    return answers


def _blamed(fault: Fault) -> DataPath:
    if is_duties(fault.place[:2]):
        return fault.place  # a duty takes what is missing from its default
    numbered = next((at for at, step in enumerate(fault.place) if isinstance(step, int)), None)
    return fault.place if numbered is None else fault.place[: numbered + 1]


def _dropped(data: Any, place: DataPath) -> Any:
    """Plain data without the value at a place."""
    if not place:
        return data
    step, rest = place[0], place[1:]
    if isinstance(data, (list, tuple)) and isinstance(step, int):
        kept = [_dropped(item, rest) if row == step else item for row, item in enumerate(data)]
        return kept if rest else [item for row, item in enumerate(data) if row != step]
    if not isinstance(data, Mapping) or step not in data:
        return data
    if rest:
        return {**data, step: _dropped(data[step], rest)}
    return {key: value for key, value in data.items() if key != step}


def _put(data: Any, place: DataPath, value: Any, facts: Any) -> Any:
    """A copy of plain data with another value at a place; ``None`` takes the place away.

    A list that is not stated yet is taken whole from ``facts``, since lists are replaced whole; of duties,
    whose items are laid over their defaults, only their number is.
    """
    if not place:
        return value
    step, rest = place[0], place[1:]
    below = facts.get(step) if isinstance(facts, Mapping) else None
    if isinstance(step, int):
        if not isinstance(data, (list, tuple)):
            return data
        return [_put(item, rest, value, {}) if row == step else item for row, item in enumerate(data)]
    here = data.get(step)
    if here is None:
        here = _begun(below, duties=step in DUTIES) if rest and isinstance(rest[0], int) else {}
    inner = _put(here if rest else {}, rest, value, below)
    if inner is None or inner == {}:
        return {key: item for key, item in data.items() if key != step}
    return {**data, step: inner}


def _begun(below: Any, *, duties: bool) -> Any:
    """A list in which something is to be stated first."""
    if not isinstance(below, list):
        return {}
    return [{} for _ in below] if duties and all(isinstance(item, Mapping) for item in below) else list(below)


def _says_nothing(value: Any) -> bool:
    return value in (None, "", "待定", False, [], {})


def _same(value: Any, default: Any, field: Field) -> bool:
    """Whether a typed value is the default, however it is written."""
    return default is not None and typed(value, field.sort) == typed(default, field.sort)
