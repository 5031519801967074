"""What a cell means: one reader for each sort of column, from a cell to a plain answer.

Readers only translate what a spreadsheet does to values (serial dates, fractions of a day, leading zeros);
whether an answer is right is the plan's to say. They raise :class:`KitError` for what cannot be translated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from openpyxl.utils.datetime import from_excel

from ..errors import KitError, fault
from ..plan import parse_when, when_text
from ..plan.people import POLITICS, politics_in_full
from ..text import annotated, counted, folded, name_of
from .model import short
from .workbook import Cell

Reader = Callable[[Cell, datetime], object]
"""From a cell and the workbook's epoch to an answer."""

_OPENING, _CLOSING = "《〈“‘（(「『【[", "》〉”’）)」』】]"
_LATIN_BREAK = re.compile(r"(?<=[A-Za-z0-9,.])\s*[\r\n]+\s*(?=[A-Za-z0-9])")
_TYPED = ("一、", "（一）", "1.", "1、", "（1）", "1)")
_MOST = 10**9
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Serial numbers taken for dates: the years 1954 to 2119."""
_EXACT_BELOW = 10**15
"""A spreadsheet keeps fifteen digits of a number and writes 0 for the rest."""


def text(cell: Cell, epoch: datetime) -> str:
    """One line of text; a line break inside Chinese text is no space."""
    return re.sub(r"[\r\n]+", "", _LATIN_BREAK.sub(" ", shown(cell))).strip()


def name(cell: Cell, epoch: datetime) -> str:
    """A person's name. Raises for what is no name of one person: 空缺, two names, a remark behind a name."""
    typed = shown(cell)
    if not (person := name_of(typed)):
        raise KitError(fault("roster.name", found=short(" ".join(typed.split()))))
    return person


def code(cell: Cell, epoch: datetime) -> str:
    """A unit's code: leading zeros kept, full-width forms folded, no spaces. Raises for one that the
    spreadsheet has cut.
    """
    if isinstance(cell.value, (int, float)) and abs(cell.value) >= _EXACT_BELOW:
        raise KitError(fault("roster.code_cut", found=shown(cell)))
    return "".join(unicodedata.normalize("NFKC", shown(cell)).split())


def whole(cell: Cell, epoch: datetime) -> int:
    """A whole number: 2026, ２０２６, 2026年度, 三项."""
    typed = folded(shown(cell)).strip()
    value = counted(typed)
    if value is None or value >= _MOST:
        raise KitError(fault("value.kind", found=f"“{typed}”", wanted="整数"))
    return value


def when(cell: Cell, epoch: datetime) -> str:
    """A day or another time, as its text; serial numbers and 20270115 become dates, other writings stay for
    the plan to read.
    """
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and _FIRST_SERIAL <= value < _LAST_SERIAL:
        return from_excel(int(value), epoch).date().isoformat()  # type: ignore[no-any-return]
    typed = folded(shown(cell)).strip()
    try:
        return when_text(parse_when(typed)) if typed.isdecimal() else typed
    except (LookupError, ValueError):
        return typed


def clock(cell: Cell, epoch: datetime) -> str:
    """A time of day, as ``14:30`` or as typed; fractions of a day become clocks."""
    value = cell.value
    if isinstance(value, (datetime, time)):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        value = value / timedelta(days=1)
    if isinstance(value, float) and 0 <= value < 1:
        minutes = min(round(value * 1440), 1439)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return shown(cell).strip()


def items(cell: Cell, epoch: datetime) -> list[str]:
    """Names, offices, places: parted by line breaks, 、 ； ;. 无 is the empty list."""
    return _listed(shown(cell), "\n；;、")


def sentences(cell: Cell, epoch: datetime) -> list[str]:
    """Sentences, which may hold 、: parted by line breaks and ； ;, their typed numbers taken off."""
    return [_unnumbered(item) or item for item in _listed(shown(cell), "\n；;")]


def _unnumbered(item: str) -> str:
    """Without the number that it begins with; 一是 and ① are its own words."""
    read = annotated(item)
    first = next(iter(read.markers), None)
    if first is None or not first.head or first.form not in _TYPED:
        return item
    return item[read.original(first)[1] :].strip()


def people(cell: Cell, epoch: datetime) -> list[str]:
    """People, one a line: 、 stands between the posts of one (县委常委、县纪委书记) and parts nobody. 无 is
    the empty list.
    """
    return sentences(cell, epoch)


def aspects(cell: Cell, epoch: datetime) -> str | list[dict[str, str]]:
    """Aspects of self-examination, one a line; 待定 and 另行通知 leave them open."""
    stated = sentences(cell, epoch)
    return stated[0] if stated in (["待定"], ["另行通知"]) else [{"text": item} for item in stated]


def chosen(options: Mapping[str, str]) -> Reader:
    """One of the values of ``options``, typed as itself or as one of the keys."""

    def read(cell: Cell, epoch: datetime) -> str:
        typed = text(cell, epoch)
        if typed not in options and typed not in options.values():
            wanted = "、".join(dict.fromkeys(options.values()))
            raise KitError(fault("value.choice", found=typed, wanted=wanted))
        return options.get(typed, typed)

    return read


def politics(cell: Cell, epoch: datetime) -> str:
    """政治面貌 in full, as the plan knows it."""
    typed = text(cell, epoch)
    full = politics_in_full(typed)
    if full not in POLITICS:
        raise KitError(fault("value.choice", found=typed, wanted="、".join(POLITICS)))
    return str(full)


_YES = {"是", "有", "√", "✓", "对", "已", "已提交", "y", "yes", "true", "1"}
_NO = {"否", "无", "没有", "×", "x", "n", "no", "false", "0"}


def yes(cell: Cell, epoch: datetime) -> bool:
    """是 or 否, and what people type for them."""
    typed = folded(shown(cell)).strip().lower()
    if typed not in _YES | _NO:
        raise KitError(fault("value.choice", found=typed, wanted="是、否"))
    return typed in _YES


def shown(cell: Cell) -> str:
    """The cell's text as its reader sees it. Raises for Excel's errors, uncomputed formulas and dates."""
    if cell.formula:
        raise KitError(fault("roster.formula"))
    if cell.error:
        raise KitError(fault("roster.error_value", found=cell.value))
    if isinstance(cell.value, (date, time, timedelta)):
        raise KitError(fault("roster.date_cell", found=raw(cell)))
    return raw(cell)


def raw(cell: Cell) -> str:
    """What stands in the cell, in words, for messages."""
    value = cell.value
    if cell.formula:
        return cell.formula
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value, cell.format)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _number(value: int | float, form: str) -> str:
    """1.0 reads 1, and 1 under the number format 000 reads 001."""
    if isinstance(value, float) and not value.is_integer():
        return repr(value)
    digits = str(int(value))
    return digits.zfill(len(form)) if form and not form.strip("0") else digits


def _listed(typed: str, separators: str) -> list[str]:
    parts = [item.strip() for item in _parted(typed.replace("\r", ""), separators)]
    return [] if parts in (["无"], ["没有"]) else [item for item in parts if item]


def _parted(typed: str, separators: str) -> Iterator[str]:
    """Cut at separators outside brackets and quotation marks; unbalanced marks do not count."""
    depth, start = 0, 0
    for place, ch in enumerate(typed):
        depth += (ch in _OPENING) - (ch in _CLOSING)
        if ch in separators and depth == 0:
            yield typed[start:place]
            start = place + 1
    rest = typed[start:]
    yield from [rest] if depth == 0 else re.split(f"[{re.escape(separators)}]", rest)
