import io

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from mzsh_kit.errors import KitError
from mzsh_kit.gongwen import read_layout, to_docx


def read(office):
    buffer = io.BytesIO()
    office.save(buffer)
    return read_layout(buffer.getvalue())


def plain():
    office = docx.Document()
    style = office.styles["Normal"]
    style.font.size, style.font.name = Pt(16), "Arial"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    return office


def test_a_paper_of_the_kit_reads_as_it_was_written(specimen):
    document = specimen("paper")
    layout = read_layout(to_docx(document))
    title = next(paragraph for paragraph in layout.paragraphs if paragraph.style == "公文标题")
    assert title.text.replace("\n", "") == document.blocks[1].text
    assert [section.landscape for section in layout.sections] == [False, True, False]
    assert [(table.columns, table.repeats) for table in layout.tables if not table.floats] == [
        (4, True),
        (10, True),
    ]
    assert layout.odd_and_even


def test_what_a_style_inherits_counts_and_what_a_run_says_counts_more():
    office = plain()
    office.styles.add_style("甲", 1).base_style = office.styles["Normal"]
    paragraph = office.add_paragraph("正文", style="甲")
    paragraph.add_run("红").font.size = Pt(22)
    (paragraph,) = read(office).paragraphs
    assert [(text, letters.size, letters.chinese) for text, letters in paragraph.runs] == [
        ("正文", 16, "仿宋"),
        ("红", 22, "仿宋"),
    ]
    assert (paragraph.style, paragraph.letters.size) == ("甲", 16)


def test_styles_that_are_based_on_each_other_end_somewhere():
    office = plain()
    first, second = office.styles.add_style("甲", 1), office.styles.add_style("乙", 1)
    first.base_style, second.base_style = second, first
    office.add_paragraph("文", style="甲")
    assert read(office).paragraphs[0].text == "文"


def test_tracked_insertions_are_read_and_deletions_are_not():
    office = plain()
    paragraph = office.add_paragraph("留")
    for tag, inner, text in (("w:ins", "w:t", "增"), ("w:del", "w:delText", "删")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    assert read(office).paragraphs[0].text == "留增"


def test_content_controls_and_text_boxes_are_read_in_order_and_once():
    office = plain()
    body = office.element.body
    names = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    inner = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    body.insert(
        0,
        parse_xml(f"<w:sdt {names}><w:sdtContent><w:p><w:r><w:t>控</w:t></w:r></w:p></w:sdtContent></w:sdt>"),
    )
    body.insert(
        1,
        parse_xml(
            f"<w:p {names}><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice Requires='wps'>{inner}"
            "</mc:Choice>"
            f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )
    assert [paragraph.text for paragraph in read(office).paragraphs] == ["控", "前", "框"]


def test_theme_fonts_are_resolved():
    office = docx.Document()
    fonts = office.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    office.add_paragraph("文")
    assert read(office).paragraphs[0].letters.latin == "Cambria"


def test_indents_in_characters_are_counted_in_the_letters_of_the_paragraph():
    office = plain()
    paragraph = office.add_paragraph("文")
    paragraph.paragraph_format.first_line_indent = Pt(1)
    paragraph._p.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")
    assert read(office).paragraphs[0].setting.first == 32


def test_numbers_that_are_none_are_passed_over():
    office = plain()
    paragraph = office.add_paragraph("文")
    paragraph.paragraph_format.space_before = Pt(3)
    paragraph._p.pPr.find(qn("w:spacing")).set(qn("w:before"), "auto")
    assert read(office).paragraphs[0].setting.before == 0


@pytest.mark.parametrize("data", [b"", b"PK\3\4 and no more", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(KitError):
        read_layout(data)
