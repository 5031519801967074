"""All rules: the cards of every family, in the order in which they are asked, and those about a set of papers."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from ..errors import KitError, fault
from .agree import RULES
from .agree.rule import Rule
from .card import Card
from .lexicon import Lexicon
from .rules import FAMILIES

CARDS: tuple[Card, ...] = tuple(card for family in FAMILIES for card in family.CARDS)


def card(name: str) -> Card | Rule:
    """The rule of this id. Raises :class:`KitError` that names near ones."""
    rules: tuple[Card | Rule, ...] = (*CARDS, *RULES)
    known = {one.id: one for one in rules}
    if name not in known:
        near = get_close_matches(name, known, 5, 0.5) or list(known)[:5]
        raise KitError(fault("checking.rule", found=name, wanted="、".join(near)))
    return known[name]


def off(words: Lexicon, disable: Collection[str] = ()) -> frozenset[str]:
    """The ids that are switched off, here or in the lexicon. Raises :class:`KitError` for an unknown one."""
    return frozenset(card(name).id for name in (*disable, *words.column("off")))
