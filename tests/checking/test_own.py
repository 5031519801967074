"""All papers of the kit's own are clean for every sample unit and kind: not even a hint, but for what stays
open.
"""

import shutil

import pytest

from mzsh_kit import complete
from mzsh_kit.checking.sets import LAYOUT, check_folder, check_made
from mzsh_kit.cli import main
from mzsh_kit.output import read_manifest, write_papers
from mzsh_kit.plan import library, open_values
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

ROWS = read_roster(templates() / "roster-sample.xlsx").rows
LAID_OUT = ROWS[7]
"""Layout takes half the time and is the same writer's for every unit: one with all rules here, two sets on
disk below.
"""


def told(answers, disable=()):
    """What may not be found: all but hints where a value is open and is to be written in."""
    findings = check_made(complete(answers), disable=disable)
    return [str(finding) for finding in findings if finding.level != "hint" or finding.kind != "placeholder"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.answers["unit"]["name"])
def test_all_papers_of_a_sample_unit_are_clean(row):
    assert told(row.answers, () if row is LAID_OUT else LAYOUT) == []


@pytest.mark.parametrize("row", ROWS[::4], ids=lambda row: row.answers["unit"]["name"])
def test_what_is_open_stands_in_the_manifest_and_is_the_only_thing_hinted_at(row, tmp_path):
    plan = complete(row.answers)
    write_papers(plan, tmp_path, ["01"])
    manifest = read_manifest(tmp_path)
    hints = {finding.kind for finding in check_folder(tmp_path, disable=LAYOUT)}
    assert manifest.open == open_values(plan)
    assert hints <= ({"placeholder"} if manifest.open else set())


def test_the_sample_has_units_of_every_kind_of_meeting():
    assert {row.answers["kind"] for row in ROWS} == set(library().kinds)


@pytest.mark.parametrize("kind", ["年度", "巡视巡察整改"])
def test_all_papers_of_eight_answers_are_clean(eight, kind):
    """Where little is given, and where an inspection is asked for of which nothing is; all kinds: the
    sample units.
    """
    assert told({**eight, "kind": kind}, LAYOUT) == []


def test_sets_on_disk_are_clean_to_the_command_as_sets_and_paper_by_paper(eight, tmp_path, capsys):
    """Some papers of a sample unit and all of the eight answers, layout included, as somebody checks what a
    batch left.
    """
    sets = [tmp_path / "sets" / name for name in ("a", "b")]
    for folder, answers, papers in zip(
        sets, (ROWS[0].answers, eight), (["01", "03", "22", "31"], None), strict=True
    ):
        write_papers(complete(answers), folder, papers)
        assert read_manifest(folder).open
    assert main(["check", str(tmp_path / "sets")]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{folder}：没有发现问题" for folder in sets]
    papers = sorted(map(str, sets[1].glob("*.docx")))
    assert main(["check", *papers]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{path}：没有发现问题" for path in papers]


def test_a_fault_put_into_a_paper_of_a_set_names_its_file(tmp_path):
    write_papers(complete(ROWS[0].answers), tmp_path, ["03"])
    assert [finding for finding in check_folder(tmp_path) if finding.level != "hint"] == []


def test_a_rule_about_a_set_is_switched_off_by_a_command_and_by_the_table(tmp_path):
    write_papers(complete(ROWS[0].answers), tmp_path / "set", ["03"])
    (tmp_path / "set" / "03-会议通知.docx").unlink()
    own = shutil.copytree(templates(), tmp_path / "templates")
    with (own / "lexicon" / "off.tsv").open("a", encoding="utf-8") as table:
        table.write("paper-missing\t材料分批归档\n")
    assert [finding.rule for finding in check_folder(tmp_path / "set")] == ["paper-missing"]
    assert check_folder(tmp_path / "set", disable=["paper-missing"]) == ()
    assert check_folder(tmp_path / "set", templates=own) == ()
