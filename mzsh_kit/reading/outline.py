"""Lines -> title and sections: which lines are headings, and how deep they stand.

A numbered line is a heading when most of its neighbours of the same number look like one: a few words with text
behind or below them. So 一是 begins a heading in one plan and an item of a list in another, and （一） over a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .annex import listed
from .marks import HANGING, HEAD, Mark, first_sentence, is_duty, mark, states, styled
from .source import Line

_TITLE = re.compile(r"[^。；]{0,80}(?:方案|安排|计划|预案|通知)(?:[（(][^）)]*[)）])?$")
_TITLE_STYLE = re.compile(r"title|标题|公文标题|subtitle|副标题", re.IGNORECASE)
_FIRST_STYLE = re.compile(r"(?:标题|heading) ?1", re.IGNORECASE)
_DAY = re.compile(
    r"[（(]?[\dxX×*〇一二三四五六七八九十\s]+年[\dxX×*〇一二三四五六七八九十\s]+月[\dxX×*〇一二三四五六七八九十\s]+日[)）]?"
)
_ORGAN = re.compile(r"[^。，；：]{2,40}(?:党组|党委|委员会|党工委|支部|局|厅|办公室|公司|学校|医院)")
_TAIL = re.compile(r"(?:关于|[\dxX×*]{2,4}年|民主生活会|专题|实施|巡[视察])")
_ROW = re.compile(r"\S(?:\u3000|\t| {2,})+\S")
_LONE_HEAD = 24
_TOP, _SHORT, _FEW = 2, 6, 3
_LIST = 4
_MOST_TITLE_LINES = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it up to the next heading of any level.

    ``number`` is as written (一、 （一） 1. 一是, or empty), ``heading`` the words without it. Text that runs on
    behind the heading is the first of ``lines``, at the same ``place``.
    """

    level: int
    number: str
    heading: str
    lines: tuple[Line, ...]
    place: str
    line: int
    """The number of the heading's line."""


@dataclass(frozen=True, slots=True)
class Outline:
    """``title`` may be empty; ``titles`` are the lines of the head, ``preamble`` those before the first section."""

    title: str
    titles: tuple[Line, ...]
    preamble: tuple[Line, ...]
    sections: tuple[Section, ...]


def outline(lines: Sequence[Line]) -> Outline:
    """The tree of a document, flat and in order. Linear in the length of the text."""
    titles, body = _head(lines)
    marks = _headings(body)
    starts = [n for n, one in enumerate(marks) if one]
    first = starts[0] if starts else len(body)
    sections = _sections(body, marks, starts)
    return Outline(_title(titles), tuple(titles), tuple(body[:first]), tuple(sections))


def _head(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the title, and the rest."""
    last = -1
    for n, line in enumerate(lines[:_MOST_TITLE_LINES]):
        if mark(line) or line.kind != "paragraph":
            break
        dated = last >= 0 and _DAY.fullmatch(line.text)
        if dated or _TITLE_STYLE.fullmatch(line.style) or _TITLE.match(_close(line.text)) or _alone(lines, n):
            last = n
    head = list(lines[: last + 1])
    return [line for line in head if len(line.text) <= 2 * HEAD], [
        *(line for line in head if len(line.text) > 2 * HEAD),
        *lines[last + 1 :],
    ]


def _alone(lines: Sequence[Line], n: int) -> bool:
    """The first line, and the only one in the style of first headings."""
    return (
        n == 0
        and sum(bool(_FIRST_STYLE.fullmatch(line.style)) for line in lines) == 1
        and bool(_FIRST_STYLE.fullmatch(lines[0].style))
    )


def _title(titles: Sequence[Line]) -> str:
    found = next((n for n, line in enumerate(titles) if _TITLE.match(_close(line.text))), None)
    if found is None:
        return titles[0].text if titles and not _DAY.fullmatch(titles[0].text) else ""
    text = _close(titles[found].text)
    above = titles[found - 1].text if found else ""
    if above.endswith("的") or len(text) <= _SHORT:
        return "".join(line.text for line in titles[max(found - 2, 0) : found]) + text
    return above + text if _TAIL.match(text) and _ORGAN.fullmatch(above) else text


def _close(text: str) -> str:
    """实 施 方 案 without its blanks."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff](?:\s|$))", "", text)


