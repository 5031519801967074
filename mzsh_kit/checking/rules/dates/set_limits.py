"""Deadlines against the meeting, the law's days off, each other, and what they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ....plan import when_words
from ....text import WEEK
from ...facts.agreed import agreed, reach, reach_words, same
from ...facts.days import days
from ...facts.deadlines import AFTER, BEFORE, Deadline, by_duty, deadlines, of_paper
from ...facts.holidays import moved_back, off
from ...facts.papers import Papers
from ...rule import Hit, Words, set_rule

_RESTS = {
    "意见反馈": ("征求意见",),
    "查摆问题": ("意见反馈", "谈心谈话", "征求意见"),
    "撰写材料": ("查摆问题", "意见反馈", "谈心谈话", "征求意见"),
    "审阅把关": ("撰写材料", "查摆问题"),
    "报审": ("审阅把关", "撰写材料", "查摆问题"),
    "整改公开": ("整改清单",),
    "归档": ("情况报告",),
}
"""What a duty rests on: it ends no earlier."""

_HARD = ("报审", "情况报告")
"""Duties whose limits are set from above: of two that do not fit it is the other one that is told."""


def _said(day: date) -> str:
    return when_words(day)


def counted_wrong(papers: Papers) -> Iterator[Hit]:
    """会前10天（2027年1月7日前）, where ten days before the meeting are 5 January.

    A day off may have been put back to the working day before it.
    """
    for one in deadlines(papers):
        wanted = one.ruled(papers)
        if wanted and one.day and not moved_back(wanted, one.day, papers.calendar):
            rule = f"会{'前' if one.counted and one.counted < 0 else '后'}{abs(one.counted or 0)}天"
            yield Hit.of(
                one.words, f"按会议日期推算，{rule}是{_said(wanted)}，与所写日期不符",
                f"请改为{_said(wanted)}，或者改正天数",
            )  # fmt: skip


def wrong_side(papers: Papers) -> Iterator[Hit]:
    """What is to be done before the meeting is due after it, or the reverse."""
    for one in deadlines(papers):
        day, counted = one.until(papers), one.counted
        late = one.duty in BEFORE and (
            bool(day and papers.meeting and day > papers.meeting[1]) or (counted is not None and counted > 0)
        )
        early = one.duty in AFTER and (
            bool(day and papers.meeting and day < papers.meeting[0]) or (counted is not None and counted < 0)
        )
        if late or early:
            held = f"（会议日期{_said(papers.meeting[0])}）" if papers.meeting else ""
            why = f"“{one.duty}”是会{'前' if late else '后'}的工作，时限在会议{'之后' if late else '之前'}{held}"
            yield Hit.of(one.words, why, "请核对会议日期后改正时限")


def several(papers: Papers) -> Iterator[Hit]:
    """One duty has one deadline in all papers; what most of them say stands.

    Where the plan itself has several duties of one sort, of other things or to other organs, each has its own.
    """
    for duty, those in by_duty(deadlines(papers)).items():
        right = agreed(those, papers)
        for one in those:
            allowed = [right[sent] for sent in right if one.sent.fits(sent)] or [*right.values()]
            found = reach(one, papers)
            wanted = next((other for other in allowed if type(other) is type(found)), None)
            if found is None or wanted is None or any(same(one, found, other, papers) for other in allowed):
                continue
            other = next((o for o in those if reach(o, papers) == wanted), one)
            where = f"“{other.paper.name.rpartition('.')[0]}”中为{reach_words(wanted)}"
            yield Hit.of(one.words, f"同一项工作有两个时限：“{duty}”在{where}", "请核对后改为同一个时限")


def out_of_order(papers: Papers) -> Iterator[Hit]:
    """Within the plan, and within the schedule, what rests on another step ends no earlier than it."""
    elsewhere = {hit.words for hit in (*several(papers), *wrong_side(papers), *counted_wrong(papers))}
    for paper in papers.of("01", "17"):
        found = [
            one for one in of_paper(paper, papers)
            if one.words not in elsewhere and not (one.duty == "报审" and one.sent.what == "方案")
        ]  # fmt: skip
        yield from _disorder(found, papers)


def _disorder(found: list[Deadline], papers: Papers) -> Iterator[Hit]:
    """The deadline that breaks the order with most others is told, then what is still out of order without it."""
    while broken := [(a, b) for b in found for a in found if _earlier(b, a, papers)]:
        times = Counter(id(one) for pair in broken for one in pair)
        first, second = max(broken, key=lambda pair: max(times[id(one)] for one in pair))
        often = times[id(first)] - times[id(second)]
        culprit = first if often > 0 or (often == 0 and second.duty in _HARD) else second
        a, b = next(pair for pair in broken if culprit in pair)
        why = f"“{b.duty}”要在“{a.duty}”之后，时限（{_until(b, papers)}）却早于“{a.duty}”的时限（{_until(a, papers)}）"
        yield Hit.of(culprit.words, why, "请按各项工作的先后改正时限")
        found = [one for one in found if one is not culprit]


def _earlier(later: Deadline, ground: Deadline, papers: Papers) -> bool:
    """Whether ``later`` rests on ``ground`` and ends before it."""
    if ground.duty not in _RESTS.get(later.duty, ()):
        return False
    one, other = reach(later, papers), reach(ground, papers)
    if isinstance(one, date) and isinstance(other, date):
        return one < other
    return isinstance(one, int) and isinstance(other, int) and one < other


def _until(one: Deadline, papers: Papers) -> str:
    found = reach(one, papers)
    return "" if found is None else reach_words(found)


def talks_late(papers: Papers) -> Iterator[Hit]:
    """A talk is not arranged for a day after the talks are to be done."""
    due = [day for one in deadlines(papers) if one.duty == "谈心谈话" and (day := one.until(papers))]
    for words, day in _talks(papers) if due else ():
        if day > max(due):
            why = f"谈话安排在谈心谈话的时限（{_said(max(due))}）之后"
            yield Hit.of(words, why, "请提前安排，或者核对时限")


def on_day_off(papers: Papers) -> Iterator[Hit]:
    """A deadline on a day that the law or a published arrangement gives off."""
    for words, day in _printed(papers):
        name = papers.calendar.festival(day)
        kind = off(day, papers.calendar)
        if kind in ("放假", "休息日"):
            what = f"{name}放假" if name else "休息日"
            why = f"{_said(day)}（{_weekday(day)}）是{what}"
            yield Hit.of(words, why, "请提前到放假前的工作日；上级规定的日期不能改的，提前安排办理")


def on_weekend(papers: Papers) -> Iterator[Hit]:
    """A deadline on Saturday or Sunday of a year whose arrangement is not published."""
    for words, day in _printed(papers):
        if off(day, papers.calendar) == "周末":
            yield Hit.of(words, f"{_said(day)}是{_weekday(day)}，放假安排还没有公布，不能确定是工作日")


def _printed(papers: Papers) -> Iterator[tuple[Words, date]]:
    """Deadlines with their days, and the days of talks."""
    for one in deadlines(papers):
        if one.day:
            yield one.words, one.day
    yield from _talks(papers)


def _talks(papers: Papers) -> Iterator[tuple[Words, date]]:
    for paper in papers.of("09"):
        for table in paper.tables:
            for cell, *_ in table.columns("日期", "谈话人", "谈话对象"):
                yield from ((Words(cell, one.start, one.end), one.day) for one in days(cell.text) if one.day)


def _weekday(day: date) -> str:
    return f"星期{WEEK[day.weekday()]}"


_ACCURATE = "《党政机关公文处理工作条例》：公文内容应当准确"
_LAW = "《全国年节及纪念日放假办法》，国务院办公厅每年公布的放假安排"
_DIRECTED = "《县以上党和国家机关党员领导干部民主生活会若干规定》：会前、会中、会后各环节依次落实"
_SET = "《实施方案》<标题>县水务局党组2026年度民主生活会实施方案⏎《实施方案》（一）会议时间。2027年1月15日上午9:00⏎"

RULES = (
    set_rule(id="limit-side", level="error", title="时限在会议的另一边", reason="会前的工作不能在会后完成，会后的工作不能在会前完成", source=_ACCURATE, bad=(_SET + "《情况报告》（报送时限：2027年1月8日前。）",), good=(_SET + "《情况报告》（报送时限：2027年1月29日前。）",), find=wrong_side),
    set_rule(id="limit-counted", level="error", title="天数与日期不符", reason="时限写了会前、会后多少天，又写了日期，两者应当是同一天", source=_ACCURATE, bad=(_SET + "《实施方案》会前10天（2027年1月7日前），将班子对照检查材料报县委组织部审核。",), good=(_SET + "《实施方案》会前10天（2027年1月5日前），将班子对照检查材料报县委组织部审核。",), find=counted_wrong),
    set_rule(id="limit-several", level="error", title="同一项工作有两个时限", reason="同一项工作在全套材料中只有一个时限，承办的人才知道按哪一个办", source=_ACCURATE, bad=(_SET + "《实施方案》会后7天内（2027年1月22日前），向本单位党员通报会议情况。⏎《情况通报》（通报时限：2027年1月29日前。）",), good=(_SET + "《实施方案》会后7天内（2027年1月22日前），向本单位党员通报会议情况。⏎《情况通报》（通报时限：2027年1月22日前。）",), find=several),
    set_rule(id="limit-order", level="error", title="时限的先后颠倒", reason="后一步以前一步为基础，不能先于前一步完成", source=_DIRECTED, bad=(_SET + "《实施方案》（三）深入谈心谈话。完成时限：2026年12月31日前。⏎《实施方案》（四）认真查摆问题。完成时限：2026年12月30日前。",), good=(_SET + "《实施方案》（三）深入谈心谈话。完成时限：2026年12月30日前。⏎《实施方案》（四）认真查摆问题。完成时限：2026年12月31日前。",), find=out_of_order),
    set_rule(id="talk-after-limit", level="error", title="谈话安排在时限之后", reason="谈心谈话应在规定的时限内完成", source=_DIRECTED, bad=(_SET + "《谈心谈话安排表》完成时限：2026年12月30日前。⏎《谈心谈话安排表》日期 | 谈话人 | 谈话对象⏎《谈心谈话安排表》2026年12月31日 | 江启明 | 贺兰舟",), good=(_SET + "《谈心谈话安排表》完成时限：2026年12月30日前。⏎《谈心谈话安排表》日期 | 谈话人 | 谈话对象⏎《谈心谈话安排表》2026年12月29日 | 江启明 | 贺兰舟",), find=talks_late),
    set_rule(id="limit-day-off", level="likely", title="时限落在放假的日子", reason="放假的日子没有人办理，时限应提前到工作日", source=_LAW, bad=(_SET + "《意见汇总反馈表》反馈时限：2027年1月1日前。",), good=(_SET + "《意见汇总反馈表》反馈时限：2026年12月31日前。",), find=on_day_off),
    set_rule(id="limit-weekend", level="hint", title="时限落在周末", reason="放假安排公布以前，星期六、星期日是否上班不能确定", source=_LAW, bad=(_SET + "《意见汇总反馈表》反馈时限：2027年1月3日前。",), good=(_SET + "《意见汇总反馈表》反馈时限：2027年1月4日前。",), find=on_weekend, fix="请提前到工作日，或者在放假安排公布后核对"),
)  # fmt: skip
