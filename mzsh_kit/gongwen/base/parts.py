"""The constant parts of every Word file: made and deflated once for each choice of fonts."""

from __future__ import annotations

from functools import lru_cache

from lxml.builder import ElementMaker

from ..ooxml.markup import aligned, boxed, floating, indent, paragraph, run, spacing
from ..ooxml.names import DECLARATION, NAMESPACE, OFFICE, PACKAGE, RELATIONS_TYPE, WORD
from ..ooxml.package import part
from ..ooxml.tree import word, written
from ..standard.fonts import Fonts
from ..standard.units import RED, number, twips
from ..typeset.page import DOUBLE, letter_left, number_inset, standard_page
from .setting import Setting
from .styles import FOOTER, styles_xml

ROOT = f'{DECLARATION}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}"><w:body>'
_TYPES, _RELATIONS = (
    ElementMaker(namespace=f"{PACKAGE}/{name}", nsmap={None: f"{PACKAGE}/{name}"})
    for name in ("content-types", "relationships")
)


# Relationship id -> footer part: upright and turned page numbers, none, a letter's first page.
FOOTERS = {
    "rIdOdd": "footer1",
    "rIdEven": "footer2",
    "rIdTurnedOdd": "footer3",
    "rIdTurnedEven": "footer4",
    "rIdNone": "footer5",
    "rIdLetter": "footer6",
}


@lru_cache(maxsize=8)
def standard_setting(fonts: Fonts) -> Setting:
    """The base of the kit's own: all parts but the document and its properties."""
    return Setting(fonts, standard_page(), tuple(part(name, text) for name, text in _texts(fonts).items()))


def footer_texts() -> dict[str, str]:
    """The footers by relationship id."""
    upright, turned = {side: _upright(side) for side in ("right", "left")}, {}
    for side in upright:
        turned[side] = _turned(side)
    texts = (
        upright["right"],
        upright["left"],
        turned["right"],
        turned["left"],
        paragraph(FOOTER, ""),
        _letter_foot(),
    )
    return {
        key: f'{DECLARATION}<w:ftr xmlns:w="{NAMESPACE}">{content}</w:ftr>'
        for key, content in zip(FOOTERS, texts, strict=True)
    }


def _texts(fonts: Fonts) -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": root_relations(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": styles_xml(fonts),
        "word/settings.xml": settings_xml(),
        "word/fontTable.xml": _font_table(fonts),
        **{f"word/{FOOTERS[key]}.xml": text for key, text in footer_texts().items()},
    }


def _content_types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
    }
    kinds |= dict.fromkeys(FOOTERS.values(), "footer")
    defaults = {"rels": RELATIONS_TYPE, "xml": "application/xml"}
    return content_types(
        defaults, {f"/word/{name}.xml": f"{WORD}.{kind}+xml" for name, kind in kinds.items()}
    )


def content_types(defaults: dict[str, str], overrides: dict[str, str]) -> str:
    """[Content_Types].xml, the properties of a document included."""
    overrides = overrides | {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    return written(
        _TYPES.Types(
            *(_TYPES.Default(Extension=name, ContentType=kind) for name, kind in defaults.items()),
            *(_TYPES.Override(PartName=name, ContentType=kind) for name, kind in overrides.items()),
        )
    )


def relations_xml(targets: dict[str, tuple[str, str]]) -> str:
    """A part of relationships: id -> type and target."""
    return _relations_xml(tuple(targets.items()))


@lru_cache(maxsize=64)
def _relations_xml(targets: tuple[tuple[str, tuple[str, str]], ...]) -> str:
    return written(
        _RELATIONS.Relationships(
            *(_RELATIONS.Relationship(Id=key, Type=kind, Target=target) for key, (kind, target) in targets)
        )
    )


def root_relations(main: str = "word/document.xml") -> str:
    """The relationships of the package."""
    return relations_xml(
        {
            "rId1": (f"{OFFICE}/officeDocument", main),
            "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            "rId3": (f"{OFFICE}/extended-properties", "docProps/app.xml"),
        }
    )


def _document_relations() -> str:
    kinds = {f"rId{n}": (name, name) for n, name in enumerate(("styles", "settings", "fontTable"), 1)}
    kinds |= {key: ("footer", name) for key, name in FOOTERS.items()}
    return relations_xml({key: (f"{OFFICE}/{kind}", f"{name}.xml") for key, (kind, name) in kinds.items()})


def settings_xml() -> str:
    """Odd and even footers, no squeezed punctuation (it breaks the grid), the ways of Word 2013 on."""
    return written(
        word(
            "settings",
            word("zoom", percent=100),
            word("defaultTabStop", val=420),
            word("evenAndOddHeaders"),
            word("characterSpacingControl", val="doNotCompress"),
            word(
                "compat",
                word("doNotExpandShiftReturn"),
                word(
                    "compatSetting",
                    name="compatibilityMode",
                    uri="http://schemas.microsoft.com/office/word",
                    val=15,
                ),
            ),
            word("themeFontLang", val="en-US", eastAsia="zh-CN"),
            word("decimalSymbol", val="."),
            word("listSeparator", val=","),
        )
    )


def _font_table(fonts: Fonts) -> str:
    """The fonts used; the first three name what Word may take where they are not installed."""
    names = {
        fonts.title: fonts.title_rare,
        fonts.body: fonts.body_rare,
        fonts.kai: fonts.kai_rare,
        fonts.hei: "SimHei",
        fonts.song: "SimSun",
    }
    chinese = [
        word(
            "font",
            word("altName", val=other),
            word("charset", val=86),
            word("family", val="auto"),
            word("pitch", val="variable"),
            name=name,
        )
        for name, other in names.items()
    ]
    latin = word("font", word("charset", val="00"), word("family", val="roman"), name=fonts.latin)
    return written(word("fonts", latin, *chinese))


def _upright(side: str) -> str:
    """— N — on the outer side, one character in (页码)."""
    return paragraph(FOOTER, _page_number(), indent(**{side: number_inset()}) + aligned(side))


def _turned(side: str) -> str:
    """The same number where it stands once the landscape page is bound with the others: on its left."""
    page, wide = standard_page().turned(), twips("pagenumber.pitch")
    down = '<w:textDirection w:val="tbRl"/>'
    row = boxed(wide, _upright(side), height=page.text_height, properties=down)
    place = f'w:vertAnchor="page" w:tblpY="{page.top}"'
    return f"{floating(wide, page.footer, place)}{row}</w:tbl>" + paragraph(FOOTER, "", spacing(line=20))


def _letter_foot() -> str:
    """The double line at the foot of a letter's first page, instead of a page number (信函格式)."""
    top = twips("page.height") - twips("letter.line.foot") - DOUBLE
    place = f'w:vertAnchor="page" w:tblpY="{top}"'
    line = boxed(
        twips("letter.line.long"),
        paragraph(FOOTER, "", spacing(line=20)),
        height=DOUBLE,
        lines={"top": (number("letter.line.thin"), RED), "bottom": (number("letter.line.thick"), RED)},
    )
    whole = f"{floating(twips('letter.line.long'), letter_left(), place)}{line}</w:tbl>"
    return whole + paragraph(FOOTER, "", spacing(line=20))


def _page_number() -> str:
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    before, after = (run(text, hint) for text in ("— ", " —"))
    return before + field + after
