import io
import re
import struct
import zipfile
import zlib
from dataclasses import replace

import pytest
from docx import Document as Word

from mzsh_kit.document import (
    Bar,
    Card,
    Chart,
    Document,
    Grid,
    GridRow,
    NewPage,
    Paragraph,
    Picture,
    Table,
    Title,
    dump,
    parse,
)
from mzsh_kit.gongwen import to_docx, to_html
from mzsh_kit.gongwen.typeset.flow import flow
from mzsh_kit.gongwen.typeset.forms import card_size, grid_widths, spans
from mzsh_kit.gongwen.typeset.page import standard_page
from mzsh_kit.gongwen.typeset.pages import stretches
from mzsh_kit.gongwen.typeset.pictures import png_size

FORM = Grid(
    (2, 4, 2, 4),
    (
        GridRow(("谈话人", "张三", "谈话对象", "李四"), 12),
        GridRow(("谈话内容", ""), 40),
        GridRow(("座", "次"), 20, labels=False),
    ),
)


def png(wide, high):
    """A white PNG."""
    rows = b"".join(b"\0" + b"\xff" * wide for _ in range(high))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def xml(*blocks):
    return zipfile.ZipFile(io.BytesIO(to_docx(Document(blocks)))).read("word/document.xml").decode()


def test_a_form_reads_from_its_notation_and_is_dumped_to_it():
    text = (
        "<form 2 4 2 4>\n<cells 12> 谈话人 <> 张三 <> 谈话对象 <> 李四\n<cells 40> 谈话内容 <>\n"
        "<seats 20> 座 <> 次\n"
    )
    assert parse(text).blocks == (FORM,)
    assert parse(dump(Document((FORM, NewPage(), Card("张三"))))).blocks == (FORM, NewPage(), Card("张三"))


def test_a_form_fills_the_text_block_and_its_last_cell_takes_what_is_left():
    assert sum(grid_widths(FORM, 8845)) == 8845
    assert [spans(row, 4) for row in FORM.rows] == [[1, 1, 1, 1], [1, 3], [1, 3]]
    cells = Word(io.BytesIO(to_docx(Document((FORM,))))).tables[0].rows[1].cells
    assert [cell.text for cell in cells] == ["谈话内容", "", "", ""]


def test_rows_of_a_form_are_at_least_as_high_as_stated():
    heights = [
        round(int(height) / (1440 / 25.4))
        for height in re.findall('w:trHeight w:val="([0-9]+)" w:hRule="atLeast"', xml(FORM))
    ]
    assert heights == [12, 60, 60], "those to be written in grow with the page"


def test_a_label_is_never_cut():
    form = Grid(
        (2, 4, 2, 4),
        (
            GridRow(("谈话人签字", "", "谈话对象签字", ""), 14),
            GridRow(("会议情况和批评意见转告记录", ""), 24),
        ),
    )
    widths = grid_widths(form, 8845)
    assert widths[2] > 6 * 12 * 20 and sum(widths) == 8845 and widths[0] < widths[2] < widths[3]


def test_a_new_page_begins_where_it_is_said():
    assert xml(Paragraph("甲"), NewPage(), Paragraph("乙")).count("<w:pageBreakBefore/>") == 1
    assert to_html(Document((Paragraph("甲"), NewPage(), Paragraph("乙")))).count("<section") == 2


@pytest.mark.parametrize(
    ("name", "size"), [("张　三", 120), ("李国庆", 120), ("古丽·买买提", 73), ("县" * 40, 11)]
)
def test_a_card_is_as_large_as_its_name_allows(name, size):
    assert card_size(name, standard_page().text_width) == size


def test_a_card_shows_the_name_twice_the_upper_one_turned_and_bears_no_page_number():
    whole = xml(Card("李国庆"))
    turned, upright = whole.index('rot="10800000"'), whole.rindex("李国庆</w:t>")
    assert whole.count("李国庆</w:t>") == 2 and turned < whole.index("李国庆</w:t>") < upright
    assert '<w:footerReference w:type="default" r:id="rIdNone"/>' in whole
    assert "rotate(180deg)" in to_html(Document((Card("李国庆"),)))


