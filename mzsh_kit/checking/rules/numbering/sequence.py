"""Numbers of headings and items: gaps, repetitions, mixed and wrong forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....document import chinese_number
from ....reading import Line
from ....text.lazy import lazy_pattern
from ....text.numbers import whole
from ....text.patterns import AMOUNT, NUMERAL, SIGN
from ...page import Page
from ...rule import Hit, Rule

_BASIS = "GB/T 9704—2012，主体·正文：层次序数依次为“一、”“（一）”“1.”“（1）”"
_CHINESE = {chinese_number(n): n for n in range(1, 100)}
_CIRCLES = {chr(0x2460 + n): n + 1 for n in range(20)}
_FORMS = (
    ("一、", re.compile(rf"({NUMERAL})、")),
    ("（一）", re.compile(rf"[（(]({NUMERAL})[）)]")),
    ("1.", re.compile(r"(\d{1,2})[.．](?!\d)")),
    ("1、", re.compile(r"(\d{1,2})、")),
    ("（1）", re.compile(r"[（(](\d{1,2})[）)]")),
    ("①", re.compile(r"([①-⑳])")),
    ("一是", re.compile(rf"({SIGN})(?:是|要)(?=[\u4e00-\u9fff])")),
)
_RANK = {"一、": 0, "（一）": 1, "1.": 2, "1、": 2, "（1）": 3, "①": 4, "一是": 5}
_TWINS = {"1.": "1、", "1、": "1."}
_LOW = ("（1）", "①")
_BELOW = {"一、": "（一）", "（一）": "1.", "一是": "1."}
_AGENDA = lazy_pattern(r"议程")
_MARKED = lazy_pattern(rf"^\s*(?:第?{AMOUNT}[、.．是要项]|[（(]|[①-⑳]|议程)")


def _numbered(page: Page) -> Iterator[tuple[int, Line, str, int, re.Match[str]]]:
    """Lines that begin with a number: their index, the form and the value."""
    for nth, line in enumerate(page.lines):
        for form, pattern in _FORMS:
            if match := pattern.match(line.text):
                words = match[1]
                yield nth, line, form, _CHINESE.get(words) or _CIRCLES.get(words) or whole(words) or 0, match
                break


def gaps(page: Page) -> Iterator[Hit]:
    """A number that follows neither the one before it in its list nor the one that was due there."""
    last: dict[str, int] = {}
    due: dict[str, int] = {}
    for nth, line, form, value, match in _numbered(page):
        rank = _RANK[form]
        for lower in [form_known for form_known in last if _RANK[form_known] > rank]:
            del last[lower]
        twin = _TWINS.get(form, form)
        before = max(last.get(form, 0), last.get(twin, 0))
        begun = value == 2 and nth and re.search(r"(?<!\d)1[.．、]", page.lines[nth - 1].text)
        wrong = before and value not in (1, before + 1, due.get(form)) and form != "一是" and not begun
        if wrong:
            end = min(len(line.text), match.end() + 18)
            yield Hit(line, 0, end, f"前一项的序号是{before}，这一项是{value}")
        last[form], due[form] = value, before + 2 if wrong else value + 1
        last.pop(twin if twin != form else "", None)


def comma_form(page: Page) -> Iterator[Hit]:
    """Lists numbered 1、 2、: a habit of each level, told in the words of its first item."""
    above, begun = "", False
    for _, line, form, value, match in _numbered(page):
        begun = form == "1、" and (value == 1 or begun)
        if begun:
            why, mend = "阿拉伯数字后应用“.”，不用顿号", f"{match[1]}."
            yield Hit(line, 0, match.end(), why, mend=mend, same=f"{above}1、", shown=(0, _head(line)))
        above = form if _RANK[form] < _RANK["1、"] else above


def circles(page: Page) -> Iterator[Hit]:
    """① or （1） directly below （一） or 一、, where 1. is due: the first such list of a document."""
    above, told = "", False
    for _, line, form, value, _ in _numbered(page):
        if form in _LOW and value == 1 and not told and above in ("一、", "（一）", "一是"):
            told = True
            yield Hit(line, 0, _head(line), f"“{above}”下面一层应为“{_BELOW[above]}”，不用“{form}”")
        if form not in _LOW:
            above = form


def agenda(page: Page) -> Iterator[Hit]:
    """Items below 议程 without numbers."""
    for nth, line in enumerate(page.lines[:-2]):
        spoken = "项议程，" in line.text  # 现在进行第一项议程，由我……: a script, which lists nothing
        if spoken or not _AGENDA.search(line.text[-30:]) or len(line.text) > 60:
            continue
        at = nth + 1
        while at < len(page.lines) and re.match(r"[（(]?会议由|[（(]", page.lines[at].text):
            at += 1
        items = page.lines[at : at + 3]
        if len(items) == 3 and all(map(_bare_item, items)):
            yield Hit(items[0], 0, min(len(items[0].text), 40), "议程各项没有编号")


def _bare_item(line: Line) -> bool:
    """A short paragraph without a number, no 时间：."""
    short = line.kind == "paragraph" and len(line.text) < 90
    return short and not _MARKED.match(line.text) and not re.match(r"[^。]{2,6}[：:]", line.text)


def _head(line: Line) -> int:
    """Where the first words of a line end."""
    match = re.compile(r"[，。；：（(]").search(line.text, 3)
    return min(match.start() if match else len(line.text), 18, len(line.text))


RULES = (
    Rule(id="number-gap", kind="numbering_gap", level="error", title="序号不连续", source=_BASIS, bad=("1.学习。\n2.谈话。\n4.总结。",), good=("1.学习。\n2.谈话。\n3.总结。",), find=gaps, fix="请核对是否漏项，并重新编号"),
    Rule(id="number-comma", kind="punctuation", level="likely", title="“1、”的写法", reason="序号写法不合规定", source=_BASIS, bad=("1、负责学习材料；\n2、负责会场。",), good=("1.负责学习材料；\n2.负责会场。",), find=comma_form, fix="请改为“1.”"),
    Rule(id="number-circle", kind="numbering_style", level="likely", title="层次序数越级", source=_BASIS, bad=("（一）谈心谈话\n①成员之间谈话。\n②接受约谈。", "一、会前准备\n（1）组织学习。\n（2）听取意见。"), good=("（一）谈心谈话\n1.成员之间谈话\n（1）逐一谈话。\n（2）接受约谈。",), find=circles, fix="请依次使用各层序数"),
    Rule(id="agenda-unnumbered", kind="numbering_style", level="hint", title="议程没有编号", reason="议程各项没有编号", source=_BASIS, bad=("会议议程\n通报情况。\n作对照检查。\n总结讲话。",), good=("会议议程\n1.通报情况。\n2.作对照检查。\n3.总结讲话。",), find=agenda, fix="请逐项编号"),
)  # fmt: skip
