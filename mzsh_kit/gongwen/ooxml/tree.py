"""XML of Word files as lxml's elements: read with care, and written."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree
from lxml.builder import ElementMaker

from .names import DECLARATION, NAMESPACE, W

Node: TypeAlias = etree._Element


def parsed(data: bytes) -> Node:
    """The root of an XML file; no entity is resolved, nothing is fetched. Raises
    ``lxml.etree.XMLSyntaxError``.
    """
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def serialized(root: Node) -> bytes:
    """The XML file of a root."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


_WORD = ElementMaker(namespace=NAMESPACE, nsmap={"w": NAMESPACE})


def word(tag: str, *children: Node, **attributes: object) -> Node:
    """An element of WordprocessingML, its attributes in the same namespace.

    >>> written(word("jc", val="center")).splitlines()[1]
    '<w:jc xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:val="center"/>'
    """
    made: Node = _WORD(tag, *children, {W + name: str(value) for name, value in attributes.items()})
    return made


def written(root: Node) -> str:
    """The XML file of a root as the kit writes its own."""
    return DECLARATION + etree.tostring(root, encoding="unicode")
