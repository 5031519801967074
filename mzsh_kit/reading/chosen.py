"""Which numbered lines are headings, decided for neighbours together, and how deep they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..text import annotated
from ..text.lazy import lazy_pattern
from .marks import ARTICLE, HANGING, HEAD, Mark, is_duty, states
from .source import Line

TOP = 2
"""The rank of the outermost numbers, 一、."""

LONE_HEAD = 24
"""A heading that stands alone or runs in has no more characters."""

_ALL = 4
"""Of so many items of a list one may have something below it."""
_LIST, _RUN_IN, _SHORTEST = 4, 20, 8
_SAYS = lazy_pattern("是|应当?|须|(?<!理)由|每|将|不得|可以|(?<![主重需概纪摘])要(?![求点素])|至少|不少于")
"""Words of a sentence."""
_DEPTH = {3: 1, 4: 2, 5: 3}
"""Levels above a number of this rank in the order of the standard: （一） below 一、, 1. below （一）."""
_SHORT_ARTICLE = 8
_LISTS = ("包括：", "材料：", "名单：")
"""What ends a line that announces a list."""


def chosen(body: Sequence[Line], marks: Sequence[Mark | None]) -> list[Mark | None]:
    """The marks that are headings, decided for neighbours together."""
    kept: list[Mark | None] = list(marks)
    for group in _groups(marks):
        if group[0] and body[group[0] - 1].text.endswith(_LISTS):
            for n in group:
                kept[n] = None
            continue
        if (
            len(group) >= _LIST - 1
            and _ALL * sum(_childless(marks, n) for n in group) >= (_ALL - 1) * len(group)
            and _announced(body, group[0])
        ):
            for n in group:
                kept[n] = None
            continue
        strong = [n for n in group if _strong(body, marks, n)]
        first = marks[group[0]]
        lonely = first is not None and first.hanging and len(group) < 2
        if lonely or 2 * len(strong) < len(group):
            for n in group:
                kept[n] = None
        else:
            form = any(
                candidate and candidate.rest and states(candidate)
                for candidate in map(marks.__getitem__, group)
            )
            for n in group:
                whole = (form or _is_rule(marks[n])) and _says_all(body, marks, n)
                kept[n] = None if whole or _is_clauses(marks[n]) else _kept(marks[n])
    return kept


def _childless(marks: Sequence[Mark | None], n: int) -> bool:
    """Whether nothing stands behind a number's words and below them."""
    candidate = marks[n]
    after = marks[n + 1] if n + 1 < len(marks) else candidate
    return candidate is not None and not candidate.rest and after is not None and after.rank <= candidate.rank


def _announced(body: Sequence[Line], n: int) -> bool:
    return n > 0 and body[n - 1].text.endswith(("：", ":"))


def _is_rule(item: Mark | None) -> bool:
    """三、民主生活会由书记主持。 on a line of its own: it says who does what, and heads nothing."""
    return item is not None and item.rank == TOP and is_sentence(item.head)


def _says_all(body: Sequence[Line], marks: Sequence[Mark | None], n: int) -> bool:
    """Whether a numbered line is a whole sentence with nothing below it, in a form of 时间：甲."""
    candidate = marks[n]
    below = marks[n + 1 : n + 2]
    return (
        candidate is not None
        and not candidate.rest
        and body[n].text.endswith("。")
        and bool((below and below[0] and below[0].rank <= candidate.rank) or not below)
    )


def _is_clauses(item: Mark | None) -> bool:
    """Clauses that say who must do what, and the sentence of an article: no words of a heading."""
    if item is None or item.rank == ARTICLE:
        return item is not None and len(item.head) > _SHORT_ARTICLE
    told = "，" in item.head and is_sentence(item.head)
    return TOP < item.rank < HANGING and len(item.head) > LONE_HEAD and told


def _kept(item: Mark | None) -> Mark | None:
    return item if item and len(item.head) <= 2 * HEAD else None


def _groups(marks: Sequence[Mark | None]) -> Iterator[list[int]]:
    """Lines with the same sort of number under one line of a higher sort."""
    groups: dict[tuple[int, str], list[int]] = {}
    for n, above in _nested(marks):
        candidate = marks[n]
        assert candidate is not None
        groups.setdefault((above[-1] if above else -1, candidate.name), []).append(n)
    yield from groups.values()


