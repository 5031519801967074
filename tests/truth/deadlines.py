"""Deadlines against the meeting, the plan's own date, days off, the rules they state and each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations, pairwise

from .contradiction import Found
from .days import why_off
from .facts import Facts
from .limits import AFTER, BEFORE, DAY, Limit, limits
from .reading import Paper
from .signing import signature

_RESTS_ON = (
    # What ends no later than what.
    ("征求意见", "意见反馈"),
    ("意见反馈", "查摆问题"),
    ("谈心谈话", "查摆问题"),
    ("查摆问题", "撰写材料"),
    ("撰写材料", "审阅把关"),
    ("审阅把关", "报审"),
    ("报审", "会议通知"),
    ("整改清单", "整改公开"),
    ("情况报告", "归档"),
)
_CHAIN = ("学习研讨", "征求意见", "谈心谈话", "查摆问题", "撰写材料", "报审")
"""The preparations of 01 in their order."""
_CHAINED = re.compile("前一项没有做到位的，不转入下一项|上一个环节不合要求的，不进入下一个环节")


def on_the_right_side(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """Steps before the meeting end before it (or on its day), steps after it end after it."""
    for limit in limits(papers):
        due = limit.due(facts.day)
        if due is None or facts.day is None:
            continue
        if limit.duty in BEFORE and due > facts.day:
            yield limit.paper, limit.words, f"{limit.duty}应在会前完成，会议{_said(facts.day)}召开"
        if limit.duty in AFTER and due < facts.day:
            yield limit.paper, limit.words, f"{limit.duty}是会后工作，会议{_said(facts.day)}召开"


def not_before_the_plan(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """No deadline had passed when 01 was signed, but that of drafting it and what the user dated himself."""
    signed = next((signature(paper) for paper in papers if paper.number == "01"), None)
    for limit in limits(papers):
        if (
            signed
            and limit.day
            and limit.day < signed
            and limit.duty != "制定方案"
            and limit.day not in facts.typed
        ):
            yield limit.paper, limit.words, f"方案{_said(signed)}成文，时限已过"


def passed_rules(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """Limits in the words of a rule alone (会前20天) that come to a day before 01 was signed.

    A hard limit is to be printed so when it cannot be kept; that an office's own is, is no contradiction of
    dates but no help to a reader either.
    """
    signed = next((signature(paper) for paper in papers if paper.number == "01"), None)
    for limit in limits(papers):
        due = limit.due(facts.day)
        if signed and due and limit.day is None and due < signed:
            yield limit.paper, limit.words, f"方案{_said(signed)}成文，按此为{_said(due)}"


def days_off(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """No deadline on a day on which nobody works, but those that the user dated himself."""
    for limit in limits(papers):
        if limit.day and limit.day not in facts.typed and (why := why_off(limit.day)):
            yield limit.paper, limit.words, f"{_said(limit.day)}是{why}"
    for paper in papers:
        yield from _weekdays(paper)


def _weekdays(paper: Paper) -> Found:
    for line in paper.everything:
        for match in re.finditer(rf"{DAY}[（(](?:星期|周)([一二三四五六日天])", line):
            day = date(*map(int, match.groups()[:3]))
            right = "一二三四五六日"[day.weekday()]
            if match[4].replace("天", "日") != right:
                yield paper.number, match[0], f"{_said(day)}是星期{right}"


def rules_come_out_right(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """会前10天（2027年1月5日前） is ten days before the meeting, or is said to be moved, and then to an
    earlier day.
    """
    for limit in limits(papers):
        if limit.day is None or limit.rule is None or facts.day is None:
            continue
        right = facts.day + timedelta(limit.rule)
        if limit.day > right or (limit.day < right and not limit.moved):
            yield limit.paper, limit.words, f"会议{_said(facts.day)}召开，按此应为{_said(right)}"


def typed_limits_kept(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """A limit stated from above as days from the meeting is printed as it is or earlier, never later."""
    for limit in limits(papers):
        due = limit.due(facts.day)
        for duty, item, days in facts.limits:
            if limit.duty != duty or (item and item != limit.item) or due is None or facts.day is None:
                continue
            if due > (last := facts.day + timedelta(days)):
                yield (
                    limit.paper,
                    limit.words,
                    f"{duty}的时限是会{'前' if days < 0 else '后'}{abs(days)}天，即{_said(last)}",
                )


def in_order(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """What rests on another step ends no earlier than it, in one paper or, where it is not there, in the
    set.
    """
    stated = limits(papers)
    for first, then in _RESTS_ON:
        for later in _of(stated, then):
            if first == "审阅把关" and later.item and not re.search("材料|提纲|情况", later.item):
                continue  # a request and a plan do not rest on what members write
            yield from _ends_no_earlier(later, _earlier(stated, first, later), facts)
    for study in _of(stated, "学习研讨"):
        if facts.day and (due := study.due(facts.day)) and due > facts.day:
            yield study.paper, study.words, f"学习研讨不晚于会议，会议{_said(facts.day)}召开"
    yield from _chained(papers, stated, facts)


def _earlier(stated: Iterable[Limit], first: str, later: Limit) -> list[Limit]:
    due_first = _of(stated, first)
    if later.duty == "会议通知":
        due_first = [
            limit for limit in due_first if not limit.item or "请示" in limit.item or "方案" in limit.item
        ]
    return [limit for limit in due_first if limit.paper == later.paper] or due_first


def _ends_no_earlier(later: Limit, earlier: Iterable[Limit], facts: Facts) -> Found:
    due = later.due(facts.day)
    for limit in earlier:
        before = limit.due(facts.day)
        if due and before and due < before and not {due, before} <= facts.typed:
            yield (
                later.paper,
                later.words,
                f"{limit.duty}{_said(before)}才结束（{limit.paper}“{limit.words}”）",
            )
            return


def _chained(papers: Iterable[Paper], stated: Iterable[Limit], facts: Facts) -> Found:
    """Where 01 says that nothing begins before what stands ahead of it is done, its deadlines rise."""
    lines = (line for paper in papers if paper.number == "01" for line in paper.lines)
    promise = next((match[0] for line in lines if (match := _CHAINED.search(line))), "")
    if not promise:
        return
    ends = [(duty, min(days)) for duty in _CHAIN if (days := _days(stated, duty, facts))]
    for (before, first), (after, then) in pairwise(ends):
        if then < first:
            yield "01", promise, f"{after}{_said(then)}完成，早于前一项{before}的{_said(first)}"


def _days(stated: Iterable[Limit], duty: str, facts: Facts) -> list[date]:
    return [due for limit in _of(stated, duty) if limit.paper == "01" and (due := limit.due(facts.day))]


def one_duty_one_deadline(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """The same deadline wherever a duty stands; several duties of one sort are told apart by what and to
    whom.
    """
    stated = limits(papers)
    for duty in dict.fromkeys(limit.duty for limit in stated):
        named = [limit for limit in _of(stated, duty) if limit.item]
        bare = [limit for limit in _of(stated, duty) if not limit.item]
        yield from _first_difference(_pairs(named, facts))
        if named:
            yield from _unlike_all(bare, named, facts)
        else:
            yield from _first_difference(_pairs(bare, facts))


def _pairs(stated: Iterable[Limit], facts: Facts) -> list[tuple[Limit, Limit]]:
    return [(a, b) for a, b in combinations(stated, 2) if _same_duty(a, b) and _differ(a, b, facts)]


def _first_difference(pairs: list[tuple[Limit, Limit]]) -> Found:
    told: set[str] = set()
    for a, b in pairs:
        if b.words not in told:
            told.add(b.words)
            yield b.paper, b.words, f"{a.paper}写的是“{a.words}”"


def _unlike_all(bare: Iterable[Limit], named: list[Limit], facts: Facts) -> Found:
    """A deadline said of the duty at large must be one of those said of its items."""
    for limit in bare:
        if all(_differ(limit, other, facts) for other in named):
            yield limit.paper, limit.words, f"{named[0].paper}写的是“{named[0].words}”"


def _same_duty(a: Limit, b: Limit) -> bool:
    items = a.item in b.item or b.item in a.item
    organs = not a.to or not b.to or bool(set(a.to.split("、")) & set(b.to.split("、")))
    return items and organs


def _differ(a: Limit, b: Limit, facts: Facts) -> bool:
    """Two days differ; a day differs from a rule that stands alone only if it breaks it."""
    if a.day and b.day:
        return a.day != b.day
    if a.rule is not None and b.rule is not None:
        return a.rule != b.rule
    dated, ruled = (a, b) if a.day else (b, a)
    due = ruled.due(facts.day)
    return bool(dated.day and due and dated.day > due)


def talks(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """Every talk of 09 is on a working day and no later than the talks' deadline."""
    ends = [due for limit in _of(limits(papers), "谈心谈话") if (due := limit.due(facts.day))]
    for paper in papers:
        for row in (row for table in paper.tables for row in table[1:] if paper.number == "09"):
            day = next(
                (date(*map(int, match.groups())) for cell in row if (match := re.fullmatch(DAY, cell))), None
            )
            if day and (why := why_off(day)):
                yield paper.number, "，".join(row), f"{_said(day)}是{why}"
            if day and ends and day > min(ends):
                yield paper.number, "，".join(row), f"谈心谈话时限是{_said(min(ends))}"


def _of(stated: Iterable[Limit], duty: str) -> list[Limit]:
    return [limit for limit in stated if limit.duty == duty]


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
