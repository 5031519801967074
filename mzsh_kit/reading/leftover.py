"""What no pattern took: kept as a rule of its section where there is a field for it, and listed where not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..text import annotated
from ..text.lazy import lazy_pattern
from .certainty import is_scrap, marked
from .fact import Fact
from .lists import covered, paragraphs, sentences
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
_STOPS = tuple("。；！？”）：")
_LIMIT = lazy_pattern(r"^(?:完成)?(?:时间|时限|期限)[：:]")
"""A limit beside what a section says."""
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
        cut = passage is passages[-1] and not passage.text.endswith(_STOPS)
        for sentence in _told(passage.text, known.get(passage.place, [])):
            yield _kept(sentence, passage, cut=cut and passage.text.endswith(sentence))


def _told(text: str, known: Sequence[str]) -> Iterator[str]:
    """The sentences that hold no fact; a list behind ： goes with it."""
    for paragraph in paragraphs(text):
        listed = ""
        for part in sentences(paragraph):
            begins, open_list = "：" in covered(part), listed
            told = not _understood(_plain(part), known)
            listed = part if told and begins else f"{listed}；{part}" if told and listed else ""
            if open_list and not listed.startswith(f"{open_list}；"):
                yield open_list
            if told and not listed:
                yield part
        yield from filter(None, [listed])


def _kept(sentence: str, passage: Passage, *, cut: bool) -> Fact | Unread:
    """A rule of what the section is about; not where the text ends in the middle of it."""
    field = next((field for role, field in _FIELDS if passage.about(role)), "")
    fact = Fact(field, sentence, passage.place)
    if field and not (cut or passage.about(*_NO_RULES) or _LIMIT.search(sentence) or is_scrap(fact)):
        return marked(fact)
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
            whole = not annotated("".join(line.text for line in section.lines)).left_out
            yield Fact("requirement", section.heading, section.place, certain=whole)
        above.append((section.level, section.heading.endswith("要求")))
