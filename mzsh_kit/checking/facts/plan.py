"""What a plan says: its values as papers print them, its days, and the papers that are made of it, each
when first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from ...output import rendered
from ...papers import build_all, chosen
from ...papers.derived import Derived, printed
from ...plan import Open, Plan, Span, When, dump_plan
from ...plan.persons import guest
from ...plan.wording import bare
from ...text.lazy import lazy_pattern
from .meeting import days
from .paper import Passage, compact, passages

_ISO = lazy_pattern(r"(\d{4})-(\d\d)-(\d\d)")
_NUMBER = lazy_pattern(r"\d\d")
_SAID_OF_SPEAKERS = ("由我", "书面发言", "请假", "缺席")
"""Words by which papers say who speaks, and how."""

_LEAST = 2


@dataclass(frozen=True)
class PlanFacts:
    """The plan and what rules look up in it."""

    plan: Plan
    templates: Path | None = None

    @cached_property
    def derived(self) -> Derived:
        return Derived(printed(self.plan), self.templates)

    def made(self, name: str) -> tuple[Passage, ...]:
        """The paper of this name as it is made of the plan today; empty where the plan has none of it."""
        number = _NUMBER.match(name)
        return self._of_number(number[0]).get(name, ()) if number else ()

    @cached_property
    def _numbers(self) -> dict[str, dict[str, tuple[Passage, ...]]]:
        return {}

    def _of_number(self, number: str) -> dict[str, tuple[Passage, ...]]:
        if number not in self._numbers:
            known = {paper.number for paper in chosen(None, self.templates)}
            papers = chosen((number,), self.templates) if number in known else ()
            files = map(rendered, build_all(self.plan, papers, self.templates) if papers else ())
            self._numbers[number] = {name: passages(data, name) for name, data in files}
        return self._numbers[number]

    @cached_property
    def values(self) -> dict[str, str]:
        """What papers print of the plan word for word, without blanks, and what each is called; the
        first of two meanings.
        """
        sorts: dict[str, str] = {}
        for label, words in self._values():
            text = "" if isinstance(words, Open) else compact(words)
            if len(text) >= _LEAST:
                sorts.setdefault(text, label)
        return sorts

    def _values(self) -> Iterator[tuple[str, str | Open]]:
        plan, unit, meeting = self.plan, self.plan.unit, self.plan.meeting
        yield from (("会议名称", meeting.name), ("会议地点", meeting.venue))
        bodies = (unit.issuer, plan.team, unit.name, unit.short, unit.printer, unit.superior)
        yield from (("单位名称", body) for body in (*bodies, plan.supervision_group, *plan.report_to))
        for member in plan.members:
            yield from (("人员", member.name), ("职务", member.post))
            yield from (("人员", unit) for unit in member.charge)
        for line in (*meeting.guidance, *meeting.observers, *meeting.attendees):
            yield "人员", guest(line).name or line
            yield "职务", guest(line).post if guest(line).name else ""
        yield from (("会议议程", bare(item.text)) for item in self.derived.plan.agenda)
        yield from (("会议议程", said) for said in _SAID_OF_SPEAKERS)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the values, the longest first; names stand spaced in tables."""
        longest = sorted(self.values, key=len, reverse=True)
        return re.compile("|".join(r"\s*".join(map(re.escape, words)) for words in longest))

    # time

    @cached_property
    def days(self) -> frozenset[date]:
        """Every day that the plan states or that follows from it."""
        derived, text = self.derived, dump_plan(self.plan)
        rows = (day for row in derived.steps for when in (row.start, row.end) for day in _days(when))
        told = (*(row.note for row in derived.steps), *derived.limits.values(), text)
        said = (day.on() for words in told for day in days(words))
        iso = (date(*map(int, parts)) for parts in _ISO.findall(text))
        return frozenset((*rows, *iso, *filter(None, said), *derived.timetable.days))

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """From the first step to the last; nothing while the meeting's day is not fixed."""
        every = [day for row in self.derived.steps for when in (row.start, row.end) for day in _days(when)]
        return (min(every), max(every)) if every and self.plan.meeting_day else None


def _days(when: When) -> tuple[date, ...]:
    if isinstance(when, Span):
        return (when.first, when.last)
    return (when,) if isinstance(when, date) else ()
