"""Habits of writing that run through a text: each is one finding with its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ....text.fold import habits
from ....text.lazy import lazy_pattern
from ....text.patterns import FIRST, NUMERAL
from ....text.people import SURNAME
from ...page import Page
from ...rule import Hit, Rule
from . import mark_rule


def _habit(name: str, page: Page) -> Iterator[Hit]:
    """Every place of a habit, told in the words of the first."""
    for line in page.lines:
        for habit in habits(line.text):
            if habit.name == name:
                yield from (Hit(line, start, end, same=name) for start, end in habit.places)


_FEW = 3
_MARKS, _OPENS = r"，。；：、！？”’《》（）,;:()\"", '“‘《（("'
_NEXT = rf"(?!{NUMERAL}[、是]|[（(]{NUMERAL}[）)]|中共|第|附件|{SURNAME}[\u4e00-\u9fff]{{1,2}}(?:$|[，。；、（(]|同志))"
_BESIDE_MARK = lazy_pattern(
    rf"(?<=[{_MARKS}{_OPENS}\u4e00-\u9fff]) (?=[{_MARKS}{_OPENS}])|(?<=[{_MARKS}{_OPENS}]) (?=[\u4e00-\u9fff]){_NEXT}"
)
_INSIDE = lazy_pattern(rf"(?<=[\u4e00-\u9fff]{{2}}) (?=[\u4e00-\u9fff]){_NEXT}")
_SENTENCE = lazy_pattern(rf"[，。；,]|^(?:{FIRST}|[（(]{NUMERAL}[）)])")
_LABEL = lazy_pattern(
    rf"(?:^|[，。；：、])(?:第?{NUMERAL}[条章节步项]|附件|{SURNAME}[\u4e00-\u9fff]{{1,2}}|[^，。；：、]{{0,12}}[长席记任员])$"
)
"""What a blank sets apart from what follows: the number of an article, a name, a post."""


def _between(page: Page) -> Iterator[Hit]:
    """One blank beside a mark, or the only one between the words of a sentence or a numbered heading."""
    for line in page.lines if " " in page.text else ():
        inside = list(_INSIDE.finditer(line.text)) if _SENTENCE.search(line.text) else []
        alone = inside if len(inside) == 1 and not _LABEL.search(line.text[: inside[0].start()]) else []
        for match in (*_BESIDE_MARK.finditer(line.text), *alone):
            yield Hit(line, *match.span(), mend="")


def stray(page: Page) -> Iterator[Hit]:
    """Blanks that do not belong: a few, each told, or a habit; those around digits only where they are few."""
    digits = list(_habit("字间空格", page))
    around = [replace(hit, mend="", same="") for hit in digits] if len(digits) <= _FEW else []
    between = list(_between(page))
    same = "blank" if len(between) > _FEW else ""
    yield from (*around, *(replace(hit, same=same) for hit in between))


def spaced(page: Page) -> Iterator[Hit]:
    """A text full of blanks around its digits."""
    hits = list(_habit("字间空格", page))
    yield from hits if len(hits) > _FEW else ()


_rule = partial(
    Rule,
    kind="other",
    level="hint",
    source="GB/T 15835—2011《出版物上数字用法》，GB/T 9704—2012",
    as_written=True,
)

RULES = (
    mark_rule(id="space-stray", title="多余的空格", reason="句中有多余的空格", bad=("会议应到 27人。", "会议主题为 “勤政为民”，由局长主持。", "会前要认真学 习，广泛听取意见。"), good=("会议应到27人。", "邀请县纪委常委 周明，县委组织部 方致远同志到会。", "第二条 会前应听取意见。"), find=stray, fix="请删去空格", as_written=True),
    _rule(id="digits-full-width", level="likely", title="全角数字或字母", reason="数字或字母用了全角字符", bad=("会议定于２０２７年召开。",), good=("会议定于2027年召开。",), find=partial(_habit, "全角数字或字母"), fix="请改为半角"),
    _rule(id="signs-compatible", level="likely", title="字形相同的另一种字符", reason="字形相同，但不是通用的汉字，多来自PDF文件，查找、排序时会漏掉", bad=("⼀次会议。",), good=("一次会议。",), find=partial(_habit, "兼容字形"), fix="请重新键入"),
    _rule(id="spaces-between", title="字与字之间的空格", reason="汉字与数字、汉字与汉字之间有空格", bad=("会议定于 2027 年 1 月 15 日召开。",), good=("会议定于2027年1月15日召开。",), find=spaced, fix="请删去空格"),
    _rule(id="signs-unseen", title="不可见字符", reason="夹有看不见的字符，查找、排序时会漏掉", bad=("会议定于\u200e2027年召开。",), good=("会议定于2027年召开。",), find=partial(_habit, "不可见字符"), fix="请删去"),
)  # fmt: skip
