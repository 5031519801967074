"""The examples on the cards are the test of the rules."""

import pytest

from mzsh_kit.checking import CARDS, check_page, page_of


def found(example):
    page = page_of(example) if isinstance(example, str) else example()
    return {finding.rule for finding in check_page(page)}


@pytest.mark.parametrize(
    "card, bad", [pytest.param(c, b, id=f"{c.id}-{n}") for c in CARDS for n, b in enumerate(c.bad)]
)
def test_a_bad_example_is_found_by_its_own_rule_and_no_other(card, bad):
    by_nature = {"blank"} if card.kind == "residue" else set()  # residue shows where other names are left out
    assert found(bad) - by_nature == {card.id}


@pytest.mark.parametrize(
    "card, good", [pytest.param(c, g, id=f"{c.id}-{n}") for c in CARDS for n, g in enumerate(c.good)]
)
def test_in_a_good_example_nothing_is_found(card, good):
    assert found(good) == set()


def test_ids_are_unique_and_every_card_says_all():
    assert len({card.id for card in CARDS}) == len(CARDS)
    assert [c.id for c in CARDS if not (c.title and c.why and c.basis and c.bad and c.good)] == []
