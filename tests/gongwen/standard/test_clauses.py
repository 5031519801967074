"""Every row of the table of clauses against the XML of finished files.

A test holds the rows whose keys it names; ``docs/gongwen.md`` is made from these names.
"""

import re
from dataclasses import replace

import pytest
from lxml import etree

from mzsh_kit.document import (
    Attachments,
    Attendance,
    Document,
    Letterhead,
    Note,
    Paragraph,
    Recipients,
    Signature,
    SignOff,
    Table,
    Title,
)
from mzsh_kit.gongwen import read_layout, to_docx
from mzsh_kit.gongwen.ooxml.names import NAMESPACE
from mzsh_kit.gongwen.ooxml.unpack import unpack
from mzsh_kit.gongwen.standard.units import RED, clause, face, number, points, text_width, twips, word
from mzsh_kit.gongwen.typeset.measures import ems, is_landscape, width
from mzsh_kit.gongwen.typeset.title import title_lines
from mzsh_kit.gongwen.write.writer import document_xml

W = f"{{{NAMESPACE}}}"
NS = {"w": NAMESPACE}
FONTS = {
    "小标宋": "方正小标宋简体",
    "仿宋": "仿宋_GB2312",
    "楷体": "楷体_GB2312",
    "黑体": "黑体",
    "宋体": "宋体",
}
MM = 1440 / 25.4


def layout(*blocks):
    return read_layout(to_docx(Document(blocks)))


def tree(*blocks):
    return etree.fromstring(document_xml(Document(blocks)).encode())


def part(name, *blocks):
    return unpack(to_docx(Document(blocks))).tree(f"word/{name}.xml")


def style(name):
    style = layout().style(name)
    assert style is not None
    return style


def font(key):
    return FONTS[face(key)]


def near(key):
    """The row's length in points, to a twentieth and a half."""
    return pytest.approx(points(key), abs=0.08)


def values(root, path):
    return [int(value) for value in root.xpath(path, namespaces=NS)]


LETTERHEAD = Letterhead("某某县水务局文件", "某水〔2026〕3号", "12", "机密", "1年", "特急", ("张三",))


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("page.width", "width"),
        ("page.height", "height"),
        ("margin.top", "top"),
        ("margin.left", "left"),
        ("margin.right", "right"),
        ("margin.bottom", "bottom"),
    ],
)
def test_the_page(key, name):
    slack = number("margin.slack") if key.startswith("margin") else 0.1
    assert getattr(layout().sections[0], name) == pytest.approx(number(key), abs=slack / 10)


def test_the_text_block():
    page = layout().sections[0]
    assert page.width - page.left - page.right == pytest.approx(number("text.width"), abs=0.05)
    assert page.height - page.top - page.bottom == pytest.approx(number("text.height"), abs=0.05)


def test_the_grid():
    body, page = style("公文正文"), layout().sections[0]
    assert (body.setting.line, body.setting.rule) == (number("grid.pitch"), "exact")
    assert (page.grid, page.pitch) == ("lines", number("grid.pitch"))
    assert body.letters.spacing == number("grid.spacing")
    a_mm = 72 / 25.4
    assert int(number("text.height") * a_mm / number("grid.pitch")) == number("grid.lines")
    assert int(number("text.width") * a_mm / (body.letters.size + body.letters.spacing)) == number(
        "grid.chars"
    )


@pytest.mark.parametrize(
    ("name", "face_key", "size_key"),
    [
        ("公文正文", "body.face", "body.size"),
        ("公文份号", "copy.face", "copy.size"),
        ("公文密级和紧急程度", "secrecy.face", "secrecy.size"),
        ("公文发文字号", "number.face", "number.size"),
        ("公文标题", "title.face", "title.size"),
        ("公文附件标识", "annex.face", "annex.size"),
        ("公文版记", "imprint.face", "imprint.size"),
        ("公文表格文字", "table.face", "table.size"),
        ("footer", "pagenumber.face", "pagenumber.size"),
        ("公文发文机关标志", "mark.face", "mark.size"),
    ],
)
def test_faces_and_sizes_of_styles(name, face_key, size_key):
    letters = style(name).letters
    assert (letters.chinese, letters.size) == (font(face_key), number(size_key))


def test_a_script_is_set_in_larger_letters():
    script = style("公文讲稿")
    assert (script.letters.chinese, script.letters.size) == (font("body.face"), number("script.size"))
    assert (script.setting.line, script.setting.first) == (number("script.pitch"), 2 * number("script.size"))
    names = [
        paragraph.style
        for paragraph in read_layout(
            to_docx(Document((Paragraph("同志们：现在开会。"),), large=True))
        ).paragraphs
    ]
    assert names == ["公文讲稿"]


