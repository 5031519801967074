"""Messy rosters made of the sample: the same plans, or a fault at the right cell. All hundred: python -m benchmarks.rosters."""

import pytest

from benchmarks.rosters import LOUD, QUIET, messy, plans, wrong

SEEDS = (3, 7, 9, 11, 13, 17, 21, 23, 33)
"""So few that every change that the benchmark knows is made by one of them."""


@pytest.mark.parametrize("seed", SEEDS)
def test_a_messy_roster_gives_the_samples_plans_or_a_fault_at_the_right_cell(seed, tmp_path):
    assert list(wrong(messy(seed), tmp_path)) == []


def test_a_seed_gives_the_same_roster_and_the_seeds_try_everything():
    done = {name for seed in SEEDS for name in messy(seed).done}
    assert messy(3).done == messy(3).done
    assert len(plans()) == 12
    assert done == {one.__name__.strip("_") for one in (*QUIET, *LOUD)}
