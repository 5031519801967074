"""Data that a Word file carries unseen: one XML element as a custom XML part, which Word and WPS keep when
they save.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..base.parts import relations_xml
from ..ooxml.names import DECLARATION
from ..ooxml.package import Part, part
from .pictures import with_relation

_FOLDER = "customXml"
_PARTS = (f"{_FOLDER}/mzsh.xml", f"{_FOLDER}/itemPropsMzsh.xml", f"{_FOLDER}/_rels/mzsh.xml.rels")
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPS_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ID = "{6D7A7368-6B69-7400-0000-706C616E0001}"
"""Constant, so that the same document gives the same bytes."""


def with_carried(parts: Iterable[Part], main: str, xml: str) -> tuple[Part, ...]:
    """The parts of a package with the one that holds the element ``xml``; none for an empty one."""
    if not xml:
        return tuple(parts)
    data, properties, relations = _PARTS
    up = "../" * main.count("/")
    declared = (
        f'<Override PartName="/{data}" ContentType="application/xml"/>'
        f'<Override PartName="/{properties}" ContentType="{_TYPE}"/>'
    )
    item = f'<ds:datastoreItem ds:itemID="{_ID}" xmlns:ds="{_PROPERTIES}"><ds:schemaRefs/></ds:datastoreItem>'
    return (
        *with_relation(parts, main, (("rIdMzshData", "customXml", f"{up}{data}"),), declared),
        part(data, f"{DECLARATION}{xml}"),
        part(properties, f"{DECLARATION}{item}"),
        part(relations, relations_xml({"rId1": (_PROPS_KIND, "itemPropsMzsh.xml")})),
    )
