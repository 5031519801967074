"""What no pattern took: kept as a rule of its section where there is a field for it, and listed where not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .fact import Fact
from .lists import sentences
from .outline import Outline
from .passage import Passage

_FIELDS = (
    ("talks", "talks.requirement"),
    ("opinions", "opinions.handling"),
    ("materials", "materials.rule"),
    ("problems", "problems.method"),
    ("criticism", "criticism.rule"),
    ("post", "rectification.rule"),
)
"""Which field keeps the other sentences of a section about this; the first that fits."""
_NO_RULES = ("agenda", "time", "venue", "attendees", "theme", "study", "duties", "preamble")


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that is not understood, with its place and its section's heading."""

    text: str
    place: str
    heading: str

    @property
    def where(self) -> str:
        """Its section and its place, in words."""
        return f"“{self.heading}”，{self.place}" if self.heading else self.place


def rules(passages: Sequence[Passage], facts: Iterable[Fact]) -> Iterator[Fact | Unread]:
    """The sentences that hold no fact, as rules of what their section is about, or as :class:`Unread`."""
    known: dict[str, list[str]] = {}
    for fact in facts:
        known.setdefault(fact.place, []).append(_plain(fact.value))
    for passage in passages:
        for sentence in sentences(passage.text):
            if not _understood(_plain(sentence), known.get(passage.place, [])):
                yield _kept(sentence, passage)


def _kept(sentence: str, passage: Passage) -> Fact | Unread:
    field = next((field for role, field in _FIELDS if passage.about(role)), "")
    if field and not passage.about(*_NO_RULES) and not sentence.endswith(("：", ":")):
        return Fact(field, sentence, passage.place)
    return Unread(sentence, passage.place, passage.heading)


def _understood(sentence: str, values: Sequence[str]) -> bool:
    return any(value in sentence or sentence in value for value in values)


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char in "*×")


def requirements(tree: Outline) -> Iterator[Fact]:
    """The headings of the parts of a section about requirements."""
    above: list[tuple[int, bool]] = []
    for section in tree.sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        if (above and above[-1][1] and section.number) or (not above and "组织领导" in section.heading):
            yield Fact("requirement", section.heading, section.place)
        above.append((section.level, section.heading.endswith("要求")))
