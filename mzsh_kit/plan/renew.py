"""An earlier plan as the start of a new one: what stays and what is cleared. The rule is
``templates/renew.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import resources
from ..text import Date, DateSpan, dates, folded
from .faults import place_words
from .model import Plan
from .source import Answers, Data, DataPath, Value, read_source
from .upgrade import upgraded

RULE = "renew.yaml"
_TEXTS_OF_LISTS = ("text", "what", "does", "title", "name", "heading", "role", "texts")


@dataclass(frozen=True, slots=True)
class Renewed:
    """Answers of the new plan, and in words what of the old one was kept and what was cleared."""

    answers: Answers
    kept: tuple[str, ...]
    cleared: tuple[str, ...]


def renewed(answers: Data, templates: Path | None = None) -> Renewed:
    """Start a new year from the answers of an earlier plan.

    ``answers`` stay as they are. A fact of a list that states a date goes as a whole; relative times
    (会前10天) stay. Answers of an earlier format come out in today's. Raises :class:`KitError` for a faulty
    rule file and for a version from the future.
    """
    answers = upgraded(answers)
    rule = read_source(_rule(templates)).data
    cleared = [tuple(path.split(".")) for path in rule["cleared"]]
    spared = [tuple(path.split(".")) for path in rule["not_dates"]]
    gone = [place for place, value in _places(answers) if _goes(place, value, cleared, spared)]
    short = sorted({_whole(place) for place in gone}, key=lambda place: [str(step) for step in place])
    left = _without(answers, short)
    return Renewed(left, tuple(_names(_tops(left))), tuple(_names(_cleared_fields(short, answers))))


def _rule(templates: Path | None) -> Path:
    own = templates / RULE if templates else None
    return own if own and own.is_file() else resources.templates() / RULE


def _places(data: object, place: DataPath = ()) -> Iterator[tuple[DataPath, object]]:
    """Every value of plain data with its place, those that hold others before what they hold."""
    if place:
        yield place, data
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _places(value, (*place, key))
    elif isinstance(data, Sequence) and not isinstance(data, str):
        for index, value in enumerate(data):
            yield from _places(value, (*place, index))


def _goes(
    place: DataPath, value: object, cleared: list[tuple[str, ...]], spared: list[tuple[str, ...]]
) -> bool:
    if any(_fits(place, rule) for rule in cleared):
        return True
    if any(_fits(place[: len(rule)], rule) for rule in spared):
        return False
    return isinstance(value, str) and any(map(_dated, dates(folded(value))))


def _dated(when: Date | DateSpan) -> bool:
    """Whether it says more than a month of any year."""
    return isinstance(when, DateSpan) or when.year is not None or when.precision in ("day", "part")


def _fits(place: DataPath, rule: tuple[str, ...]) -> bool:
    return len(place) == len(rule) and all(
        want in ("*", str(step)) for step, want in zip(place, rule, strict=True)
    )


def _whole(place: DataPath) -> DataPath:
    """What must go with a cleared value: the item of a list whose own words it is."""
    if place[-1] in _TEXTS_OF_LISTS and len(place) > 1 and isinstance(place[-2], int):
        return place[:-1]
    return place


def _without(data: Value, gone: Sequence[DataPath], place: DataPath = ()) -> Value:
    """Plain data without some places; a list that loses all it held is left out."""
    places = set(gone)
    if isinstance(data, Mapping):
        return {
            key: _without(value, gone, (*place, key))
            for key, value in data.items()
            if (*place, key) not in places and not _emptied(value, places, (*place, key))
        }
    if isinstance(data, Sequence) and not isinstance(data, str):
        return [
            _without(value, gone, (*place, index))
            for index, value in enumerate(data)
            if (*place, index) not in places
        ]
    return data


def _emptied(value: object, gone: set[DataPath], place: DataPath) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and bool(value)
        and all((*place, index) in gone for index in range(len(value)))
    )


def _tops(answers: Data) -> Iterator[DataPath]:
    """What is kept, by its field; a part with fields of its own by those."""
    for key, value in answers.items():
        if isinstance(value, Mapping) and key not in ("unit", "schedule", "pace"):
            yield from ((key, inner) for inner in value)
        elif value not in (None, "", [], {}):
            yield (key,)


def _cleared_fields(places: Sequence[DataPath], answers: Data) -> Iterator[DataPath]:
    """What was cleared and had been stated; an item of a list by the list."""
    for place in places:
        if _stated(answers, place):
            yield place[: next((n for n, step in enumerate(place) if isinstance(step, int)), len(place))]


def _stated(answers: Value, place: DataPath) -> bool:
    for step in place:
        answers = answers[step]
    return answers not in (None, "", [], {}, "待定", False)


def _names(places: Iterator[DataPath]) -> Iterator[str]:
    seen: dict[str, None] = {}
    for place in places:
        seen.setdefault(" · ".join(place_words(Plan, place)), None)
    yield from seen
