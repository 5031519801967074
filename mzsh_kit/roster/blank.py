"""The blank roster: four sheets made from the table of columns, with drop-downs, notes and an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..errors import KitError, fault
from ..output.files import put
from ..plan import Library, library
from ..plan.source import Data
from ..xlsx import safe_cell, stable_xlsx
from .columns import FORM_COLUMNS, MEMBER_COLUMNS, UNIT_COLUMNS, Column
from .guide import GUIDE_TEXT
from .model import EXAMPLE, FORM, GUIDE, MEMBERS, UNITS

Facts = Mapping[str, str]
"""What stands in a row, by heading."""

_FACE = "宋体"
_TEXT, _BOLD = Font(name=_FACE, size=11), Font(name=_FACE, size=11, bold=True)
_FAINT = Font(name=_FACE, size=11, italic=True, color="808080")
_LINE = Border(bottom=Side(style="thin", color="A6A6A6"), right=Side(style="hair", color="D9D9D9"))
_HEAD, _MUST = PatternFill("solid", fgColor="F2F2F2"), PatternFill("solid", fgColor="DCE6F1")
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAP = Alignment(vertical="top", wrap_text=True)
_LAST_CHOICE_ROW = 2000
_LONGEST_LIST = 255
"""Characters that Excel takes in the list of a drop-down."""

FORM_HEADS = ("项目", "内容", "说明")
SHOWN_UNIT_COLUMNS = tuple(column for column in UNIT_COLUMNS if column.shown)
SHOWN_FORM_COLUMNS = tuple(column for column in FORM_COLUMNS if column.shared)
EXAMPLE_UNIT: Facts = {column.heading: column.example for column in UNIT_COLUMNS if column.example}
EXAMPLE_MEMBERS: tuple[Facts, ...] = (
    {"单位代码": EXAMPLE, "排序": "1", "姓名": "张三", "职务": "党组书记、局长", "角色": "主要负责同志",
     "政治面貌": "中共党员", "分管单位": "办公室、人事股", "所在党支部": "机关第一党支部"},
    {"单位代码": EXAMPLE, "排序": "2", "姓名": "李四", "职务": "党组成员、副局长", "角色": "班子成员",
     "政治面貌": "中共党员", "分管单位": "河湖管理站", "所在党支部": "机关第二党支部",
     "缺席事由": "在外学习", "书面发言": "是"},
    {"单位代码": EXAMPLE, "排序": "3", "姓名": "王五", "职务": "副局长", "角色": "班子成员",
     "政治面貌": "民盟盟员"},
)  # fmt: skip


def write_blank(path: str | Path, templates: Path | None = None) -> None:
    """Write the blank roster. Raises :class:`KitError` rather than put it in the place of another file."""
    path = Path(path)
    if path.exists():
        raise KitError(fault("roster.exists", str(path)))
    put(path, blank_bytes(templates))


def blank_bytes(templates: Path | None = None) -> bytes:
    """The blank roster as a file; the same templates give the same bytes."""
    books = library(templates)
    book = roster_book(books, {}, [EXAMPLE_UNIT], EXAMPLE_MEMBERS)
    _say_deadlines(book[FORM], books)
    return stable_xlsx(book)


def roster_book(books: Library, form: Facts, units: Sequence[Facts], members: Sequence[Facts]) -> Workbook:
    """A roster filled with facts by heading. Rows whose code is 示例 are greyed."""
    book = Workbook()
    book.remove(book.active)
    _form_sheet(book.create_sheet(FORM), books, form)
    _table_sheet(book.create_sheet(UNITS), SHOWN_UNIT_COLUMNS, units, books, freeze="C2")
    _table_sheet(book.create_sheet(MEMBERS), MEMBER_COLUMNS, members, books, freeze="D2")
    _guide_sheet(book.create_sheet(GUIDE))
    return book


def _form_sheet(sheet: Worksheet, books: Library, form: Facts) -> None:
    for number, (head, width) in enumerate(zip(FORM_HEADS, (20, 60, 70), strict=True), 1):
        _head(sheet, number, head, width, _HEAD)
    for row, column in enumerate(SHOWN_FORM_COLUMNS, 2):
        _write(sheet.cell(row, 1), column.heading, _BOLD)
        _write(sheet.cell(row, 2), form.get(column.heading), _TEXT, text=True)
        _write(sheet.cell(row, 3), column.note.replace("“统一要求”表已写的可留空。", ""), _FAINT)
        _choose(sheet, column, books, f"B{row}")
    _finish(sheet, "A2", one_page_wide=True)


def _say_deadlines(sheet: Worksheet, books: Library) -> None:
    """Each deadline's note says what holds when it is left blank, by the defaults of the first kind."""
    layers = next(iter(books.kinds.values())).layers
    ends = {sort: end for layer in layers for sort, end in _ends(layer.data.get("schedule", {}))}
    for row, column in enumerate(SHOWN_FORM_COLUMNS, 2):
        if column.place[0] == "schedule" and column.place[1] in ends:
            sheet.cell(row, 3).value += f"留空为{ends[column.place[1]]}。"


