import io
import zipfile

import pytest
from lxml import etree

from mzsh_kit.gongwen.base.parts import standard_setting
from mzsh_kit.gongwen.base.styles import paragraph_styles, styles_xml
from mzsh_kit.gongwen.ooxml.names import NAMESPACE
from mzsh_kit.gongwen.ooxml.package import package
from mzsh_kit.gongwen.standard.fonts import Fonts

W = f"{{{NAMESPACE}}}"
NS = {"w": NAMESPACE}

# ECMA-376: the order of children; Word may call a file damaged without it.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs kinsoku wordWrap"
    " overflowPunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b i color spacing w kern position sz szCs lang",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang"
    " decimalSymbol listSeparator",
}


def in_order(root, name):
    order = ORDER[name].split()
    ranks = [
        [order.index(etree.QName(child).localname) for child in element] for element in root.iter(W + name)
    ]
    return all(rank == sorted(rank) for rank in ranks)


def base():
    file = zipfile.ZipFile(io.BytesIO(package(standard_setting(Fonts()).parts)))
    return {name: file.read(name).decode() for name in file.namelist()}


def styles():
    root = etree.fromstring(styles_xml(Fonts()).encode())
    return {style.get(W + "styleId"): style for style in root.iter(W + "style")}


def attributes(node):
    return {etree.QName(key).localname: value for key, value in node.attrib.items()}


def test_the_base_is_made_once_for_each_choice_of_fonts():
    assert standard_setting(Fonts()).parts is standard_setting(Fonts()).parts
    assert standard_setting(Fonts()).parts is not standard_setting(Fonts(title="宋体")).parts


def test_every_part_is_sound_xml_with_its_children_in_schema_order():
    for text in base().values():
        root = etree.fromstring(text.encode())
        assert all(in_order(root, name) for name in ORDER)


def test_no_theme_no_field_that_asks_and_no_numbering():
    text = "".join(base().values())
    assert not any(
        word in text for word in ("asciiTheme", "eastAsiaTheme", "updateFields", "numPr", "theme1")
    )


def test_the_default_style_carries_the_recipe_of_the_grid():
    normal = styles()["Normal"]
    spacing = {etree.QName(node).localname: attributes(node) for node in normal.find("w:pPr", NS)}
    off, on = {"val": "0"}, {"val": "1"}
    assert spacing == {
        "widowControl": off,
        "kinsoku": on,
        "overflowPunct": on,
        "autoSpaceDE": off,
        "autoSpaceDN": off,
        "adjustRightInd": off,
        "snapToGrid": off,
        "spacing": {"before": "0", "after": "0", "line": "579", "lineRule": "exact"},
        "jc": {"val": "both"},
    }
    letters = {etree.QName(node).localname: attributes(node) for node in normal.find("w:rPr", NS)}
    latin = "Times New Roman"
    assert letters == {
        "rFonts": {"ascii": latin, "hAnsi": latin, "eastAsia": "仿宋_GB2312", "cs": latin},
        "spacing": {"val": "-5"},
        "sz": {"val": "32"},
        "szCs": {"val": "32"},
    }


@pytest.mark.parametrize(
    ("style", "name", "font", "half_points"),
    [
        ("GongwenTitle", "公文标题", "方正小标宋简体", "44"),
        ("Heading1", "heading 1", "黑体", None),
        ("Heading2", "heading 2", "楷体_GB2312", None),
        ("Heading3", "heading 3", "仿宋_GB2312", None),
        ("Heading4", "heading 4", "仿宋_GB2312", None),
        ("GongwenAnnexLabel", "公文附件标识", "黑体", "32"),
        ("GongwenCell", "公文表格文字", "仿宋_GB2312", "24"),
        ("Footer", "footer", "宋体", "28"),
    ],
)
def test_named_styles_have_the_fonts_and_sizes_of_the_table(style, name, font, half_points):
    node = styles()[style]
    sizes = node.xpath("w:rPr/w:sz/@w:val", namespaces=NS)
    assert node.xpath("w:name/@w:val", namespaces=NS) == [name]
    assert node.xpath("w:rPr/w:rFonts/@w:eastAsia", namespaces=NS) == [font]
    assert sizes == ([half_points] if half_points else [])


def test_headings_have_outline_levels_for_the_navigation_pane():
    levels = [styles()[f"Heading{n}"].xpath("w:pPr/w:outlineLvl/@w:val", namespaces=NS) for n in (1, 2, 3, 4)]
    assert levels == [["0"], ["1"], ["2"], ["3"]]


def test_styles_refer_to_styles_that_exist():
    known = styles()
    named = {style.id for style in paragraph_styles()}
    targets = {
        node.get(W + "val")
        for style in known.values()
        for node in style.xpath("w:basedOn|w:next", namespaces=NS)
    }
    assert targets <= set(known) and named <= set(known)


@pytest.mark.parametrize(("part", "side"), [("word/footer1.xml", "right"), ("word/footer2.xml", "left")])
def test_page_numbers_stand_on_the_outer_side_one_character_in(part, side):
    root = etree.fromstring(base()[part].encode())
    indents = attributes(root.find(".//w:ind", NS))
    assert indents == {"left": "0", "right": "0", "firstLine": "0"} | {side: "280"}
    assert root.find(".//w:jc", NS).get(W + "val") == side
    assert [node.get(W + "fldCharType") for node in root.iter(W + "fldChar")] == ["begin", "separate", "end"]
    assert "".join(root.itertext()) == "—  PAGE 1 —"


@pytest.mark.parametrize(("style", "font"), [("Footer", "宋体"), ("GongwenAnnexLabel", "黑体")])
def test_digits_are_chinese_where_the_standard_names_their_font(style, font):
    names = attributes(styles()[style].find("w:rPr/w:rFonts", NS))
    assert names == {"ascii": font, "hAnsi": font, "eastAsia": font, "cs": font}
