"""Data that a Word file carries unseen: one XML element as a custom XML part, which Word and WPS keep when they save."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from .markup import DECLARATION
from .package import Part, part
from .pictures import with_relation
from .unpack import unpack

_FOLDER = "customXml"
_PARTS = (f"{_FOLDER}/mzsh.xml", f"{_FOLDER}/itemPropsMzsh.xml", f"{_FOLDER}/_rels/mzsh.xml.rels")
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPS_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ID = "{6D7A7368-6B69-7400-0000-706C616E0001}"
"""Constant, so that the same document gives the same bytes."""
_MOST = 4_000_000


def with_carried(parts: Iterable[Part], main: str, xml: str) -> tuple[Part, ...]:
    """The parts of a package with the one that holds the element ``xml``; none for an empty one."""
    if not xml:
        return tuple(parts)
    data, properties, relations = _PARTS
    up = "../" * main.count("/")
    declared = f'<Override PartName="/{data}" ContentType="application/xml"/><Override PartName="/{properties}" ContentType="{_TYPE}"/>'
    relation = f'<Relationship Id="rId1" Type="{_PROPS_KIND}" Target="itemPropsMzsh.xml"/>'
    return (
        *with_relation(parts, main, (("rIdMzshData", "customXml", f"{up}{data}"),), declared),
        part(data, f"{DECLARATION}{xml}"),
        part(properties, f'{DECLARATION}<ds:datastoreItem ds:itemID="{_ID}" xmlns:ds="{_PROPERTIES}"><ds:schemaRefs/></ds:datastoreItem>'),
        part(relations, f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>'),
    )


def carried(data: bytes, namespace: str) -> str:
    """The element of this namespace that a Word file carries, as text; empty where it carries none.

    Raises :class:`mzsh_kit.errors.KitError` as :func:`mzsh_kit.gongwen.unpack.unpack` does.
    """
    for name, content in sorted(unpack(data).parts.items()):
        if name.startswith(_FOLDER) and namespace.encode() in content[:_MOST]:
            try:
                root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
            except etree.XMLSyntaxError:
                continue
            if etree.QName(root).namespace == namespace:
                return str(etree.tostring(root, encoding="unicode"))
    return ""
