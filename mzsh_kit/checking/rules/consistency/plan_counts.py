"""Counts: what a paper says there is, beside what the plan lists and what follows in the paper itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ....plan import Aspect, Open
from ....plan.wording import bare
from ....text.patterns import FIRST, NUMERAL, SECOND, THIRD
from ....timing import quorum
from ...facts.days import COUNT, count
from ...facts.paper import Paper, Passage, compact, group, whole
from ...facts.plan import PlanFacts, differs
from ...rule import Hit, plan_rule

_IN_SENTENCE = re.compile(rf"{COUNT}\s*个[\u4e00-\u9fff]{{1,4}}[^。：；]{{0,30}}[：:]\s*(?=一是)([^。]*)")
_ONE_BY_ONE = re.compile(rf"(?:^|[；;，,]){NUMERAL}是")
_BELOW = re.compile(rf"{COUNT}\s*项(?:工作|任务|内容|要求)[^。]{{0,40}}[。：:]$")
_CATALOGUE = re.compile("目录")
"""It names papers, 总结讲话 for one, and prints no agenda."""

_FORMS = (FIRST, SECOND, THIRD)
"""How headings are numbered, the highest first."""


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
        "批评意见最少条数", rf"批评意见不少于\s*{COUNT}\s*条", lambda k: {k.plan.criticism.least or 0} - {0}
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


def in_sentence(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """N个方面：一是…；二是… names as many as it says."""
    for passage in paper.said:
        for match in _IN_SENTENCE.finditer(passage.text):
            listed = len(_ONE_BY_ONE.findall(match[2]))
            if count(match[1]) != listed and "其余" not in match[2] and not facts.own(match[0]):
                yield _miscounted(passage, match, listed)


def below(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """N项工作, and as many numbered headings below it."""
    for nth, passage in enumerate(paper.said):
        match = _BELOW.search(passage.text)
        listed = _numbered(paper.said[nth + 1 :]) if match else 0
        if match and listed and count(match[1]) != listed and not facts.own(match[0]):
            yield _miscounted(passage, match, listed)


def _miscounted(passage: Passage, match: re.Match[str], listed: int) -> Hit:
    why = f"写的是{match[1]}，所列有{listed}"
    return Hit.of(group(passage, match, 1), why, "请核对所列各项，改正数目")


def _numbered(after: tuple[Passage, ...]) -> int:
    """How many passages are numbered as the first one is, up to one numbered a level higher."""
    form = next((nth for nth, form in enumerate(_FORMS) if after and re.match(form, after[0].text)), None)
    if form is None:
        return 0
    higher = "|".join(_FORMS[:form])
    end = next((n for n, one in enumerate(after) if higher and re.match(higher, one.text)), len(after))
    return sum(re.match(_FORMS[form], passage.text) is not None for passage in after[:end])


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
    plan_rule(id="count-in-sentence", level="error", title="数目与所列各项不一致", reason="一句之中先说几个、再逐一列出，两者应当相等", source=_PLAN, bad=("《实施方案》包括六个部分：一是会前准备",), good=("《实施方案》包括五个部分：一是会前准备",), find=in_sentence),
    plan_rule(id="count-below-differs", level="error", title="数目与下列各项不一致", reason="先说几项、下面逐项编号，两者应当相等", source=_PLAN, bad=("《实施方案》做好五项工作",), good=("《实施方案》做好六项工作",), find=below),
    plan_rule(id="agenda-differs", level="likely", title="议程与方案不一致", reason="各份材料中的议程应当项项相同、次序相同", source=_PLAN, bad=("《会议通知》代表领导班子汇报工作",), good=("《会议通知》代表领导班子作对照检查",), find=agenda),
)  # fmt: skip
