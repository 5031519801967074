"""Parameters of the notebooks, as people and papermill's command line write them, through the command
itself.
"""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from mzsh_kit import KitError, resources
from mzsh_kit.parameters import numbers_of, path_of
from tests.notebook import papermill

SAMPLE = resources.templates() / "sample-plan.yaml"


def last_error(folder: Path) -> str:
    """What the executed notebook says of its end."""
    cells = nbformat.read(folder / "OUT.ipynb", 4).cells
    return next(
        output.evalue for cell in cells for output in cell.get("outputs", ()) if output.output_type == "error"
    )


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("", None),
        (None, None),
        ((), None),
        ([], None),
        ("01", ["01"]),
        (" 1 ", ["01"]),
        ("1，15", ["01", "15"]),
        ("1、15,", ["01", "15"]),
        (1, ["01"]),
        (1.0, ["01"]),
        ([1, "15"], ["01", "15"]),
    ],
)
def test_numbers_of_papers_are_read_as_people_and_papermill_write_them(given, meant):
    assert numbers_of(given) == meant


@pytest.mark.parametrize("given", [True, 1.5, float("nan"), float("inf"), -1, {"a": 1}, [[1]], [None]])
def test_what_is_no_number_of_a_paper_is_refused_in_words(given):
    with pytest.raises(KitError, match=r"papers：“.*”不是材料编号"):
        numbers_of(given)


@pytest.mark.parametrize(
    ("given", "meant"),
    [("", None), (None, None), ("出/甲", Path("出/甲")), (2026, Path("2026")), (Path("a"), Path("a"))],
)
def test_a_path_may_look_like_a_number(given, meant):
    assert path_of("output_dir", given) == meant


@pytest.mark.parametrize("given", [True, 1.5, -1, ["a"], {"a": 1}, "a\0b"])
def test_what_is_no_path_is_refused_in_words(given):
    with pytest.raises(KitError, match=r"output_dir：“.*”不是文件或文件夹的路径。.*-r"):
        path_of("output_dir", given)


def test_a_path_that_the_system_takes_for_none_is_refused_in_words():
    with pytest.raises(KitError, match="文件名或路径过长"):
        path_of("output_dir", "长" * 200)


def test_the_batch_s_notebook_makes_paper_01_and_its_status_tells_of_rows_that_are_not_made(
    tmp_path, workbook
):
    (tmp_path / "名册.xlsx").write_bytes(workbook(1, 1))
    status = papermill(
        tmp_path, "batch", "-p", "roster_path", "名册.xlsx", "-p", "output_dir", "出", "-y", "papers: [1]"
    )
    summary = json.loads((tmp_path / "出" / "summary.json").read_text(encoding="utf-8"))
    assert (summary["rows"], summary["made"], summary["failed"], status) == (2, 1, 1, 1)
    assert [path.name for path in (tmp_path / "出").glob("*/*.docx")] == ["01-实施方案.docx"]
    shown = nbformat.read(tmp_path / "OUT.ipynb", 4).cells[-1].outputs[0].data["text/plain"]
    assert "共2个单位：已生成1个" in shown
    assert last_error(tmp_path).startswith(
        "名册.xlsx：没有全部生成：共2个单位：已生成1个，无变化0个，未生成1个。"
    )


def test_the_agenda_s_notebook_refuses_a_folder_that_papermill_made_a_truth_value(tmp_path):
    """With -r it is a folder: tests/app/agenda/test_page.py."""
    (tmp_path / "方案.yaml").write_bytes(SAMPLE.read_bytes())
    status = papermill(tmp_path, "agenda", "-p", "plan_path", "方案.yaml", "-p", "output_dir", "True")
    assert (status, list(tmp_path.glob("True"))) == (1, [])
    assert last_error(tmp_path).startswith("output_dir：“True”不是文件或文件夹的路径。")


def test_the_check_s_notebook_checks_what_it_can_and_its_status_tells_of_what_it_cannot(tmp_path):
    folder = tmp_path / "3"
    folder.mkdir()
    (folder / "甲.txt").write_text(
        "某局2026年度民主生活会实施方案\n\n会议定于2027年2月30日召开。\n", encoding="utf-8"
    )
    (folder / "乙.docx").write_bytes(b"PK\x03\x04")
    status = papermill(
        tmp_path, "check", "-p", "input_path", "3", "-p", "output_dir", "4", "-p", "templates", "None"
    )
    listed = json.loads((tmp_path / "4" / "findings.json").read_text(encoding="utf-8"))
    assert ([file["file"] for file in listed], status) == (["乙.docx", "甲.txt"], 1)
    assert (tmp_path / "4" / "甲.txt-审校.docx").is_file()
    assert "甲.txt：" in (tmp_path / "OUT.ipynb").read_text(encoding="utf-8")
    assert last_error(tmp_path) == "乙.docx：没有检查，原因见上表。请改正后再运行一次；其余文件已经检查。"
