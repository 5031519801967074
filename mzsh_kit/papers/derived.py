"""What follows from a plan and is printed in papers, computed when first named: steps, their limits, what
each of them promises; the agenda and the talks (``arranged``), what is known afterwards (``outcome``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..plan.kinds import UnitType, library
from ..plan.model import AgendaItem, Aspect, Attachment, Member, Plan
from ..plan.persons import resolve
from ..plan.when import MonthPart, Open, when_words
from ..plan.wording import BLANK, bare, cited, form, is_gap, listed, words
from ..text.lazy import lazy_pattern
from ..timing import Row, ScheduleTable, schedule
from ..timing.turns import alone, read_out, speakers
from .arranged import Arranged
from .catalogue import Paper
from .dates import PaperDate, paper_date
from .limits import limits
from .sayings import brief, is_meeting, is_stage, towards

PREPARATIONS = ("study", "opinions", "talks", "problems", "materials")
"""Steps before the meeting whose limits stand behind their headings."""

_LEAD = lazy_pattern("^(?:根据|按照|依据|遵照)")

_OTHER_PARTS = lazy_pattern("整改|落实|认领|反馈|说明|原因|根源|征求|回应|巡[视察]|约谈|函询|反映")
"""What makes a part with 问题 in its name one about something else: 上年度查摆问题整改情况."""

_BULLETIN = {
    "measures": "整改|措施|安排",
    "criticism": "批评",
    "problems": "问题|剖析|查摆",
    "meeting": "会议|概况",
}
"""The parts of 情况通报, and the words of what each tells; the first that fits."""

_PEOPLE = lazy_pattern(
    "(?:党员|干部|群众|代表|委员|对象|人员|职工|员工|师生|教师|学生|家长|患者|同志|人士|方面|各界|书记|负责人)$"
)
"""Ends of what is no unit and gets no paper of the Party."""

_OWN = lazy_pattern(
    "^(?:各|机关|本|所属|直属|下属|基层|内设|全体)|^.{0,3}[局院校厅委镇办署司团]属|支部|总支|科室|处室|部门|单位|中心|党委|党组织"
)
_OUTSIDE = lazy_pattern("上级|主管|合作|服务|协作|联系|外(?:部|单位)|企业")
"""Units of one's own, and those outside, to which no notice goes."""
_REPORTS = lazy_pattern("(?:书面|口头)?通报(?P<what>.+)")
_BETWEEN_MATTERS = lazy_pattern("(?<=情况)(?:、|和|及|以及)")

_SPEECH = lazy_pattern("(?:总结|表态)*讲话")

_BETWEEN_THINGS = lazy_pattern("、|(?<=报告|记录|清单|台账|方案|材料|纪要|情况|汇总)(?:和|及|以及)")
_THE_REPORT = lazy_pattern("情况[^、]{0,4}报告|^(?:民主生活会|会议|专题|综合)*报告$")
"""The report itself, by its names: 会议专题报告, 情况报告."""
_PAPER = lazy_pattern(
    "(?:材料|提纲|报告|方案|清单|记录|情况|意见|稿|台账|请示|总结|纪要|汇总|计划|资料|议程|安排|措施|结果|[表单书函件录])$"
)
_PAPERS_OF = lazy_pattern("材料|提纲")
"""Of whom papers are that are named behind them: 班子、书记、局长的材料 is one."""


def things(what: str) -> tuple[str, ...]:
    """The papers that a step names: 会议记录和整改清单 are two, 反馈意见和认领清单 is one."""
    begins = 0
    found = []
    for cut in (*_BETWEEN_THINGS.finditer(what), None):
        part = what[begins : cut.start() if cut else None]
        if cut and not _PAPER.search(part) and _PAPERS_OF.search(what, cut.end()):
            continue
        found.append(bare(part))
        begins = cut.end() if cut else begins
    return tuple(thing for thing in found if thing)


def _among(thing: str, names: Sequence[str]) -> bool:
    return any(thing in name or name in thing for name in names)


def printed(plan: Plan) -> Plan:
    """The plan as papers print it: with a blank for whoever of the team has no name or post yet, with the
    statements that the agenda has read, and, where more of the team are named than one, without items to
    which nobody is there to speak.
    """
    items = tuple(
        item
        for item in plan.agenda
        if alone(item, plan.members) or len(plan.members) == 1 or speakers(item, plan.agenda, plan.members)
    )
    read = {read_out(item, plan.members) for item in plan.agenda}
    members = tuple(_printed(member, place in read) for place, member in enumerate(plan.members))
    if len(items) == len(plan.agenda) and members == plan.members:
        return plan
    return plan.model_copy(update={"agenda": items, "members": members})


def _printed(member: Member, read: bool) -> Member:
    blanks = {key: BLANK for key in ("name", "post") if is_gap(getattr(member, key))}
    return member.model_copy(update={**blanks, "written": member.written or read})


