"""Lines -> title and sections: which lines are headings, and how deep they stand.

A numbered line is a heading when most of its neighbours of the same number look like one: a few words
with text behind or below them. So 一是 begins a heading in one plan and an item of a list in another,
and （一） over a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..text import moments
from ..text.lazy import lazy_pattern
from .chosen import LONE_HEAD, TOP, chosen, is_sentence, levels
from .marks import ARTICLE, HEAD, Mark, attached, first_sentence, led, mark, styled
from .roles import heading_roles
from .source import Line
from .titled import head, title

_ROW = lazy_pattern(r"\S(?:\u3000|\t| {2,})+\S")
_LETTERED = lazy_pattern("[a-zA-Z][.．、)]")
_ASIDE = lazy_pattern(r"[（(][^（()）]+[)）]")
"""（此件公开发布） and the like."""
_BELOW = lazy_pattern(rf"{_ASIDE.pattern}|[^，。；：]{{0,8}}(?:联系|经办人|抄送)[^，。；：]{{0,4}}[：:].+")
"""What stands below a signature."""
_FEW = 3
_LONGEST_NAMED = 30
"""Signs of the organ above the day of a signature."""
_DECIMAL, _WHOLE = "1.1", "1"
"""Names of the numbers of a text in decimal order: 2.1 below 2."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it up to the next heading of any level.

    ``number`` is as written (一、 （一） 1. 一是, or empty), ``heading`` the words without it. Text that
    runs on behind the heading is the first of ``lines``, at the same ``place``.
    """

    level: int
    number: str
    heading: str
    lines: tuple[Line, ...]
    place: str
    line: int
    """The number of the heading's line."""

    def body(self) -> tuple[Line, ...]:
        """Its text: the lines above a day of signature, the organ over that, an attachment and a table."""
        ends = (n for n, line in enumerate(self.lines) if _is_below(line))
        end = next(ends, len(self.lines))
        signed = end and end < len(self.lines) and moments.is_day(self.lines[end].text)
        return self.lines[: end - (signed and _may_sign(self.lines[end - 1].text))]


@dataclass(frozen=True, slots=True)
class Outline:
    """``title`` may be empty; ``titles`` are the lines of the head, ``preamble`` those before the first
    section, ``signature`` the day at the end and the organ above it, which belong to no section.
    """

    title: str
    titles: tuple[Line, ...]
    preamble: tuple[Line, ...]
    sections: tuple[Section, ...]
    signature: tuple[Line, ...] = ()

    def lines(self) -> tuple[Line, ...]:
        """All lines but the headings, in their order."""
        inside = (line for section in self.sections for line in section.lines)
        return (*self.titles, *self.preamble, *inside, *self.signature)

    def below(self) -> tuple[Line, ...]:
        """What stands below the day of the signature."""
        day = next((n for n, line in enumerate(self.signature) if moments.is_moment(line.text)), 0)
        return self.signature[day + 1 :]

    def order(self) -> dict[str, int]:
        """The number of the line at each place."""
        headings = {section.place: section.line for section in self.sections}
        return headings | {line.place: line.number for line in self.lines()}


def _is_below(line: Line) -> bool:
    """Whether a line stands below the text of a document."""
    return moments.is_day(line.text) or line.text.startswith("附件") or line.place.startswith("表")


def _may_sign(organ: str) -> bool:
    """Whether a line above a day may be the organ that signs."""
    return not organ.endswith(("。", "；", "：")) and len(organ) < _LONGEST_NAMED


def outline(lines: Sequence[Line]) -> Outline:
    """The tree of a document, flat and in order. Linear in the length of the text."""
    titles, body = head(lines)
    body, signature = _unsigned(body, _headings(body, bool(titles)))
    marks = _headings(body, bool(titles))
    starts = [n for n, candidate in enumerate(marks) if candidate]
    first = starts[0] if starts else len(body)
    sections = _sections(body, marks, starts)
    return Outline(title(titles), tuple(titles), tuple(body[:first]), tuple(sections), signature)


