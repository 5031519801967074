"""How much a set asks people to fill in: its papers with blanks, and the blanks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..document import Block, Document, Grid, Heading, Paragraph, Table
from ..plan.wording import BLANK
from .build import Made
from .catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Asked:
    """``papers`` of the catalogue and ``files`` that are made, those to be filled in, and how many blanks."""

    papers: int
    files: int
    forms: int
    forms_files: int
    blanks: int

    def __str__(self) -> str:
        return (
            f"所选材料共{self.papers}种、{self.files}个文件，"
            f"其中{self.forms}种、{self.forms_files}个文件要人填写，空白{self.blanks}处。"
        )


def asked(made: Iterable[Made], templates: Path | None = None) -> Asked:
    """What a set of made papers asks for. A workbook is one blank."""
    made = tuple(made)
    whole = {paper.number for paper in catalogue(templates) if paper.whole}
    counts = [(number := paper.stem[:2], 0 if number in whole else blanks(paper)) for paper in made]
    forms = [(number, count) for number, count in counts if count]
    numbers, filled = {number for number, _ in counts}, {number for number, _ in forms}
    return Asked(len(numbers), len(made), len(filled), len(forms), sum(count for _, count in forms))


def blanks(made: Made) -> int:
    """Blanks to be written in: those in texts and empty cells of tables and forms."""
    if isinstance(made.content, Document):
        return sum(map(_blanks, made.content.blocks))
    return int(made.suffix == ".xlsx")


def _blanks(block: Block) -> int:
    match block:
        case Table():
            return sum(map(_open, (cell for row in block.rows for cell in row)))
        case Grid():
            return sum(map(_open, (cell for row in block.rows for cell in row.cells if row.labels)))
        case Heading(_, text, body):
            return (text + body).count(BLANK)
        case Paragraph(text):
            return text.count(BLANK)
    return 0


def _open(cell: str) -> int:
    return 1 if not cell.strip() else cell.count(BLANK)
