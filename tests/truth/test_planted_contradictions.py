"""Fifty contradictions planted into clean sets: ``mzsh check`` finds each, and says nothing else."""

import shutil
from collections import Counter

import pytest

from mzsh_kit import complete, write_papers
from mzsh_kit.checking import agreement, check_file
from mzsh_kit.checking.sets import LAYOUT, check_folder
from mzsh_kit.plan import load

from .oracle import contradictions
from .planted import BUREAU, HOSPITAL, PAPERS, PLANTED

UNITS = {"bureau": BUREAU, "hospital": HOSPITAL}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The sets before anything is planted, by the name of their unit."""
    folders = {}
    for name, answers in UNITS.items():
        folders[answers["unit"]["name"]] = tmp_path_factory.mktemp(name)
        write_papers(complete(answers), folders[answers["unit"]["name"]], PAPERS)
    return folders


@pytest.fixture(scope="module")
def before(made):
    """What the oracle finds in the sets before anything is planted, by the name of their unit."""
    return {
        answers["unit"]["name"]: contradictions(made[answers["unit"]["name"]], answers)
        for answers in UNITS.values()
    }


@pytest.fixture
def planted(request, made, tmp_path):
    """A copy of the set with the contradiction in it."""
    clean = made[request.param.answers["unit"]["name"]]
    folder = shutil.copytree(clean, tmp_path / "set")
    request.param.plant(folder)
    changed = [
        path for path in folder.glob("*.docx") if path.read_bytes() != (clean / path.name).read_bytes()
    ]
    return request.param, folder, changed


def told(findings):
    """What the check says, but for hints, which tell of open values."""
    return [finding for finding in findings if finding.level != "hint"]


def touches(finding, words):
    return any(word in f"{finding.text}{finding.why}" for word in words)


EACH = pytest.mark.parametrize(
    "planted",
    PLANTED,
    indirect=True,
    ids=[f"{at:02}-paper-{plant.paper}" for at, plant in enumerate(PLANTED)],
)


def test_there_are_five_of_each_of_ten_kinds():
    assert set(Counter(plant.kind for plant in PLANTED).values()) == {5}
    assert len(PLANTED) == 50


@pytest.mark.parametrize("answers", UNITS.values(), ids=UNITS)
def test_nothing_is_told_before_anything_is_planted(made, before, answers):
    assert list(before[answers["unit"]["name"]]) == []
    assert told(check_folder(made[answers["unit"]["name"]], disable=LAYOUT)) == []


@EACH
def test_a_planted_contradiction_is_told_and_nothing_else_and_the_oracle_sees_it_too(planted, before):
    """Whoever plants must plant something: what was not there before is there now, and is what was planted.

    The papers that nothing was planted into were asked by the test before.
    """
    plant, folder, changed = planted
    plan = load(folder / "plan.json")
    own = [finding for path in changed for finding in check_file(path, plan=plan, disable=LAYOUT)]
    told_of = told([*agreement(folder, None, LAYOUT), *own])
    assert told_of
    assert [str(finding) for finding in told_of if not touches(finding, plant.words)] == []
    new = [
        each
        for each in contradictions(folder, plant.answers)
        if each not in before[plant.answers["unit"]["name"]]
    ]
    assert new
    assert [
        str(each) for each in new if not any(w in f"{each.words}{each.against}" for w in plant.words)
    ] == []
