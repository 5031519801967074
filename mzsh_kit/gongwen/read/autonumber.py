"""The numbers that Word computes: ``numbering.xml`` followed through a document, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...text.lazy import lazy_pattern
from ..ooxml.names import W
from ..ooxml.tree import Node
from .cascade import value, whole
from .numerals import numeral

_LEVELS = range(9)
_LONGEST = 255
"""Letters of a number that are read, and of the pattern that it is made by."""
_PART = lazy_pattern(r"%([1-9])")
_PRIVATE = range(0xE000, 0xF900)
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The level (from 1) after which this one begins anew; ``None``: any higher one, 0: never."""
    legal: bool = False
    spaced: bool = True
    style: str = ""


@dataclass(slots=True)
class Numbers:
    """Counts as it goes, so paragraphs are to be asked for in their order."""

    levels: dict[str, dict[int, _Level]]
    lists: dict[str, str]
    """w:num -> the list whose counters it shares."""
    starts: dict[str, dict[int, int]]
    """w:num -> its start overrides."""
    styled: dict[str, tuple[str, int]]
    """Style id -> w:num and level."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next(self, properties: Node | None, style: str) -> str:
        """The number in front of a paragraph, empty if it has none."""
        number, level = self._named(properties, style)
        if number not in self.lists or level not in self.levels[number]:
            return ""
        self._count(number, level)
        shown = self.levels[number][level]
        text = self._shown(number, level, shown)
        return f"{text} " if shown.spaced and text[-1:].isascii() and text[-1:].isalnum() else text

    def _named(self, properties: Node | None, style: str) -> tuple[str, int]:
        number, level = self.styled.get(style, ("", 0))
        own = properties.find(W + "numPr") if properties is not None else None
        if own is None:
            return number, level
        return value(own, "numId", default=number), whole(value(own, "ilvl"), level)

    def _count(self, number: str, level: int) -> None:
        counts = self.counts.setdefault(self.lists[number], {})
        if number not in self.begun:
            self.begun.add(number)
            for start in self.starts[number]:
                counts.pop(start, None)
        shown = self.levels[number]
        counts[level] = counts[level] + 1 if level in counts else self._start(number, level)
        for deeper in [count for count in counts if count > level]:
            restart = shown[deeper].restart if deeper in shown else None
            if restart is None or (restart and level < restart):
                del counts[deeper]

    def _start(self, number: str, level: int) -> int:
        shown = self.levels[number].get(level, _Level())
        return self.starts[number].get(level, shown.start)

    def _shown(self, number: str, level: int, shown: _Level) -> str:
        if shown.form == "bullet":
            return _BULLET if not shown.text or ord(shown.text[0]) in _PRIVATE else shown.text
        counts = self.counts[self.lists[number]]

        def part(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            form = self.levels[number].get(which, _Level()).form
            return numeral(
                counts.get(which, self._start(number, which)),
                "decimal" if shown.legal and which != level else form,
            )

        return _PART.sub(part, shown.text[:_LONGEST])[:_LONGEST]


def numbers(numbering: Node | None, styles: Node | None) -> Numbers:
    """The lists of a file, none counted yet."""
    if numbering is None:
        return Numbers({}, {}, {}, {})
    kinds = {node.get(W + "abstractNumId", ""): node for node in numbering.findall(W + "abstractNum")}
    links = {value(node, "styleLink"): key for key, node in kinds.items() if value(node, "styleLink")}
    named = {key: value(node, "numStyleLink") for key, node in kinds.items()}
    shapes = {key: _levels(node) for key, node in kinds.items()}
    lists = Numbers({}, {}, {}, {})
    for node in numbering.findall(W + "num"):
        kind = value(node, "abstractNumId")
        kind = links.get(named.get(kind, ""), kind)
        if kind not in kinds:
            continue
        key, overrides = node.get(W + "numId", ""), node.findall(W + "lvlOverride")
        lists.lists[key] = kind
        lists.levels[key] = shapes[kind] | {
            level: changed for override in overrides for level, changed in _levels(override).items()
        }
        lists.starts[key] = {
            whole(override.get(W + "ilvl")): whole(value(override, "startOverride"))
            for override in overrides
            if override.find(W + "startOverride") is not None
        }
    lists.styled.update(_styled(styles, lists))
    return lists


def _levels(node: Node) -> dict[int, _Level]:
    levels = ((whole(level.get(W + "ilvl")), level) for level in node.findall(W + "lvl"))
    return {number: _level(level) for number, level in levels if number in _LEVELS}


def _level(node: Node) -> _Level:
    restart = value(node, "lvlRestart")
    return _Level(
        form=value(node, "numFmt", default="decimal"),
        text=value(node, "lvlText"),
        start=whole(value(node, "start"), 0),
        restart=whole(restart) if restart.isdecimal() else None,
        legal=node.find(W + "isLgl") is not None,
        spaced=value(node, "suff", default="tab") != "nothing",
        style=value(node, "pStyle"),
    )


def _styled(styles: Node | None, numbers: Numbers) -> dict[str, tuple[str, int]]:
    """The list and level of every style, its own or inherited; a level may name the style instead."""
    nodes = {
        node.get(W + "styleId", ""): node for node in (styles.iter(W + "style") if styles is not None else ())
    }
    by_level = {
        shape.style: level
        for levels in numbers.levels.values()
        for level, shape in levels.items()
        if shape.style
    }
    held: dict[str, tuple[str, int]] = {}
    for key in nodes:
        _inherit(nodes, key, held)
    return {key: (number, by_level.get(key, level)) for key, (number, level) in held.items() if number}


def _inherit(nodes: dict[str, Node], key: str, held: dict[str, tuple[str, int]]) -> None:
    """Find the numbering of a style and of all that it is based on, each once; a circle has none."""
    chain: dict[str, None] = {}
    inherited = ("", 0)
    while key in nodes and key not in chain and not inherited[0]:
        if key in held:
            inherited = held[key]
            break
        chain[key] = None
        own = nodes[key].find(f"{W}pPr/{W}numPr")
        if own is not None and value(own, "numId"):
            inherited = value(own, "numId"), whole(value(own, "ilvl"))
        key = value(nodes[key], "basedOn")
    held |= dict.fromkeys(chain, inherited)
