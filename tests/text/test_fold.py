"""A text in one writing, with a map back to the characters as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.text import Habit, fold, folded
from mzsh_kit.text.fold import habits


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("２０２６年１月", "2026年1月"),
        ("⼀⽉⼗六⽇", "一月十六日"),
        ("1﹒学习", "1.学习"),
        ("2026 年 1 月 16 日", "2026年1月16日"),
        ("2026\u00a0年\u20091月", "2026年1月"),
        ("会\u200b议", "会议"),
        ("会 议 主 题", "会议主题"),
        ("张　三、李四", "张三、李四"),
        ("参加人员:祁远舟,柯望林", "参加人员：祁远舟，柯望林"),
        ("(一)深化学习.1月5日前,学习.", "（一）深化学习。1月5日前，学习。"),
        ('"党章"', "“党章”"),
    ],
)
def test_a_habit_of_writing_is_folded_away(written, plain):
    assert folded(written) == plain


@pytest.mark.parametrize(
    "written",
    ["二〇二六年", "○○局", "①学习", "㈠学习", "县纪委常委 周明", "张三 李四", "甲　　乙", "甲\t乙",
     "a, b (c)", "9:00", "1.学习", "1）学习", "2026-01-16", "时间：1月16日 地点：二楼"],
)  # fmt: skip
def test_what_means_something_stays(written):
    assert folded(written) == written


def test_each_habit_is_told_once_with_its_places():
    assert habits("２０年1 月,学") == (
        Habit("全角数字或字母", ((0, 2),)),
        Habit("字间空格", ((4, 5),)),
        Habit("半角标点", ((6, 7),)),
    )


SIGNS = st.text(
    st.sampled_from('会议年月日一二〇○①㈠１2０9 \u3000\u00a0\u200b,.:;()"《》“”aＡ⽇⼀﹒ﬁ\n\t-－/'),
    max_size=40,
)


@given(SIGNS)
def test_every_character_comes_from_one_place_of_the_text_in_order(text):
    whole = fold(text)
    assert len(whole.text) == len(whole.starts) == len(whole.ends)
    for sign, start, end in zip(whole.text, whole.starts, whole.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert sign in folded(text[start:end]) or sign in "，。：；（）“”"
    assert list(whole.starts) == sorted(whole.starts)


@given(SIGNS.map(lambda text: text.translate(dict.fromkeys(map(ord, '()"')))))
def test_folding_what_is_folded_changes_no_letter(text):
    once = folded(text)
    assert "".join(folded(once).split()) == "".join(once.split())


@given(SIGNS, SIGNS)
def test_a_word_that_needs_no_folding_is_found_where_it_stands(before, after):
    text = f"{before}\n民主生活会\n{after}"
    whole = fold(text)
    at = whole.text.index("民主生活会")
    start, end = whole.place(at, at + 5)
    assert text[start:end] == "民主生活会"
