"""The head of a document: which lines are its title, and the title in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import TIMED, WORDS
from .acts import acts, is_act
from .labelled import begins
from .marks import ATTACHED, HEAD, mark
from .source import Line

_TITLE = lazy_pattern(
    r"[^。；]{0,80}(?:方案|安排|计划|预案|通知|意见|主持词|主持稿|议程|流程|程序|报告|制度|办法|规定|细则|讲话|讲话稿|材料|提纲|记录|记录表|清单|要点|函|提示|请示|批复|通报|总结|汇报|纪要|简报)(?:[（(][^）)]*[)）])?$"
)
_NAMED = lazy_pattern(r"[^。；：，]{2,60}生活会[^。；：，]{0,24}$")
"""A first line of its own that names the meeting."""
_BULLETS = tuple("●■◆▲○·▪□☆★")
_HOUR = lazy_pattern(TIMED)
_TITLE_STYLE = lazy_pattern(r"title|标题|公文标题|subtitle|副标题", re.IGNORECASE)
_FIRST_STYLE = lazy_pattern(r"(?:标题|heading) ?1", re.IGNORECASE)
_ORGAN = lazy_pattern(r"[^。，；：]{2,40}(?:党组|党委|委员会|党工委|支部|局|厅|办公室|公司|学校|医院)")
_TOGETHER = lazy_pattern(rf"{_ORGAN.pattern}|[^。，；：]{{2,40}}(?:部|纪委|机关)")
"""An organ whose name the title begins with, and those above it that issue it together."""
_TAIL = lazy_pattern(
    rf"(?:关于|党(?:委|组|总支)|党?支部|领导班子|(?:{WORDS['年']})|民主生活会|专题|实施|巡[视察])"
)
_BEGUN = lazy_pattern(r"[^。；：《]*(?:关于[^。；：]*|年度?|班子|干部|党员|专题|[的暨和及、])$")
"""A line that begins a title which goes on below it."""
_SHORT, _MOST_LINES, _NEXT = 6, 12, 2
"""A day belongs to the head only so near behind it: in a short notice that of the signature comes early,
too.
"""


def head(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the title, and the rest."""
    last = -1
    for n, line in enumerate(lines[:_MOST_LINES]):
        listed = line.text[:1] in _BULLETS and len(line.text) > 1
        if mark(line) or line.kind != "paragraph" or listed or begins(line.text):
            break
        if n and (names := ATTACHED.match(line.text)) and names["v"]:
            break
        if last >= 0 and _HOUR.match(line.text):
            break
        dated = 0 <= last >= n - _NEXT and moments.is_day(line.text)
        if dated or _alone(lines, n) or _TITLE_STYLE.fullmatch(line.style) or _names(line, n):
            if last >= 0 and any(is_act(one.text) and acts(one.text) for one in lines[last + 1 : n + 1]):
                break
            last = n
    head = list(lines[: last + 1])
    return [line for line in head if len(line.text) <= 2 * HEAD], [
        *(line for line in head if len(line.text) > 2 * HEAD),
        *lines[last + 1 :],
    ]


def _names(line: Line, n: int) -> bool:
    """Whether a line is a title by its last word, or the first line by the meeting that it names."""
    text = _close(line.text)
    return bool(_TITLE.match(text) or (n == 0 and _NAMED.match(text)))


def _alone(lines: Sequence[Line], n: int) -> bool:
    """The first line, and the only one in the style of first headings."""
    return (
        n == 0
        and sum(bool(_FIRST_STYLE.fullmatch(line.style)) for line in lines) == 1
        and bool(_FIRST_STYLE.fullmatch(lines[0].style))
    )


def title(titles: Sequence[Line]) -> str:
    """The title of the lines of the head, joined where it runs over several; may be empty."""
    at = next((n for n, line in enumerate(titles) if _TITLE.match(_close(line.text))), None)
    if at is None:
        return titles[0].text if titles and not moments.is_day(titles[0].text) else ""
    text = _close(titles[at].text)
    while at and _goes_on(titles[at - 1].text, text):
        at, text = at - 1, titles[at - 1].text + text
    above = titles[at - 1].text if at else ""
    if len(text) <= _SHORT:
        return "".join(line.text for line in titles[max(at - 2, 0) : at]) + text
    if not (_TAIL.match(text) and _ORGAN.fullmatch(above)):
        return text
    organs = takewhile(_TOGETHER.fullmatch, (line.text for line in reversed(titles[:at])))
    return " ".join(reversed([*organs])) + text


def _goes_on(above: str, text: str) -> bool:
    """Whether a title begins in the line above: 甲专题民主生活会 with 暨乙民主生活会方案 below."""
    begun = _BEGUN.match(above) or text.startswith("暨")
    return bool(begun and not _TITLE.match(above))


def _close(text: str) -> str:
    """实 施 方 案 without its blanks."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff](?:\s|$))", "", text)
