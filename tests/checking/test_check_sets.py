"""``mzsh check`` over sets of papers: below a folder, one paper of a set, copies with comments."""

import json
import re
import shutil
import zipfile

import pytest

from mzsh_kit import complete
from mzsh_kit.checking import check_file
from mzsh_kit.cli import main
from mzsh_kit.output import write_papers
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

from .test_agreement import retype


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What a batch leaves: a folder of sets, papers 01 and 22 of two units."""
    folder = tmp_path_factory.mktemp("batch")
    for row in read_roster(templates() / "roster-sample.xlsx").rows[:2]:
        write_papers(complete(row.answers), folder / "县直" / row.code, ["01", "22"])
    return folder


@pytest.fixture
def batch(made, tmp_path):
    return shutil.copytree(made, tmp_path / "批次")


def files(capsys):
    return [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()]


def test_a_folder_of_sets_is_checked_set_by_set_with_plan_and_agreement(batch, capsys):
    assert main(["check", str(batch)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [f"{batch / '县直' / code}：没有发现问题" for code in ("001", "002")]
    retype(batch / "县直" / "001" / "22-主持词.docx", "2026年度", "2024年度")
    assert main(["check", str(batch)]) == 1
    assert "22-主持词.docx 第1段" in capsys.readouterr().out


def test_other_documents_in_the_folder_are_checked_by_themselves(batch, capsys):
    (batch / "情况通报.txt").write_text("会上依次进行自我批评。", encoding="utf-8")
    (batch / "县直" / "001" / "纪要.txt").write_text("会上依次进行自我指责。", encoding="utf-8")
    assert main(["check", str(batch), "--json"]) == 1
    own = batch / "县直" / "001"
    assert files(capsys) == list(
        map(str, (own, own / "纪要.txt", batch / "县直" / "002", batch / "情况通报.txt"))
    )


def test_one_paper_of_a_set_knows_its_plan(batch, capsys):
    paper = batch / "县直" / "001" / "01-实施方案.docx"
    assert "blank" in [finding.rule for finding in check_file(paper)]
    assert main(["check", str(paper)]) == 0
    retype(paper, "议程共七项", "议程共八项")
    assert main(["check", str(paper)]) == 1
    told = capsys.readouterr().out
    assert "count-differs" in told and "01-实施方案.docx 第" not in told.partition("\n")[2]


def test_an_edited_paper_beside_its_new_one_is_checked_too(batch, capsys):
    folder, row = batch / "县直" / "001", read_roster(templates() / "roster-sample.xlsx").rows[0]
    retype(folder / "22-主持词.docx", "对照检查", "对照检查和自我指责")
    write_papers(complete(row.answers), folder, ["01", "22"])
    assert main(["check", str(folder)]) == 1
    assert "自我指责" in capsys.readouterr().out


def test_papers_of_a_set_in_which_something_was_found_are_copied_with_comments(batch, tmp_path, capsys):
    retype(batch / "县直" / "001" / "01-实施方案.docx", "议程共七项", "议程共八项")
    main(["check", str(batch), "--comments", str(tmp_path / "批注")])
    (copy,) = (path for path in (tmp_path / "批注").rglob("*") if path.is_file())
    assert copy == tmp_path / "批注" / "县直" / "001" / "01-实施方案-审校.docx"
    assert f"另存：{copy}" in capsys.readouterr().out
    with zipfile.ZipFile(copy) as package:
        body, notes = (package.read(f"word/{part}.xml").decode() for part in ("document", "comments"))
    assert "与方案不一致" in notes
    commented = body.partition("commentRangeStart")[2].partition("</w:p>")[0]
    assert "八项" in "".join(re.findall("<w:t[^>]*>([^<]*)", commented))
