"""The page of rules and the explanation of one, from the cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from ..gongwen.read.check import MEASURED
from ..gongwen.standard.units import clause
from .labels import KINDS, LEVELS
from .rule import Rule

COUNTS = Path(__file__).with_name("counts.tsv")
"""How often each rule was right and wrong on the keyed texts, and wrong on clean ones: ``python -m
benchmarks.checking``.
"""

_LAYOUT, _RULED = "layout-", ("规定", "一般")
_HEAD = """# 审校规则

本页由规则卡片生成（`python -m mzsh_kit.checking.explain > docs/rules.md`），
一条规则一张卡片，例子就是它的测试。
关闭一条规则：在 `templates/lexicon/off.tsv` 中写明编号和理由，或在命令中加 `--disable 编号`。
"""


def explained(card: Rule) -> str:
    """One rule in words: what, why, by which regulation, how to mend it, what it measures, and its
    examples.
    """
    parts = [
        listed(card),
        f"问题：{card.reason}",
        f"依据：{card.source}",
        f"改法：{card.fix or '请核对后改正'}",
    ]
    parts += [f"核对：{line}" for line in _measured(card)]
    parts += [f"实测：{line}" for line in _counted(card.id)]
    parts += [f"错例：{_line(example)}" for example in card.bad if isinstance(example, str)]
    parts += [f"正例：{_line(example)}" for example in card.good if isinstance(example, str)]
    return "\n".join(parts)


def _counted(rule: str) -> Iterator[str]:
    """How the rule did on texts that were judged."""
    for name, right, wrong, false in _counts():
        if name == rule:
            yield f"在有答案的文稿中报对{right}处、与答案不合{wrong}处，在无错的文稿中误报{false}处"


@cache
def _counts() -> tuple[tuple[str, ...], ...]:
    rows = COUNTS.read_text(encoding="utf-8").splitlines()[1:]
    return tuple(tuple(row.split("\t")) for row in rows)


def listed(card: Rule) -> str:
    """One rule in a line: its id and what is wrong."""
    return f"{card.id}  {card.title}（{KINDS[card.kind]}，{LEVELS[card.level]}）"


def _measured(card: Rule) -> Iterator[str]:
    """What a rule about layout measures, row by row of the table of clauses; nothing of a rule about
    words.
    """
    rows = getattr(card.find, "args", ())[:1] if card.id.startswith(_LAYOUT) else ()
    for row in map(clause, MEASURED):
        if rows and row.key.startswith(rows[0]) and row.strength in _RULED:
            unit = "" if row.unit in ("字体", "颜色", "字样") else row.unit
            yield f"{row.element}为{row.value}{unit}（GB/T 9704—2012 {row.clause}，{row.strength}）"


def rules_page(cards: Sequence[Rule], rules: Sequence[Rule]) -> str:
    """All rules as Markdown: those about one document by kind, then those about the papers of a set
    beside their plan.
    """
    parts = [
        _HEAD,
        f"共{len(cards) + len(rules)}条：一份文稿的{len(cards)}条，一套材料与方案之间的{len(rules)}条。\n",
    ]
    for kind, name in KINDS.items():
        here = [card for card in cards if card.kind == kind]
        parts += [f"\n## {name}（`{kind}`）\n", *map(_section, here)] if here else []
    parts += ["\n## 一套材料与方案之间（`other`）\n", *map(_section, rules)]
    return "\n".join(parts)


def _section(card: Rule) -> str:
    head, *rest = explained(card).split("\n")
    return "\n".join([f"### {head}\n", *(f"- {line}" for line in rest), ""])


def _line(text: str) -> str:
    return " ⏎ ".join(text.splitlines())


if __name__ == "__main__":
    from .registry import CARDS, PLAN_RULES

    print(rules_page(CARDS, PLAN_RULES), end="")
