"""Data that a Word file carries unseen, read."""

from __future__ import annotations

from lxml import etree

from ..ooxml.tree import parsed
from ..ooxml.unpack import unpack

_FOLDER = "customXml"
_MOST = 4_000_000


def carried(data: bytes, namespace: str) -> str:
    """The element of this namespace that a Word file carries, as text; empty where it carries none.

    Raises :class:`mzsh_kit.errors.KitError` as :func:`mzsh_kit.gongwen.ooxml.unpack.unpack` does.
    """
    for name, content in sorted(unpack(data).parts.items()):
        if name.startswith(_FOLDER) and namespace.encode() in content[:_MOST]:
            try:
                root = parsed(content)
            except etree.XMLSyntaxError:
                continue
            if etree.QName(root).namespace == namespace:
                return str(etree.tostring(root, encoding="unicode"))
    return ""
