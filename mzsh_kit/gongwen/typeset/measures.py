"""Measures and wordings that the Word file and the preview share. Lengths are twips unless said otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ...document import Attendance, Block, Heading, Letterhead, Paragraph, SignOff, Table, Title
from ...text.lazy import lazy_pattern
from ...text.patterns import OPEN_DAY, WRITTEN_DAY, WRITTEN_SPAN
from ..standard.fonts import clean, lines
from ..standard.units import TWIPS_A_MM, TWIPS_A_POINT, number, points, text_width, twips, word


@lru_cache(maxsize=1 << 14)
def ems(char: str) -> float:
    """Advance of a character in its own size: 1 for a Chinese one, Times New Roman's for ASCII."""
    if not char.isascii():
        return 0.0 if unicodedata.combining(char) else 1.0
    if char in " .,":
        return 0.25
    return 0.7 if char.isupper() else 0.5


def width(text: str) -> int:
    """Width of a text set as body text (3号, spacing of the grid)."""
    size, spacing = number("body.size"), number("grid.spacing")
    return round(sum(ems(char) * size + spacing for char in text) * TWIPS_A_POINT)


class Alignment(NamedTuple):
    """Where a line of the sign-off stands: ``indent`` from the right edge, or from the left.

    ``slack`` is zero, or a negative right indent.
    """

    flush_right: bool
    indent: int
    slack: int = 0


class SignOffPlaces(NamedTuple):
    """Places of 署名 and 成文日期."""

    organ: Alignment
    date: Alignment


def sign_off_places(block: SignOff, whole: int = text_width()) -> SignOffPlaces:
    """7.3.5.2: the longer of the two stands two characters from the right; the other is placed by its first
    character: that of the date stands two characters to the right of the organ's. The organs of a joint paper
    begin one under the other. ``whole`` is the width of the text block."""
    right, shift = twips("signoff.right"), twips("signoff.shift")
    organ, date = max(map(width, map(clean, organs(block)))), width(clean(block.date))
    main = Alignment(True, right)
    first_of = whole - right - min(max(organ, date), whole - right)
    if date > organ:
        return SignOffPlaces(_from_left(first_of - shift, organ, whole), main)
    if block.others:
        return SignOffPlaces(_from_left(first_of, organ, whole), _from_left(first_of + shift, date, whole))
    return SignOffPlaces(main, _from_left(first_of + shift, date, whole))


def organs(block: SignOff) -> tuple[str, ...]:
    """Every organ that signs, the one in charge first."""
    return (block.organ, *block.others)


def _from_left(left: int, long: int, whole: int) -> Alignment:
    """A place with room to spare: a program that sets digits wider must not break the line."""
    spare = whole - left - long
    return Alignment(False, left, min(0, spare - twips("body.indent")))


class SealPlaces(NamedTuple):
    """The right indent of 成文日期, and the left and right indents between which 署名 is centred on it."""

    date: int
    left: int
    right: int


