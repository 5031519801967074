"""All rules: the cards of every family, in the order in which they are asked, and those about a set of papers."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import get_close_matches
from importlib.metadata import entry_points

from ..errors import KitError, fault
from . import across, agree
from .agree.rule import Rule
from .card import Card
from .lexicon import Lexicon
from .rules import FAMILIES, commas, figures, habits, layout, placeholders, punctuation

_OF_WRITING = (placeholders, punctuation, commas, figures, habits, layout)
"""Families that judge how a text is written."""
_GROUP = "mzsh_kit.rules"


def _added() -> Iterator[Card]:
    """Rules of other packages: each entry point of the group names a card or a tuple of cards.

    A package that cannot be loaded stops nobody's check; the log says which.
    """
    for point in entry_points(group=_GROUP):
        try:
            found = point.load()
            yield from (found,) if isinstance(found, Card) else tuple(found)
        except Exception:  # whatever another's package raises
            logging.getLogger(__name__).exception("rules of %s", point.value)


CARDS: tuple[Card, ...] = (
    *(replace(card, as_written=family in _OF_WRITING) for family in FAMILIES for card in family.CARDS),
    *_added(),
)
SET_RULES: tuple[Rule | across.Rule, ...] = (*agree.RULES, *across.RULES)
"""Those beside the plan, and those beside each other."""

ALL: tuple[Card | Rule | across.Rule, ...] = (*CARDS, *SET_RULES)
_NEAR = 0.7
"""How like a known id an unknown one must be to be offered."""


def card(name: str) -> Card | Rule | across.Rule:
    """The rule of this id. Raises :class:`KitError` that names near ones, if there are any."""
    known = {one.id: one for one in ALL}
    if name in known:
        return known[name]
    if near := get_close_matches(name, known, 5, _NEAR):
        raise KitError(fault("checking.rule_near", found=name, wanted="、".join(near)))
    raise KitError(fault("checking.rule", found=name))


def off(words: Lexicon, disable: Collection[str] = ()) -> frozenset[str]:
    """The ids that are switched off, here or in the lexicon. Raises :class:`KitError` for an unknown one."""
    return frozenset(card(name).id for name in (*disable, *words.column("off")))