@dataclass(frozen=True)
class Derived(Arranged):
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

    @cached_property
    def schedule(self) -> ScheduleTable:
        """Every step of the meeting with its days."""
        return schedule(self.plan, self.calendar)

    @property
    def steps(self) -> tuple[Row, ...]:
        """The steps in the order of their days, as they are listed; no stages without a text."""
        return tuple(row for row in self.schedule.listed if not is_stage(row))

    @cached_property
    def limits(self) -> Mapping[str, str]:
        """The limit of each step in words, by its key: `report.0`."""
        return limits(self.schedule)

    def duties(self, sort: str) -> tuple[Row, ...]:
        """The steps of one sort (``report``), each with its own addressees and limit."""
        return self.schedule.of(sort)

    def submits(self, what: str) -> bool:
        """Whether the plan sends something up before the meeting, by words of its name."""
        return any(what in row.what for row in self.duties("submission"))

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
        return self.plan.kind == "年度" and day is not None and day > date(self.plan.year + 1, 3, 31)

    def until(self, row: Row, deed: str = "完成") -> str:
        """When a step is to be done, as it stands behind a heading: 2027年1月1日前完成; empty where that is
        open.
        """
        if isinstance(row.end, Open) and not row.said:
            return ""
        dated = isinstance(row.end, date) and row.kept and not row.said
        limit = f"{when_words(row.end)}前" if dated else row.limit
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
    def report(self) -> Row:
        """The duty of 情况报告 itself, where a plan reports several things."""
        rows = self.duties("report")
        return next((row for row in rows if "情况报告" in row.what), rows[0])

    @property
    def sent_with_report(self) -> tuple[str, ...]:
        """What is promised to be sent with 情况报告."""
        return tuple(thing for thing in things(self.report.what) if not _THE_REPORT.search(thing))

    def archived_besides(self, names: Sequence[str]) -> tuple[str, ...]:
        """What is promised to be archived and is none of the papers of these names."""
        promised = (thing for row in self.duties("archive") for thing in things(row.what))
        return tuple(
            thing
            for thing in dict.fromkeys(promised)
            if not all(_among(part, names) for part in thing.split("和"))
        )

    @property
    def bulletin_parts(self) -> Mapping[str, str | list[str]]:
        """What is promised to be told after the meeting, by the part of 情况通报 that tells it; the rest as
        ``others``.
        """
        parts: dict[str, str | list[str]] = dict.fromkeys(_BULLETIN, "")
        others: list[str] = []
        for thing in (thing for row in self.duties("bulletin") for thing in row.what.split("、")):
            part = next((part for part, words in _BULLETIN.items() if re.search(words, thing)), "")
            if part and not parts[part]:
                parts[part] = bare(thing)
            elif not part and thing:
                others.append(bare(thing))
        return {**parts, "others": others}

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
    def told(self) -> tuple[str, ...]:
        """To whom the meeting is reported within the unit, each once."""
        return tuple(dict.fromkeys(name for row in self.duties("bulletin") for name in row.to))

    @property
    def told_in_writing(self) -> tuple[str, ...]:
        """To whom 情况通报 goes; nobody where the meeting is told of at another meeting."""
        readers = [name for name in self.told if not is_meeting(name)]
        return () if self.told and not readers else self.within(readers)

    @property
    def asked_in_writing(self) -> tuple[str, ...]:
        """To whom of the unit's own the notice goes that asks for opinions; others are asked by letter."""
        scope = self.plan.opinions.scope
        return self.within(
            [
                name
                for name in scope
                if _PEOPLE.search(name) or (_OWN.search(name) and not _OUTSIDE.search(name))
            ]
        )

    def within(self, names: Sequence[str]) -> tuple[str, ...]:
        """To whom a paper for these goes within the unit: a paper goes to units, which tell their people."""
        organs = [name for name in names if not _PEOPLE.search(name)]
        if len(organs) == len(names) and names:
            return tuple(names)
        offices = self._unit_type.offices.split("、")
        told_already = any("党" in office for office in offices)
        return (*offices, *(name for name in organs if not (told_already and "党" in name)))

    @property
    def _unit_type(self) -> UnitType:
        return library(self.templates).unit_types[self.plan.unit.type]

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
    def addressees(self) -> tuple[str, ...]:
        """To whom papers are sent upward, before the meeting or after it, each once."""
        rows = (*self.duties("submission"), *self.duties("report"))
        return tuple(dict.fromkeys(name for row in rows for line in row.to for name in line.split("、")))

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
    def addressees_before(self) -> tuple[str, ...]:
        """To whom the plan is submitted."""
        rows = self.duties("submission")
        return tuple(dict.fromkeys(name for row in rows for line in row.to for name in line.split("、")))

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
