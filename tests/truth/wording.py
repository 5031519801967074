"""Words that no paper may have: the program's own, aspects where they do not belong, what is not a
branch's.
"""

from __future__ import annotations

import re

from .contradiction import Found
from .facts import Facts
from .reading import Paper

_PROGRAM = (
    "手工确定",
    "机动",
    "按自然日推算",
    "顺延",
    r"plan\.json",
    "待定；待定",
    "[一二三四五六七八九十]是待定",
    "赶在“.*?”之前",
    "留足\\d+个工作日",
    r"\bNone\b",
)
_UNPUBLISHED = "放假安排未公布"


def words_of_the_program(papers: tuple[Paper, ...], facts: Facts) -> Found:
    told = [
        (paper.number, line.rpartition("\n")[2])
        for paper in papers
        for line in paper.everything
        if _UNPUBLISHED in line
    ]
    for number, line in told[1:]:
        yield number, line, f"“{_UNPUBLISHED}”全套只说一次，已见{told[0][0]}"
    for paper in papers:
        for words in _PROGRAM:
            if match := next((hit for line in paper.everything if (hit := re.search(words, line))), None):
                yield paper.number, match[0], "不是公文用语"


def aspects_once(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """An aspect stands under one part only, and only in the materials of whom it is for."""
    for paper in papers:
        if paper.number not in ("11", "12"):
            continue
        headings = [re.sub("^（[一二三四五六七八九十]+）", "", line).rstrip("。") for line in paper.lines]
        mine = "班子" if paper.number == "11" else "成员"
        for text, of in facts.aspects:
            times = headings.count(text.rstrip("。"))
            if times > 1:
                yield paper.number, text, f"在{paper.name}的{times}个部分重复列出"
            if times and mine not in of:
                yield paper.number, text, f"这一方面只适用于{of}"


def branches(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """A branch holds a 组织生活会: another basis, another name, nothing to be submitted."""
    if not facts.branch:
        return
    for paper in papers:
        text = "\n".join(paper.everything)
        if match := re.search("《县以上.*?若干规定》", text):
            yield paper.number, match[0], "党支部不适用"
        if "民主生活会" in re.sub("《[^》]*》", "", text):
            yield paper.number, "民主生活会", "党支部召开的是组织生活会"
        if "报审" in text + paper.name:
            yield paper.number, "报审", "党支部的会议不报审"
