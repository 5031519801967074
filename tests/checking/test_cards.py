"""The examples on the cards are the test of the rules."""

import re
from dataclasses import replace

import pytest

from mzsh_kit import complete
from mzsh_kit.checking import CARDS, check_page, page_of
from mzsh_kit.checking.engine import judge
from mzsh_kit.checking.facts.paper import Paper, passages
from mzsh_kit.checking.facts.plan import PlanFacts
from mzsh_kit.checking.registry import PLAN_RULES as RULES
from mzsh_kit.output import write_papers
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

EXAMPLE = re.compile("《(?P<title>.+?)》(?P<words>.+)")


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
    every = (*CARDS, *RULES)
    assert len({card.id for card in every}) == len(every)
    assert [c.id for c in every if not (c.title and c.reason and c.source and c.bad and c.good)] == []


@pytest.fixture(scope="module")
def known():
    """What the plan of a sample unit, 望岚县水务局, gives."""
    rows = read_roster(templates() / "roster-sample.xlsx").rows
    return PlanFacts(complete({**(rows[0].answers or {}), "papers": "全部"}))


@pytest.fixture(scope="module")
def papers(known, tmp_path_factory):
    """Its papers as they were written, by their titles."""
    folder = tmp_path_factory.mktemp("set")
    write_papers(known.plan, folder, ["全部"])
    named = {path.stem.split("-", 1)[1]: path for path in folder.glob("*.docx")}
    return {title: Paper(path.name, passages(path.read_bytes(), path.name)) for title, path in named.items()}


def retyped(paper, old, new):
    """The paper with other words in the first passage that has the old ones."""
    nth = next(n for n, passage in enumerate(paper.passages) if old in passage.text)
    passage = paper.passages[nth]
    changed = replace(passage, text=passage.text.replace(old, new))
    return Paper(paper.name, (*paper.passages[:nth], changed, *paper.passages[nth + 1 :]))


def planted(bad, good, papers):
    """The bad and the good example as papers of the set: words change places, and stand in the paper as
    written.
    """
    if callable(bad):
        return bad(), good()
    wrong, right = [], []
    for bad_line, good_line in zip(bad.splitlines(), good.splitlines(), strict=True):
        said, should = EXAMPLE.fullmatch(bad_line), EXAMPLE.fullmatch(good_line)
        right.append(papers[should["title"]])
        wrong.append(retyped(right[-1], should["words"], said["words"]))
    return replace(wrong[-1], beside=tuple(wrong)), replace(right[-1], beside=tuple(right))


@pytest.mark.parametrize(
    "rule, bad, good",
    [
        pytest.param(r, *both, id=f"{r.id}-{n}")
        for r in RULES
        for n, both in enumerate(zip(r.bad, r.good, strict=True))
    ],
)
def test_an_example_planted_into_a_set_is_found_by_its_own_rule_alone(rule, bad, good, papers, known):
    wrong, right = planted(bad, good, papers)
    assert [{rule.id for rule, _ in judge(RULES, paper, known)} for paper in (wrong, right)] == [
        {rule.id},
        set(),
    ]