def test_a_chart_is_drawn_in_the_file_and_as_wide_as_the_text():
    bars = (Bar("制定方案", 0, 6, "会前", "1月1日—6日"), Bar("召开会议（专题）", 9, 10, "会议", "1月10日"))
    chart = Chart("工作进度图", bars, ((0, "1月1日"), (7, "1月8日")), 9.5)
    names = zipfile.ZipFile(io.BytesIO(to_docx(Document((chart,))))).namelist()
    assert not any(name.startswith("word/media/") for name in names)
    whole = xml(chart)
    shown = re.findall(">([^<>]+)</w:t>", whole)
    assert "".join(shown) == "会议会前1月1日1月8日制定方案1月1日—6日召开会议1月10日工作进度图"
    assert set(re.findall('<w:sz w:val="([0-9]+)"/>', whole)) == {"18"}, "nine points"
    (width,) = set(re.findall('<wp:extent cx="([0-9]+)"', whole))
    assert int(width) / 36000 == pytest.approx(156, abs=0.1)
    ids = re.findall(' id="([0-9]+)" name="(?:drawing|shape)', whole)
    assert len(ids) == len(set(ids)), "no two shapes have one number"
    assert to_html(Document((chart,))).count("<rect") == len(bars) + 2


def test_a_chart_takes_the_room_that_is_left_on_its_page():
    bars = tuple(Bar(f"第{n}步", n, n + 2, "会前", "几天") for n in range(16))
    table = Table(("序号", "步骤"), tuple((str(n), "步骤") for n in range(16)), (1, 4), small=True)
    (run,) = stretches(Document((Title("表"), table, Chart("图", bars))))
    pitch = run.blocks[-1].pitch
    assert 11 <= pitch <= 20 and flow(run.blocks, standard_page(), loose=True).pages == 1
    (full,) = stretches(Document((Title("表"), replace(table, rows=table.rows * 2), Chart("图", bars))))
    assert full.blocks[-1].pitch == 0 and flow(full.blocks, standard_page()).places[-1] == [1, 1], (
        "it goes overleaf whole"
    )


def test_a_picture_is_as_wide_as_the_text_and_keeps_its_shape():
    data = png(200, 100)
    made = to_docx(Document((Title("图"), Picture(data, "进度<图>"))))
    package = zipfile.ZipFile(io.BytesIO(made))
    assert package.testzip() is None
    assert package.read("word/media/mzsh-picture1.png") == data
    shape = Word(io.BytesIO(made)).inline_shapes[0]
    assert (shape.width.mm, shape.height.mm) == (pytest.approx(156, abs=0.1), pytest.approx(78, abs=0.1))
    assert "进度&lt;图&gt;" in package.read("word/document.xml").decode()
    assert 'alt="进度&lt;图&gt;"' in to_html(Document((Picture(data, "进度<图>"),)))


def test_the_same_picture_twice_is_held_once():
    block = Picture(png(4, 4), "图")
    names = zipfile.ZipFile(io.BytesIO(to_docx(Document((block, block))))).namelist()
    assert sum(name.startswith("word/media/") for name in names) == 1


def test_what_is_no_png_is_refused():
    with pytest.raises(ValueError, match="PNG"):
        png_size(b"GIF89a")


@pytest.mark.office
def test_libreoffice_shows_form_card_and_picture_on_their_pages(render_pdf):
    import pdfplumber

    made = to_docx(
        Document((Title("表"), FORM, NewPage(), Card("李国庆"), NewPage(), Picture(png(200, 100), "图")))
    )
    (path,) = render_pdf(made)
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) == 3
        assert "谈话内容" in pdf.pages[0].extract_text()
        turned, upright = (
            [char["upright"] for char in pdf.pages[1].chars if (char["top"] < 400) is upper]
            for upper in (True, False)
        )
        assert (
            pdf.pages[1].extract_text().split() == ["庆国李", "李国庆"] and len(turned) == len(upright) == 3
        )
        (image,) = pdf.pages[2].images
    assert (image["x1"] - image["x0"]) / 72 * 25.4 == pytest.approx(156, abs=0.5)
