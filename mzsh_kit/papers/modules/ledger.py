"""整改台账: one sheet for the team and its members, filled with what is known and filtered as work goes on.

The sheet is laid out once a process; for each unit only its rows are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ...plan.held import STATES, TEAM
from ...plan.model import Earlier, Plan
from ...plan.wording import person
from ...xlsx import parts_of, xlsx_of, xml_text
from ..derived import Derived

SUFFIX = ".xlsx"
COLUMNS = {
    "编号": 11, "整改主体": 12, "来源": 12, "方面": 18, "问题": 36, "整改目标": 24, "整改措施": 36,
    "责任领导": 12,
    "责任部门": 14, "时限类型": 11, "完成时限": 13, "状态": 10, "进展": 26, "佐证": 18, "原期限": 13,
    "新期限": 13,
    "延期理由": 20, "延期批准": 12, "复核人": 11, "复核日期": 13, "销号日期": 13, "是否公开": 10,
    "没有完成的原因": 24,
}  # fmt: skip
"""Headings and widths in characters."""

CARRIED = "上年未完成"
_CHOICES = {
    "来源": ("自己查找", "征求意见", "谈心谈话", "相互批评", "上级点评", "巡视巡察反馈", CARRIED),
    "时限类型": ("立行立改", "限期整改", "长期坚持"),
    "状态": STATES,
    "是否公开": ("公开", "不公开"),
}
_DAYS = frozenset(("完成时限", "原期限", "新期限", "复核日期", "销号日期"))
ROWS = 60
"""Rows of the form; more where more is known."""

PEOPLE = "名单"
_FIRST = 4  # after title, note and head
_MOST = 999
"""The last row to which choices and colours reach."""
_TITLE, _NOTE, _OWNERS = "-title-", "-note-", "$A$7777"
_COLOURS = {"已销号": "D9EAD3", "已完成": "E2EFDA", "推进中": "FFF2CC"}
_OVERDUE = "F4CCCC"
_LINE = Side(style="thin", color="BFBFBF")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="center")
_SHEET, _NAMES = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
Row = Mapping[str, str]


def make(plan: Plan, derived: Derived) -> bytes:
    """The workbook: what is open of last year, what the meeting has raised, empty rows; the same plan, the
    same bytes.
    """
    parts = dict(_skeleton())
    note = (
        f"台账形成时限：{derived.limits['rectification']}。完成一项、核实一项、销号一项；"
        "编号跨年不变，没有完成的转入下一年度。"
    )
    title = f"{plan.team}{plan.meeting.name}整改台账"
    owners = (TEAM, *(person(member, plan) for member in plan.attending))
    rows = _rows(plan)
    told = {_TITLE: xml_text(title), _NOTE: xml_text(note), _OWNERS: f"$A${len(owners)}"}
    sheet = re.sub("|".join(map(re.escape, told)), lambda match: told[match[0]], parts[_SHEET].decode())
    last = f"{get_column_letter(len(COLUMNS))}{_FIRST + len(rows) - 1}"
    sheet = re.sub('<dimension ref="[^"]*"', f'<dimension ref="A1:{last}"', sheet)
    parts[_SHEET] = _with_rows(sheet, rows).encode()
    names = "".join(f'<row r="{n}">{_cell(f"A{n}", "0", owner)}</row>' for n, owner in enumerate(owners, 1))
    parts[_NAMES] = re.sub(
        "<sheetData ?/>|<sheetData></sheetData>", f"<sheetData>{names}</sheetData>", parts[_NAMES].decode()
    ).encode()
    return xlsx_of(parts)


def _rows(plan: Plan) -> Sequence[Row]:
    """Known rows and empty ones, each with the number that it keeps until it is closed."""
    open_ = (item for item in plan.previous if not item.done)
    carried = [_carried(item, plan.year - 1, n) for n, item in enumerate(open_, 1)]
    raised = [
        {
            "整改主体": item.whose,
            "问题": item.problem,
            "整改措施": item.measure,
            "责任领导": item.owner,
            "完成时限": item.until,
        }
        for item in plan.held.items
    ]
    new = [*raised, *[{}] * max(0, ROWS - len(carried) - len(raised))]
    return [*carried, *({"编号": f"{plan.year}-{n:03}", **row} for n, row in enumerate(new, 1))]


def _carried(item: Earlier, year: int, number: int) -> Row:
    """A row of last year's ledger that is still open."""
    return {
        "编号": item.id or f"{year}-{number:03}", "整改主体": item.whose, "来源": CARRIED,
        "问题": item.problem, "整改措施": item.measure, "责任领导": item.owner, "原期限": item.until,
        "状态": item.state, "进展": item.progress, "没有完成的原因": item.reason,
    }  # fmt: skip


