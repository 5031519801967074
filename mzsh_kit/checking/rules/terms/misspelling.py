"""Slips of the hand, told where what is written is much less likely than what would stand there without the slip."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ....reading import Line
from ....text.lazy import lazy_pattern
from ...labels import said
from ...page import Page
from ...rule import Hit, Rule
from ...wording.background import background
from ...wording.evidence import Misspelling

_NEIGHBOURS = 2
_HANZI, _NOT_HANZI = lazy_pattern(r"[\u4e00-\u9fff]*"), lazy_pattern(r".*[^\u4e00-\u9fff]")


_PROGRAM = ("replaced", "rewritten")


def _mistyped(sorts: tuple[str, ...], page: Page) -> Iterator[Hit]:
    """What was mistyped in one of these ways, but for names, which are no words; a word that a program has put in is told once."""
    for line, slip in page.misspellings:
        if slip.sort in sorts and not _in_a_name(page, line, slip):
            last = slip.end + (slip.start == slip.end)
            mend = slip.right + line.text[slip.end : last]
            right = said(slip.right if slip.sort in _PROGRAM else _words(line.text, slip))
            same = line.text[slip.start : last] if slip.sort == "replaced" else ""
            shown = _with_its_word(line.text, slip.start, last) if slip.sort in _PROGRAM else None
            yield Hit(
                line, slip.start, last, f"疑为{right}", f"请核对，改为{right}", mend, same=same, shown=shown
            )


def _in_a_name(page: Page, line: Line, slip: Misspelling) -> bool:
    """Whether it stands in the name of a person who is called by his post."""
    named = (person.words for person in page.people.named if person.post)
    return any(name.line is line and name.start <= slip.start and slip.end <= name.end for name in named)


def _with_its_word(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where a word stands with the one that it goes with: 比照检查, 思想相识."""
    word = background().word
    if word(text[end : end + _NEIGHBOURS]):
        return start, end + _NEIGHBOURS
    before = max(0, start - _NEIGHBOURS)
    return (before if word(text[before:start]) else start), end


def _put_in(page: Page) -> Iterator[Hit]:
    """Words that programs put in; where it is evident that one was at work, that is told once."""
    put_in = [line for line, slip in page.misspellings if slip.sort == "rewritten"]
    if put_in:
        why = f"全文有{len(put_in)}处近义词替换，疑经“改写”软件改写"
        yield Hit(put_in[0], 0, 0, why, "请以原文为准，逐句核对", level="hint")
    yield from _mistyped(_PROGRAM, page)


def _words(text: str, slip: Misspelling) -> str:
    """What is meant, with its neighbours."""
    behind = _HANZI.match(text, slip.end, slip.end + _NEIGHBOURS)
    before = text[max(0, slip.start - _NEIGHBOURS) : slip.start]
    return _NOT_HANZI.sub("", before) + slip.right + (behind[0] if behind else "")


_rule = partial(
    Rule, kind="typo", level="likely", source="《现代汉语词典》；字词连用的多少见本工具的背景模型"
)

RULES = (
    _rule(id="word-doubled", title="多写了一遍", bad=("广泛征求求党员群众意见。",), good=("要求求真务实。",), find=partial(_mistyped, ("doubled", "repeated"))),
    _rule(id="word-swapped", title="前后字颠倒", bad=("于当天午上召开会议。",), good=("相互批评要坚持原则。",), find=partial(_mistyped, ("swapped",))),
    _rule(id="word-alike", title="同音字、形近字", bad=("工作中不拆不扣。",), good=("工作中不折不扣。",), find=partial(_mistyped, ("alike", "sounds", "mangled"))),
    _rule(id="word-dropped", title="漏字", bad=("请全国人民代大会代表发言。",), good=("请全国人民代表大会代表发言。",), find=partial(_mistyped, ("dropped",))),
    _rule(id="word-replaced", kind="term_error", title="换入的近义词", bad=("奠定理论根底。",), good=("打破常规，学习完好的经验。",), find=_put_in),
)  # fmt: skip
