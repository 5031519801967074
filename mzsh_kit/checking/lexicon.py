"""The tables of words under ``templates/lexicon``: data that an office adds to, every row with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .. import resources
from ..errors import Fault, KitError, fault
from ..plan import library
from ..plan.source import read_text
from ..text.lazy import kept_pattern, lazy_pattern

FOLDER = "lexicon"
TABLES: dict[str, tuple[str, ...]] = {
    "phrases": ("用语", "出处"),
    "sounds": ("音形", "字", "说明"),
    "replaced": ("误用词", "规范词", "说明"),
    "rewritten": ("误用词", "规范词", "说明"),
    "terms": ("误", "正", "说明"),
    "typos": ("误", "正", "说明"),
    "quoted": ("用语", "出处"),
    "years": ("用语", "起", "止", "说明"),
    "campaigns": ("内容", "形式", "起", "止", "说明"),
    "congresses": ("届", "全会", "说明"),
    "places": ("地名", "类别", "说明"),
    "counties": ("省份", "市县区", "说明"),
    "trades": ("行业", "单位", "专用说法", "说明"),
    "procedure": ("事项", "内容", "出处"),
    "off": ("规则", "理由"),
}
"""The columns of each table; every cell must be filled, but 起 and 止, which are years or months or empty."""

_YEARS = ("起", "止", "全会")
_YEAR = lazy_pattern(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
"""A year, or a month of one: 2022-10."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells in the order of the columns, and its line in the file, from 1."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All tables, by name. Compared by identity, so that what is worked out of one is worked out once."""

    tables: dict[str, tuple[Row, ...]]
    themes: tuple[str, ...] = ()
    """The themes of the meetings of all years, as ``templates/years`` states them."""
    own: bool = False
    """Whether they are the kit's, with nothing of an office."""

    def cells(self, name: str) -> Iterator[tuple[str, ...]]:
        return (row.cells for row in self.tables[name])

    def column(self, name: str) -> tuple[str, ...]:
        """The first cells of a table."""
        return tuple(cells[0] for cells in self.cells(name))

    def pattern(self, text: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern of words of the tables. Raises :class:`re.error`."""
        return (kept_pattern if self.own else re.compile)(text, flags)


def lexicon(templates: Path | None = None) -> Lexicon:
    """The tables of a folder of templates, the kit's own unless told. Raises :class:`KitError` with
    every bad row.
    """
    return _read(Path(templates or resources.templates()) / FOLDER)


@lru_cache(maxsize=8)
def _read(folder: Path) -> Lexicon:
    faults: list[Fault] = []
    tables = {name: tuple(_rows(folder / f"{name}.tsv", columns, faults)) for name, columns in TABLES.items()}
    if faults:
        raise KitError(*faults)
    years = library(folder.parent).years.values() if (folder.parent / "years").is_dir() else ()
    themes = tuple(year.theme for year in years if isinstance(year.theme, str))
    return Lexicon(tables, themes, own=folder == resources.templates() / FOLDER)


def _rows(path: Path, columns: tuple[str, ...], faults: list[Fault]) -> Iterator[Row]:
    """The rows of one table; what is wrong with it goes to ``faults``."""
    seen: dict[tuple[str, ...], int] = {}
    for number, text in enumerate(read_text(path).splitlines(), 1):
        if not text.strip() or text.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in text.split("\t"))
        if not seen and cells == columns:
            seen[cells] = number
        elif wrong := _wrong(cells, columns, seen):
            code, facts = wrong
            faults.append(fault(code, f"{FOLDER}/{path.name}第{number}行", **facts))
        else:
            seen[cells[:1]] = number
            yield Row(cells, number)


def _wrong(
    cells: tuple[str, ...], columns: tuple[str, ...], seen: dict[tuple[str, ...], int]
) -> tuple[str, dict[str, object]] | None:
    """What is wrong with a row, as an error's code and its facts."""
    if not seen:
        return "lexicon.heading", {"wanted": "、".join(columns)}
    if len(cells) != len(columns):
        return "lexicon.cells", {"found": len(cells), "wanted": len(columns)}
    empty = [name for name, cell in zip(columns, cells, strict=True) if not cell and name not in _YEARS]
    if empty:
        return "lexicon.empty", {"found": "、".join(empty)}
    years = [
        part
        for name, cell in zip(columns, cells, strict=True)
        for part in (cell.split() if name in _YEARS else ())
        if not _YEAR.fullmatch(part)
    ]
    if years:
        return "lexicon.year", {"found": years[0]}
    if cells[:1] in seen:
        return "lexicon.twice", {"found": cells[0], "other": seen[cells[:1]]}
    return None
