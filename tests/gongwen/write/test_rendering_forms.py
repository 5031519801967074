"""版头, 版记, seals and landscape pages as LibreOffice sets them: all documents in one call, then
measured.
"""

from collections import Counter

import pdfplumber
import pytest

from mzsh_kit.document import (
    Annex,
    Attachments,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    SignOff,
    Table,
    Title,
)
from mzsh_kit.gongwen import to_docx
from mzsh_kit.gongwen.standard.units import number
from mzsh_kit.gongwen.typeset.measures import copies_text

pytestmark = pytest.mark.office

MM = 72 / 25.4
LINE = "全面从严治党永远在路上党的自我革命永远在路上坚持以人民为"
MARKS = "，。、；：！？“”‘’（）《》〈〉〔〕…—·"
SENTENCES = (
    "学习，研讨；“批评”和（自我批评）、《规定》：整改！落实？对照……检查——材料。",
    "会前2次，会上3次；“三个带头”、《关于〈办法〉的通知》（清水〔2026〕3号）。",
    "古丽·买买提说：‘好！’——至于Yangtze灌区，再议……",
)


def body(lines, *after):
    """A paper whose text has so many full lines, with 版记 at its end."""
    return Document(
        (
            Letterhead("清源县水务局文件", "清水〔2026〕3号"),
            Title("关于会议安排的通知"),
            *[Paragraph(LINE)] * (lines // 2),
            *after,
            Imprint("中共清源县委办公室，清源县人民政府办公室", "清源县水务局办公室", "2026年12月21日"),
        )
    )


DOCUMENTS = {
    "ends on an odd page": body(4),
    "ends on an even page": body(22),
    "finds no room": body(30),
    "two annexes": body(4, Annex("一表"), Paragraph("文"), Annex("二表"), Paragraph("文")),
    "landscape": Document(
        (
            Paragraph("文"),
            Annex("一表"),
            Table(("序号", "意见") * 6, (("1", "希望改进工作作风") * 6,) * 60, (1.0, 2.0) * 6),
        )
    ),
    "300 rows": Document(
        (
            Heading(1, "意见"),
            Table(("序号", "意见"), tuple((str(n), "改进作风") for n in range(1, 301)), (1, 4)),
        )
    ),
    "seal": Document((Paragraph("正文。"), SignOff("清源县水务局", "二〇二六年十二月二十日", sealed=True))),
    "long seal": Document(
        (Paragraph("正文。"), SignOff("清源县" * 7, "二〇二六年十二月二十日", sealed=True))
    ),
    "punctuation": Document(
        (
            *(Paragraph("县" * n + SENTENCES[n % 3] * (n % 5 + 1)) for n in range(60)),
            Attachments(tuple(SENTENCES)),
        )
    ),
}


@pytest.fixture(scope="module")
def pages(render_pdf, specimen):
    """``pages(name)``: the pages of a document of the table above, or of a specimen."""
    documents = DOCUMENTS | {name: specimen(name) for name in ("paper", "letter", "minutes")}
    paths = render_pdf(*map(to_docx, documents.values()))
    opened = {name: pdfplumber.open(path) for name, path in zip(documents, paths, strict=True)}
    yield lambda name: opened[name].pages
    for pdf in opened.values():
        pdf.close()


def text(page):
    return "".join(char["text"] for char in page.chars).replace(" ", "")


def footer(page):
    """The page number, if the page shows one."""
    return "".join(char["text"] for char in page.chars if char["top"] > 264 * MM).replace(" ", "")


def rules(page):
    """Horizontal lines: middle in millimetres from the top, left and right edge."""
    drawn = [*page.rects, *page.lines, *page.curves]
    flat = [rule for rule in drawn if rule["bottom"] - rule["top"] < 4 and rule["x1"] - rule["x0"] > 300]
    return sorted(
        ((rule["top"] + rule["bottom"]) / 2 / MM, rule["x0"] / MM, rule["x1"] / MM) for rule in flat
    )


def find(page, word):
    """Left, right, top and bottom in millimetres of the first place of a word."""
    whole = text(page)
    assert word in whole, (word, whole)
    chars = [char for char in page.chars if char["text"].strip()][whole.index(word) :][: len(word)]
    edges = (min(c["x0"] for c in chars), max(c["x1"] for c in chars), chars[0]["top"], chars[0]["bottom"])
    return tuple(edge / MM for edge in edges)


@pytest.mark.parametrize(
    ("name", "page", "of"),
    [
        ("ends on an odd page", 2, 2),
        ("ends on an even page", 2, 2),
        ("finds no room", 3, 3),
        ("minutes", 2, 2),
    ],
)
def test_an_imprint_stands_on_the_last_page(pages, name, page, of):
    # LibreOffice leaves the blank page before an even one out of the PDF: the third there is the fourth.
    printed = [n for n, page in enumerate(pages(name), 1) if "印发" in text(page)]
    assert (printed, len(pages(name))) == ([page], of)


def test_an_imprint_under_the_text_ends_with_the_text_block(pages):
    last = pages("ends on an even page")[-1]
    bottom, left, right = rules(last)[-1]
    assert bottom == pytest.approx(262, abs=1)
    assert (left, right) == (pytest.approx(28, abs=1), pytest.approx(184, abs=1))
    assert footer(last) == "—2—"


@pytest.mark.parametrize("name", ["ends on an odd page", "finds no room", "paper"])
def test_an_imprint_alone_stands_at_the_foot_and_its_page_has_no_number(pages, name):
    last = pages(name)[-1]
    # LibreOffice 7.4 reckons the space above the footer to the text of an even section: 3 mm lower.
    assert rules(last)[-1][0] == pytest.approx(263.4, abs=1.8)
    assert footer(last) == "" and text(last).startswith("抄送")


def test_an_imprint_has_three_lines(pages):
    heights = [height for height, *_ in rules(pages("ends on an even page")[-1])]
    assert len({round(height) for height in heights}) == 3


def test_lines_of_copies_start_under_the_first_name(pages):
    last = pages("paper")[-1]
    first, second = find(last, "中共清源县委办公室")[0], find(last, "监委驻")[0]
    assert first == pytest.approx(second, abs=0.6)
    assert find(last, "抄送")[0] == pytest.approx(28 + 14 / MM, abs=0.6)
    assert find(last, "日印发")[1] == pytest.approx(184 - 14 / MM, abs=0.8)


def mark_edges(page):
    """Upper and lower edge of the red mark's square in millimetres: 0.88 of it stand above the baseline."""
    mark = next(char for char in page.chars if char["non_stroking_color"] == (1, 0, 0))
    baseline, size = page.height - mark["matrix"][5], number("mark.size")
    return (baseline - 0.88 * size) / MM, (baseline + 0.12 * size) / MM


@pytest.mark.parametrize("name", ["paper", "minutes"])
def test_the_mark_stands_35_mm_below_the_top_of_the_text_block(pages, name):
    assert mark_edges(pages(name)[0])[0] == pytest.approx(37 + 35, abs=1)


def test_the_red_line_is_as_wide_as_the_text_and_4_mm_below_the_number(pages):
    page = pages("paper")[0]
    height, left, right = rules(page)[-1]
    number_ = find(page, "清水党组〔")
    glyph = (number_[2] + number_[3]) / 2 + 8 / MM
    assert height - glyph == pytest.approx(4, abs=1)
    assert (left, right) == (pytest.approx(28, abs=0.5), pytest.approx(184, abs=0.5))


def test_number_and_last_signer_share_a_line(pages):
    page = pages("paper")[0]
    left, _, top, _ = find(page, "清水党组〔")
    assert top == pytest.approx(find(page, "王")[2], abs=0.5)
    assert left == pytest.approx(28 + 15.75 / MM, abs=0.5)
    assert find(page, "李国庆")[1] == pytest.approx(184 - 15.75 / MM, abs=0.8)
    assert find(page, "张喆")[0] == pytest.approx(find(page, "王")[0], abs=0.5)


def test_the_first_page_shows_text(pages):
    assert all("围绕" in text(pages("paper")[0]) or "我局" in text(pages(name)[0]) for name in ("letter",))


def test_double_lines_of_a_letter(pages):
    page = pages("letter")[0]
    lines = rules(page)
    assert {(round(left), round(right)) for _, left, right in lines} == {(20, 190)}
    upper = [height for height, *_ in lines if height < 150]
    lower = [height for height, *_ in lines if height > 150]
    top, bottom = mark_edges(page)
    assert top == pytest.approx(30, abs=1)
    assert min(upper) - bottom == pytest.approx(4, abs=1)
    assert 297 - max(lower) == pytest.approx(20, abs=1)


def test_the_first_page_of_a_letter_has_no_number(pages):
    assert footer(pages("letter")[0]) == ""
    page = pages("letter")[0]
    assert find(page, "清水函〔2026〕8号")[1] == pytest.approx(184, abs=0.6)
    assert find(page, "000007")[0] == pytest.approx(28, abs=0.6)


def test_landscape_pages_bear_their_number_where_it_lies_when_bound(pages):
    portrait, *wide = pages("landscape")
    assert (
        portrait.width < portrait.height and all(page.width > page.height for page in wide) and len(wide) > 1
    )
    for n, page in enumerate(wide, 2):
        digits = [char for char in page.chars if char["x1"] < 34 * MM]
        assert "".join(char["text"] for char in digits if char["text"].isdigit()) == str(n)
        # The dash of an upright page stands 7 mm below the text; turned, 7 mm to the left of it.
        assert max(char["x1"] for char in digits) / MM == pytest.approx(35 - 7 + 2, abs=2)
        height = sum(char["top"] for char in digits) / len(digits) / MM
        assert (height > 105) == (n % 2 == 1)
        assert "序号" in text(page)


def test_a_landscape_table_fills_the_text_block(pages):
    page = pages("landscape")[1]
    left, right = min(rule[1] for rule in rules(page)), max(rule[2] for rule in rules(page))
    assert (left, right) == (pytest.approx(35, abs=1), pytest.approx(260, abs=1))


def test_a_table_of_300_rows_has_its_head_on_every_page_and_every_row_once(pages):
    sheets = pages("300 rows")
    assert len(sheets) > 8 and all(text(sheet).count("序号") == 1 for sheet in sheets)
    assert sum(text(sheet).count("改进作风") for sheet in sheets) == 300


def test_a_date_to_be_sealed_stands_four_characters_in_and_the_organ_is_centred_on_it(pages):
    (page,) = pages("seal")
    organ, date = find(page, "清源县水务局"), find(page, "二〇二六年十二月二十日")
    assert date[1] == pytest.approx(184 - 4 * 15.75 / MM, abs=0.8)
    assert (organ[0] + organ[1]) / 2 == pytest.approx((date[0] + date[1]) / 2, abs=0.8)


def test_a_long_organ_pushes_the_date_and_stays_on_the_page(pages):
    (page,) = pages("long seal")
    organ, date = find(page, "清源县" * 7), find(page, "二〇二六年十二月二十日")
    assert organ[1] <= 184.5
    assert (organ[0] + organ[1]) / 2 == pytest.approx((date[0] + date[1]) / 2, abs=0.8)


def source_of(name, specimen):
    """All that a document says, as far as punctuation goes."""
    if name == "punctuation":
        return (
            "".join("县" * n + SENTENCES[n % 3] * (n % 5 + 1) for n in range(60)) + "".join(SENTENCES) + "："
        )
    from mzsh_kit.gongwen import read_layout

    return "".join(paragraph.text for paragraph in read_layout(to_docx(specimen(name))).paragraphs)


@pytest.mark.parametrize("name", ["punctuation", "paper", "letter", "minutes"])
def test_no_punctuation_is_lost_between_source_and_pdf(pages, specimen, name):
    wanted, printed = Counter(source_of(name, specimen)), Counter("".join(map(text, pages(name))))
    dashes = 2 * sum(footer(page).startswith("—") for page in pages(name))
    turned = 2 * sum(page.width > page.height for page in pages(name))
    printed["—"] -= dashes + turned
    assert {mark: printed[mark] for mark in MARKS} == {mark: wanted[mark] for mark in MARKS}


def test_copies_end_with_a_full_stop():
    assert copies_text("甲，乙") == copies_text("甲，乙。") == "甲，乙。"
