"""A record of a Word file against the table of clauses: where it departs from the standard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from math import floor

from ..standard.units import RED, clause, face, number, points
from .record import Layout, PageNumber, ParagraphRecord, SectionRecord


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a file departs: key, clause, element and strength of the row, what it wants, what was found and
    where.

    ``where`` is the first place in words; ``paragraphs`` are all of them by number, from 0, if it is of
    paragraphs.
    """

    key: str
    clause: str
    element: str
    strength: str
    wanted: str
    found: str
    where: str
    paragraphs: tuple[int, ...] = ()

    def __str__(self) -> str:
        measured = f"{self.element}应为{self.wanted}，实为{self.found}"
        return f"{self.where}：{measured}（{self.clause}，{self.strength}）"


# Names under which the fonts of a face are sold.
_FACES = {
    "小标宋": "小标宋|XBS|XiaoBiaoSong|STZhongsong|华文中宋",
    "仿宋": "仿宋|FangSong",
    "楷体": "楷体|KaiTi|华文楷",
    "黑体": "黑体|SimHei|Heiti",
    "宋体": "^(新宋体|宋体|SimSun|NSimSun|Songti SC|思源宋体|华文宋体)",
}
_SLACK_POINTS, _SLACK_MM = 0.6, 0.5


def check_layout(layout: Layout) -> tuple[Departure, ...]:
    """Every departure once, with the place where it was first seen."""
    departures: dict[tuple[str, str], list[Departure]] = {}
    for departure in (*_pages(layout), *_texts(layout), *_page_numbers(layout), *_tables(layout)):
        departures.setdefault((departure.key, departure.found), []).append(departure)
    return tuple(map(_joined, departures.values()))


def _joined(same: list[Departure]) -> Departure:
    return replace(
        same[0], paragraphs=tuple(dict.fromkeys(n for departure in same for n in departure.paragraphs))
    )


def _departure(key: str, measured: object, where: str, wanted: str = "") -> Departure:
    row = clause(key)
    shown = f"{measured:g}" if isinstance(measured, float) else str(measured)
    unit = "" if row.unit in ("字体", "颜色", "字样") else row.unit
    return Departure(
        key,
        row.clause,
        row.element,
        row.strength,
        wanted or f"{row.value}{unit}",
        shown + (unit if shown[-1:].isdigit() else ""),
        where,
    )


def _measured(
    key: str, measured: float, slack: float, where: str, *, scale: float = 1.0
) -> Iterator[Departure]:
    """A departure where ``measured`` is off by more than ``slack``; ``scale`` is how much of it makes one
    unit.
    """
    if abs(measured - number(key) * scale) > slack:
        yield _departure(key, round(measured / scale, 1), where)


_EDGES = (
    ("margin.top", "top"),
    ("margin.left", "left"),
    ("margin.right", "right"),
    ("margin.bottom", "bottom"),
)
_TURNED = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}


def _pages(layout: Layout) -> Iterator[Departure]:
    for n, section in enumerate(layout.sections, 1):
        where = f"第{n}节"
        width, height = (
            (section.height, section.width) if section.landscape else (section.width, section.height)
        )
        yield from _measured("page.width", width, _SLACK_MM, where)
        yield from _measured("page.height", height, _SLACK_MM, where)
        slack = number("margin.slack") + 0.05
        for key, side in _EDGES:
            edge = next(new for new, old in _TURNED.items() if old == side) if section.landscape else side
            yield from _measured(key, getattr(section, edge), slack, where)


def _attribute(paragraph: ParagraphRecord, name: str) -> float | str:
    """A value of the letters or the setting; a heading is judged by its beginning, for text may run on behind
    it.
    """
    letters = paragraph.runs[0][1] if paragraph.style.startswith("heading") else paragraph.letters
    for part in (letters, paragraph.setting):
        if hasattr(part, name):
            return getattr(part, name)  # type: ignore[no-any-return]
    raise AttributeError(name)


# Style, what is looked at, the row that rules it.
_STYLES = (
    ("公文正文", "chinese", "body.face"),
    ("公文正文", "size", "body.size"),
    ("公文正文", "first", "body.indent"),
    ("公文正文", "line", "grid.pitch"),
    ("公文正文", "colour", "colour"),
    ("公文标题", "chinese", "title.face"),
    ("公文标题", "size", "title.size"),
    ("公文标题", "after", "title.below"),
    ("公文附件标题", "chinese", "title.face"),
    ("公文附件标题", "size", "title.size"),
    ("公文主送机关", "left", "recipients.indent"),
    *((f"heading {n}", "chinese", f"heading{n}.face") for n in (1, 2, 3, 4)),
    *((f"heading {n}", "size", "body.size") for n in (1, 2, 3, 4)),
    *((f"heading {n}", "first", "body.indent") for n in (1, 2, 3, 4)),
    *((f"heading {n}", "colour", "colour") for n in (1, 2, 3, 4)),
    ("公文附注", "first", "note.indent"),
    ("公文附件标识", "chinese", "annex.face"),
    ("公文附件标识", "size", "annex.size"),
    ("公文份号", "size", "copy.size"),
    ("公文密级和紧急程度", "chinese", "secrecy.face"),
    ("公文密级和紧急程度", "size", "secrecy.size"),
    ("公文发文机关标志", "chinese", "mark.face"),
    ("公文发文机关标志", "colour", "mark.colour"),
    ("公文版记", "chinese", "imprint.face"),
    ("公文版记", "size", "imprint.size"),
    ("公文表格文字", "chinese", "table.face"),
    ("公文表格文字", "size", "table.size"),
    ("公文表头", "chinese", "table.head.face"),
)


