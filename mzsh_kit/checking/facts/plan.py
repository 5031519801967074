"""What the papers of a set must agree on: the facts of the plan and what follows from them, computed when first named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from itertools import permutations
from pathlib import Path

from ...papers.derived import Derived, printed
from ...plan import Member, Open, Plan, Span, When, dump_plan
from ...plan.persons import observers
from ...plan.wording import person
from ...timing import Row, sessions
from ..labels import said
from ..rule import Hit, Words
from .days import days_in
from .paper import compact

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_FUNCTION_WORDS = re.compile(
    r"^(?:附件[：:]?)?(?:\d+[.．、])?|关于|召开|举行|开好|做好|印发|报送|报请|审核|审批|转发|征求|现在|会议|(?:领导)?班子|成员"
    "|[对在的上为于和《〈“”]"
)
_BODIES = re.compile(
    "党组|党委|党工委|支部|总支|委员会|领导班子|[县市省区镇乡村局厅院校馆]|街道|中心|公司|集团|中学|大学|工会|政府"
)


@dataclass(frozen=True)
class PlanFacts:
    """The plan and what rules look up in it."""

    plan: Plan
    templates: Path | None = None

    @cached_property
    def derived(self) -> Derived:
        return Derived(printed(self.plan), self.templates)

    # titles

    @cached_property
    def meeting(self) -> str:
        """The meeting's name; empty where it is open."""
        return stated(self.plan.meeting.name)

    @cached_property
    def teams(self) -> tuple[str, ...]:
        """How the papers may call the team and its unit, the longest first."""
        unit = self.plan.unit
        issuer, short, body = map(stated, (unit.issuer, unit.short, unit.body))
        names = {issuer, self.plan.team, unit.name, short, unit.name + body, short + body}
        names |= {name.removeprefix("中共") for name in names}
        names |= {f"{party}{name}" for name in names for party in ("中共", "中国共产党")}
        return tuple(sorted((compact(name) for name in names if name), key=len, reverse=True))

    @cached_property
    def _bodies(self) -> re.Pattern[str]:
        """The teams and whoever else the plan names as body: above it, guiding it, receiving from it."""
        plan = self.plan
        others = (
            stated(plan.unit.superior),
            stated(plan.supervision_group),
            *plan.report_to,
            *plan.unit.copies,
        )
        names = {_FUNCTION_WORDS.sub("", compact(name)) for name in (*self.teams, *others)} - {""}
        return re.compile(f"(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})*")

    def foreign(self, words: str) -> bool:
        """Whether words that should hold nothing but the team's name name another body.

        What is left of them without function words is neither made of names that the plan knows nor without a body.
        """
        rest = _FUNCTION_WORDS.sub("", compact(words))
        return self._bodies.fullmatch(rest) is None and _BODIES.search(rest) is not None

    # people

    @cached_property
    def attending(self) -> tuple[str, ...]:
        return tuple(compact(person(member, self.plan)) for member in self.plan.attending)

    @cached_property
    def absent(self) -> frozenset[str]:
        return frozenset(compact(person(one, self.plan)) for one in self.plan.attending if one.absence)

    @cached_property
    def observing(self) -> tuple[str, ...]:
        return tuple(compact(one.full) for one in observers(self.plan))

    def attendee(self, name: str, post: str = "") -> int | None:
        """Whose name it is, as the place among those who attend: with the post before it or, in brackets, behind it."""
        named = compact(name).replace("(", "（").replace(")", "）")
        for place, member in enumerate(self.plan.attending):
            if named in self._names(member) or (
                named == member.name and compact(post) == compact(member.post)
            ):
                return place
        return None

    def _names(self, member: Member) -> Iterator[str]:
        name, post = member.name, compact(member.post)
        yield from (f"{post}{name}", f"{name}（{post}）")
        if sum(other.name == name for other in self.plan.members) == 1:
            yield from (name, f"{name}同志")

    @cached_property
    def members(self) -> frozenset[str]:
        return frozenset(member.name for member in self.plan.members)

    @cached_property
    def talks(self) -> frozenset[tuple[str, str]]:
        return frozenset((compact(pair.first.name), compact(pair.second.name)) for pair in self.derived.pairs)

    @cached_property
    def criticisms(self) -> frozenset[tuple[str, str]]:
        return frozenset(permutations(self.attending, 2))

    # time

    @cached_property
    def clocks(self) -> frozenset[time]:
        """When the meeting and its parts start."""
        starts = (self.plan.meeting.start, *(part.start for part in sessions(self.plan)))
        return frozenset(start for start in starts if isinstance(start, time))

    @cached_property
    def steps(self) -> dict[str, tuple[Row, ...]]:
        """The rows of the schedule by their names, which two reports may share."""
        names = dict.fromkeys(compact(row.name) for row in self.derived.steps)
        return {name: tuple(row for row in self.derived.steps if compact(row.name) == name) for name in names}

    @cached_property
    def talk_days(self) -> frozenset[date]:
        return frozenset(self.derived.timetable.days)

    @cached_property
    def days(self) -> frozenset[date]:
        """Every day that the plan states or that follows from it."""
        derived = self.derived
        rows = (day for row in derived.steps for when in (row.start, row.end) for day in _days(when))
        told = [
            *(row.note for row in derived.steps),
            *derived.limits.values(),
            self._text,
        ]
        said = (day for text in told for day in days_in(text))
        iso = (date(*map(int, parts)) for parts in _ISO.findall(self._text))
        return frozenset((*rows, *iso, *filter(None, said), *self.talk_days))

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """From the first step to the last; nothing while the meeting's day is not fixed."""
        days = [day for row in self.derived.steps for when in (row.start, row.end) for day in _days(when)]
        return (min(days), max(days)) if days and self.plan.meeting_day else None

    # the plan's own words

    @cached_property
    def _text(self) -> str:
        return dump_plan(self.plan)

    def own(self, words: str) -> bool:
        """Whether the plan itself has these words: what a user has typed is no disagreement."""
        return words in self._text


def stated(value: str | Open) -> str:
    """The value; empty if it is open."""
    return "" if isinstance(value, Open) else value


def _days(when: When) -> tuple[date, ...]:
    if isinstance(when, Span):
        return (when.first, when.last)
    return (when,) if isinstance(when, date) else ()


def differs(words: Words, what: str, wanted: object) -> Hit:
    """The commonest fault: the plan says otherwise."""
    return Hit.of(
        words,
        f"{what}与方案不一致，方案为{said(str(wanted))}",
        f"请改为{said(str(wanted))}；方案有变的，先改方案再重新生成全套材料",
    )
