"""Headers and footers of a Word file are checked with the text that they stand around."""

import io

import docx

from mzsh_kit.checking import check_bytes

TEXT = (
    "清源县水利局党组2026年度民主生活会实施方案",
    "一、会议主题",
    "会议按照上级党组织确定的主题召开，领导班子成员认真准备。",
    "二、会议时间",
    "会议定于2027年1月15日召开。",
)


def word_file(header="", footer=""):
    document = docx.Document()
    for text in TEXT:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def found(**margins):
    told = check_bytes(word_file(**margins), "方案.docx", disable=())
    return [(finding.rule, finding.text, finding.where) for finding in told if finding.where.startswith("页")]


def test_another_county_in_a_header_is_told():
    assert found(header="望岚县委组织部印制") == [("stranger-place", "望岚县委", "页眉第1段")]


def test_words_of_another_year_in_a_footer_are_told():
    assert found(footer="“两学一做”学习教育材料汇编") == [("residue-year", "两学一做", "页脚第1段")]


def test_the_own_unit_and_page_numbers_are_left_alone():
    assert found(header="清源县水利局党组", footer="第1页") == []
