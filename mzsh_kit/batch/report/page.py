"""``summary.html``: one page for people above, of itself alone: no script, no request, print included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..meetings import Meeting, busy_days, clashes
from ..summary import Summary
from ..unit import WORDS

_PAUSE = timedelta(days=120)
"""Between two meetings that stand on axes of their own."""
_MOST_LABELS = 8
"""Names of months that an axis has room for."""
Cells = tuple[str | tuple[str, ...], ...]
"""A row of a table: a cell is a text, or its lines."""


def summary_html(summary: Summary) -> Iterator[str]:
    """The page, piece by piece. The same summary gives the same page."""
    meetings = sorted(summary.meetings, key=lambda meeting: (meeting.day or date.max, meeting.code))
    dated = [meeting for meeting in meetings if meeting.day]
    return (
        _environment()
        .get_template("summary.html")
        .generate(
            summary=summary,
            style=(Path(__file__).parent / "summary.css").read_text(encoding="utf-8").replace("\n", ""),
            day=_day,
            span=(dated[0].day, dated[-1].day) if dated else (),
            undated=[meeting.name for meeting in meetings if meeting.day is None],
            stretches=[Stretch(run) for run in _runs(dated)],
            failures=_failures(summary),
            busy=list(_busy(summary, meetings)),
            clashes=list(_clashes(meetings)),
            units=_units(summary),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
    )


class Stretch:
    """Meetings on one axis, in the order of their days; what stands on it is placed in per cent of its
    length.
    """

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        self.meetings = meetings
        self.first = min(meeting.first or meeting.day or date.max for meeting in meetings).replace(day=1)
        self.end = max(meeting.last or meeting.day or date.min for meeting in meetings) + timedelta(days=1)
        self.months = tuple(_months(self.first, self.end))
        self.labels = self.months[:: -(-len(self.months) // _MOST_LABELS)]

    def at(self, day: date) -> str:
        """Where a day stands."""
        return self._share((day - self.first).days)

    def bars(self, meeting: Meeting) -> Iterator[tuple[str, str, str]]:
        """What comes before a meeting (pre) and after it (post): the sort, where it begins, how long it
        is.
        """
        day = meeting.day or self.first
        if meeting.first and meeting.first < day:
            yield "pre", self.at(meeting.first), self._share((day - meeting.first).days)
        if meeting.last and meeting.last > day:
            yield "post", self.at(day), self._share((meeting.last - day).days + 1)

    def _share(self, days: int) -> str:
        return f"{days / (self.end - self.first).days * 100:.2f}"


def _runs(dated: Sequence[Meeting]) -> Iterator[Sequence[Meeting]]:
    """Meetings, by day, that stand on one axis; where months lie between nothing could be told apart."""
    days = [meeting.day or date.max for meeting in dated]
    ends = [place for place, (day, later) in enumerate(pairwise(days), 1) if later - day > _PAUSE]
    for start, end in pairwise((0, *ends, len(dated))):
        if start < end:
            yield dated[start:end]


def _months(first: date, end: date) -> Iterator[date]:
    month = first
    while month < end:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def _failures(summary: Summary) -> Iterator[Cells]:
    for unit in summary.units:
        if unit.status == "failed":
            yield f"{unit.code} {unit.name}", unit.faults
    for text in summary.faults:
        yield "（花名册）", text


def _busy(summary: Summary, meetings: Sequence[Meeting]) -> Iterator[Cells]:
    for day, held in busy_days(meetings, summary.busy_day).items():
        yield _day(day, year=True), str(len(held)), "、".join(meeting.name for meeting in held)


def _clashes(meetings: Sequence[Meeting]) -> Iterator[Cells]:
    for clash in clashes(meetings):
        where = (f"{meeting.name}（{_hours(meeting, clash.day)}）" for meeting in clash.meetings)
        sure = "时间重叠" if clash.sure else "时间未定，可能重叠"
        yield _day(clash.day, year=True), clash.who, "；".join(where), sure


def _hours(meeting: Meeting, day: date) -> str:
    hours = [f"{first:%H:%M}—{last:%H:%M}" for first, last in meeting.sittings if first.date() == day]
    return "、".join(hours) or "时间未定"


def _units(summary: Summary) -> Iterator[Cells]:
    for unit in summary.units:
        seconds = f"{unit.seconds:.1f}" if unit.seconds else ""
        when = unit.meeting.when if unit.meeting else ""
        papers, open_ = str(unit.papers or ""), str(len(unit.open) or "")
        yield unit.code, unit.name, WORDS[unit.status], when, papers, open_, seconds


def _day(day: date, year: bool = False) -> str:
    return f"{f'{day.year}年' if year else ''}{day.month}月{day.day}日"
