"""What a clerk has typed so far and what follows from it. No widgets: plain data in, plain data out.

A :class:`Draft` is frozen; every change makes a new one, so that undo and autosave are a list of drafts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from .. import resources
from ..errors import Fault, KitError
from ..gongwen import to_docx, to_html
from ..papers import build, chosen
from ..plan import OpenValue, Plan, complete, library, open_values
from ..plan.source import read_source
from .fields import Field, Place, all_fields, value_at

Data = Mapping[str, Any]
SAMPLE = "sample-plan.yaml"
EMPTY_ROWS = 3

# Where the form shows a fault that has no place of its own.
_HOMES: dict[str, Place] = {
    "unit.branch": ("confirmed",),
    "year.held_as": ("confirmed",),
    "kind.unknown": ("kind",),
    "team.no_principal": ("members",),
    "team.principals": ("members",),
    "team.principal_party": ("members",),
    "team.same": ("members",),
}


@dataclass(frozen=True)
class Draft:
    """The answers so far: data as :func:`mzsh_kit.complete` takes it, whole or not."""

    answers: Data
    templates: Path | None = None

    def text(self, field: Field) -> str:
        """What stands in a field, as it is typed."""
        return typed(value_at(self.answers, field.place)) or field.default

    def put(self, field: Field, text: str) -> Draft:
        """The draft with another text in a field; an empty one leaves the fact unstated."""
        return replace(self, answers=_put(self.answers, field.place, stated(field, text)))

    @property
    def members(self) -> tuple[Data, ...]:
        return tuple(self.answers.get("members", ()))

    def add_member(self) -> Draft:
        return self._with_members((*self.members, {}))

    def remove_member(self, row: int) -> Draft:
        return self._with_members(self.members[:row] + self.members[row + 1 :])

    def move_member(self, row: int, by: int) -> Draft:
        """The draft with one member moved up (``by`` -1) or down in the order of precedence."""
        rest = [*self.members[:row], *self.members[row + 1 :]]
        rest.insert(max(0, min(row + by, len(rest))), self.members[row])
        return self._with_members(tuple(rest))

    def _with_members(self, members: tuple[Data, ...]) -> Draft:
        return replace(self, answers={**self.answers, "members": list(members)})

    def asks(self, field: Field) -> bool:
        """Whether the form asks for this fact, given the others."""
        if field.place == ("confirmed",):
            return bool(self.answers.get("confirmed")) or bool(self.faults_at(field))
        return not field.about or field.about == self.about

    @property
    def about(self) -> str:
        """The part of the plan that this kind of meeting follows from."""
        kind = library(self.templates).kinds.get(self.answers.get("kind", ""))
        return kind.about if kind else ""

    @cached_property
    def plan(self) -> Plan | None:
        """The whole plan; ``None`` while there are faults."""
        return self._outcome[0]

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self._outcome[1]

    @cached_property
    def _outcome(self) -> tuple[Plan | None, tuple[Fault, ...]]:
        answers, rows = self._said()
        try:
            return complete(answers, self.templates), ()
        except KitError as error:
            return None, tuple(_settled(fault, rows) for fault in error.faults)

    def _said(self) -> tuple[Data, list[int]]:
        """The answers without what is not asked and without empty rows, and the rows that are left."""
        unasked = {"inspection", "case"} - {self.about}
        rows = [row for row, member in enumerate(self.members) if member.get("name") or member.get("post")]
        said = {key: value for key, value in self.answers.items() if key not in unasked}
        return {"unit": {}, **said, "members": [self.members[row] for row in rows]}, rows

    def faults_at(self, field: Field) -> tuple[Fault, ...]:
        """The faults to be shown beside a field."""
        size = len(field.place)
        return tuple(fault for fault in self.faults if fault.place[:size] == field.place)

    def other_faults(self) -> tuple[Fault, ...]:
        """Faults that belong to no field of the form."""
        shown = [field.place for field in all_fields()] + [("members",)]
        return tuple(
            fault for fault in self.faults if not any(fault.place[: len(place)] == place for place in shown)
        )

    @property
    def open(self) -> tuple[OpenValue, ...]:
        """What the plan leaves open."""
        return open_values(self.plan) if self.plan else ()

    def html(self, number: str = "01") -> str:
        """The preview of one paper; empty while there are faults."""
        return to_html(build(self.plan, number, self.templates)) if self.plan else ""

    def docx(self, number: str = "01") -> tuple[str, bytes]:
        """The file name and the bytes of one paper; empty while there are faults."""
        (paper,) = chosen([number], self.templates)
        data = to_docx(build(self.plan, number, self.templates)) if self.plan else b""
        return f"{paper.stem}.docx", data


def sample(templates: Path | None = None) -> Draft:
    """The draft that the form starts with."""
    return Draft(read_source((templates or resources.templates()) / SAMPLE).data, templates)


def blank(templates: Path | None = None) -> Draft:
    """A draft with nothing in it but the rows of a small team."""
    principal = {"role": "主要负责同志"}
    return Draft({"members": [principal, *({} for _ in range(EMPTY_ROWS - 1))]}, templates)


def typed(value: Any) -> str:
    """A value of the data as a person types it."""
    if isinstance(value, (list, tuple)):
        return "\n".join(map(str, value))
    if isinstance(value, bool):
        return "是" if value else ""
    return "" if value is None else str(value)


def stated(field: Field, text: str) -> Any:
    """The value of the data that a typed text states; ``None`` for nothing."""
    text = text.strip()
    if field.sort == "lines":
        return [line.strip() for line in text.splitlines() if line.strip()] or None
    if field.sort == "number" and text.isdecimal() and len(text) < 10:
        return int(text)
    if field.sort == "yes":
        return True if text == "是" else None
    return text or None


def _put(data: Any, place: Place, value: Any) -> Any:
    """A copy of plain data with another value at a place; ``None`` takes the place away."""
    if not place:
        return value
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        return [_put(item, rest, value) if row == step else item for row, item in enumerate(data)]
    inner = _put(data.get(step) or {}, rest, value)
    if inner in (None, {}):
        return {key: item for key, item in data.items() if key != step}
    return {**data, step: inner}


def _settled(fault: Fault, rows: list[int]) -> Fault:
    """The fault at the place where the form shows it: of members, by the row of the table."""
    place = fault.place or _HOMES.get(fault.code, ())
    if len(place) > 1 and place[0] == "members" and isinstance(place[1], int):
        place = ("members", rows[place[1]], *place[2:])
    return replace(fault, place=place)
