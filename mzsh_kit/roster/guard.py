"""Which file may be opened at all: an .xlsx of bearable size, and a sentence for everything else."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from ..budget import STRINGS, STYLES, WORKBOOK, Budget, elements_of
from ..errors import KitError, fault
from ..filetype import DAMAGED, file_type

_CHUNK = 1 << 20
UNREADABLE = (
    ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, lzma.LZMAError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What the standard library and openpyxl raise for packages that are damaged in one way or another."""

_OLD = ("old workbook", "ole")


def guard(path: Path) -> None:
    """Raise :class:`KitError` unless ``path`` is an .xlsx that can be read with bounded memory."""
    if path.name.startswith("~$"):
        raise KitError(fault("roster.lock", path.name))
    what = file_type(WORKBOOK.read(path))
    if what.key == "encrypted":
        raise KitError(fault("roster.encrypted", path.name))
    if what.key in _OLD:
        raise KitError(fault("roster.xls", path.name))
    if what is DAMAGED:
        raise KitError(fault("roster.damaged", path.name, found=""))
    if what.key != "workbook":
        raise KitError(fault("roster.not_workbook", path.name, found=what.words))
    _guard_package(path)


def _guard_package(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            parts = {entry.filename: entry for entry in package.infolist()}
            if any(entry.flag_bits & 1 for entry in parts.values()):
                raise KitError(fault("roster.encrypted", path.name))
            _guard_parts(path, package, parts)
    except UNREADABLE:
        raise KitError(fault("roster.damaged", path.name, found="")) from None


def _guard_parts(path: Path, package: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo]) -> None:
    """The sizes first: what they allow is looked at in pieces."""
    xml = {name: part for name, part in parts.items() if name.lower().endswith((".xml", ".rels", ".vml"))}
    WORKBOOK.allow("unpacked", sum(part.file_size for part in xml.values()), path.name)
    for name, part in xml.items():
        if not name.startswith("xl/worksheets/"):
            _guard_held(path, package, part, STRINGS if name.endswith("sharedStrings.xml") else STYLES)


def _guard_held(path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo, budget: Budget) -> None:
    """A part that is held in memory as a whole."""
    budget.allow("unpacked", part.file_size, path.name)
    elements = 0
    with package.open(part) as file:
        while chunk := file.read(_CHUNK):
            elements += elements_of(chunk)
            budget.allow("elements", elements, path.name)
            if b"<!DOCTYPE" in chunk:
                raise ValueError(part.filename)
