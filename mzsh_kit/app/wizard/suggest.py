"""What the name of a unit suggests: its type, the body that leads it, who is above it, a short name."""

from __future__ import annotations

import re
from pathlib import Path

from ...plan import library
from ...plan.source import DataPath
from .draft import Draft
from .fields import value_at

_REGION = re.compile(r"(?:中共)?((?!国家).+(省|自治区|市|州|盟|县|区|旗))(?=.)")
_NAME: DataPath = ("unit", "name")
_TYPE: DataPath = ("unit", "type")
_SUPERIOR: DataPath = ("unit", "superior")
_SHORT: DataPath = ("unit", "short")
_ABOVE = ("党组", "党工委", "党委")
"""Bodies of bureaus, streets and towns, above which the committee of the region stands."""
_PLACES = ("镇", "乡", "街道", "街道办事处", "人民政府")
"""What ends the names of places, which are called without the region in which they lie."""


def type_of(name: str, templates: Path | None = None) -> str:
    """The type of unit whose names end so, the longest ending first; empty where none does."""
    fitting = (
        (len(match[0]), called)
        for called, unit_type in library(templates).unit_types.items()
        if unit_type.named and (match := re.search(f"(?:{unit_type.named})$", name))
    )
    return max(fitting, default=(0, ""))[1]


def superior_of(name: str, type_: str, templates: Path | None = None) -> str:
    """中共清源县委员会 of 清源县水务局 and 清源县东山镇; empty where the name does not say."""
    unit_type = library(templates).unit_types.get(type_)
    region = _REGION.match(name)
    if unit_type is None or region is None or not unit_type.of_region or unit_type.body not in _ABOVE:
        return ""
    return f"中共{region[1]}委员会"


def short_of(name: str) -> str:
    """县水务局 of 清源县水务局, 东山镇 of 清源县东山镇; empty where the name has no region."""
    region = _REGION.match(name)
    if region is None:
        return ""
    rest = name[region.end() :]
    return rest if rest.endswith(_PLACES) and rest not in _PLACES else f"{region[2]}{rest}"


def named(draft: Draft, before: str) -> Draft:
    """A draft whose unit has another name: what the old one suggested, or nobody stated, follows it."""
    name = str(value_at(draft.answers, _NAME) or "")
    draft = _again(draft, _TYPE, type_of(before, draft.templates), type_of(name, draft.templates))
    now, old = str(value_at(draft.answers, _TYPE) or ""), type_of(before, draft.templates)
    return _again(
        draft, _SUPERIOR, superior_of(before, old, draft.templates), superior_of(name, now, draft.templates)
    )


def _again(draft: Draft, place: DataPath, old: str, new: str) -> Draft:
    stated = value_at(draft.answers, place)
    return draft.set(place, new) if new and stated in (None, "", old) else draft


def told(draft: Draft, place: DataPath) -> str:
    """That a value is what the unit's name suggests; at the name itself, what follows from it."""
    name, value = str(value_at(draft.answers, _NAME) or ""), value_at(draft.answers, place)
    type_ = str(value_at(draft.answers, _TYPE) or "")
    if place == _NAME:
        return _follows(draft, type_) if name else ""
    suggested: dict[DataPath, str] = {
        _TYPE: type_of(name, draft.templates),
        _SUPERIOR: superior_of(name, type_, draft.templates),
    }
    return "由单位全称推定，不对的可以改" if name and value and value == suggested.get(place) else ""


def _follows(draft: Draft, type_: str) -> str:
    unit_type = library(draft.templates).unit_types.get(type_)
    if unit_type is None:
        return ""
    body, above = (value_at(draft.answers, ("unit", key)) for key in ("body", "superior"))
    superior = f"，上级是{above}" if above else ""
    return f"领导机关是{body or unit_type.body}{superior}；不同的，在“单位的称呼和行文”中改"


def offered(draft: Draft, place: DataPath) -> str:
    """What may be put in a place with one click; empty where it stands there already."""
    short = short_of(str(value_at(draft.answers, _NAME) or "")) if place == _SHORT else ""
    return short if short != draft.value(place) else ""
