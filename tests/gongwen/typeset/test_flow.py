from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.document import (
    Annex,
    Attachments,
    Document,
    Heading,
    Imprint,
    Letterhead,
    NewPage,
    Paragraph,
    Recipients,
    SignOff,
    Table,
    Title,
)
from mzsh_kit.gongwen.typeset.fill import laid
from mzsh_kit.gongwen.typeset.flow import Held, broken, flow, held
from mzsh_kit.gongwen.typeset.measures import column_widths
from mzsh_kit.gongwen.typeset.page import standard_page
from mzsh_kit.gongwen.typeset.pages import imprint_shares_page, stretches

PAGE = standard_page()
WHOLE = PAGE.text_width / 20
LINE = "全面从严治党永远在路上党的自我革命永远在路上坚持以人民为"


def test_a_line_holds_28_characters():
    assert [len(row) for row in broken("县" * 60, WHOLE)] == [28, 28, 4]
    assert [len(row) for row in broken("县" * 60, WHOLE, 31.5)] == [26, 28, 6]


def test_no_line_begins_with_a_sign_that_belongs_to_the_line_before():
    assert [len(row) for row in broken("县" * 28 + "，" + "县" * 5, WHOLE)] == [29, 5]
    assert broken("县" * 28 + "”" + "县", WHOLE)[1] == "县”县"


def test_a_word_is_not_cut():
    assert broken("县" * 27 + "Yangtze", WHOLE) == ("县" * 27, "Yangtze")


def test_gaps_beside_digits_make_lines_shorter():
    text = "会前2次会上3次" * 12
    assert len(broken(text, WHOLE, loose=True)) > len(broken(text, WHOLE))


@given(st.text(max_size=200), st.floats(0, 60))
def test_nothing_is_lost_between_lines(text, first):
    assert "".join(broken(text, WHOLE, first)) == text


def test_22_lines_fill_a_page():
    blocks = [Paragraph("文")] * 23
    assert flow([*blocks, Table(("甲",), (), (1,))], PAGE).places[:23] == [[0]] * 22 + [[1]]


def test_the_last_page_shows_a_few_lines():
    assert flow([Paragraph("文")] * 23, PAGE).places == [[0]] * 19 + [[1]] * 4
    assert flow([*[Paragraph("文")] * 17, Paragraph(LINE * 6)], PAGE).places[-1] == [1] * 7, (
        "a last paragraph is whole"
    )
    blocks = [*[Paragraph("文")] * 21, Heading(1, "要求"), Heading(3, "按时到会；"), Heading(3, "带齐材料。")]
    assert [place[0] for place in flow(blocks, PAGE).places][-4:] == [1] * 4, (
        "a heading is never the last line"
    )


def test_an_annex_begins_a_page_and_a_title_is_never_cut():
    assert flow([Paragraph("文"), Annex("表"), Paragraph("文")], PAGE).places == [[0], [1] * 3, [1]]
    assert flow([Paragraph("文")] * 21 + [Title("县" * 40)], PAGE).places[-1] == [1] * 3


def test_text_goes_along_with_a_sign_off():
    blocks = [*[Paragraph("文")] * 20, Attachments(("表",)), SignOff("县水务局", "2026年1月5日")]
    assert [place[0] for place in flow(blocks, PAGE).places] == [0] * 18 + [1] * 4


def test_text_goes_along_with_attachments_that_go_along_with_a_sign_off():
    blocks = [*[Paragraph("文")] * 21, Attachments(("一表", "二表")), SignOff("县水务局", "2026年1月5日")]
    assert [place[0] for place in flow(blocks, PAGE).places] == [0] * 19 + [1] * 4


def test_a_table_repeats_its_head():
    places = flow([Table(("甲",), (("乙",),) * 60, (1,))], PAGE).places[0]
    first, second = places.count(0), places.count(1)
    assert first == second + 1  # 27 rows and the head; then the head again


def shares(*blocks, form="paper"):
    head = Letterhead("某某县水务局文件", form=form)
    return imprint_shares_page(Document((head, *blocks, Imprint("县委", "办公室", "2026年1月6日"))), PAGE)


