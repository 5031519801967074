import io
import zipfile

import docx
import pytest
from lxml import etree

from mzsh_kit.document import (
    Annex,
    Attachments,
    Document,
    Heading,
    Paragraph,
    Recipients,
    SignOff,
    Table,
    Title,
    numbered,
)
from mzsh_kit.gongwen import Fonts, to_docx, to_html
from mzsh_kit.gongwen.base.parts import standard_setting
from mzsh_kit.gongwen.ooxml.names import NAMESPACE
from mzsh_kit.gongwen.write.writer import document_xml

W = f"{{{NAMESPACE}}}"
NS = {"w": NAMESPACE}


def tree(*blocks):
    return etree.fromstring(document_xml(Document(blocks)).encode())


def paragraphs(*blocks):
    """Style id and text of every paragraph."""
    return [
        (p.find("w:pPr/w:pStyle", NS).get(W + "val"), "".join(p.itertext(W + "t")))
        for p in tree(*blocks).iter(W + "p")
    ]


def reopened(document):
    return docx.Document(io.BytesIO(to_docx(document)))


def attributes(node):
    return {etree.QName(key).localname: value for key, value in node.attrib.items()}


def fonts_of(root):
    """Text and eastAsia, ascii font of every run; None where the style's font holds."""
    fonts = []
    for run in root.iter(W + "r"):
        names = run.find("w:rPr/w:rFonts", NS)
        fonts.append(("".join(run.itertext(W + "t")), names is not None and names.get(W + "eastAsia")))
    return fonts


def test_the_same_document_gives_the_same_bytes(everything):
    assert to_docx(everything) == to_docx(numbered(everything))


def test_the_file_is_small_and_sound(everything):
    data = to_docx(everything)
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    assert len(data) < 12_000


def test_every_element_has_its_style():
    blocks = (
        Title("方案"),
        Recipients("县委组织部"),
        Heading(1, "会议主题"),
        Heading(2, "学习", "认真学。"),
        Heading(3, "甲"),
        Heading(4, "乙"),
        Paragraph("正文。"),
        Attachments(("一表", "二表")),
        SignOff("中共某某县水务局党组", "2026年1月5日"),
        Annex("一表"),
    )
    assert paragraphs(*blocks) == [
        ("GongwenTitle", "方案"),
        ("GongwenRecipients", "县委组织部："),
        ("Heading1", "一、会议主题"),
        ("Heading2", "（一）学习。认真学。"),
        ("Heading3", "1.甲"),
        ("Heading4", "（1）乙"),
        ("GongwenBody", "正文。"),
        ("GongwenAttachments", "附件：1.一表"),
        ("GongwenAttachments", "2.二表"),
        ("GongwenOrgan", "中共某某县水务局党组"),
        ("GongwenDate", "2026年1月5日"),
        ("GongwenAnnexLabel", "附件"),
        ("GongwenAnnexTitle", "一表"),
    ]


def test_python_docx_reopens_the_file_and_sees_headings(everything):
    headings = [p.text for p in reopened(everything).paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        "一、会议主题",
        "（一）深化学习研讨。采取个人自学和集中研讨相结合的方式。",
        "1.征求意见",
        "（1）方式。座谈会。",
        "二、组织领导",
    ]


def test_properties_name_the_paper_and_the_organ(everything):
    data = to_docx(everything)
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.title, properties.author) == ("实施方案", "中共某某县水务局党组")
    app = zipfile.ZipFile(io.BytesIO(data)).read("docProps/app.xml").decode()
    assert "<Company>中共某某县水务局党组</Company>" in app


def test_the_section_has_the_page_of_the_standard():
    section = tree().find(".//w:sectPr", NS)
    assert [etree.QName(node).localname for node in section] == [
        "footerReference",
        "footerReference",
        "pgSz",
        "pgMar",
        "cols",
        "docGrid",
    ]
    assert attributes(section.find("w:pgSz", NS)) == {"w": "11906", "h": "16838"}
    margins = {"top": "2098", "right": "1474", "bottom": "1984", "left": "1587"}
    assert attributes(section.find("w:pgMar", NS)) == margins | {
        "header": "851",
        "footer": "1422",
        "gutter": "0",
    }
    assert attributes(section.find("w:docGrid", NS)) == {"type": "lines", "linePitch": "579"}


@pytest.mark.parametrize(
    "text", ["<w:p>&amp;</w:p>", "a < b && c > d", "\"'", "👍🏽", "𬭎", "喆堃昇珺镕", "]]>"]
)
def test_what_a_user_typed_comes_back_as_it_was(text):
    document = Document(
        (
            Title(text),
            Recipients(text),
            Heading(1, text, text),
            Paragraph(text),
            Table((text,), ((text,),), (1,)),
        ),
        subject=text,
        organ=text,
    )
    office = reopened(document)
    assert [p.text for p in office.paragraphs][:4] == [text, text + "：", f"一、{text}。{text}", text]
    assert [cell.text for row in office.tables[0].rows for cell in row.cells] == [text, text]
    assert (office.core_properties.title, office.core_properties.author) == (text, text)


