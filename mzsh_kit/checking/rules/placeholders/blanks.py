"""Places that were left to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....text.patterns import OPEN_PLACE
from ...page import Page
from ...rule import Hit, Rule

_BLANK = re.compile(
    r"[xX×Ｘ]{2,}|(?<![A-Za-z])[xX×](?=[年月日省市县区镇乡局人个条字号])|[*＊]{1,}|[○〇△□]{2,}|[_＿]{2,}|[?？]{2,}"
    rf"|{OPEN_PLACE}"
)
_CLAUSE = "。；！，：:;（(）)\n"
_BEFORE, _AFTER = 20, 36


_ROOM = re.compile(r"[_＿]|.*[年号]")
"""Room to write in, as forms and papers not yet dated have: a fault in a plan only."""


def blanks(page: Page) -> Iterator[Hit]:
    """Runs of xx, **, ×× with the clause they stand in; those of one clause are one."""
    for line in page.lines:
        last = -1
        for match in _BLANK.finditer(line.text):
            if match.start() < last:
                continue
            start, last = _clause(line.text, *match.span())
            if (page.whole and not page.plan) or not _ROOM.match(match[0]):
                yield Hit(line, start, last)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The words around a blank up to the marks of its clause."""
    first = start
    while first and text[first - 1] not in _CLAUSE and start - first < _BEFORE:
        first -= 1
    last = end
    while last < len(text) and text[last] not in _CLAUSE and last - end < _AFTER:
        last += 1
    return first, last


RULES = (
    Rule(
        id="blank", kind="placeholder", level="likely", title="留空待填", reason="此处留空，没有填写",
        source="《党政机关公文处理工作条例》：公文内容应当完整、准确",
        bad=("会议定于xx月xx日召开。", "组长：***", "请于2026年×月×日前报送。"), good=("会议定于1月15日召开。",),
        find=blanks, fix="请填写", as_written=True,
    ),
)  # fmt: skip
