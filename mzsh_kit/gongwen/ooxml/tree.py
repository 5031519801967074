"""XML of Word files as lxml's elements: read with care, and written."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Node: TypeAlias = etree._Element


def parsed(data: bytes) -> Node:
    """The root of an XML file; no entity is resolved, nothing is fetched. Raises ``lxml.etree.XMLSyntaxError``."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def serialized(root: Node) -> bytes:
    """The XML file of a root."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
