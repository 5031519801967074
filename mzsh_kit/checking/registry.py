"""All rules: the cards of every family, in the order in which they are asked."""

from __future__ import annotations

from difflib import get_close_matches

from ..errors import KitError, fault
from .card import Card
from .rules import FAMILIES

CARDS: tuple[Card, ...] = tuple(card for family in FAMILIES for card in family.CARDS)


def card(name: str) -> Card:
    """The card of this id. Raises :class:`KitError` that names near ones."""
    known = {one.id: one for one in CARDS}
    if name not in known:
        near = get_close_matches(name, known, 5, 0.5) or list(known)[:5]
        raise KitError(fault("checking.rule", found=name, wanted="、".join(near)))
    return known[name]
