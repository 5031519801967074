"""Which member rows belong to which unit: by the code of each, or of the first where only first rows have one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..errors import Fault, fault
from .columns import CODE
from .model import RosterFault, fault_at, short
from .tables import Record, Table, record_at, records

PRINCIPAL = "主要负责同志"


@dataclass(frozen=True, slots=True)
class Teams:
    """Member rows by unit code; the faults of rows that belong to none, by the units that they leave uncertain."""

    rows: Mapping[str, Sequence[int]]
    loose: tuple[RosterFault, ...]
    uncertain: Mapping[str, tuple[RosterFault, ...]]
    filled: tuple[int, ...]
    """Rows without a code that follow the first row of their unit."""


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    code: str
    stated: bool
    """Whether anything stands in the cell of the code."""
    principal: bool


def teams(table: Table, epoch: datetime, codes: frozenset[str]) -> Teams:
    """The member rows of a table, for the units with these ``codes``."""
    lines = [
        _Line(record.row, _written(record), CODE in record.entries, record.text("角色") == PRINCIPAL)
        for record in records(table, epoch)
    ]
    filled = _filled(lines)
    rows: dict[str, list[int]] = defaultdict(list)
    for line in filled:
        rows[line.code].append(line.row)
    whole = {line.code for line in filled if line.principal}
    bare = {code.lstrip("0"): code for code in codes}
    loose: list[RosterFault] = []
    uncertain: dict[str, list[RosterFault]] = defaultdict(list)
    for at, line in enumerate(filled):
        if line.code in codes:
            continue
        told = _fault_in(table, record_at(table, line.row, epoch), bare)
        loose.append(told)
        if not line.code or line.code not in whole:
            meant = bare.get(line.code.lstrip("0")) if line.code else None
            for code in {meant} if meant else _beside(filled, at, codes):
                uncertain[code].append(told)
    told_rows = tuple(
        line.row for line, before in zip(filled, lines, strict=True) if line.code != before.code
    )
    return Teams(
        {code: tuple(members) for code, members in rows.items() if code in codes},
        tuple(loose),
        {code: tuple(faults) for code, faults in uncertain.items()},
        told_rows,
    )


def _written(member: Record) -> str:
    """The code, or what stands in its place."""
    entry = member.entries.get(CODE)
    return member.text(CODE) or (entry.spot.text if entry else "")


def _filled(lines: Sequence[_Line]) -> list[_Line]:
    """Each row with the code of the row above it that has one, where no unit's code stands in more than its first row."""
    often = Counter(line.code for line in lines if line.stated)
    if not lines or not lines[0].stated or all(line.stated for line in lines) or max(often.values()) > 1:
        return list(lines)
    coded: list[_Line] = []
    for line in lines:
        code = line.code if line.stated else coded[-1].code
        coded.append(_Line(line.row, code, line.stated, line.principal))
    return coded


def _beside(lines: Sequence[_Line], at: int, codes: frozenset[str]) -> set[str]:
    """The units above and below a row that may be of either."""
    above = next((line.code for line in reversed(lines[:at]) if line.code in codes), "")
    below = next((line.code for line in lines[at + 1 :] if line.code in codes), "")
    return {above, below} - {""}


def _fault_in(table: Table, member: Record, bare: Mapping[str, str]) -> RosterFault:
    entry = member.entries.get(CODE)
    text = str(entry.value) if entry and not entry.fault else ""
    return fault_at(table.spot(member.row, CODE, text), _fault(member, bare), short(member.text("姓名")))


def _fault(member: Record, bare: Mapping[str, str]) -> Fault:
    entry = member.entries.get(CODE)
    if entry is None or entry.fault:
        return (entry.fault if entry else None) or fault("roster.no_code")
    code = str(entry.value)
    hint = f"，是否应为“{bare[code.lstrip('0')]}”" if code.lstrip("0") in bare else ""
    return fault("roster.unknown_unit", found=code, hint=hint)
