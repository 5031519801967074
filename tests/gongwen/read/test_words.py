"""The one reader of Word files: empty cells on request, headers and footers, what is seen and cannot be
read.
"""

import io
import zipfile

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Mm
from lxml import etree
from PIL import Image

from mzsh_kit import KitError
from mzsh_kit.gongwen import read_words
from mzsh_kit.gongwen.read.web import web_lines
from mzsh_kit.gongwen.read.words import margin_words
from mzsh_kit.reading import left_out, margin_lines, read_lines
from tests.fuzz.growing import paragraph, word
from tests.word import saved

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
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


def beside(body, kind, name, part):
    """A Word file of this body, with one more part."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for path, data in zipfile_parts(word(body)).items():
            package.writestr(
                path, data.replace(b"styles.xml", name.encode()).replace(b"/styles", kind.encode())
            )
        package.writestr(f"word/{name}", part)
    return made.getvalue()


def zipfile_parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {path: package.read(path) for path in package.namelist() if "styles" not in path}


def texts(data):
    return [words.text for words in read_words(data)]


def test_a_note_that_is_referred_to_again_and_again_is_read_once():
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    words = f"<w:p><w:r><w:t>注</w:t></w:r>{reference}</w:p>"
    note = f'<w:footnotes {W}><w:footnote w:id="1">{words}</w:footnote></w:footnotes>'
    body = f"<w:p><w:r><w:t>会议</w:t></w:r>{reference * 3}</w:p>"
    assert texts(beside(body, "/footnotes", "notes.xml", note)) == ["会议", "注"]


def test_a_file_inside_is_read_once_and_what_stands_in_that_again_is_not():
    chunk = f'<w:altChunk {R} r:id="r"/>'
    inner = beside(paragraph("里面") + chunk, "/aFChunk", "c.txt", "再里面")
    assert texts(beside(paragraph("会议") + chunk * 2, "/aFChunk", "c.docx", inner)) == ["会议", "里面"]
    assert texts(beside(chunk * 2, "/aFChunk", "c.txt", "文本")) == ["文本"]


def test_a_number_is_never_longer_than_a_line():
    shape = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    levels = (
        shape.format(0, 999_999_999, "upperLetter", "%1"),
        shape.format(1, 30_000, "lowerLetter", "%2" * 500),
        shape.format(2, "9" * 5000, "upperRoman", "%3."),
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = "".join(paragraph("党", numbered.format(level)) for level in (0, 1, "9" * 5000, 2))
    first, second, third, fourth = texts(beside(body, "/numbering", "numbering.xml", numbering))
    assert (first, third, fourth) == ("999999999 党", "1000000000 党", ".党")
    assert second == "v" * 255 + " 党"


def test_a_page_says_its_size_and_names_no_coding_that_is_none():
    assert web_lines(b'<meta charset="undefined"><p>\xe5\x85\x9a</p>') == ("党",)
    with pytest.raises(KitError, match="内部有101万个标记"):
        web_lines(b"<p>" * 1_000_001)