def test_control_characters_are_dropped():
    assert paragraphs(Paragraph("一\x00\x08二\x1b三\ufffe")) == [("GongwenBody", "一二三")]


def test_typed_line_ends_make_paragraphs():
    assert paragraphs(Paragraph("一\n二")) == [("GongwenBody", "一"), ("GongwenBody", "二")]


def test_rare_characters_take_the_fallback_of_their_face():
    assert fonts_of(tree(Paragraph("张喆𬭎"))) == [("张", False), ("喆", "仿宋"), ("𬭎", "SimSun-ExtB")]
    assert fonts_of(tree(Heading(2, "喆"))) == [("（一）", False), ("喆", "楷体")]


def test_quotes_dashes_and_the_name_dot_state_the_chinese_font_as_latin_too():
    names = [attributes(node) for node in tree(Paragraph("“——…·”")).iter(W + "rFonts")]
    song = "仿宋_GB2312"
    assert names == [{"hint": "eastAsia", "ascii": song, "hAnsi": song, "eastAsia": song, "cs": song}]


def test_a_body_that_runs_on_after_a_heading_has_the_font_of_the_body():
    assert fonts_of(tree(Heading(1, "主题", "认真学。"))) == [
        ("一、主题。", False),
        ("认真学。", "仿宋_GB2312"),
    ]


def test_fonts_are_a_setting():
    document = Document((Paragraph("“一”"),))
    text = document_xml(document, standard_setting(Fonts(body="仿宋")))
    assert 'w:eastAsia="仿宋"' in text and "仿宋_GB2312" not in text


def test_a_long_title_is_one_paragraph_with_line_breaks():
    title = "中共某某县水务局党组关于召开2026年度党员领导干部民主生活会的实施方案"
    (paragraph,) = tree(Title(title)).iter(W + "p")
    assert len(list(paragraph.iter(W + "br"))) == 1
    assert "".join(paragraph.itertext(W + "t")) == title


def test_the_speaker_named_under_the_title_is_centred_as_the_title_is():
    name = Paragraph("（党组书记、局长　江启明）")
    assert paragraphs(Title("讲话"), name, name)[1:] == [
        ("GongwenByline", name.text),
        ("GongwenBody", name.text),
    ]
    assert to_html(Document((Title("讲话"), name, name))).count('<p class="body byline">') == 1


def test_attachments_hang_and_the_first_leaves_a_blank_line():
    first, second = tree(Attachments(("一表", "二表"))).iter(W + "p")
    assert attributes(first.find("w:pPr/w:spacing", NS)) == {"before": "579", "after": "0"}
    assert attributes(first.find("w:pPr/w:ind", NS)) == {"left": "1805", "right": "0", "hanging": "1175"}
    assert attributes(second.find("w:pPr/w:ind", NS)) == {"left": "1805", "right": "0", "hanging": "230"}


def test_a_short_date_is_placed_by_its_first_character():
    organ, date = tree(SignOff("中共某某县水务局党组", "2026年1月5日")).iter(W + "p")
    assert organ.find("w:pPr/w:ind", NS) is None  # the style has it: flush right, two characters in
    assert attributes(date.find("w:pPr/w:ind", NS)) == {"left": "5695", "right": "0", "firstLine": "0"}
    assert date.find("w:pPr/w:jc", NS).get(W + "val") == "left"


def test_a_long_date_pushes_the_organ():
    organ, date = tree(SignOff("县水务局", "2026年12月20日")).iter(W + "p")
    assert attributes(organ.find("w:pPr/w:ind", NS)) == {"left": "5400", "right": "0", "firstLine": "0"}
    assert date.find("w:pPr/w:ind", NS) is None


def test_the_text_before_a_sign_off_is_kept_with_it():
    kept = [
        p.find("w:pPr/w:keepNext", NS) is not None
        for p in tree(Paragraph("一"), SignOff("二", "三")).iter(W + "p")
    ]
    assert kept[0]


def test_tables_fill_the_text_block_and_repeat_their_head():
    table = tree(Table(("甲", "乙"), (("1", "2"), ("3", "4")), (1, 2))).find(".//w:tbl", NS)
    assert [node.get(W + "w") for node in table.iter(W + "gridCol")] == ["2948", "5897"]
    assert [node.get(W + "w") for node in table.iter(W + "tcW")] == ["2948", "5897"] * 3
    marks = [[etree.QName(node).localname for node in row] for row in table.iter(W + "trPr")]
    assert marks == [["cantSplit", "tblHeader", "trHeight"], *[["cantSplit", "trHeight"]] * 2]


def test_a_cell_with_line_ends_has_paragraphs():
    cell = tree(Table(("甲",), (("一\n二",),), (1,))).findall(".//w:tc", NS)[1]
    assert ["".join(p.itertext(W + "t")) for p in cell.iter(W + "p")] == ["一", "二"]


def test_tables_never_touch_and_never_end_the_body():
    table = Table(("甲",), (), (1,))
    body = tree(table, table)[0]
    assert [etree.QName(node).localname for node in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_table_of_300_rows_is_written():
    table = Table(("序号", "姓名"), tuple((str(n), "某某某") for n in range(300)), (1, 3))
    assert len(reopened(Document((table,))).tables[0].rows) == 301
