"""A paper of a set beside what its plan makes of it: each sort of fact a rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from ...facts.filled import Filled, filled, same
from ...facts.made import Departure, departures
from ...facts.paper import Paper
from ...facts.plan import PlanFacts
from ...rule import Hit, plan_rule


@lru_cache(maxsize=4)
def _departures(paper: Paper, facts: PlanFacts) -> tuple[Departure, ...]:
    return departures(paper, facts)


def _of_sorts(sorts: tuple[str, ...], paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    return (
        Hit.of(departure.words, departure.why)
        for departure in _departures(paper, facts)
        if departure.sort in sorts
    )


@lru_cache(maxsize=512)
def _filled(paper: Paper, facts: PlanFacts) -> dict[str, Filled]:
    return {each.fact: each for each in filled(paper, facts)}


def by_hand(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A count, a day or a place that is filled in otherwise than in most other papers, or in the first."""
    for fact, own in _filled(paper, facts).items() if paper.beside else ():
        there = [(other, _filled(other, facts).get(fact)) for other in paper.beside]
        values = [each.value for _, each in there if each]
        usual = max(values, key=values.count, default=own.value)
        if not same(own.value, usual):
            name, words = next(
                (other.name, each.words.text) for other, each in there if each and each.value == usual
            )
            yield Hit.of(own.words, f"“{name}”填的是“{words}”")


_rule = partial(
    plan_rule,
    level="error",
    source="《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准",
)

RULES = (
    _rule(id="date-differs", title="日期与方案不一致", reason="改期只改了一部分材料，参会和承办的人会按不同的日期办", bad=("《会议议程》时间：2027年1月16日", "《工作进度表》2027年1月4日"), good=("《会议议程》时间：2027年1月15日", "《工作进度表》2027年1月5日"), find=partial(_of_sorts, ("日期",))),
    _rule(id="clock-differs", title="时间与方案不一致", reason="时间前后不一，参会的人会早到或者迟到", bad=("《签到表》2027年1月15日下午2:30",), good=("《签到表》2027年1月15日上午9:00",), find=partial(_of_sorts, ("时间",))),
    _rule(id="count-differs", title="数目与方案不一致", reason="人数、项数、天数由方案得出，改了名单、日期没有改数目", bad=("《主持词》会议有六项议程",), good=("《主持词》会议有七项议程",), find=partial(_of_sorts, ("数目",))),
    _rule(id="people-differ", title="人员与方案不一致", reason="班子成员、列席和到会指导人员在全套材料中应当一致，不缺、不多、不乱", bad=("《会议通知》主持：贺兰舟", "《会议通知》参加：贺兰舟、江启明、"), good=("《会议通知》主持：江启明", "《会议通知》参加：江启明、贺兰舟、"), find=partial(_of_sorts, ("人员", "职务"))),
    _rule(id="unit-differs", title="单位名称与方案不一致", reason="写成了别的单位，多是从别处抄来", bad=("《会议议程》县林业局党组2026年度",), good=("《会议议程》县水务局党组2026年度",), find=partial(_of_sorts, ("单位名称",))),
    _rule(id="meeting-differs", title="会议名称与方案不一致", reason="同一次会议在全套材料中只能有一个名称", bad=("《主持词》召开县水务局党组以案促改专题民主生活会",), good=("《主持词》召开县水务局党组2026年度民主生活会",), find=partial(_of_sorts, ("会议名称",))),
    _rule(id="venue-differs", title="会议地点与方案不一致", reason="换了会场只改了一部分材料，参会的人会走错地方", bad=("《会议通知》地点：县招待所多功能厅",), good=("《会议通知》地点：县水务局三楼会议室",), find=partial(_of_sorts, ("会议地点",))),
    _rule(id="agenda-differs", title="议程与方案不一致", reason="各份材料中的议程应当项项相同、次序相同、由同一个人进行", bad=("《会议通知》代表领导班子汇报工作", "《主持词》请党组书记通报"), good=("《会议通知》代表领导班子作对照检查", "《主持词》由我通报"), find=partial(_of_sorts, ("会议议程",))),
    _rule(id="filled-differs", level="likely", title="两份材料填写的不一致", reason="同一件事在两份材料中填写的不一样", bad=("《总结讲话》实到4人\n《情况通报》实到3人", "《会前准备情况报告》集中学习2天\n《情况报告》集中学习3天"), good=("《总结讲话》实到＿＿＿＿人\n《情况通报》实到＿＿＿＿人", "《会前准备情况报告》集中学习＿＿＿＿天\n《情况报告》集中学习＿＿＿＿天"), find=by_hand, fix="请核对是哪一个，前后统一"),
)  # fmt: skip