def _headings(body: Sequence[Line]) -> list[tuple[int, Mark] | None]:
    """For every line its level and mark if it is a heading."""
    attached = set(listed(body))
    marks = [None if n in attached else mark(line) for n, line in enumerate(body)]
    marks = _raised(marks)
    styles = _style_ranks(body, marks)
    marks = [one or _unnumbered(line, styles) for one, line in zip(marks, body, strict=True)]
    if not any(one and _TOP - 1 <= one.rank < _TOP + 1 for one in marks):
        marks = [one or _bare(line, after) for one, (line, after) in zip(marks, _pairs(body), strict=True)]
    kept = _chosen(body, marks)
    levels = _levels(kept)
    return _with_run_ins(body, marks, levels)


def _raised(marks: Sequence[Mark | None]) -> list[Mark | None]:
    """第一、 as the number of the outermost headings, where there are no others."""
    lone = sum(bool(one and _lone(one)) for one in marks)
    if lone < _FEW or any(one and one.rank <= _TOP for one in marks):
        return list(marks)
    return [replace(one, rank=float(_TOP)) if one and _lone(one) else one for one in marks]


def _lone(item: Mark) -> bool:
    """第一、会议主题 on a line of its own."""
    return item.hanging and item.number[0] == "第" and item.short and not item.closed


