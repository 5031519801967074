"""Twice the input costs about twice: nothing over a user's text is quadratic."""

from __future__ import annotations

import time

import pytest

from .growing import GROWING, Work

RATIO, LEAST = 3, 0.06
"""The second is in seconds: what is quicker than this with the doubled input is not judged."""


def seconds(work: Work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_input_costs_about_twice(name):
    make, size = GROWING[name]
    once, twice = make(size), make(2 * size)
    seconds(make(max(1, size // 4)))  # tables are loaded, patterns compiled
    small, large = seconds(once), seconds(twice)
    for _ in range(2):  # measured again only where the first look is bad
        if large > max(LEAST, RATIO * small):
            small, large = min(small, seconds(once)), min(large, seconds(twice))
    assert large <= max(LEAST, RATIO * small), f"{small:.2f} s and, doubled, {large:.2f} s"
