"""The eight facts with which everything else begins: which of them are not there yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...plan.when import as_open
from .controls import CONTROLS
from .draft import Draft
from .fields import Field, Place, Rows, value_at

_Test = Callable[[Draft], object]


def _at(*place: str | int) -> _Test:
    return lambda draft: value_at(draft.answers, place)


def _principal(draft: Draft) -> bool:
    return any(one.get("role") == "主要负责同志" for one in _members(draft))


def _others(draft: Draft) -> bool:
    return any(one.get("name") and one.get("role") != "主要负责同志" for one in _members(draft))


def _members(draft: Draft) -> list[dict[str, object]]:
    found = draft.answers.get("members")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _basic() -> Iterator[tuple[str, Place, _Test]]:
    for one in CONTROLS:
        if isinstance(one, Field) and (one.needed or one.basic):
            yield one.label, one.place, _at(*one.place)
        elif isinstance(one, Rows) and one.essential:
            yield "主要负责同志", one.place, _principal
            yield "班子其他成员", one.place, _others


_EIGHT = tuple(_basic())
EIGHT_WORDS = "、".join(name for name, _, _ in _EIGHT)


def missing_of_eight(draft: Draft) -> tuple[tuple[str, Place], ...]:
    """What nobody has stated of the eight, each with its place. An open one is not stated."""
    return tuple((name, place) for name, place, given in _EIGHT if not _said(given(draft)))


def _said(value: object) -> bool:
    return bool(value) and not (isinstance(value, str) and as_open(value))
