"""What rules of punctuation have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..card import Card, Hit
from ..finding import Level
from ..page import Page

_BASIS = "GB/T 15834《标点符号用法》"


def mark(
    name: str, title: str, why: str, bad: str, good: str, find: Callable[[Page], Iterable[Hit]],
    fix: str = "", level: Level = "likely",
) -> Card:  # fmt: skip
    """A card about punctuation, with one bad and one good example."""
    return Card(name, "punctuation", level, title, why, _BASIS, (bad,), (good,), find, fix)