def _unsigned(
    body: list[Line], marks: Sequence[tuple[int, Mark] | None]
) -> tuple[list[Line], tuple[Line, ...]]:
    """The body without its signature, and that: a day that stands last and below other text, the organ
    above it, and lines in brackets below it.
    """
    end = len(body)
    while end and _BELOW.fullmatch(body[end - 1].text):
        end -= 1
    if end < 2 or marks[end - 1] or not moments.is_moment(body[end - 1].text):
        return body, ()
    organ, over = body[end - 2].text, marks[end - 2]
    if over and not (over[1].rest or organ.endswith("。")):
        return body, ()
    named = not mark(body[end - 2]) and _may_sign(organ)
    start = end - 1 - named
    return body[:start], tuple(body[start:])


def _headings(body: Sequence[Line], titled: bool) -> list[tuple[int, Mark] | None]:
    """For every line its level and mark if it is a heading."""
    names = set(attached(body))
    body = [replace(line, kind="attachment") if n in names else line for n, line in enumerate(body)]
    marks = [mark(line) for line in body]
    marks = _raised(_decimal(marks))
    styles = _style_ranks(body, marks)
    marks = [candidate or _unnumbered(line, styles) for candidate, line in zip(marks, body, strict=True)]
    numbered = any(mark and TOP - 1 <= mark.rank < TOP + 1 for mark in marks)
    marks = _with_led(body, marks)
    if not numbered:
        marks = _with_bare(marks, [_bare(line, after) for line, after in _pairs(body)])
    return _with_run_ins(body, marks, _below_articles(marks, levels(chosen(body, marks), titled)))


def _below_articles(
    marks: Sequence[Mark | None], levels: list[tuple[int, Mark] | None]
) -> list[tuple[int, Mark] | None]:
    """The levels, one more for each heading that stands below an article, 第一条, which is none itself."""
    if not any(mark and mark.rank == ARTICLE for mark in marks):
        return levels
    return [(level[0] + (level[1].rank > ARTICLE), level[1]) if level else None for level in levels]


def _decimal(marks: Sequence[Mark | None]) -> list[Mark | None]:
    """Without numbers that no sign ends (2会前准备), where there are no 2.1 below them: they count
    something else.
    """
    decimal = any(mark and mark.name == _DECIMAL for mark in marks)
    return [mark if mark and (decimal or mark.name != _WHOLE) else None for mark in marks]


def _raised(marks: Sequence[Mark | None]) -> list[Mark | None]:
    """第一、 as the number of the outermost headings, where there are no others."""
    lone = sum(bool(mark and _lone(mark)) for mark in marks)
    if lone < _FEW or any(mark and mark.rank <= TOP for mark in marks):
        return list(marks)
    return [replace(mark, rank=float(TOP)) if mark and _lone(mark) else mark for mark in marks]


def _lone(item: Mark) -> bool:
    """第一、会议主题 on a line of its own."""
    return item.hanging and item.number[0] == "第" and item.short and not item.closed


