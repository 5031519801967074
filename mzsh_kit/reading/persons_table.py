"""The rows of a table of persons, in a Word file or a text, as lines of a roll (``roll``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ..text.lazy import lazy_pattern
from .rows import column_of, row_of
from .source import Line

_NAME_COLUMN, _POST_COLUMN, _NUMBERS = "姓名", "职务", ("序号", "编号", "")
_GAPS = lazy_pattern("(?:\u3000\u3000|\t)+")


def persons_joined(lines: Sequence[Line]) -> Iterator[Line]:
    """The rows of a table of persons, under 姓名 and 职务 or 党内职务, as lines of a roll; other lines
    as they are.
    """
    head: list[str] = []
    for _, group in groupby(lines, key=_group):
        cells = list(group)
        texts = [cell.text for cell in cells] if cells[0].kind == "cell" else _GAPS.split(cells[0].text)
        places = [column_of(cell, n) for n, cell in enumerate(cells)] if len(cells) > 1 else range(len(texts))
        row = dict(zip(places, texts, strict=True))
        titles = ["".join(text.split()) for text in texts]
        if _NAME_COLUMN in titles and any(map(_is_of_posts, titles)):
            head = [""] * (max(row) + 1)
            for column, title in zip(row, titles, strict=True):
                head[column] = title
        elif head and len(row) > 1:
            yield from (replace(cells[0], text=text) for text in _in_row(head, row))
        else:
            head = []
            yield from cells


def _group(line: Line) -> tuple[str, str] | int:
    """The row of a cell; every other line by itself."""
    return row_of(line) if line.kind == "cell" and row_of(line)[0] else line.number


def _is_of_posts(title: str) -> bool:
    return title.endswith(_POST_COLUMN)


def _in_row(head: Sequence[str], row: Mapping[int, str]) -> Iterator[str]:
    """Each person of a row: 甲　局长（女）; one alone with all his posts and what the other columns say."""
    named = [n for n, title in enumerate(head) if title == _NAME_COLUMN]
    posts = [n for n, title in enumerate(head) if _is_of_posts(title)]
    told = [row[n] for n in row if n < len(head) and n not in (*named, *posts) and head[n] not in _NUMBERS]
    note = "，".join(text for text in told if text and len(named) == 1)
    held = [row.get(n, "").strip("-—－ /") for n in posts]
    of_each = held if len(named) > 1 else ["、".join(filter(None, held))]
    for name, post in zip(named, of_each, strict=False):
        if row.get(name):
            yield f"{row[name]}\u3000{post}" + (f"（{note}）" if note else "")