def _ends(steps: Data) -> Iterator[tuple[str, str]]:
    """The limits of the steps by sort; of several steps of one sort each limit once."""
    for sort, step in steps.items():
        stated = [duty["end"] for duty in (step if isinstance(step, list) else [step]) if duty.get("end")]
        if stated:
            yield sort, "、".join(dict.fromkeys(map(str, stated)))


def _table_sheet(
    sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Facts], books: Library, freeze: str
) -> None:
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        head = _head(sheet, number, column.heading, column.width, _MUST if column.required else _HEAD)
        head.comment = Comment(column.note, "mzsh-kit", width=260, height=90)
        _choose(sheet, column, books, f"{letter}2:{letter}{_LAST_CHOICE_ROW}")
    for row, facts in enumerate(rows, 2):
        _row(sheet, row, columns, facts)
    _finish(sheet, freeze, one_page_wide=len(columns) < 15)
    sheet.print_title_cols = f"A:{get_column_letter(ord(freeze[0]) - ord('A'))}"


def _row(sheet: Worksheet, row: int, columns: Iterable[Column], facts: Facts) -> None:
    font = _FAINT if facts.get("单位代码") == EXAMPLE else _TEXT
    for number, column in enumerate(columns, 1):
        if facts.get(column.heading):
            _write(sheet.cell(row, number), facts[column.heading], font, text=True)


def _guide_sheet(sheet: Worksheet) -> None:
    for number, (head, width) in enumerate(zip(FORM_HEADS[::2], (20, 100), strict=True), 1):
        _head(sheet, number, head, width, _HEAD)
    for row, (item, text) in enumerate(GUIDE_TEXT, 2):
        _write(sheet.cell(row, 1), item, _BOLD)
        _write(sheet.cell(row, 2), text, _TEXT)
    _finish(sheet, "A2", one_page_wide=True)


def _head(sheet: Worksheet, number: int, heading: str, width: int, fill: PatternFill) -> Cell:
    """A heading, and its column set to text so that codes and dates stay as they are typed."""
    column = sheet.column_dimensions[get_column_letter(number)]
    column.width, column.number_format, column.font, column.alignment = width, "@", _TEXT, _WRAP
    cell = safe_cell(sheet.cell(1, number), heading)
    cell.font, cell.fill, cell.alignment, cell.border = _BOLD, fill, _MIDDLE, _LINE
    return cell


def _write(cell: Cell, value: str | None, font: Font, *, text: bool = False) -> None:
    safe_cell(cell, value)
    cell.font, cell.alignment = font, _WRAP
    if text:
        cell.number_format = "@"


def _choose(sheet: Worksheet, column: Column, books: Library, area: str) -> None:
    """A drop-down, unless its list is longer than Excel takes."""
    options = ",".join(column.choices(books)) if column.choices else ""
    if options and len(options) <= _LONGEST_LIST:
        choice = DataValidation(type="list", formula1=f'"{options}"', allow_blank=True, showErrorMessage=True)
        choice.errorTitle, choice.error = column.heading, "请从下拉列表中选一项。"
        choice.add(area)
        sheet.add_data_validation(choice)


def _finish(sheet: Worksheet, freeze: str, *, one_page_wide: bool) -> None:
    sheet.freeze_panes = freeze
    sheet.row_dimensions[1].height = 30
    for row in range(2, sheet.max_row + 1):
        sheet.row_dimensions[row].height = 4 + 15 * max(_lines(sheet, cell) for cell in sheet[row])
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=one_page_wide)
    sheet.page_setup.fitToHeight = 0


def _lines(sheet: Worksheet, cell: Cell) -> int:
    """How many lines the cell's text takes in its column; a Chinese character is two wide."""
    width = sheet.column_dimensions[cell.column_letter].width - 1
    parts = str(cell.value or "").split("\n")
    return sum(max(1, -(-sum(1 + (ch > "\xff") for ch in part) // int(width))) for part in parts)