@pytest.mark.parametrize("key", ["heading1.face", "heading2.face", "heading3.face", "heading4.face"])
def test_faces_of_headings(key):
    assert style(f"heading {key[7]}").letters.chinese == font(key)
    assert style(f"heading {key[7]}").letters.size == number("body.size")


def test_the_face_of_table_heads():
    assert style("公文表头").letters.chinese == font("table.head.face")


@pytest.mark.parametrize(
    ("name", "side", "key"),
    [
        ("公文正文", "first", "body.indent"),
        ("公文主送机关", "left", "recipients.indent"),
        ("公文附件说明", "left", "attachments.indent"),
        ("公文附注", "first", "note.indent"),
        ("公文标题", "after", "title.below"),
        ("公文署名", "before", "signoff.above"),
        ("公文署名", "right", "signoff.right"),
        ("公文版记", "line", "imprint.pitch"),
        ("公文表格文字", "line", "table.pitch"),
        ("footer", "line", "pagenumber.pitch"),
    ],
)
def test_lengths_of_styles(name, side, key):
    assert getattr(style(name).setting, side) == near(key)


def test_text_is_black_and_the_mark_red():
    assert word("colour") == "黑色" and word("mark.colour") == "红色"
    red = [style.name for style in layout().styles if style.letters.colour not in ("", "000000")]
    assert red == ["公文发文机关标志"] and style("公文发文机关标志").letters.colour == RED


def test_the_corner_of_a_letterhead():
    texts = [paragraph.text for paragraph in layout(LETTERHEAD).paragraphs[:3]]
    assert texts == ["12".zfill(round(number("copy.digits"))), f"机密{word('secrecy.star')}1年", "特急"]


@pytest.mark.parametrize("lines", [0, 1, 3])
def test_the_mark_stands_35_mm_below_the_top_of_the_text_block(lines):
    corner = dict(zip(("copy", "secrecy", "urgency")[:lines], ("1", "机密", "特急"), strict=False))
    paragraphs = layout(Letterhead("某某县水务局文件", **corner)).paragraphs
    mark = paragraphs[lines]
    above = (
        sum(paragraph.setting.line + paragraph.setting.before for paragraph in paragraphs[:lines])
        + mark.setting.before
    )
    assert above + (mark.setting.line - mark.letters.size) / 2 == pytest.approx(points("mark.below"), abs=0.1)


def test_a_mark_grows_narrow_before_small_and_is_cut_in_two_at_last():
    def marks(count):
        (mark,) = (p for p in layout(Letterhead("县" * count)).paragraphs if p.style == "公文发文机关标志")
        scale = values(tree(Letterhead("县" * count)), "(//w:rPr/w:w/@w:val)[1]")
        return mark.letters.size, (scale or [100])[0], mark.text.count("\n") + 1

    assert marks(8) == (number("mark.size"), 100, 1)
    size, scale, lines = marks(14)
    assert (size, lines) == (number("mark.size"), 1) and number("mark.scale") <= scale < 100
    size, scale, lines = marks(24)
    assert (lines, scale >= number("mark.scale"), size >= number("mark.least")) == (1, True, True)
    assert marks(42)[2] == 2 and marks(42)[0] >= number("mark.least")


def test_the_number_and_the_red_line():
    *_, line = layout(Letterhead("某某县水务局文件", "某水[2026]第03号")).paragraphs
    left, right = word("number.brackets")
    assert line.text == f"某水{left}2026{right}3号"
    assert (line.setting.before, line.setting.after) == (near("number.above"), near("title.above"))
    assert line.setting.rule_below == number("line.width")
    gap = values(tree(LETTERHEAD), "//w:pBdr/w:bottom/@w:space")
    # A glyph of 16 pt stands some 5 pt above the foot of its line.
    assert gap == [pytest.approx(points("line.below") - 5, abs=1)]


def test_signers_stand_at_the_right_two_in_a_row():
    root = tree(Letterhead("某某县水务局文件", "某水〔2026〕3号", signers=("张三丰", "李国庆", "王喜")))
    rows = [p for p in root.iter(W + "p") if p.find("w:pPr/w:tabs", NS) is not None]
    assert [len("".join(p.itertext(W + "t"))) for p in rows] == [4 + 6, len("某水〔2026〕3号") + 2]
    assert number("signer.row") == 2
    stops = values(rows[0], "w:pPr/w:tabs/w:tab/@w:pos")
    assert stops[-1] + width("张三丰") == text_width() - twips("signer.right")
    assert values(rows[0], "w:pPr/w:ind/@w:firstLine") == [twips("number.left")]
    fonts = [run.xpath("string(w:rPr/w:rFonts/@w:eastAsia)", namespaces=NS) for run in rows[0].iter(W + "r")]
    assert set(filter(None, fonts)) == {font("signer.name.face")}
    assert font("signer.face") == style("公文发文字号").letters.chinese


