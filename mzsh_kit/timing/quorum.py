"""How many must come."""

from __future__ import annotations

from ..plan.model import Plan


def quorum(expected: int) -> int:
    """Least number present, of those who should attend: two thirds, rounded up (《若干规定》).

    >>> [quorum(n) for n in (1, 3, 5, 9, 13)]
    [1, 2, 4, 6, 9]
    """
    return -(-2 * expected // 3)


def has_quorum(plan: Plan) -> bool:
    """Whether enough of those who should attend are expected to come. Absent members count among 应到."""
    present = sum(not member.absence for member in plan.attending)
    return present >= quorum(len(plan.attending))
