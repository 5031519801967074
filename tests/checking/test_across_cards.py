"""The examples on the cards are the test of the rules about the papers of a set beside each other."""

import pytest

from mzsh_kit.checking.engine import judge
from mzsh_kit.checking.examples import papers_of_words
from mzsh_kit.checking.registry import BETWEEN_RULES as RULES


def found(example):
    return {rule.id for rule, _ in judge(RULES, papers_of_words(example))}


@pytest.mark.parametrize(
    "rule, bad", [pytest.param(r, b, id=f"{r.id}-{n}") for r in RULES for n, b in enumerate(r.bad)]
)
def test_a_bad_set_is_found_by_its_own_rule_and_no_other(rule, bad):
    assert found(bad) == {rule.id}


@pytest.mark.parametrize(
    "rule, good", [pytest.param(r, g, id=f"{r.id}-{n}") for r in RULES for n, g in enumerate(r.good)]
)
def test_in_a_good_set_nothing_is_found(rule, good):
    assert found(good) == set()
