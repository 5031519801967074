"""The page of rules and the explanation of one, from the cards."""

from __future__ import annotations

from collections.abc import Sequence

from .agree.rule import Rule
from .card import Card
from .labels import KINDS, LEVELS

_HEAD = """# 审校规则

本页由规则卡片生成（`python -m mzsh_kit.checking.explain > docs/rules.md`），一条规则一张卡片，例子就是它的测试。
关闭一条规则：在 `templates/lexicon/off.tsv` 中写明编号和理由，或在命令中加 `--disable 编号`。
"""


def explained(card: Card | Rule) -> str:
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


def rules_page(cards: Sequence[Card], rules: Sequence[Rule]) -> str:
    """All rules as Markdown: those about one document by kind, then those about a set of papers."""
    parts = [
        _HEAD,
        f"共{len(cards) + len(rules)}条：一份文稿的{len(cards)}条，全套材料之间的{len(rules)}条。\n",
    ]
    for kind, name in KINDS.items():
        here = [one for one in cards if one.kind == kind]
        parts += [f"\n## {name}（`{kind}`）\n", *map(_section, here)] if here else []
    parts += ["\n## 全套材料之间（`other`）\n", *map(_section, rules)]
    return "\n".join(parts)


def _section(card: Card | Rule) -> str:
    head, *rest = explained(card).split("\n")
    return "\n".join([f"### {head}\n", *(f"- {line}" for line in rest), ""])


def _line(text: str) -> str:
    return " ⏎ ".join(text.splitlines())


if __name__ == "__main__":
    from .agree import RULES
    from .registry import CARDS

    print(rules_page(CARDS, RULES), end="")
