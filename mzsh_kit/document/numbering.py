"""Numbers for headings and annexes, computed so that none is ever skipped or doubled."""

from __future__ import annotations

from dataclasses import replace

from ..text import chinese
from .tree import LEVELS, Annex, Block, Document, Heading, Title


def chinese_number(n: int) -> str:
    """``n`` in Chinese as headings and counts write it: 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五, 0 → 〇.

    Raises ``ValueError`` outside 0 to 999.
    """
    if not 0 <= n <= 999:
        raise ValueError(f"0 to 999, not {n}")
    return chinese(n) if n else "〇"


_FORMS = {
    1: lambda n: f"{chinese_number(n)}、",
    2: lambda n: f"（{chinese_number(n)}）",
    3: lambda n: f"{n}.",
    4: lambda n: f"（{n}）",
}  # GB/T 9704-2012, 主体·正文: 一、（一）1.（1）


def numbered(document: Document) -> Document:
    """The same document with every heading and annex numbered in its order."""
    counts = dict.fromkeys(LEVELS, 0)
    annexes = sum(isinstance(block, Annex) for block in document.blocks)
    annex = 0
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            counts[block.level] += 1
            for level in LEVELS[block.level :]:
                counts[level] = 0
            number = _FORMS[block.level](counts[block.level])
            block = block if block.number == number else replace(block, number=number)
        elif isinstance(block, Title):
            counts = dict.fromkeys(LEVELS, 0)  # another paper in the same file begins anew
        elif isinstance(block, Annex):
            annex += 1
            counts = dict.fromkeys(LEVELS, 0)
            label = f"附件{annex}" if annexes > 1 else "附件"
            block = block if block.label == label else replace(block, label=label)
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))
