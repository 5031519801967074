"""Counts: what a paper says there is, beside what the plan lists and what follows in the paper itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ....plan import Aspect, Open
from ....plan.wording import bare
from ....timing import quorum
from ...facts.days import COUNT, count
from ...facts.paper import Paper, compact, group, whole
from ...facts.plan import PlanFacts, differs
from ...rule import Hit, plan_rule

_CATALOGUE = re.compile("目录")
"""It names papers, 总结讲话 for one, and prints no agenda."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count that papers print: its name, the words around it, the numbers that the plan allows."""

    name: str
    pattern: str
    allowed: Callable[[PlanFacts], set[int]]


def _aspects(facts: PlanFacts) -> set[int]:
    """The aspects of all, and those of the team or of the members alone."""
    aspects = () if isinstance(facts.plan.aspects, Open) else facts.plan.aspects
    counted: list[Aspect] = [aspect for aspect in aspects if not aspect.extra]
    of = [sum(aspect.of == whose for aspect in counted) for whose in ("班子和成员", "班子", "成员")]
    return {len(counted), *of, of[0] + of[1], of[0] + of[2]} - {0}


_COUNTS = (
    Count("应到人数", rf"应到(?:会)?\s*{COUNT}\s*人", lambda k: {len(k.attending)}),
    Count(
        "最少到会人数", rf"到会?[^。；]{{0,40}}不少于\s*{COUNT}\s*人", lambda k: {quorum(len(k.attending))}
    ),
    Count("议程项数", rf"议程共?有?\s*{COUNT}\s*项", lambda k: {len(k.derived.plan.agenda)}),
    Count(
        "议程项数",
        rf"(?:有|共|下列|以下)\s*{COUNT}\s*项(?:会议)?议程",
        lambda k: {len(k.derived.plan.agenda)},
    ),
    Count("查摆方面数", rf"以下\s*{COUNT}\s*个方面", _aspects),
    Count("必谈关系数", rf"“{COUNT}必谈”", lambda k: {len(k.plan.talks.relations)}),
    Count(
        "批评意见最少条数",
        rf"批评意见不少于\s*{COUNT}\s*条(?!批评)",
        lambda k: {k.plan.criticism.least or 0} - {0},
    ),
    Count(
        "批评意见最少条数",
        rf"(?:不少于|至少(?:提出)?|不得?少于)\s*{COUNT}\s*条批评意见",
        lambda k: {k.plan.criticism.least or 0} - {0},
    ),
)
_TALKS = Count("谈话人次", rf"共\s*{COUNT}\s*人次", lambda k: {len(k.talks)})


def stated_counts(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """Counts with a name of their own equal what the plan lists."""
    talks = any({"谈话人", "谈话对象"} <= set(table.heads) for table in paper.tables if table.rows)
    for counted in (*_COUNTS, *((_TALKS,) if talks else ())):
        allowed = counted.allowed(facts)
        pattern = re.compile(counted.pattern)
        for passage in paper.said if allowed else ():
            for match in pattern.finditer(passage.text):
                if count(match[1]) not in allowed and not facts.own(match[0]):
                    wanted = "或".join(map(str, sorted(allowed)))
                    yield differs(group(passage, match), counted.name, wanted)


def agenda(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A paper that has half of the plan's items has all of them, in their order."""
    items = [_plain(item.text) for item in facts.derived.plan.agenda]
    texts = [_plain(passage.text) for passage in paper.said]
    at = [_first(texts, item) for item in items]
    found = [place for place in at if place is not None]
    if len(set(found)) * 2 < len(items) or not found or _CATALOGUE.search(paper.name):
        return
    missing = [f"“{item}”" for n, item in enumerate(items) if at[n] is None and _has_turns(n, facts)]
    in_order = _in_order(texts, [item for n, item in enumerate(items) if at[n] is not None])
    why = f"缺少{'、'.join(missing)}" if missing else "" if in_order else "先后顺序不同"
    if why:
        passage = paper.said[found[0]]
        yield Hit.of(
            whole(passage),
            f"议程与方案不一致：{why}",
            "请按方案的会议议程补正；议程有变的，先改方案再重新生成",
        )


def _has_turns(item: int, facts: PlanFacts) -> bool:
    """Not so where each of the others should speak and there are no others."""
    return not facts.derived.slots or facts.derived.minutes[item] > 0


def _plain(text: str) -> str:
    return compact(bare(text))


def _in_order(texts: Sequence[str], items: Sequence[str]) -> bool:
    """Whether passages that end with the items stand one behind the other: 讲话 also ends 总结讲话."""
    rest = iter(texts)
    return all(any(text.endswith(item) for text in rest) for item in items)


def _first(texts: Sequence[str], item: str) -> int | None:
    """The first passage that ends with the item, its number and its speaker before it."""
    return next((n for n, text in enumerate(texts) if text.endswith(item)), None)


_PLAN = "《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准"

RULES = (
    plan_rule(id="count-differs", level="error", title="数目与方案不一致", reason="人数、项数由方案所列各项得出，改了名单没有改数目", source=_PLAN, bad=("《主持词》会议有六项议程",), good=("《主持词》会议有七项议程",), find=stated_counts),
    plan_rule(id="agenda-differs", level="likely", title="议程与方案不一致", reason="各份材料中的议程应当项项相同、次序相同", source=_PLAN, bad=("《会议通知》代表领导班子汇报工作",), good=("《会议通知》代表领导班子作对照检查",), find=agenda),
)  # fmt: skip
