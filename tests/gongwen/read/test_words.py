"""The one reader of Word files: empty cells on request, headers and footers, what is seen and cannot be
read.
"""

import io

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Mm
from lxml import etree
from PIL import Image

from mzsh_kit.gongwen import read_words
from mzsh_kit.gongwen.read.words import margin_words
from mzsh_kit.reading import left_out, margin_lines, read_lines
from tests.word import saved

OBJECT = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:object>'
    '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="{}"/></w:object>'
    "</w:r>"
)


@pytest.fixture
def document():
    return docx.Document()


def picture():
    data = io.BytesIO()
    Image.new("1", (8, 8)).save(data, "PNG")
    data.seek(0)
    return data


def test_empty_cells_are_given_on_request_and_count_by_the_grid_and_one_by_one(document):
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "姓名"
    data = saved(document)
    assert [(words.text, words.column, words.nth) for words in read_words(data, empty_cells=True)] == [
        ("姓名", 1, 1),
        ("", 3, 2),
    ]
    assert [words.text for words in read_words(data)] == ["姓名"]


def test_headers_and_footers_are_no_part_of_the_text_and_to_be_had(document):
    document.add_paragraph("一、会议主题")
    section = document.sections[0]
    section.header.paragraphs[0].text = "内部资料"
    section.footer.paragraphs[0].text = "第1页"
    document.add_section(WD_SECTION.NEW_PAGE)
    data = saved(document)
    assert [words.text for words in read_words(data)] == ["一、会议主题"]
    assert [(words.text, words.kind) for words in margin_words(data)] == [
        ("内部资料", "header"),
        ("第1页", "footer"),
    ]
    assert [(line.text, line.place) for line in margin_lines(data, "a.docx")] == [
        ("内部资料", "页眉第1段"),
        ("第1页", "页脚第1段"),
    ]
    assert margin_lines("一、会议主题".encode(), "a.txt") == ()


@pytest.mark.parametrize(
    ("program", "name"),
    [("Word.Document.12", "嵌入的Word文档"), ("Excel.Sheet.12", "嵌入的工作簿"), ("Other", "嵌入的对象")],
)
def test_an_object_beside_a_text_is_named(document, program, name):
    document.add_paragraph("现将方案报上。")._p.append(etree.fromstring(OBJECT.format(program)))
    data = saved(document)
    assert (left_out(data, "a.docx"), [line.text for line in read_lines(data, "a.docx")]) == (
        (name,),
        ["现将方案报上。"],
    )


@pytest.mark.parametrize(("size", "named"), [((Mm(160), Mm(220)), ("整页图片",)), ((Mm(40), Mm(40)), ())])
def test_a_picture_of_a_page_is_named_and_a_seal_is_not(document, size, named):
    document.add_paragraph("方案")
    document.add_picture(picture(), *size)
    assert left_out(saved(document), "a.docx") == named
