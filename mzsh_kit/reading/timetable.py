"""A table of dates, work and people: each row is a step, and a time limit of what its words are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from .fact import Fact
from .outline import Outline
from .passage import Passage, heading_roles
from .source import Line
from .wording import worded

_GAP = re.compile(r"(?:\u3000|\t| {2,})+")
_CELL = re.compile(r"(表\d+第\d+行)第\d+列")
_DATE = r"^(?:〔时限〕|〔生活会〕?召?开?(?:会前|会后|前|后)\d{1,2}个?(?:工作)?日[内前]?)$"
_LINE = r"^(?P<day>〔时限〕)[，,：:、]\s*(?P<work>[^。；]{2,60})[。；]?$"
_DAYS = r"[（(]〔时限〕[)）]$"
_MEETING = re.compile(r"召开[^，。；]{0,20}生活会|^生活会$|^正式会议$")
_SENT = re.compile(r"(?:报|送|呈)[^，。；]{2,24}(?:审|备案)")
_LIMITS = {
    "study": "study.deadline",
    "opinions": "opinions.deadline",
    "talks": "talks.deadline",
    "problems": "problems.deadline",
    "materials": "materials.deadline",
}


def rows_joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Cells of a row that states a date, as one line; all other lines as they are."""
    for row, group in groupby(lines, key=_row):
        cells = list(group)
        if row and len(cells) > 1 and any(dated(one.text) for one in cells):
            yield replace(cells[0], text="\u3000\u3000".join(one.text for one in cells if one.text))
        else:
            yield from cells


def _row(line: Line) -> str:
    found = _CELL.fullmatch(line.place) if line.kind == "cell" else None
    return found[1] if found else ""


def dated(text: str) -> bool:
    """Whether a cell is a date, masked or not, and nothing else."""
    return bool(worded(_DATE).match(text))


def is_row(one: Passage) -> bool:
    """Whether a paragraph is a row with a cell that is a date and nothing else, or such a line of a calendar."""
    cells = _cells(one)
    return any(map(dated, cells)) and not all(map(dated, cells))


def _cells(one: Passage) -> list[str]:
    text = one.text.strip()
    if one.about("calendar") and (found := worded(_LINE).match(text)):
        return [found["day"], found["work"]]
    return _GAP.split(text)


def timetable(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Steps and time limits of every row; the row of the meeting itself states its date."""
    for one in passages:
        if is_row(one):
            yield from _facts(one)


def stages(tree: Outline) -> Iterator[Fact]:
    """Headings of stages of the work that state their days: 第一阶段：学习（1月2日至5日）."""
    for one in tree.sections:
        if "阶段" in one.number + one.heading and worded(_DAYS).search(one.heading):
            yield Fact("schedule.step", one.heading, one.place)


def _facts(one: Passage) -> Iterator[Fact]:
    cells = _cells(one)
    day = next(filter(dated, cells))
    works = [cell for cell in cells if not dated(cell)]
    yield Fact("schedule.step", one.text, one.place)
    if any(map(_MEETING.search, works)):
        yield Fact("meeting.date", day, one.place)
        return
    if any(map(_SENT.search, works)):
        yield Fact("submission", one.text, one.place, deadline=day)
        return
    about = next((roles for roles in map(heading_roles, works) if not roles.isdisjoint(_LIMITS)), frozenset())
    for role in [role for role in _LIMITS if role in about]:
        yield Fact(_LIMITS[role], day, one.place)
