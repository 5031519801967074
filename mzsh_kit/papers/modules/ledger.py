"""整改台账: one sheet for the team and its members, to be filled and filtered as work goes on."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ...plan.model import Plan
from ...plan.wording import person
from ...xlsx import safe_cell, stable_xlsx
from ..derived import Derived

SUFFIX = ".xlsx"
COLUMNS = {
    "序号": 6,
    "整改主体": 14,
    "问题": 40,
    "整改措施": 44,
    "责任人": 14,
    "时限类型": 12,
    "时限": 13,
    "状态": 11,
    "销号": 13,
    "备注": 22,
}
TERMS = ("立行立改", "限期整改", "长期坚持")
STATES = ("未开始", "推进中", "已完成", "已销号")
ROWS = 60
PEOPLE = "名单"

_FIRST = 4  # after title, note and head
_LAST = _FIRST + ROWS - 1
_COLOURS = {"已销号": "D9EAD3", "已完成": "E2EFDA", "推进中": "FFF2CC"}
_OVERDUE = "F4CCCC"
_LINE = Side(style="thin", color="BFBFBF")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="center")
_DAY = "yyyy-mm-dd"


def make(plan: Plan, derived: Derived) -> bytes:
    """The workbook, empty but for its form; the same plan gives the same bytes."""
    book = Workbook()
    sheet = book.active
    sheet.title = "整改台账"
    safe_cell(sheet.cell(1, 1), f"{plan.team}{plan.meeting.name}整改台账").font = Font(name="黑体", size=16)
    note = (
        f"台账形成时限：{derived.limits['rectification']}。完成一项、核实一项、销号一项，销号一栏填写日期。"
    )
    safe_cell(sheet.cell(2, 1), note)
    _grid(sheet)
    owners = ("领导班子", *(person(member, plan) for member in plan.attending))
    _people(book.create_sheet(PEOPLE), owners)
    _choices(sheet, len(owners))
    _colours(sheet)
    _page(sheet)
    return stable_xlsx(book)


def _grid(sheet: Worksheet) -> None:
    for column, (name, width) in enumerate(COLUMNS.items(), 1):
        cell = safe_cell(sheet.cell(3, column), name)
        cell.font, cell.fill = Font(name="黑体", bold=True), PatternFill("solid", fgColor="F2F2F2")
        cell.border, cell.alignment = _FRAME, _WRAPPED
        sheet.column_dimensions[get_column_letter(column)].width = width
        for row in range(_FIRST, _LAST + 1):
            cell = sheet.cell(row, column)
            cell.border, cell.alignment = _FRAME, _WRAPPED
            if name in ("时限", "销号"):
                cell.number_format = _DAY
    for row in range(_FIRST, _LAST + 1):
        sheet.cell(row, 1).value = row - _FIRST + 1


def _people(sheet: Worksheet, owners: tuple[str, ...]) -> None:
    """The choices of 整改主体 stand in a sheet of their own: a list in a drop-down holds 255 characters only."""
    for row, owner in enumerate(owners, 1):
        safe_cell(sheet.cell(row, 1), owner)
    sheet.sheet_state = "hidden"


def _letter(name: str) -> str:
    return str(get_column_letter(list(COLUMNS).index(name) + 1))


def _choices(sheet: Worksheet, owners: int) -> None:
    lists = {
        "整改主体": f"{PEOPLE}!$A$1:$A${owners}",
        "时限类型": f'"{",".join(TERMS)}"',
        "状态": f'"{",".join(STATES)}"',
    }
    for name, formula in lists.items():
        choice = DataValidation("list", formula1=formula, allow_blank=True)
        choice.errorTitle, choice.error = "不在可选范围内", "请从下拉列表中选择。"
        choice.add(f"{_letter(name)}{_FIRST}:{_letter(name)}{_LAST}")
        sheet.add_data_validation(choice)


def _colours(sheet: Worksheet) -> None:
    """A row takes the colour of its state; what is overdue stands out."""
    area = f"A{_FIRST}:{get_column_letter(len(COLUMNS))}{_LAST}"
    due, state = f"${_letter('时限')}{_FIRST}", f"${_letter('状态')}{_FIRST}"
    overdue = f'AND({due}<>"",{due}<TODAY(),{state}<>"已完成",{state}<>"已销号")'
    colours = {overdue: _OVERDUE} | {f'{state}="{name}"': colour for name, colour in _COLOURS.items()}
    for formula, colour in colours.items():
        fill = PatternFill("solid", bgColor=colour)
        sheet.conditional_formatting.add(area, FormulaRule(formula=[formula], fill=fill, stopIfTrue=True))


def _page(sheet: Worksheet) -> None:
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(COLUMNS))
    sheet.cell(1, 1).alignment = Alignment(horizontal="center")
    sheet.freeze_panes = f"A{_FIRST}"
    sheet.auto_filter.ref = f"A3:{get_column_letter(len(COLUMNS))}{_LAST}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "3:3"
