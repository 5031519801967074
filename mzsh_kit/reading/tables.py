"""The tables of patterns in ``templates/reading``, which an office may edit. Each is read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from .. import resources
from ..errors import KitError, fault
from ..text.lazy import wrong_in
from .charset import decoded

OWN = "own.tsv"
"""The file of an office's own heading words, under ``reading/`` in its folder of templates."""


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table: fields between tabs; lines that begin with ``#`` and empty ones are left out."""
    text = path(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(field.strip() for field in line.split("\t")) for line in lines)


@cache
def words(name: str) -> tuple[str, ...]:
    """A group of the table of words."""
    return next(tuple(row[1].split("|")) for row in rows("words.tsv") if row[0] == name)


def bare_heading(heading: str) -> str:
    """A heading as a row of the table holds it: single spaces, no tabs."""
    return " ".join(heading.split())


def own_headings(folder: Path | None) -> dict[str, frozenset[str]]:
    """What sections under an office's own heading words are about, of its folder of templates; nothing
    where it keeps none.
    """
    file = folder / "reading" / OWN if folder else None
    if file is None or not file.is_file():
        return {}
    lines = (line.split("\t") for line in decoded(file.read_bytes()).splitlines() if line and line[0] != "#")
    return {row[0]: frozenset(row[1].split("|")) for row in lines if len(row) == 2}


def path(name: str) -> Path:
    """Where a table stands."""
    return resources.templates() / "reading" / name


@cache
def pattern(text: str, table: str = "") -> re.Pattern[str]:
    """A pattern of a table. Raises :class:`KitError` naming the table if it is none."""
    try:
        return re.compile(text)
    except re.error as error:
        raise KitError(fault("reading.pattern", table, found=text, why=wrong_in(error))) from None
