import re

import pytest
from lxml import html

from mzsh_kit.document import Attachments, Document, Heading, Paragraph, SignOff, Table, Title
from mzsh_kit.gongwen import to_html


def texts(*blocks):
    sheet = html.fromstring(to_html(Document(blocks))).xpath("//section")[0]
    return [(node.tag, node.get("class"), node.text_content()) for node in sheet]


def test_every_element_is_shown_as_on_paper():
    assert texts(Title("方案"), Heading(1, "主题"), Heading(2, "学习", "认真学。"), Paragraph("正文。")) == [
        ("h1", "title", "方案"),
        ("h2", "level1", "一、主题"),
        ("p", "body", "（一）学习。认真学。"),
        ("p", "body", "正文。"),
        ("p", "number odd", "— 1 —"),
    ]


def test_what_a_user_typed_is_escaped_everywhere():
    evil = "<script>alert(1)</script>\"'&"
    document = Document(
        (
            Title(evil),
            Heading(1, evil, evil),
            Paragraph(evil),
            Attachments((evil,)),
            SignOff(evil, evil),
            Table((evil,), ((evil,),), (1,)),
        ),
        subject=evil,
    )
    text = to_html(document, page=True)
    assert "<script" not in text
    assert html.fromstring(to_html(document)).xpath("//section")[0].text_content().count(evil) == 9


def test_it_needs_nothing_from_outside(everything):
    assert not re.search(r"https?:|url\(|@import|<script|<link|javascript:", to_html(everything, page=True))


def test_every_rule_is_scoped(everything):
    style = html.fromstring(to_html(everything)).xpath("//style")[0].text
    selectors = re.findall(r"(?:^|\})([^{}@]+)\{", style)
    assert selectors and all(one.startswith(".gongwen") for rule in selectors for one in rule.split(","))


def test_an_annex_starts_a_sheet(everything):
    sheets = html.fromstring(to_html(everything)).xpath("//section[@class='sheet']")
    assert [sheet.xpath("string(.//p[@class='annex'])") for sheet in sheets] == ["", "附件1", "附件2"]


def test_tables_have_a_head_and_widths():
    table = html.fromstring(to_html(Document((Table(("甲", "乙"), (("1", "2\n3"),), (1, 3)),)))).xpath(
        "//table"
    )[0]
    assert table.xpath(".//col/@style") == ["width:24.997%", "width:75.003%"]
    assert [cell.text_content() for cell in table.xpath(".//thead//th")] == ["甲", "乙"]
    assert len(table.xpath(".//tbody//td")[1].xpath(".//br")) == 1


@pytest.mark.parametrize("page", [True, False])
def test_the_language_is_stated(everything, page):
    assert 'lang="zh-CN"' in to_html(everything, page=page)
