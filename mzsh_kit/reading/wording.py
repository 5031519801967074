"""Patterns of the tables: words in 〔〕 stand for a group of ``words.tsv``, those of dates and numbers for one of ``text``."""

from __future__ import annotations

import re
from functools import cache

from ..text.patterns import WORDS
from .tables import pattern, rows

_NAME = re.compile(r"〔([^〔〕]+)〕")


@cache
def spelled(text: str) -> str:
    """The pattern with every 〔name〕 replaced by its words."""
    for _ in range(5):
        if not _NAME.search(text):
            return text
        text = _NAME.sub(lambda found: _words().get(found[1], found[1]), text)
    return text


@cache
def worded(text: str, table: str = "") -> re.Pattern[str]:
    """The compiled pattern."""
    return pattern(spelled(text), table)


@cache
def _words() -> dict[str, str]:
    groups = WORDS | {row[0]: row[1] for row in rows("words.tsv")}
    return {name: f"(?:{text})" for name, text in groups.items()}
