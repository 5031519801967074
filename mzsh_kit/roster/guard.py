"""Which file may be opened at all: an .xlsx of bearable size, and a sentence for everything else."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ..errors import Fault, KitError, fault

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 300_000_000
LARGEST_PART = 60_000_000
"""Bytes that a part other than a sheet may unpack to; strings and styles are held in memory."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SIGNATURES = {
    b"%PDF": "PDF",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"BM": "图片",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"\x1f\x8b": "压缩包",
}
_PARTS = {
    "word/document.xml": "Word文档",
    "ppt/presentation.xml": "演示文稿",
    "xl/workbook.bin": "二进制工作簿（.xlsb）",
    "content.xml": "OpenDocument文档",
}


def guard(path: Path) -> None:
    """Raise :class:`KitError` unless ``path`` is an .xlsx that can be read with bounded memory."""
    if path.name.startswith("~$"):
        raise KitError(fault("roster.lock", path.name))
    head = _head(path)
    if head.startswith(_OLE):
        code = "roster.encrypted" if _ENCRYPTED in path.read_bytes() else "roster.xls"
        raise KitError(fault(code, path.name))
    if not head.startswith(b"PK"):
        raise KitError(fault("roster.not_workbook", path.name, found=_kind_of(head)))
    _guard_package(path)


def _head(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise KitError(_too_large("file.large", path, size, LARGEST_FILE))
        with path.open("rb") as file:
            return file.read(4096)
    except FileNotFoundError:
        raise KitError(fault("file.missing", str(path))) from None
    except PermissionError:
        code = "file.unreadable" if path.is_dir() else "file.busy"
        raise KitError(fault(code, path.name)) from None
    except OSError:
        raise KitError(fault("file.unreadable", str(path))) from None


def _too_large(code: str, path: Path, size: int, bound: int) -> Fault:
    return fault(code, path.name, found=-(-size // 1_000_000), wanted=bound // 1_000_000)


def _kind_of(head: bytes) -> str:
    if not head:
        return "空的"
    known = next((kind for signature, kind in _SIGNATURES.items() if head.startswith(signature)), None)
    if known:
        return known
    if b"<html" in head.lower() or b"<table" in head.lower():
        return "网页"
    return "其他文件" if b"\x00" in head else "文本"


def _guard_package(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            parts = {entry.filename: entry for entry in package.infolist()}
            if any(entry.flag_bits & 1 for entry in parts.values()):
                raise KitError(fault("roster.encrypted", path.name))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise KitError(fault("roster.damaged", path.name, found="")) from None
    if "xl/workbook.xml" not in parts:
        kind = next((kind for part, kind in _PARTS.items() if part in parts), "压缩包")
        raise KitError(fault("roster.not_workbook", path.name, found=kind))
    _guard_sizes(path, {name: entry.file_size for name, entry in parts.items()})


def _guard_sizes(path: Path, sizes: dict[str, int]) -> None:
    xml = {name: size for name, size in sizes.items() if name.endswith((".xml", ".rels", ".vml"))}
    held = max((size for name, size in xml.items() if not name.startswith("xl/worksheets/")), default=0)
    if held > LARGEST_PART:
        raise KitError(_too_large("roster.unpacked", path, held, LARGEST_PART))
    if sum(xml.values()) > LARGEST_UNPACKED:
        raise KitError(_too_large("roster.unpacked", path, sum(xml.values()), LARGEST_UNPACKED))
