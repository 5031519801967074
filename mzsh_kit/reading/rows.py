"""Rows of tables, of a Word file and of a text, as lines whose cells stand wide apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from ..text import moments
from ..text.lazy import lazy_pattern
from .source import Line

_GAP = "\u3000\u3000"
_BARS, _WIDE = lazy_pattern(r"\s*[|｜]\s*"), lazy_pattern(r"(?:\u3000|\t| {2,})+")
_CELL = lazy_pattern(r"(表\d+)第(\d+)行第(\d+)列")
_LABEL = lazy_pattern(
    "序号|编号|.*(?:名称|内容|材料|事项|项目|任务|步骤|阶段|环节|时间|时限|日期|期限|部门|单位|科室|机关|对象|去向|人|人员|领导"
    "|形式|方式|地点|[份字]数|数量|范围|要求|标准|备注)"
)
_NO_LABEL = lazy_pattern(r"[\d，。；：、“《]|.{9}")
_TO = lazy_pattern(
    "(?!.*责任)[^，]*(?:报|送|交|接收|受理|审[核阅查]|备案)[^，]*(?:部门|单位|科室|机关|组织|对象)|去向"
)
_THING = lazy_pattern("[^，]*(?:名称|内容|材料|事项|项目)")
_ABOVE = lazy_pattern("委|上级|组织部|[督指]导|巡[视察]|工委|党办")
"""What gets papers; an office of the unit's own under 报送部门 is who sends them."""
_LEAST = 3

_Cut = Callable[[str], list[str]]


def joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Rows of a Word file's table that state a date or head one, each as one line; all other lines as they
    are.
    """
    for table, group in groupby(lines, key=lambda line: row_of(line)[0]):
        rows = [list(row) for _, row in groupby(group, key=row_of)]
        for row in rows:
            texts = [cell.text for cell in row if cell.text]
            if table and len(row) > 1 and (is_head(texts) or any(map(dated, texts))):
                yield replace(row[0], text=_GAP.join(texts))
            else:
                yield from row


def spread(lines: Sequence[Line]) -> Iterator[Line]:
    """The rows of tables that a text draws with bars, tabs or blanks, each as one; other lines as
    they are.
    """
    n = 0
    while n < len(lines):
        size, cut = next(((size, cut) for cut in _CUTS if (size := _rows(lines, n, cut)) > 1), (1, None))
        for line in lines[n : n + size]:
            yield replace(line, text=_GAP.join(filter(None, cut(line.text))), kind="cell") if cut else line
        n += size


def _rows(lines: Sequence[Line], n: int, cut: _Cut) -> int:
    """How many lines from one on are rows of as many cells: below a head, or parted by bars."""
    head = cut(lines[n].text)
    if lines[n].kind != "paragraph" or len(head) < _LEAST or not (cut is _by_bars or is_head(head)):
        return 0
    alike = takewhile(lambda line: line.kind == "paragraph" and len(cut(line.text)) == len(head), lines[n:])
    return sum(1 for _ in alike)


def _by_bars(text: str) -> list[str]:
    return _BARS.split(text.strip())


def cells(text: str) -> list[str]:
    """The cells of a row, which stand wide apart."""
    return _WIDE.split(text.strip())


_CUTS: tuple[_Cut, ...] = (_by_bars, cells, str.split)
"""What parts cells in a text, the surest first."""


def is_head(row: Sequence[str]) -> bool:
    """Whether the cells of a row only name the columns of a table: few words each, most of them such as
    columns are called by.
    """
    called = sum(bool(_LABEL.fullmatch(cell)) for cell in row)
    return len(row) >= _LEAST and 3 * called >= 2 * len(row) and not any(map(_NO_LABEL.search, row))


def dated(text: str) -> bool:
    """Whether a cell is a day, masked or not, or a limit, and nothing else."""
    return moments.is_moment(text.removesuffix("完成"))


def tells_recipients(head: Sequence[str]) -> bool:
    """Whether the rows below a head say to whom papers are sent."""
    return any(map(_TO.fullmatch, head))


def sent(head: Sequence[str], row: Sequence[str]) -> tuple[str, str, str] | None:
    """What is sent, to whom and until when, of a row below such a head; None where it does not say so."""
    named = list(zip(head, row, strict=False)) if len(head) == len(row) else []
    to = next((cell for label, cell in named if _TO.fullmatch(label) and _ABOVE.search(cell)), "")
    thing = next((cell for label, cell in named if _THING.fullmatch(label)), "")
    return (thing, to, next(filter(dated, row), "")) if to and thing else None


def row_of(line: Line) -> tuple[str, str]:
    """The table and the row in it of a Word file's cell; empty for another line."""
    match = _CELL.fullmatch(line.place) if line.kind == "cell" else None
    return (match[1], match[2]) if match else ("", "")


def column_of(cell: Line, n: int) -> int:
    """The column of a Word file's cell, from 0; ``n`` for a cell of a text."""
    match = _CELL.fullmatch(cell.place)
    return int(match[3]) - 1 if match else n
