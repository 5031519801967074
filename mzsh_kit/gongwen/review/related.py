"""A new part of a Word file that the main part points to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from lxml import etree

from ..ooxml.names import OFFICE, PACKAGE, RELATIONS_TYPE
from ..ooxml.tree import Node, parsed, serialized

_TYPES = "[Content_Types].xml"


def with_part(
    parts: Mapping[str, bytes], main: str, kind: tuple[str, str], file: str, data: bytes
) -> dict[str, bytes]:
    """The parts of a package and one more beside ``main``; ``kind`` is the last word of its relation's type and its
    content type."""
    relation, content = kind
    folder, base = posixpath.split(main)
    name = _free(parts, folder, file)
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    root = _root(parts, relations, "relationships", "Relationships")
    known = {node.get("Id") for node in root}
    numbers = (f"rIdMzsh{number}" for number in range(1, len(known) + 2))
    _append(root, "Relationship", Id=next(number for number in numbers if number not in known))
    root[-1].set("Type", f"{OFFICE}/{relation}")
    root[-1].set("Target", posixpath.basename(name))
    types = _root(parts, _TYPES, "content-types", "Types")
    if not any(type_.get("Extension", "").lower() == "rels" for type_ in types):
        _append(types, "Default", Extension="rels", ContentType=RELATIONS_TYPE)
    _append(types, "Override", PartName=f"/{name}", ContentType=content)
    return {**parts, _TYPES: serialized(types), relations: serialized(root), name: data}


def _free(parts: Mapping[str, bytes], folder: str, file: str) -> str:
    """A name beside the main part that no part has; names differ in more than case."""
    stem, suffix = posixpath.splitext(file)
    taken = {name.lower() for name in parts}
    names = (posixpath.join(folder, f"{stem}{n or ''}{suffix}") for n in range(len(taken) + 1))
    return next(name for name in names if name.lower() not in taken)


def _root(parts: Mapping[str, bytes], name: str, space: str, tag: str) -> Node:
    if name not in parts:
        return parsed(f'<{tag} xmlns="{PACKAGE}/{space}"/>'.encode())
    return parsed(parts[name])


def _append(root: Node, tag: str, **attributes: str) -> None:
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{tag}", attributes)
