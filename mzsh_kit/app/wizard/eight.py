"""The eight facts with which everything else begins: which of them are not there yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...plan.source import DataPath
from ...plan.when import as_open
from .controls import CONTROLS
from .draft import Draft
from .fields import Field, Rows, value_at

_Test = Callable[[Draft], object]


def _at(*place: str | int) -> _Test:
    return lambda draft: value_at(draft.answers, place)


def _principal(draft: Draft) -> bool:
    return any(member.get("role") == "主要负责同志" for member in _members(draft))


def _others(draft: Draft) -> bool:
    return any(member.get("name") and member.get("role") != "主要负责同志" for member in _members(draft))


def _members(draft: Draft) -> list[dict[str, object]]:
    members = draft.answers.get("members")
    return [member for member in members if isinstance(member, dict)] if isinstance(members, list) else []


def _basic() -> Iterator[tuple[str, DataPath, _Test]]:
    for control in CONTROLS:
        if isinstance(control, Field) and (control.needed or control.basic):
            yield control.label, control.place, _at(*control.place)
        elif isinstance(control, Rows) and control.essential:
            yield "主要负责同志", control.place, _principal
            yield "班子其他成员", control.place, _others


_EIGHT = tuple(_basic())
EIGHT_WORDS = "、".join(name for name, _, _ in _EIGHT)


def missing_of_eight(draft: Draft) -> tuple[tuple[str, DataPath], ...]:
    """What nobody has stated of the eight, each with its place. An open one is not stated."""
    return tuple((name, place) for name, place, given in _EIGHT if not _said(given(draft)))


def _said(value: object) -> bool:
    return bool(value) and not (isinstance(value, str) and as_open(value))
