"""What a user may type or bring: a right page, in Word file and preview alike."""

import io

import docx
import pytest
from lxml import html

from mzsh_kit.document import (
    Annex,
    Attachments,
    Attendance,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Note,
    Paragraph,
    Recipients,
    Signature,
    SignOff,
    Table,
    Title,
    numbered,
)
from mzsh_kit.gongwen import check_layout, read_layout, to_docx, to_html
from mzsh_kit.gongwen.standard.fonts import clean

NAMES = tuple(f"张{'一二三四五六七八九十'[n % 10]}{'甲乙丙丁'[n // 10]}" for n in range(40))
TEXTS = {
    "angle brackets": "<w:p>与</w:p><script>alert(1)</script>",
    "ampersands": "甲&乙&amp;丙&#60;",
    "quotes": "\"双\"'单'`反`",
    "an end of CDATA": "]]>",
    "control characters": "甲\x00乙\x07丙\x1b丁\ufffe戊",
    "surrogates": "甲\ud800乙",
    "emoji": "好👍🏽👨‍👩‍👧‍👦",
    "mixed Latin": "县级Water Bureau水务局ABC第3号 No. 5",
    "writing from right to left": "甲\u202e乙\u202cشكرا",
    "rare hanzi": "喆堃𬭎𠮷",
    "one character": "案",
    "60 characters": "关于召开民主生活会的" * 6,
    "300 characters": "学习贯彻落实" * 50,
    "one word of 200 letters": "A" * 200,
    "only spaces": "   \u3000\t ",
    "nothing": "",
}


def everywhere(text):
    """A document with ``text`` wherever text can stand."""
    return Document(
        (
            Letterhead(text, text, text, text, text, text, (text, text, text)),
            Title(text),
            Recipients(text),
            Heading(1, text),
            Heading(2, text, text),
            Paragraph(text),
            Table((text, "乙"), ((text, text),), (1, 3)),
            Attachments((text, text)),
            SignOff(text, text),
            SignOff(text, text, sealed=True),
            SignOff(text, text, sealed=True, others=(text, text, text)),
            Signature(text, text),
            Note(text),
            Attendance(text, text),
            Annex(text),
            Table((text,) * 12, ((text,) * 12,), (1.0,) * 12),
            Imprint(text, text, text, text),
        ),
        subject=text,
        organ=text,
    )


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("form", ["paper", "letter", "minutes"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_anywhere_gives_a_file_that_opens_and_reads_back(text, form):
    blocks = everywhere(text).blocks
    head = Letterhead(text, text, form=form)
    data = to_docx(Document((head, *blocks[1:])))
    assert docx.Document(io.BytesIO(data)).paragraphs
    texts = [squeezed(paragraph.text) for paragraph in read_layout(data).paragraphs]
    wanted = squeezed(clean(text))
    assert wanted in texts


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_anywhere_is_escaped_in_the_preview(text):
    page = to_html(everywhere(text), page=True)
    tree = html.fromstring(page)
    assert not tree.xpath("//script|//img|//a|//iframe|//@onclick|//@onerror|//@src|//@href")
    assert squeezed(clean(text)) in squeezed(tree.text_content())


def test_40_members():
    rows = tuple((str(n), name, "党组成员") for n, name in enumerate(NAMES, 1))
    document = Document(
        (
            Recipients("、".join(NAMES)),
            Attendance("出席", "、".join(NAMES)),
            Table(("序号", "姓名", "职务"), rows, (1, 2, 3)),
        )
    )
    layout = read_layout(to_docx(document))
    assert all(any(name in paragraph.text for paragraph in layout.paragraphs) for name in NAMES)
    assert layout.tables[0].rows == 41 and check_layout(layout) == ()


def test_a_unit_name_of_40_characters():
    name = "某某省某某市某某县国有资产监督管理服务中心下属水利水电工程建设管理有限责任公司党委会"[:40]
    document = Document(
        (
            Letterhead(name + "文件", "某〔2026〕1号"),
            SignOff(name, "2026年1月5日", sealed=True),
            Imprint("县委", name, "2026年1月6日"),
        )
    )
    layout = read_layout(to_docx(document))
    mark = next(paragraph for paragraph in layout.paragraphs if paragraph.style == "公文发文机关标志")
    assert mark.text.count("\n") == 1 and mark.text.replace("\n", "") == name + "文件"
    assert all(
        paragraph.setting.left >= 0 and paragraph.setting.right >= 0 for paragraph in layout.paragraphs
    )


def test_a_theme_of_300_characters():
    theme = "学习贯彻落实" * 50
    layout = read_layout(to_docx(Document((Heading(1, "会议主题"), Paragraph(theme)))))
    assert layout.paragraphs[1].text == theme


@pytest.mark.parametrize("title", ["案", "关于召开民主生活会的" * 6])
def test_a_title_of_one_character_and_of_60(title):
    (paragraph,) = read_layout(to_docx(Document((Title(title),)))).paragraphs
    assert paragraph.text.replace("\n", "") == title
    assert max(map(len, paragraph.text.split("\n"))) <= 19


def test_a_table_of_300_rows():
    rows = tuple((str(n), "希望改进工作作风") for n in range(1, 301))
    data = to_docx(Document((Table(("序号", "意见"), rows, (1, 4)),)))
    (table,) = read_layout(data).tables
    assert (table.rows, table.repeats) == (301, True)
    sheets = html.fromstring(to_html(Document((Table(("序号", "意见"), rows, (1, 4)),)))).xpath("//section")
    assert all(len(sheet.xpath(".//thead")) == 1 for sheet in sheets)
    assert sum(len(sheet.xpath(".//tbody/tr")) for sheet in sheets) == 300


def test_every_kind_of_block_at_every_place():
    blocks = numbered(everywhere("文")).blocks
    for n in range(len(blocks)):
        turned = Document((*blocks[n:], *blocks[:n]))
        assert docx.Document(io.BytesIO(to_docx(turned))).paragraphs
        assert to_html(turned)


@pytest.mark.parametrize("block", everywhere("文").blocks, ids=lambda block: type(block).__name__)
def test_every_kind_of_block_alone(block):
    assert docx.Document(io.BytesIO(to_docx(Document((block,))))).element.body is not None
    assert to_html(Document((block,)))
