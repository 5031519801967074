"""A batch for real: a workbook, papermill, kernels, processes."""

import json
import shutil
import subprocess
import sys

import nbformat
import openpyxl
import pytest

from mzsh_kit import KitError
from mzsh_kit.batch import run_batch
from mzsh_kit.cli import main
from mzsh_kit.resources import templates


@pytest.fixture(scope="module")
def done(tmp_path_factory, roster):
    """A run over two good units and a faulty one, as the command."""
    folder = tmp_path_factory.mktemp("batch")
    roster(folder / "roster.xlsx", "001", "008", "010", 会议日期={"008": "2027-02-30"})
    command = [sys.executable, "-m", "mzsh_kit.cli", "batch", "roster.xlsx", "-o", "结果", "--papers", "01"]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return folder / "结果", run


def test_some_units_failed_and_the_others_are_made(done):
    folder, run = done
    assert run.returncode == 1
    assert "共3个单位：已生成2个，无变化0个，未生成1个。" in run.stdout.decode()
    assert run.stderr == b""
    assert sorted(path.name for path in folder.iterdir()) == [
        "001-县水务局",
        "010-县法院",
        "summary.html",
        "summary.json",
        "summary.xlsx",
    ]


def test_every_unit_has_its_papers_notebook_plan_and_manifest(done):
    folder, _ = done
    for unit in ("001-县水务局", "010-县法院"):
        names = sorted(path.name for path in (folder / unit).iterdir())
        assert names == ["01-实施方案.docx", "manifest.json", "plan.ipynb", "plan.json"]


def test_the_summary_reconciles_and_names_the_fault_at_its_cell(done):
    summary = json.loads((done[0] / "summary.json").read_text(encoding="utf-8"))
    assert [summary[key] for key in ("rows", "made", "unchanged", "failed")] == [3, 2, 0, 1]
    (failed,) = (unit for unit in summary["units"] if unit["status"] == "failed")
    (fault,) = failed["faults"]
    assert failed["code"] == "008"
    assert "“单位”表第" in fault
    assert "日期“2027-02-30”不存在" in fault


def test_the_summary_in_excel_has_a_row_for_each_unit(done):
    rows = list(openpyxl.load_workbook(done[0] / "summary.xlsx").active.iter_rows(values_only=True))
    assert rows[0][:4] == ("行号", "单位代码", "单位名称", "结果")
    assert [row[3] for row in rows[1:]] == ["已生成", "未生成", "已生成", "提示"]
    assert "“县委常委、县纪委书记”按一人列入。" in "".join(filter(None, map(str, rows[-1])))


def test_the_executed_notebook_shows_the_paper_and_reads_in_chinese(done):
    text = (done[0] / "001-县水务局" / "plan.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("实施方案" in output.get("data", {}).get("text/html", "") for output in outputs)
    assert "结果" in next(
        cell.source for cell in notebook.cells if "injected-parameters" in cell.metadata.get("tags", [])
    )


def test_the_next_run_does_only_what_has_changed(done, tmp_path, roster):
    folder = tmp_path / "结果"
    shutil.copytree(done[0], folder)
    roster(tmp_path / "roster.xlsx", "001", "008", "010")
    before = (folder / "001-县水务局" / "plan.ipynb").stat().st_mtime_ns
    summary = run_batch(tmp_path / "roster.xlsx", folder, papers=["01"])
    assert [(unit.code, unit.status) for unit in summary.units] == [
        ("001", "unchanged"),
        ("008", "made"),
        ("010", "unchanged"),
    ]
    assert (folder / "001-县水务局" / "plan.ipynb").stat().st_mtime_ns == before


def test_an_edited_paper_is_kept_and_reported(done, tmp_path, roster):
    folder = tmp_path / "结果"
    shutil.copytree(done[0], folder)
    (folder / "001-县水务局" / "01-实施方案.docx").write_bytes(b"edited")
    summary = run_batch(roster(tmp_path / "roster.xlsx", "001"), folder, papers=["01"])
    assert [(unit.status, unit.beside) for unit in summary.units] == [("made", ("01-实施方案（新）.docx",))]
    assert (folder / "001-县水务局" / "01-实施方案.docx").read_bytes() == b"edited"


def test_the_command_names_the_edited_papers_that_it_kept(done, tmp_path, roster, capsys):
    shutil.copytree(done[0], tmp_path / "结果")
    book = roster(tmp_path / "roster.xlsx", "001")
    command = ["batch", str(book), "-o", str(tmp_path / "结果"), "--papers", "01"]
    (tmp_path / "结果" / "001-县水务局" / "01-实施方案.docx").write_bytes(b"edited")
    assert main(command) == 0
    kept = "原文件有人改过，没有覆盖，新稿另存在旁边，共1份：001-县水务局/01-实施方案（新）.docx。"
    assert kept in capsys.readouterr().out
    assert main(command) == 0
    assert "没有覆盖" not in capsys.readouterr().out, "nothing was made the second time"


def test_units_with_dangerous_names_get_safe_folders(tmp_path, roster):
    names = {"001": "../../x", "008": "CON", "010": "县" * 200}
    book = roster(tmp_path / "roster.xlsx", *names, 单位名称=names, 简称=names)
    units = run_batch(book, tmp_path / "结果", papers=["02"], workers=1).units
    assert [(unit.status, unit.folder[:4]) for unit in units] == [("made", f"{code}-") for code in names]
    folders = sorted(path.name for path in (tmp_path / "结果").iterdir() if path.is_dir())
    assert folders == sorted(unit.folder for unit in units)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["roster.xlsx", "结果"]


def test_a_roster_with_no_good_row_writes_nothing(tmp_path, roster):
    book = roster(tmp_path / "roster.xlsx", "008", 会议日期={"008": "某日"})
    with pytest.raises(KitError, match="某日"):
        run_batch(book, tmp_path / "结果")
    assert not (tmp_path / "结果").exists()


def test_an_output_path_under_a_file_is_refused_before_anything_runs(tmp_path, roster):
    (tmp_path / "结果").write_bytes(b"")
    with pytest.raises(KitError, match="请换一个输出文件夹"):
        run_batch(roster(tmp_path / "roster.xlsx", "008"), tmp_path / "结果" / "甲")


def test_a_broken_template_fails_its_units_in_words(tmp_path, roster):
    shutil.copytree(templates(), tmp_path / "templates")
    (tmp_path / "templates" / "papers" / "plan" / "theme.txt").write_text(
        "{{ plan.nothing }}", encoding="utf-8"
    )
    summary = run_batch(
        roster(tmp_path / "roster.xlsx", "008"),
        tmp_path / "结果",
        papers=["01"],
        templates=tmp_path / "templates",
    )
    (unit,) = summary.units
    assert (unit.status, unit.faults) == (
        "failed",
        ("theme.txt：第1行：没有“nothing”这一事项。请核对所引用的事项名称。",),
    )
    assert not any(path.suffix == ".docx" for path in (tmp_path / "结果").rglob("*"))
