"""What a typed text is as a name: one writing of it, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.text import name_of, stands_for_nothing


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张三", "张三"), ("张 三", "张三"), ("张\u3000三", "张三"), (" 江启明\n", "江启明"),
        ("张三；", "张三"), ("⼭⽥", "山田"),
        ("欧阳 若水", "欧阳若水"), ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("阿依古丽.买买提", "阿依古丽·买买提"), ("古丽 • 木", "古丽·木"),
        ("张叁\u200b", "张叁"), ("江 启 明", "江启明"), ("贺兰\n舟", "贺兰舟"),
        ("阿拉腾其木格", "阿拉腾其木格"),
    ],
)  # fmt: skip
def test_a_name_in_one_writing(typed, name):
    assert name_of(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "", "空缺", "待定", "—", "/", "0", "无", "三", "张三（女）", "张三(兼)", "李四、王五",
        "李四 王五、赵六", "李四 王五", "张三 兼", "江 启明 女", "张三1", "张三*", "Ｚhang三",
        "张三同志", "王书记", "副局长", "办公室主任", "某某某", "同上",
    ],
)  # fmt: skip
def test_what_is_no_name_of_one_person(typed):
    assert name_of(typed) == ""


def test_what_fills_a_cell_and_says_nothing():
    assert [
        typed
        for typed in ("—", "无", "0", "空 缺", "待定", "无锡", "一", "张三")
        if stands_for_nothing(typed)
    ] == ["—", "无", "0", "空 缺", "待定"]


@given(st.text(alphabet="张李江启明贺兰舟 \u3000\u00a0\n·.（）、1", max_size=12))
def test_a_name_read_is_read_again_as_itself(typed):
    assert name_of(name_of(typed)) == name_of(typed)
