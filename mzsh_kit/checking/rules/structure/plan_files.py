"""Papers that are not there or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...facts.paper import Paper, Passage, whole
from ...facts.plan import PlanFacts
from ...rule import Hit, plan_rule

_BASIS = "全套材料以材料清单（manifest.json）所列为准"


def missing(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A file of the manifest that is not in the folder."""
    if not paper.there:
        yield _named(paper, "这份材料不在文件夹里", "请放回原处，或重新生成")


def unreadable(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A file that is there and no Word or Excel file."""
    if paper.there and not paper.readable:
        yield _named(
            paper, "这份材料无法读取或没有文字，没有核对", "请在Word或Excel中打开、修复后另存，或重新生成"
        )


def _named(paper: Paper, why: str, fix: str) -> Hit:
    """The paper itself: no words of it can be shown."""
    return Hit.of(whole(Passage(paper.name, "")), why, fix)


_PAPER = "22-主持词.docx"
_THERE = partial(Paper, _PAPER, (Passage("同志们：", "第1段"),))

RULES = (
    plan_rule(id="paper-missing", level="error", title="材料缺失", reason="清单上有的材料不在文件夹里，没有核对", source=_BASIS, bad=(partial(Paper, _PAPER, (), there=False),), good=(_THERE,), find=missing, fix="请放回原处，或重新生成"),
    plan_rule(id="paper-unreadable", level="error", title="材料无法读取", reason="文件已损坏，没有核对", source=_BASIS, bad=(partial(Paper, _PAPER, (), readable=False),), good=(_THERE,), find=unreadable, fix="请在Word或Excel中打开、修复后另存"),
)  # fmt: skip