def _pairs(body: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    yield from pairwise([*body, None])


def _style_ranks(body: Sequence[Line], marks: Sequence[Mark | None]) -> dict[int, float]:
    """Ranks of the styles of unnumbered headings: below 一、 if there is any, above （一）."""
    used = {styled(line) for line, candidate in zip(body, marks, strict=True) if candidate is None} - {None}
    first = 1 if any(mark and mark.rank == TOP for mark in marks) else 0
    order = sorted((level or 9, level) for level in used if level is not None)
    return {level: TOP + (first + n) / 10 for n, (_, level) in enumerate(order)}


def _unnumbered(line: Line, ranks: dict[int, float]) -> Mark | None:
    """A line that only its style makes a heading."""
    level = styled(line)
    if level is None or moments.is_day(line.text):
        return None
    return Mark(ranks[level], f"style {level}", "", line.text.rstrip("：:"), "", "")


def _with_bare(marks: Sequence[Mark | None], bare: Sequence[Mark | None]) -> list[Mark | None]:
    """The marks and the short lines, where at least half of these say what they are about: salutations
    and names do not.
    """
    short_marks = [candidate for candidate in bare if candidate]
    telling = sum(bool(heading_roles(candidate.head)) for candidate in short_marks)
    return [
        candidate or (short if 2 * telling >= len(short_marks) else None)
        for candidate, short in zip(marks, bare, strict=True)
    ]


def _with_led(body: Sequence[Line], marks: Sequence[Mark | None]) -> list[Mark | None]:
    """The marks and the short lines that begin with a sign of their own, where at least half of those with
    this sign stand above other text and say what they are about: below the number that stands before them.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for n, line in enumerate(body):
        if marks[n] is None and (own := led(line)):
            found.setdefault(own[0], []).append((n, own[1]))
    kept = list(marks)
    for sign, heads in found.items():
        none = {n for n, _ in heads} | {len(body)}
        telling = sum(n + 1 not in none and bool(heading_roles(head)) for n, head in heads)
        if 2 * telling >= len(heads):
            over = [mark.rank for mark in marks[: heads[0][0]] if mark and not mark.hanging]
            rank = over[-1] + 0.1 if over else TOP
            for n, head in heads:
                kept[n] = Mark(rank, f"style {sign}", "", head, "", "")
    return kept


def _bare(line: Line, after: Line | None) -> Mark | None:
    """A few words on a line of their own above a longer one, where nothing is numbered."""
    text = line.text.rstrip("：:")
    if text.startswith(("第", "【", "附件", "——")) or _LETTERED.match(text):
        return None
    roles = heading_roles(text)
    if (roles and _ASIDE.fullmatch(text)) or (text != line.text and not roles):
        return None
    alone = (
        line.kind == "paragraph" and 2 < len(text) <= LONE_HEAD and not re.search(r"[。，；、：:“\d]", text)
    )
    below = after is not None and (
        after.text[-1:] in "。；："
        or len(after.text) > HEAD
        or after.kind == "cell"
        or (not _ROW.search(line.text) and _ROW.search(after.text))
    )
    return Mark(TOP, "bare", "", text, "", "") if alone and below else None


def _with_run_ins(
    body: Sequence[Line], marks: Sequence[Mark | None], levels: list[tuple[int, Mark] | None]
) -> list[tuple[int, Mark] | None]:
    """Paragraphs of one section that all begin with a few words and 。: headings without a number."""
    starts = [n for n, level in enumerate(levels) if level] + [len(body)]
    for here, end in pairwise(starts):
        inside = [n for n in range(here + 1, end) if marks[n] is None]
        run_in = {n: split for n in inside if (split := _run_in(body[n]))}
        if len(run_in) >= 2 and 3 * len(run_in) >= 2 * len(inside):
            above = levels[here]
            for n, split in run_in.items():
                levels[n] = ((above[0] if above else 0) + 1, split)
    return levels


def _run_in(line: Line) -> Mark | None:
    head, closed, rest = first_sentence(line.text)
    if line.kind != "paragraph" or closed != "。" or not rest or len(head) > LONE_HEAD or "，" in head:
        return None
    if is_sentence(head):
        return None
    return Mark(8, "run-in", "", head, rest.strip(), closed)


def _sections(
    body: Sequence[Line], marks: Sequence[tuple[int, Mark] | None], starts: Sequence[int]
) -> Iterator[Section]:
    for here, end in pairwise([*starts, len(body)]):
        leveled = marks[here]
        assert leveled is not None
        level, own_mark = leveled
        line = body[here]
        own = (replace(line, text=own_mark.rest),) if own_mark.rest else ()
        yield Section(
            level, own_mark.number, own_mark.head, (*own, *body[here + 1 : end]), line.place, line.number
        )