def test_titles_have_short_lines():
    lines = title_lines("中共某某县水务局党组关于召开2026年度党员领导干部民主生活会的实施方案")
    assert max(sum(map(ems, line)) for line in lines) <= number("title.chars")


def test_attachments_leave_a_blank_line():
    assert layout(Attachments(("一表",))).paragraphs[0].setting.before == near("attachments.above")


def test_the_date_of_a_plain_sign_off_is_shifted():
    organ, date = layout(SignOff("中共某某县水务局党组", "2026年1月5日")).paragraphs
    starts = text_width() / 20 - points("signoff.right") - width(organ.text) / 20
    assert date.setting.left - starts == near("signoff.shift")


def test_a_seal_presses_organ_and_date():
    organ, date = layout(SignOff("县水务局", "2026年1月5日", sealed=True)).paragraphs
    assert (date.setting.align, date.setting.right) == ("right", near("seal.right"))
    assert (organ.setting.align, organ.setting.before) == ("center", near("seal.above"))
    centre = (organ.setting.left + text_width() / 20 - organ.setting.right) / 2
    assert centre == pytest.approx(text_width() / 20 - date.setting.right - width(date.text) / 40, abs=0.1)


def test_seals_of_a_joint_paper_stand_in_rows():
    root = tree(SignOff("甲局", "2026年1月5日", sealed=True, others=("乙局", "丙局", "丁局")))
    rows = root.findall(".//w:tr", NS)
    assert [["".join(cell.itertext(W + "t")) for cell in row.iter(W + "tc")] for row in rows] == [
        ["甲局", "乙局", "丙局"],
        ["", "", "丁局2026年1月5日"],
    ]
    assert number("seal.row") == 3
    assert values(root, "//w:trHeight/@w:val") == [twips("seal.pitch")] * 2


def test_room_for_the_stamp_of_a_person():
    post, date = layout(Signature("局长", "2026年1月5日")).paragraphs
    inset = points("signature.right") + points("signature.width") + points("signature.gap")
    assert post.setting.right == pytest.approx(inset, abs=0.1)
    assert date.setting.right == near("signature.right")
    beside = (points("signature.height") - points("grid.pitch")) / 2
    assert post.setting.before - beside == near("signature.above")
    assert date.setting.before - beside == near("signature.below")


def test_a_note_and_recipients():
    note, recipients = layout(Note("此件发至股室"), Recipients("各股室")).paragraphs
    assert (note.text, note.setting.first) == ("（此件发至股室）", near("note.indent"))
    assert (recipients.text, recipients.setting.left) == ("各股室：", near("recipients.indent"))


def test_the_title_of_an_annex_stands_on_the_third_line():
    assert style("公文附件标题").setting.before == (number("annex.title.line") - 2) * number("grid.pitch")


def test_the_lines_of_an_imprint(specimen):
    cells = tree(*specimen("minutes").blocks).findall(".//w:tcBorders", NS)
    widths = [
        [int(cell.find(f"w:{side}", NS).get(W + "sz")) / 8 for side in ("top", "bottom")] for cell in cells
    ]
    outer, inner = (pytest.approx(points(f"imprint.{kind}"), abs=0.07) for kind in ("outer", "inner"))
    assert widths == [[outer, inner], [inner, outer]]
    assert points("imprint.outer") > points("imprint.inner")


def test_an_imprint_is_one_character_in(specimen):
    entry = next(
        paragraph
        for paragraph in layout(*specimen("minutes").blocks).paragraphs
        if paragraph.style == "公文版记"
    )
    inset = number("imprint.indent") * number("imprint.size")
    assert (entry.setting.left + entry.setting.first, entry.setting.right) == (inset, inset)


def test_an_imprint_stands_at_the_foot_of_an_even_page(specimen):
    sections = layout(*specimen("paper").blocks).sections
    assert sections[-1].start == "evenPage" and number("imprint.page") == 2
    places = tree(*specimen("paper").blocks).findall(".//w:tblpPr", NS)
    assert [(place.get(W + "vertAnchor"), place.get(W + "tblpYSpec")) for place in places] == [
        ("margin", "bottom")
    ]


def test_page_numbers():
    odd, even = layout().sections[0].numbers
    inset = number("pagenumber.indent") * number("pagenumber.size")
    assert (odd.paragraph.setting.align, odd.paragraph.setting.right) == ("right", inset)
    assert (even.paragraph.setting.align, even.paragraph.setting.left) == ("left", inset)
    page = layout().sections[0]
    assert page.footer * MM == pytest.approx(number("pagenumber.distance"), abs=1)
    # The dash stands in the midst of its line.
    dash = page.bottom - page.footer - number("pagenumber.pitch") / 2 / 72 * 25.4
    assert dash == pytest.approx(number("pagenumber.below"), abs=0.6)