def lines(count):
    return (Paragraph(LINE),) * (count // 2) + (Paragraph("文"),) * (count % 2)


# The letterhead takes some ten of the 22 lines of the first page.
@pytest.mark.parametrize(
    ("count", "shared"),
    [(4, False), (18, True), (26, True), (30, True), (34, False), (50, False), (62, True)],
)
def test_an_imprint_shares_an_even_page_that_has_room_beyond_doubt(count, shared):
    assert shares(*lines(count)) is shared


def test_a_letter_has_its_imprint_on_any_page():
    assert shares(Paragraph("文"), form="letter") and not shares(Paragraph("文"))


def test_a_landscape_page_takes_no_imprint():
    assert not shares(*lines(4), Annex("表"), Table(("甲",), (), (1,), landscape=True))


def test_an_annex_turns_with_its_table():
    table = Table(("甲",), (), (1,), landscape=True)
    text = (Paragraph("文"),) * 20
    document = Document((*text, Annex("表"), table, *text, table, Imprint("县委")))
    runs = [([type(block).__name__ for block in run.blocks], run.landscape) for run in stretches(document)]
    assert runs == [
        (["Paragraph"] * 20, False),
        (["Annex", "Table"], True),
        (["Paragraph"] * 20, False),
        (["Table"], True),
    ]
    assert stretches(document)[-1].imprint == Imprint("县委")


def test_the_few_lines_around_a_landscape_table_lie_on_its_page():
    table = Table(("甲",), (("乙",),), (1,), landscape=True)
    blocks = (
        Title("清单"),
        Paragraph("说明。"),
        table,
        NewPage(),
        Heading(1, "另一张"),
        table,
        Paragraph("文"),
    )
    assert [run.landscape for run in stretches(Document(blocks))] == [True]
    letter = (Letterhead("机关文件"), Title("通知"), *blocks[1:3])
    assert [run.landscape for run in stretches(Document(letter))] == [False, True]


def test_rows_to_be_written_in_grow_with_their_page_and_others_do_not():
    table = Table(("甲", "乙"), (("1", ""),) * 4, (1, 4), tall=20)
    (run,) = stretches(Document((Title("表"), table)))
    (grown,) = (block for block in run.blocks if isinstance(block, Table))
    assert 45 < grown.tall < 50, "four rows fill what a title leaves of 225 mm"
    (low,) = stretches(Document((Title("表"), replace(table, tall=0))))
    assert low.blocks[1] == replace(table, tall=0)
    (many,) = stretches(Document((replace(table, rows=(("1", ""),) * 30),)))
    assert [block.tall for block in many.blocks] == [20], "they go on overleaf"


@pytest.mark.parametrize(("tall", "least"), [(0, 7.1), (8, 8), (20, 16)])
def test_no_page_has_only_a_row_or_two_of_a_table(tall, least):
    for rows in range(3, 64):
        table = Table(("甲", "乙"), (("1", ""),) * rows, (1, 4), tall=tall)
        (run,) = stretches(Document((table, *lines(2))))
        pages = flow(run.blocks, PAGE).places[0]
        assert not pages[-1] or pages.count(pages[-1]) > 2, rows
        assert run.blocks[0].tall == 0 or run.blocks[0].tall >= least, rows


def test_a_blank_ends_with_its_line():
    before = "县" * 22
    for text, kept in [
        (f"{before}＿＿＿＿条。", f"{before}＿＿＿＿条。"),
        (f"{before}县＿＿＿＿条。", f"{before}县＿＿＿条。"),
        (f"{before}县县＿＿＿＿条。", f"{before}县县＿＿条。"),
        (f"{before}县县县＿＿＿＿条。", f"{before}县县县＿＿＿＿条。"),
        (f"＿＿＿＿{before[4:]}县县县＿＿＿＿条。", f"＿＿＿＿＿{before[4:]}县县县＿＿＿＿条。"),
    ]:
        whole = stretches(Document((Paragraph(text), Heading(1, "一", body=text[2:]))))[0].blocks
        assert whole == (Paragraph(kept), Heading(1, "一", body=kept[2:]))


def test_a_value_is_never_cut_at_the_end_of_a_line_of_a_cell():
    rows = (("1", "会前10天（2026年3月10日前），报县委"), ("2", "江启明、孟珺、欧阳若溪、韦德昌"))
    (run,) = stretches(Document((Table(("序号", "时限"), rows, (6, 1)),), names=("欧阳若溪", "韦德昌")))
    (table,) = run.blocks
    wide = column_widths(table)[1]
    assert wide >= 20 * 12 * len("2026年3月10日前") * 0.7
    assert [row[1] for row in table.rows] == [
        "会前10天\n（2026年3月10日前），报县委", "江启明、孟珺、\n欧阳若溪、韦德昌",
    ]  # fmt: skip


def test_a_document_of_nothing_has_one_stretch():
    assert [run.blocks for run in stretches(Document(()))] == [()]


def test_the_first_page_under_a_letterhead_shows_some_of_the_text():
    blocks = (
        Letterhead("机关文件"),
        Title("通知"),
        Recipients("各单位"),
        Paragraph("正文。"),
        SignOff("机关", "日期"),
    )
    assert held(blocks, PAGE) == [Held()] * 5
    assert held(blocks[3:], PAGE) == [Held(next=True), Held()]


def test_a_line_that_ends_in_a_colon_stays_with_what_it_leads_to():
    blocks = (Heading(1, "组织领导"), Paragraph("成立领导小组："), *map(Paragraph, ("组长：张三",) * 9))
    assert [block.next for block in held(blocks, PAGE)][:3] == [True, True, False]


def test_a_long_name_in_a_table_is_cut_behind_its_point_only():
    page = replace(standard_page(), names=("古丽娜尔·赛迪克",))
    (settled,) = laid(
        [Table(("序号", "姓名", "意见"), widths=(3, 6, 20), rows=(("1", "古丽娜尔·赛迪克", "无"),))], page
    )
    assert settled.rows == (("1", "古丽娜尔·\n赛迪克", "无"),)