def _pairs(body: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    yield from pairwise([*body, None])


def _style_ranks(body: Sequence[Line], marks: Sequence[Mark | None]) -> dict[int, float]:
    """Ranks of the styles of unnumbered headings: below 一、 if there is any, above （一）."""
    used = {styled(line) for line, one in zip(body, marks, strict=True) if one is None} - {None}
    first = 1 if any(one and one.rank == _TOP for one in marks) else 0
    order = sorted((level or 9, level) for level in used if level is not None)
    return {level: _TOP + (first + n) / 10 for n, (_, level) in enumerate(order)}


def _unnumbered(line: Line, ranks: dict[int, float]) -> Mark | None:
    """A line that only its style makes a heading."""
    level = styled(line)
    if level is None or _DAY.fullmatch(line.text):
        return None
    return Mark(ranks[level], f"style {level}", "", line.text.rstrip("：:"), "", "")


def _bare(line: Line, after: Line | None) -> Mark | None:
    """A few words on a line of their own above a longer one, where nothing is numbered."""
    text = line.text.rstrip("：:")
    alone = (
        line.kind == "paragraph" and 2 < len(text) <= _LONE_HEAD and not re.search(r"[。，；、：:“\d]", text)
    )
    below = after is not None and (
        after.text[-1:] in "。；："
        or len(after.text) > HEAD
        or after.kind == "cell"
        or (not _ROW.search(line.text) and _ROW.search(after.text))
    )
    return Mark(_TOP, "bare", "", text, "", "") if alone and below else None


def _chosen(body: Sequence[Line], marks: Sequence[Mark | None]) -> list[Mark | None]:
    """The marks that are headings, decided for neighbours together."""
    kept: list[Mark | None] = list(marks)
    for group in _groups(marks):
        strong = [n for n in group if _strong(body, marks, n)]
        first = marks[group[0]]
        lonely = first is not None and first.hanging and len(group) < 2
        if lonely or 2 * len(strong) < len(group):
            for n in group:
                kept[n] = None
        else:
            form = any(one and one.rest and states(one) for one in map(marks.__getitem__, group))
            for n in group:
                kept[n] = None if form and _says_all(body, marks, n) else _kept(marks[n])
    return kept


def _says_all(body: Sequence[Line], marks: Sequence[Mark | None], n: int) -> bool:
    """Whether a numbered line is a whole sentence with nothing below it, in a form of 时间：甲."""
    one = marks[n]
    below = marks[n + 1 : n + 2]
    return (
        one is not None
        and one.rank > _TOP
        and not one.rest
        and body[n].text.endswith("。")
        and bool((below and below[0] and below[0].rank <= one.rank) or not below)
    )


def _kept(item: Mark | None) -> Mark | None:
    return item if item and len(item.head) <= 2 * HEAD else None


def _groups(marks: Sequence[Mark | None]) -> Iterator[list[int]]:
    """Lines with the same sort of number under one line of a higher sort."""
    groups: dict[tuple[int, str], list[int]] = {}
    for n, above in _nested(marks):
        one = marks[n]
        assert one is not None
        groups.setdefault((above[-1] if above else -1, one.name), []).append(n)
    yield from groups.values()


def _nested(marks: Sequence[Mark | None]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each mark with those that enclose it. What is numbered below 一是 belongs to it until 一是 goes on."""
    stack: list[int] = []
    for n, one in enumerate(marks):
        if one is None:
            continue
        same = next((k for k, m in enumerate(stack) if marks[m].name == one.name), None)  # type: ignore[union-attr]
        if same is not None:
            del stack[same:]
        elif not (stack and marks[stack[-1]].hanging and _LIST <= one.rank < HANGING):  # type: ignore[union-attr]
            while stack and marks[stack[-1]].rank >= one.rank:  # type: ignore[union-attr]
                stack.pop()
        yield n, tuple(stack)
        stack.append(n)


def _strong(body: Sequence[Line], marks: Sequence[Mark | None], n: int) -> bool:
    """Whether this line by itself looks like a heading."""
    one = marks[n]
    if one is None or not one.short or body[n].text[-1:] in "；;":
        return False
    if one.rank <= _TOP or one.name.startswith("style"):
        return True
    if is_duty(one):
        return False
    if one.rest:
        return one.rank < _LIST or (len(one.head) <= _LONE_HEAD and not (one.hanging and "，" in one.head))
    return _followed(body, marks, n)


def _followed(body: Sequence[Line], marks: Sequence[Mark | None], n: int) -> bool:
    """Whether text or deeper items stand below, before the next of its neighbours."""
    one, after = marks[n], marks[n + 1] if n + 1 < len(marks) else None
    if one is None or after is None:
        return n + 1 < len(body)
    if one.hanging or after.hanging:
        return not after.hanging or (not one.hanging and one.rank < HANGING - 1)
    return after.rank > one.rank


def _levels(kept: Sequence[Mark | None]) -> list[tuple[int, Mark] | None]:
    found: list[tuple[int, Mark] | None] = [None] * len(kept)
    for n, above in _nested(kept):
        one = kept[n]
        found[n] = (len(above) + 1, one) if one else None
    return found


def _with_run_ins(
    body: Sequence[Line], marks: Sequence[Mark | None], levels: list[tuple[int, Mark] | None]
) -> list[tuple[int, Mark] | None]:
    """Paragraphs of one section that all begin with a few words and 。: headings without a number."""
    starts = [n for n, one in enumerate(levels) if one] + [len(body)]
    for here, end in pairwise(starts):
        inside = [n for n in range(here + 1, end) if marks[n] is None]
        found = {n: one for n in inside if (one := _run_in(body[n]))}
        if len(found) >= 2 and 3 * len(found) >= 2 * len(inside):
            above = levels[here]
            for n, one in found.items():
                levels[n] = ((above[0] if above else 0) + 1, one)
    return levels


def _run_in(line: Line) -> Mark | None:
    head, closed, rest = first_sentence(line.text)
    if line.kind != "paragraph" or closed != "。" or not rest or len(head) > _LONE_HEAD or "，" in head:
        return None
    return Mark(8, "run-in", "", head, rest.strip(), closed)


def _sections(
    body: Sequence[Line], marks: Sequence[tuple[int, Mark] | None], starts: Sequence[int]
) -> Iterator[Section]:
    for here, end in pairwise([*starts, len(body)]):
        found = marks[here]
        assert found is not None
        level, one = found
        line = body[here]
        own = (replace(line, text=one.rest),) if one.rest else ()
        yield Section(level, one.number, one.head, (*own, *body[here + 1 : end]), line.place, line.number)
