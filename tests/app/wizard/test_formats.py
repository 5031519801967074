"""Drafts, plans and old plans of format 1, as they looked before duties became steps; and of a format to
come.
"""

import json

import pytest

from mzsh_kit import dump_plan
from mzsh_kit.app.agenda.page import Session as Agenda
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.open import _session
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.start import entered, sample
from mzsh_kit.errors import KitError

SUBMISSIONS = [
    {"what": "请示和实施方案", "by": "办公室", "to": ["县委组织部"], "due": "会前15天"},
    {"what": "对照检查材料", "by": "", "to": [], "due": "待定"},
]


@pytest.fixture
def first_format(eight):
    """Answers as a draft of format 1 held them."""
    return {
        **eight,
        "submissions": SUBMISSIONS,
        "reports": [
            {"what": "情况报告", "to": ["县纪委监委", "县委组织部"]},
            {"what": "会议记录", "due": "会后7天内"},
        ],
        "bulletins": [],
        "schedule": {
            "submission": {"end": "会前12天"},
            "report": {"owner": "机关党委"},
            "archive": {"end": "会后20天内"},
        },
        "issue_date": "2026-12-11",
    }


def limits(steps):
    return [(step.what, step.owner, step.to, step.model_dump(mode="json")["end"]) for step in steps]


def assert_nothing_lost(plan):
    default = sample().plan.submissions[0].owner
    assert limits(plan.submissions) == [
        ("请示和实施方案", "办公室", ("县委组织部",), "会前15天"),
        ("对照检查材料", default, (), "待定"),
    ]
    assert limits(plan.reports) == [
        ("情况报告", "机关党委", ("县纪委监委", "县委组织部"), "会后15天内"),
        ("会议记录", "机关党委", (), "会后7天内"),
    ]
    assert plan.bulletins == () and limits(plan.archives)[0][3] == "会后20天内"
    assert plan.issue_date.isoformat() == "2026-12-11"


def test_a_draft_of_format_1_opens_with_all_its_duties(first_format, tmp_path):
    drafts = Drafts(tmp_path)
    of = drafts.new_id()
    drafts.save(of, first_format)
    session = _session(drafts, of, None)
    assert_nothing_lost(session.draft.plan)
    assert session.draft.faults == () and not {"submissions", "reports", "bulletins"} & set(
        session.draft.answers
    )
    assert session.draft.answers["schedule"]["archive"] == [{"end": "会后20天内"}]
    assert drafts.load(of).answers == first_format
    session.type("schedule.archive.0.end", "")
    assert (
        "archive" not in drafts.load(of).answers["schedule"] and "submissions" not in drafts.load(of).answers
    )


def test_a_plan_of_format_1_is_imported_with_all_its_duties(first_format):
    session = begun(Draft({}))
    session.upload(
        "plan", {"name": "plan.json", "content": json.dumps({**first_format, "version": 1}).encode()}
    )
    assert session.drawer.refused == ()
    assert_nothing_lost(session.draft.plan)


def test_an_old_plan_of_format_1_is_started_from(first_format):
    session = begun(Draft({}))
    session.upload("old", {"name": "plan.json", "content": json.dumps(first_format).encode()})
    kept = session.draft.answers["schedule"]
    assert [step["what"] for step in kept["report"]] == [
        "情况报告",
        "会议记录",
    ] and "issue_date" not in session.draft.answers
    assert kept["submission"][0]["to"] == ["县委组织部"]


def test_dates_and_numbers_of_papers_are_of_their_year(first_format):
    dated = [{"paper": "31", "date": "2027-01-20", "number": "清水党组〔2027〕3号"}]
    session = begun(Draft({}))
    done = {"report": [{"done": True}, {"done": True}]}
    old = {**entered(first_format).answers, "dated": dated, "schedule": done}
    session.upload("old", {"name": "plan.json", "content": json.dumps(old).encode()})
    assert "dated" not in session.draft.answers
    assert session.draft.answers["schedule"] == {"report": [{}, {}]}


def test_one_limit_that_was_laid_over_all_duties_of_a_sort_stays_laid_over_all(eight):
    draft = entered({**eight, "schedule": {"submission": {"end": "会前12天"}}})
    assert draft.answers["schedule"] == {"submission": [{"end": "会前12天"}]}
    assert [limit[3] for limit in limits(draft.plan.submissions)] == ["会前12天"]
    unfinished = entered({"unit": eight["unit"], "schedule": {"submission": {"end": "会前12天"}}})
    for key in ("members", "kind", "year"):
        unfinished = unfinished.set((key,), eight[key])
    assert [limit[3] for limit in limits(unfinished.plan.submissions)] == ["会前12天"]
    last = unfinished.set(("schedule", "submission", 0, "end"), "会前14天")
    assert [limit[3] for limit in limits(last.plan.submissions)] == ["会前14天"]


def test_a_whole_plan_that_was_exported_states_nothing_but_what_was_stated(first_format):
    plan = entered(first_format).plan
    session = begun(Draft({}))
    session.upload("plan", {"name": "plan.json", "content": dump_plan(plan).encode()})
    assert session.draft.plan == plan
    assert session.draft.answers["schedule"]["archive"] == [{"end": "会后20天内"}]
    assert "notice" not in session.draft.answers["schedule"]


def test_a_draft_of_a_format_to_come_is_told_in_words_and_left_alone(eight, tmp_path):
    drafts = Drafts(tmp_path)
    of = drafts.new_id()
    drafts.save(of, {**eight, "version": 3})
    before = (tmp_path / of / "draft.json").read_bytes()
    for _ in range(2):
        with pytest.raises(KitError, match=r"方案是较新的格式（3），本程序只认到2.*请升级本程序后再打开"):
            _session(drafts, of, None)
    assert [path.name for path in (tmp_path / of).iterdir()] == ["draft.json"]
    assert (tmp_path / of / "draft.json").read_bytes() == before


@pytest.mark.parametrize("kind", ["plan", "old"])
def test_a_plan_of_a_format_to_come_is_refused_in_words(eight, kind):
    session = begun(Draft(eight))
    session.upload(kind, {"name": "plan.json", "content": json.dumps({**eight, "version": 3}).encode()})
    assert "方案是较新的格式（3）" in session.drawer.refused[0] and session.draft.answers == eight


def test_what_a_newer_kit_has_saved_meanwhile_is_not_taken_over(eight, tmp_path):
    drafts = Drafts(tmp_path)
    of = drafts.new_id()
    sessions = [begun(Draft(eight), SavedDraft(drafts, of)), Agenda(Draft(eight), SavedDraft(drafts, of))]
    drafts.save(of, {**eight, "version": 3})
    for session in sessions:
        with pytest.raises(KitError, match="方案是较新的格式"):
            list(session.press("reload")) if hasattr(session, "press") else session.reload()
        session.take(session.draft.set(("meeting", "venue"), "六楼"))
        assert session.saved.elsewhere and session.draft.plan.meeting.venue == "六楼"
    assert drafts.load(of).answers == {**eight, "version": 3}
