"""The notebook as papermill, nbclient and a person run it."""

import nbformat
import pytest
from nbclient import NotebookClient

from mzsh_kit import KitError
from mzsh_kit.app.page import plan_page
from mzsh_kit.resources import notebooks, templates
from tests.notebook import papermill

NOTEBOOK = notebooks() / "plan.ipynb"


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def test_the_notebook_is_committed_short_and_clean():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in notebook.cells] == ["title", "parameters", "page"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert sum(len(cell.source.splitlines()) for cell in code) <= 10
    assert notebook.metadata.kernelspec.name == "python3"


def test_papermill_leaves_the_papers_and_a_preview_in_any_folder_and_a_path_may_look_like_a_number(tmp_path):
    (tmp_path / "2026").write_bytes((templates() / "sample-plan.yaml").read_bytes())
    words = [
        "-p",
        "plan_path",
        "2026",
        "-p",
        "output_dir",
        "2027",
        "-p",
        "papers",
        "01",
        "-p",
        "templates",
        "None",
    ]
    assert papermill(tmp_path, "plan", *words) == 0
    made = sorted(path.name for path in (tmp_path / "2027").iterdir())
    assert made == ["01-实施方案.docx", "manifest.json", "plan.json"]
    summary, preview = outputs(nbformat.read(tmp_path / "OUT.ipynb", as_version=4))
    assert "单位：云汀市湖山区水利局\n" in summary.data["text/plain"]
    assert "待定事项：" in summary.data["text/plain"] and "01-实施方案.docx" in summary.data["text/plain"]
    assert '<div class="gongwen"' in preview.data["text/html"]


def test_a_fault_fails_the_notebook_in_chinese_without_a_traceback(tmp_path):
    (tmp_path / "plan.yaml").write_text("unit: {name: 甲局, type: 局党组}\nkind: 年度\n", encoding="utf-8")
    assert papermill(tmp_path, "plan", "-p", "plan_path", "plan.yaml", "-p", "output_dir", "out") == 1
    assert not (tmp_path / "out").exists()
    error = outputs(nbformat.read(tmp_path / "OUT.ipynb", as_version=4))[-1]
    assert error.ename == "KitError"
    assert error.evalue.splitlines() == error.traceback
    assert error.evalue.splitlines() == ["班子成员：没有填写。请补填。", "年度：没有填写。请补填。"]


def test_without_parameters_it_is_a_form_cell_by_cell():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = NotebookClient(notebook, timeout=60, kernel_name="python3")
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
    assert "application/vnd.jupyter.widget-view+json" in outputs(notebook)[-1].data


def test_an_unknown_paper_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(KitError, match="没有编号为“99”的材料"):
        plan_page(str(templates() / "sample-plan.yaml"), str(tmp_path / "out"), "99")
    assert not (tmp_path / "out").exists()


def test_in_voila_a_person_is_told_on_the_page(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("VOILA_BASE_URL", "/")
    plan_page(str(tmp_path / "none.yaml"))
    assert "找不到这个文件" in capsys.readouterr().out
