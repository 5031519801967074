"""成文日期 and 印发日期 against the meeting, against deadlines, and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ....plan import when_words
from ....text.patterns import FULL_DAY
from ...facts.agreed import agreed
from ...facts.days import days
from ...facts.deadlines import Deadline, deadlines
from ...facts.paper import DATE, Paper
from ...facts.papers import Papers, number
from ...rule import Hit, Words, set_rule

_ALONE = re.compile(rf"[（(]?\s*{FULL_DAY}\s*[）)]?")
_IMPRINT = re.compile(rf"({FULL_DAY})\s*印发")
_REPORTS = ("29", "31", "32", "33", "34", "35")
_PREPARES = ("01", "02", "03", "04", "05", "06", "11", "13", "16", "17")
_NEEDS_TIME = ("01", "02", "03", "04", "05", "06")
"""Papers that are too late on the day of the meeting itself."""

_DUE = {"02": "报审", "03": "会议通知", "31": "情况报告", "33": "会后通报", "35": "整改清单"}
_MADE_BEFORE = ("制定方案",)
_FEW = 1
"""With more deadlines than this before it, it is the date of the paper that is told."""

Dated = tuple[Words, date]


def signed(paper: Paper) -> Dated | None:
    """成文日期, if there is a day: the last passage of that style, or one that is nothing but a day."""
    alone = (
        one
        for one in reversed(paper.said)
        if one.style == DATE or (not one.table and _ALONE.fullmatch(one.text))
    )
    for passage in alone:
        for one in days(passage.text):
            if one.day:
                return Words(passage, one.start, one.end), one.day
    return None


def printed(paper: Paper) -> Dated | None:
    """印发日期, if there is a day."""
    for passage in paper.said:
        if found := _IMPRINT.search(passage.text):
            day = next(days(found[1])).day
            if day:
                return Words(passage, *found.span(1)), day
    return None


def _both(paper: Paper) -> Iterator[tuple[str, Dated]]:
    """成文日期, and 印发日期 where it is another day."""
    own, sent = signed(paper), printed(paper)
    if own:
        yield "成文", own
    if sent and not (own and own[1] == sent[1]):
        yield "印发", sent


def before_event(papers: Papers) -> Iterator[Hit]:
    """A paper that reports the meeting is not written or printed before it."""
    if papers.meeting is None:
        return
    held = papers.meeting[0]
    for paper in papers.of(*_REPORTS):
        for what, one in _both(paper):
            if one[1] < held:
                why = f"{what}日期早于会议日期（{when_words(held)}），材料所反映的会议还没有召开"
                yield Hit.of(one[0], why, "请改为会议召开以后的日期，或者留空")


def after_event(papers: Papers) -> Iterator[Hit]:
    """A paper that prepares the meeting is not written or printed after it."""
    if papers.meeting is None:
        return
    held = papers.meeting[1]
    for paper in papers.of(*_PREPARES):
        for what, one in _both(paper):
            same = one[1] == held and number(paper) in _NEEDS_TIME
            if one[1] > held or same:
                where = "就是会议当天" if same else f"晚于会议日期（{when_words(held)}）"
                why = f"{what}日期{where}，会前的材料应在会议召开以前形成"
                yield Hit.of(one[0], why, "请改为会议召开以前的日期", "likely" if same else None)


def imprint(papers: Papers) -> Iterator[Hit]:
    """印发日期 is that of 成文日期, at least not before it; where the latter is wrong by itself nothing is told."""
    wrong = {hit.words for hit in (*before_event(papers), *after_event(papers))}
    for paper in papers.all:
        written, sent = signed(paper), printed(paper)
        if written and sent and written[1] != sent[1] and written[0] not in wrong:
            early = sent[1] < written[1]
            why = f"印发日期{'早于' if early else '晚于'}成文日期（{when_words(written[1])}）"
            yield Hit.of(sent[0], why, "请核对两个日期", None if early else "likely")


def plan_after_limits(papers: Papers) -> Iterator[Hit]:
    """A plan does not set deadlines that had passed when it was signed; nor does a paper that repeats one."""
    found = tuple(one for one in deadlines(papers) if one.duty not in _MADE_BEFORE)
    of_plan = next((dated for paper in papers.of("01", "04") if (dated := signed(paper))), None)
    for paper in papers.of("01", "05", "06", "17"):
        own = signed(paper)
        dated = own or (of_plan if number(paper) in ("01", "17") else None)
        late = [one for one in found if one.paper is paper and dated and _passed(one, dated[1], papers)]
        if dated and len({one.duty for one in late}) > _FEW:
            told = "、".join(dict.fromkeys(f"“{one.duty}”" for one in late))
            why = f"成文日期晚于本文所定的时限：{told}在成文以前已经到期"
            if own:  # of a schedule without a date of its own the plan's date is told
                yield Hit.of(own[0], why, "请改正成文日期，或者重新安排各项时限")
        elif dated:
            yield from (_set_too_late(one, dated[1]) for one in late)


def _set_too_late(one: Deadline, day: date) -> Hit:
    why = f"“{one.duty}”的时限早于{'本文' if number(one.paper) != '17' else '方案'}的成文日期（{when_words(day)}）"
    return Hit.of(one.words, why, "请重新安排时限，或者改正成文日期")


def _passed(one: Deadline, day: date, papers: Papers) -> bool:
    until = one.until(papers)
    return until is not None and until < day


def after_own_limit(papers: Papers) -> Iterator[Hit]:
    """A paper is not signed after the day by which it was due."""
    found = deadlines(papers)
    for paper in papers.of(*_DUE):
        duty = _DUE[number(paper)]
        due = _due(tuple(one for one in found if one.duty == duty), papers)
        own = signed(paper) or printed(paper)
        if own and due and own[1] > due:
            why = f"日期晚于“{duty}”的时限（{when_words(due)}）"
            yield Hit.of(own[0], why, "请核对日期；确已逾期的，不能照抄原定时限")


def _due(those: tuple[Deadline, ...], papers: Papers) -> date | None:
    """The last day on which the paper that serves all these duties of a sort is in time for each.

    Of reports those that are sent the report itself count, not who is sent records and lists. While the papers do not
    agree on the limit of the one duty that there is, the latest is kept.
    """
    right = {sent: day for sent, day in agreed(those, papers).items() if isinstance(day, date)}
    own = [day for sent, day in right.items() if "情况" in sent.what] or [*right.values()]
    if len(right) > 1:
        return min(own)
    return max((until for one in those if (until := one.until(papers))), default=None)


def issued_before_plan(papers: Papers) -> Iterator[Hit]:
    """The notice that issues the plan is not older than the plan."""
    plan = next((dated for paper in papers.of("01") if (dated := signed(paper))), None)
    for paper in papers.of("04"):
        own = signed(paper)
        if plan and own and own[1] < plan[1]:
            yield Hit.of(
                own[0], f"印发方案的通知早于方案的成文日期（{when_words(plan[1])}）", "请核对两个日期"
            )


_ACCURATE = "《党政机关公文格式》（GB/T 9704—2012）7.3.5：成文日期署会议通过或者发文机关负责人签发的日期"
_IMPRINTED = "《党政机关公文格式》（GB/T 9704—2012）版记：印发日期为公文送印的日期"
_SET = "《会议议程》时间：2027年1月15日上午9:00⏎"
_PLAN = "《实施方案》征求意见时限：2026年12月25日前；反馈时限：2026年12月28日前。⏎《实施方案》"

RULES = (
    set_rule(id="dated-before-meeting", level="error", title="材料的日期早于会议", reason="报告、纪要、通报、整改方案反映已经开过的会议，日期不能在会议之前", source=_ACCURATE, bad=(_SET + "《情况通报》<成文日期>2026年12月10日",), good=(_SET + "《情况通报》<成文日期>2027年1月20日",), find=before_event),
    set_rule(id="dated-after-meeting", level="error", title="会前材料的日期晚于会议", reason="方案、请示、通知都在会前形成，日期不能在会议之后", source=_ACCURATE, bad=(_SET + "《会议通知》<成文日期>2027年1月18日",), good=(_SET + "《会议通知》<成文日期>2027年1月8日", _SET + "《会议通知》<成文日期>2027年　月　日"), find=after_event),
    set_rule(id="imprint-differs", level="error", title="印发日期与成文日期不一致", reason="先成文、后印发，印发日期不能早于成文日期", source=_IMPRINTED, bad=(_SET + "《情况通报》<成文日期>2027年1月20日⏎《情况通报》望岚县水务局办公室 | 2027年1月19日印发",), good=(_SET + "《情况通报》<成文日期>2027年1月20日⏎《情况通报》望岚县水务局办公室 | 2027年1月20日印发",), find=imprint),
    set_rule(id="limit-before-plan", level="error", title="时限早于成文日期", reason="方案印出来的时候时限已经过去，无法执行", source=_ACCURATE, bad=(_PLAN + "<成文日期>2026年12月27日",), good=(_PLAN + "<成文日期>2026年12月16日",), find=plan_after_limits),
    set_rule(id="dated-after-limit", level="likely", title="材料的日期晚于报送时限", reason="材料的日期在规定的时限之后，或者日期错了，或者时限错了", source=_ACCURATE, bad=(_SET + "《情况报告》（报送时限：2027年1月29日前。）⏎《情况报告》<成文日期>2027年2月8日",), good=(_SET + "《情况报告》（报送时限：2027年1月29日前。）⏎《情况报告》<成文日期>2027年1月28日",), find=after_own_limit),
    set_rule(id="issued-before-plan", level="error", title="印发通知早于方案", reason="方案成文以后才能印发", source=_ACCURATE, bad=("《实施方案》<成文日期>2026年12月16日⏎《印发方案的通知》<成文日期>2026年12月14日",), good=("《实施方案》<成文日期>2026年12月16日⏎《印发方案的通知》<成文日期>2026年12月16日",), find=issued_before_plan),
)  # fmt: skip
