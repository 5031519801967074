"""Which file may be opened at all: an .xlsx of bearable size, and a sentence for everything else."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ..errors import Fault, KitError, fault
from ..filetype import DAMAGED, file_type

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 300_000_000
LARGEST_PART = 60_000_000
"""Bytes that a part other than a sheet may unpack to; strings and styles are held in memory."""

_OLD = ("old workbook", "ole")


def guard(path: Path) -> None:
    """Raise :class:`KitError` unless ``path`` is an .xlsx that can be read with bounded memory."""
    if path.name.startswith("~$"):
        raise KitError(fault("roster.lock", path.name))
    what = file_type(_bytes(path))
    if what.key == "encrypted":
        raise KitError(fault("roster.encrypted", path.name))
    if what.key in _OLD:
        raise KitError(fault("roster.xls", path.name))
    if what is DAMAGED:
        raise KitError(fault("roster.damaged", path.name, found=""))
    if what.key != "workbook":
        raise KitError(fault("roster.not_workbook", path.name, found=what.words))
    _guard_package(path)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise KitError(_too_large("file.large", path, size, LARGEST_FILE))
        return path.read_bytes()
    except FileNotFoundError:
        raise KitError(fault("file.missing", str(path))) from None
    except PermissionError:
        code = "file.unreadable" if path.is_dir() else "file.busy"
        raise KitError(fault(code, path.name)) from None
    except OSError:
        raise KitError(fault("file.unreadable", str(path))) from None


def _too_large(code: str, path: Path, size: int, bound: int) -> Fault:
    return fault(code, path.name, found=-(-size // 1_000_000), wanted=bound // 1_000_000)


def _guard_package(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            parts = {entry.filename: entry for entry in package.infolist()}
            if any(entry.flag_bits & 1 for entry in parts.values()):
                raise KitError(fault("roster.encrypted", path.name))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise KitError(fault("roster.damaged", path.name, found="")) from None
    _guard_sizes(path, {name: entry.file_size for name, entry in parts.items()})


def _guard_sizes(path: Path, sizes: dict[str, int]) -> None:
    xml = {name: size for name, size in sizes.items() if name.endswith((".xml", ".rels", ".vml"))}
    held = max((size for name, size in xml.items() if not name.startswith("xl/worksheets/")), default=0)
    if held > LARGEST_PART:
        raise KitError(_too_large("roster.unpacked", path, held, LARGEST_PART))
    if sum(xml.values()) > LARGEST_UNPACKED:
        raise KitError(_too_large("roster.unpacked", path, sum(xml.values()), LARGEST_UNPACKED))
