"""A paper that comes back from a leader: its plan is taken up again, its changes are taken or left one by one."""

import pytest

from mzsh_kit.app.check.session import Session as Check
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.keep import Kept
from mzsh_kit.app.wizard.returned import returned_html
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.start import sample
from mzsh_kit.gongwen import to_docx
from mzsh_kit.papers import build
from tests.reading.test_own import opened, rewritten, run_with, saved, tracked


@pytest.fixture(scope="module")
def paper():
    """Changed by hand, under tracked changes and with a comment."""
    data = tracked(to_docx(build(sample().plan)), "机关三楼会议室", "机关四楼会议室")
    data = rewritten(data, ("2027年1月15日", "2027年1月20日"))
    document = opened(data)
    document.add_comment(run_with(document, "会期半天"), "可否改为一天", author="县领导")
    return saved(document)


@pytest.fixture
def session(tmp_path, paper):
    drafts = Drafts(tmp_path / "drafts")
    now = begun(Draft({}), Kept(drafts, Drafts.new_id()))
    now.upload("old", {"name": "01-实施方案.docx", "content": paper})
    return now


def press(session, act, of=""):
    list(session.press(act, of))


def test_a_person_chooses_whether_to_go_on_or_to_begin_a_new_year(session):
    assert session.drawer.units == ("接着编这份方案（时间和各项内容都保留）", "用作新年度的起点（时间、主题等清空重填）")


def test_all_members_dates_and_choices_come_back(session):
    press(session, "unit", "0")
    assert session.draft.plan == sample().plan
    assert [(one.change.kind, one.change.label, one.said) for one in session.returned] == [
        ("改动", "会议 · 会议日期", ""),
        ("修订", "会议 · 会议地点", ""),
        ("批注", "", ""),
    ]
    assert session.focus == "h-returned"


def test_what_is_taken_goes_into_the_plan_and_what_is_left_does_not(session):
    press(session, "unit", "0")
    press(session, "adopt", "0")
    press(session, "refuse", "1")
    meeting = session.draft.plan.meeting
    assert (str(meeting.date), meeting.venue) == ("2027-01-20", sample().plan.meeting.venue)
    html = returned_html(session.returned)
    assert "还有1处修改没有处理" in html and "可否改为一天" in html
    press(session, "seen", "2")
    assert returned_html(session.returned) == ""


def test_what_was_said_outlives_the_page(session):
    press(session, "unit", "0")
    press(session, "adopt", "1")
    again = begun(session.draft, session.kept)
    assert [one.said for one in again.returned] == ["", "采纳", ""]
    assert again.returned == session.returned


def test_the_page_says_what_would_become_of_the_plan(session):
    press(session, "unit", "0")
    html = returned_html(session.returned)
    assert "采纳后：会议 · 会议日期改为“2027年1月20日”" in html
    assert "<del>三</del><ins>四</ins>" in html


def test_a_new_year_begins_from_it_as_from_any_old_plan(session):
    press(session, "unit", "1")
    assert [one["name"] for one in session.draft.answers["members"]] == [one.name for one in sample().plan.members]
    assert "date" not in session.draft.answers.get("meeting", {})
    assert "文件里改过而方案没有跟着改的" in dict(session.told) and session.returned == ()


def test_the_page_that_checks_opens_it_as_the_plan_that_it_carries(tmp_path, paper):
    drafts = Drafts(tmp_path / "drafts")
    page = Check(drafts)
    page.upload({"name": "01-实施方案.docx", "content": paper})
    page.open()
    now = begun(Draft(drafts.load(page.draft).answers), Kept(drafts, page.draft, 1))
    assert (now.draft.plan, len(now.returned)) == (sample().plan, 3)
