"""Messy rosters made of the sample with a seed: each gives the sample's plans, or a fault at the right cell.

python -m benchmarks.rosters [how many]
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from mzsh_kit.errors import KitError
from mzsh_kit.plan import Plan, complete
from mzsh_kit.plan.when import parse_when
from mzsh_kit.roster import read_roster
from mzsh_kit.text import date_words

from .timing import table

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "templates" / "roster-sample.xlsx"
UNITS, MEMBERS, FORM = "单位", "班子成员", "统一要求"
CODE, NAME, PERSON = "单位代码", "单位名称", "姓名"
Rows = list[dict[str, Any]]
Cell = tuple[str, int, str]
"""Sheet, place in its rows, heading."""


@dataclass
class Draft:
    """A roster on its way to a file: the rows of its tables, and what a reader is to tell of it."""

    units: Rows
    members: Rows
    form: list[list[Any]]
    told: set[Cell] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    done: list[str] = field(default_factory=list)
    above: dict[str, list[str]] = field(default_factory=dict)
    below: dict[str, list[list[str]]] = field(default_factory=dict)
    headed: dict[int, str] = field(default_factory=dict)
    """Headings between the units, by the place of the unit below."""
    hidden: set[tuple[str, int]] = field(default_factory=set)
    merged: bool = False
    dragged: int = 0
    columns: dict[str, list[str]] = field(default_factory=dict)
    computed: set[tuple[str, str]] = field(default_factory=set)
    strict: bool = False
    bare_fill: bool = False

    def rows(self, sheet: str) -> Rows:
        return self.units if sheet == UNITS else self.members

    def team(self, code: str) -> list[int]:
        return [at for at, member in enumerate(self.members) if member[CODE] == code]


@dataclass(frozen=True, slots=True)
class Messy:
    """A file, the cells at which a fault is to be told, the units that are not to be made, and what was done
    to it.
    """

    data: bytes
    told: frozenset[tuple[str, int, str]]
    held: frozenset[str]
    done: tuple[str, ...]


@cache
def _sample() -> tuple[Rows, Rows, list[list[Any]]]:
    book = load_workbook(SAMPLE)
    form = [list(row) for row in book[FORM].iter_rows(values_only=True)]
    return _table(book[UNITS]), _table(book[MEMBERS]), form


def _table(sheet: Any) -> Rows:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows if row[0] and row[0] != "示例"]


@cache
def plans() -> Mapping[str, Plan]:
    """The sample's plans by code."""
    return {row.code: complete(row.answers or {}) for row in read_roster(SAMPLE).rows}


# What changes nothing.


def _spaces(draft: Draft, chance: Random) -> None:
    for member in draft.members:
        name = member[PERSON]
        if chance.random() < 0.5 and "·" not in name:
            member[PERSON] = (
                chance.choice(("\u3000", " ", "\u00a0")).join(name) if len(name) == 2 else f" {name}\n"
            )


def _wide(draft: Draft, chance: Random) -> None:
    for member in draft.members:
        if isinstance(member[CODE], str) and chance.random() < 0.5:
            member[CODE] = member[CODE].translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _dates(draft: Draft, chance: Random) -> None:
    for unit in draft.units:
        day = parse_when(unit["会议日期"])
        if hasattr(day, "isoformat"):
            y, m, d = day.year, day.month, day.day
            ways = (
                f"{y} 年 {m} 月 {d} 日", f"{y}.{m}.{d}", f"{y}/{m:02d}/{d:02d}", f"{y}{m:02d}{d:02d}", day,
                f"{y}年{m}月{d}号", date_words(day, chinese=True), f"{y}-{m}-{d}",
            )  # fmt: skip
            unit["会议日期"] = chance.choice(ways)


def _first_codes(draft: Draft, chance: Random) -> None:
    seen: set[str] = set()
    for member in draft.members:
        code = normalize("NFKC", member[CODE])
        if code in seen:
            member[CODE] = None
        seen.add(code)
    draft.merged = chance.random() < 0.5


def _titles(draft: Draft, chance: Random) -> None:
    for sheet in (UNITS, MEMBERS):
        draft.above[sheet] = ["2026年度民主生活会花名册", "填报单位：县委组织部  填报日期：2026年12月", ""][
            : chance.randint(1, 3)
        ]


