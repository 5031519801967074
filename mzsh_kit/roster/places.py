"""From the plan's faults, whose place is in words, to cells of the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ..errors import Fault
from ..plan import Plan
from ..plan.faults import place_words
from ..plan.source import KeyPath
from .columns import CODE, MEMBER_FACTS, UNIT_COLUMNS, Column, place_in_plan
from .model import RosterFault, Spot, fault_at
from .tables import Entry, Record, Table

_MEMBER = re.compile(r"班子成员 · 第(\d+)项(?: · (.+))?")
_TEAM_COLUMN = {
    "team.no_principal": "角色",
    "team.principals": "角色",
    "team.principal_party": "政治面貌",
    "team.same": "姓名",
    "member.not_party": "是否应到",
    "member.statement": "缺席事由",
}


@dataclass(frozen=True)
class Source:
    """Where a unit's answers come from: its row, the form, and its members' rows in their order."""

    label: str
    unit_table: Table
    unit: Record
    answers: Mapping[KeyPath, Entry]
    member_table: Table
    team: tuple[Record, ...]

    def entries(self) -> Iterator[Entry]:
        """Every cell that the unit's answers are read from."""
        yield from self.answers.values()
        for member in self.team:
            yield from member.entries.values()


def locate(general: Fault, source: Source) -> RosterFault:
    """The fault at the cell that its value comes from, or at the cell where it is missing."""
    member = _MEMBER.fullmatch(general.where)
    if member:
        spot = _member_spot(
            source.team[int(member[1]) - 1], _member_column(general.code, member[2] or ""), source
        )
    elif general.code in _TEAM_COLUMN:
        spot = _member_spot(_culprit(general.code, source.team), _TEAM_COLUMN[general.code], source)
    else:
        spot, general = _unit_spot(general, source)
    return fault_at(spot, general, source.label)


def _member_spot(member: Record, heading: str, source: Source) -> Spot:
    entry = member.entries.get(heading)
    return entry.spot if entry else source.member_table.spot(member.row, heading)


def _member_column(code: str, words: str) -> str:
    column = _member_words().get(words.split(" · ")[0])
    return _TEAM_COLUMN.get(code) or (column.heading if column else "姓名")


def _culprit(code: str, team: tuple[Record, ...]) -> Record:
    """The member at whom a fault of the whole team is told."""
    principals = [member for member in team if member.text("角色") == "主要负责同志"]
    if code == "team.principals":
        return principals[1]
    if code == "team.principal_party":
        return principals[0]
    if code == "team.same":
        return _second_of_same(team)
    return team[0]


def _second_of_same(team: tuple[Record, ...]) -> Record:
    seen: set[tuple[str, str]] = set()
    for member in team:
        who = (re.sub(r"\s", "", member.text("姓名")), member.text("职务"))
        if who in seen:
            return member
        seen.add(who)
    return team[-1]


def _unit_spot(general: Fault, source: Source) -> tuple[Spot, Fault]:
    for words, column in _unit_words():
        if general.where == words or general.where.startswith(words + " · "):
            entry = source.answers.get(column.place)
            return (entry.spot if entry else source.unit_table.spot(source.unit.row, column.heading)), general
    what = f"{general.where}：{general.what}" if general.where else general.what
    return source.unit_table.spot(source.unit.row, CODE), replace(general, what=what)


@lru_cache(maxsize=1)
def _unit_words() -> tuple[tuple[str, Column], ...]:
    """Each column with the words of its place, the longest first."""
    said = [(" · ".join(place_words(Plan, place_in_plan(column))), column) for column in UNIT_COLUMNS]
    return tuple(sorted(said, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def _member_words() -> dict[str, Column]:
    return {list(place_words(Plan, ("members", 0, *column.place)))[2]: column for column in MEMBER_FACTS}
