"""The batch page without widgets: what a person does, what the page then says."""

import io
import json
import zipfile
from datetime import date

import docx
import pytest

from mzsh_kit import KitError
from mzsh_kit.app.bulk.job import Job, opened, store
from mzsh_kit.app.bulk.parts import roster_html, run_html, summary_html
from mzsh_kit.app.bulk.session import Session
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.office import Office
from mzsh_kit.papers import chosen


@pytest.fixture(autouse=True)
def outputs(tmp_path, monkeypatch):
    monkeypatch.setenv("MZSH_OUTPUTS", str(tmp_path / "outputs"))


@pytest.fixture
def session():
    return Session(Job(Drafts.new_id()))


@pytest.fixture
def roster(workbook):
    """An upload."""
    return lambda good, bad=0: {"name": "花名册2026.xlsx", "content": workbook(good, bad)}


def test_every_fault_is_shown_by_sheet_row_and_column_before_anything_runs(session, roster):
    session.upload(roster(1, 30))
    page = roster_html(session)
    assert page.count("<tr><td") == 30
    assert "“花名册2026.xlsx”共31个单位，1个可以生成，30个要改正后才能生成；填写问题共30处。" in page
    assert '<td data-label="行">3（002 望岚县第2局）</td><td data-label="列">F 会议日期</td>' in page
    assert not session.job.made.exists()


def test_a_run_makes_every_unit_and_the_zip_holds_them_without_what_a_unit_does_not_need(session, roster):
    session.upload(roster(2))
    for papers in (("01", "02"), ("01",)):  # what was chosen before is not in the zip of what is chosen now
        session.choose(papers)
        session.start()
        session.wait()
    names = zipfile.ZipFile(io.BytesIO(session.job.zipped())).namelist()
    units = ("001-望岚县第1局", "002-望岚县第2局")
    assert [name for name in names if "/" in name] == [
        f"{unit}/{name}" for unit in units for name in ("01-实施方案.docx", "plan.json")
    ]
    assert "summary.xlsx" in names
    assert "共2个单位：已生成2个" in summary_html(session)


def test_what_an_office_always_writes_is_written_in_a_batch_too(session, roster, eight):
    own = {"paper": "01", "was": "{会议地点}。", "texts": ["在{会议地点}召开。"], "always": True}
    Office().store(
        {**eight, "unit": {"name": "望岚县第2局", "type": "局党组"}, "rewritten": [own]}, date(2026, 11, 28)
    )
    session.upload(roster(2))
    session.choose(("01",))
    session.start()
    session.wait()
    archive = zipfile.ZipFile(io.BytesIO(session.job.zipped()))
    plans = [json.loads(archive.read(f"{unit}/plan.json")) for unit in ("001-望岚县第1局", "002-望岚县第2局")]
    assert [len(plan["rewritten"]) for plan in plans] == [0, 1]
    paper = docx.Document(io.BytesIO(archive.read("002-望岚县第2局/01-实施方案.docx")))
    assert f"在{plans[1]['meeting']['venue']}召开。" in "\n".join(
        paragraph.text for paragraph in paper.paragraphs
    )


def test_a_unit_has_a_plan_of_its_own_that_is_opened_again_as_it_was_left(session, roster):
    session.upload(roster(2))
    row = session.roster.good[1].row
    draft = session.draft(row)
    saved = Drafts().load(draft)
    assert saved.answers["unit"]["name"] == "望岚县第2局"
    Drafts().save(draft, {**saved.answers, "theme": "改过"}, saved.revision)
    assert Session(opened(session.job.id)).draft(row) == draft and session.draft(99) == ""
    Drafts().delete(draft)
    assert Drafts().load(session.draft(row)).answers == saved.answers
    session.upload(roster(1))
    assert Drafts().load(session.draft(session.roster.good[0].row)).answers["unit"]["name"] == "望岚县第1局"


def test_a_faulty_row_is_told_in_the_summary_and_the_others_are_made(session, roster):
    session.upload(roster(1, 1))
    session.choose(("01",))
    session.start()
    session.wait()
    assert [unit.status for unit in session.progress.summary.units] == ["made", "failed"]
    assert "日期“2027年2月30日”不存在" in summary_html(session)


def test_a_run_that_was_stopped_goes_on_and_makes_nothing_twice(session, roster):
    session.upload(roster(6))
    session.choose(("01",))
    session.changed = lambda: session.stop() if session.progress.done == 2 else None
    session.start()
    session.wait()
    made = sum(unit.status == "made" for unit in session.progress.summary.units)
    assert 2 <= made < 6
    assert "已停止。" in summary_html(session)
    again = Session(opened(session.job.id))
    assert summary_html(again) == summary_html(session)
    again.start()
    again.wait()
    statuses = [unit.status for unit in again.progress.summary.units]
    session.upload(roster(2))
    assert summary_html(Session(opened(session.job.id))) == "", "what was made of another roster is not told"
    unchanged = statuses.count("unchanged")  # a unit at work when the run was stopped may be whole on disk
    assert (unchanged >= made, statuses.count("made")) == (True, 6 - unchanged)


def test_a_page_that_is_opened_again_knows_its_roster_and_its_papers(session, roster):
    session.upload(roster(2))
    usual = session.papers
    session.tick("36", False)
    again = Session(opened(session.job.id))
    assert (len(again.roster.rows), set(usual) - set(again.papers)) == (2, {"36"})
    assert usual == tuple(paper.number for paper in chosen(["常用"]))
    again.choose(["必备"])
    assert again.papers == tuple(paper.number for paper in chosen(["必备"]))


def test_a_job_saved_with_numbers_of_its_own_keeps_them(session):
    session.job = session.job.saved(papers=("01", "15", "99"))
    session.tick("22", True)
    assert session.papers == ("01", "15", "22")


def test_what_is_no_roster_is_refused_in_words_and_nothing_can_start(session):
    session.upload({"name": "照片.png", "content": b"x"})
    assert session.refused == ("照片.png：文件类型不对。请选择扩展名为.xlsx的文件。",)
    session.upload({"name": "坏.xlsx", "content": b"not a workbook"})
    assert session.refused
    assert not session.ready
    assert "disabled" in run_html(session)


def test_no_paper_no_start(session, roster):
    session.upload(roster(1))
    session.choose(())
    session.start()
    assert "请至少选择一份材料" in run_html(session)
    assert session.progress.summary is None


def test_names_of_a_workbook_are_never_markup(session, workbook):
    session.upload({"name": "<b>x</b>.xlsx", "content": workbook(1)})
    assert "<b>" not in roster_html(session)


def test_a_choice_made_on_another_page_is_not_overwritten(session, roster):
    session.upload(roster(1))
    other = Session(opened(session.job.id))
    other.tick("01", False)
    with pytest.raises(KitError, match="另一"):
        session.tick("02", False)


def test_a_batch_can_be_deleted_with_all_that_it_made(session, roster):
    session.upload(roster(1))
    assert store().delete(session.job.id)
    assert not session.job.roster.exists()
