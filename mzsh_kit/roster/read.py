"""Reading a roster: workbook to answers, all rows checked before anything is made."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from ..errors import Fault, KitError, fault
from ..plan import Library, complete, library
from ..plan.persons import guest
from ..plan.source import Data, KeyPath
from ..spool import Spool
from .columns import (
    CODE,
    FORM_COLUMNS,
    MEMBER_COLUMNS,
    MEMBER_FACTS,
    NAME,
    PEOPLE_COLUMNS,
    UNIT_COLUMNS,
    answers_of,
)
from .ledger import FOLDER, ledgers_beside, read_ledger
from .model import (
    FORM,
    GUIDE,
    MEMBERS,
    UNITS,
    Roster,
    RosterFault,
    Row,
    Spot,
    fault_at,
    reading_order,
    short,
)
from .places import Source, locate
from .tables import (
    Entry,
    Record,
    Table,
    find_table,
    known_headings,
    plain,
    read_form,
    record_at,
    records,
    table_notes,
)
from .teams import Teams, teams
from .workbook import Book, Sheet, open_book

Team = Sequence[Record]
Check = Callable[[int, Data], object]
"""Asked for each row, by its number, whether its answers are right; raises :class:`KitError` where they are
not.
"""
_NAMED = 5
"""Rows that are named of those which share a code: were each to name all, thousands would name millions."""


@dataclass(frozen=True)
class _Parts:
    """The workbook taken apart: the form's answers, the tables, and their rows by unit code."""

    form: Mapping[KeyPath, Entry]
    unit_table: Table
    units: Mapping[str, list[int]]
    namesakes: Mapping[str, Mapping[str, int]]
    member_table: Table
    teams: Teams
    epoch: datetime
    notes: tuple[str, ...]
    books: Library


def read_roster(path: str | Path, templates: Path | None = None, check: Check | None = None) -> Roster:
    """Read and check a whole roster; a faulty row keeps no other from being built.

    A row is checked by completing its plan, or by ``check``.

    Raises :class:`KitError` if nothing can be read at all: no workbook, a sheet or a required heading is
    missing, no unit is filled in, the file is too large.
    """
    books = library(templates)
    path = Path(path)
    try:
        parts = _take_apart(open_book(path), books)
    except KitError as error:
        raise KitError(*(_in_file(general, path) for general in error.faults)) from None
    ledgers = ledgers_beside(path)
    rows = tuple(_rows(parts, ledgers, check or (lambda row, answers: complete(answers, templates))))
    formed = (fault_at(entry.spot, entry.fault) for entry in parts.form.values() if entry.fault)
    told = dict.fromkeys([*(own for row in rows for own in row.faults), *formed, *parts.teams.loose])
    return Roster(rows, tuple(sorted(told, key=reading_order)), parts.notes)


def _in_file(general: Fault, path: Path) -> Fault:
    return general if general.where.endswith(path.name) else general.at(path.name)


def _take_apart(book: Book, books: Library) -> _Parts:
    if not any(sheet.rows for sheet in book.sheets.values()):
        raise KitError(fault("roster.empty"))
    sheets = {plain(name): sheet for name, sheet in book.sheets.items()}
    _need(sheets, (UNITS, MEMBERS))
    form, notes = (
        read_form(sheets[FORM], known_headings(FORM_COLUMNS), book.epoch) if FORM in sheets else ({}, [])
    )
    unit_table = find_table(sheets[UNITS], UNIT_COLUMNS)
    member_table = find_table(sheets[MEMBERS], MEMBER_COLUMNS)
    units = _by(CODE, unit_table, book.epoch)
    if not units:
        raise KitError(fault("roster.no_units", f"“{UNITS}”表"))
    members = teams(member_table, book.epoch, frozenset(units) - {""})
    notes += table_notes(unit_table, known_headings(UNIT_COLUMNS))
    notes += table_notes(member_table, known_headings(MEMBER_COLUMNS))
    notes += _filled_notes(members.filled)
    notes += _people_notes(form.values(), "")
    for record in records(unit_table, book.epoch):
        notes += _people_notes(record.entries.values(), _label(record))
    notes += _sheet_notes(sheets)
    return _Parts(
        form,
        unit_table,
        units,
        _namesakes(unit_table, book.epoch),
        member_table,
        members,
        book.epoch,
        tuple(notes),
        books,
    )


def _by(heading: str, table: Table, epoch: datetime) -> dict[str, list[int]]:
    """The rows of a table by what stands under a heading."""
    rows: dict[str, list[int]] = defaultdict(list)
    for record in records(table, epoch):
        rows[record.text(heading)].append(record.row)
    return dict(rows)


def _namesakes(table: Table, epoch: datetime) -> dict[str, dict[str, int]]:
    """By name, where units share one: the codes of units, each with its row."""
    named = Counter(record.text(NAME) for record in records(table, epoch))
    codes: dict[str, dict[str, int]] = defaultdict(dict)
    for record in records(table, epoch):
        if record.text(NAME) and record.text(CODE) and named[record.text(NAME)] > 1:
            codes[record.text(NAME)][record.text(CODE)] = record.row
    return {name: rows for name, rows in codes.items() if len(rows) > 1}


def _filled_notes(rows: Sequence[int]) -> list[str]:
    said = "、".join(map(str, rows))
    return [f"“{MEMBERS}”表第{said}行没有写单位代码，已按上方最近的代码读取"] if rows else []


