"""What a document says of its own meeting alone: a sentence with a fixed day, one person's leave.

It is no rule of another meeting: a plan does not carry it, it is listed for a person.
"""

from __future__ import annotations

from ...text import annotated, ends
from ...text.lazy import lazy_pattern
from ..roll import AWAY

_AWAY = lazy_pattern(
    "^(?!.*(?:的|须|[要应]|不得|原则|如|制度|手续))"
    "(?=.*(?:同志|因[^，。故事]{1,8}(?:请假|缺席|不能)|^请假[：:]|病休))"
    rf".*(?:{AWAY}|病休|(?:书面|会后)(?:发言|补课))"
)
"""That somebody is away, which asks nothing of the others: 因病请假，书面发言."""


def is_once(text: str) -> bool:
    """Whether a sentence holds a fixed day or one person's leave."""
    fixed = any(ends(span)[-1].day for span in annotated(text).dates)
    return fixed or bool(_AWAY.search(text))
