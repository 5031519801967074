"""Word may call a file damaged when children stand in another order than ECMA-376 gives them."""

import pytest
from lxml import etree

from mzsh_kit.gongwen import to_docx
from mzsh_kit.gongwen.ooxml.names import NAMESPACE
from mzsh_kit.gongwen.ooxml.unpack import unpack

W = f"{{{NAMESPACE}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd"
        " tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
        " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textDirection"
        " textAlignment outlineLvl rPr sectPr"
    ),
    "rPr": "rStyle rFonts b bCs i iCs color spacing w kern position sz szCs lang",
    "tblPr": "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign",
    "tcBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "sectPr": (
        "headerReference footerReference type pgSz pgMar pgBorders pgNumType cols vAlign titlePg docGrid"
    ),
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
}
FORMS = ["paper", "letter", "minutes"]


@pytest.fixture(params=FORMS)
def roots(request, specimen):
    file = unpack(to_docx(specimen(request.param)))
    return {name: file.tree(name) for name in file.parts}


@pytest.mark.parametrize("parent", ORDER)
def test_children_stand_in_the_order_of_the_schema(roots, parent):
    ranks = ORDER[parent].split()
    for root in roots.values():
        for node in root.iter(W + parent):
            order = [ranks.index(etree.QName(child).localname) for child in node]
            assert order == sorted(order)


def test_every_cell_and_every_footer_ends_with_a_paragraph(roots):
    for root in roots.values():
        for node in (*root.iter(W + "tc"), *root.iter(W + "ftr")):
            assert node[-1].tag == W + "p"


def test_tables_are_parted_by_paragraphs(roots):
    body = roots["word/document.xml"][0]
    tags = [etree.QName(child).localname for child in body]
    assert "tbl tbl" not in " ".join(tags) and tags[-2:] == ["p", "sectPr"]


def test_every_row_has_as_many_cells_as_the_grid(roots):
    for root in roots.values():
        for table in root.iter(W + "tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            assert {len(row.findall(W + "tc")) for row in table.findall(W + "tr")} == {columns}


def test_every_relationship_that_is_named_exists(roots):
    file_ids = {node.get("Id") for node in roots["word/_rels/document.xml.rels"]}
    named = {node.get(R + "id") for node in roots["word/document.xml"].iter(W + "footerReference")}
    assert named <= file_ids
    targets = {node.get("Target") for node in roots["word/_rels/document.xml.rels"]}
    assert {f"word/{target}" for target in targets} <= set(roots)


def test_every_part_has_a_content_type(roots):
    types = roots["[Content_Types].xml"]
    stated = {node.get("PartName") for node in types if node.get("PartName")}
    assert {f"/{name}" for name in roots if name.endswith(".xml") and name != "[Content_Types].xml"} == stated


def test_every_style_that_is_named_exists(roots):
    known = {node.get(W + "styleId") for node in roots["word/styles.xml"].iter(W + "style")}
    names = (W + "pStyle", W + "tblStyle", W + "basedOn", W + "next")
    assert {node.get(W + "val") for root in roots.values() for node in root.iter(*names)} <= known
