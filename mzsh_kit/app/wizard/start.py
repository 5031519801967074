"""Files that a draft may start from: bytes of an upload to answers."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ... import resources
from ...errors import KitError, fault
from ...output import safe_name
from ...plan.source import read_source
from ...roster import read_roster
from ..uploads import accepted
from .draft import Draft

Data = Mapping[str, Any]
IMPORTED = (".json",)
OLD = (".json", ".xlsx")
SAMPLE = "sample-plan.yaml"

_UNFINISHED = ("value.missing", "team", "unit", "year")
"""Faults that a draft may have on the way."""


def sample(templates: Path | None = None) -> Draft:
    """The draft of the sample plan."""
    return Draft(read_source((templates or resources.templates()) / SAMPLE).data, templates)


def imported(upload: Mapping[str, Any], templates: Path | None = None) -> Draft:
    """The draft that a plan.json holds; what it states as the default stands, stays default.

    Raises :class:`KitError` for another type of file, one above 5 MB, and data that are no plan.
    """
    return _slim(_checked(_read(upload, IMPORTED), str(upload["name"]), templates))


def earlier(upload: Mapping[str, Any], templates: Path | None = None) -> list[tuple[str, Data]]:
    """The unit and the answers of an earlier plan, or of every good row of a roster. Raises as :func:`imported`."""
    name = str(upload["name"])
    if not name.lower().endswith(".xlsx"):
        draft = _checked(_read(upload, OLD), name, templates)
        return [(str(draft.answers.get("unit", {}).get("name", name)), draft.answers)]
    content = accepted(upload, OLD)
    with tempfile.TemporaryDirectory(prefix="mzsh-") as folder:
        path = Path(folder) / safe_name(name)
        path.write_bytes(content)
        roster = read_roster(path, templates)
    if not roster.good:
        raise KitError(*(one.fault for one in roster.faults))
    return [(row.name, row.answers) for row in roster.good if row.answers is not None]


def _read(upload: Mapping[str, Any], kinds: tuple[str, ...]) -> Any:
    """Plain data of an upload, read as a file of that name would be."""
    content = accepted(upload, kinds)
    with tempfile.TemporaryDirectory(prefix="mzsh-") as folder:
        path = Path(folder) / safe_name(str(upload["name"]))
        path.write_bytes(content)
        return read_source(path).data


def _checked(data: Any, name: str, templates: Path | None) -> Draft:
    """A draft of data that have no fault but what a person has still to fill in."""
    if not isinstance(data, dict):
        raise KitError(fault("file.not_mapping", name))
    draft = Draft(data, templates)
    wrong = [one for one in draft.faults if not one.code.startswith(_UNFINISHED)]
    if wrong:
        raise KitError(*(one.at(name) for one in wrong))
    return draft


def _slim(draft: Draft) -> Draft:
    """The draft without what only repeats its defaults; the same plan follows from it."""
    pruned = _merged(_pruned(draft.answers, draft.defaults), draft.bare.answers)
    slim = Draft(pruned, draft.templates)
    return slim if draft.plan and slim.plan == draft.plan else draft


def _pruned(data: Data, defaults: Data) -> dict[str, Any]:
    """Plain data without values that are the defaults."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        below = defaults.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            value = _pruned(value, below) or below
        if value != below:
            found[key] = value
    return found


def _merged(weak: Data, strong: Data) -> dict[str, Any]:
    """``strong`` over ``weak``, mapping by mapping."""
    both = {key: _merged(weak[key], value) if isinstance(weak.get(key), dict) and isinstance(value, dict) else value
            for key, value in strong.items()}  # fmt: skip
    return {**weak, **both}
