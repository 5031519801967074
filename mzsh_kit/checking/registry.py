"""All rules, found where they stand: every module below ``rules``, and the entry points of other packages."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import walk_packages

from ..errors import KitError, fault
from . import rules
from .lexicon import Lexicon
from .rule import Rule

_GROUP = "mzsh_kit.rules"
_ALIKE = 0.7
"""How like a known id an unknown one must be to be offered."""


def _found() -> Iterator[Rule]:
    """The rules of every module, those of ``rules.FIRST`` in its order, then by name; a rule's family is
    its package.
    """
    modules = [
        module.name for module in walk_packages(rules.__path__, f"{rules.__name__}.") if not module.ispkg
    ]
    for name in sorted(modules, key=_order):
        family = name.split(".")[-2]
        yield from (replace(rule, family=family) for rule in import_module(name).RULES)


def _order(module: str) -> tuple[int, str]:
    own = module.removeprefix(f"{rules.__name__}.")
    return rules.FIRST.index(own) if own in rules.FIRST else len(rules.FIRST), own


def _added() -> Iterator[Rule]:
    """Rules of other packages: each entry point of the group names a rule or a tuple of rules.

    A package that cannot be loaded stops nobody's check; the log says which.
    """
    for point in entry_points(group=_GROUP):
        try:
            loaded = point.load()
            yield from (loaded,) if isinstance(loaded, Rule) else tuple(loaded)
        except Exception:  # whatever another's package raises
            logging.getLogger(__name__).exception("rules of %s", point.value)


_EVERY = (*_found(), *_added())
CARDS, PLAN_RULES = (tuple(rule for rule in _EVERY if rule.scope == scope) for scope in ("document", "plan"))
"""Those about a document, and about a paper of a set beside its plan."""

ALL: tuple[Rule, ...] = (*CARDS, *PLAN_RULES)


def card(name: str) -> Rule:
    """The rule of this id. Raises :class:`KitError` that names ids like it, if there are any."""
    known = {rule.id: rule for rule in ALL}
    if name in known:
        return known[name]
    if alike := get_close_matches(name, known, 5, _ALIKE):
        raise KitError(fault("checking.rule_near", found=name, wanted="、".join(alike)))
    raise KitError(fault("checking.rule", found=name))


def off(words: Lexicon, disable: Collection[str] = ()) -> frozenset[str]:
    """The ids that are switched off, here or in the lexicon. Raises :class:`KitError` for an unknown one."""
    return frozenset(card(name).id for name in (*disable, *words.column("off")))
