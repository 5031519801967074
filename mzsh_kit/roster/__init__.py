"""Workbook to plans: a roster of units, every fault with its sheet, row and column."""

from .blank import write_blank
from .filled import filled_bytes
from .ledger import read_ledger
from .model import Roster, RosterFault, Row
from .read import read_roster

__all__ = ["Roster", "RosterFault", "Row", "filled_bytes", "read_ledger", "read_roster", "write_blank"]