def _with_rows(sheet: str, rows: Sequence[Row]) -> str:
    """The sheet with its pattern row written once for every row."""
    match = re.search(rf'<row r="{_FIRST}"[^>]*>.*?</row>', sheet)
    if match is None:
        raise AssertionError("the pattern row is missing")
    styles = re.findall(rf'<c r="([A-Z]+){_FIRST}" s="(\d+)"', match[0])
    empty = {
        name: _cell(f"{letter}#", style, "") for (letter, style), name in zip(styles, COLUMNS, strict=True)
    }
    made = "".join(_row(n, row, empty) for n, row in enumerate(rows, _FIRST))
    return sheet[: match.start()] + made + sheet[match.end() :]


def _row(number: int, row: Row, empty: Mapping[str, str]) -> str:
    """One row: its known cells in the place of the empty ones."""
    here = {name: cell.replace("#", str(number)) for name, cell in empty.items()}
    known = {name: _filled(here[name], text) for name, text in row.items() if text}
    return f'<row r="{number}">{"".join({**here, **known}.values())}</row>'


def _filled(cell: str, text: str) -> str:
    return f'{cell[:-2]} t="inlineStr"><is><t xml:space="preserve">{xml_text(text)}</t></is></c>'


def _cell(at: str, style: str, text: str) -> str:
    cell = f'<c r="{at}" s="{style}"/>'
    return _filled(cell, text) if text else cell


@lru_cache(maxsize=1)
def _skeleton() -> Mapping[str, bytes]:
    """The parts of the workbook without a unit's facts."""
    book = Workbook()
    sheet = book.active
    sheet.title = "整改台账"
    sheet.cell(1, 1, _TITLE).font = Font(name="黑体", size=16)
    sheet.cell(2, 1, _NOTE)
    _grid(sheet)
    book.create_sheet(PEOPLE).sheet_state = "hidden"
    _choices(sheet)
    _colours(sheet)
    _page(sheet)
    return parts_of(book)


def _grid(sheet: Worksheet) -> None:
    """The heads, and below them the row after whose styles all others are written."""
    for column, (name, width) in enumerate(COLUMNS.items(), 1):
        head, cell = sheet.cell(3, column, name), sheet.cell(_FIRST, column)
        head.font, head.fill = Font(name="黑体", bold=True), PatternFill("solid", fgColor="F2F2F2")
        for written in (head, cell):
            written.border, written.alignment = _FRAME, _WRAPPED
        if name in _DAYS:
            cell.number_format = "yyyy-mm-dd"
        sheet.column_dimensions[get_column_letter(column)].width = width


def _letter(name: str) -> str:
    return str(get_column_letter(list(COLUMNS).index(name) + 1))


def _choices(sheet: Worksheet) -> None:
    """The choices of 整改主体 stand in a sheet of their own: a list in a drop-down holds 255 characters
    only.
    """
    lists = {"整改主体": f"{PEOPLE}!$A$1:{_OWNERS}"}
    lists |= {name: f'"{",".join(words)}"' for name, words in _CHOICES.items()}
    for name, formula in lists.items():
        choice = DataValidation("list", formula1=formula, allow_blank=True)
        choice.errorTitle, choice.error = "不在可选范围内", "请从下拉列表中选择。"
        choice.add(f"{_letter(name)}{_FIRST}:{_letter(name)}{_MOST}")
        sheet.add_data_validation(choice)


def _colours(sheet: Worksheet) -> None:
    """A row takes the colour of its state; what is overdue stands out, by the new limit where there is
    one.
    """
    area = f"A{_FIRST}:{get_column_letter(len(COLUMNS))}{_MOST}"
    due, later, state = (f"${_letter(name)}{_FIRST}" for name in ("完成时限", "新期限", "状态"))
    limit = f'IF({later}<>"",{later},{due})'
    overdue = f'AND(ISNUMBER({limit}),{limit}<TODAY(),{state}<>"已完成",{state}<>"已销号")'
    colours = {overdue: _OVERDUE} | {f'{state}="{name}"': colour for name, colour in _COLOURS.items()}
    for formula, colour in colours.items():
        fill = PatternFill("solid", bgColor=colour)
        sheet.conditional_formatting.add(area, FormulaRule(formula=[formula], fill=fill, stopIfTrue=True))


def _page(sheet: Worksheet) -> None:
    last = get_column_letter(len(COLUMNS))
    sheet.freeze_panes = f"F{_FIRST}"
    sheet.auto_filter.ref = f"A3:{last}{_FIRST + ROWS - 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "3:3"