def _sums(draft: Draft, chance: Random) -> None:
    draft.below[UNITS] = [
        ["", ""],
        ["合计", str(len(draft.units))],
        ["填报人：罗一苇", "", "审核人：", "", "联系电话：0000-0000000"],
    ]
    draft.below[MEMBERS] = [
        ["合 计", f"{len(draft.members)}人"],
        ["填表说明：1.单位代码必填。2.不得合并单元格。"],
        ["注：排名以任职文件为准。"],
    ]


def _headings(draft: Draft, chance: Random) -> None:
    places = sorted(chance.sample(range(len(draft.units)), 2))
    draft.headed = dict(zip(places, ("一、县直部门", "二、乡镇街道和企事业单位"), strict=True))


def _filtered(draft: Draft, chance: Random) -> None:
    for sheet in (UNITS, MEMBERS):
        draft.hidden |= {(sheet, at) for at in range(len(draft.rows(sheet))) if chance.random() < 0.3}


def _columns(draft: Draft, chance: Random) -> None:
    for sheet in (UNITS, MEMBERS):
        heads = [*draft.rows(sheet)[0], "备注"]
        for row in draft.rows(sheet):
            row["备注"] = chance.choice((None, None, "已核对"))
        draft.columns[sheet] = chance.sample(heads, len(heads))


def _dragged(draft: Draft, chance: Random) -> None:
    draft.dragged = chance.randint(5, 60)


def _computed(draft: Draft, chance: Random) -> None:
    draft.computed |= {(MEMBERS, "职务"), (UNITS, chance.choice((NAME, "地点")))}


def _strict(draft: Draft, chance: Random) -> None:
    draft.strict = True


def _fill(draft: Draft, chance: Random) -> None:
    draft.bare_fill = True


QUIET: tuple[Callable[[Draft, Random], None], ...] = (
    _spaces, _wide, _dates, _first_codes, _titles, _sums, _headings, _filtered, _columns, _dragged, _computed,
    _strict, _fill,
)  # fmt: skip


# What is to be told.


def _no_name(draft: Draft, chance: Random) -> None:
    at = _one_more(draft, chance)
    draft.members[at][PERSON] = chance.choice(
        ("空缺", "待定", "—", "无", "李四、王五", "张三（女）", "张三 兼", "王书记", "0", "XX")
    )
    draft.told, draft.held = {(MEMBERS, at, PERSON)}, {_code(draft, at)}


def _cut(draft: Draft, chance: Random) -> None:
    unit = chance.choice(draft.units)
    places = draft.team(unit[CODE])
    draft.held = {unit[CODE]}
    draft.told = {(UNITS, draft.units.index(unit), CODE), *((MEMBERS, at, CODE) for at in places)}
    for row in (unit, *(draft.members[at] for at in places)):
        row[CODE] = 123701000000000000 + int(unit[CODE])
    for row in (*draft.units, *draft.members):
        if isinstance(row[CODE], int):
            row[CODE] = float(row[CODE])


def _uncomputed(draft: Draft, chance: Random) -> None:
    at = chance.randrange(len(draft.units))
    draft.units[at]["地点"] = "=A1&B1"
    draft.told, draft.held = {(UNITS, at, "地点")}, {draft.units[at][CODE]}


def _broken(draft: Draft, chance: Random) -> None:
    at = chance.randrange(len(draft.members))
    draft.members[at]["职务"] = "#N/A"
    draft.told, draft.held = {(MEMBERS, at, "职务")}, {_code(draft, at)}


def _twice(draft: Draft, chance: Random) -> None:
    first, second = sorted(chance.sample(range(len(draft.units)), 2))
    draft.units[second][NAME] = draft.units[first][NAME]
    draft.told = {(UNITS, first, NAME), (UNITS, second, NAME)}
    draft.held = {draft.units[first][CODE], draft.units[second][CODE]}


