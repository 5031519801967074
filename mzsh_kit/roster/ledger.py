"""Last year's 整改台账 as answers for ``previous``: what was raised, how far it is, why it is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ..errors import KitError
from ..plan.held import STATES
from ..plan.source import Data
from ..plan.when import Open, parse_when, when_words
from . import values
from .columns import Column
from .model import fault_at
from .tables import Record, find_table, records
from .workbook import Cell, open_book

FOLDER = "上年台账"
"""Beside a roster: last year's ledgers, each named by its unit's code, or last year's folders as they were made."""


def _day(cell: Cell, epoch: datetime) -> str:
    """A day in words; what is none stays as it is typed."""
    typed = values.when(cell, epoch)
    try:
        day = parse_when(typed)
    except (LookupError, ValueError):
        return typed
    return typed if isinstance(day, Open) else when_words(day)


COLUMNS = (
    Column("编号", ("id",), aliases=("序号",)),
    Column("整改主体", ("whose",)),
    Column("问题", ("problem",), required=True),
    Column("整改措施", ("measure",)),
    Column("责任领导", ("owner",), aliases=("责任人",)),
    Column("时限类型", ()),
    Column("完成时限", (), read=_day, aliases=("时限",)),
    Column("原期限", (), read=_day),
    Column("新期限", (), read=_day),
    Column("状态", ("state",)),
    Column("进展", ("progress",), aliases=("完成情况",)),
    Column("没有完成的原因", ("reason",), aliases=("原因",)),
    Column("销号日期", (), read=_day, aliases=("销号",)),
)
_LIMITS = ("新期限", "完成时限", "原期限", "时限类型")
"""Where the limit of a row stands, the one that holds first."""


def read_ledger(path: str | Path) -> list[Data]:
    """The rows of a ledger that name a problem, as answers for ``previous``.

    Raises :class:`KitError` for what is no workbook, without the column 问题, and for cells that cannot be read.
    """
    book = open_book(Path(path))
    sheet = next(iter(book.sheets.values()))
    named = [record for record in records(find_table(sheet, COLUMNS), book.epoch) if record.text("问题")]
    faults = [
        fault_at(entry.spot, entry.fault).fault
        for record in named
        for entry in record.entries.values()
        if entry.fault
    ]
    if faults:
        raise KitError(*(problem.at(f"{Path(path).name} · {problem.where}") for problem in faults))
    return [_answers(record) for record in named]


def _answers(record: Record) -> Data:
    named = {column.place[0]: record.text(column.heading) for column in COLUMNS if column.place}
    named["until"] = next((text for heading in _LIMITS if (text := record.text(heading))), "")
    state = named["state"] if named["state"] in STATES else ""
    named["state"] = STATES[3] if record.text("销号日期") and state != STATES[2] else state
    return {key: text for key, text in named.items() if text}


def ledgers_beside(roster: Path) -> dict[str, Path]:
    """Last year's ledgers in the folder :data:`FOLDER` beside a roster, by the code of their unit."""
    folder = roster.parent / FOLDER
    return {_code(path, folder): path for path in _ledgers(folder)}


def _ledgers(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(folder.glob("*.xlsx"))
        yield from sorted(folder.glob("*/36-*.xlsx"))


def _code(path: Path, folder: Path) -> str:
    """001 of 001-县水务局/36-整改台账.xlsx and of 001.xlsx."""
    name = path.stem if path.parent == folder else path.parent.name
    return name.partition("-")[0]
