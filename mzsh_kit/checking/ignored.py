"""What an office has chosen not to be told: kinds of findings, each with a reason, and single places by file.

One file beside 本单位资料 (``office/ignored.json``): ``kinds`` by rule, ``places`` by the name of the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from .. import resources
from ..output import locked, put
from ..reading import Line
from .decisions import Decisions, keys_of
from .finding import Finding

_NAME, _VERSION = "ignored.json", 1
_FILES, _PLACES = 500, 5_000
"""Files, and places of one file, that are remembered; the oldest go."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a kind is ignored, in the office's words (perhaps none), and since when."""

    reason: str
    day: str


@dataclass(frozen=True)
class Ignored:
    """The file as it was read; every change gives what is in it then. Without ``folder`` nothing is kept."""

    folder: Path | None = None
    kinds: Mapping[str, Reason] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def ignore(self, rule: str, reason: str, today: date) -> Ignored:
        return self._changed(
            lambda now: replace(now, kinds={**now.kinds, rule: Reason(reason, today.isoformat())})
        )

    def restore(self, rule: str) -> Ignored:
        """Be told of a kind again."""
        return self._changed(
            lambda now: replace(now, kinds={kind: why for kind, why in now.kinds.items() if kind != rule})
        )

    def keep(self, name: str, places: Iterable[str]) -> Ignored:
        """What is ignored in the file of this name."""
        kept_places = tuple(sorted(places))[:_PLACES]
        if self.places.get(name, ()) == kept_places:
            return self

        def kept(now: Ignored) -> Ignored:
            others = {other: keys for other, keys in now.places.items() if other != name}
            return replace(
                now, places=dict([*others.items(), *([(name, kept_places)] if kept_places else [])][-_FILES:])
            )

        return self._changed(kept)

    def told(self, name: str, findings: Iterable[Finding], lines: Sequence[Line]) -> tuple[Finding, ...]:
        """What of the findings in the file of this name is to be told; ``lines`` are those of the file,
        none of a set.
        """
        places = Decisions(ignored=frozenset(self.places.get(name, ()))) if lines else Decisions()
        return tuple(
            finding
            for finding in findings
            if finding.rule not in self.kinds
            and not (places.ignored and places.state(keys_of(finding, lines)) == "ignored")
        )

    def _changed(self, change: Callable[[Ignored], Ignored]) -> Ignored:
        """Change what is on disk now: another page may have written since. Raises what writing a file
        raises.
        """
        if self.folder is None:
            return change(self)
        with locked(self.folder):
            now = change(opened(self.folder))
            kinds = {rule: asdict(reason) for rule, reason in now.kinds.items()}
            data = {"version": _VERSION, "kinds": kinds, "places": now.places}
            put(
                self.folder / _NAME, json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")
            )
        return now


def opened(folder: Path | None = None) -> Ignored:
    """What is remembered in a folder, ``outputs/office`` unless another is given; nothing where it
    cannot be understood.
    """
    folder = folder or resources.outputs() / "office"
    try:
        return _parsed(folder, json.loads((folder / _NAME).read_bytes()))
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Ignored(folder)


def _parsed(folder: Path, data: Any) -> Ignored:
    """Raises as :func:`opened` catches it."""
    kinds = {
        str(rule): Reason(str(reason["reason"]), str(reason["day"])) for rule, reason in data["kinds"].items()
    }
    return Ignored(folder, kinds, {str(name): tuple(map(str, keys)) for name, keys in data["places"].items()})
