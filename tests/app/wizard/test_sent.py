"""After papers went out: frozen as they were; a change says what it touches, makes 改期通知, names whom to
tell.
"""

from datetime import date

import pytest

from mzsh_kit import build, complete
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.produce import Choice
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.sent import Aftermath, Outbox, as_sent, banner_html, sent_html
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.document import dump
from mzsh_kit.papers.postponed import Issued, postponed

DAY = date(2026, 12, 20)


@pytest.fixture
def session(eight, tmp_path):
    drafts = Drafts(tmp_path)
    session = begun(Draft({}), SavedDraft(drafts, drafts.new_id()))
    dated = [{"paper": "03", "date": "2027-01-06", "number": "清水党组〔2027〕3号"}]
    session.take(Draft({**eight, "dated": dated}))
    session.choice = Choice(frozenset({"01", "03", "21"}))
    session.press_all("send")
    return session


def looked(session):
    while session.look_on():
        pass
    return session.aftermath


def touched(session):
    return [paper.number for paper in looked(session).touched]


def test_papers_go_out_with_the_date_and_the_number_that_they_bear(session):
    sent = session.outbox.papers
    assert set(sent) == {"01", "03", "21"}
    assert (sent["03"].date, sent["03"].number) == ("2027年1月6日", "清水党组〔2027〕3号")
    assert (sent["01"].date, sent["01"].number, sent["21"].date) == ("", "", "")
    assert touched(session) == [] and "改动触及" not in sent_html(
        session.draft, session.outbox, session.aftermath, frozenset()
    )


def test_a_postponed_meeting_says_which_papers_it_touches_and_whom_to_tell(session):
    session.type("meeting.date", "2027年1月20日")
    assert touched(session) == ["01", "03", "21"]
    shown = sent_html(session.draft, session.outbox, session.aftermath, frozenset())
    assert (
        "改动触及已发出的3份材料。" in shown
        and f"{date.today().year}年" in shown
        and "重新发送会议通知（张三、" in shown
    )
    assert "<del>2027年1月15日</del><ins>2027年1月20日</ins>" in shown
    assert 'download="03-会议通知（已发稿）.docx"' in shown and 'download="改期通知.docx"' in shown
    assert "这次改动触及已发出的3份材料：01-实施方案、03-会议通知、21-会议议程。" in banner_html(
        session.aftermath
    )


def test_a_changed_member_touches_what_names_him_and_needs_no_notice_of_another_day(session):
    answers = session.draft.answers
    session.take(Draft({**answers, "members": answers["members"][:3]}))
    assert touched(session) == ["01", "03", "21"] and session.aftermath.postponed is None


def test_what_prints_nothing_else_touches_nothing(session):
    session.type("unit.code", "017")
    assert touched(session) == [] and session.aftermath == Aftermath()


def test_a_paper_stays_as_it_went_out_until_it_goes_out_anew(session):
    before = as_sent(session.draft, session.outbox, "03")
    session.type("meeting.venue", "四楼会议室")
    assert touched(session) == ["01", "03", "21"] and as_sent(session.draft, session.outbox, "03") == before
    session.press_all("resend", "03")
    assert [paper.number for paper in session.aftermath.touched] == ["01", "21"]
    assert as_sent(session.draft, session.outbox, "03") != before
    session.press_all("unsend", "01")
    session.press_all("unsend", "21")
    assert set(session.outbox.papers) == {"03"} and session.aftermath.touched == ()


def test_the_notice_of_another_day_names_the_one_that_went_out(session):
    session.type("meeting.date", "2027年1月20日")
    text = dump(looked(session).postponed.content)
    assert "<title> 中共清源县水务局党组关于调整2026年度民主生活会时间的通知" in text
    sent = build(session.draft.plan, "03").subject
    assert f"2027年1月6日印发的《{sent}》（清水党组〔2027〕3号）所定的会议时间" in text
    assert "会议日期由2027年1月15日调整为2027年1月20日。" in text and "三楼" not in text
    assert "清水党组〔2027〕3号 <>" not in text


def test_time_and_place_are_told_together_and_nothing_where_nothing_moved(eight):
    old = complete(eight)
    both = complete({**eight, "meeting": {"date": "2027-01-20", "venue": "四楼"}})
    assert "民主生活会时间和地点的通知" in dump(postponed(old, both).content)
    place = dump(
        postponed(
            old, complete({**eight, "meeting": {**eight["meeting"], "venue": "四楼"}}), Issued()
        ).content
    )
    assert (
        "民主生活会地点的通知" in place
        and "\n《中共清源县水务局党组关于召开" in place
        and "会议地点由三楼会议室调整为四楼。" in place
    )
    assert postponed(old, old) is None


def test_what_went_out_is_kept_with_the_draft_and_is_there_when_it_is_opened_again(session):
    again = begun(session.draft, session.saved)
    assert again.outbox == session.outbox


@pytest.mark.parametrize(
    "kept",
    [
        None,
        3,
        {},
        {"papers": {"03": ["a"]}, "answers": {}},
        {"papers": {"03": ["", "", "", "x"]}, "answers": {}},
    ],
)
def test_what_cannot_be_understood_is_nothing(session, kept):
    session.saved.note(sent=kept)
    again = begun(session.draft, session.saved)
    assert (again.outbox, again.aftermath) == (Outbox(), Aftermath())


def test_what_earlier_versions_kept_is_understood(session):
    of = session.outbox.papers["03"].of
    session.saved.note(
        sent={"papers": {"03": ["2026年12月1日", "", "2026-12-01", of]}, "answers": {of: session.draft.said}}
    )
    assert begun(session.draft, session.saved).outbox.papers["03"] == (
        "2026年12月1日",
        "",
        date(2026, 12, 1),
        of,
    )
