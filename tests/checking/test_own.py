"""The kit's own papers have no error and nothing likely, for every sample unit and kind."""

import shutil

import pytest

from mzsh_kit import complete
from mzsh_kit.checking import check_file
from mzsh_kit.checking.sets import check_folder, check_plan
from mzsh_kit.output import write_papers
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

ROWS = read_roster(templates() / "roster-sample.xlsx").rows
PAPERS = ["01", "02", "03", "06", "09", "11", "12", "21", "22", "33", "34"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.answers["unit"]["name"])
def test_papers_of_a_sample_unit_are_clean(row, tmp_path):
    plan = complete(row.answers)
    write_papers(plan, tmp_path, PAPERS)
    found = [
        (path.name, one.rule, one.text)
        for path in sorted(tmp_path.glob("*.docx"))
        for one in check_file(path, plan=plan)
        if one.level != "hint"
    ]
    assert found == []


def test_the_plan_that_the_kit_shows_first_is_clean(tmp_path):
    assert [one for one in check_plan(templates() / "sample-plan.yaml") if one.level != "hint"] == []


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
