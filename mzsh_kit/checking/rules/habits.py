"""Habits of writing that run through a text: each is one finding with its places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...text import fold
from ..card import Card, Hit
from ..finding import Level
from ..page import Page


def _habit(name: str, page: Page) -> Iterator[Hit]:
    """Every place of a habit, told in the words of the first."""
    for line in page.lines:
        for habit in fold(line.text).habits():
            if habit.name == name:
                yield from (Hit(line, start, end, same=name) for start, end in habit.places)


def _card(id: str, habit: str, title: str, why: str, bad: str, good: str, level: Level, fix: str) -> Card:
    return Card(id, "other", level, title, why, _BASIS, (bad,), (good,), partial(_habit, habit), fix)


_BASIS = "GB/T 15835—2011《出版物上数字用法》，GB/T 9704—2012"

CARDS = (
    _card("digits-full-width", "全角数字或字母", "全角数字或字母", "数字或字母用了全角字符", "会议定于２０２７年召开。", "会议定于2027年召开。", "likely", "请改为半角"),
    _card("signs-compatible", "兼容字形", "字形相同的另一种字符", "字形相同，但不是通用的汉字，多来自PDF文件，查找、排序时会漏掉", "⼀次会议。", "一次会议。", "likely", "请重新键入"),
    _card("spaces-between", "字间空格", "字与字之间的空格", "汉字与数字、汉字与汉字之间有空格", "会议定于 2027 年召开。", "会议定于2027年召开。", "hint", "请删去空格"),
    _card("signs-unseen", "不可见字符", "不可见字符", "夹有看不见的字符，查找、排序时会漏掉", "会议定于\u200e2027年召开。", "会议定于2027年召开。", "hint", "请删去"),
)  # fmt: skip
