"""Which file may be opened at all: an .xlsx of bearable size, and a sentence for everything else."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from ..budget import STRINGS, STYLES, WORKBOOK, Budget, elements_of
from ..errors import KitError, fault

_CHUNK = 1 << 20
UNREADABLE = (
    ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, lzma.LZMAError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What the standard library and openpyxl raise for packages that are damaged in one way or another."""

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
        WORKBOOK.allow("bytes", path.stat().st_size, path.name)
        with path.open("rb") as file:
            return file.read(4096)
    except FileNotFoundError:
        raise KitError(fault("file.missing", str(path))) from None
    except PermissionError:
        code = "file.unreadable" if path.is_dir() else "file.busy"
        raise KitError(fault(code, path.name)) from None
    except OSError:
        raise KitError(fault("file.unreadable", str(path))) from None


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
            _guard_parts(path, package, parts)
    except UNREADABLE:
        raise KitError(fault("roster.damaged", path.name, found="")) from None


def _guard_parts(path: Path, package: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo]) -> None:
    """The sizes first: what they allow is looked at in pieces."""
    if "xl/workbook.xml" not in parts:
        kind = next((kind for part, kind in _PARTS.items() if part in parts), "压缩包")
        raise KitError(fault("roster.not_workbook", path.name, found=kind))
    xml = {name: one for name, one in parts.items() if name.lower().endswith((".xml", ".rels", ".vml"))}
    WORKBOOK.allow("unpacked", sum(one.file_size for one in xml.values()), path.name)
    for name, one in xml.items():
        if not name.startswith("xl/worksheets/"):
            _guard_held(path, package, one, STRINGS if name.endswith("sharedStrings.xml") else STYLES)


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
