"""How many must come."""

from __future__ import annotations


def quorum(expected: int) -> int:
    """Least number present, of those who should attend: two thirds, rounded up (《若干规定》).

    >>> [quorum(n) for n in (1, 3, 5, 9, 13)]
    [1, 2, 4, 6, 9]
    """
    return -(-2 * expected // 3)
