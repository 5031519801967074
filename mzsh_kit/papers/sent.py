"""What a plan promises to send and to tell, and to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..plan.kinds import UnitType, library
from ..plan.wording import bare
from ..text.lazy import lazy_pattern
from ..timing import Row, ScheduleTable, schedule
from .arranged import Arranged
from .sayings import is_meeting

_BULLETIN = {
    "measures": "整改|措施|安排",
    "criticism": "批评",
    "problems": "问题|剖析|查摆",
    "meeting": "会议|生活会|概况",
}
"""The parts of 情况通报, and the words of what each tells; the first that fits."""
_USUAL = {
    "meeting": "",
    "criticism": "批评和自我批评情况",
    "problems": "查摆出的主要问题",
    "measures": "整改措施",
}
"""What a part is called where nothing else is said."""
_OF_ITSELF = lazy_pattern("基本|概况|召开")
"""Words of what tells of the meeting alone; 会议情况 is all of it."""

_REQUEST = lazy_pattern("请示|实施方案")
_PEOPLE = lazy_pattern(
    "(?:党员|干部|群众|代表|委员|对象|人员|职工|员工|师生|教师|学生|家长|患者|同志|人士|方面|各界|书记|负责人)$"
)
"""Ends of what is no unit and gets no paper of the Party."""

_OWN = lazy_pattern(
    "^(?:各|机关|本|所属|直属|下属|基层|内设|全体)|^.{0,3}[局院校厅委镇办署司团]属|支部|总支|科室|处室|部门|单位|中心|党委|党组织"
)
_OUTSIDE = lazy_pattern("上级|主管|合作|服务|协作|联系|外(?:部|单位)|企业")
"""Units of one's own, and those outside, to which no notice goes."""
_BETWEEN_THINGS = lazy_pattern(
    "、|(?<=报告|记录|清单|台账|方案|材料|纪要|情况|汇总|计划)(?:和|及(?!时)|以及)"
)
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
        found.append("会议记录" if bare(part) == "记录" else bare(part))
        begins = cut.end() if cut else begins
    return tuple(thing for thing in found if thing)


def _among(thing: str, names: Sequence[str]) -> bool:
    return any(thing in name or name in thing for name in names)


@dataclass(frozen=True)
class Sent(Arranged):
    """Facts of what is sent and told, as part of ``derived``."""

    @cached_property
    def schedule(self) -> ScheduleTable:
        """Every step of the meeting with its days."""
        return schedule(self.plan, self.calendar)

    def duties(self, sort: str) -> tuple[Row, ...]:
        """The steps of one sort (``report``), each with its own addressees and limit."""
        return self.schedule.of(sort)

    def submits(self, what: str) -> bool:
        """Whether the plan sends something up before the meeting, by words of its name."""
        return any(what in row.what for row in self.duties("submission"))

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
        ``others``. All parts are told where no part is named, or 会议情况 as a whole.
        """
        parts = dict.fromkeys(_BULLETIN, "")
        others: list[str] = []
        for thing in (thing for row in self.duties("bulletin") for thing in things(row.what)):
            part = next((part for part, words in _BULLETIN.items() if re.search(words, thing)), "")
            if part and not parts[part]:
                parts[part] = thing
            elif not part and thing:
                others.append(thing)
        if not (any(parts.values()) and (not parts["meeting"] or _OF_ITSELF.search(parts["meeting"]))):
            parts = {part: parts[part] or usual for part, usual in _USUAL.items()}
        return {**parts, "others": others}

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
        told = (*(office.removeprefix("各") for office in offices),)
        party = any("党" in office for office in offices)
        return (*offices, *(name for name in organs if not (name.endswith(told) or (party and "党" in name))))

    @property
    def _unit_type(self) -> UnitType:
        return library(self.templates).unit_types[self.plan.unit.type]

    @property
    def addressees_before(self) -> tuple[str, ...]:
        """To whom the plan is submitted."""
        return self._sent_to("submission")

    @property
    def request_to(self) -> tuple[str, ...]:
        """To whom the plan sends its 请示 or the plan itself; nobody where it tells nothing of it."""
        rows = (row for row in self.duties("submission") if _REQUEST.search(row.what))
        return tuple(name for row in rows for line in row.to for name in line.split("、"))

    @property
    def addressees(self) -> tuple[str, ...]:
        """To whom papers are sent upward, before the meeting or after it, each once."""
        return self._sent_to("submission", "report")

    def _sent_to(self, *sorts: str) -> tuple[str, ...]:
        rows = (row for sort in sorts for row in self.duties(sort))
        return tuple(dict.fromkeys(name for row in rows for line in row.to for name in line.split("、")))
