"""Twice the input costs about twice: nothing over a user's text is quadratic."""

from __future__ import annotations

import pytest

from tests.speed import growth

from .growing import GROWING

MOST = 3.0


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_input_costs_about_twice(name):
    make, size = GROWING[name]
    make(max(1, size // 4))()  # tables are loaded, patterns compiled
    assert growth(make(size), make(2 * size), MOST) <= MOST
