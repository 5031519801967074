"""A sample of invented units: what is printed for them contradicts nothing. More:
``python -m benchmarks.truth``.
"""

import pytest

from mzsh_kit import complete, write_papers

from .agenda import items
from .facts import facts_of
from .limits import AFTER, BEFORE, limits
from .making import judge
from .planted import BUREAU
from .reading import read_set
from .script import script_items, speaker_of
from .sets import sets

SEED = 15
SAMPLE = tuple(sets(12, SEED))
"""About 0.9 s each."""


@pytest.mark.parametrize("answers", SAMPLE, ids=range(len(SAMPLE)))
def test_a_set_contradicts_nothing(answers):
    outcome = judge(answers)
    assert outcome.refused == ""
    assert [str(told) for told in outcome.found] == []


STATE_LIMITS = [
    *(
        "01",
        "02",
        "04",
        "05",
        "06",
        "08",
        "09",
        "13",
        "17",
        "18",
        "22",
        "29",
        "31",
        "33",
        "34",
        "35",
        "36",
        "37",
        "38",
        "44",
        "47",
    ),
]
STATE_AGENDA = ["01", "02", "03", "04", "21", "22", "27", "32"]


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("set")
    write_papers(complete(BUREAU), folder, ["全部"])
    return read_set(folder)


def test_the_oracle_finds_the_limits_that_it_judges(papers):
    """Were a wording to change so that it is not understood, the proof would be hollow."""
    stated = limits(papers)
    assert sorted({limit.paper for limit in stated if limit.paper <= "47"}) == STATE_LIMITS
    assert {limit.duty for limit in stated if limit.paper == "17"} == {*BEFORE, *AFTER}
    assert {limit.duty for limit in stated if limit.paper == "01"} == {*BEFORE, *AFTER} - {
        "制定方案",
        "会议通知",
    }


def test_the_oracle_finds_the_agenda_that_it_judges(papers):
    assert {
        paper.number: len(items(paper)) for paper in papers if paper.number in STATE_AGENDA
    } == dict.fromkeys(STATE_AGENDA, 6)


def test_the_oracle_finds_who_speaks_in_the_script(papers):
    facts = facts_of(BUREAU)
    spoken = [(text, speaker_of(text, facts)) for text, speech in script_items(papers) if speech]
    names = [speaker if isinstance(speaker, str) else speaker.name for _, speaker in spoken]
    assert names == ["江启明", "江启明", "江启明", "each", "guest", "江启明"]
