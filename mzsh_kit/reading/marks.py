"""What a line begins with: the number of a heading or of an item, and what stands behind it; 附件：."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import LISTED, SIGN
from .lists import covered
from .source import Line
from .tables import pattern, rows

_TABLE = "headings.tsv"
ARTICLE = 2.7
"""The rank of 第一条, whose text is no heading."""
HANGING = 7
"""The rank of 一是 and 第一, which belong to whatever stands above them."""
_END = "。；;：:.，,、"
_STYLED = lazy_pattern(r"(?:标题|heading|公文[一二三四]级标题)\s*([1-6])?", re.IGNORECASE)
_FIRST = lazy_pattern(r"(.*?)(。|(?<!\d)[：:]|[：:](?!\d))(.*)", re.DOTALL)
_DUTY = lazy_pattern(r".+负责.+")
_STATES = lazy_pattern(
    r"(?:时间|日期|地点|会场|主题|主持人?|记录人?|参加|参会|列席|人员|对象|范围|会期|单位|内容|方式|时限)$"
)
_FRAMED, _FRAME = lazy_pattern(r"[【〖](?P<head>[^【】〖〗]{2,30})[】〗]"), 1.5
_LED = lazy_pattern(
    rf"(?P<lead>[A-Za-z]+\s?\d{{1,2}}[^\w\s]?|(?!{SIGN})[A-Za-z]*\d{{0,2}}\s?[^\w\s《“‘\"（(【〖［\[—–-])"
    r"\s*(?P<head>[\u4e00-\u9fff][^。，；：:“]{1,23})"
)
_TOP, _WHOLE = 2.5, 24
HEAD = 40
"""Characters that the words of a heading may have."""
ATTACHED = lazy_pattern(r"^附(?:\s*件)?\s*\d*\s*(?:[:：]\s*(?P<v>.*)|(?<=件)\s*)$", re.DOTALL)
LONGEST_NAMED = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that may be a heading: its number, the rank of that number, its words, its own text behind
    them.
    """

    rank: float
    name: str
    number: str
    head: str
    rest: str
    closed: str
    """The sign that ends the heading's words: 。 ： or nothing."""

    @property
    def hanging(self) -> bool:
        return self.rank == HANGING

    @property
    def short(self) -> bool:
        return 0 < len(self.head) <= HEAD


def mark(line: Line) -> Mark | None:
    """The number that a paragraph begins with, or nothing."""
    if line.kind != "paragraph":
        return None
    if match := _FRAMED.fullmatch(line.text):
        return Mark(_FRAME, "【】", "", match["head"], "", "")
    for name, rank, number in _numbers():
        if match := number.match(line.text):
            return _mark(rank, name, match[0], line.text[match.end() :])
    return None


@cache
def _numbers() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    return tuple((name, float(rank), pattern(text, _TABLE)) for name, rank, text in rows(_TABLE))


def _mark(rank: float, name: str, number: str, text: str) -> Mark:
    head, closed, rest = first_sentence(text)
    if closed == "：" and moments.is_moment(head):
        head, closed, rest = _timed(head, *first_sentence(rest))
    if rank <= _TOP and closed == "：" and _is_one(head, rest):
        head, closed, rest = text, "", ""
    return Mark(rank, name, number.strip(), head.strip(" \u3000").rstrip(_END), rest.strip(), closed)


def _timed(day: str, head: str, closed: str, rest: str) -> tuple[str, str, str]:
    """1月5日前：征求意见: the day alone heads nothing."""
    return f"{day}：{head}", closed, rest


def _is_one(head: str, rest: str) -> bool:
    """准备阶段：学习和查摆 is a heading of two halves; 会议地点：三楼 states something."""
    return bool(rest) and len(head + rest) <= _WHOLE and not _STATES.search(head)


def first_sentence(text: str) -> tuple[str, str, str]:
    """The text before the first 。 or ：, that sign, and what follows; signs in brackets and quotes do
    not count.
    """
    match = _FIRST.match(covered(text))
    if not match:
        return text, "", ""
    end = len(match[1])
    return text[:end], text[end], text[end + 1 :]


def styled(line: Line) -> int | None:
    """The level that the style of an unnumbered line says; 0 for a bold line, nothing for a plain one."""
    if line.kind != "paragraph" or len(line.text) > HEAD or line.text[-1:] in "。；;，,、":
        return None
    if line.style == "加粗":
        return 0
    match = _STYLED.fullmatch(line.style)
    return int(match[1]) if match and match[1] else None


def led(line: Line) -> tuple[str, str] | None:
    """The sign that a short line begins with, or word and number, without the number; and its words."""
    match = _LED.fullmatch(line.text.rstrip("：:")) if line.kind == "paragraph" else None
    return (re.sub(r"[\d\s]", "", match["lead"]), match["head"]) if match else None


def states(item: Mark) -> bool:
    """会议地点：三楼, 列席人员。甲: a label of a form."""
    return bool(_STATES.search(item.head))


def is_duty(item: Mark) -> bool:
    """某某负责某事: what somebody does, no heading."""
    return item.closed != "：" and bool(_DUTY.fullmatch(item.head))


def attached(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that name attachments, which are no headings: 附件：1.甲 and short numbered ones below."""
    going_on = False
    for n, line in enumerate(lines):
        listed = LISTED.match(line.text) and len(line.text) <= LONGEST_NAMED
        going_on = bool(ATTACHED.match(line.text) or (going_on and listed))
        if going_on:
            yield n
