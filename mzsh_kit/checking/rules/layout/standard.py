"""Layout of a Word file against the table of clauses of GB/T 9704: what the standard itself rules, no practice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from ....gongwen import Departure, Layout, check_layout, read_layout
from ....gongwen.read.record import ParagraphRecord
from ....gongwen.review.spots import characters
from ....gongwen.standard.units import points
from ....reading import Line, outline
from ....text.patterns import FIRST, FOURTH, SECOND
from ... import examples
from ...finding import Level
from ...page import Page
from ...rule import Hit, Rule

_STANDARD = "《党政机关公文格式》（GB/T 9704—2012）"
_LEVELS: Mapping[str, Level] = {"规定": "likely", "一般": "hint"}
"""Rows of other strengths follow from practice or arithmetic and are nobody's fault."""

_OF_THE_KIT = "公文"
_ORDER = (FIRST, SECOND, r"\d+[.．]", FOURTH)
_NEVER = {"grid.chars"}
"""Word reckons characters a line from settings that the reader does not follow."""

_REST = ("copy.", "secrecy.", "mark.", "note.", "imprint.", "table.", "seal.", "signoff.", "attachments.")
_ENDS, _SHORT = ("。", "；", "："), 20
_MOST_PLACES = 8


def _found(prefixes: tuple[str, ...], page: Page) -> Iterator[Hit]:
    """Departures whose rows begin with one of ``prefixes``, each once, at the first place where it is seen."""
    if not page.data.startswith(b"PK"):
        return
    for departure, lines in _departures(page.data, page.lines):
        if departure.key.startswith(prefixes):
            lacks = departure.found.startswith("没有")
            measured = f"{departure.found}，" if lacks else ""
            why = f"{measured}{departure.element}应为{departure.wanted}{'' if lacks else f'，实为{departure.found}'}{_seen(lines)}"
            fix = f"请{'补上' if lacks else f'改为{departure.wanted}'}（{_clause(departure)}）"
            yield Hit(lines[0] if lines else page.lines[0], 0, 0, why, fix, level=_LEVELS[departure.strength])


def _seen(lines: Sequence[Line]) -> str:
    places = "、".join(line.place for line in lines[:_MOST_PLACES])
    return (
        f"，共{len(lines)}处（{places}{'等' if len(lines) > _MOST_PLACES else ''}）" if len(lines) > 1 else ""
    )


def _clause(departure: Departure) -> str:
    return f"GB/T 9704—2012 {departure.clause}，{departure.strength}"


@lru_cache(maxsize=4)
def _departures(data: bytes, lines: tuple[Line, ...]) -> tuple[tuple[Departure, tuple[Line, ...]], ...]:
    """What departs, and the lines where."""
    layout, places = read_layout(data), {}
    if not any(paragraph.style.startswith(_OF_THE_KIT) for paragraph in layout.paragraphs):
        places = _places(data, lines)
        layout = _named(layout, places, {title.number for title in outline(lines).titles})
    kept = [
        departure
        for departure in check_layout(layout)
        if departure.strength in _LEVELS and departure.key not in _NEVER
    ]
    if not places and any(departure.paragraphs for departure in kept):
        places = _places(data, lines)
    return tuple(
        (departure, tuple(places[n] for n in departure.paragraphs if n in places)) for departure in kept
    )


def _places(data: bytes, lines: Sequence[Line]) -> dict[int, Line]:
    """The line that each paragraph of the file is, by the paragraph's number."""
    lines_at: dict[int, Line] = {}
    for line, spots in zip(lines, characters(data), strict=True):
        for paragraph, _ in spots:
            lines_at.setdefault(paragraph, line)
    return lines_at


def _named(layout: Layout, places: Mapping[int, Line], titles: set[int]) -> Layout:
    """The layout with the paragraphs of a foreign file named by what they are, as the table knows them."""
    named = (_role(record, places.get(number), titles) for number, record in enumerate(layout.paragraphs))
    return replace(layout, paragraphs=tuple(named))


def _role(record: ParagraphRecord, line: Line | None, titles: set[int]) -> ParagraphRecord:
    if line is None or line.kind != "paragraph":
        return replace(record, style="")
    if line.number in titles:
        return replace(record, style="公文标题")
    indented = record.text[:1] in "\u3000 " and record.text.strip()
    setting = replace(record.setting, first=points("body.indent")) if indented else record.setting
    return replace(record, style=_style(record, line.text), setting=setting)


def _style(record: ParagraphRecord, text: str) -> str:
    """Numbered lines are headings, whole sentences text; what is short, centred or at the right is something else."""
    level = next((n for n, number in enumerate(_ORDER, 1) if re.match(number, text)), 0)
    if level:
        return f"heading {level}"
    whole = record.setting.align in ("left", "both") and text.endswith(_ENDS) and len(text) > _SHORT
    return "公文正文" if whole else ""


_rule = partial(
    Rule, kind="other", level="hint", source=_STANDARD, good=(examples.laid_out,), as_written=True,
    reason="版面与公文格式的规定不一致",
)  # fmt: skip


def _departs(what: str) -> tuple[partial[Page]]:
    return (partial(examples.laid_out, what),)


RULES = (
    _rule(id="layout-page", level="likely", title="纸张和页边距", bad=_departs("page"), find=partial(_found, ("page.", "margin.", "text."))),
    _rule(id="layout-body", title="正文的字体、字号和缩进", bad=_departs("body"), find=partial(_found, ("body.", "grid.", "colour", "recipients."))),
    _rule(id="layout-title", title="标题的字体、字号", bad=_departs("title"), find=partial(_found, ("title.", "annex."))),
    _rule(id="layout-heading", title="层次标题的字体", bad=_departs("heading"), find=partial(_found, ("heading",))),
    _rule(id="layout-page-number", level="likely", title="页码", bad=_departs("page-number"), find=partial(_found, ("pagenumber.",))),
    _rule(id="layout-other", title="版头、版记、附注和表格的版面", bad=_departs("other"), find=partial(_found, _REST)),
)  # fmt: skip
