"""A rule is a card: what is wrong, why, by which rule, with examples that are its test; one small function finds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..reading import Line
from .finding import Level

if TYPE_CHECKING:
    from .page import Page


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a line, from ``start`` to ``end``; where these are equal the whole line is meant.

    ``why``, ``fix`` and ``level`` replace the card's where they are given. ``mend`` is what should stand from
    ``start`` to ``end`` if the rule is right, where it knows that. Hits of one card with the same ``same`` are one finding, told
    in the words of the first.
    """

    line: Line
    start: int
    end: int
    why: str = ""
    fix: str = ""
    mend: str | None = None
    level: Level | None = None
    same: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What every rule tells of itself. ``kind`` is one of ``labels.KINDS``; ``basis`` is the regulation or standard.

    In ``bad`` examples this rule alone finds a fault, in ``good`` ones nothing is found: words, or a function where
    it takes more than words.
    """

    id: str
    kind: str
    level: Level
    title: str
    why: str
    basis: str
    bad: tuple[str | Callable[[], object], ...]
    good: tuple[str | Callable[[], object], ...]


@dataclass(frozen=True, slots=True)
class Card(Head):
    """A rule about one document; examples are texts or make a page.

    It looks at the lines in one writing, or at the text as written where that is what it judges.
    """

    find: Callable[[Page], Iterable[Hit]]
    fix: str = ""
    as_written: bool = False


def each(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[Line, re.Match[str]]]:
    """Every match in every line."""
    for line in page.lines:
        for match in pattern.finditer(line.text):
            yield line, match


def matched(pattern: re.Pattern[str], mend: str | None, page: Page) -> Iterator[Hit]:
    """Every match of a pattern as a hit; ``mend`` is what should stand there, if that is known."""
    return (Hit(line, *match.span(), mend=mend) for line, match in each(page, pattern))