def _texts(layout: Layout) -> Iterator[Departure]:
    looked: dict[str, list[tuple[str, str]]] = {}
    for style, name, key in _STYLES:
        looked.setdefault(style, []).append((name, key))
    for index, paragraph in enumerate(layout.paragraphs):
        for departure in _paragraph(paragraph, looked.get(paragraph.style, ()), layout.sections):
            yield replace(departure, paragraphs=(index,))


def _paragraph(
    paragraph: ParagraphRecord, looked: Iterable[tuple[str, str]], sections: Iterable[SectionRecord]
) -> Iterator[Departure]:
    text = paragraph.text.strip()
    if not text:
        return
    where = f"“{text[:12]}”"
    for name, key in looked:
        yield from _text(key, _attribute(paragraph, name), where)
    if paragraph.style == "公文正文":
        yield from _grid(paragraph, sections, where)


def _text(key: str, measured: float | str, where: str) -> Iterator[Departure]:
    unit = clause(key).unit
    if unit == "字体":
        if not re.search(_FACES[face(key)], str(measured)):
            yield _departure(key, measured or "未设", where)
    elif unit == "颜色":
        red, wanted = str(measured) == RED, face(key) == "红色"
        if red != wanted or (not wanted and str(measured) not in ("", "000000")):
            yield _departure(key, "红色" if red else str(measured) or "黑色", where)
    elif abs(float(measured) - points(key)) > _SLACK_POINTS:
        yield _departure(
            key,
            round(float(measured) * number(key) / points(key) if points(key) else float(measured), 1),
            where,
        )


def _grid(paragraph: ParagraphRecord, sections: Iterable[SectionRecord], where: str) -> Iterator[Departure]:
    """Lines a page and characters a line, as the first upright section and the paragraph make them
    (5.2.3).
    """
    section = next((section for section in sections if not section.landscape), None)
    if section is None:
        return
    a_mm = 72 / 25.4
    high, wide = section.height - section.top - section.bottom, section.width - section.left - section.right
    line = paragraph.setting.line if paragraph.setting.rule == "exact" else section.pitch
    cell = paragraph.letters.size + paragraph.letters.spacing
    if line and (lines := floor(high * a_mm / line + 0.001)) != number("grid.lines"):
        yield _departure("grid.lines", lines, where)
    if cell > 0 and (chars := floor(wide * a_mm / cell + 0.001)) != number("grid.chars"):
        yield _departure("grid.chars", chars, where)


_OUTER: dict[str, tuple[str, Callable[[ParagraphRecord], float]]] = {
    "odd": ("right", lambda paragraph: paragraph.setting.right),
    "even": ("left", lambda paragraph: paragraph.setting.left),
}


def _page_numbers(layout: Layout) -> Iterator[Departure]:
    numbers = {
        shown.pages: shown for section in layout.sections for shown in section.numbers if not shown.turned
    }
    written = any(paragraph.place == "body" and paragraph.text.strip() for paragraph in layout.paragraphs)
    if written and not any(section.numbers for section in layout.sections):
        yield _departure("pagenumber.indent", "没有页码", "页脚")
    for pages, shown in numbers.items():
        yield from _page_number(pages, shown, layout)


def _page_number(pages: str, number_line: PageNumber, layout: Layout) -> Iterator[Departure]:
    where, paragraph = ("单页码" if pages == "odd" else "双页码"), number_line.paragraph
    yield from _text("pagenumber.face", paragraph.letters.chinese, where)
    yield from _text("pagenumber.size", paragraph.letters.size, where)
    side, inset = _OUTER[pages]
    if paragraph.setting.align != side or (pages == "odd" and not layout.odd_and_even):
        yield _departure(
            "pagenumber.indent",
            {"center": "居中"}.get(paragraph.setting.align, "不分单双页"),
            where,
            "单页居右、双页居左",
        )
    elif abs(inset(paragraph) - number("pagenumber.indent") * number("pagenumber.size")) > 2:
        yield _departure("pagenumber.indent", round(inset(paragraph) / number("pagenumber.size"), 1), where)


def _tables(layout: Layout) -> Iterator[Departure]:
    for n, table in enumerate(layout.tables, 1):
        widest = max(
            (section.width - section.left - section.right for section in layout.sections),
            default=number("text.width"),
        )
        if table.width > widest + 1 and not table.floats:
            yield _departure("text.width", round(table.width, 1), f"第{n}个表格")


MEASURED = tuple(
    dict.fromkeys(
        (
            *("page.width", "page.height", *(key for key, _ in _EDGES), "text.width"),
            *("grid.lines", *(key for *_, key in _STYLES)),
            *("pagenumber.face", "pagenumber.size", "pagenumber.indent"),
        )
    )
)
"""The rows that a file is measured by; characters a line (grid.chars) Word reckons in a way of its own."""
