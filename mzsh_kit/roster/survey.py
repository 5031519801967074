"""One pass over a sheet's XML for what openpyxl's lazy reader leaves out.

It tells how far the content reaches (a sheet may hold a million formatted empty rows), which rows are hidden,
which cells are merged, and which formulas were never computed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TAGS = tuple(_NS + tag for tag in ("v", "is", "f", "row", "mergeCell"))


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area; rows and columns from 1, both ends included."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Survey:
    """``formulas`` holds the text of each formula without a computed value, by (row, column)."""

    last_row: int
    last_column: int
    hidden: frozenset[int]
    merges: tuple[Merge, ...]
    formulas: dict[tuple[int, int], str]


def survey(source: IO[bytes]) -> Survey:
    """Survey a sheet's XML. Raises lxml's errors for what is not XML."""
    filled: set[tuple[int, int]] = set()
    formulas: dict[tuple[int, int], str] = {}
    hidden: set[int] = set()
    merges: list[Merge] = []
    for kind, element, place in _events(source):
        if kind == "f":
            formulas[place] = f"={element.text or ''}"
        elif kind == "row":
            hidden.update([place[0]] if element.get("hidden") in ("1", "true") else [])
        elif kind == "mergeCell":
            merges.append(Merge(*range_boundaries(element.get("ref"))))
        elif kind == "is" or element.text:
            filled.add(place)
    held = filled | formulas.keys()
    return Survey(
        last_row=max((row for row, _ in held), default=0),
        last_column=max((column for _, column in held), default=0),
        hidden=frozenset(hidden) & {row for row, _ in held},
        merges=tuple(merges),
        formulas={place: text for place, text in formulas.items() if place not in filled},
    )


def _events(source: IO[bytes]) -> Iterator[tuple[str, Any, tuple[int, int]]]:
    """Each element that matters, with its row and column; rows are let go as soon as they are read."""
    row = 0
    for _, element in etree.iterparse(source, tag=_TAGS, resolve_entities=False, no_network=True):
        kind = element.tag.removeprefix(_NS)
        if kind == "mergeCell":
            yield kind, element, (0, 0)
        elif kind == "row":
            row = int(element.get("r") or row + 1)
            yield kind, element, (row, 0)
            _forget(element)
        else:
            yield kind, element, _place(element.getparent(), row)


def _place(cell: Any, row_before: int) -> tuple[int, int]:
    coordinate = cell.get("r")
    if coordinate:
        return coordinate_to_tuple(coordinate)  # type: ignore[no-any-return]
    row = cell.getparent()
    return int(row.get("r") or row_before + 1), row.index(cell) + 1


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
