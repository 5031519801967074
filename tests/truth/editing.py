"""Edits of a finished paper as a hand would make them: words change, their fonts stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import openpyxl
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph


class NoPlace(LookupError):
    """The words to be changed are not in the paper."""


def paper(folder: Path, number: str) -> Path:
    return next(iter(sorted(folder.glob(f"{number}-*"))))


def retype(folder: Path, number: str, said: str, new: str, within: str = "") -> None:
    """Exchange what the pattern ``said`` finds first, in a paragraph or cell in which ``within`` is found
    too.
    """
    path = paper(folder, number)
    if path.suffix == ".xlsx":
        return _retype_sheet(path, said, new)
    document = Document(str(path))
    for paragraph in _paragraphs(document):
        if re.search(within, paragraph.text) and (match := re.search(said, paragraph.text)):
            _exchange(paragraph, match.start(), match.end(), match.expand(new))
            return document.save(str(path))
    raise NoPlace(f"{number}: {said}")


def sign(folder: Path, number: str, day: str) -> None:
    """Date a paper: the line after the signature, which is the last line that is a date, open or not."""
    path = paper(folder, number)
    document = Document(str(path))
    lines = [paragraph for paragraph in _paragraphs(document) if _OPEN_DATE.fullmatch(paragraph.text.strip())]
    signed = [line for line in lines if _before(line).startswith("中共")]
    if not signed:
        raise NoPlace(f"{number}: 成文日期")
    _exchange(signed[-1], 0, len(signed[-1].text), day)
    document.save(str(path))


_OPEN_DATE = re.compile(r"＿+|\d{4}年[\d\s＿]*月[\d\s＿]*日")


def _before(paragraph: Paragraph) -> str:
    above = paragraph._p.getprevious()
    return Paragraph(above, paragraph._parent).text.strip() if above is not None else ""


def print_(folder: Path, number: str, day: str) -> None:
    """Date the line of 印发."""
    retype(folder, number, r"(?:＿+|\d{4}年[\d\s＿]*月[\d\s＿]*日)印发", f"{day}印发")


def take_line(folder: Path, number: str, said: str) -> None:
    """Take away the line and the one below, which is its content."""
    path = paper(folder, number)
    document = Document(str(path))
    for paragraph in _paragraphs(document):
        if re.search(said, paragraph.text):
            below = paragraph._p.getnext()
            for element in (paragraph._p, below):
                element.getparent().remove(element)
            return document.save(str(path))
    raise NoPlace(f"{number}: {said}")


def double_row(folder: Path, number: str, said: str, *edits: tuple[str, str]) -> None:
    """Copy the row with these words below itself and exchange words in the copy, in whole cells."""
    path = paper(folder, number)
    document = Document(str(path))
    for row in (row for table in document.tables for row in table.rows):
        if any(re.search(said, cell.text) for cell in row.cells):
            copy = deepcopy(row._tr)
            row._tr.addnext(copy)
            for cell in _Row(copy, row._parent).cells:
                for old, new in edits:
                    if match := re.search(old, cell.text):
                        _exchange(cell.paragraphs[0], match.start(), match.end(), new)
            return document.save(str(path))
    raise NoPlace(f"{number}: {said}")


def set_step(folder: Path, step: str, day: str) -> None:
    """Date a step anew in the table of steps (17), whatever its time was, day or span."""
    path = paper(folder, "17")
    document = Document(str(path))
    for table in document.tables:
        head = [cell.text for cell in table.rows[0].cells]
        if "步骤" not in head:
            continue
        time = next(at for at, words in enumerate(head) if re.search("时间|时限|完成", words))
        for row in table.rows:
            if re.match(step, row.cells[head.index("步骤")].text):
                cell = row.cells[time].paragraphs[0]
                _exchange(cell, 0, len(cell.text), day)
                return document.save(str(path))
    raise NoPlace(f"17: {step}")


def set_event(folder: Path, step: str, day: tuple[int, int, int]) -> None:
    """Date a step anew in the calendar file (18); the span in its description goes."""
    path = paper(folder, "18")
    text = re.sub(r"\r?\n ", "", path.read_text(encoding="utf-8"))
    compact = "{:04d}{:02d}{:02d}".format(*day)
    for event in re.findall(r"BEGIN:VEVENT.*?END:VEVENT", text, re.DOTALL):
        if re.search(f"SUMMARY:{step}", event):
            dated = re.sub(r"(DTSTART;VALUE=DATE:)\d{8}", rf"\g<1>{compact}", event)
            dated = re.sub(r"(DTEND;VALUE=DATE:)\d{8}", rf"\g<1>{compact}", dated)
            dated = re.sub(r"\\n时间：.*?(?=\\n|\r?\n)", "", dated)
            path.write_text(text.replace(event, dated), encoding="utf-8")
            return
    raise NoPlace(f"18: {step}")


def _retype_sheet(path: Path, said: str, new: str) -> None:
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and (match := re.search(said, cell.value)):
                cell.value = cell.value[: match.start()] + match.expand(new) + cell.value[match.end() :]
                return book.save(path)
    raise NoPlace(f"{path.name}: {said}")


def _paragraphs(document) -> Iterator[Paragraph]:
    for element in document.element.body:
        if element.tag == qn("w:p"):
            yield Paragraph(element, document)
        elif element.tag == qn("w:tbl"):
            for row in Table(element, document).rows:
                for cell in row.cells:
                    yield from cell.paragraphs
    for comment in document.comments:
        yield from comment.paragraphs


def _exchange(paragraph: Paragraph, start: int, end: int, new: str) -> None:
    """The words from ``start`` to ``end`` go out of the runs that hold them; the new ones take the first
    one's font.
    """
    at = 0
    for run in paragraph.runs:
        length = len(run.text)
        first, last = max(start - at, 0), min(end - at, length)
        if first < last or (first == last == 0 and not paragraph.text):
            run.text = run.text[:first] + new + run.text[last:]
            new = ""
        at += length
    if new:
        paragraph.add_run(new)
