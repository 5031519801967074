"""What is known once the meeting has been held, and of last year's items; blanks until then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..plan.held import TEAM, Item, counted
from ..plan.wording import BLANK, bare, comrade, one_by_one, people
from .addressed import Addressed


@dataclass(frozen=True)
class Outcome(Addressed):
    """Problems, opinions and items of a plan as papers print them."""

    def items(self, whose: str) -> tuple[Item, ...]:
        """What is to be put right by the team or by one member."""
        return tuple(item for item in self.plan.held.items if item.whose == whose)

    @property
    def problems(self) -> str:
        """The problems of the team in a row; empty until they are known."""
        problems = [item.problem for item in self.items(TEAM)]
        return one_by_one(problems) if problems else ""

    @property
    def opinions_counted(self) -> str:
        """共征求到意见建议36条，其中对领导班子12条，对班子成员20条，对有关工作4条. With blanks for what is
        not known.
        """
        whole, team, members = map(self.held_number, ("opinions", "opinions_team", "opinions_members"))
        known = isinstance(whole, int) and isinstance(team, int) and isinstance(members, int)
        work = max(0, int(whole) - int(team) - int(members)) if known else BLANK
        return f"共征求到意见建议{whole}条，其中对领导班子{team}条，对班子成员{members}条，对有关工作{work}条"

    @property
    def examined(self) -> str:
        """Who examined himself at the meeting: 到会的班子成员逐一作对照检查，李四同志作书面发言."""
        away = [member for member in self.plan.attending if member.absence]
        written = "、".join(comrade(member, self.plan) for member in away if member.written)
        return (
            f"{'到会的' if away else ''}班子成员逐一作对照检查{f'，{written}作书面发言' if written else ''}"
        )

    @property
    def guided(self) -> str:
        """Who came from above, as a sentence; empty where nobody is known to come."""
        return f"{people(self.welcomed)}到会指导。" if self.welcomed else ""

    @property
    def previous(self) -> Mapping[str, int | str]:
        """What became of last year's items, in numbers; blanks without last year's ledger."""
        counts = counted(self.plan.previous)
        return counts if self.plan.previous else dict.fromkeys(counts, BLANK)

    @property
    def reasons(self) -> str:
        """Why items of last year are open, in a row; empty where nobody has said."""
        stated = (bare(item.reason) for item in self.plan.previous if not item.done and item.reason)
        return "；".join(dict.fromkeys(stated))

    def held_number(self, name: str) -> int | str:
        """A number that is known after the meeting, a blank until then."""
        number = getattr(self.plan.held, name)
        return BLANK if number is None else int(number)
