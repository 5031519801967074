"""An office brings its own .docx as base."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from mzsh_kit.document import Document, Heading, Paragraph, Table, Title
from mzsh_kit.errors import KitError
from mzsh_kit.gongwen import Fonts, check_layout, read_layout, to_docx
from tests.word import saved

PAPER = Document((Title("方案"), Heading(1, "主题"), Paragraph("正文。"), Table(("甲",), (("乙",),), (1,))))


def own_base():
    """What an office gets when it opens a paper of the kit in Word."""
    return docx.Document(io.BytesIO(to_docx(PAPER)))


def changed(data, change):
    """The package with its parts changed: ``change(name, bytes)`` gives bytes, or None to leave the part
    out.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            if (new := change(name, source.read(name))) is not None:
                target.writestr(name, new)
    return buffer.getvalue()


def text_of(data):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs][:3]


def departures(data):
    return {(departure.key, departure.found) for departure in check_layout(read_layout(data))}


def test_the_kit_s_own_paper_as_base_changes_nothing():
    data = to_docx(PAPER, base=to_docx(PAPER))
    assert text_of(data) == ["方案", "一、主题", "正文。"]
    assert departures(data) == set()
    assert read_layout(data).paragraphs == read_layout(to_docx(PAPER)).paragraphs


def test_the_styles_of_the_office_hold_and_the_check_says_what_departs():
    office = own_base()
    office.styles["公文标题"].font.size = Pt(24)
    office.styles["公文正文"].element.rPr.get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    office.sections[0].left_margin = Mm(31)
    data = to_docx(PAPER, base=saved(office))
    assert departures(data) == {
        ("title.size", "24pt"),
        ("body.face", "宋体"),
        ("margin.left", "31mm"),
        ("grid.chars", "27字"),
    }


def test_styles_are_known_by_name_whatever_their_ids():
    def renumber(name, data):
        return (
            data.replace(b'"GongwenBody"', b'"a7"').replace(b'"Heading1"', b'"1"')
            if name.endswith("styles.xml")
            else data
        )

    data = to_docx(PAPER, base=changed(to_docx(PAPER), renumber))
    styles = [style.name for style in read_layout(data).styles]
    assert styles.count("公文正文") == styles.count("heading 1") == 1
    assert departures(data) == set()


@pytest.mark.parametrize("name", ["公文正文", "公文标题", "公文版记", "heading 1", "公文表格"])
def test_a_style_that_the_base_lacks_is_added(name):
    def without(part, data):
        if not part.endswith("styles.xml"):
            return data
        root = etree.fromstring(data)
        (style,) = (
            child
            for child in root
            if child.find(qn("w:name")) is not None and child.find(qn("w:name")).get(qn("w:val")) == name
        )
        root.remove(style)
        return etree.tostring(root)

    data = to_docx(PAPER, base=changed(to_docx(PAPER), without))
    assert departures(data) == set()
    assert text_of(data) == ["方案", "一、主题", "正文。"]


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/settings.xml", "word/fontTable.xml", "docProps/core.xml"]
)
def test_a_base_without_one_of_its_parts_still_serves(part):
    def without(name, data):
        if name == part:
            return None
        if name.endswith(".rels"):
            root = etree.fromstring(data)
            for relation in list(root):
                if part.endswith(relation.get("Target")):
                    root.remove(relation)
            return etree.tostring(root)
        return data

    assert departures(to_docx(PAPER, base=changed(to_docx(PAPER), without))) == set()


def test_a_base_of_no_kin_keeps_its_page_and_gets_sound_styles():
    data = to_docx(PAPER, base=saved(docx.Document()))
    layout = read_layout(data)
    assert layout.style("公文正文") == read_layout(to_docx(PAPER)).style("公文正文")
    assert layout.sections[0].width == pytest.approx(215.9, abs=0.1)
    assert ("page.width", "215.9mm") in departures(data)


def test_headers_and_footers_of_the_office_come_along():
    office = own_base()
    office.sections[0].header.paragraphs[0].text = "内部资料"
    data = to_docx(PAPER, base=saved(office))
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text == "内部资料"
    assert "PAGE" in etree.tostring(section.footer._element).decode()


def test_a_footer_of_the_office_takes_the_place_of_the_kit_s():
    office = own_base()
    office.sections[0].footer.paragraphs[0].text = "第1页"
    layout = read_layout(to_docx(PAPER, base=saved(office)))
    assert [number.pages for number in layout.sections[0].numbers] == ["even"]


