"""Slips of the hand, told where what is written is much less likely than what would stand there without the slip."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..card import Card, Hit
from ..labels import said
from ..page import Page
from ..wording.slips import Slip

_BASIS = "《现代汉语词典》；字词连用的多少见本工具的背景模型"
_NEIGHBOURS = 2
_HANZI, _NOT_HANZI = re.compile(r"[\u4e00-\u9fff]*"), re.compile(r".*[^\u4e00-\u9fff]")


def _of(*sorts: str) -> Callable[[Page], Iterator[Hit]]:
    """The rule for these sorts of slips."""

    def found(page: Page) -> Iterator[Hit]:
        for line, one in page.slips:
            if one.sort in sorts:
                right = said(_words(line.text, one))
                last = one.end + (one.start == one.end)
                mend = one.right + line.text[one.end : last]
                yield Hit(line, one.start, last, f"疑为{right}", f"请核对，改为{right}", mend)

    return found


def _words(text: str, one: Slip) -> str:
    """What is meant, with its neighbours."""
    behind = _HANZI.match(text, one.end, one.end + _NEIGHBOURS)
    before = text[max(0, one.start - _NEIGHBOURS) : one.start]
    return _NOT_HANZI.sub("", before) + one.right + (behind[0] if behind else "")


def _card(name: str, title: str, bad: str, good: str, *sorts: str) -> Card:
    return Card(name, "typo", "likely", title, title, _BASIS, (bad,), (good,), _of(*sorts))


CARDS = (
    _card("word-doubled", "多写了一遍", "广泛征求求党员群众意见。", "要求求真务实。", "doubled", "repeated"),
    _card("word-swapped", "前后字颠倒", "于当天午上召开会议。", "相互批评要坚持原则。", "swapped"),
    _card("word-alike", "同音字、形近字", "工作中不拆不扣。", "工作中不折不扣。", "alike"),
    _card("word-dropped", "漏字", "会议由主要负责志主持。", "会议由主要负责同志主持。", "dropped"),
)
