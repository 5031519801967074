"""A sample of invented units: what is printed for them contradicts nothing. More: ``python -m benchmarks.truth``."""

import pytest

from .making import judge
from .sets import sets

SEED = 15
SAMPLE = tuple(sets(30, SEED))
"""About 0.9 s each."""


@pytest.mark.parametrize("answers", SAMPLE, ids=range(len(SAMPLE)))
def test_a_set_contradicts_nothing(answers):
    outcome = judge(answers)
    assert outcome.refused == ""
    assert [str(one) for one in outcome.found] == []
