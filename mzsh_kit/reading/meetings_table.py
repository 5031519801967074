"""Tables as lines that say the same: the rows of an agenda; and a table of meetings that a paste has
flattened to a line a cell, or to blanks between cells, each cell with what it is: 时间：甲.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ..text import moments, name_of
from ..text.lazy import lazy_pattern
from ..text.patterns import FIRST, SECOND
from . import rows
from .source import Line

_LABEL = lazy_pattern(
    "(?:会议|召开)?(?:(?P<time>时间|日期)|(?P<place>地点|会场)|(?P<chair>召集人|主持人?|负责人)|支部(?:名称)?|党小组|小组|单位|部门|组别|序号|人数|备注)"
)
_ITEM = lazy_pattern("(?:会议)?(?:议程|议题|程序|流程|环节|内容|事项)")
_SPEAKER = lazy_pattern("(?:发言|主讲|汇报|报告|责任|负责)(?:人员?|同志)")
_SPOKEN = lazy_pattern("议程|议题|发言|主讲")
"""What the head of a table of an agenda names, and that of no other work."""
_NO_CELL = lazy_pattern(rf"[。；，]|[：:](?!\d)|^附件|^{FIRST}|^{SECOND}")
_LEAST, _MOST, _LONGEST = 3, 8, 30
"""Columns of such a table; signs of a cell."""


def meetings_spread(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with the cells of such a table labelled by their columns; other lines as they are.

    The first cells of rows end alike: 机关支部, 林场支部.
    """
    n = 0
    while n < len(lines):
        labels, size = _header(lines, n)
        yield from () if labels else lines[n : n + 1]
        n += size
        column, alike = -1, ""
        while labels and n < len(lines) and (cells := _cells(lines[n])):
            alike = alike or cells[0][-2:]
            for at, cell in enumerate(cells):
                begins = 0 if cell.endswith(alike) else _column(cell, labels, column)
                column = at if len(cells) == len(labels) else begins
                yield replace(lines[n], text=f"{labels[column]}：{cell}" if _kind(labels[column]) else cell)
            n += 1


def agenda_spread(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with each row of a table of items and who speaks to them as one, 1、甲通报乙, or behind its
    hours; of its head nothing, of its other columns each cell.
    """
    columns, of, count = (-1, -1), "", 0
    for (table, _), group in groupby(lines, key=rows.row_of):
        cells = list(group)
        texts = [cell.text.strip() for cell in cells]
        if table and (head := _items_and_speakers(texts)):
            columns, of, count = head, table, 0
        elif table and table == of and len(texts) > max(columns):
            item, speaker = columns
            count += 1
            hours = next((n for n, text in enumerate(texts) if moments.hours(text)), -1)
            lead = f"{texts[hours]} " if hours >= 0 else f"{count}、"
            yield replace(cells[0], text=f"{lead}{texts[speaker]}{texts[item]}")
            told = (item, speaker, hours)
            yield from (cell for n, cell in enumerate(cells) if n not in told and not texts[n].isdecimal())
        else:
            yield from cells


def _items_and_speakers(texts: Sequence[str]) -> tuple[int, int] | None:
    """The columns of what is done and of who speaks, by the labels of a head."""
    items = [n for n, text in enumerate(texts) if _ITEM.fullmatch(text)]
    speakers = [n for n, text in enumerate(texts) if _SPEAKER.fullmatch(text)]
    spoken = any(map(_SPOKEN.search, texts))
    return (items[0], speakers[0]) if items and speakers and spoken else None


def _header(lines: Sequence[Line], n: int) -> tuple[list[str], int]:
    """The labels that a header holds which begins at a line, in it or one a line, and how many lines it
    takes; none where there is none.
    """
    within = rows.cells(lines[n].text)
    if _heads(within):
        return within, 1
    below = [line.text.strip() for line in lines[n : n + _MOST]] if _LABEL.fullmatch(within[0]) else []
    size = next((size for size in range(len(below), _LEAST - 1, -1) if _heads(below[:size])), 0)
    return below[:size], size or 1


def _heads(cells: Sequence[str]) -> bool:
    """Whether cells head the columns of a table that says when and where, or under whom, several
    meetings are.
    """
    kinds = {_kind(cell) for cell in cells}
    labels = len(cells) >= _LEAST and all(map(_LABEL.fullmatch, cells))
    return labels and "time" in kinds and not kinds.isdisjoint({"place", "chair"})


def _kind(label: str) -> str:
    found = _LABEL.fullmatch(label)
    return (found and found.lastgroup) or ""


def _cells(line: Line) -> list[str]:
    """The cells of a line; none where it is no part of a table."""
    row = rows.cells(line.text)
    return [] if any(len(cell) > _LONGEST or _NO_CELL.search(cell) for cell in row) else row


def _column(cell: str, labels: Sequence[str], before: int) -> int:
    """The column behind the one before, where the cell fits it; else the first that it fits, of a row of
    its own.
    """
    timed = moments.days(cell) or moments.hours(cell)
    kind = "time" if timed else "chair" if len(cell) <= _LEAST and name_of(cell) else ""
    kinds = [_kind(label) for label in labels]
    if before + 1 < len(labels) and kinds[before + 1] in ((kind,) if kind else ("place", "")):
        return before + 1
    return kinds.index(kind) if kind in kinds else 0
