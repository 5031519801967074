"""The page of rules and the explanation of one, from the cards."""

from __future__ import annotations

from collections.abc import Iterable

from .card import Card
from .labels import KINDS, LEVELS

_HEAD = """# 审校规则

本页由规则卡片生成（`python -m mzsh_kit.checking.explain > docs/rules.md`），一条规则一张卡片，例子就是它的测试。
关闭一条规则：在 `templates/lexicon/off.tsv` 中写明编号和理由，或在命令中加 `--disable 编号`。
"""


def explained(card: Card) -> str:
    """One rule in words: what, why, by which regulation, how to mend it, and its examples."""
    parts = [
        f"{card.id}  {card.title}（{KINDS[card.kind]}，{LEVELS[card.level]}）",
        f"问题：{card.why}",
        f"依据：{card.basis}",
        f"改法：{card.fix or '请核对后改正'}",
    ]
    parts += [f"错例：{_line(one)}" for one in card.bad if isinstance(one, str)]
    parts += [f"正例：{_line(one)}" for one in card.good if isinstance(one, str)]
    return "\n".join(parts)


def rules_page(cards: Iterable[Card]) -> str:
    """All rules as Markdown, by kind."""
    cards = tuple(cards)
    parts = [_HEAD, f"共{len(cards)}条。\n"]
    for kind, name in KINDS.items():
        here = [one for one in cards if one.kind == kind]
        parts += [f"\n## {name}（`{kind}`）\n", *map(_section, here)] if here else []
    return "\n".join(parts)


def _section(card: Card) -> str:
    head, *rest = explained(card).split("\n")
    return "\n".join([f"### {head}\n", *(f"- {line}" for line in rest), ""])


def _line(text: str) -> str:
    return " ⏎ ".join(text.splitlines())


if __name__ == "__main__":
    from .registry import CARDS

    print(rules_page(CARDS), end="")