def _nested(marks: Sequence[Mark | None]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each mark with those that enclose it. What is numbered below 一是 belongs to it until 一是 goes on."""
    stack: list[int] = []
    for n, candidate in enumerate(marks):
        if candidate is None:
            continue
        same = next((k for k, m in enumerate(stack) if marks[m].name == candidate.name), None)  # type: ignore[union-attr]
        if same is not None:
            del stack[same:]
        elif not (stack and marks[stack[-1]].hanging and _LIST <= candidate.rank < HANGING):  # type: ignore[union-attr]
            while stack and marks[stack[-1]].rank >= candidate.rank:  # type: ignore[union-attr]
                stack.pop()
        yield n, tuple(stack)
        stack.append(n)


def _strong(body: Sequence[Line], marks: Sequence[Mark | None], n: int) -> bool:
    """Whether this line by itself looks like a heading."""
    candidate = marks[n]
    if candidate is None or not candidate.short or body[n].text[-1:] in "；;":
        return False
    if candidate.name.startswith("style") or (candidate.rank <= TOP and not candidate.rest):
        return True
    if candidate.rank <= TOP:
        return (
            len(candidate.head) <= _RUN_IN and "，" not in candidate.head and not is_sentence(candidate.head)
        )
    if is_duty(candidate):
        return False
    if candidate.rest and is_sentence(candidate.head):
        return False
    if candidate.rest:
        return candidate.rank < _LIST or (
            len(candidate.head) <= LONE_HEAD and not (candidate.hanging and "，" in candidate.head)
        )
    return _followed(body, marks, n)


def is_sentence(head: str) -> bool:
    """Whether the words before the first full stop say that somebody must or does something: no heading."""
    return len(head) > _SHORTEST and bool(_SAYS.search(head))


def _followed(body: Sequence[Line], marks: Sequence[Mark | None], n: int) -> bool:
    """Whether text or deeper items stand below, before the next of its neighbours."""
    candidate, after = marks[n], marks[n + 1] if n + 1 < len(marks) else None
    if candidate is None or after is None:
        return n + 1 < len(body)
    if candidate.hanging or after.hanging:
        return not after.hanging or (not candidate.hanging and candidate.rank < HANGING - 1)
    return after.rank > candidate.rank


def levels(kept: Sequence[Mark | None], titled: bool) -> list[tuple[int, Mark] | None]:
    """Each heading with its level, from 1. ``titled``: whether the text begins with a title, so that
    nothing is lost before it.
    """
    ranked: list[tuple[int, Mark] | None] = [None] * len(kept)
    nested = dict(_nested(kept))
    lost = _lost(kept, nested, titled)
    top = _first_top(kept)
    for n, above in nested.items():
        candidate = kept[n]
        assert candidate is not None
        parent = ranked[above[-1]] if above else None
        over = min(lost, _DEPTH.get(int(candidate.rank), 0)) if lost and n < top else 0
        level = (parent[0] if parent else over) + 1
        ranked[n] = (level, candidate)
    return ranked


def _first_top(kept: Sequence[Mark | None]) -> int:
    """Where the first of the outermost headings stands; the end where there is none."""
    return next((n for n, candidate in enumerate(kept) if candidate and candidate.rank <= TOP), len(kept))


def _lost(kept: Sequence[Mark | None], nested: Mapping[int, tuple[int, ...]], titled: bool) -> int:
    """How many levels stand above the first heading of an excerpt, whose own headings of those levels
    are cut off.

    They are, where the outermost come later, where its number is not the first of its sort, or where the
    text begins with one in brackets.
    """
    n, first = next(((n, candidate) for n, candidate in enumerate(kept) if candidate), (0, None))
    top = _first_top(kept)
    if first is None or not TOP < first.rank < HANGING:
        return 0
    if n < top < len(kept):
        later = (len(above) for m, above in nested.items() if m > top and _same(kept[m], first))
        return next(later, _DEPTH.get(int(first.rank), 0))
    value = next(iter(annotated(first.number).markers), None)
    cut = (value is not None and value.value > 1) or (n == 0 and not titled and first.rank != _LIST)
    return _DEPTH.get(int(first.rank), 0) if cut else 0


def _same(candidate: Mark | None, other: Mark) -> bool:
    return candidate is not None and candidate.name == other.name
