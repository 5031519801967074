import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from mzsh_kit.checking import Page, check_page, page_of
from mzsh_kit.checking.rules.layout import standard as layout
from mzsh_kit.reading import read_lines

TEXT = "会议按照上级党组织确定的主题召开，领导班子成员认真准备、认真查摆、认真整改。"


def checked(office):
    buffer = io.BytesIO()
    office.save(buffer)
    data = buffer.getvalue()
    return check_page(Page("方案.docx", read_lines(data, "方案.docx"), data=data), layout.RULES)


@pytest.fixture
def foreign():
    """A plan somebody typed in Word, laid out by the standard without the kit's styles; no page number."""
    office = docx.Document()
    (section,) = office.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    section.right_margin, section.bottom_margin = Mm(26), Mm(35)
    add(
        office,
        "县水务局党组2026年度民主生活会实施方案",
        "方正小标宋简体",
        22,
        WD_ALIGN_PARAGRAPH.CENTER,
        after=29,
    )
    add(office, "一、会议主题", "黑体", indent=32)
    for _ in range(3):
        add(office, TEXT, "仿宋", indent=32)
    return office


def add(office, text, font, size=16, align=WD_ALIGN_PARAGRAPH.LEFT, indent=0, after=0):
    paragraph = office.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    run._r.rPr.rFonts.set(qn("w:eastAsia"), font)
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_after, form.line_spacing = Pt(indent), Pt(after), Pt(28.95)


@pytest.mark.parametrize("card", layout.RULES, ids=lambda card: card.id)
def test_a_bad_example_is_found_by_its_own_rule_and_a_good_one_by_none(card):
    for page in card.bad:
        assert {finding.rule for finding in check_page(page(), layout.RULES)} == {card.id}
    for page in card.good:
        assert check_page(page(), layout.RULES) == ()


def test_a_foreign_plan_laid_out_by_the_standard_lacks_only_its_page_numbers(foreign):
    (finding,) = checked(foreign)
    assert (finding.rule, finding.level) == ("layout-page-number", "likely") and "没有页码" in finding.why


def test_a_font_that_is_wrong_everywhere_is_one_finding_with_its_places(foreign):
    for paragraph in foreign.paragraphs[2:]:
        paragraph.runs[0]._r.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    (finding,) = [told for told in checked(foreign) if told.rule == "layout-body"]
    assert finding.why == "正文字体应为仿宋，实为宋体，共3处（第3段、第4段、第5段）"
    assert (finding.level, finding.where) == ("hint", "第3段")


def test_each_departure_is_a_finding_of_its_own_and_says_the_clause(foreign):
    (section,) = foreign.sections
    section.top_margin, section.left_margin = Mm(25), Mm(32)
    findings = [finding for finding in checked(foreign) if finding.rule == "layout-page"]
    assert [finding.why for finding in findings] == [
        "天头（上白边）应为37mm，实为25mm",
        "订口（左白边）应为28mm，实为32mm",
    ]
    assert findings[0].fix == "请改为37mm（GB/T 9704—2012 5.2.1，规定）"


def test_blanks_at_the_beginning_indent_a_paragraph_too(foreign):
    add(foreign, "\u3000\u3000" + TEXT, "仿宋")
    assert [finding.rule for finding in checked(foreign)] == ["layout-page-number"]


def test_plain_text_has_no_layout():
    assert check_page(page_of(TEXT), layout.RULES) == ()
