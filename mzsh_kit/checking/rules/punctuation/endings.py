"""The marks at the end of headings and items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ....reading import Line
from ....text.lazy import lazy_pattern
from ....text.patterns import FIRST, NUMERAL, SECOND, THIRD
from ...page import Page
from ...rule import Hit
from ..structure.truncation import DANGLING
from . import mark_rule

_HEAD = lazy_pattern(rf"(?:{FIRST}|{SECOND}|{THIRD})(?:[^。；：\n]{{2,24}}|[^，。；：\n]{{25,30}})。")
_TOP = lazy_pattern(FIRST)
_ITEM = lazy_pattern(rf"[（(](?:{NUMERAL}|\d{{1,2}})[）)]|\d{{1,2}}[.．、]|[①-⑳]|{NUMERAL}是")
_MORE = lazy_pattern(r"以及|还有|其他|并|同时")
_LIST, _SHOWN, _PROSE = 3, 10, 30
_PROSE_END = lazy_pattern(r"[。，；][^。；：\s]{8,}[\u4e00-\u9fff]$")
"""The end of a sentence, no row of names."""


def heading_stop(page: Page) -> Iterator[Hit]:
    """A full stop behind a heading that stands alone, where text follows below, or among those of the
    first level that have none.
    """
    uneven = any(
        _TOP.match(line.text) and _is_head(page, line) and line.text[-1] not in "。；："
        for line in page.lines
    )
    for line, after in zip(page.lines, page.lines[1:], strict=False):
        alone = not _HEAD.fullmatch(after.text) or (uneven and _TOP.match(line.text))
        if _HEAD.fullmatch(line.text) and alone and _is_head(page, line):
            start = max(0, len(line.text) - 8)
            yield Hit(line, start, len(line.text), same="stop", mend=line.text[start:-1])


def _is_head(page: Page, line: Line) -> bool:
    return line.number in page.heads


def uneven(page: Page) -> Iterator[Hit]:
    """Neighbours of one numbering of which most end with 。 and this one with nothing."""
    for group in _siblings(page.lines):
        bare = [line for line in group if line.text[-1] not in "。；;：:！？”）"]
        if len(group) >= 3 and len(bare) == 1 and len(bare[0].text) > 6:
            yield Hit(bare[0], 0, min(len(bare[0].text), 40))


def last(page: Page) -> Iterator[Hit]:
    """The last item of a list that ends with ； as those before it do."""
    after = dict(pairwise(page.lines))
    for group in _siblings(page.lines):
        follows = after[group[-1]].text if group and group[-1] in after else ""
        if (
            len(group) >= _LIST
            and all(line.text.endswith("；") for line in group)
            and not _MORE.match(follows)
        ):
            yield _tail(group[-1])


def unlike(page: Page) -> Iterator[Hit]:
    """One item that ends with 。 among those that end with ；, and the other way round; the last one ends the list."""
    for group in _siblings(page.lines):
        marks = [line.text[-1] for line in group[:-1]]
        for line, mark in zip(group, marks, strict=False):
            if (
                mark in "。；"
                and len(marks) >= _LIST
                and marks.count(mark) == 1
                and set(marks) == set("。；")
            ):
                yield _tail(line)


def _tail(line: Line) -> Hit:
    return Hit(line, max(0, len(line.text) - _SHOWN), len(line.text))


def unstopped(page: Page) -> Iterator[Hit]:
    """A paragraph of several sentences whose last one has no mark, and does not break off."""
    for line in page.lines:
        prose = line.kind == "paragraph" and line.text.count("。") >= 1 and len(line.text) > _PROSE
        cut = DANGLING.search(line.text) or not _PROSE_END.search(line.text)
        if prose and line.number not in page.heads and not cut:
            yield _tail(line)


def _siblings(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    form = ""
    for line in lines:
        item = _ITEM.match(line.text)
        here = re.sub(r"[①-⑳]", "①", re.sub(r"\d+", "1", re.sub(NUMERAL, "一", item[0]))) if item else ""
        if here != form:
            yield group
            group, form = [], here
        if here:
            group.append(line)
    yield group


RULES = (
    mark_rule(id="heading-stop", title="标题末尾的句号", reason="独占一行的标题末尾不用句号", bad=("一、准备\n（一）学习研讨。\n组织学习，做好准备。\n（二）征求意见。\n发放表格，听取意见。",), good=("一、准备\n（一）学习研讨\n组织学习，做好准备。\n（二）征求意见\n发放表格，听取意见。",), find=heading_stop, fix="请删去句号"),
    mark_rule(id="ending-uneven", title="并列各项末尾标点不一致", reason="并列各项末尾都有标点，只有这一项没有", bad=("1.学习材料准备。\n2.会场布置安排\n3.会议记录整理。",), good=("1.学习材料准备。\n2.会场布置安排。\n3.会议记录整理。",), find=uneven, fix="请补上标点"),
    mark_rule(id="ending-open", title="最后一项末尾用了分号", reason="并列各项的最后一项应以句号结束", bad=("查摆以下问题：\n1.学习不够深入；\n2.作风不够扎实；\n3.纪律不够严格；",), good=("查摆以下问题：\n1.学习不够深入；\n2.作风不够扎实；\n3.纪律不够严格。",), find=last, fix="请改为句号"),
    mark_rule(id="ending-unlike", title="并列各项末尾标点不同", reason="并列各项末尾，有的用分号，有的用句号", bad=("1.备好材料；\n2.布置会场。\n3.整理记录；\n4.做好归档。",), good=("1.备好材料；\n2.布置会场；\n3.整理记录；\n4.做好归档。",), find=unlike, fix="请统一"),
    mark_rule(id="ending-missing", title="段末漏句号", reason="一段话末尾没有标点", bad=("会前要认真组织学习研讨，统一思想认识。会后要及时制定整改方案，逐项抓好落实",), good=("会前要认真组织学习研讨，统一思想认识。会后要及时制定整改方案，逐项抓好落实。",), find=unstopped, fix="请补上句号"),
)  # fmt: skip
