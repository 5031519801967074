from dataclasses import replace

import pytest

from mzsh_kit.document import Document, Heading, Paragraph, Table, Title
from mzsh_kit.gongwen import check_layout, read_layout, to_docx

PAPER = Document(
    (Title("方案"), Heading(1, "主题", "认真学。"), Paragraph("正文。"), Table(("甲",), (("乙",),), (1,)))
)


@pytest.fixture
def layout():
    return read_layout(to_docx(PAPER))


def keys(layout):
    return {departure.key for departure in check_layout(layout)}


@pytest.mark.parametrize("name", ["paper", "letter", "minutes"])
def test_what_the_kit_writes_departs_nowhere(specimen, name):
    assert check_layout(read_layout(to_docx(specimen(name)))) == ()


def test_a_departure_says_where_what_and_how_binding(layout):
    (section,) = layout.sections
    margin, lines = check_layout(replace(layout, sections=(replace(section, top=25.0),)))
    assert (lines.key, lines.found) == ("grid.lines", "23行")
    assert (
        str(margin) == "第1节：天头（上白边）应为37mm，实为25mm（5.2.1，规定）" and margin.key == "margin.top"
    )


@pytest.mark.parametrize(("top", "departs"), [(36.0, False), (38.0, False), (35.5, True)])
def test_a_millimetre_is_allowed(layout, top, departs):
    (section,) = layout.sections
    assert ("margin.top" in keys(replace(layout, sections=(replace(section, top=top),)))) == departs


def looks(layout, style, **change):
    """The layout with the letters or the setting of one style's paragraphs changed."""

    def altered(paragraph):
        if paragraph.style != style:
            return paragraph
        letters = {key: value for key, value in change.items() if hasattr(paragraph.letters, key)}
        setting = {key: value for key, value in change.items() if key not in letters}
        made = replace(paragraph.letters, **letters)
        return replace(
            paragraph,
            letters=made,
            runs=tuple((text, made) for text, _ in paragraph.runs),
            setting=replace(paragraph.setting, **setting),
        )

    return replace(layout, paragraphs=tuple(map(altered, layout.paragraphs)))


@pytest.mark.parametrize(
    ("style", "change", "key"),
    [
        ("公文正文", {"chinese": "宋体"}, "body.face"),
        ("公文正文", {"size": 15.0}, "body.size"),
        ("公文正文", {"first": 0.0}, "body.indent"),
        ("公文正文", {"colour": "FF0000"}, "colour"),
        ("公文正文", {"line": 29.0}, "grid.lines"),
        ("公文正文", {"spacing": 0.0}, "grid.chars"),
        ("公文标题", {"chinese": "黑体"}, "title.face"),
        ("公文标题", {"size": 18.0}, "title.size"),
        ("heading 1", {"chinese": "仿宋"}, "heading1.face"),
    ],
)
def test_each_departure_has_the_key_of_its_row(layout, style, change, key):
    assert key in keys(looks(layout, style, **change))


@pytest.mark.parametrize("font", ["仿宋", "仿宋_GB2312", "FangSong", "方正仿宋_GBK"])
def test_a_face_goes_by_several_names(layout, font):
    assert "body.face" not in keys(looks(layout, "公文正文", chinese=font))


def test_the_same_departure_is_told_once(layout):
    many = replace(layout, paragraphs=layout.paragraphs * 5)
    assert [departure.key for departure in check_layout(looks(many, "公文正文", chinese="宋体"))] == [
        "body.face"
    ]


def test_page_numbers_in_the_middle_depart(layout):
    (section,) = layout.sections
    odd, even = section.numbers
    paragraph = replace(odd.paragraph, setting=replace(odd.paragraph.setting, align="center"))
    numbers = (replace(odd, paragraph=paragraph), even)
    departures = check_layout(replace(layout, sections=(replace(section, numbers=numbers),)))
    assert [(departure.key, departure.found) for departure in departures] == [("pagenumber.indent", "居中")]
    assert keys(replace(layout, sections=(replace(section, numbers=()),))) == {"pagenumber.indent"}


def test_a_table_wider_than_the_text_departs(layout):
    (table,) = layout.tables
    assert keys(replace(layout, tables=(replace(table, width=170.0),))) == {"text.width"}