def _need(sheets: Mapping[str, Sheet], wanted: Iterable[str]) -> None:
    missing = [name for name in wanted if name not in sheets]
    if missing:
        names = "、".join(sheet.name for sheet in sheets.values())
        raise KitError(*(fault("roster.sheet", found=names, wanted=name) for name in missing))


def _sheet_notes(sheets: Mapping[str, Sheet]) -> Iterator[str]:
    for name, sheet in sheets.items():
        if name not in (FORM, UNITS, MEMBERS, GUIDE):
            yield from [f"“{sheet.name}”表不是规定的工作表，未读取"] if sheet.rows else []
        elif not sheet.visible:
            yield f"“{sheet.name}”表是隐藏的，已一并读取"


def _people_notes(entries: Iterable[Entry], label: str) -> Iterator[str]:
    """Lines that may mean one person with several posts or several people, and are taken for one."""
    for entry in entries:
        if entry.spot.heading in PEOPLE_COLUMNS and isinstance(entry.value, list):
            for line in entry.value:
                if "、" in line and not guest(line).name:
                    yield str(fault_at(entry.spot, fault("roster.several", found=short(line)), label))


def _label(unit: Record) -> str:
    """A unit in messages: 001 望岚县水务局."""
    return " ".join(filter(None, (short(unit.text(CODE)), short(unit.text(NAME)))))


def _rows(parts: _Parts, ledgers: Mapping[str, Path], check: Check) -> Iterator[Row]:
    spool = Spool()
    for unit in records(parts.unit_table, parts.epoch):
        code = unit.text(CODE)
        same = parts.units[code] if code else [unit.row]
        others = [row for row in same[: _NAMED + 1] if row != unit.row][:_NAMED] if len(same) > 1 else []
        first = code and unit.row == same[0]
        team = _team(parts, code) if first else ()
        faults, answers = _read(parts, unit, team, others, ledgers.get(code), check)
        load = None if answers is None else spool.keep(answers)
        yield Row(code, unit.text(NAME), unit.row, load, faults)


def _team(parts: _Parts, code: str) -> Team:
    """A unit's members by 排序; those without one follow in the order of their rows."""
    team = [record_at(parts.member_table, row, parts.epoch) for row in parts.teams.rows.get(code, ())]
    return sorted(team, key=lambda member: (not member.text("排序"), int(member.text("排序") or 0)))


def _read(
    parts: _Parts, unit: Record, team: Team, others: list[int], ledger: Path | None, check: Check
) -> tuple[tuple[RosterFault, ...], Data | None]:
    """The faults of a row in reading order, or its answers."""
    code = unit.text(CODE)
    source = _source(parts, unit, team)
    faults = [fault_at(entry.spot, entry.fault, source.label) for entry in source.entries() if entry.fault]
    faults += [
        fault_at(spot, general, source.label) for spot, general in _code_faults(parts, unit, team, others)
    ]
    faults += parts.teams.uncertain.get(code, ())
    answers = None if faults else _answers(source)
    if answers is not None and ledger is not None:
        try:
            answers = {**answers, "previous": read_ledger(ledger)}
        except KitError as error:
            faults = [
                fault_at(parts.unit_table.spot(unit.row, CODE, code), general, source.label)
                for general in _of_ledger(error, ledger)
            ]
            answers = None
    if answers is not None:
        faults = _plan_faults(answers, source, check)
    return tuple(sorted(dict.fromkeys(faults), key=reading_order)), None if faults else answers


def _of_ledger(error: KitError, ledger: Path) -> Iterator[Fault]:
    """Faults of last year's ledger, which are told at the unit."""
    for general in error.faults:
        where = general.where or ledger.name
        yield replace(general, where="", what=f"{FOLDER}“{ledger.name}”：{where}：{general.what}")


def _source(parts: _Parts, unit: Record, team: Team) -> Source:
    """Each answer with its cell; the unit's own goes before the form's."""
    stated = [column for column in UNIT_COLUMNS if column.heading in unit.entries]
    own = {column.place: unit.entries[column.heading] for column in stated}
    return Source(
        _label(unit), parts.unit_table, unit, {**parts.form, **own}, parts.member_table, tuple(team)
    )


def _code_faults(parts: _Parts, unit: Record, team: Team, others: list[int]) -> Iterator[tuple[Spot, Fault]]:
    code = unit.text(CODE)
    spot = parts.unit_table.spot(unit.row, CODE, code)
    if CODE not in unit.entries:
        yield spot, fault("roster.no_code")
    elif others:
        yield spot, fault("roster.code_twice", found=code, other="、".join(map(str, others)))
    elif code and not team and code not in parts.teams.uncertain:
        yield spot, fault("roster.no_members")
    same = parts.namesakes.get(unit.text(NAME), {}) if code else {}
    if rows := list(islice((row for other, row in same.items() if other != code), _NAMED)):
        name = parts.unit_table.spot(unit.row, NAME, unit.text(NAME))
        yield name, fault("roster.unit_twice", found=unit.text(NAME), other="、".join(map(str, rows)))


def _answers(source: Source) -> Data:
    answers = answers_of({place: entry.value for place, entry in source.answers.items()})
    return {**answers, "members": [_member(record) for record in source.team]}


def _member(record: Record) -> Data:
    stated = [column for column in MEMBER_FACTS if column.heading in record.entries]
    return {column.place[0]: record.entries[column.heading].value for column in stated}


def _plan_faults(answers: Data, source: Source, check: Check) -> list[RosterFault]:
    try:
        check(source.unit.row, answers)
    except KitError as error:
        return [locate(general, source) for general in error.faults]
    return []
