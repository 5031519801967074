"""What a style or a paragraph of a Word file comes to, once defaults and based-on styles are followed."""

from __future__ import annotations

from typing import Any

from ..ooxml.names import W
from ..ooxml.tree import Node
from ..standard.units import TWIPS_A_POINT
from .record import Letters, Setting, StyleRecord

_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIGITS, _MOST = 9, 1e9
"""What counts as a number of a Word file: its own are of 32 bits."""
Facts = dict[str, Any]


def value(node: Node | None, name: str, attribute: str = "val", default: str = "") -> str:
    """The attribute of the child ``name``; ``default`` where either is missing."""
    child = node.find(W + name) if node is not None else None
    return str(child.get(W + attribute, default)) if child is not None else default


def amount(text: str) -> float | None:
    """A number as Word writes it; nothing where it is none."""
    try:
        measure = float(text)
    except ValueError:
        return None
    return measure if abs(measure) < _MOST else None


def whole(text: str | None, default: int = 0) -> int:
    """A whole number from 0 as Word writes it; ``default`` where it is none."""
    return int(text) if text and text.isdecimal() and len(text) <= _DIGITS else default


def is_on(node: Node, name: str) -> bool:
    """Whether the child ``name`` is there and not switched off."""
    return bool(_on(node, name))


def _on(node: Node, name: str) -> bool | None:
    child = node.find(W + name)
    return None if child is None else child.get(W + "val", "1") not in ("0", "false", "off")


class Cascade:
    """The styles of one file, each followed to its end once."""

    def __init__(self, styles: Node | None, theme: Node | None) -> None:
        self._theme = _theme_fonts(theme)
        nodes = list(styles.iter(W + "style")) if styles is not None else []
        self._nodes = {node.get(W + "styleId", ""): node for node in nodes}
        self._default = next(
            (
                node.get(W + "styleId", "")
                for node in nodes
                if node.get(W + "type") == "paragraph" and node.get(W + "default") in ("1", "true")
            ),
            "",
        )
        defaults = styles.find(W + "docDefaults") if styles is not None else None
        self._base = self._defaults(defaults)
        self._found: dict[str, Facts] = {}

    def _defaults(self, node: Node | None) -> Facts:
        facts: Facts = {}
        for outer, inner, read in (("rPrDefault", "rPr", self.letters), ("pPrDefault", "pPr", setting)):
            child = node.find(f"{W}{outer}/{W}{inner}") if node is not None else None
            facts |= read(child) if child is not None else {}
        return facts

    def style_id(self, properties: Node | None) -> str:
        """The style that a w:pPr names, or the default one."""
        named = value(properties, "pStyle")
        return named if named in self._nodes else self._default

    def name(self, style_id: str) -> str:
        """The name of a style."""
        return value(self._nodes.get(style_id), "name")

    def hides(self, run: Node, style_id: str) -> bool:
        """Whether a run in a paragraph of this style is hidden text, by itself or by a style."""
        properties = run.find(W + "rPr")
        own = _on(properties, "vanish") if properties is not None else None
        if own is None:
            own = (
                self.of(value(properties, "rStyle"), on={}).get("hidden") if properties is not None else None
            )
        return bool(self.of(style_id).get("hidden")) if own is None else own

    def of(self, style_id: str, *, on: Facts | None = None) -> Facts:
        """All that a style states or inherits; ``on`` is what lies below it, the defaults if nothing is
        given.
        """
        return (self._base if on is None else on) | self._stated(style_id)

    def _stated(self, style_id: str) -> Facts:
        """What a style and those it is based on state, each worked out once; a circle ends where it
        closes.
        """
        chain: dict[str, Node] = {}
        while style_id in self._nodes and style_id not in chain and style_id not in self._found:
            chain[style_id] = self._nodes[style_id]
            style_id = value(chain[style_id], "basedOn")
        facts = {} if style_id in chain else self._found.get(style_id, {})
        for name, node in reversed(chain.items()):
            facts = self._found[name] = facts | self._own(node)
        return facts

    def _own(self, node: Node) -> Facts:
        letters, paragraph = node.find(W + "rPr"), node.find(W + "pPr")
        return (self.letters(letters) if letters is not None else {}) | (
            setting(paragraph) if paragraph is not None else {}
        )

    def letters(self, node: Node) -> Facts:
        """What a w:rPr states of letters."""
        facts: Facts = {}
        fonts = node.find(W + "rFonts")
        if fonts is not None:
            for key, name in (("chinese", "eastAsia"), ("latin", "ascii")):
                theme = fonts.get(f"{W}{name}Theme")
                stated = self._theme.get(theme, "") if theme else fonts.get(W + name)
                facts |= {key: stated} if stated else {}
        for key, name, a_point in (("size", "sz", 2), ("spacing", "spacing", TWIPS_A_POINT)):
            if (measure := amount(value(node, name))) is not None:
                facts[key] = measure / a_point
        if colour := value(node, "color"):
            facts["colour"] = "" if colour == "auto" else colour.upper()
        if (bold := _on(node, "b")) is not None:
            facts["bold"] = bold
        if (hidden := _on(node, "vanish")) is not None:
            facts["hidden"] = hidden
        return facts

    def records(self) -> tuple[StyleRecord, ...]:
        """Every paragraph style."""
        return tuple(
            StyleRecord(self.name(key), letters_of(self.of(key)), setting_of(self.of(key)))
            for key, node in self._nodes.items()
            if node.get(W + "type") == "paragraph"
        )


