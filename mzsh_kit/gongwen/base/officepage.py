"""The page of an office's own base: what its last section says."""

from __future__ import annotations

from dataclasses import replace

from ...errors import KitError, fault
from ...text.lazy import lazy_pattern
from ..ooxml.names import W
from ..ooxml.tree import Node
from ..ooxml.unpack import WordFile
from ..read.cascade import twips_in
from ..standard.units import TWIPS_A_MM
from ..typeset.page import Page, standard_page

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LEAST_MM = 60


def page_of(file: WordFile, ids: dict[str, str]) -> Page:
    """The portrait page of the base, with its headers and footers; ``ids`` names the relationship of each
    part.

    Raises :class:`mzsh_kit.errors.KitError` where hardly any room is left for text.
    """
    sections = list(file.body().iter(W + "sectPr"))
    section = next((section for section in sections if not _turned(section)), next(iter(sections), None))
    if section is None:
        return standard_page()
    headers, footers = (_parts(section, f"{kind}Reference", file) for kind in ("header", "footer"))
    headers |= {"even": headers["default"]} if "default" in headers and "even" not in headers else {}
    footers = {} if _as_the_kit_s(footers, file) else footers
    page = replace(
        _sized(section),
        grid=_grid(section),
        headers=_references("headerReference", headers, ids),
        footers=_references("footerReference", footers, ids),
    )
    if page.text_width < _LEAST_MM * TWIPS_A_MM or page.text_height < _LEAST_MM * TWIPS_A_MM:
        narrow = min(page.text_width, page.text_height) / TWIPS_A_MM
        raise KitError(fault("gongwen.page", "Word文件", found=round(narrow)))
    return page


def _sized(section: Node) -> Page:
    """Size and margins; what the section leaves out is as in the standard."""
    page, size, margins = standard_page(), section.find(W + "pgSz"), section.find(W + "pgMar")
    if size is not None:
        sides = sorted((twips_in(size, "w", page.width), twips_in(size, "h", page.height)))
        page = replace(page, width=sides[0], height=sides[1])
    if margins is None:
        return page
    top, right, bottom, left, header, footer = (
        abs(twips_in(margins, name, getattr(page, name)))
        for name in ("top", "right", "bottom", "left", "header", "footer")
    )
    if _turned(section):
        top, right, bottom, left = right, bottom, left, top
    return replace(page, top=top, right=right, bottom=bottom, left=left, header=header, footer=footer)


def _grid(section: Node) -> str:
    grid = section.find(W + "docGrid")
    if grid is None:
        return ""
    kind = grid.get(W + "type")
    stated = f' w:type="{kind}"' if kind in ("lines", "linesAndChars", "snapToChars", "default") else ""
    numbers = {name: twips_in(grid, name) for name in ("linePitch", "charSpace") if grid.get(W + name)}
    given = "".join(f' w:{name}="{value}"' for name, value in numbers.items())
    return f"<w:docGrid{stated}{given}/>"


def _turned(section: Node) -> bool:
    size = section.find(W + "pgSz")
    return size is not None and size.get(W + "orient") == "landscape"


def _parts(section: Node, kind: str, file: WordFile) -> dict[str, str]:
    """The headers or footers of odd (default) and even pages: side -> part."""
    known = file.relations(file.main)
    parts = {}
    for node in section.findall(W + kind):
        side, relation = node.get(W + "type", "default"), known.get(node.get(_R + "id", ""))
        if side in ("default", "even") and relation and relation.target in file.parts:
            parts[side] = relation.target
    return parts


_NUMBER_ONLY = lazy_pattern(r"—?PAGE\d*—?")


def _as_the_kit_s(footers: dict[str, str], file: WordFile) -> bool:
    """Whether footers hold the page number alone, on the outer side: the kit has these, turned and empty ones
    too.
    """
    wanted = {"default": "right", "even": "left"}
    return set(footers) == set(wanted) and all(
        (root := file.tree(footers[side])) is not None
        and _NUMBER_ONLY.fullmatch("".join("".join(map(str, root.itertext())).split()))
        and [node.get(W + "val") for node in root.iter(W + "jc")] == [align]
        for side, align in wanted.items()
    )


def _references(kind: str, parts: dict[str, str], ids: dict[str, str]) -> str:
    """Under the relationships that the new package has."""
    return "".join(
        f'<w:{kind} w:type="{side}" r:id="{ids[part]}"/>' for side, part in parts.items() if part in ids
    )
