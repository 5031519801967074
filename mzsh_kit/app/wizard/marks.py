"""What a person has looked at: steps opened, steps tried and left, defaults that he confirmed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from zlib import crc32

from ...plan.source import DataPath
from .draft import Draft
from .fields import Step, key_of

Seen = Mapping[str, str]
"""Defaults as they stood when they were confirmed: the key of a control and the digest of its value."""


@dataclass(frozen=True)
class Marks:
    """Steps by key: ``opened``, ``left`` (what they lack may be told), ``confirmed`` with their defaults."""

    opened: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    confirmed: Mapping[str, Seen] = field(default_factory=dict)

    def open(self, step: Step, before: Step | None = None) -> Marks:
        """After going to a step from another."""
        left = self.left | ({before.key} if before and before is not step else set())
        return replace(self, opened=self.opened | {step.key}, left=left)

    def try_all(self, steps: tuple[Step, ...]) -> Marks:
        """After asking for the papers: from now on everything that is missing is told."""
        return replace(self, left=self.left | {step.key for step in steps})

    def confirm(self, step: Step, draft: Draft) -> Marks:
        """After saying that the defaults of a step are right."""
        return replace(self, confirmed={**self.confirmed, step.key: defaults_of(step, draft)})

    def unconfirmed(self, step: Step, draft: Draft) -> int:
        """How many defaults of a step nobody has confirmed as they are now."""
        known = self.confirmed.get(step.key, {})
        return sum(known.get(key) != value for key, value in defaults_of(step, draft).items())


def defaults_of(step: Step, draft: Draft) -> Seen:
    """The defaults in force in a step."""
    return {
        key_of(place): _digest(draft.value(place))
        for place in _places(step, draft)
        if draft.is_default(place)
    }


def _places(step: Step, draft: Draft) -> Iterator[DataPath]:
    yield from (field.place for field in step.fields if draft.asks(field))
    yield from (rows.place for rows in step.tables)


def _digest(value: Any) -> str:
    return f"{crc32(json.dumps(value, sort_keys=True, default=str).encode()):08x}"
