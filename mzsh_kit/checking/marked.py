"""A document as HTML with the words of its findings marked; every word links to its finding, by number from 0."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

from ..reading import Line, outline
from .finding import Finding
from .labels import KINDS, LEVELS

_MOST_COLUMNS = 63


@dataclass(frozen=True, slots=True)
class _Word:
    """A stretch of a line that one finding marks; ``first`` where the finding's ``nth`` place begins."""

    start: int
    end: int
    finding: int
    nth: int


def marked(lines: Sequence[Line], findings: Sequence[Finding]) -> str:
    """The whole document, escaped. Words bear ids ``w3-0`` (finding 3, place 0) and link to ``#f3``."""
    words = _words(lines, findings)
    classes = _classes(lines)
    parts = []
    for table, group in groupby(lines, key=lambda one: _cell(one)[0]):
        found = list(group)
        if table:
            parts.append(_table(found, words, findings))
        else:
            parts += [
                _paragraph(one, classes.get(one.number, ""), _line(one, words, findings)) for one in found
            ]
    return "".join(parts)


def _words(lines: Sequence[Line], findings: Sequence[Finding]) -> Mapping[int, list[_Word]]:
    """The marked stretches of each line by its number; a place without words is the whole line."""
    lengths = {one.number: len(one.text) for one in lines}
    found: dict[int, list[_Word]] = defaultdict(list)
    for number, one in enumerate(findings):
        for nth, spot in enumerate(one.spots):
            start, end = (spot.start, spot.end) if spot.start < spot.end else (0, lengths.get(spot.line, 0))
            found[spot.line].append(_Word(start, end, number, nth))
    return found


def _classes(lines: Sequence[Line]) -> dict[int, str]:
    """How a line is set: as title, or as heading of a level."""
    tree = outline(lines)
    heads = {
        one.line: f"ck-head{min(one.level, 3)}" for one in tree.sections if not _runs_on(one.lines, one.line)
    }
    return heads | {one.number: "ck-doc-title" for one in tree.titles}


def _runs_on(lines: Sequence[Line], number: int) -> bool:
    return bool(lines) and lines[0].number == number


def _line(line: Line, words: Mapping[int, list[_Word]], findings: Sequence[Finding]) -> str:
    return "".join(_pieces(line.text, words.get(line.number, ()), findings))


def _pieces(text: str, words: Iterable[_Word], findings: Sequence[Finding]) -> Iterator[str]:
    """The text cut where marks begin and end; of several marks at the same words the gravest is shown."""
    inside = [one for one in words if 0 <= one.start < one.end <= len(text)]
    borders = sorted({0, len(text), *(at for one in inside for at in (one.start, one.end))})
    for start, end in pairwise(borders):
        here = [one for one in inside if one.start <= start and end <= one.end]
        shown = escape(text[start:end]).replace("\n", "<br>")
        yield _mark(shown, here, start, findings) if here else shown


def _mark(shown: str, here: list[_Word], at: int, findings: Sequence[Finding]) -> str:
    order = list(LEVELS)
    here = sorted(here, key=lambda one: order.index(findings[one.finding].level))
    first, finding = here[0], findings[here[0].finding]
    others = "".join(f'<span id="w{one.finding}-{one.nth}"></span>' for one in here[1:] if one.start == at)
    own = f' id="w{first.finding}-{first.nth}"' if first.start == at else ""
    styles = " ".join(
        dict.fromkeys(f"ck-{findings[one.finding].level} ck-{findings[one.finding].kind}" for one in here[:1])
    )
    told = escape(f"{KINDS.get(finding.kind, finding.kind)}：{finding.why}", quote=True)
    return f'{others}<a class="ck-word {styles}"{own} href="#f{first.finding}" title="{told}">{shown}</a>'


def _paragraph(line: Line, style: str, inner: str) -> str:
    label = "" if line.kind == "paragraph" else f"<small>{line.place}</small>"
    return f'<p class="{style}">{label}{inner}</p>'


_CELL = re.compile(r"表(\d+)第(\d+)行第(\d+)列")


def _cell(line: Line) -> tuple[int, int, int]:
    """Table, row and column of a cell, from 1; zeros for other lines."""
    found = _CELL.match(line.place) if line.kind == "cell" else None
    return (int(found[1]), int(found[2]), int(found[3])) if found else (0, 0, 0)


def _table(cells: Sequence[Line], words: Mapping[int, list[_Word]], findings: Sequence[Finding]) -> str:
    """Empty cells are no lines; they are put back where columns are left out."""
    rows = []
    for _, row in groupby(cells, key=lambda one: _cell(one)[1]):
        inner, before = [], 0
        for one in row:
            column = _cell(one)[2]
            inner.append("<td></td>" * min(column - before - 1, _MOST_COLUMNS))
            inner.append(f"<td>{_line(one, words, findings)}</td>")
            before = column
        rows.append(f"<tr>{''.join(inner)}</tr>")
    return f'<div class="ck-scroll"><table>{"".join(rows)}</table></div>'
