"""What a roster gives: its units as answers, and every fault with its sheet, row and column."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from ..errors import Fault
from ..plan.source import Data
from ..spool import Load

FORM, UNITS, MEMBERS, GUIDE = "统一要求", "单位", "班子成员", "说明"
"""The four sheets, in the order in which faults are told."""

EXAMPLE = "示例"
"""The code of rows that show how to fill the sheet and are not read."""

_ORDER = (FORM, UNITS, MEMBERS)


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: ``row`` and ``column`` from 1, the ``heading`` above it, the ``text`` found there."""

    sheet: str
    row: int
    column: int
    heading: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class RosterFault:
    """One thing to mend in the workbook. ``str(fault)`` is a Chinese sentence with place, fault and remedy."""

    code: str
    sheet: str
    row: int
    column: str
    """The heading of the column."""
    letter: str
    """The column's letter in Excel; empty when the sheet has no such column."""
    found: str
    wanted: str
    what: str
    unit: str = ""

    @property
    def place(self) -> str:
        at = f"{self.letter}列" if self.letter else ""
        unit = f"（{self.unit}）" if self.unit else ""
        return f"“{self.sheet}”表第{self.row}行{at}“{self.column}”{unit}"

    @property
    def fault(self) -> Fault:
        """The same as the kit's general fault."""
        return Fault(self.code, self.place, self.what, self.wanted)

    def __str__(self) -> str:
        return str(self.fault)


def fault_at(spot: Spot, general: Fault, unit: str = "") -> RosterFault:
    """The general fault ``one`` at a cell. A fault of 统一要求 concerns all units and names none."""
    return RosterFault(
        code=general.code,
        sheet=spot.sheet,
        row=spot.row,
        column=spot.heading,
        letter=get_column_letter(spot.column) if spot.column else "",
        found=short(spot.text),
        wanted=general.how,
        what=general.what,
        unit="" if spot.sheet == FORM else unit,
    )


def short(text: str, limit: int = 60) -> str:
    """A text as a message shows it."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def reading_order(fault: RosterFault) -> tuple[int, int, int, str]:
    """Sheet by sheet, row by row, column by column."""
    return _ORDER.index(fault.sheet), fault.row, len(fault.letter), fault.letter


@dataclass(frozen=True, slots=True)
class Row:
    """One unit: its row in sheet 单位, and ``load``, which gives its answers if it has no fault."""

    code: str
    name: str
    row: int
    load: Load[Data] | None
    faults: tuple[RosterFault, ...] = ()

    @property
    def answers(self) -> Data | None:
        """The answers for :func:`mzsh_kit.plan.complete`, each time anew; ``None`` where there is a fault."""
        return None if self.load is None else self.load()


@dataclass(frozen=True, slots=True)
class Roster:
    """A workbook as read: its units in their order, all faults in reading order, and what else to know."""

    rows: tuple[Row, ...]
    faults: tuple[RosterFault, ...] = ()
    notes: tuple[str, ...] = ()
    """What was read in an unexpected place or not read: hidden rows, unknown columns and sheets."""

    @property
    def good(self) -> tuple[Row, ...]:
        """The rows that can be built."""
        return tuple(row for row in self.rows if row.load is not None)
