"""How sure a value is: scraps of sentences are no facts; what is masked is kept as text and never taken
over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..text import annotated
from .fact import Fact
from .tables import words

_SENTENCES = words("certainty.sentences")
"""Fields whose values may run over a sign that stands open."""
_NO_PREPOSITION = words("certainty.no_preposition")
_WITH = ("talks.pair", "opinions.method")
"""Fields whose values may begin with whom something is done with."""
_BAD_STARTS = words("certainty.bad_starts")
_BAD_ENDS = words("certainty.bad_ends")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_PREPOSITIONS = words("certainty.prepositions")
_NOUNS = ("meeting.venue", "meeting.host", "meeting.attendees", "meeting.observers", "meeting.guidance",
          "meeting.recorder", "opinions.scope")  # fmt: skip
"""Fields whose values are names, before which no preposition stands."""


def certain(facts: Iterable[Fact], texts: Mapping[str, str]) -> Iterator[Fact]:
    """The facts without scraps; masked ones are marked as uncertain. ``texts`` are the paragraphs by
    their places.
    """
    for fact in facts:
        if not is_scrap(fact, texts.get(fact.place, "")):
            yield replace(fact, certain=False) if is_masked(fact.value) else fact


def is_masked(text: str) -> bool:
    """Whether a part of the text is left out: xx, ***, ＿＿, 某."""
    return bool(annotated(text).masked or annotated(text).blanks)


def is_scrap(fact: Fact, text: str = "") -> bool:
    """A piece that no sentence ends or begins with, a sign whose other half stands in the paragraph
    outside, a preposition before a name.
    """
    value = fact.value.strip()
    starts = (
        value.startswith(_BAD_STARTS)
        and not (fact.field in _WITH and value[0] in "与和")
        and not value.startswith("与会")
    )
    if (
        (len(value) < 2 and not is_masked(value))
        or starts
        or (value.endswith(_BAD_ENDS) and not value.endswith(("目的", "理由", "缘由", "自由")))
    ):
        return True
    if fact.field not in _SENTENCES and any(
        _unpaired(value, *pair) and not _unpaired(text, *pair) for pair in _PAIRS
    ):
        return True
    return fact.field in _NOUNS and value.startswith(_PREPOSITIONS) and not value.startswith(_NO_PREPOSITION)


def _unpaired(text: str, left: str, right: str) -> bool:
    return text.count(left) != text.count(right)
