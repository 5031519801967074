"""The parts of a Word file that somebody brings, read with care."""

from __future__ import annotations

import base64
import io
import lzma
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from lxml import etree

from ...budget import WORD, elements_of
from ...errors import Fault, KitError, fault
from .tree import Node, parsed

_PLACE = "Word文件"
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError,
    EOFError, RuntimeError, NotImplementedError, OSError, ValueError,
)  # fmt: skip
_PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(_STRICT + rb"(\w+)((?:/\w+)*)")
_OLD = b"\xd0\xcf\x11\xe0"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MARGINS, NOTES = ("header", "footer"), ("footnotes", "endnotes")
"""Kinds of parts that hold words beside the text."""


class Relation(NamedTuple):
    """One relationship: the last word of its type, and its target as a part's name, or an address outside."""

    kind: str
    target: str
    outside: bool


class Story(NamedTuple):
    """A part that holds words: the text (``kind`` is empty), a header, a footer, the footnotes or the
    endnotes.
    """

    name: str
    kind: str
    root: Node


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a package by name, and the name of its main part."""

    parts: Mapping[str, bytes]
    main: str

    def tree(self, name: str) -> Node | None:
        """The root of a part, or nothing. Raises :class:`KitError` for unsound XML."""
        return _checked(self.parts[name], name) if name in self.parts else None

    def relations(self, name: str = "") -> dict[str, Relation]:
        """The relationships of a part, by id."""
        return _relations(self.parts, name)

    def body(self) -> Node:
        """The root of the main part, which every package has. Raises :class:`KitError` for too many
        paragraphs.
        """
        root = _checked(self.parts[self.main], self.main)
        WORD.allow("rows", sum(1 for _ in root.iter(_PARAGRAPH)), _PLACE)
        return root

    def related(self, kind: str) -> str:
        """The name of the part that the main part is related to; empty if there is none."""
        return next(
            (relation.target for relation in self.relations(self.main).values() if relation.kind == kind), ""
        )

    def stories(self) -> tuple[Story, ...]:
        """The text, headers and footers, footnotes and endnotes. Raises :class:`KitError` as :meth:`body`
        does.
        """
        kinds = {relation.target: relation.kind for relation in self.relations(self.main).values()}
        names = [name for of in (MARGINS, NOTES) for name, kind in kinds.items() if kind in of]
        beside = (Story(name, kinds[name], root) for name in names if (root := self.tree(name)) is not None)
        return (Story(self.main, "", self.body()), *beside)


def unpack(data: bytes) -> WordFile:
    """Open a .docx or .dotx. Raises :class:`KitError`: too old or locked, damaged, too large, with macros."""
    if data.startswith(_OLD):
        raise _refused("gongwen.old")
    parts = _flat(data) if is_flat(data) else _read(data)
    if any(name.lower().endswith("vbaproject.bin") for name in parts) or b"macroEnabled" in parts.get(
        _TYPES, b""
    ):
        raise _refused("gongwen.macros")
    main = next(
        (relation.target for relation in _relations(parts, "").values() if relation.kind == "officeDocument"),
        "",
    )
    if main not in parts or b"wordprocessingml" not in parts.get(_TYPES, b""):
        raise _refused("gongwen.not_word")
    return WordFile(parts, main)


_TYPES = "[Content_Types].xml"


def _refused(code: str, **facts: object) -> KitError:
    return KitError(_fault(code, **facts))


def _fault(code: str, **facts: object) -> Fault:
    return fault(code, _PLACE, **facts)


def _read(data: bytes) -> dict[str, bytes]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise _refused(
            "gongwen.damaged" if data.startswith(b"PK") else "gongwen.not_word", found=""
        ) from None
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    WORD.allow("unpacked", sum(entry.file_size for entry in entries), _PLACE)
    parts = {entry.filename: _inflated(archive, entry) for entry in entries}
    WORD.allow("elements", sum(elements_of(part) for name, part in parts.items() if _is_xml(name)), _PLACE)
    return parts


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def is_flat(data: bytes) -> bool:
    """Whether this is a Word file saved as one XML file (Flat OPC)."""
    return data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and _PACKAGE.encode() in data[:2000]


def packed(data: bytes) -> bytes:
    """A Word file that is saved as one XML file, as the package of parts that it stands for."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in _flat(data).items():
            archive.writestr(name, part)
    return made.getvalue()


def _flat(data: bytes) -> dict[str, bytes]:
    WORD.allow("unpacked", len(data), _PLACE)
    WORD.allow("elements", elements_of(data), _PLACE)
    parts, types = {}, []
    for node in _checked(data, "Word文件").iter(f"{{{_PACKAGE}}}part"):
        name = node.get(f"{{{_PACKAGE}}}name", "")
        inner = node.find(f"{{{_PACKAGE}}}xmlData")
        raw = node.findtext(f"{{{_PACKAGE}}}binaryData") or ""
        parts[name.lstrip("/")] = (
            etree.tostring(inner[0]) if inner is not None and len(inner) else _bytes(raw)
        )
        kind = node.get(f"{{{_PACKAGE}}}contentType", "")
        types.append(f'<Override PartName="{escape(name)}" ContentType="{escape(kind)}"/>')
    opening = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    parts[_TYPES] = f"{opening}{''.join(types)}</Types>".encode()
    return parts


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except ValueError:
        return b""


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except _BROKEN:
        raise _refused("gongwen.damaged", found=entry.filename) from None


def _relations(parts: Mapping[str, bytes], name: str) -> dict[str, Relation]:
    folder, file = posixpath.split(name)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in parts:
        return {}
    relations = {}
    for node in _checked(parts[path], path).iter(_RELATIONS):
        outside, target = node.get("TargetMode") == "External", node.get("Target", "")
        inside = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        kind = node.get("Type", "").rpartition("/")[2]
        relations[node.get("Id", "")] = Relation(kind, target if outside else inside, outside)
    return relations


def _transitional(data: bytes) -> bytes:
    """Names of Strict Open XML (ISO/IEC 29500-1) as those of the Transitional form that all else knows."""
    return _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006\2", data)


def _checked(data: bytes, name: str) -> Node:
    try:
        root = parsed(_transitional(data) if _STRICT in data else data)
    except etree.XMLSyntaxError:
        raise _refused("gongwen.damaged", found=name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refused("gongwen.damaged", found=name)
    return root
