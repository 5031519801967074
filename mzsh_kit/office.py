"""本单位资料: what an office need not type again, one file beside the drafts, with a copy of every day on
which it changed.

``office/office.json`` holds by the name of a unit what of its last plan the next one keeps
(``templates/renew.yaml``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import resources
from .errors import KitError, fault
from .output import locked, make_folder, put
from .plan import Plan
from .plan.faults import place_words
from .plan.renew import renewed
from .plan.source import Data

SHARED = "MZSH_SHARED"
"""Set in the environment of a server that others reach: then nobody is shown what is not his."""

LARGEST = 2_000_000
"""Bytes of the store; what is known of a unit has some 10,000."""

_NAME, _BACKUPS, _VERSION, _DAYS = "office.json", "backups", 1, 30


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of a unit, and the day on which it was stored."""

    unit: str
    day: str
    answers: Data


def is_shared() -> bool:
    """Whether the server serves others than the person before this machine."""
    return os.environ.get(SHARED) == "1"


class Office:
    """The store in one folder; :func:`mzsh_kit.resources.outputs` ``/ "office"`` unless another is given."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or resources.outputs() / "office"

    @property
    def templates(self) -> Path:
        """The folder of what it taught the kit in the form of templates: its headings,
        ``reading/own.tsv``.
        """
        return self.folder / "templates"

    def units(self) -> tuple[Stored, ...]:
        """All units, the last stored first. A file that cannot be understood holds none: its copies are kept
        beside it.
        """
        try:
            stored = _parsed((self.folder / _NAME).read_bytes())
        except (OSError, ValueError, RecursionError):
            return ()
        return tuple(sorted(stored, key=lambda unit: unit.day, reverse=True))

    def find(self, unit: str) -> Stored | None:
        return next((stored for stored in self.units() if stored.unit == unit), None)

    def store(self, answers: Data, today: date) -> Stored:
        """Remember a unit by its plan's answers, in place of what was known of it. Raises what writing a file
        raises.
        """
        new = Stored(str(answers.get("unit", {}).get("name", "")), today.isoformat(), remembered(answers))
        self._write((new,), today)
        return new

    def take_in(self, data: bytes, today: date) -> tuple[str, ...]:
        """Units of a file that :meth:`exported` gave, over those of their names. Raises :class:`KitError` for
        another file.
        """
        try:
            units, headings = _parsed(data), _parsed_headings(data)
        except (ValueError, RecursionError):
            raise KitError(fault("office.file", "本单位资料")) from None
        self._write(units, today)
        self._take_in_headings(headings)
        return tuple(unit.unit for unit in units)

    def forget(self, unit: str, today: date) -> None:
        """Take a unit away; the copy of the day keeps it."""
        self._write((), today, without=unit)

    def own_words(self) -> dict[str, Data]:
        """By the name of a unit the paragraphs that it writes in its own words every time, as answers."""
        return {
            unit.unit: {"rewritten": own} for unit in self.units() if (own := unit.answers.get("rewritten"))
        }

    def compared(self, answers: Data) -> str:
        """Whether a unit is remembered as it is in a plan, in words."""
        stored = self.find(str(answers.get("unit", {}).get("name", "")))
        if stored is None:
            return "本单位的资料还没有存。"
        others = "、".join(differing(stored.answers, answers))
        return f"{others}与本单位资料不同。" if others else "与本单位资料一致。"

    def exported(self) -> bytes:
        """All of it as one file for a successor or another machine, with the remembered headings."""
        return _written(self.units(), self._headings())

    def _headings(self) -> dict[str, str]:
        """What sections under the office's own headings are about, by heading: ``reading/own.tsv``."""
        from .reading.tables import own_headings

        with suppress(OSError, KitError):
            return {
                heading: "|".join(sorted(roles)) for heading, roles in own_headings(self.templates).items()
            }
        return {}

    def _take_in_headings(self, new: Mapping[str, str]) -> None:
        from .reading.assigned import keep_headings

        if new:
            known = self._headings() | dict(new)
            keep_headings(
                {heading: frozenset(roles.split("|")) for heading, roles in known.items()}, self.templates
            )

    def _write(self, new: tuple[Stored, ...], today: date, without: str = "") -> None:
        with locked(self.folder):
            path = self.folder / _NAME
            if path.is_file():
                self._back_up(path.read_bytes(), today)
            gone = {unit.unit for unit in new} | {without}
            put(path, _written((*new, *(unit for unit in self.units() if unit.unit not in gone))))

    def _back_up(self, data: bytes, today: date) -> None:
        """The file as it was before the first change of a day; so many days are kept."""
        folder = self.folder / _BACKUPS
        copy = folder / f"{today.isoformat()}.json"
        if not copy.exists():
            make_folder(folder)
            put(copy, data)
            for old in sorted(folder.glob("*.json"))[:-_DAYS]:
                old.unlink(missing_ok=True)


def own_words() -> dict[str, Data]:
    """The own words of every unit that this machine remembers; none on a server that others reach."""
    return {} if is_shared() else Office().own_words()


def own_templates() -> Path | None:
    """:attr:`Office.templates` of this machine; none on a server that others reach."""
    return None if is_shared() else Office().templates


def remembered(answers: Data) -> Data:
    """What of a plan the next one keeps; of rewritten paragraphs those that the office writes so every
    time.
    """
    kept = renewed(answers).answers
    own = [rewritten for rewritten in kept.pop("rewritten", ()) if rewritten.get("always")]
    return {**kept, "rewritten": own} if own else kept


def differing(stored: Data, answers: Data) -> tuple[str, ...]:
    """What of a plan is not as it is stored, in words."""
    now = remembered(answers)
    return tuple(dict.fromkeys(_names(stored, now)))


def _names(old: Data, new: Data, place: tuple[str, ...] = ()) -> Iterator[str]:
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if isinstance(was, Mapping) and isinstance(now, Mapping):
            yield from _names(was, now, (*place, key))
        elif was != now:
            yield list(place_words(Plan, (*place, key)))[-1]


def _written(units: tuple[Stored, ...], headings: Mapping[str, str] | None = None) -> bytes:
    known = {unit.unit: {"day": unit.day, "answers": unit.answers} for unit in units}
    told = {"version": _VERSION, "units": known} | ({"headings": dict(headings)} if headings else {})
    data = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    if len(data) > LARGEST:
        raise KitError(fault("draft.large", "本单位资料", wanted=LARGEST // 1_000_000))
    return data


def _parsed(data: bytes) -> tuple[Stored, ...]:
    """Raises :class:`ValueError` for what :func:`_written` would not have written."""
    match json.loads(data.decode("utf-8")):
        case {"version": 1, "units": dict(units)}:
            parsed = tuple(_unit(name, facts) for name, facts in units.items())
            if all(parsed):
                return tuple(unit for unit in parsed if unit)
    raise ValueError("shape")


def _parsed_headings(data: bytes) -> dict[str, str]:
    """Headings of an exported file, none in an earlier one. Raises :class:`ValueError` for another shape."""
    stored = json.loads(data.decode("utf-8")).get("headings", {})
    if not isinstance(stored, dict):
        raise ValueError("shape")
    for heading, roles in stored.items():
        one_line = isinstance(roles, str) and len(f"{heading}{roles}".splitlines()) == 1
        if not one_line or "\t" in heading + roles or heading.startswith("#"):
            raise ValueError("shape")
    return stored


def _unit(name: str, given: object) -> Stored | None:
    match given:
        case {"day": str(day), "answers": {"unit": {"name": str(said)}} as answers} if said == name:
            return Stored(name, day, answers)
    return None
