"""Where a value of the plan is shown: its step, its control."""

from __future__ import annotations

from .fields import Place, Step, key_of
from .steps import (
    AFTER,
    AGENDA,
    BEFORE,
    DUTIES,
    KIND,
    MEETING,
    PRODUCE,
    REVIEW,
    STEPS,
    UNIT,
    all_tables,
)

TIMES = ("start", "end")
LOOSE = frozenset(("owner", "done", "absence", "written", *TIMES))
"""Last steps of the places that are typed outside the fields of a step: dates and owners, absences."""

_SCHEDULED_AFTER = ("bulletin", "report", "rectification", "publicity", "archive")


_SHOWN: dict[Place, Step] = {
    **{field.place: step for step in STEPS for field in step.fields},
    **{rows.place: step for step in STEPS for rows in step.tables},
}

# Where a value is looked after that has no field of its own.
_PARTS: dict[str | int, Step] = {
    "unit": UNIT,
    "meeting": MEETING,
    "inspection": KIND,
    "case": KIND,
    "purpose": KIND,
    "study": BEFORE,
    "opinions": BEFORE,
    "talks": BEFORE,
    "problems": BEFORE,
    "materials": BEFORE,
    "pace": AGENDA,
    "criticism": AGENDA,
    "related": AFTER,
    "held": AFTER,
    "previous": BEFORE,
    "papers": PRODUCE,
    "own": DUTIES,
    "rewritten": DUTIES,
    "omit": DUTIES,
}


def shown_places() -> frozenset[Place]:
    """Every place that a field or a table of some step shows."""
    return frozenset(_SHOWN)


def is_shown(place: Place) -> bool:
    """Whether a field holds the value at a place, or a table has a column for it."""
    columns = {rows.place: {column.key for column in rows.columns} for rows in all_tables()}
    for end in range(len(place), 0, -1):
        if place[:end] in columns:
            return len(place) < end + 2 or place[end + 1] in columns[place[:end]]
        if place[:end] in _SHOWN:
            return True
    return False


def has_control(place: Place) -> bool:
    """Whether some control of its own shows this value."""
    return is_shown(place) or (len(place) > 2 and place[-1] in LOOSE)


def control_at(place: Place) -> str:
    """The id of the control that shows this value; items of the agenda stand in the builder."""
    match place:
        case ("agenda", int(number), str(name)):
            return f"a-{number}-{name}"
    return f"f-{key_of(place)}"


def home_of(place: Place) -> Step:
    """The step in which a value of the plan is shown."""
    if place[:1] == ("schedule",) and place[1:2] != ("others",):
        return AFTER if place[1:2] and place[1] in _SCHEDULED_AFTER else BEFORE
    if place[:1] == ("members",) and place[-1] in LOOSE:
        return MEETING
    for end in range(len(place), 0, -1):
        if place[:end] in _SHOWN:
            return _SHOWN[place[:end]]
    return _PARTS.get(place[0] if place else "", REVIEW)