def test_tables():
    table = Table(("序号", "内容"), (("1", "学" * 9), ("2", "习" * 8)), (1, 2))
    root = tree(table)
    assert values(root, "//w:trHeight/@w:val") == [twips("table.row")] * 3
    centred = [p.find("w:pPr/w:jc", NS) is not None for p in root.findall(".//w:tr[2]//w:p", NS)]
    assert centred == [True, False] and number("table.centre") == 8
    small = tree(replace(table, small=True))
    assert values(small, "//w:trHeight/@w:val") == [twips("table.row.small")] * 3
    assert set(values(small, "//w:tbl//w:spacing/@w:line")) == {twips("table.pitch.small")}
    assert set(values(small, "//w:tbl//w:r//w:sz/@w:val")) == {2 * number("table.size.small")}
    sheet = part("styles")
    border = sheet.xpath("//w:style[@w:styleId='GongwenTable']//w:insideH/@w:sz", namespaces=NS)
    assert [int(border[0]) / 8] == [number("table.border")]
    padding = sheet.xpath("//w:style[@w:styleId='GongwenTable']//w:tblCellMar/w:left/@w:w", namespaces=NS)
    assert int(padding[0]) == twips("table.padding")
    assert layout(table).tables[0].width == pytest.approx(number("text.width"), abs=0.05)


def test_a_table_with_many_columns_lies_on_its_side():
    most = round(number("table.columns"))
    assert [is_landscape(Table(("栏",) * n, (), (1.0,) * n)) for n in (most, most + 1)] == [False, True]


def test_the_head_of_a_letter():
    root = tree(Letterhead("某某县水务局", "某水函〔2026〕8号", "1", form="letter"), Title("函"))
    place = root.find(".//w:tblpPr", NS)
    leading = values(root, "(//w:tc)[1]//w:spacing/@w:line")[0] - round(number("mark.size") * 20)
    top = twips("letter.mark.below") - leading // 2
    assert (place.get(W + "vertAnchor"), int(place.get(W + "tblpY"))) == ("page", top)
    assert values(root, "//w:tblGrid/w:gridCol/@w:w") == [twips("letter.line.long")]
    left = int(place.get(W + "tblpX"))
    assert left == pytest.approx((twips("page.width") - twips("letter.line.long")) / 2, abs=1)
    lines = values(root, "//w:tcBorders/w:bottom/@w:sz")
    assert [line / 8 for line in lines] == [number("letter.line.thick"), number("letter.line.thin")]
    tall, double = values(root, "//w:trHeight/@w:val")
    assert tall - round(number("mark.size") * 20) == twips("letter.line.below")
    beside = root.findall(".//w:body/w:p", NS)[0].find("w:pPr/w:spacing", NS)
    starts = twips("margin.top") + int(beside.get(W + "before")) - top - tall - double
    assert starts == pytest.approx(
        twips("letter.gap") - 100, abs=2
    )  # 5 pt of the line stand above its glyphs
    assert int(beside.get(W + "after")) == twips("letter.title.above")


def test_the_foot_of_a_letter():
    foot = part("footer6", Letterhead("某某县水务局", form="letter"))
    place = foot.find(".//w:tblpPr", NS)
    bottom = int(place.get(W + "tblpY")) + values(foot, "//w:trHeight/@w:val")[0]
    assert twips("page.height") - bottom == twips("letter.line.foot")
    borders = [values(foot, f"//w:tcBorders/w:{side}/@w:sz")[0] / 8 for side in ("top", "bottom")]
    assert borders == [number("letter.line.thin"), number("letter.line.thick")]


def test_people_of_minutes():
    first, second = layout(
        Paragraph("文"), Attendance("出席", "张三"), Attendance("请假:", "李四")
    ).paragraphs[1:]
    assert (first.runs[0][0], second.runs[0][0]) == ("出席：", "请假：")
    assert first.runs[0][1].chinese == font("minutes.face")
    assert first.runs[1][1].chinese == font("body.face")
    assert first.setting.left + first.setting.first == near("minutes.indent")
    assert (first.setting.before, second.setting.before) == (near("minutes.above"), 0)


def test_it_is_never_said_that_a_page_holds_no_text(specimen):
    text = "".join(document_xml(specimen(name)) for name in ("paper", "letter", "minutes"))
    assert not re.search("此页无正文|本页无正文", text)


def test_strengths_are_stated():
    assert clause("signer.row").strength == clause("seal.row").strength == "待核"
