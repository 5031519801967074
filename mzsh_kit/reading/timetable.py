"""Tables of days and work, and of what is sent: a row states its step, its limit and an obligation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .days import MEETING, STEPS, is_stretch, steps_named
from .fact import Fact
from .lists import clauses, has, sentences
from .passage import Passage
from .roles import heading_roles, text_roles
from .rows import cells, dated, is_head, sent, tells_recipients
from .sending import due, obliges, recipient, sends, sent_as

LISTS = ("清单", "台账")
"""What rectification is listed in."""
_LONGEST_ROW = 60


def is_row(passage: Passage) -> bool:
    """Whether a paragraph is a row with a cell that is a date and nothing else, beside more than numbers, or
    such a line of a calendar.
    """
    cells = _cells(passage)
    return any(map(dated, cells)) and not all(dated(cell) or cell.isdigit() for cell in cells)


def _cells(passage: Passage) -> list[str]:
    text = passage.text.strip()
    if (
        passage.within("calendar")
        and len(parts := re.split("[，,：:、]", text.rstrip("。；"), maxsplit=1)) == 2
        and dated(parts[0])
        and len(sentences(text)) == 1
        and len(text) <= _LONGEST_ROW
    ):
        return [part.strip() for part in parts]
    return cells(text)


def sent_rows(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Fact | None]]:
    """The rows of tables that say to whom papers are sent, each with what it states; and all heads."""
    head: list[str] = []
    for passage in passages:
        row = cells(passage.text)
        if is_head(row):
            head = row
            yield passage, None
        elif len(row) < len(head) - 1 or len(row) == 1 or not tells_recipients(head):
            head = []
        else:
            yield passage, _sent(head, row, passage)


def _sent(head: Sequence[str], row: Sequence[str], passage: Passage) -> Fact | None:
    if not (told := sent(head, row)):
        return None
    thing, to, due = told
    return Fact(sent_as(thing, to, due, passage), thing, passage.place, to=to, deadline=due)


def timetable(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Steps and time limits of every row; the row of the meeting itself states its date. A single row is a
    signature or a label of a form, and no step.
    """
    sent = dict(sent_rows(passages))
    yield from filter(None, sent.values())
    rows = [passage for passage in passages if is_row(passage) and not sent.get(passage)]
    for passage in rows:
        yield from (fact for fact in _row_facts(passage) if len(rows) > 1 or fact.field != "schedule.step")


def _row_facts(passage: Passage) -> Iterator[Fact]:
    cells = _cells(passage)
    cells = cells[cells[0].isdigit() :]
    whole = passage.text[passage.text.find(cells[0]) :]
    day = next(filter(dated, cells))
    works = [cell for cell in cells if not dated(cell)]
    yield Fact("schedule.step", whole, passage.place)
    if any(map(MEETING.search, works)):
        yield Fact("meeting.date", day, passage.place)
        return
    obliged = next(filter(None, (_obliged(work, day, passage) for work in works)), [])
    yield from obliged
    if passage.within("post"):
        work = next((work for work in works if has(work, (*LISTS, "整改方案"))), works[0])
        if not obliged:
            yield Fact("rectification.rule", _in_row(work, passage), passage.place, deadline=day)
        return
    told = [part for work in works for part in clauses(work) if not sends(part)]
    steps = [steps_named(part, is_stretch(day)) for part in told]
    about = next((roles for roles in steps if roles - {"problems"}), next(filter(None, steps), frozenset()))
    for role in [role for role in STEPS if role in about - ({"problems"} if "materials" in about else set())]:
        yield Fact(f"{role}.deadline", day, passage.place)


def worked(passages: Iterable[Passage]) -> Iterator[Passage]:
    """What the rows of a timetable say of the work of their steps, beside the name of the step, as passages
    about it.
    """
    for passage in filter(is_row, passages):
        name, *works = [cell for cell in _cells(passage) if not dated(cell) and not cell.isdigit()]
        roles = heading_roles(name).intersection(STEPS)
        if works and roles:
            work = max(works, key=len)
            yield replace(
                passage, text=work, roles=roles, cues=text_roles(work), heading=name, above=frozenset()
            )


def _obliged(work: str, day: str, passage: Passage) -> list[Fact]:
    """What each sentence of a cell obliges to, until its own day or that of the row."""
    told = sentences(work)
    return [
        Fact(
            field,
            _in_row(work, passage) if len(told) == 1 else part,
            passage.place,
            to=recipient(part),
            deadline=due(part) or day,
        )
        for part in told
        if (field := obliges(part, passage))
    ]


def _in_row(work: str, passage: Passage) -> str:
    """The work with its day where they stand as one sentence, else its own cell."""
    whole = passage.text.rstrip("。；")
    return whole if whole.endswith(work) and not re.search(r"\s", whole) else work
