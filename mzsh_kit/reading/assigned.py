"""What a person says of a passage that was not understood, and of a heading: this is the theme, an
aspect, an item of the agenda.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..output import make_folder, put
from ..text import moments
from .answers import answers_of
from .certainty import marked
from .fact import Fact
from .leftover import Unread
from .lists import items
from .outline import Outline
from .passage import Passage
from .read import Reading, stated_in
from .tables import OWN, bare_heading, own_headings

_ABOUT = {
    "preamble": "basis",
    "theme": "meeting.theme",
    "time": "meeting.date meeting.time meeting.duration",
    "venue": "meeting.venue",
    "host": "meeting.host",
    "attendees": "meeting.recorder meeting.attendees meeting.observers meeting.guidance",
    "study": "study.item study.form study.duration study.deadline",
    "opinions": "opinions.method opinions.scope opinions.handling opinions.deadline",
    "talks": "talks.pair talks.requirement talks.period talks.deadline",
    "problems": "problems.aspect problems.method problems.deadline",
    "materials": "materials.team materials.personal materials.rule materials.review materials.deadline",
    "before": "submission",
    "agenda": "agenda.item",
    "criticism": "criticism.rule criticism.min_count meeting.report_on",
    "post": "rectification.rule report bulletin archive related_meeting",
    "duties": "organisation.group organisation.duty",
    "requirements": "discipline",
    "calendar": "schedule.step",
}
ROLES: Mapping[str, str] = {field: role for role, fields in _ABOUT.items() for field in fields.split()}
"""Fields that a passage may be given to, each with what its section is about."""
_SEVERAL = ("meeting.attendees", "meeting.observers", "meeting.guidance", "opinions.scope")
"""Fields of which a passage that no parser takes states several, apart by 、."""
_TIMES: Mapping[str, Callable[[str], list[moments.Moment]]] = {
    "meeting.date": moments.days,
    "meeting.time": moments.hours,
    "meeting.duration": moments.lengths,
    "study.duration": moments.lengths,
    "talks.period": moments.ends,
    **{field: moments.ends for field in ROLES if field.endswith(".deadline")},
}
"""Fields that a passage states only where such a moment stands in it."""
_FOLLOWING = ("members", "year")
"""What a document says beside who presides and when: one of the team, its 年度."""
_HEAD = "# 本单位的标题用语：标题、所说的事（roles.tsv的名称）。在“没有读懂的内容”里指定过的标题记在这里。\n"


def assigned(reading: Reading, passage: Unread, field: str) -> Reading:
    """The reading in which ``passage`` states ``field``: what the parsers find in it as such, else its
    whole text, of which a time is only what reads as one.

    Raises ``KeyError`` for a field that is none of ``ROLES``.
    """
    roles = frozenset({ROLES[field]})
    alone = Passage(passage.text, passage.place, roles, roles, -1, first=True)
    parsed = [fact for fact in stated_in(_EMPTY.tree, [alone], "方案") if fact.field == field]
    facts = parsed or [Fact(field, value, passage.place) for value in _unparsed(passage.text, field)]
    facts = list(map(marked, facts)) if field in _TIMES else facts
    rest = tuple(other for other in reading.unread if other != passage)
    return replace(reading, facts=(*reading.facts, *facts), unread=rest)


def _unparsed(text: str, field: str) -> Sequence[str]:
    """What a text states of a field in which no parser finds it."""
    whole = text.strip("。；： ")
    if field in _TIMES:
        return list(moments.words(whole, _TIMES[field](whole)[:1]))
    return items(whole) if field in _SEVERAL else [whole]


def assign(passage: Unread, field: str) -> dict[str, Any]:
    """The answers that ``passage`` alone gives where it states ``field``, nothing where it does not read as
    that, and nothing that only follows of them. Raises as :func:`assigned` does.
    """
    answers = answers_of(assigned(_EMPTY, passage, field))
    return {part: value for part, value in answers.items() if part not in _FOLLOWING}


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
