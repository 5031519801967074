"""Habits of writing that run through a text: each is one finding with its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ....text.fold import habits
from ...page import Page
from ...rule import Hit, Rule
from . import mark_rule


def _habit(name: str, page: Page) -> Iterator[Hit]:
    """Every place of a habit, told in the words of the first."""
    for line in page.lines:
        for habit in habits(line.text):
            if habit.name == name:
                yield from (Hit(line, start, end, same=name) for start, end in habit.places)


def _spaces(page: Page, *, stray: bool) -> Iterator[Hit]:
    """Spaces between words: a text full of them has a habit, in one that has but a few they are stray."""
    hits = list(_habit("字间空格", page))
    if (len(hits) <= _FEW) == stray:
        yield from (replace(hit, mend="", same="") for hit in hits) if stray else hits


_FEW = 3

_rule = partial(
    Rule,
    kind="other",
    level="hint",
    source="GB/T 15835—2011《出版物上数字用法》，GB/T 9704—2012",
    as_written=True,
)

RULES = (
    mark_rule(id="space-stray", title="多余的空格", reason="句中有多余的空格", bad=("会议应到 27人。",), good=("会议应到27人。",), find=partial(_spaces, stray=True), fix="请删去空格", as_written=True),
    _rule(id="digits-full-width", level="likely", title="全角数字或字母", reason="数字或字母用了全角字符", bad=("会议定于２０２７年召开。",), good=("会议定于2027年召开。",), find=partial(_habit, "全角数字或字母"), fix="请改为半角"),
    _rule(id="signs-compatible", level="likely", title="字形相同的另一种字符", reason="字形相同，但不是通用的汉字，多来自PDF文件，查找、排序时会漏掉", bad=("⼀次会议。",), good=("一次会议。",), find=partial(_habit, "兼容字形"), fix="请重新键入"),
    _rule(id="spaces-between", title="字与字之间的空格", reason="汉字与数字、汉字与汉字之间有空格", bad=("会议定于 2027 年 1 月 15 日召开。",), good=("会议定于2027年1月15日召开。",), find=partial(_spaces, stray=False), fix="请删去空格"),
    _rule(id="signs-unseen", title="不可见字符", reason="夹有看不见的字符，查找、排序时会漏掉", bad=("会议定于\u200e2027年召开。",), good=("会议定于2027年召开。",), find=partial(_habit, "不可见字符"), fix="请删去"),
)  # fmt: skip
