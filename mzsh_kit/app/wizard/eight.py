"""The eight facts with which everything else begins: which of them are not there yet."""

from __future__ import annotations

from collections.abc import Callable

from ...plan.when import as_open
from .draft import Draft
from .fields import Place, value_at

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


_EIGHT: tuple[tuple[str, Place, _Test], ...] = (
    ("单位全称", ("unit", "name"), _at("unit", "name")),
    ("单位类型", ("unit", "type"), _at("unit", "type")),
    ("主要负责同志", ("members",), _principal),
    ("班子其他成员", ("members",), _others),
    ("会议类型", ("kind",), _at("kind")),
    ("年度", ("year",), _at("year")),
    ("会议日期", ("meeting", "date"), _at("meeting", "date")),
    ("会议地点", ("meeting", "venue"), _at("meeting", "venue")),
)
EIGHT_WORDS = "、".join(name for name, _, _ in _EIGHT)


def missing_of_eight(draft: Draft) -> tuple[tuple[str, Place], ...]:
    """What nobody has stated of the eight, each with the place where it is typed. An open one is not stated."""
    return tuple((name, place) for name, place, given in _EIGHT if not _said(given(draft)))


def _said(value: object) -> bool:
    return bool(value) and not (isinstance(value, str) and as_open(value))
