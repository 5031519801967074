"""Messy rosters made of the sample: the same plans, or a fault at the right cell. A hundred: python -m
benchmarks.rosters.
"""

import pytest

from benchmarks.rosters import LOUD, QUIET, changes, messy, plans, wrong

SEEDS = (0, 2, 3, 7, 9, 11, 13, 17, 21, 23, 33)
"""So few that try every change at least once; an even one has no fault."""


@pytest.mark.parametrize("seed", SEEDS)
def test_a_messy_roster_gives_the_samples_plans_or_a_fault_at_the_right_cell(seed, tmp_path):
    roster = messy(seed)
    assert roster.done == changes(seed)
    assert list(wrong(roster, tmp_path)) == []


def test_a_seed_gives_the_same_roster_and_the_seeds_try_every_change():
    assert messy(3).done == messy(3).done == changes(3)
    assert len(plans()) == 12
    assert {name for seed in SEEDS for name in changes(seed)} == {
        change.__name__.strip("_") for change in (*QUIET, *LOUD)
    }
