"""All papers of the kit's own have no error and nothing likely, for every sample unit and kind."""

import shutil

import pytest

from mzsh_kit import complete
from mzsh_kit.checking.agree import RULES
from mzsh_kit.checking.sets import LAYOUT, check_folder, check_made
from mzsh_kit.output import read_manifest, write_papers
from mzsh_kit.plan import library, open_values
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

ROWS = read_roster(templates() / "roster-sample.xlsx").rows
AGREEMENT = {rule.id for rule in RULES}


def told(answers, disable=LAYOUT):
    """What may not be found: all but hints at what is open, or at the name that a branch gives its meeting."""
    found = check_made(complete(answers), disable=disable)
    return [str(one) for one in found if one.level != "hint" or one.rule in AGREEMENT or not _expected(one)]


def _expected(hint):
    return hint.kind == "placeholder" or hint.rule == "of-branch"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.answers["unit"]["name"])
def test_all_papers_of_a_sample_unit_are_clean(row):
    assert told(row.answers) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.answers["unit"]["name"])
def test_what_is_open_stands_in_the_manifest_and_is_the_only_thing_hinted_at(row, tmp_path):
    plan = complete(row.answers)
    write_papers(plan, tmp_path, ["01"])
    manifest = read_manifest(tmp_path)
    hints = {one.kind for one in check_folder(tmp_path, disable=LAYOUT)}
    assert manifest.open == open_values(plan)
    assert hints <= ({"placeholder"} if manifest.open else set())


@pytest.mark.parametrize("kind", list(library().kinds))
def test_all_papers_of_eight_answers_are_clean(eight, kind):
    assert told({**eight, "kind": kind}) == []


def test_all_papers_of_a_unit_are_laid_out_as_they_should_be():
    assert told(ROWS[0].answers, ()) == []


def test_a_fault_put_into_a_paper_of_a_set_names_its_file(tmp_path):
    write_papers(complete(ROWS[0].answers), tmp_path, ["03"])
    assert [one for one in check_folder(tmp_path) if one.level != "hint"] == []


def test_a_rule_about_a_set_is_switched_off_by_a_command_and_by_the_table(tmp_path):
    write_papers(complete(ROWS[0].answers), tmp_path / "set", ["03"])
    (tmp_path / "set" / "03-会议通知.docx").unlink()
    own = shutil.copytree(templates(), tmp_path / "templates")
    with (own / "lexicon" / "off.tsv").open("a", encoding="utf-8") as table:
        table.write("paper-missing\t材料分批归档\n")
    assert [one.rule for one in check_folder(tmp_path / "set")] == ["paper-missing"]
    assert check_folder(tmp_path / "set", disable=["paper-missing"]) == ()
    assert check_folder(tmp_path / "set", templates=own) == ()
