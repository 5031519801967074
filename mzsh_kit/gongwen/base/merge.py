"""The styles of an office's base under the kit's ids; the kit's own where the base lacks one.

Word and WPS may give a style any id, so styles are known by their names.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ..ooxml.names import NAMESPACE
from ..ooxml.tree import Node, parsed, serialized
from ..standard.fonts import Fonts
from . import styles

_W = f"{{{NAMESPACE}}}"
_NAMING = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
_GROUND = "GongwenGround"


def merged_styles(base: Node | None, fonts: Fonts) -> tuple[Node, dict[str, str]]:
    """The styles of the new package, and the ids that have changed."""
    own = etree.fromstring(styles.styles_xml(fonts).encode())
    if base is None:
        return own, {}
    known = {_name(style): style for style in base.iter(_W + "style")}
    kin = _name_of(own, styles.BODY) in known
    ids = _new_ids(own, known)
    for style in base.iter(_W + "style"):
        style.set(_W + "styleId", ids.get(_id(style), _id(style)))
    _rename(base, ids)
    missing = [deepcopy(style) for style in own.iter(_W + "style") if _name(style) not in known]
    base.extend(missing if kin else _grounded(missing, own))
    return base, ids


def renamed(data: bytes, ids: dict[str, str]) -> bytes:
    """A part in which styles are named by their new ids."""
    if not ids or b"Style" not in data:
        return data
    root = parsed(data)
    _rename(root, ids)
    return serialized(root)


def _id(style: Node) -> str:
    return str(style.get(_W + "styleId", ""))


def _name(style: Node) -> str:
    """Kind and name of a style; Word does not mind the case."""
    node = style.find(_W + "name")
    return f"{style.get(_W + 'type')} {node.get(_W + 'val', '') if node is not None else ''}".lower()


def _name_of(root: Node, style_id: str) -> str:
    return next(_name(style) for style in root.iter(_W + "style") if _id(style) == style_id)


def _new_ids(own: Node, known: dict[str, Node]) -> dict[str, str]:
    """Old id -> new id: the kit's where a name is the kit's; another style that has such an id gives way."""
    ours = {_name(style): _id(style) for style in own.iter(_W + "style")}
    ids = {_id(known[name]): new for name, new in ours.items() if name in known}
    taken = {_id(style) for name, style in known.items() if name not in ours} & set(ours.values())
    return {old: new for old, new in ids.items() if old != new} | {old: f"{old}Base" for old in taken}


def _rename(root: Node, ids: dict[str, str]) -> None:
    for name in _NAMING:
        for node in root.iter(_W + name):
            if (old := node.get(_W + "val")) in ids:
                node.set(_W + "val", ids[old])


def _grounded(missing: list[Node], own: Node) -> list[Node]:
    """In a base that is none of the kit's, what is added rests on the kit's own ground, not on the base's
    Normal.
    """
    ground = deepcopy(next(style for style in own.iter(_W + "style") if _id(style) == styles.BASE))
    if any(_id(style) == styles.BASE for style in missing):
        return missing
    del ground.attrib[_W + "default"]
    ground.set(_W + "styleId", _GROUND)
    ground.set(_W + "customStyle", "1")
    next(ground.iter(_W + "name")).set(_W + "val", "公文基准")
    for style in missing:
        node = style.find(_W + "basedOn")
        if node is not None and node.get(_W + "val") == styles.BASE:
            node.set(_W + "val", _GROUND)
    return [ground, *missing]
