"""The same items in the same order wherever the agenda stands, and as many as the papers say."""

from __future__ import annotations

import re
from itertools import groupby, takewhile

from .contradiction import Found
from .facts import Facts
from .reading import Paper

_WITH_SPEAKER = ("01", "02", "03", "04")
_HEADINGS = ("22", "27", "32")
_DIGITS = "零一二三四五六七八九十"


def same_items(papers: tuple[Paper, ...], facts: Facts) -> Found:
    by_number = {paper.number: paper for paper in papers}
    plan = items(by_number["01"]) if "01" in by_number else []
    for number in (*_WITH_SPEAKER[1:], *_HEADINGS, "21"):
        if number in by_number and plan and number != "01":
            yield from _compared(number, items(by_number[number]), plan)


def _compared(number: str, printed: list[str], plan: list[str]) -> Found:
    for at in range(max(len(printed), len(plan))):
        here = printed[at] if at < len(printed) else "（缺）"
        there = plan[at] if at < len(plan) else "（缺）"
        if not (there.endswith(here) or (number == "22" and _announced(here, there))):
            yield number, here, f"01第{at + 1}项是“{there}”"
            return


def _announced(here: str, there: str) -> bool:
    """由我通报…… or 请张三同志通报…… of what the plan lists as 党组书记通报……: the same words but for who
    speaks.
    """
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here[::-1], there[::-1], strict=False))
    )
    return same >= max(2, len(there) - 30) and bool(re.match("由我|请", here))


def counts(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """议程共七项 is seven items; 21 has as many numbers as items."""
    plan = next((items(paper) for paper in papers if paper.number == "01"), [])
    for paper in papers:
        for line in paper.lines:
            for match in re.finditer("(?:议程共|会议有)([一二三四五六七八九十]+|[0-9]+)项", line):
                if plan and _number(match[1]) != len(plan):
                    yield paper.number, match[0], f"01的议程有{len(plan)}项"
        if paper.number == "21" and plan:
            numbers = {row[0] for table in paper.tables for row in table[1:] if row[0].isdigit()}
            if paper.tables and len(numbers) != len(plan):
                yield "21", f"序号{len(numbers)}个", f"01的议程有{len(plan)}项"


def items(paper: Paper) -> list[str]:
    """The items as this paper lists them: with speaker in a text, without in headings and in the table of
    21.
    """
    if paper.number == "21" and paper.tables:
        return _of_table(paper)
    if paper.number == "22":
        return [
            match[1]
            for line in paper.lines
            if (match := re.search("进行第[一二三四五六七八九十]+项议程，(.+)。", line))
        ]
    if paper.number in _HEADINGS:
        return [
            match[1] for line in paper.lines if (match := re.fullmatch("[一二三四五六七八九十]+、(.+)", line))
        ]
    return _under_heading(paper)


def _of_table(paper: Paper) -> list[str]:
    """Numbered rows; those who speak one after the other in one item may have a row each."""
    head, *rows = paper.tables[0]
    at = next(place for place, cell in enumerate(head) if re.search("议程|议项|内容", cell))
    numbered = (row[at] for row in rows if row[0].isdigit() and not re.match("休息|机动", row[at]))
    return [words for words, _ in groupby(item_of(re.sub("（[^）]*）$", "", line)) for line in numbered)]


def item_of(turn: str) -> str:
    """The item to which a row of one member belongs: what he does, all do one by one."""
    return f"逐一{turn.replace('，其他', '，其余')}" if turn.startswith("作个人对照检查") else turn


def _under_heading(paper: Paper) -> list[str]:
    """Lines 1.…; that follow a heading with 议程, or all of them in a paper that is an agenda."""
    open_, listed = paper.number == "21", []
    for line in paper.lines:
        if re.match("[一二三四五六七八九十]+、", line):
            open_ = "议程" in line
        elif open_ and (item := re.match(rf"{len(listed) + 1}\.(.+?)[；。]?$", line)):
            listed.append(item[1])
    return listed


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, _, ones = words.rpartition("十")
    if "十" not in words:
        return _DIGITS.index(words)
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
