"""主持词: what the chair says between the items of the agenda, to whom, and who is meant by it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..plan.model import AgendaItem, Member, Plan
from ..plan.persons import Group, chair, resolve, spoken_member
from ..plan.when import Open
from ..plan.wording import BLANK, bare, is_gap, words
from ..text.lazy import lazy_pattern
from ..timing import Slot, SlotKind, has_quorum, quorum
from .catalogue import Paper, catalogue
from .derived import Derived

_HALF = lazy_pattern("[上下]午|晚上")
_OF_THE_TEAM = lazy_pattern("(?:班子(?!成员)|代表)[^，]{0,12}(?:检查|检视|剖析)")
_SPEECH = lazy_pattern("总结|小结|讲话")
_OPENING = lazy_pattern(
    "(?!.*(?:通报|检查|报告))(?:宣布)?(?:会议)?(?:开始|开会|开幕)(?:[，、并][^，、]*(?:介绍|说明|宣布|来宾|人员|纪律|程序)[^，]*)*"
)


@dataclass(frozen=True)
class Script:
    """Sentences that the wording of 主持词 may name as ``script.…``."""

    derived: Derived

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.derived.plan

    def break_before(self, index: int, slot: Slot | None = None) -> tuple[str, ...]:
        """What the chair says where a break, or another half day, precedes an item or a later turn in it."""
        if not self.derived.slots:
            return self._resting(self.plan.agenda[index - 1]) if index else ()
        first = next((slot for slot in self.derived.slots if slot.item == index), None)
        return () if slot is not None and slot is first else self._break(slot or first)

    def _break(self, slot: Slot | None) -> tuple[str, ...]:
        if slot is None:
            return ()
        at = self.derived.slots.index(slot)
        before = next(
            (slot for slot in reversed(self.derived.slots[:at]) if slot.kind is not SlotKind.SPARE), None
        )
        if before is None:
            return ()
        if before.part != slot.part:
            again = f"休会，{BLANK}" if isinstance(slot.start, Open) else words(slot.start)
            half = _HALF.match(self.derived.part_name(before))
            lead = f"{half[0] if half else '这半天'}的会议先进行到这里"
            return (f"{lead}，{again}继续开会。", "现在继续开会。")
        return self._rested(before.minutes) if before.kind is SlotKind.REST else ()

    def _resting(self, item: AgendaItem) -> tuple[str, ...]:
        """The same of the item before, where nothing has its time."""
        return self._rested(item.minutes or item.minutes_said) if item.rests else ()

    @staticmethod
    def _rested(minutes: int | None) -> tuple[str, ...]:
        return (f"现在休息{f'{minutes}分钟' if minutes else ''}。", "现在继续开会。")

    @property
    def _chairing(self) -> Member | None:
        at = chair(self.plan).member
        return None if at is None else self.plan.members[at]

    @property
    def chair_attends(self) -> bool:
        """Whether the chair is one of those who should attend, and is there."""
        return self._chairing is not None and self._chairing.attends and not self._chairing.absence

    @property
    def enough(self) -> bool:
        """Whether as many come as must: those who came once that is known, else who is not excused."""
        present = self.plan.held.present
        return has_quorum(self.plan) if present is None else present >= quorum(len(self.plan.attending))

    @property
    def introduced(self) -> tuple[str, ...]:
        """The members who are there, by post and name, but for the chair."""
        there = (attending for attending in self.plan.attending if not attending.absence)
        return tuple(spoken_member(speaker) for speaker in there if speaker is not self._chairing)

    @property
    def several(self) -> bool:
        """Whether there is anybody to be criticised by another."""
        return len(self.plan.attending) > 1

    def speaking_member(self, item: AgendaItem) -> Member | None:
        """The member who alone speaks to an item."""
        at = resolve(self.derived.who_speaks(item), self.plan).member
        return None if at is None else self.plan.members[at]

    def criticised(self, member: Member) -> tuple[str, ...]:
        """What the chair says once a member has spoken: who criticises him, and that he may answer."""
        others = self.derived.critics(member)
        asked = [other for other in others if other is not self._chairing]
        me = member is self._chairing
        whom = "我" if me else self._called(member)
        if not others:
            return ()
        alone = asked[0] if len(asked) == 1 else None
        whose = self.derived.call_member(alone) if alone else "请各位同志" if me else "请其他同志"
        asks = [f"{whose}对{whom}提出批评意见。"] if asked else []
        if len(asked) < min(2, len(others)):
            asks.append(f"下面，我对{whom}提出批评意见。")
        if member.absence:
            return (*asks[:-1], f"{asks[-1][:-1]}，会后转告本人。")
        thanks = f"感谢{self._called(alone) if alone else '各位同志'}的批评。"
        return (*asks, thanks if me else f"请{whom}表态。")

    def _called(self, member: Member) -> str:
        """How the chair calls one whom he has named with his post: by name, if that is his alone."""
        same = sum(namesake.name == member.name for namesake in self.plan.members)
        named = same == 1 and not is_gap(member.name)
        return f"{member.name}同志" if named else spoken_member(member)

    def opens(self, item: AgendaItem) -> bool:
        """Whether an item is but the opening, which the chair has spoken when the first item is called."""
        return bool(_OPENING.fullmatch(bare(item.text)))

    def read_from(self, item: AgendaItem) -> tuple[str, ...]:
        """The papers that are read out at an item."""
        return tuple(paper.stem for paper in self._read if re.search(paper.read or paper.item, item.text))

    def reader(self, number: str) -> Member | None:
        """The member who reads out a paper; ``None`` where nobody is named."""
        papers = (paper for paper in self._read if paper.number == number)
        items = (
            item
            for paper in papers
            for item in self.plan.agenda
            if re.search(paper.read or paper.item, item.text)
        )
        return next(map(self.speaking_member, items), None)

    @property
    def _read(self) -> tuple[Paper, ...]:
        """The papers that are read out at the meeting."""
        papers = catalogue(self.derived.templates)
        return tuple(paper for paper in papers if (paper.read or paper.item) and paper.wanted(self.plan))

    def transition(self, index: int) -> str:
        """What the chair says once one has spoken who takes no criticism."""
        item, after = self.plan.agenda[index], self.plan.agenda[index + 1 : index + 2]
        who, text = resolve(item.speaker, self.plan), bare(item.text)
        mine = self.derived.call(item) == "由我"
        if "通报" in text:
            if "书面" in text:
                return "通报材料已经印发，请大家审阅，在发言中结合起来讲。"
            return "" if after and "通报" in after[0].text else "以上情况，请大家在发言中结合起来讲。"
        if who.group is Group.GUESTS:
            said = "点评意见" if "点评" in text else "讲话要求"
            return f"对{self.derived.guest_called(who.text)}的{said}，我们要认真研究，逐条落实。"
        if _OF_THE_TEAM.search(text):
            before = any(_OF_THE_TEAM.search(item.text) for item in self.plan.agenda[:index])
            return "" if before else "对班子的问题，请各位同志在发言中主动认领，有补充意见的一并提出。"
        if not _SPEECH.search(text):
            return ""
        called = self.derived.call(item).removeprefix("请")
        speech = "" if called.startswith(BLANK) else f"{called}的讲话，请大家抓好落实。"
        return "我讲几点意见。" if mine else speech
