"""What an office adds to its plan and leaves out."""

from __future__ import annotations

from pathlib import Path

from ....plan import library
from ....plan.own import CLOSING, OPENING, PARAGRAPHS, sections_of
from ..fields import Column, Rows, Words


def _sections(templates: Path | None) -> Words:
    """Where a plan may be added to."""
    kinds = library(templates).kinds.values()
    return tuple({key: words for kind in kinds for key, words in sections_of(kind).items()}.items())


def _omittable(templates: Path | None) -> Words:
    """What may be left out: sections, and what the kit adds of itself."""
    sections = (section for section in _sections(templates) if section[0] not in (OPENING, CLOSING))
    return (*((key, f"“{words}”一部分") for key, words in sections), *PARAGRAPHS.items())


OWN = Rows(
    ("own",),
    (
        Column("at", "choice", needed=True, listed=_sections, width=4),
        Column("place", "choice", width=2),
        Column("heading", width=3, hint="空着的，写在该部分里"),
        Column("texts", "lines", needed=True, width=8),
    ),
    "增加内容",
    "方案里本单位自己要写的话。写了标题的，单独成为一部分，放在所选部分的前面、后面或里面；没有写标题的，作为一段写进所选部分。每行一段。",
    folded=True,
)


OMIT = Rows(
    ("omit",),
    (Column("", "choice", needed=True, listed=_omittable),),
    "增加不写的内容",
    "本单位的方案不写的部分和段落，逐项选定。",
    folded=True,
)
