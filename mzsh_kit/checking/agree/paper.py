"""A finished paper as the rules look at it: titles, tables by their heads, values by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from .text import TITLE, Passage

_OTHER_OCCASIONS = ("座谈会", "谈话记录", "学习研讨", "征求意见", "意见建议")
"""In papers of these titles 时间, 地点, 主持 and 参加 are not the meeting's."""

_STARTS = r"(?:^|(?<=[^\u4e00-\u9fff]))"


def compact(text: str) -> str:
    """Without white space: names are spaced in tables, and typists space dates.

    >>> compact("孟　珺")
    '孟珺'
    """
    return re.sub(r"\s+", "", text)


def blank(text: str) -> bool:
    """Whether there is nothing but room to write in, or a word for what is open."""
    return not re.sub(r"[\s＿_—\-/。]+", "", text) or compact(text).startswith(("待定", "另行通知"))


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a passage: from ``start`` to ``end``."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def overlaps(self, other: Words) -> bool:
        """Whether both are of one passage and share words; an empty passage is shared too."""
        here = self.passage is other.passage
        return here and self.start < max(other.end, 1) and other.start < max(self.end, 1)


def whole(passage: Passage) -> Words:
    return Words(passage, 0, len(passage.text))


def group(passage: Passage, match: re.Match[str], number: int | str = 0) -> Words:
    """What one group of a match holds."""
    return Words(passage, *match.span(number))


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each as its cells by column; ``heads`` are the texts of the first row."""

    rows: tuple[dict[int, Passage], ...]

    @property
    def heads(self) -> dict[str, int]:
        return {compact(cell.text): column for column, cell in self.rows[0].items()}

    def columns(self, *heads: str) -> tuple[tuple[Passage, ...], ...]:
        """Below the heads: the cells of these columns, row by row; nothing if a head is not there."""
        if not all(head in self.heads for head in heads):
            return ()
        wanted = [self.heads[head] for head in heads]
        found = (tuple(row[column] for column in wanted if column in row) for row in self.rows[1:])
        return tuple(row for row in found if len(row) == len(heads))


@dataclass(frozen=True)
class Paper:
    """A file of the set: its name and its passages, none if it is not ``there`` or not ``readable``."""

    name: str
    passages: tuple[Passage, ...]
    there: bool = True
    readable: bool = True

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        cells = [passage for passage in self.passages if passage.table]
        tables = (
            tuple({cell.column: cell for cell in row} for _, row in groupby(table, key=lambda cell: cell.row))
            for _, table in groupby(sorted(cells, key=lambda cell: cell.table), key=lambda cell: cell.table)
        )
        return tuple(map(Table, tables))

    @cached_property
    def said(self) -> tuple[Passage, ...]:
        """Passages that are not empty."""
        return tuple(passage for passage in self.passages if passage.text)

    @cached_property
    def of_meeting(self) -> tuple[Passage, ...]:
        """Passages but those under the title of another occasion."""
        title, found = "", []
        for passage in self.said:
            title = passage.text if passage.style == TITLE else title
            if not any(word in title for word in _OTHER_OCCASIONS):
                found.append(passage)
        return tuple(found)

    def labelled(self, label: str, cell: str = "") -> Iterator[Words]:
        """What stands behind a label (a regular expression) up to its sentence's end, or in the cell beside ``cell``."""
        pattern = re.compile(rf"{_STARTS}(?:{label})[ \t]*(?=([^。；;\n]*))")
        for passage in self.of_meeting:
            for match in pattern.finditer(passage.text):
                yield group(passage, match, 1)
        for table in self.tables if cell else ():
            for row in table.rows:
                cells = [row[column] for column in sorted(row)]
                pairs = pairwise(cells)
                yield from (whole(value) for head, value in pairs if compact(head.text) == cell)
