"""What the name of a unit suggests: its type and the party organisation above it. Each can be changed."""

from __future__ import annotations

import re
from pathlib import Path

from ...plan import library
from .draft import Draft
from .fields import Place, value_at

_REGION = re.compile(r"(.+(?:省|自治区|市|州|盟|县|区|旗))(?=.)")
_TYPE: Place = ("unit", "type")
_SUPERIOR: Place = ("unit", "superior")
_ABOVE = ("党组", "党工委", "党委")
"""Bodies of bureaus, streets and towns, above which the committee of the region stands."""


def type_of(name: str, templates: Path | None = None) -> str:
    """The type of unit whose names end so, the longest ending first; empty where none does."""
    found = (
        (len(match[0]), one)
        for one, unit_type in library(templates).unit_types.items()
        if unit_type.named and (match := re.search(f"(?:{unit_type.named})$", name))
    )
    return max(found, default=(0, ""))[1]


def superior_of(name: str, type_: str, templates: Path | None = None) -> str:
    """中共清源县委员会 of 清源县水务局 and 清源县东山镇; empty where the name does not say."""
    unit_type = library(templates).unit_types.get(type_)
    region = _REGION.match(name)
    if unit_type is None or region is None or not unit_type.of_region or unit_type.body not in _ABOVE:
        return ""
    return f"中共{region[1]}委员会"


def named(draft: Draft, before: str) -> Draft:
    """A draft whose unit has another name now: what the name before suggested, or nobody stated, is suggested anew."""
    name = str(value_at(draft.answers, ("unit", "name")) or "")
    draft = _again(draft, _TYPE, type_of(before, draft.templates), type_of(name, draft.templates))
    now, old = str(value_at(draft.answers, _TYPE) or ""), type_of(before, draft.templates)
    return _again(draft, _SUPERIOR, superior_of(before, old, draft.templates), superior_of(name, now, draft.templates))


def _again(draft: Draft, place: Place, old: str, new: str) -> Draft:
    stated = value_at(draft.answers, place)
    return draft.set(place, new) if new and stated in (None, "", old) else draft


def told(draft: Draft, place: Place) -> str:
    """That a value is what the unit's name suggests."""
    name, value = str(value_at(draft.answers, ("unit", "name")) or ""), value_at(draft.answers, place)
    type_ = str(value_at(draft.answers, _TYPE) or "")
    suggested: dict[Place, str] = {
        _TYPE: type_of(name, draft.templates),
        _SUPERIOR: superior_of(name, type_, draft.templates),
    }
    return "由单位全称推定，不对的可以改" if name and value and value == suggested.get(place) else ""
