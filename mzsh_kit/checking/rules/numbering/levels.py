"""Numbers within a line and across forms: gaps in ①②④, a list that changes its form, a level left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ....document import chinese_number
from ....reading import Line
from ....text.lazy import lazy_pattern
from ....text.patterns import FIRST, NUMERAL, SECOND, SIGN
from ...page import Page
from ...rule import Hit, Rule

_BASIS = "GB/T 9704—2012，主体·正文：层次序数依次为“一、”“（一）”“1.”“（1）”"
_CHINESE = {chinese_number(n): n for n in range(1, 40)}
_PART = lazy_pattern(FIRST)
_STEP = lazy_pattern(rf"第({NUMERAL})([步项个])")
_ARTICLE = lazy_pattern(rf"第({NUMERAL})(条)(?=[\s\u3000：:，])")
_LEAD = lazy_pattern(rf"({SIGN})([是要])(?=[\u4e00-\u9fff])")
_PLAIN = lazy_pattern(r"(\d{1,2})([.．、])(?!\d)\s*")
_HALF = lazy_pattern(r"(\d{1,2})[)）]")
_CIRCLE = lazy_pattern(r"[①-⑳]")
_SECOND = lazy_pattern(SECOND)
_BRACKET = lazy_pattern(r"(?:^|(?<=[：；。]))（(\d{1,2})）")
_SHOWN, _FEW = 14, 3
_BETWEEN = 36
"""What is shown of a gap: the item before it up to the number behind it, if they are no longer."""


def inline(page: Page) -> Iterator[Hit]:
    """①…；②…；④… in one paragraph, and 一是…二是…四是…."""
    for line in page.lines:
        for pattern, value in ((_CIRCLE, _circle), (_LEAD, _lead), (_BRACKET, _bracket)):
            matches = list(pattern.finditer(line.text))
            numbers = [value(match) for match in matches]
            if len(numbers) >= _FEW and numbers[0] == 1:
                yield from _jumps(line, matches, numbers)


def _circle(match: re.Match[str]) -> int:
    return ord(match[0]) - ord("①") + 1


def _lead(match: re.Match[str]) -> int:
    return _CHINESE[match[1]]


def _bracket(match: re.Match[str]) -> int:
    return int(match[1])


def _jumps(line: Line, matches: list[re.Match[str]], numbers: list[int]) -> Iterator[Hit]:
    """Where a number does not follow the one before it."""
    for nth in range(1, len(numbers)):
        if numbers[nth] not in (1, numbers[nth - 1] + 1):
            before, start = matches[nth - 1].start(), matches[nth].start()
            why = f"前一项的序号是{numbers[nth - 1]}，这一项是{numbers[nth]}"
            shown = (before, matches[nth].end()) if start - before <= _BETWEEN else None
            yield Hit(line, start, _end(line.text, start), why, shown=shown)
            return


def _end(text: str, start: int) -> int:
    """Where the first words behind a number end."""
    match = re.compile(r"[，。；：（(]").search(text, start + 3)
    return min(match.start() if match else len(text), start + _SHOWN)


def steps(page: Page) -> Iterator[Hit]:
    """第二步 and then 第四步; 二要 twice; 第三条 and then 第五条, whatever stands below them."""
    for pattern in (_STEP, _LEAD, _ARTICLE):
        last: tuple[str, int] | None = None
        for line in page.lines:
            match = pattern.match(line.text)
            if pattern is not _ARTICLE and (
                _PART.match(line.text) or (match is None and _SECOND.match(line.text))
            ):
                last = None
            if match is None:
                continue
            value = _CHINESE.get(match[1], 0)
            if (
                last
                and value not in (1, last[1] + 1)
                and match[2] == last[0]
                and _alone(pattern, line, value)
            ):
                yield Hit(line, 0, _end(line.text, 0), f"前一项的序号是{last[1]}，这一项是{value}")
            last = (
                match[2],
                max([value, *(_lead(match) for match in _LEAD.finditer(line.text))])
                if pattern is _LEAD
                else value,
            )


def _alone(pattern: re.Pattern[str], line: Line, value: int) -> bool:
    """Whether a line has this number at its head only."""
    return pattern is not _LEAD or len(_LEAD.findall(line.text)) <= 1 or value > 1


def mixed(page: Page) -> Iterator[Hit]:
    """2、 among 1. 3. 4."""
    group: list[tuple[Line, re.Match[str]]] = []
    for line in (*page.lines, Line("一、", "")):
        match = _PLAIN.match(line.text)
        if match and (not group or int(match[1]) == int(group[-1][1][1]) + 1):
            group.append((line, match))
        elif match or _PART.match(line.text) or _SECOND.match(line.text):
            yield from _odd(group)
            group = [(line, match)] if match else []


def _odd(group: list[tuple[Line, re.Match[str]]]) -> Iterator[Hit]:
    """The items of a list whose form is not that of most of it."""
    marks = ["、" if match[2] == "、" else "." for _, match in group]
    for (line, _), mark in zip(group, marks, strict=True):
        if len(group) >= _FEW and mark == "、" and marks.count(mark) == 1:
            yield Hit(line, 0, _end(line.text, 0), "同级其他各项用“.”，这一项用顿号")


def half_brackets(page: Page) -> Iterator[Hit]:
    """1） at the head of a list."""
    for line in page.lines:
        match = _HALF.match(line.text)
        if match and match[1] == "1":
            yield Hit(line, 0, _end(line.text, 0))


_rule = partial(Rule, source=_BASIS)

RULES = (
    _rule(id="number-inline", kind="numbering_gap", level="error", title="段内序号不连续", bad=("学习内容：①章程；②准则；④条例。",), good=("学习内容：①章程；②准则；③条例。",), find=inline, fix="请核对是否漏项，并重新编号"),
    _rule(id="number-step", kind="numbering_gap", level="error", title="步骤、要求的序号不连续", bad=("第一步：学习。\n组织学习。\n第三步：查摆。", "第一条 会前要听取意见。\n（一）座谈。\n（二）走访。\n第三条 会上要开展批评。"), good=("第一步：学习。\n组织学习。\n第二步：查摆。",), find=steps, fix="请核对是否漏项，并重新编号"),
    _rule(id="number-mixed", kind="numbering_style", level="likely", title="同级序号写法不一", bad=("1.学习。\n2、谈话。\n3.总结。",), good=("1.学习。\n2.谈话。\n3.总结。",), find=mixed, fix="请统一用“.”"),
    _rule(id="number-half-bracket", kind="numbering_style", level="likely", title="“1）”的写法", bad=("1）负责学习材料。\n2）负责会场。",), good=("（1）负责学习材料。\n（2）负责会场。",), find=half_brackets, fix="请改为“（1）”"),
)  # fmt: skip
