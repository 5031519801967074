"""The date and number of each paper: as a person has given them, else open, in the year in which it will be
written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..errors import Fault, fault
from ..plan.model import Plan
from ..plan.when import Open, When, when_words
from ..plan.wording import BLANK
from ..text import annotated
from ..timing import Row, ScheduleTable
from ..timing.steps import DRAFTING
from .catalogue import Paper

_GAP = "\u3000"


@dataclass(frozen=True, slots=True)
class PaperDate:
    """When a paper is written (成文日期) and its number (发文字号), each open until a person has given it.

    ``earliest`` is the day of the event that it follows, ``latest`` the limit of its step; ``None`` unknown.
    ``years`` are those of its step.
    """

    day: When
    number: str | Open
    code: str | Open
    earliest: date | None
    latest: date | None
    years: frozenset[int]
    approved: bool = False
    """Whether it waits for the approval from above of the plan that it issues."""

    @property
    def year(self) -> int | None:
        """The year in which it is written, if that is certain."""
        if isinstance(self.day, date):
            return self.day.year
        return next(iter(self.years)) if len(self.years) == 1 else None

    @property
    def date(self) -> str:
        """2027年1月16日; open: 2027年　月　日, with room for the days and, where it is not certain, the
        year.
        """
        if not isinstance(self.day, Open):
            return when_words(self.day)
        return f"{self.year or _GAP * 2}年{_GAP}月{_GAP}日"

    @property
    def mark(self) -> str:
        """望水党〔2027〕3号; open: 望水党〔2027〕　号."""
        if not isinstance(self.number, Open):
            return self.number
        code = BLANK if isinstance(self.code, Open) else self.code
        return f"{code}〔{self.year or _GAP * 2}〕{_GAP}号"


def paper_date(plan: Plan, paper: Paper, table: ScheduleTable) -> PaperDate:
    """The date and number of one paper of the set."""
    approval = _approval(paper, table)
    own = next((dated for dated in plan.dated if dated.paper == paper.number), None)
    day: When = (own and own.date) or Open.UNDECIDED
    number = (own and own.number) or Open.UNDECIDED
    if paper.of_plan:
        day = plan.issue_date if isinstance(day, Open) and not approval else day
        number = plan.issue_number if isinstance(number, Open) else number
    earliest = min(
        _days(approval, "end") if approval else _days(table.of(paper.follows), "start"), default=None
    )
    due = table.of("notice") if approval else table.of(paper.due) or table.of(paper.follows)
    kept = tuple(row for row in due if row.kept)
    within = [*_days(kept, "start"), *(() if paper.opens else _days(kept, "end"))] or [
        day for day in (earliest, table.meeting) if day
    ]
    years = frozenset(max(day.year, _cited(plan, table), _begun(plan, table)) for day in within)
    latest = max(_days(kept, "end"), default=None) if paper.due else None
    return PaperDate(
        day,
        number,
        plan.unit.issuer_code,
        earliest,
        latest,
        years,
        bool(approval),
    )


def _cited(plan: Plan, table: ScheduleTable) -> int:
    """The year of the last paper that the plan rests on, by its number: none of the set is older."""
    numbers = (number for basis in plan.basis for number in annotated(basis.number).document_numbers)
    latest = table.meeting.year if table.meeting else 0
    return max((number.year for number in numbers if number.year and number.year <= latest), default=0)


def _begun(plan: Plan, table: ScheduleTable) -> int:
    """The year in which the work begins that the plan orders; 0 where it is stated when it is drafted."""
    if isinstance(plan.schedule.drafting.end, date):
        return 0
    return min((day.year for day in _days(_work(table), "start")), default=0)


def _work(table: ScheduleTable) -> tuple[Row, ...]:
    """The steps before the meeting that the plan orders."""
    return tuple(row for row in table.rows if row.phase == "会前" and row.kept and row.key != DRAFTING)


def _approval(paper: Paper, table: ScheduleTable) -> tuple[Row, ...]:
    """The steps by which the plan that a paper issues is sent up to be approved.

    None where other preparations are due before: a plan that orders them cannot wait for that approval.
    """
    approval = tuple(row for row in table.of("submission") if "方案" in row.what) if paper.issues else ()
    return () if _overtaken(approval, table) else approval


def _overtaken(approval: tuple[Row, ...], table: ScheduleTable) -> bool:
    """Whether other preparations are due before the plan is sent up."""
    due = _work(table)
    return any(
        type(row.end) is type(sent.end)
        and row.day is not None
        and sent.day is not None
        and row.day < sent.day
        for sent in approval
        for row in due
    )


def _days(rows: tuple[Row, ...], side: str) -> Iterator[date]:
    return (day for row in rows if isinstance(day := getattr(row, side), date))


def date_faults(plan: Plan, papers: tuple[Paper, ...], table: ScheduleTable) -> Iterator[Fault]:
    """Papers that are dated twice, earlier than the event that they follow, or later than the meeting that
    they prepare.
    """
    for place, given in enumerate(plan.dated):
        paper = next((paper for paper in papers if paper.number == given.paper), None)
        at = ("dated", place, "date" if paper else "paper")
        if paper is None:
            yield replace(
                fault("paper.unknown", "材料日期", found=given.paper, wanted=_numbers(papers)), place=at
            )
            continue
        if any(other.paper == given.paper for other in plan.dated[:place]):
            twice = fault("paper.twice", "材料日期", paper=f"{paper.number}-{paper.name}")
            yield replace(twice, place=("dated", place, "paper"))
            continue
        stated = paper_date(plan, paper, table)
        if not isinstance(stated.day, date):
            continue
        told = {"found": when_words(stated.day), "paper": f"{paper.number}-{paper.name}"}
        if stated.earliest and stated.day < stated.earliest:
            event = "报审" if stated.approved else table.of(paper.follows)[0].name
            facts = {**told, "event": event, "wanted": when_words(stated.earliest)}
            yield replace(fault("paper.early", "材料日期", **facts), place=at)
        elif (due := stated.latest) and stated.day > due:
            yield replace(fault("paper.overdue", "材料日期", **told, wanted=when_words(due)), place=at)
        elif table.meeting and paper.phase == "会前" and stated.day > table.meeting:
            facts = {**told, "wanted": when_words(table.meeting)}
            yield replace(fault("paper.late", "材料日期", **facts), place=at)


def _numbers(papers: tuple[Paper, ...]) -> str:
    return "、".join(paper.number for paper in papers)
