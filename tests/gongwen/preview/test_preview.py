import re

import pytest
from lxml import html

from mzsh_kit.document import Attachments, Document, Heading, Imprint, Paragraph, SignOff, Table, Title
from mzsh_kit.gongwen import read_layout, to_docx, to_html


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
    assert selectors and all(
        selector.startswith(".gongwen") for rule in selectors for selector in rule.split(",")
    )


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


def sheets_of(document):
    return html.fromstring(to_html(document)).xpath("//section")


@pytest.mark.parametrize("name", ["paper", "letter", "minutes"])
def test_nothing_of_a_paper_is_missing_in_the_preview(specimen, name):
    shown = "".join(html.fromstring(to_html(specimen(name))).text_content().split())
    written = [paragraph.text for paragraph in read_layout(to_docx(specimen(name))).paragraphs]
    words = {word for text in written for word in re.split(r"[\s\d]+", text) if len(word) > 1}
    assert {word for word in words if word not in shown and len(word) < 12} == set()


def test_pages_are_numbered_on_alternate_sides(specimen):
    numbers = [
        (node.text, node.get("class"))
        for sheet in sheets_of(specimen("paper"))
        for node in sheet.xpath("p[contains(@class,'number ')]")
    ]
    assert numbers == [(f"— {n} —", f"number {('even', 'odd')[n % 2]}") for n in range(1, 6)]


def test_the_head_is_red_and_stands_on_the_first_sheet(specimen):
    first, *others = sheets_of(specimen("paper"))
    assert first.xpath("string(.//p[@class='mark'])") == "中共清源县水务局党组文件"
    assert not any(sheet.xpath(".//header") for sheet in others)
    assert "color:#ff0000" in html.fromstring(to_html(specimen("paper"))).xpath("//style")[0].text


def test_the_first_sheet_of_a_letter_has_no_number(specimen):
    (sheet,) = sheets_of(specimen("letter"))
    assert sheet.get("class") == "sheet letter" and not sheet.xpath(".//p[contains(@class,'number odd')]")


def test_a_paragraph_that_crosses_a_page_is_cut_where_the_page_ends():
    text = "全面从严治党永远在路上党的自我革命永远在路上坚持以人民为" * 40
    first, second = sheets_of(Document((Paragraph(text),)))
    above, below = first.xpath("p[1]")[0], second.xpath("p[1]")[0]
    rows = above.xpath("span/text()")
    assert "".join(rows) + below.text == text
    assert ([len(row) for row in rows], above.get("class")) == ([26, *[28] * 21], "body full")
    assert below.get("class") == "body on"


def test_an_imprint_alone_has_a_sheet_without_number_and_a_blank_one_before_it_if_need_be():
    lines = [Paragraph("全面从严治党永远在路上党的自我革命永远在路上坚持以人民为")] * 21
    sheets = sheets_of(Document((*lines, Imprint("县委", "办公室", "2026年1月6日"))))
    assert [bool(sheet.xpath(".//footer")) for sheet in sheets] == [False, False, False, True]
    assert [len(sheet.xpath("p[contains(@class,'number')]")) for sheet in sheets] == [1, 1, 0, 0]
