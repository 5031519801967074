"""A small set of papers in words, as the examples of rules are written."""

from __future__ import annotations

import re

from ..agree.paper import Paper
from ..agree.text import ATTACHMENTS, DATE, ORGAN, RECIPIENTS, TITLE, Passage
from .papers import NAMES, Papers

_STYLES = {
    "标题": TITLE,
    "成文日期": DATE,
    "署名": ORGAN,
    "主送": RECIPIENTS,
    "附件说明": ATTACHMENTS,
    "一": "heading 1",
    "二": "heading 2",
    "三": "heading 3",
}
_LINE = re.compile(r"《(?P<title>[^》]+)》(?:<(?P<style>[^>]+)>)?(?P<text>.*)")


def papers_of_words(words: str) -> Papers:
    """Lines of 《会议通知》<style>words, joined by ⏎; cells of a row are set apart by | and rows next to each other are a table.

    >>> [paper.name for paper in papers_of_words("《会议通知》<标题>通知⏎《签到表》姓名 | 签到").all]
    ['03-会议通知.docx', '23-签到表.docx']
    """
    found: dict[str, list[Passage]] = {}
    numbers = {name: number for number, name in NAMES.items()}
    for line in words.split("⏎"):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(line)
        passages = found.setdefault(f"{numbers[match['title']]}-{match['title']}.docx", [])
        passages.extend(_passages(match["text"], _STYLES.get(match["style"] or "", ""), passages))
    return Papers(tuple(Paper(name, tuple(those)) for name, those in found.items()))


def _passages(text: str, style: str, before: list[Passage]) -> list[Passage]:
    if "|" not in text:
        return [Passage(text.strip(), f"第{sum(not one.table for one in before) + 1}段", style)]
    last = before[-1] if before else None
    table = (last.table if last and last.table else max((one.table for one in before), default=0) + 1) or 1
    row = last.row + 1 if last and last.table else 1
    cells = [cell.strip() for cell in text.split("|")]
    return [
        Passage(cell, f"表{table}第{row}行第{n}格", style, table, row, n) for n, cell in enumerate(cells, 1)
    ]
