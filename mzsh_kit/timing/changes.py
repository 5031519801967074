"""What follows from a changed plan: which dates, which papers already issued, which notices to send again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..plan.model import Plan
from ..plan.wording import words
from .calendar import WorkCalendar
from .schedule import Row, ScheduleTable, schedule
from .steps import MEETING

_FACTS = (("start", "开始时间"), ("venue", "会议地点"), ("length", "会期"), ("chair", "主持人"))

# paper -> the time limits that it prints; "*" stands for every step.
PRINTED: Mapping[str, tuple[str, ...]] = {"01": ("*",)}

# notice -> (the step by which it goes out, the keys whose change calls for another)
NOTICES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "学习安排通知": ("drafting", ("study",)),
    "征求意见通知": ("drafting", ("opinions",)),
    "谈心谈话安排": ("drafting", ("talks",)),
    "材料撰写通知": ("drafting", ("materials", "review")),
    "召开民主生活会的请示": ("submission", (MEETING, "meeting.start", "meeting.venue")),
    "会议通知": ("notice", (MEETING, "meeting.start", "meeting.venue", "meeting.length")),
    "邀请到会指导的函": ("notice", (MEETING, "meeting.start", "meeting.venue")),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A time or a fact of the meeting that is another now. ``old`` or ``new`` empty: it was not there."""

    key: str
    name: str
    old: str
    new: str

    def of(self, keys: tuple[str, ...]) -> bool:
        """Whether one of these keys of steps, sorts of steps or facts of the meeting is meant."""
        return self.key in keys or self.key.partition(".")[0] in set(keys) - {MEETING}

    def __str__(self) -> str:
        return f"{self.name}：{self.old or '无'}改为{self.new or '无'}"


@dataclass(frozen=True, slots=True)
class PaperChange:
    """An issued paper, by number, and what in it is no longer right."""

    paper: str
    because: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class NoticeChange:
    """A notice that must be sent again, to whom, and why."""

    name: str
    to: tuple[str, ...]
    because: tuple[Change, ...]

    def __str__(self) -> str:
        to = "、".join(self.to) or "原发送对象"
        return f"重新发送{self.name}（{to}）：{'；'.join(map(str, self.because))}"


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that a changed plan changes in time."""

    dates: tuple[Change, ...]
    papers: tuple[PaperChange, ...]
    notices: tuple[NoticeChange, ...]


def changes(
    old: Plan,
    new: Plan,
    calendar: WorkCalendar | None = None,
    today: date | None = None,
    printed: Mapping[str, tuple[str, ...]] = PRINTED,
) -> Changes:
    """What a set already issued for ``old`` must change to be right for ``new``.

    With ``today``, notices that had not gone out yet by the old schedule are left out. ``printed`` says which
    papers are issued and which steps' times each prints.
    """
    before, after = schedule(old, calendar), schedule(new, calendar)
    dates = (*_dates(before, after), *_facts(old, new))
    return Changes(dates, tuple(_papers(dates, printed)), tuple(_notices(dates, before, new, today)))


def _dates(before: ScheduleTable, after: ScheduleTable) -> Iterator[Change]:
    """Steps whose times are others now, those of one name and one time once; what was done by then stays as
    it was.
    """
    told: set[tuple[str, str, str]] = set()
    old, new = {row.key: row for row in before.rows}, {row.key: row for row in after.rows}
    for key in dict.fromkeys((*old, *new)):
        was, now = _span(old.get(key)), _span(new.get(key))
        name = (new.get(key) or old[key]).name
        if was != now and not (key in old and old[key].done) and (name, was, now) not in told:
            told.add((name, was, now))
            yield Change(key, name, was, now)


def _span(row: Row | None) -> str:
    return row.span_words if row else ""


def _facts(old: Plan, new: Plan) -> Iterator[Change]:
    for field, name in _FACTS:
        was, now = str(words(getattr(old.meeting, field))), str(words(getattr(new.meeting, field)))
        if was != now:
            yield Change(f"meeting.{field}", name, was, now)


def _papers(dates: tuple[Change, ...], printed: Mapping[str, tuple[str, ...]]) -> Iterator[PaperChange]:
    for paper, keys in printed.items():
        because = tuple(change for change in dates if "*" in keys or change.of(keys))
        if because:
            yield PaperChange(paper, because)


def _notices(
    dates: tuple[Change, ...], before: ScheduleTable, new: Plan, today: date | None
) -> Iterator[NoticeChange]:
    for name, (sent_with, keys) in NOTICES.items():
        because = tuple(change for change in dates if change.of(keys))
        if because and any(_sent(row, today) for row in before.of(sent_with)):
            yield NoticeChange(name, _addressees(name, new), because)


def _sent(row: Row, today: date | None) -> bool:
    return today is None or row.done or (isinstance(row.end, date) and row.end < today)


def _addressees(name: str, plan: Plan) -> tuple[str, ...]:
    everybody = (*(member.name for member in plan.members), *plan.meeting.attendees, *plan.meeting.observers)
    return {
        "征求意见通知": plan.opinions.scope,
        "召开民主生活会的请示": plan.report_to,
        "会议通知": (*everybody, *plan.meeting.guidance),
        "邀请到会指导的函": plan.meeting.guidance,
    }.get(name, tuple(member.name for member in plan.attending))