def test_a_base_with_sections_gives_its_first_upright_page(specimen):
    base = to_docx(specimen("paper"))
    assert read_layout(to_docx(specimen("paper"), base=base)) == read_layout(base)


def test_a_base_without_page_numbers_gets_them():
    office = docx.Document()
    office.sections[0].header.paragraphs[0].text = "内部资料"
    layout = read_layout(to_docx(PAPER, base=saved(office)))
    assert ([number.pages for number in layout.sections[0].numbers], layout.odd_and_even) == (
        ["odd", "even"],
        True,
    )


def test_text_comments_and_properties_of_the_base_stay_behind():
    office = own_base()
    office.paragraphs[0].text = "另一单位的材料"
    office.core_properties.author = "某人"
    office.add_comment(office.paragraphs[0].runs, text="批注", author="某人")
    file = zipfile.ZipFile(io.BytesIO(to_docx(PAPER, base=saved(office))))
    whole = b"".join(map(file.read, file.namelist())).decode()
    assert not any(word in whole for word in ("另一单位", "某人", "批注"))


def test_what_would_lock_or_fetch_is_left_out():
    def locked(name, data):
        mark = b"<w:evenAndOddHeaders/>"
        return data.replace(
            mark,
            b'<w:attachedTemplate xmlns:r="urn:r" r:id="rId9"/>'
            b"<w:trackRevisions/>"
            b'<w:documentProtection w:edit="readOnly"/>' + mark,
        )

    file = zipfile.ZipFile(io.BytesIO(to_docx(PAPER, base=changed(to_docx(PAPER), locked))))
    assert not any(word in file.read("word/settings.xml") for word in (b"attached", b"track", b"Protection"))


def test_a_template_file_is_as_good_as_a_document():
    def template(name, data):
        return data.replace(b"document.main+xml", b"template.main+xml")

    data = to_docx(PAPER, base=changed(to_docx(PAPER), template))
    assert b"template.main" not in zipfile.ZipFile(io.BytesIO(data)).read("[Content_Types].xml")
    assert departures(data) == set()


def broken_styles(name, data):
    return data[:200] if name.endswith("styles.xml") else data


def with_doctype(name, data):
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]>'
    return data.replace(b"?>", b"?>" + entity, 1) if name.endswith("styles.xml") else data


def as_docm(name, data):
    return data.replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
    )


def with_vba():
    buffer = io.BytesIO(to_docx(PAPER))
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("word/vbaProject.bin", b"\0")
    return buffer.getvalue()


def narrow():
    office = own_base()
    office.sections[0].left_margin = office.sections[0].right_margin = Mm(90)
    return saved(office)


def workbook():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
    return buffer.getvalue()


def huge():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/image1.bmp", bytes(70 * 2**20))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("base", "code"),
    [
        (lambda: b"", "gongwen.not_word"),
        (lambda: b"\xff\xd8\xff\xe0 a picture", "gongwen.not_word"),
        (workbook, "gongwen.not_word"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "gongwen.old"),
        (lambda: to_docx(PAPER)[:3000], "gongwen.damaged"),
        (lambda: to_docx(PAPER).replace(b"word/styles.xml", b"word/styl\xff\xff.xml"), "gongwen.damaged"),
        (lambda: changed(to_docx(PAPER), broken_styles), "gongwen.damaged"),
        (lambda: changed(to_docx(PAPER), with_doctype), "gongwen.damaged"),
        (lambda: changed(to_docx(PAPER), as_docm), "gongwen.macros"),
        (with_vba, "gongwen.macros"),
        (narrow, "gongwen.page"),
        (huge, "budget.unpacked"),
    ],
)
def test_a_base_that_cannot_serve_is_refused_in_chinese(base, code):
    with pytest.raises(KitError) as caught:
        to_docx(PAPER, base=base())
    (fault,) = caught.value.faults
    assert fault.code == code
    assert str(fault).startswith("Word文件：") and "{" not in str(fault)


@pytest.mark.parametrize("flip", range(0, 6000, 150))
def test_a_byte_flipped_anywhere_gives_a_page_or_a_sentence(flip):
    data = bytearray(to_docx(PAPER))
    data[flip % len(data)] ^= 0x55
    try:
        made = to_docx(PAPER, base=bytes(data))
    except KitError:
        return
    assert text_of(made) == ["方案", "一、主题", "正文。"]


def test_fonts_hold_beside_a_base():
    data = to_docx(Document((Paragraph("“文”"),)), Fonts(body="仿宋"), base=to_docx(PAPER))
    assert read_layout(data).paragraphs[0].letters.chinese == "仿宋"