def _no_day(draft: Draft, chance: Random) -> None:
    at = chance.randrange(len(draft.units))
    draft.units[at]["会议日期"] = chance.choice(
        ("2027年2月30日", "2027.13.1", "2027年1月15日或16日", "—", "暂未确定")
    )
    draft.told, draft.held = {(UNITS, at, "会议日期")}, {draft.units[at][CODE]}


def _lost_code(draft: Draft, chance: Random) -> None:
    at = _one_more(draft, chance)
    draft.held = {draft.members[at][CODE], draft.members[min(at + 1, len(draft.members) - 1)][CODE]}
    draft.members[at][CODE] = None
    draft.told = {(MEMBERS, at, CODE)}


def _principals(draft: Draft, chance: Random) -> None:
    at = _one_more(draft, chance)
    draft.members[at]["角色"] = "主要负责同志"
    draft.told, draft.held = {(MEMBERS, at, "角色")}, {_code(draft, at)}


def _type(draft: Draft, chance: Random) -> None:
    at = chance.randrange(len(draft.units))
    draft.units[at]["单位类型"] = "局党租"
    draft.told, draft.held = {(UNITS, at, "单位类型")}, {draft.units[at][CODE]}


LOUD: tuple[Callable[[Draft, Random], None], ...] = (
    _no_name, _cut, _uncomputed, _broken, _twice, _no_day, _lost_code, _principals, _type,
)  # fmt: skip


def _one_more(draft: Draft, chance: Random) -> int:
    """A Party member behind the first of a unit."""
    return chance.choice(
        [
            at
            for at, member in enumerate(draft.members)
            if at and draft.members[at - 1][CODE] == member[CODE] and member["政治面貌"] in (None, "中共党员")
        ]
    )


def _code(draft: Draft, at: int) -> str:
    return str(draft.members[at][CODE])


def changes(seed: int) -> tuple[str, ...]:
    """What is done to the sample for a seed, without a file made of it."""
    return _changed(seed, Random(seed))[1]


def messy(seed: int) -> Messy:
    """A roster by a seed: two to five changes that mean nothing, every other one with a fault too."""
    chance = Random(seed)
    draft, done = _changed(seed, chance)
    return _made(draft, chance, done)


def _changed(seed: int, chance: Random) -> tuple[Draft, tuple[str, ...]]:
    units, members, form = _sample()
    draft = Draft([dict(row) for row in units], [dict(row) for row in members], form)
    quiet = chance.sample(QUIET, chance.randint(2, 5))
    loud = chance.choice(LOUD) if seed % 2 else None
    if loud:
        loud(draft, chance)
        quiet = [change for change in quiet if change not in _AGAINST.get(loud, ())]
    for change in quiet:
        change(draft, chance)
    return draft, tuple(change.__name__.strip("_") for change in (*quiet, *filter(None, (loud,))))


_AGAINST: Mapping[Callable[..., None], tuple[Callable[..., None], ...]] = {
    _no_name: (_spaces,),
    _cut: (_first_codes, _wide),
    _uncomputed: (_computed,),
    _broken: (_computed,),
    _twice: (_computed,),
    _no_day: (_dates,),
    _lost_code: (_first_codes, _computed),
}


def _made(draft: Draft, chance: Random, done: tuple[str, ...]) -> Messy:
    book = Workbook()
    sheet = book.active
    sheet.title = FORM
    for row in draft.form:
        sheet.append(row)
    results: list[str] = []
    places = {name: _sheet(book, draft, name, results) for name in (UNITS, MEMBERS)}
    saved = io.BytesIO()
    book.save(saved)
    told = frozenset((name, *places[name][at, heading]) for name, at, heading in draft.told)
    return Messy(_package(saved, draft, results), told, frozenset(draft.held), done)


