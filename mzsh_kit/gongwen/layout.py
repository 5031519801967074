"""Measures and wordings that the Word file and the preview share. Lengths are twips unless said otherwise."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import NamedTuple

from ..document import Heading, SignOff, Table
from .fonts import clean, lines
from .standard import TWIPS_A_POINT, number, text_width, twips


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


class Place(NamedTuple):
    """Where a line of the sign-off stands: ``indent`` from the right edge, or from the left.

    ``slack`` is zero, or a negative right indent.
    """

    flush_right: bool
    indent: int
    slack: int = 0


class SignOffPlaces(NamedTuple):
    """Places of 署名 and 成文日期."""

    organ: Place
    date: Place


def sign_off_places(block: SignOff) -> SignOffPlaces:
    """7.3.5.2: the longer of the two stands two characters from the right; the other is placed by its first
    character: that of the date stands two characters to the right of the organ's."""
    right, shift = twips("signoff.right"), twips("signoff.shift")
    organ, date = width(clean(block.organ)), width(clean(block.date))
    main = Place(True, right)
    first_of = text_width() - right - min(max(organ, date), text_width() - right)
    if date > organ:
        return SignOffPlaces(_from_left(first_of - shift, organ), main)
    return SignOffPlaces(main, _from_left(first_of + shift, date))


def _from_left(left: int, long: int) -> Place:
    """A place with room to spare: a program that sets digits wider must not break the line."""
    spare = text_width() - left - long
    return Place(False, left, min(0, spare - twips("body.indent")))


def heading_texts(block: Heading) -> tuple[str, str]:
    """What stands in the heading's font, and the body that runs on after a full stop."""
    head = clean(f"{block.number}{block.text}").strip()
    body = clean(block.body).strip()
    return (head.rstrip("。") + "。", body) if body else (head, "")


def recipients_text(text: str) -> str:
    """主送机关 with its full-width colon (主体·主送机关)."""
    return clean(text).strip().rstrip("：:") + "："


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
    found = []
    for n, name in enumerate(names, 1):
        number_ = f"{n}." if len(names) > 1 else ""
        label, label_left = ("附件：" + number_, left) if n == 1 else (number_, inner)
        found.append(AttachmentLine(label, clean(name).strip(), label_left, inner + width(number_)))
    return found


def column_widths(table: Table) -> list[int]:
    """Widths of the columns; they fill the text block (156 mm) to the twip."""
    whole, total = twips("text.width"), sum(table.widths)
    edges, reached = [0], 0.0
    for share in table.widths:
        reached += share
        edges.append(round(whole * reached / total))
    return [right - left for left, right in pairwise(edges)]


def centred_columns(table: Table) -> list[bool]:
    """Whether a column is centred: all its cells are short."""
    most = number("table.centre")
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.head)
    return [all(_ems(line) <= most for text in column for line in lines(text)) for column in columns]


def _ems(text: str) -> float:
    return sum(map(ems, text))
