"""Writing workbooks: the same content gives the same bytes, and typed text never becomes a formula."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from datetime import datetime
from html import escape

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.xml.functions import tostring

_PINNED = datetime(1980, 1, 1)
_CORE = "docProps/core.xml"
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds."""


def safe_cell(cell: Cell, value: object) -> Cell:
    """Write ``value`` into an openpyxl cell and return the cell; text stays text whatever it starts with.

    Control characters become U+FFFD, and text beyond 32,767 characters is cut with an ellipsis.
    """
    if not isinstance(value, str):
        cell.value = value
        return cell
    text = safe_text(value)
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_RISKY):
        cell.quotePrefix = True
    return cell


def safe_text(value: str) -> str:
    """A text as a cell can hold it."""
    text = _ESCAPE.sub("_x005F_", _CONTROL.sub("\ufffd", value))
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def xml_text(value: str) -> str:
    """A text as it stands in a part of a workbook."""
    return escape(safe_text(value), quote=False)


def stable_xlsx(workbook: Workbook) -> bytes:
    """The workbook as a file whose bytes depend on its content alone: no clock, parts in order of name."""
    written, stable = io.BytesIO(), io.BytesIO()
    workbook.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            if name == _CORE:
                target.writestr(_entry(name), _core(workbook))
                continue
            with source.open(name) as part, target.open(_entry(name), "w") as copy:
                shutil.copyfileobj(part, copy)  # the sheet of thousands of units is never held at once
    return stable.getvalue()


def parts_of(workbook: Workbook) -> dict[str, bytes]:
    """The parts of the workbook's file by name, without the clock."""
    written = io.BytesIO()
    workbook.save(written)
    with zipfile.ZipFile(written) as source:
        return {name: _core(workbook) if name == _CORE else source.read(name) for name in source.namelist()}


def xlsx_of(parts: Mapping[str, bytes]) -> bytes:
    """The file of these parts; the same parts give the same bytes."""
    stable = io.BytesIO()
    with zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(parts):
            target.writestr(_entry(name), parts[name])
    return stable.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on every operating system
    return entry


def _core(workbook: Workbook) -> bytes:
    """The core properties with both time stamps pinned; openpyxl writes the clock."""
    properties = workbook.properties
    properties.creator = "mzsh-kit"
    properties.created = properties.modified = _PINNED
    return bytes(tostring(properties.to_tree()))
