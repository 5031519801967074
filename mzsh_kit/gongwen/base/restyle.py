"""An office's own .docx as base: its styles, page, headers and footers; what it lacks is added."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from ..ooxml.names import OFFICE, PACKAGE, RELATIONS_TYPE, WORD, W
from ..ooxml.package import part
from ..ooxml.tree import Node, serialized
from ..ooxml.unpack import Relation, WordFile, unpack
from ..standard.fonts import Fonts
from .merge import merged_styles, renamed
from .officepage import page_of
from .parts import FOOTERS, content_types, footer_texts, relations_xml, root_relations, settings_xml
from .setting import Setting

# What the base gives; comments, custom data, its text and its properties stay behind.
_KEPT = [
    "styles",
    "settings",
    "fontTable",
    "theme",
    "numbering",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "webSettings",
]
_UNWANTED = [
    "attachedTemplate",
    "documentProtection",
    "writeProtection",
    "trackRevisions",
    "mailMerge",
    "linkStyles",
]
_BEFORE_EVEN_AND_ODD = [
    "writeProtection",
    "view",
    "zoom",
    "removePersonalInformation",
    "removeDateAndTime",
    "doNotDisplayPageBoundaries",
    "displayBackgroundShape",
    "printPostScriptOverText",
    "printFractionalCharacterWidth",
    "printFormsData",
    "embedTrueTypeFonts",
    "embedSystemFonts",
    "saveSubsetFonts",
    "saveFormsData",
    "mirrorMargins",
    "alignBordersAndEdges",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "hideSpellingErrors",
    "hideGrammaticalErrors",
    "activeWritingStyle",
    "proofState",
    "formsDesign",
    "attachedTemplate",
    "linkStyles",
    "stylePaneFormatFilter",
    "stylePaneSortMethod",
    "documentType",
    "mailMerge",
    "revisionView",
    "trackRevisions",
    "doNotTrackMoves",
    "doNotTrackFormatting",
    "documentProtection",
    "autoFormatOverride",
    "styleLockTheme",
    "styleLockQFSet",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "showEnvelope",
    "summaryLength",
    "clickAndTypeStyle",
    "defaultTableStyle",
]


@lru_cache(maxsize=8)
def restyled_setting(base: bytes, fonts: Fonts) -> Setting:
    """What a document on this base is written with. Raises :class:`mzsh_kit.errors.KitError`."""
    file = unpack(base)
    folder = posixpath.dirname(file.main)
    relations = {f"rIdBase{n}": relation for n, relation in enumerate(_kept(file), 1)}
    page = page_of(file, {relation.target: key for key, relation in relations.items()})
    texts = _texts(file, fonts, relations, own_footers=not page.footers)
    for key, (relation, text) in _own_parts(folder, relations).items():
        relations[key] = relation
        texts.setdefault(relation.target, text)
    texts[_beside(file.main)] = _relations_xml(relations, folder).encode()
    texts["_rels/.rels"] = root_relations(file.main).encode()
    types = _types(file, texts, {relation.target: relation.kind for relation in relations.values()}).encode()
    parts = (part("[Content_Types].xml", types), *(part(name, data) for name, data in texts.items()))
    return Setting(fonts, page, parts, file.main)


def _own_parts(folder: str, known: dict[str, Relation]) -> dict[str, tuple[Relation, bytes]]:
    """The kit's footers, and its styles and settings where the base has none (their text is made
    elsewhere).
    """
    footers = {
        key: (Relation("footer", posixpath.join(folder, f"gongwen{FOOTERS[key]}.xml"), False), text.encode())
        for key, text in footer_texts().items()
    }
    kinds = {relation.kind for relation in known.values()}
    for kind in {"styles", "settings"} - kinds:
        footers[f"rIdOwn{kind}"] = (Relation(kind, posixpath.join(folder, f"gongwen{kind}.xml"), False), b"")
    return footers


def _kept(file: WordFile) -> list[Relation]:
    return [
        relation
        for relation in file.relations(file.main).values()
        if relation.kind in _KEPT and not relation.outside and relation.target in file.parts
    ]


def _texts(
    file: WordFile, fonts: Fonts, relations: dict[str, Relation], *, own_footers: bool
) -> dict[str, bytes]:
    """The parts that are kept, with all that they need, under the style ids of the kit."""
    named = {relation.kind: relation.target for relation in relations.values()}
    folder = posixpath.dirname(file.main)
    styles, ids = merged_styles(file.tree(named.get("styles", "")), fonts)
    settings = named.get("settings") or posixpath.join(folder, "gongwensettings.xml")
    texts = {
        named.get("styles") or posixpath.join(folder, "gongwenstyles.xml"): etree.tostring(
            styles, xml_declaration=True, encoding="UTF-8", standalone=True
        ),
        settings: _settings(file.tree(settings), own_footers=own_footers),
    }
    for name in _reachable(
        file, (relation.target for relation in relations.values() if relation.kind != "settings")
    ):
        if name in texts:
            continue
        texts[name] = renamed(file.parts[name], ids) if name.endswith(".xml") else file.parts[name]
        if (beside := _beside(name)) in file.parts:
            texts[beside] = file.parts[beside]
    return texts


def _reachable(file: WordFile, names: Iterable[str]) -> Iterable[str]:
    seen: set[str] = set()
    queue = list(names)
    while queue:
        name = queue.pop()
        if name in seen or name not in file.parts:
            continue
        seen.add(name)
        yield name
        queue += [relation.target for relation in file.relations(name).values() if not relation.outside]


def _settings(root: Node | None, *, own_footers: bool) -> bytes:
    """The base's settings without what would lock or track the paper; odd and even pages differ for the kit's
    footers.
    """
    if root is None:
        return settings_xml().encode()
    for name in _UNWANTED:
        for node in root.findall(W + name):
            root.remove(node)
    if own_footers and root.find(W + "evenAndOddHeaders") is None:
        before = [node for node in root if etree.QName(node).localname in _BEFORE_EVEN_AND_ODD]
        root.insert(root.index(before[-1]) + 1 if before else 0, root.makeelement(W + "evenAndOddHeaders"))
    return serialized(root)


def _beside(name: str) -> str:
    """Where the relationships of a part stand."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relations_xml(relations: dict[str, Relation], folder: str) -> str:
    return relations_xml(
        {
            key: (f"{OFFICE}/{relation.kind}", posixpath.relpath(relation.target, folder))
            for key, relation in relations.items()
        }
    )


_TYPE = f"{{{PACKAGE}/content-types}}"


def _types(file: WordFile, texts: dict[str, bytes], kinds: dict[str, str]) -> str:
    """[Content_Types].xml for what is in the package now."""
    root = file.tree("[Content_Types].xml")
    nodes = root if root is not None else ()
    stated = {
        node.get("PartName"): node.get("ContentType", "") for node in nodes if node.tag == _TYPE + "Override"
    }
    defaults = {
        node.get("Extension", ""): node.get("ContentType", "")
        for node in nodes
        if node.tag == _TYPE + "Default"
    }
    defaults |= {"rels": RELATIONS_TYPE, "xml": "application/xml"}
    overrides = {f"/{name}": stated[f"/{name}"] for name in texts if f"/{name}" in stated}
    overrides |= {
        f"/{name}": f"{WORD}.{kinds[name]}+xml"
        for name in texts
        if kinds.get(name) in ("footer", "styles", "settings")
    }
    return content_types(defaults, overrides | {f"/{file.main}": f"{WORD}.document.main+xml"})
