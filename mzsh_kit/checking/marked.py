"""A document as HTML with the words of its findings marked; every word links to its finding, by number
from 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

from ..reading import Line, outline
from ..text.lazy import lazy_pattern
from .decisions import State
from .finding import Finding
from .labels import KINDS, LEVELS

_MOST_COLUMNS, _SHORT = 63, 24
Shown = tuple[Finding, State] | None
"""A finding and what was decided on it; nothing for one that is not told."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A stretch of a line: the ``nth`` place of the finding ``of``, whose number in the list is
    ``finding``.
    """

    start: int
    end: int
    of: Finding
    state: State
    finding: int
    nth: int


def marked(lines: Sequence[Line], findings: Sequence[Shown]) -> str:
    """The whole document, escaped. Words bear ids ``w3-0`` (finding 3, place 0) and link to ``#f3``.

    What was accepted shows what will stand there behind what stands there now; what is ignored is not marked.
    """
    words = _words(lines, findings)
    classes = _classes(lines)
    parts = []
    for table, group in groupby(lines, key=lambda line: _cell(line)[0]):
        cells = list(group)
        if table:
            parts.append(_table(cells, words))
        else:
            parts += [_paragraph(line, classes.get(line.number, ""), _line(line, words)) for line in cells]
    return "".join(parts)


def _words(lines: Sequence[Line], findings: Sequence[Shown]) -> Mapping[int, list[_Word]]:
    """The marked stretches of each line by its number; a place without words is the whole line."""
    lengths = {line.number: len(line.text) for line in lines}
    by_line: dict[int, list[_Word]] = defaultdict(list)
    for number, (finding, state) in ((n, shown) for n, shown in enumerate(findings) if shown):
        for nth, spot in enumerate(finding.spots if state != "ignored" else ()):
            start, end = (spot.start, spot.end) if spot.start < spot.end else (0, lengths.get(spot.line, 0))
            by_line[spot.line].append(_Word(start, end, finding, state, number, nth))
    return by_line


def _classes(lines: Sequence[Line]) -> dict[int, str]:
    """How a line is set: as title, or as heading of a level."""
    tree = outline(lines)
    heads = {
        section.line: f"ck-head{min(section.level, 3)}"
        for section in tree.sections
        if not _runs_on(section.lines, section.line)
    }
    return heads | {title.number: "ck-doc-title" for title in tree.titles}


def _runs_on(lines: Sequence[Line], number: int) -> bool:
    return bool(lines) and lines[0].number == number


def _line(line: Line, words: Mapping[int, list[_Word]]) -> str:
    return "".join(_pieces(line.text, words.get(line.number, ())))


def _pieces(text: str, words: Iterable[_Word]) -> Iterator[str]:
    """The text cut where marks begin and end; of several marks at the same words the gravest is shown,
    open ones first.
    """
    inside = [word for word in words if 0 <= word.start < word.end <= len(text)]
    borders = sorted({0, len(text), *(at for word in inside for at in (word.start, word.end))})
    for start, end in pairwise(borders):
        here = [word for word in inside if word.start <= start and end <= word.end]
        shown = escape(text[start:end]).replace("\n", "<br>")
        yield _mark(shown, here, start, end) if here else shown


def _mark(shown: str, here: list[_Word], start: int, end: int) -> str:
    order = list(LEVELS)
    here = sorted(here, key=lambda word: (word.state != "open", order.index(word.of.level)))
    first, finding = here[0], here[0].of
    others = "".join(
        f'<span id="w{word.finding}-{word.nth}"></span>' for word in here[1:] if word.start == start
    )
    own = f' id="w{first.finding}-{first.nth}"' if first.start == start else ""
    told = escape(f"{KINDS.get(finding.kind, finding.kind)}：{finding.why}", quote=True)
    style = f"ck-word ck-{finding.level} ck-{finding.kind} ck-{first.state}"
    mend = finding.spots[first.nth].mend if first.state == "accepted" and first.end == end else None
    new = f"<ins>{escape(mend)}</ins>" if mend and len(mend) <= _SHORT else ""
    return f'{others}<a class="{style}"{own} href="#f{first.finding}" title="{told}">{shown}</a>{new}'


def _paragraph(line: Line, style: str, inner: str) -> str:
    label = "" if line.kind == "paragraph" else f"<small>{line.place}</small>"
    return f'<p class="{style}">{label}{inner}</p>'


_CELL = lazy_pattern(r"表(\d+)第(\d+)行第(\d+)列")


def _cell(line: Line) -> tuple[int, int, int]:
    """Table, row and column of a cell, from 1; zeros for other lines."""
    match = _CELL.match(line.place) if line.kind == "cell" else None
    return (int(match[1]), int(match[2]), int(match[3])) if match else (0, 0, 0)


def _table(cells: Sequence[Line], words: Mapping[int, list[_Word]]) -> str:
    """Empty cells are no lines; they are put back where columns are left out."""
    rows = []
    for _, row in groupby(cells, key=lambda line: _cell(line)[1]):
        inner, before = [], 0
        for line in row:
            column = _cell(line)[2]
            inner.append("<td></td>" * min(column - before - 1, _MOST_COLUMNS))
            inner.append(f"<td>{_line(line, words)}</td>")
            before = column
        rows.append(f"<tr>{''.join(inner)}</tr>")
    return f'<div class="ck-scroll"><table>{"".join(rows)}</table></div>'