def seal_places(block: SignOff, whole: int = text_width()) -> SealPlaces:
    """7.3.5.1: the date stands four characters from the right, the organ is centred above it.

    An organ that would then stick out pushes the date to the left, until it ends at the right edge; a
    character to spare keeps a program that sets it a little wider from breaking it.
    """
    organ, date = width(clean(block.organ)), width(clean(block.date))
    spare = twips("body.indent") // 2
    right = max(twips("seal.right"), (min(organ + spare, whole) - date) // 2)
    centre = whole - right - date // 2
    return SealPlaces(right, max(0, 2 * centre - whole), max(0, whole - 2 * centre))


# A year in brackets of any kind, and a number that may be padded: （2026）第003号
_NUMBER = lazy_pattern(r"[〔［\[【（(]\s*(\d{4})\s*[〕］\]】）)]\s*第?\s*0*(?=\d)")


def number_text(text: str) -> str:
    """发文字号: the year in 〔〕, no 第, no leading zeros (版头·发文字号)."""
    left, right = tuple(word("number.brackets"))
    return _NUMBER.sub(rf"{left}\1{right}", clean(text).strip())


def copy_text(text: str) -> str:
    """份号 with its six digits (版头·份号)."""
    digits = clean(text).strip()
    return digits.zfill(round(number("copy.digits"))) if digits.isdecimal() else digits


def secrecy_text(block: Letterhead) -> str:
    """密级 and 保密期限, a star between them (版头·密级)."""
    return word("secrecy.star").join(
        filter(None, (clean(block.secrecy).strip(), clean(block.period).strip()))
    )


class MarkLook(NamedTuple):
    """发文机关标志: its lines, size in points, width of its characters in per cent, and pitch in twips."""

    lines: tuple[str, ...]
    size: float
    scale: int
    pitch: int


def mark_look(text: str, whole: int = text_width()) -> MarkLook:
    """One line as large as it may be: narrower before smaller, two lines where it would get too small."""
    rows = tuple(line for line in lines(text) if line) or ("",)
    if len(rows) == 1 and ems_of(rows[0]) > _most_on_a_line(whole):
        rows = _halves(rows[0])
    long = max(1.0, *map(ems_of, rows))
    room, most, least = whole / TWIPS_A_POINT / long, number("mark.size"), number("mark.scale") / 100
    size = min(most, int(room / least * 2) / 2)
    return MarkLook(rows, size, min(100, int(room / size * 100)), round(size * 1.1 * TWIPS_A_POINT))


def _most_on_a_line(whole: int) -> float:
    return whole / TWIPS_A_POINT / (number("mark.least") * number("mark.scale") / 100)


def _halves(text: str) -> tuple[str, ...]:
    """A long mark in two lines, cut at 委员会, 公司 and the like where one ends near the middle."""
    middle = len(text) / 2
    ends = [match.end() for match in _ENDS.finditer(text) if match.end() < len(text)]
    near = [end for end in ends if abs(end - middle) <= len(text) / 6]
    cut = min(near or [round(middle)], key=lambda end: abs(end - middle))
    return text[:cut], text[cut:]


_ENDS = lazy_pattern("委员会|公司|人民政府|办公室|党组|[省市县区局院]")


def imprint_date(text: str) -> str:
    """印发日期 with 印发 behind it (版记)."""
    date = clean(text).strip()
    return date if not date or date.endswith("印发") else date + "印发"


def copies_text(text: str) -> str:
    """抄送机关 with its full stop (版记)."""
    names = clean(text).strip().rstrip("。")
    return names + "。" if names else ""


def is_landscape(table: Table) -> bool:
    """Whether a table takes a landscape page: it says so, or has too many columns for an upright one."""
    return table.landscape or len(table.head) > number("table.columns")


def heading_texts(block: Heading) -> tuple[str, str]:
    """What stands in the heading's font, and the body that runs on after a full stop."""
    head = clean(f"{block.number}{block.text}").strip()
    body = clean(block.body).strip()
    return (head.rstrip("。") + "。", body) if body else (head, "")


def is_byline(block: Block, before: Block | None) -> bool:
    """Whether a paragraph names the speaker under the title: （党组书记　江启明）; it is centred as the title
    is.
    """
    return isinstance(before, Title) and isinstance(block, Paragraph) and bool(_BYLINE.fullmatch(block.text))


_BYLINE = lazy_pattern(r"（[^\n。]+）")


def recipients_text(text: str) -> str:
    """主送机关 with its full-width colon (主体·主送机关)."""
    return clean(text).strip().rstrip("：:") + "："


def attendance_label(block: Attendance) -> str:
    """出席, 请假 or 列席 with its full-width colon (纪要格式)."""
    return clean(block.label).strip().rstrip("：:") + "："


def note_text(text: str) -> str:
    """附注 in its round brackets (主体·附注)."""
    return f"（{clean(text).strip()}）"


class AttachmentLine(NamedTuple):
    """One line of 附件说明: what stands before the name, the name, and the left edges of both."""

    label: str
    name: str
    label_left: int
    name_left: int


def attachment_lines(names: tuple[str, ...]) -> list[AttachmentLine]:
    """主体·附件说明: “附件：1.” and so on; a name's later lines stand under its first character."""
    left = twips("attachments.indent")
    inner = left + width("附件：")
    rows = []
    for n, name in enumerate(names, 1):
        number_ = f"{n}." if len(names) > 1 else ""
        label, label_left = ("附件：" + number_, left) if n == 1 else (number_, inner)
        rows.append(AttachmentLine(label, clean(name).strip(), label_left, inner + width(number_)))
    return rows


class TableLook(NamedTuple):
    """Letters and lines of a table in points, its lowest row in points."""

    size: float
    pitch: float
    row: float


def table_look(table: Table) -> TableLook:
    """The usual look of a table, or that of one in small letters."""
    small = ".small" if table.small else ""
    row = table.tall * TWIPS_A_MM / TWIPS_A_POINT or points(f"table.row{small}")
    return TableLook(number(f"table.size{small}"), points(f"table.pitch{small}"), row)


@lru_cache(maxsize=64)
def cell_units(names: tuple[str, ...] = (), *, spans: bool = True) -> re.Pattern[str]:
    """What is never cut at the end of a line of a cell: dates, hours, spans of them, names of no more than a
    line.

    A longer name may be cut behind its point: 古丽娜尔· and 赛迪克.
    """
    parts = {part for name in names for part in re.split("(?<=·)", name) if 1 < len(part) <= _SHORT_NAME}
    short = sorted(map(re.escape, parts), key=lambda part: (-len(part), part))
    return re.compile("|".join((OPEN_DAY, WRITTEN_SPAN if spans else WRITTEN_DAY, *short)))


_SHORT_NAME = 5
_SHORT_CELL = 6.5
"""Ems of a cell that is never cut."""


@lru_cache(maxsize=256)
def column_widths(table: Table, whole: int = twips("text.width")) -> tuple[int, ...]:
    """Widths of the columns; they fill the text block (156 mm) to the twip.

    The stated proportions, but that no value is cut: a column is as wide as its widest date, span or name.
    """
    least = [
        [_need(table, n, spans=spans) / whole for n in range(len(table.head))] for spans in (True, False)
    ]
    needs = next((needs for needs in least if sum(needs) <= 1), [0.0] * len(table.head))
    edges, reached = [0], 0.0
    for share in shared(table.widths, needs):
        reached += share
        edges.append(round(whole * reached))
    return tuple(right - left for left, right in pairwise(edges))


def _need(table: Table, column: int, *, spans: bool) -> float:
    """Twips that a column needs so that nothing in it is cut; two characters such as 序号 at least."""
    texts = (text for row in (table.head, *table.rows) for text in lines(row[column]))
    long = max((_uncut(text, cell_units(spans=spans)) for text in texts), default=0.0)
    return (
        max(long, 2.0) * table_look(table).size * TWIPS_A_POINT + 2 * twips("table.padding") + TWIPS_A_POINT
    )


@lru_cache(maxsize=1 << 12)
def _uncut(text: str, units: re.Pattern[str]) -> float:
    whole = _loose(text)
    return (
        whole
        if whole <= _SHORT_CELL
        else max((_loose(match[0]) for match in units.finditer(text)), default=0.0)
    )


def _loose(text: str) -> float:
    """Ems with the gaps that some programs set between hanzi and digits."""
    return ems_of(text) + sum(char.isascii() != other.isascii() for char, other in pairwise(text)) / 4


def shared(widths: tuple[float, ...], least: Sequence[float]) -> list[float]:
    """Shares of the whole; what is under its least is raised to it, the rest gives in proportion to what it
    has over.
    """
    total = sum(widths)
    shares = [width / total for width in widths]
    given = [max(share, low) for share, low in zip(shares, least, strict=True)]
    spare, over = sum(given) - 1, sum(share - low for share, low in zip(given, least, strict=True))
    return [
        share - (spare * (share - low) / over if over else 0) for share, low in zip(given, least, strict=True)
    ]


def centred_columns(table: Table) -> list[bool]:
    """Whether a column is centred: all its cells are short."""
    most = number("table.centre")
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.head)
    return [all(ems_of(line) <= most for text in column for line in lines(text)) for column in columns]


def ems_of(text: str) -> float:
    return sum(map(ems, text))
