import pytest

from mzsh_kit.output import safe_name, same_file


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("清源县水务局", "清源县水务局"),
        ("../../x", "_.._x"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1", "_COM1"),
        ("a/b\\c:d*e", "a_b_c_d_e"),
        ("末尾有点. ", "末尾有点"),
        ("", "未命名"),
        ("...", "未命名"),
        ("///", "未命名"),
        ("甲\u202e乙\x00", "甲_乙_"),
        ("甲\ud800乙", "甲乙"),
    ],
)
def test_a_name_is_safe_on_every_file_system(text, name):
    assert safe_name(text) == name


def test_a_long_name_is_cut_between_characters():
    assert safe_name("县" * 200) == "县" * 40


def test_names_that_a_file_system_takes_for_one():
    assert same_file("Ａ1") == same_file("a1")