def _theme_fonts(theme: Node | None) -> dict[str, str]:
    """minorEastAsia and the like -> font."""
    fonts: dict[str, str] = {}
    if theme is None:
        return fonts
    for kind in ("major", "minor"):
        node = next(iter(theme.iter(f"{_THEME}{kind}Font")), None)
        if node is None:
            continue
        latin, chinese = (
            child.get("typeface", "") if (child := node.find(_THEME + name)) is not None else ""
            for name in ("latin", "ea")
        )
        scripts = {child.get("script"): child.get("typeface", "") for child in node.findall(_THEME + "font")}
        fonts |= {
            f"{kind}EastAsia": chinese or scripts.get("Hans", ""),
            f"{kind}Ascii": latin,
            f"{kind}HAnsi": latin,
        }
    return fonts


_SPACING = {"before": "before", "after": "after"}
_INDENTS = {"left": ("left", "start"), "right": ("right", "end")}


def setting(node: Node) -> Facts:
    """What a w:pPr states of the paragraph."""
    facts: Facts = {}
    for key in _SPACING:
        if (measure := amount(value(node, "spacing", key))) is not None:
            facts[key] = measure / TWIPS_A_POINT
    if (line := amount(value(node, "spacing", "line"))) is not None:
        rule = value(node, "spacing", "lineRule", "auto")
        facts |= {"rule": rule, "line": line / (240 if rule == "auto" else TWIPS_A_POINT)}
    for key, names in _INDENTS.items():
        for name in names:
            if (measure := amount(value(node, "ind", name))) is not None:
                facts[key] = measure / TWIPS_A_POINT
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        if (measure := amount(value(node, "ind", name))) is not None:
            facts["first"] = sign * measure / TWIPS_A_POINT
    if (chars := amount(value(node, "ind", "firstLineChars"))) is not None:
        facts["first_chars"] = chars / 100
    if align := value(node, "jc"):
        facts["align"] = {"start": "left", "end": "right"}.get(align, align)
    if (outline := amount(value(node, "outlineLvl"))) is not None:
        facts["outline"] = int(outline)
    if (snapped := _on(node, "snapToGrid")) is not None:
        facts["snapped"] = snapped
    border = node.find(f"{W}pBdr/{W}bottom")
    if border is not None:
        facts["rule_below"] = (amount(border.get(W + "sz", "")) or 0) / 8
    return facts


_LETTERS = Letters.__slots__
_SETTING = Setting.__slots__


def letters_of(facts: Facts) -> Letters:
    """The part of ``facts`` that concerns letters."""
    return Letters(**{key: facts[key] for key in _LETTERS if key in facts})


def setting_of(facts: Facts) -> Setting:
    """The part of ``facts`` that concerns the paragraph; indents in characters are counted in its own
    letters.
    """
    stated = {key: facts[key] for key in _SETTING if key in facts}
    if facts.get("first_chars"):
        stated["first"] = facts["first_chars"] * (
            facts.get("size", Letters().size) + facts.get("spacing", 0.0)
        )
    return Setting(**stated)


def twips_in(node: Node, name: str, default: int = 0) -> int:
    """A measure of an attribute in twips; ``default`` where there is none or it is no number."""
    try:
        return round(float(node.get(W + name, default)))
    except (ValueError, OverflowError):
        return default
