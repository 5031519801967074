"""The marks at the end of headings and items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...reading import Line
from ..card import Hit
from ..page import Page
from .marks import mark

_HEAD = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、])[^。；\n]{2,34}。"
)


def heading_stop(page: Page) -> Iterator[Hit]:
    """A full stop behind a heading that stands alone, where text follows below."""
    for line, after in zip(page.lines, page.lines[1:], strict=False):
        if _HEAD.fullmatch(line.text) and not _HEAD.fullmatch(after.text) and _is_head(page, line):
            yield Hit(line, len(line.text) - min(8, len(line.text)), len(line.text))


def _is_head(page: Page, line: Line) -> bool:
    return line.number in page.heads


def uneven(page: Page) -> Iterator[Hit]:
    """Neighbours of one numbering of which most end with 。 and this one with nothing."""
    for group in _siblings(page.lines):
        bare = [line for line in group if line.text[-1] not in "。；;：:！？”）"]
        if len(group) >= 3 and len(bare) == 1 and len(bare[0].text) > 6:
            yield Hit(bare[0], 0, min(len(bare[0].text), 40))


def _siblings(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    form = ""
    for line in lines:
        found = re.match(r"[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、]|[①-⑳]", line.text)
        here = re.sub(r"[一二三四五六七八九十\d①-⑳]+", "", found[0]) + "n" if found else ""
        if here != form:
            yield group
            group, form = [], here
        if here:
            group.append(line)
    yield group


CARDS = (
    mark("heading-stop", "标题末尾的句号", "独占一行的标题末尾不用句号", "一、准备\n（一）学习研讨。\n组织学习，做好准备。\n（二）征求意见。\n发放表格，听取意见。", "一、准备\n（一）学习研讨\n组织学习，做好准备。\n（二）征求意见\n发放表格，听取意见。", heading_stop, "请删去句号"),
    mark("ending-uneven", "并列各项末尾标点不一致", "并列各项末尾都有标点，只有这一项没有", "1.学习材料准备。\n2.会场布置安排\n3.会议记录整理。", "1.学习材料准备。\n2.会场布置安排。\n3.会议记录整理。", uneven, "请补上标点"),
)  # fmt: skip
