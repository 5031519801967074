"""Whether words fit a frame of the kit (包括：X, 采取X等方式, 将X报…) or are a sentence of their own."""

from __future__ import annotations

from ...text.lazy import lazy_pattern
from ..actor import are_people, name_at
from ..lists import clauses, covered
from ..materials import WRITES

_BY = lazy_pattern("(?<![可自理缘])由(?!于|此|衷)")
_HIMSELF = lazy_pattern("(?:自己|本人|亲自|动手|制定|撰写)(?=[\u4e00-\u9fff]{2})(?!的|情况)")
"""What stands between who acts and what he does with his own hands."""


def fits(text: str) -> bool:
    """Whether words can stand in a frame: they say neither who does something nor that a paper is written."""
    return not (is_sentence(text) or WRITES.search(text))


def is_sentence(text: str) -> bool:
    """Whether it says who does what: 材料由办公室起草, 成员自己动手撰写. Such words fit no frame."""
    return any(map(_tells_who, clauses(text)))


def _tells_who(clause: str) -> bool:
    hidden = covered(clause)
    given = any(name_at(clause, by.end()) for by in _BY.finditer(hidden))
    return given or any(are_people(clause[: act.start()]) for act in _HIMSELF.finditer(hidden))
