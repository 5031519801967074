"""The agenda's notebook as papermill runs it, and its page without a browser."""

import docx
import nbformat
import pytest

from mzsh_kit import KitError
from mzsh_kit.app.agenda.page import AgendaPage, Session, agenda_page, head_html
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.start import sample
from mzsh_kit.resources import notebooks, templates
from tests.notebook import papermill

NOTEBOOK = notebooks() / "agenda.ipynb"
SAMPLE = templates() / "sample-plan.yaml"


def press(page, act, of=""):
    page.builder.panel._act({"act": act, "of": of}, [])


def test_the_notebook_is_committed_short_and_clean():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in notebook.cells] == ["title", "parameters", "page"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert sum(len(cell.source.splitlines()) for cell in code) <= 10


def test_papermill_leaves_the_agenda_and_the_script_of_the_chair(tmp_path):
    (tmp_path / "方案.yaml").write_bytes(SAMPLE.read_bytes())
    assert papermill(tmp_path, "agenda", "-p", "plan_path", "方案.yaml", "-r", "output_dir", "True") == 0
    made = sorted(path.name for path in (tmp_path / "True").glob("*.docx"))
    assert made == ["21-会议议程.docx", "22-主持词.docx"]
    text = "\n".join(paragraph.text for paragraph in docx.Document(tmp_path / "True" / made[0]).paragraphs)
    assert "议程" in text


def test_a_plan_that_is_not_there_is_told_to_the_batch(tmp_path):
    with pytest.raises(KitError) as told:
        agenda_page(str(tmp_path / "没有.yaml"))
    assert told.value.faults[0].code == "file.missing"


def test_a_change_is_saved_in_the_draft_and_undo_saves_the_first_answers_again(tmp_path):
    drafts, of = Drafts(tmp_path), Drafts.new_id()
    page = AgendaPage(Session(sample(), SavedDraft(drafts, of)), placed=True)
    assert (drafts.load(of), page.head.address) == (None, "")
    press(page, "move", "0 3")
    saved = drafts.load(of)
    assert (
        saved.answers["agenda"][3]["text"]
        == "通报树立和践行正确政绩观学习教育整改整治情况和2025年度民主生活会整改措施落实情况"
    )
    assert page.head.address == f"?draft={of}"
    press(page, "undo")
    assert drafts.load(of).answers == sample().answers


def test_what_another_page_has_saved_is_not_written_over(tmp_path):
    drafts, of = Drafts(tmp_path), Drafts.new_id()
    first = drafts.save(of, sample().answers)
    page = AgendaPage(Session(sample(), SavedDraft(drafts, of, first.revision)))
    other = drafts.save(of, {**sample().answers, "year": 2027}, first.revision)
    press(page, "remove", "0")
    assert "这份草稿已在另一个页面中修改过" in page.head.html
    assert drafts.load(of) == other
    page._receive({"act": "reload"}, [])
    assert page.session.draft.answers == other.answers
    press(page, "remove", "0")
    assert drafts.load(of).revision == other.revision + 1


def test_a_draft_that_is_no_plan_yet_says_what_is_missing_and_the_way_back():
    page = AgendaPage(Session(Draft({"unit": {"name": "清源县水务局"}}), SavedDraft(Drafts(), "a" * 32, 3)))
    assert "改好后才能编排议程" in page.missing.html
    assert page.builder.panel.html == ""
    assert f'href="plan.ipynb?draft={"a" * 32}&amp;step=agenda"' in page.head.html


def test_an_upload_that_is_no_plan_is_told_and_changes_nothing():
    session = Session(sample())
    session.upload({"name": "plan.json", "content": b"[1]"})
    assert session.draft == sample()
    assert session.refused and session.refused[0] in head_html(session)
