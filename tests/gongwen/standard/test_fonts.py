import pytest

from mzsh_kit.gongwen.standard.fonts import Fonts, Run, clean, in_gb2312, lines, runs


def test_a_plain_sentence_is_one_run():
    assert runs("会前集中学习不少于2次，Wang Wei参加。") == [
        Run("plain", "会前集中学习不少于2次，Wang Wei参加。")
    ]


@pytest.mark.parametrize("sign", ["“", "”", "‘", "’", "…", "—", "·", "×", "①", "★", "℃"])
def test_signs_of_both_scripts_stay_in_the_chinese_font(sign):
    assert runs(f"2026{sign}") == [Run("plain", "2026"), Run("chinese", sign)]


def test_hanzi_join_the_run_before_them_so_that_runs_are_few():
    assert runs("做到“两个维护”，2次") == [Run("chinese", "做到“两个维护”，"), Run("plain", "2次")]


def test_rare_characters_switch_the_font_for_themselves_only():
    assert runs("张喆、李堃到会") == [
        Run("plain", "张"),
        Run("rare", "喆"),
        Run("plain", "、李"),
        Run("rare", "堃"),
        Run("plain", "到会"),
    ]


@pytest.mark.parametrize("char", "喆堃昇珺镕淏玥赟旻翀〇")
def test_names_outside_gb2312_are_known_as_such(char):
    assert not in_gb2312(char)


def test_a_hanzi_beyond_the_bmp_takes_the_extension_font():
    assert runs("王𬭎") == [Run("plain", "王"), Run("astral", "𬭎")]


def test_an_emoji_is_left_to_the_program_that_shows_it():
    assert runs("好👍") == [Run("plain", "好👍")]


def test_full_width_forms_and_letters_with_accents_are_plain():
    assert runs("ＡＢ１２（）！café Ω") == [Run("plain", "ＡＢ１２（）！café Ω")]


def test_no_text_has_no_runs():
    assert runs("") == []


def test_what_xml_cannot_hold_is_dropped_and_line_ends_become_spaces():
    assert clean("一\x00二\x0b三\ud800四\ufffe五\t六\r\n七") == "一二三四五 六 七"


def test_lines_of_a_typed_text():
    assert lines("一\n二\r\n三\n") == ("一", "二", "三")
    assert lines("  ") == ("",)


def test_faces_name_fonts_and_their_substitutes():
    fonts = Fonts(title="思源宋体")
    faces = ("小标宋", "仿宋", "楷体", "黑体", "宋体")
    assert [fonts.chinese(face) for face in faces] == [
        "思源宋体",
        "仿宋_GB2312",
        "楷体_GB2312",
        "黑体",
        "宋体",
    ]
    assert [fonts.rare(face) for face in faces] == ["宋体", "仿宋", "楷体", "黑体", "宋体"]