def _sheet(
    book: Workbook, draft: Draft, name: str, results: list[str]
) -> dict[tuple[int, str], tuple[int, str]]:
    sheet, rows = book.create_sheet(name), draft.rows(name)
    heads = draft.columns.get(name) or list(rows[0])
    for title in draft.above.get(name, ()):
        sheet.append([title])
        sheet.merge_cells(
            start_row=sheet._current_row, end_row=sheet._current_row, start_column=1, end_column=len(heads)
        )
    sheet.append(heads)
    places, start = {}, 0
    for at, record in enumerate(rows):
        if name == UNITS and at in draft.headed:
            sheet.append([draft.headed[at] if head == heads[0] else None for head in heads])
        sheet.append([_value(record.get(head), (name, head) in draft.computed, results) for head in heads])
        row = sheet._current_row
        places |= {(at, head): (row, get_column_letter(column)) for column, head in enumerate(heads, 1)}
        if (name, at) in draft.hidden:
            sheet.row_dimensions[row].hidden = True
        if name == MEMBERS and draft.merged and record[CODE] is None:
            start = start or row - 1
            if at + 1 == len(rows) or rows[at + 1][CODE] is not None:
                column = heads.index(CODE) + 1
                sheet.merge_cells(start_row=start, end_row=row, start_column=column, end_column=column)
                start = 0
    sheet.auto_filter.ref = sheet.dimensions if draft.hidden else None
    for line in draft.below.get(name, ()):
        sheet.append([word or None for word in line])
    for _ in range(draft.dragged):
        sheet.append([_value("", True, results) for _ in heads])
    return places


def _value(value: Any, computed: bool, results: list[str]) -> Any:
    """The value, or a formula whose result is filled in later."""
    if not computed or value is None or not isinstance(value, str) or value.startswith(("=", "#")):
        return value
    results.append(value)
    return f'=T("{len(results) - 1}")'


_FORMULA = re.compile(r'<c r="(\w+)"((?: s="\d+")?)(?: t="\w+")?><f>T\("(\d+)"\)</f><v ?/?>(?:</v>)?</c>')
_USUAL, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"


def _package(saved: io.BytesIO, draft: Draft, results: list[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name.startswith("xl/worksheets/sheet"):
                text = _FORMULA.sub(partial(_computed_cell, results), text)
            if name == "xl/styles.xml" and draft.bare_fill:
                text = re.sub(r"<fill>.*?</fill>|<fill><patternFill ?/></fill>", "<fill/>", text)
            if draft.strict:
                for kind in ("spreadsheetml", "officeDocument", "drawingml"):
                    text = text.replace(f"{_USUAL}{kind}/2006/", f"{_STRICT}{kind}/")
            target.writestr(name, text)
    return made.getvalue()


def _computed_cell(results: list[str], cell: re.Match[str]) -> str:
    """A formula that stands for its result, with the result beside it."""
    formula = f'<f>T("{cell[3]}")</f><v>{escape(results[int(cell[3])])}</v>'
    return f'<c r="{cell[1]}"{cell[2]} t="str">{formula}</c>'


def wrong(roster: Messy, folder: Path) -> Iterator[str]:
    """What a reader of the file does otherwise than it should; nothing where all is right."""
    path = folder / "花名册.xlsx"
    path.write_bytes(roster.data)
    try:
        read = read_roster(path)
    except KitError as error:
        yield str(error)
        return
    told = {(fault.sheet, fault.row, fault.letter) for fault in read.faults}
    yield from (f"not told: {cell}" for cell in sorted(roster.told - told))
    yield from (
        f"{fault}" for fault in read.faults if (fault.sheet, fault.row, fault.letter) not in roster.told
    )
    made = {row.code: complete(row.answers or {}) for row in read.good}
    for code, plan in plans().items():
        if code in roster.held and code in made:
            yield f"{code}: made"
        elif code not in roster.held and code not in made:
            yield f"{code}: not made"
        elif code not in roster.held and made[code] != plan:
            yield f"{code}: another plan"
    yield from (f"{code}: nobody's" for code in made.keys() - plans().keys())


def main(many: int = 100) -> None:
    tried, failed = Counter[str](), Counter[str]()
    right = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(many):
            roster = messy(seed)
            faults = tuple(wrong(roster, Path(folder)))
            right += not faults
            tried.update(roster.done)
            failed.update(roster.done if faults else ())
            for words in faults[:3]:
                print(f"{seed} {' '.join(roster.done)}: {words}")
    print(
        table(
            ("change", "rosters", "right"),
            ((name, tried[name], tried[name] - failed[name]) for name in sorted(tried)),
        )
    )
    print(
        f"\n{right} of {many} rosters: the sample's plans,"
        " or a fault at the right cell and the unit held back"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
