"""A finished .docx -> a frozen record of what it effectively is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from ..ooxml.names import W
from ..ooxml.tree import Node
from ..ooxml.unpack import WordFile, unpack
from ..standard.units import TWIPS_A_MM, TWIPS_A_POINT
from .cascade import Cascade, Facts, amount, letters_of, setting, setting_of, twips_in, value
from .record import Layout, Letters, PageNumber, ParagraphRecord, Region, SectionRecord, TableRecord
from .runs import paragraphs, runs, text_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read_layout(data: bytes) -> Layout:
    """Read a .docx: text with tracked insertions, content controls and text boxes, without what was deleted.

    Automatic numbers are not part of the text. Raises :class:`mzsh_kit.errors.KitError`.
    """
    file = unpack(data)
    cascade = Cascade(file.tree(file.related("styles")), file.tree(file.related("theme")))
    body = file.body()
    settings = file.tree(file.related("settings"))
    return Layout(
        sections=_sections(body, file, cascade),
        styles=cascade.records(),
        paragraphs=tuple(_paragraphs(body, cascade)),
        tables=tuple(map(_table, body.iter(W + "tbl"))),
        odd_and_even=settings is not None and settings.find(W + "evenAndOddHeaders") is not None,
    )


def _paragraphs(root: Node, cascade: Cascade, place: Region = "body") -> Iterator[ParagraphRecord]:
    """Every paragraph in reading order."""
    for node in paragraphs(root):
        in_cell = place == "body" and any(parent.tag == W + "tc" for parent in node.iterancestors())
        yield _paragraph(node, cascade, "table" if in_cell else place)


def _paragraph(node: Node, cascade: Cascade, place: Region) -> ParagraphRecord:
    properties = node.find(W + "pPr")
    style = cascade.style_id(properties)
    facts = cascade.of(style) | (setting(properties) if properties is not None else {})
    texts = tuple((text, letters) for text, letters in _runs(node, cascade, facts) if text)
    return ParagraphRecord(
        cascade.name(style), texts, _most(texts, letters_of(facts)), setting_of(facts), place
    )


def _runs(node: Node, cascade: Cascade, facts: Facts) -> Iterator[tuple[str, Letters]]:
    for run in runs(node):
        own = run.find(W + "rPr")
        stated = cascade.of(value(own, "rStyle"), on=facts) | (
            cascade.letters(own) if own is not None else {}
        )
        yield text_of(run), letters_of(stated)


def _most(texts: tuple[tuple[str, Letters], ...], default: Letters) -> Letters:
    """The letters of most of the text; where it is mixed, hanzi count."""
    counts: Counter[Letters] = Counter()
    for text, letters in texts:
        counts[letters] += sum(1 + 3 * (char >= "一") for char in text)
    return counts.most_common(1)[0][0] if counts else default


def _table(node: Node) -> TableRecord:
    rows = node.findall(W + "tr")
    grid = node.findall(f"{W}tblGrid/{W}gridCol")
    properties = node.find(W + "tblPr")
    width = sum(amount(column.get(W + "w", "")) or 0 for column in grid)
    return TableRecord(
        width=width / TWIPS_A_MM,
        columns=len(grid),
        rows=len(rows),
        repeats=bool(rows) and rows[0].find(f"{W}trPr/{W}tblHeader") is not None,
        floats=properties is not None and properties.find(W + "tblpPr") is not None,
    )


def _sections(body: Node, file: WordFile, cascade: Cascade) -> tuple[SectionRecord, ...]:
    """Each section; footers that it does not name are those of the section before."""
    sections: list[SectionRecord] = []
    footers: dict[str, str] = {}
    for node in body.iter(W + "sectPr"):
        named = {
            reference.get(W + "type", ""): reference.get(_R + "id", "")
            for reference in node.findall(W + "footerReference")
        }
        footers = footers | named
        sections.append(_section(node, _numbers(footers, file, cascade)))
    return tuple(sections)


def _section(node: Node, numbers: tuple[PageNumber, ...]) -> SectionRecord:
    size, margins, grid = (_child(node, name) for name in ("pgSz", "pgMar", "docGrid"))

    def mm(child: Node, name: str) -> float:
        return twips_in(child, name) / TWIPS_A_MM

    return SectionRecord(
        width=mm(size, "w"),
        height=mm(size, "h"),
        **{name: mm(margins, name) for name in ("top", "right", "bottom", "left", "footer")},
        grid=grid.get(W + "type", ""),
        pitch=twips_in(grid, "linePitch") / TWIPS_A_POINT,
        landscape=size.get(W + "orient") == "landscape",
        start=value(node, "type", default="nextPage"),
        numbers=numbers,
    )


def _child(node: Node, name: str) -> Node:
    child = node.find(W + name)
    return child if child is not None else node.makeelement(W + name)


_PAGES: dict[str, Literal["odd", "even"]] = {"default": "odd", "even": "even"}


def _numbers(footers: Mapping[str, str], file: WordFile, cascade: Cascade) -> tuple[PageNumber, ...]:
    """The paragraphs that show the page number."""
    known, numbers = file.relations(file.main), []
    for kind, pages in _PAGES.items():
        relation = known.get(footers.get(kind, ""))
        root = file.tree(relation.target) if relation else None
        for node in root.iter(W + "p") if root is not None else ():
            if "PAGE" in "".join(map(str, node.itertext(W + "instrText"))).split() or _simple_field(node):
                turned = any(
                    parent.find(f"{W}tcPr/{W}textDirection") is not None
                    for parent in node.iterancestors(W + "tc")
                )
                numbers.append(PageNumber(pages, _paragraph(node, cascade, "footer"), turned))
    return tuple(numbers)


def _simple_field(node: Node) -> bool:
    return any("PAGE" in field.get(W + "instr", "").split() for field in node.iter(W + "fldSimple"))
