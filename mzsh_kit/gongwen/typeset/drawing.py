"""Vector drawings as data: boxes, lines and short texts in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    left: float
    top: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from one point to another, not rising."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text in a box, level with its middle; ``turned`` stands it on its head."""

    left: float
    top: float
    width: float
    height: float
    text: str
    size: float
    side: Literal["left", "center", "right"] = "left"
    colour: str = "000000"
    face: str = "table.face"
    turned: bool = False


Item = Box | Rule | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """So many points wide and high; ``description`` is read out to those who do not see it."""

    width: float
    height: float
    items: tuple[Item, ...]
    description: str
