from mzsh_kit.document import Heading, SignOff, Table
from mzsh_kit.gongwen.typeset.measures import (
    Alignment,
    AttachmentLine,
    SignOffPlaces,
    attachment_lines,
    centred_columns,
    column_widths,
    heading_texts,
    note_text,
    recipients_text,
    sign_off_places,
    width,
)

TEXT, TWO = 8845, 630  # text block and two characters of the grid, in twips


def test_widths_on_the_grid():
    assert width("水务局") == 3 * 315
    assert width("2026年") == 4 * 155 + 315


def test_a_date_shorter_than_the_organ_starts_two_characters_right_of_it():
    places = sign_off_places(SignOff("中共某某县水务局党组", "2026年12月20日"))
    organ_starts = TEXT - TWO - width("中共某某县水务局党组")
    assert places == SignOffPlaces(Alignment(True, TWO), Alignment(False, organ_starts + TWO))


def test_a_date_longer_than_the_organ_takes_the_two_characters_and_pushes_the_organ():
    places = sign_off_places(SignOff("县水务局", "2026年12月20日"))
    date_starts = TEXT - TWO - width("2026年12月20日")
    assert places == SignOffPlaces(Alignment(False, date_starts - TWO), Alignment(True, TWO))


def test_a_date_that_just_fits_gets_room_to_spare():
    places = sign_off_places(SignOff("某某县水务总局", "2026年12月20日"))
    assert (places.organ, places.date.slack) == (Alignment(True, TWO), 20 - TWO)


def test_an_organ_wider_than_the_page_leaves_the_date_on_it():
    places = sign_off_places(SignOff("某" * 40, "2026年12月20日"))
    assert places == SignOffPlaces(Alignment(True, TWO), Alignment(False, TWO))


def test_a_heading_that_runs_on_ends_with_one_full_stop():
    assert heading_texts(Heading(2, "深化学习。", "原原本本学。", "（一）")) == (
        "（一）深化学习。",
        "原原本本学。",
    )
    assert heading_texts(Heading(1, "会议主题", number="一、")) == ("一、会议主题", "")


def test_recipients_end_with_one_full_width_colon():
    assert recipients_text("县委组织部") == recipients_text("县委组织部:") == "县委组织部："


def test_a_note_stands_in_round_brackets():
    assert note_text("此件发至各股室") == "（此件发至各股室）"


def test_one_attachment_has_no_number():
    assert attachment_lines(("征求意见表",)) == [AttachmentLine("附件：", "征求意见表", TWO, TWO + 945)]


def test_several_attachments_align_their_names():
    name = TWO + 945 + 230
    assert attachment_lines(("征求意见表", "任务分工表")) == [
        AttachmentLine("附件：1.", "征求意见表", TWO, name),
        AttachmentLine("2.", "任务分工表", TWO + 945, name),
    ]


def test_columns_fill_the_text_block_to_the_twip():
    table = Table(("甲", "乙", "丙"), (), (1, 1, 1))
    assert column_widths(table) == (2948, 2948, 2948)
    assert sum(column_widths(Table(("甲",) * 7, (), (1.0, 2, 3, 4, 5, 6, 7.3)))) == 8844


def test_a_column_is_centred_where_all_its_cells_are_short():
    rows = (("1", "1月10日前"), ("2", "一月十日以前（含一月十日）"))
    assert centred_columns(Table(("序号", "时间"), rows, (1, 1))) == [True, False]
