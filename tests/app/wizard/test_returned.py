"""A paper that comes back from a leader: its plan is taken up again, its changes are taken or left one by
one.
"""

from dataclasses import replace

import pytest

from mzsh_kit.app.check.session import Session as Check
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.drawer import drawer_html
from mzsh_kit.app.wizard.returned import returned_html
from mzsh_kit.app.wizard.saved_draft import SavedDraft
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
    now = begun(Draft({}), SavedDraft(drafts, Drafts.new_id()))
    now.upload("old", {"name": "01-实施方案.docx", "content": paper})
    return now


def press(session, act, of=""):
    list(session.press(act, of))


def test_a_person_chooses_whether_to_go_on_or_to_begin_a_new_year(session):
    assert session.drawer.units == (
        "接着编这份方案（时间和各项内容都保留）",
        "用作新年度的起点（时间、主题等清空重填）",
    )


def test_all_members_dates_and_choices_come_back(session):
    press(session, "unit", "0")
    assert session.draft.plan == sample().plan
    assert [(item.change.kind, item.change.label, item.said) for item in session.returned] == [
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
    again = begun(session.draft, session.saved)
    assert [item.said for item in again.returned] == ["", "采纳", ""]
    assert again.returned == session.returned


def test_the_page_says_what_would_become_of_the_plan(session):
    press(session, "unit", "0")
    html = returned_html(session.returned)
    assert "采纳后：会议 · 会议日期改为“2027年1月20日”" in html
    assert "<del>三</del><ins>四</ins>" in html


def test_a_new_year_begins_from_it_as_from_any_old_plan(session):
    press(session, "unit", "1")
    assert [answer["name"] for answer in session.draft.answers["members"]] == [
        member.name for member in sample().plan.members
    ]
    assert "date" not in session.draft.answers.get("meeting", {})
    assert "文件里改过而方案没有跟着改的" in dict(session.told) and session.returned == ()


def test_the_page_that_checks_opens_it_as_the_plan_that_it_carries(tmp_path, paper):
    drafts = Drafts(tmp_path / "drafts")
    page = Check(Drafts(tmp_path / "reviews"), drafts, Drafts.new_id())
    page.upload({"name": "01-实施方案.docx", "content": paper})
    page.open_as_plan()
    opened_as = page.document.plan
    now = begun(Draft(drafts.load(opened_as).answers), SavedDraft(drafts, opened_as, 1))
    assert (now.draft.plan, len(now.returned)) == (sample().plan, 3)


NOTICE = """关于开好2026年度民主生活会的通知
各乡镇党委，县直各单位党组：
一、会议主题
这次民主生活会的主题是：深入贯彻中央八项规定精神，真抓实干。
二、会前准备
1.广泛征求意见。通过座谈会征求意见建议，于2027年1月8日前完成。
2.深入谈心谈话。会前，班子主要负责同志与班子其他成员之间必谈。谈心谈话于2027年1月12日前完成。
三、会后工作
会后15天内，将民主生活会情况报告报县纪委机关、县委组织部。
中共清源县委组织部
2026年12月20日
"""


def test_what_a_notice_says_is_confirmed_one_by_one(session):
    press(session, "unit", "0")
    session.upload("notice", {"name": "通知.txt", "content": NOTICE.encode()})
    labels = [item.change.label for item in session.returned]
    assert labels == [
        "主题",
        "工作进度 · 征求意见 · 完成时限",
        "工作进度 · 谈心谈话 · 完成时限",
        "工作进度 · 情况报告 · 第1项 · 完成时限",
        "报送机关",
        "征求意见 · 征求意见方式",
        "谈心谈话 · 必谈关系",
    ]
    assert "上级通知里还有7项没有核对" in returned_html(session.returned)
    before = session.draft.plan
    press(session, "adopt", "1")
    press(session, "refuse", "0")
    opinions = session.draft.plan.schedule.opinions
    assert (str(opinions.end), opinions.hard, session.draft.plan.theme) == ("2027-01-08", True, before.theme)
    press(session, "adopt", "3")
    press(session, "adopt", "4")
    plan = session.draft.plan
    assert ([step.hard for step in plan.schedule.report][:1], plan.report_to) == (
        [True],
        ("县纪委机关", "县委组织部"),
    )


def test_all_that_is_left_is_adopted_at_once_and_is_one_step_to_undo(session):
    press(session, "unit", "0")
    session.upload("notice", {"name": "通知.txt", "content": NOTICE.encode()})
    before = session.draft.plan
    press(session, "refuse", "0")
    press(session, "adopt")
    assert [item.said for item in session.returned] == ["不采纳", *["采纳"] * 6]
    assert (session.draft.plan.theme, session.draft.plan.report_to) == (
        before.theme,
        ("县纪委机关", "县委组织部"),
    )
    press(session, "undo")
    assert session.draft.plan == before


def test_a_plan_is_taken_as_a_notice_only_when_a_person_says_so(session):
    press(session, "unit", "0")
    text = NOTICE.replace("民主生活会的通知", "民主生活会的方案").encode()
    waiting = session.returned
    session.upload("notice", {"name": "方案.txt", "content": text})
    assert session.returned == waiting and "这份文件是方案，不是上级的通知" in drawer_html(
        session.draft, replace(session.drawer, open=True)
    )
    press(session, "propose")
    assert [item.change.kind for item in session.returned] == ["通知"] * 7 and not session.drawer.doubt
    decided = session.returned
    press(session, "propose")
    assert session.returned == decided


def test_a_notice_of_another_year_is_told_first(session):
    press(session, "unit", "0")
    session.upload("notice", {"name": "通知.txt", "content": NOTICE.replace("2026年度", "2025年度").encode()})
    assert session.returned[0].change.after == "这是2025年度的通知，方案是2026年度，请核对是否选错了文件"


def test_a_notice_without_a_year_is_refused(session):
    session.upload(
        "notice",
        {
            "name": "通知.txt",
            "content": "关于开好民主生活会的通知\n民主生活会的主题是：真抓实干。\n".encode(),
        },
    )
    assert "没有读到是哪个年度的民主生活会" in "".join(session.drawer.refused)
