"""What a person decides on the findings of one document: accepted, ignored, or still open.

A decision is kept by place: the rule, the words and their whole line as written. The same finding at the
same text has it when the file is checked again; one whose line has changed is open once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

from ..reading import Line
from .finding import Finding

State = Literal["open", "accepted", "ignored"]
Keys = tuple[str, ...]
"""The places of one finding; a finding that knows no place has one of its own."""

_KEY = 16


@dataclass(frozen=True)
class Decisions:
    """By the key of a place. ``texts`` are replacements that a person typed; an empty one means a
    comment only.
    """

    accepted: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)

    def state(self, keys: Keys) -> State:
        """Of a finding: decided where all its places are."""
        decided: tuple[tuple[State, frozenset[str]], ...] = (
            ("accepted", self.accepted),
            ("ignored", self.ignored),
        )
        return next((state for state, known in decided if known.issuperset(keys)), "open")

    def decide(self, state: State, keys: Iterable[str]) -> Decisions:
        """All these places accepted, ignored, or open again."""
        given = frozenset(keys)
        accepted, ignored = self.accepted - given, self.ignored - given
        if state == "open":
            return replace(self, accepted=accepted, ignored=ignored)
        return replace(
            self,
            accepted=accepted | given if state == "accepted" else accepted,
            ignored=ignored | given if state == "ignored" else ignored,
        )

    def write(self, keys: Keys, text: str) -> Decisions:
        """What should stand at all places of a finding."""
        return replace(self, texts={**self.texts, **dict.fromkeys(keys, text)})

    def mended(self, finding: Finding, keys: Keys) -> Finding:
        """The finding with the replacements that a person typed."""
        spots = (
            replace(spot, mend=self.texts[key] or None) if key in self.texts else spot
            for spot, key in zip(finding.spots, keys, strict=False)
        )
        return replace(finding, spots=tuple(spots))


def keys_of(finding: Finding, lines: Sequence[Line]) -> Keys:
    """The keys of a finding's places; ``lines`` are those of the document, numbered from 1."""
    if not finding.spots:
        return (_key(finding.rule, finding.text, finding.why),)
    return tuple(
        _key(finding.rule, lines[spot.line - 1].text, spot.start, spot.end) for spot in finding.spots
    )


def _key(*facts: object) -> str:
    return sha256("\0".join(map(str, facts)).encode("utf-8", "replace")).hexdigest()[:_KEY]
