"""Marks of the wrong form, and marks that are not in pairs, under GB/T 15834."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ....reading import Line
from ....text.lazy import lazy_pattern
from ....text.patterns import AMOUNT, ITEM_END, MISWRITTEN
from ...page import Page
from ...rule import Hit, each, matched
from . import mark_rule

_HAN = r"[\u4e00-\u9fff”》）〕’]"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_STOP = r"(?<=[\u4e00-\u9fff，,；、：][\u4e00-\u9fff]{3})(?<![步段章节条项])\.(?=[\u4e00-\u9fff]|\s*$)"
"""A full stop behind a clause, no number of a heading: 第一阶段.学习."""

_HALF = lazy_pattern(
    rf"(?<={_HAN})([,;?!])|(?<={_HAN}):(?!\d(?![、.．]))|(?<=[\dxX＊*])[,;](?={_HAN})|{_STOP}"
)
_BRACKET = lazy_pattern(r"\(([^()\n]{1,40})\)")
_HAS_WORDS = lazy_pattern(r"[\u4e00-\u9fffxX＊*]")
_NUMBERED = lazy_pattern(rf"(?:(?<=[；。：])|^)\({AMOUNT}\)(?=[\u4e00-\u9fff])")
_PAIRS = (("《", "》"), ("“", "”"), ("‘", "’"), ("（(", "）)"), ("〔", "〕"))
_CLAUSE_ENDS, _CLAUSE = lazy_pattern(r"[，,。；;：:、]"), 30
_SHOWN = 3
"""So many characters beside a mark are shown."""

_STRAIGHT = lazy_pattern(r"\"([^\"\n]{1,40})\"|(?<![A-Za-z])'([^'\n]{1,40})'")
_UNLIKE = lazy_pattern(r"“[^“”\"\n]{1,30}\"(?=[^“”\"\n]*(?:“|$|\"[^\"\n]*\"))|\"[^“”\"\n]{1,30}”")
_DASH = lazy_pattern(
    rf"(?<={_HAN})(-{{1,4}}|－{{1,3}}|–{{1,2}})(?={_HAN})(?:[\u4e00-\u9fff]{{1,4}}(?:-{{1,4}}|－{{1,3}}|–{{1,2}})(?={_HAN}))?"
)


def _sentence(line: Line, at: int) -> str:
    """The sentence of a place: the same fault in one sentence is one finding."""
    return f"{line.number}.{line.text.count('。', 0, at)}"


def half_width(page: Page) -> Iterator[Hit]:
    """, ; : . between Chinese characters, each shown with the words before it."""
    for line, match in each(page, _HALF):
        start, end = match.span()
        same = _sentence(line, start) + match[0]
        yield Hit(line, start, end, mend=_FULL[match[0]], same=same, shown=(max(0, start - _SHOWN), end))


def brackets(page: Page) -> Iterator[Hit]:
    """Half-width brackets around Chinese words, shown with the words inside; those around numbers of headings are one habit."""
    for line, match in each(page, _BRACKET):
        start, end = match.span()
        number = _NUMBERED.match(line.text, start)
        if _HAS_WORDS.search(match[1]) or number:
            same = "numbers" if number and not start else _sentence(line, start)
            whole = (start, end) if end - start <= 2 * _SHOWN + 2 else None
            opens, closes = whole or (start, start + _SHOWN + 1), whole or (end - _SHOWN - 1, end)
            yield Hit(line, start, start + 1, mend="（", same=same, shown=opens)
            yield Hit(line, end - 1, end, mend="）", same=same, shown=closes)


def quotes(page: Page) -> Iterator[Hit]:
    """Straight quotation marks."""
    for line, match in each(page, _UNLIKE):
        yield Hit(
            line,
            *match.span(),
            "引号一半是中文的，一半是英文的",
            mend=f"“{match[0][1:-1]}”",
            same=_sentence(line, match.start()),
        )
    for line, match in each(page, _STRAIGHT):
        inner = match[1] if match[1] is not None else match[2]
        pair = "“”" if match[1] is not None else "‘’"
        clean = not set(inner) & set("\"'“”")
        yield Hit(
            line,
            *match.span(),
            mend=f"{pair[0]}{inner}{pair[1]}" if clean else None,
            same=_sentence(line, match.start()) + pair,
        )


def nested(page: Page) -> Iterator[Hit]:
    """Marks in pairs that do not close, or stand inside their own kind."""
    for line in page.lines:
        for opens, closes in _PAIRS:
            if any(mark in line.text for mark in opens + closes):
                yield from _unpaired(line, opens, closes)
        for straight in "\"'":
            if line.text.count(straight) % 2:
                at = line.text.rindex(straight)
                yield Hit(line, at, at + 1, "引号不成对")


def _unpaired(line: Line, opens: str, closes: str) -> Iterator[Hit]:
    stack: list[int] = []
    for at, mark in enumerate(line.text):
        if mark in opens:
            if stack and mark in "《“":
                yield Hit(line, at, at + 1, f"{opens}{closes}里面又用{opens}{closes}，内层应换一种")
            stack.append(at)
        elif mark in closes and stack:
            stack.pop()
        elif mark in closes and not (mark in "）)" and ITEM_END.search(line.text, 0, at)):
            yield Hit(line, at, at + 1, f"“{mark}”没有与之成对的“{opens[0]}”")
    for at in stack:
        clause = _CLAUSE_ENDS.search(line.text, at + 1)
        end = min(clause.start() if clause else len(line.text), at + _CLAUSE)
        yield Hit(line, at, end, f"“{line.text[at]}”没有与之成对的“{closes[0]}”")


_rule = partial(mark_rule, as_written=True)

RULES = (
    _rule(id="quotes-straight", title="英文直引号", reason="用了英文直引号", bad=('增强"四个意识"。',), good=("增强“四个意识”。",), find=quotes, fix="请改为中文引号“”", level="error"),
    _rule(id="marks-unpaired", title="引号、书名号、括号不成对", reason="标点不成对", bad=("认真学习《中国共产党章程。",), good=("认真学习《中国共产党章程》。",), find=nested, fix="请补全成对的标点"),
    _rule(id="marks-half-width", title="半角标点", reason="汉字之间用了半角标点", bad=("严肃认真,务求实效。", "严肃认真，务求实效."), good=("严肃认真，务求实效。", "第一阶段.组织学习。\n附件：征求意见表.docx"), find=half_width, fix="请改为全角标点", level="error"),
    _rule(id="brackets-half-width", title="半角括号", reason="用了半角括号", bad=("主要负责同志(党组书记)主持。",), good=("主要负责同志（党组书记）主持。",), find=brackets, fix="请改为全角括号（）", level="error"),
    _rule(id="dash-form", title="破折号写法", reason="用连字符代替了破折号", bad=("坚持团结-批评-团结的方针。",), good=("坚持团结——批评——团结的方针。",), find=partial(matched, _DASH, None), fix="请改为“——”"),
    _rule(id="range-form", title="起止号写法", reason="用半角连字符表示起止", bad=("自学1-2天。",), good=("自学1至2天。", "电话：0712-6633021。"), find=partial(matched, lazy_pattern(MISWRITTEN["range"]), None), fix="请改为“至”“—”或者“～”"),
)  # fmt: skip
