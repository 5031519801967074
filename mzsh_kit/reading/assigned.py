"""What a person says of a passage that was not understood, and of a heading: this is the theme, an
aspect, an item of the agenda.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..output import make_folder, put
from .answers import answers_of
from .fact import Fact
from .leftover import Unread
from .lists import items
from .outline import Outline
from .passage import Passage
from .read import PARSERS, Reading
from .tables import OWN, bare_heading, own_headings

ROLES: Mapping[str, str] = {
    "meeting.theme": "theme",
    "study.item": "study",
    "study.form": "study",
    "meeting.attendees": "attendees",
    "meeting.observers": "attendees",
    "meeting.guidance": "attendees",
    "opinions.method": "opinions",
    "opinions.scope": "opinions",
    "talks.pair": "talks",
    "problems.aspect": "problems",
    "materials.rule": "materials",
    "agenda.item": "agenda",
    "criticism.rule": "criticism",
    "rectification.rule": "post",
    "report": "post",
    "bulletin": "post",
    "related_meeting": "post",
    "organisation.duty": "duties",
    "discipline": "requirements",
}
"""Fields that a passage may be given to, each with what its section is about."""
_LISTS = ("meeting.attendees", "meeting.observers", "meeting.guidance", "opinions.scope")
"""Fields of which a passage that no parser takes states several, apart by 、."""
_HEAD = "# 本单位的标题用语：标题、所说的事（roles.tsv的名称）。在“没有读懂的内容”里指定过的标题记在这里。\n"


def assigned(reading: Reading, passage: Unread, field: str) -> Reading:
    """The reading in which ``passage`` states ``field``: what the parsers find in it as such, else its
    whole text.

    Raises ``KeyError`` for a field that is none of ``ROLES``.
    """
    roles = frozenset({ROLES[field]})
    alone = Passage(passage.text, passage.place, roles, roles, 0, first=True)
    parsed = [fact for parser in PARSERS for fact in parser([alone]) if fact.field == field]
    whole = passage.text.strip("。；： ")
    facts = parsed or [
        Fact(field, part, passage.place) for part in (items(whole) if field in _LISTS else [whole])
    ]
    rest = tuple(other for other in reading.unread if other != passage)
    return replace(reading, facts=(*reading.facts, *facts), unread=rest)


def assign(passage: Unread, field: str) -> dict[str, Any]:
    """The answers that ``passage`` alone gives where it states ``field``. Raises as :func:`assigned` does."""
    return answers_of(assigned(_EMPTY, passage, field))


def stating(fact: Fact) -> dict[str, Any]:
    """The answers that a fact alone gives."""
    return answers_of(replace(_EMPTY, facts=(fact,)))


_EMPTY = Reading("", "方案", "", "", "", Outline("", (), (), ()), (), ())


def remember(heading: str, field: str, folder: Path) -> None:
    """Keep in the office's folder of templates what its sections under such a heading are about; the
    last word holds.

    Raises :class:`KitError` where the folder cannot be written, ``KeyError`` for a field that is none of
    ``ROLES``.
    """
    keep_headings(own_headings(folder) | {bare_heading(heading): frozenset({ROLES[field]})}, folder)


def forget(heading: str, folder: Path) -> None:
    """Take back :func:`remember`. Raises :class:`KitError` where the folder cannot be written."""
    keep_headings(
        {other: roles for other, roles in own_headings(folder).items() if other != bare_heading(heading)},
        folder,
    )


def remembers(heading: str, field: str, folder: Path) -> bool:
    """Whether sections under such a heading are read so."""
    return own_headings(folder).get(bare_heading(heading)) == frozenset({ROLES[field]})


def keep_headings(known: Mapping[str, frozenset[str]], folder: Path) -> None:
    """Write all that the office's own headings are about, in place of what is kept. Raises
    :class:`KitError`.
    """
    lines = (f"{heading}\t{'|'.join(sorted(roles))}\n" for heading, roles in sorted(known.items()))
    path = folder / "reading" / OWN
    make_folder(path.parent)
    put(path, (_HEAD + "".join(lines)).encode())
