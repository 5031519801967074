"""Fields and tables that several steps have alike."""

from __future__ import annotations

from dataclasses import replace

from ....plan.source import DataPath
from ..fields import Column, Field, Rows


def one_text(place: DataPath, add: str, hint: str = "", section: str = "", *, folded: bool = False) -> Rows:
    """A table of single texts."""
    return Rows(place, (Column("", "text", needed=True),), add, hint, section=section, folded=folded)


_HARD = "硬性时限是规定或上级要求的，不随其他步骤改动。"


SAID = Column("said", width=3, hint="如：春节前", folded=True)


_TO = Column("to", "names", width=4)


def duty_table(
    sort: str, add: str, hint: str = "", to: str = "", more: tuple[Column, ...] = (), *, folded: bool = False
) -> Rows:
    """The duties of one sort, each with its own limit; ``to`` is who is addressed where nobody is named."""
    columns = (
        Column("what", "text", needed=True, width=7),
        Column("owner", width=4),
        replace(_TO, hint=to),
        Column("end", "when", width=4),
        Column("hard", "yes", width=2),
        SAID,
        *more,
    )
    return Rows(("schedule", sort), columns, add, f"{hint}{_HARD}", section=f"{sort}s", folded=folded)


def step_table(sort: str, add: str, hint: str, *, folded: bool = False) -> Rows:
    """Steps of one sort that may have a limit for each thing that is made."""
    columns = (Column("what", width=5), Column("owner", width=4), Column("end", "when", width=4), SAID)
    return Rows(("schedule", sort), columns, add, hint, folded=folded)


def lines(*place: str, hint: str = "每行一项", section: str = "") -> Field:
    """A list that is typed one item a line."""
    return Field(place, "lines", hint=hint, section=section)
