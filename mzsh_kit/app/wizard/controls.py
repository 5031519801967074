"""Where a value of the plan is shown: the one index of the fields and tables of all steps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...plan import library
from ...plan.source import DataPath
from .fields import Column, Field, Rows, Sort, Step, key_of
from .steps import MEETING, REVIEW, STEPS

TIMES = ("start", "end")
LOOSE: dict[str | int, Sort] = {
    **dict.fromkeys(TIMES, "when"),
    "done": "yes",
    "written": "yes",
    "owner": "line",
    "absence": "line",
    "reader": "line",
}
"""Values typed outside fields, in the table of dates and among the absences, by the end of their place."""

CONTROLS = tuple(control for step in STEPS for control in step.controls)
FIELDS = {control.key: control for control in CONTROLS if isinstance(control, Field)}
TABLES = {control.place: control for control in CONTROLS if isinstance(control, Rows)}
ESSENTIAL = tuple(
    dict.fromkeys(
        control.place[:1] if isinstance(control, Field) and control.about else control.place
        for control in CONTROLS
        if control.essential
    )
)
"""The places of what has no default: the defaults of everything else follow from it."""

HOMES = {code: control.place for control in CONTROLS for code in control.faults}
"""Where faults that have no place of their own are told, by their codes."""

_STEPS: dict[DataPath, Step] = {
    **{place: step for step in STEPS for place in step.keeps},
    **{control.place: step for step in STEPS for control in step.controls},
}


@dataclass(frozen=True)
class Control:
    """What shows a value: the field, or the table with the column in whose cells the value stands."""

    place: DataPath
    of: Field | Rows
    column: Column | None = None

    @property
    def sort(self) -> Sort:
        """How the value is typed."""
        return self.of.sort if isinstance(self.of, Field) else self.column.sort if self.column else "line"

    def choices(self, templates: Path | None) -> tuple[str, ...]:
        """The values that may be chosen."""
        if isinstance(self.of, Field):
            return self.of.choices(library(templates))
        column = self.column.of(templates) if self.column else None
        return tuple(map(column.read, self.of.choices(column))) if column else ()


def control_of(place: DataPath) -> Control | None:
    """What shows the value at a place, or the part that holds it; ``None`` where nothing of its own does."""
    for end in range(len(place), 0, -1):
        above = place[:end]
        if rows := TABLES.get(above):
            columns = {column.key: column for column in rows.columns}
            column = columns.get("") or columns.get(str(next(iter(place[end + 1 :]), "")))
            if len(place) > end and column:
                return Control(place[: end + 1 + bool(column.key)], rows, column)
            return Control(above, rows) if len(place) < end + 2 else None
        if field := FIELDS.get(key_of(above)):
            return Control(above, field)
    return None


def is_loose(place: DataPath) -> bool:
    """Whether a value is typed outside the fields: a date or an owner of a step, an absence."""
    return len(place) > 2 and place[-1] in LOOSE


def field_at(place: DataPath) -> str:
    """The key of the control that shows a place: a field, a table's cell, or the list itself."""
    controls = (control_of(place[:end]) for end in range(len(place), 0, -1))
    return key_of(next((control.place for control in controls if control), place))


def element_of(place: DataPath) -> str:
    """The id of the control that shows this value; items of the agenda stand in the builder."""
    match place:
        case ("agenda", int(number), str(name)):
            return f"a-{number}-{name}"
    return f"f-{key_of(place)}"


def step_of(place: DataPath) -> Step:
    """The step in which a value of the plan is shown."""
    if place[:1] == ("members",) and is_loose(place):
        return MEETING
    return next((_STEPS[place[:end]] for end in range(len(place), 0, -1) if place[:end] in _STEPS), REVIEW)


def of_section(section: str) -> str:
    """The key of the field from which a section of the 实施方案 is made; empty for none."""
    return next((control.key for control in CONTROLS if control.section == section), "")
