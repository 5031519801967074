"""How sure a value is: scraps of sentences are no facts; what is masked is kept as text and never taken over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .fact import Fact
from .lists import has
from .tables import words

_MASKS = (
    "xx",
    "XX",
    "××",
    "**",
    "＊",
    "＿",
    "__",
    "某某",
    "X月",
    "x月",
    "*月",
    "某年",
    "Xx",
    "〇〇",
    "○○",
    "*日",
    "x日",
)
_BAD_STARTS = words("certainty.bad_starts")
_BAD_ENDS = words("certainty.bad_ends")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_PREPOSITIONS = words("certainty.prepositions")
_NOUNS = words("certainty.nouns")
"""Fields whose values are names, before which no preposition stands."""


def certain(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts without scraps; masked ones are marked as uncertain."""
    for one in facts:
        if not is_scrap(one):
            yield replace(one, certain=False) if is_masked(one.value) else one


def is_masked(text: str) -> bool:
    """Whether a part of the text is left out: xx, ***, ＿＿, 某."""
    return has(text, _MASKS)


def is_scrap(one: Fact) -> bool:
    """A piece that no sentence ends or begins with, unpaired signs, a preposition before a name."""
    text = one.value.strip()
    starts = text.startswith(_BAD_STARTS) and not (one.field == "talks.pair" and text[0] in "与和")
    if (
        (len(text) < 2 and not is_masked(text))
        or starts
        or (text.endswith(_BAD_ENDS) and not text.endswith("目的"))
    ):
        return True
    if any(text.count(left) != text.count(right) for left, right in _PAIRS):
        return one.field not in (
            "meeting.theme",
            "problems.aspect",
            "agenda.item",
            "report",
            "bulletin",
            "submission",
            "organisation.duty",
            "basis",
        )
    return (
        one.field in _NOUNS
        and text.startswith(_PREPOSITIONS)
        and not text.startswith(("由衷", "对口", "从业", "为民", "向"))
    )
