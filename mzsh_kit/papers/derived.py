"""What follows from a plan and is printed in papers, computed when first named: steps and their limits; what
is sent and told (``sent``), the agenda and the talks (``arranged``), what is known afterwards
(``outcome``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..plan.model import AgendaItem, Aspect, Attachment, Member, Plan
from ..plan.persons import ASIDE, resolve
from ..plan.when import LAST_MONTH, MonthPart, Open, Relative, when_words
from ..plan.wording import BLANK, bare, cited, form, is_gap, listed, words
from ..text.lazy import lazy_pattern
from ..timing import Row
from ..timing.turns import alone, read_out, speakers
from .catalogue import Paper
from .dates import PaperDate, paper_date
from .sayings import brief, is_stage, towards
from .sent import Sent

PREPARATIONS = ("study", "opinions", "talks", "problems", "materials")
"""Steps before the meeting whose limits stand behind their headings."""

_LEAD = lazy_pattern("^(?:根据|按照|依据|遵照)")

_OTHER_PARTS = lazy_pattern("整改|落实|认领|反馈|说明|原因|根源|征求|回应|巡[视察]|约谈|函询|反映")
"""What makes a part with 问题 in its name one about something else: 上年度查摆问题整改情况."""

_REPORTS = lazy_pattern("(?:书面|口头)?通报(?P<what>.+)")
_BETWEEN_MATTERS = lazy_pattern("(?<=情况)(?:、|和|及|以及|，(?:书面|口头)?通报)")

_SPEECH = lazy_pattern("(?:总结|表态)*讲话")


def printed(plan: Plan) -> Plan:
    """The plan as papers print it: without posts that nobody holds, with a blank for whoever of the team has
    no name or post yet, with the statements that the agenda has read, an open day for one that is counted
    from itself, and, where more of the team are named than one, without items to which nobody is there to
    speak.
    """
    items = tuple(
        item
        for item in plan.agenda
        if alone(item, plan.members) or len(plan.members) == 1 or speakers(item, plan.agenda, plan.members)
    )
    read = {read_out(item, plan.members) for item in plan.agenda}
    members = tuple(
        _printed(member, place in read) for place, member in enumerate(plan.members) if not member.vacant
    )
    meeting = plan.meeting
    if isinstance(meeting.date, Relative):
        meeting = meeting.model_copy(update={"date": Open.UNDECIDED})
    if len(items) == len(plan.agenda) and members == plan.members and meeting is plan.meeting:
        return plan
    return plan.model_copy(update={"agenda": items, "members": members, "meeting": meeting})


def _printed(member: Member, read: bool) -> Member:
    blanks = {key: BLANK for key in ("name", "post") if is_gap(getattr(member, key))}
    return member.model_copy(update={**blanks, "written": member.written or read})


@dataclass(frozen=True)
class Derived(Sent):
    """Facts that a wording may name as ``derived.…``."""

    @property
    def leading_team(self) -> str:
        """清源县水务局党组领导班子, said once where the team is called so itself."""
        return self.plan.team.removesuffix("领导班子") + "领导班子"

    @property
    def time(self) -> str:
        """When the meeting is: 2027年1月15日上午9:00, a blank for the hour where the day alone is known."""
        return self._time(BLANK if self.plan.meeting_day else "")

    def _time(self, no_hour: str) -> str:
        meeting = self.plan.meeting
        return f"{words(meeting.date)}{no_hour if isinstance(meeting.start, Open) else words(meeting.start)}"

    @property
    def steps(self) -> tuple[Row, ...]:
        """The steps in the order of their days, as they are listed; no stages without a text."""
        return tuple(row for row in self.schedule.listed if not is_stage(row))

    @cached_property
    def limits(self) -> Mapping[str, str]:
        """When every step must be done, by its key (``report.1``) and by its sort (``report``: each limit
        once); a blank where nothing is left of a limit but 会前, which would tell nobody when.
        """
        by_key = {row.key: BLANK if row.lapsed else row.limit for row in self.schedule.rows}
        of_sort: dict[str, dict[str, None]] = {}
        for key, limit in by_key.items():
            of_sort.setdefault(key.partition(".")[0], {})[limit] = None
        return {**{sort: "、".join(words) for sort, words in of_sort.items()}, **by_key}

    def conflict(self, row: Row) -> str:
        """What hinders a step from being done in time, and what would mend it; empty where nothing does."""
        return next(
            (str(conflict) for conflict in self.schedule.conflicts if conflict.steps[-1] == row.key), ""
        )

    @property
    def timed(self) -> bool:
        """Whether any of the preparations has a limit that can be kept."""
        rows = (row for sort in PREPARATIONS for row in self.duties(sort))
        return any(row.kept and not isinstance(row.end, Open) for row in rows)

    @property
    def long_after(self) -> bool:
        """Whether a yearly meeting is held more than three months after its year: one that may have been put
        off.
        """
        day = self.plan.meeting_day
        return (
            self.plan.kind == "年度"
            and day is not None
            and (day.year, day.month) > (self.plan.year + 1, LAST_MONTH)
        )

    def until(self, row: Row, deed: str = "完成") -> str:
        """When a step is to be done, as it stands behind a heading: 2027年1月1日前完成; empty where that is
        open.
        """
        if isinstance(row.end, Open) and not row.said:
            return ""
        dated = isinstance(row.end, date) and row.kept and not row.said
        limit = f"{when_words(row.end)}前" if dated else ASIDE.sub("", row.said) or row.limit
        return limit if limit.endswith(deed) else f"{limit}{deed}"

    def apart(self, rows: Sequence[Row]) -> bool:
        """Whether steps of one sort are due at different times, so that each says its own."""
        return len({self.until(row) for row in rows}) > 1

    def when(self, row: Row) -> str:
        """When an own step is done: its day or days where both are given, else its limit; empty where that is
        open.
        """
        if isinstance(row.end, Open) and not row.said:
            return ""
        return row.span_words if not row.said and isinstance(row.start, date) and row.fixed else row.limit

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attachments in the order of their numbers: those that are bound in first."""
        return tuple(
            sorted(self.plan.attachments, key=lambda attachment: not (attachment.texts or attachment.paper))
        )

    @property
    def basis(self) -> tuple[str, ...]:
        """What the plan rests on, as it is cited; papers without a title are passed over."""
        return tuple(
            bare(_LEAD.sub("", document.text)) if document.text else cited(document)
            for document in self.plan.basis
            if document.text or not isinstance(document.title, Open)
        )

    @property
    def theme(self) -> str:
        """The sentence that states the theme: one that says itself what it is (以……为主题) is not said so
        again.
        """
        said = bare(self.plan.theme)
        if isinstance(self.plan.theme, Open):
            return f"本次会议的主题{said}"
        return f"本次会议{said}" if re.match("以.+为主题", said) else f"本次会议的主题是：{said}"

    @property
    def theme_said(self) -> str:
        """The theme as it is said at the meeting and told after it, a blank where it is open."""
        return f"本次会议的主题是：{BLANK}" if isinstance(self.plan.theme, Open) else self.theme

    @property
    def theme_line(self) -> str:
        """The same as a line of a record: 会议主题：……; 本次会议以……为主题 as it says itself."""
        return self.theme_said.replace("本次会议的主题是：", "会议主题：")

    @property
    def held(self) -> str:
        """When the meeting is, as a sentence: 拟于2027年1月15日上午9:00召开, in the office's own words where
        it has some.
        """
        meeting = self.plan.meeting
        time = meeting.said or self._time("")
        if meeting.tentative == "拟于":
            return f"拟于{time}召开"
        return f"{time}（暂定）" if meeting.tentative == "暂定" else time

    def brief(self, aspects: Sequence[Aspect]) -> bool:
        """Whether aspects can stand in a row."""
        return brief(aspects)

    def dated(self, paper: Paper) -> PaperDate:
        """The date and number of a paper of the set."""
        return paper_date(self.plan, paper, self.schedule)

    @property
    def closing_speech(self) -> str:
        """What the agenda calls the closing speech of the principal: 总结讲话, 表态讲话."""
        called = (
            match[0]
            for item in reversed(self.plan.agenda)
            if (match := _SPEECH.search(item.text)) and self._by_principal(item)
        )
        return next(called, "总结讲话")

    def _by_principal(self, item: AgendaItem) -> bool:
        at = resolve(item.speaker, self.plan).member
        return at is not None and self.plan.members[at] is self.plan.principal

    @property
    def grounds(self) -> str:
        """What the plan rests on, as a clause: 根据《……》和有关要求; 参照 what holds by analogy.

        Rules alone hold by analogy; what a superior asks for in its own words (县委统一安排) is the demands.
        """
        rules = f"《{self._unit_type.rules}》"
        by_analogy = [one for one in self.basis if self._unit_type.standing == "参照执行" and rules in one]
        papers = [one for one in self.basis if one not in by_analogy]
        lead = f"参照{listed(by_analogy)}，" if by_analogy else ""
        asked = "" if papers and not papers[-1].endswith(("》", "）")) else f"{'和' * bool(papers)}有关要求"
        return f"{lead}根据{listed(papers)}{asked}"

    def matters(self, words: str) -> tuple[str, ...]:
        """The matters that the agenda has reported to the meeting, of those that have these words (a regular
        expression).
        """
        told = (match["what"] for item in self.plan.agenda if (match := _REPORTS.match(item.text)))
        matters = (bare(matter) for text in told for matter in _BETWEEN_MATTERS.split(text))
        return tuple(matter for matter in matters if re.search(words, f"通报{matter}"))

    @property
    def held_on(self) -> str:
        """The day on which the meeting was held, in papers after it: open as far as it is not fixed."""
        match self.plan.meeting.date:
            case MonthPart(year, month):
                return f"{year}年{month}月\u3000日"
            case date() as day:
                return when_words(day)
        return "\u3000\u3000年\u3000月\u3000日"

    @property
    def held_time(self) -> str:
        """The day and hour at which the meeting was held, in papers after it."""
        start = self.plan.meeting.start
        return self.held_on + str(form(start))

    @property
    def presumed(self) -> tuple[int, ...]:
        """The years whose days off are not published yet and on which dates rest."""
        return self.schedule.presumed

    @property
    def afterwards(self) -> tuple[str, ...]:
        """What follows upon the meeting until when, in the order of the days, those without one last: as the
        chair says it.
        """
        deeds: dict[str, Callable[[Row], str]] = {
            "rectification": lambda row: "形成整改清单，建立整改台账",
            "report": lambda row: f"向{listed(row.to)}报送{bare(row.what)}",
            "bulletin": lambda row: f"{towards(row.to)}通报会议情况",
            "publicity": lambda row: "在一定范围公开整改情况",
        }
        rows = [
            (row, deed(row))
            for sort, deed in deeds.items()
            for row in self.duties(sort)
            if "准备情况" not in row.what
        ]
        rows.sort(key=lambda known: known[0].end if isinstance(known[0].end, date) else date.max)
        return tuple(dict.fromkeys(f"{self.until(row, '')}{deed}" for row, deed in rows))

    @cached_property
    def aspects_in_team_parts(self) -> int | None:
        """In which part of the team's material the aspects stand."""
        return aspects_part(self.plan.materials.team_parts)

    @cached_property
    def aspects_in_outline_parts(self) -> int | None:
        """In which part of a member's outline the aspects stand."""
        return aspects_part(self.plan.materials.outline_parts)


def aspects_part(parts: Sequence[str]) -> int | None:
    """The one part of a material in which the problems are told aspect by aspect: 存在的突出问题.

    The part that names problems and is not about something else; ``None`` where no part is.
    """
    named = [place for place, part in enumerate(parts) if "问题" in part]
    own = [place for place in named if not _OTHER_PARTS.search(parts[place])]
    return next(iter(own or named), None)
