"""How a step stands: nothing is called filled in or confirmed before anyone looked."""

from datetime import date

import pytest

from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.controls import FIELDS
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.eight import missing_of_eight
from mzsh_kit.app.wizard.form import field_html
from mzsh_kit.app.wizard.marks import Marks
from mzsh_kit.app.wizard.rail import states_of
from mzsh_kit.app.wizard.review import lacking_html
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.steps import BEFORE, MEETING, STEPS, UNIT, step_named

TODAY = date(2026, 11, 20)


def press(session, act, of=""):
    return list(session.press(act, of))


def states(session):
    return {key: words for key, (words, _) in states_of(session.draft, session.marks, TODAY).items()}


@pytest.fixture
def session(eight, tmp_path):
    drafts = Drafts(tmp_path)
    session = begun(Draft({}), SavedDraft(drafts, drafts.new_id()))
    session.take(Draft(eight))
    return session


def test_a_step_goes_from_not_looked_at_over_defaults_to_open_and_confirmed(session):
    assert states(session)["meeting"] == states(session)["duties"] == "未看"
    press(session, "step", "meeting")
    assert states(session)["meeting"] == "有默认值待确认"
    press(session, "confirm", "before")
    assert session.step is BEFORE and states(session)["meeting"] == "3项待定"
    session.type("meeting.recorder", "孙某某")
    session.type("supervision_group", "县委督导组")
    session.type("meeting.start", "9:00")
    assert states(session)["meeting"] == "已确认"


def test_a_default_that_became_another_is_confirmed_anew_and_a_typed_one_is_not(session):
    press(session, "step", "unit")
    press(session, "confirm", "kind")
    before = states(session)["unit"]
    assert before != "有默认值待确认"
    session.type("unit.short", "清水局")
    assert states(session)["unit"] == before
    session.type("unit.type", "国企")
    assert states(session)["unit"] == "有默认值待确认"


def test_marks_are_kept_beside_the_draft_and_a_step_looked_at_in_another_tab_changes_no_revision(session):
    press(session, "confirm", "kind")
    press(session, "step", "produce")
    again = begun(session.draft, SavedDraft(session.saved.drafts, session.saved.of, session.saved.revision))
    assert again.marks == session.marks and again.marks.left == {step.key for step in STEPS}
    assert session.saved.drafts.load(session.saved.of).revision == session.saved.revision == 1


@pytest.mark.parametrize(
    "kept", [None, 7, [], {"opened": 3}, {"opened": [], "left": [], "confirmed": {"unit": []}}]
)
def test_marks_that_cannot_be_understood_are_none(session, kept):
    press(session, "confirm", "kind")
    session.saved.note(marks=kept)
    assert begun(session.draft, session.saved).marks == Marks().open(step_named(""))


def test_nothing_is_red_before_an_attempt(tmp_path):
    session = begun(Draft({}))
    session.type("unit.name", "甲")
    type_ = FIELDS["unit.type"]
    assert "没有填写" not in field_html(type_, session.draft, tried=session.tried)
    assert states_of(session.draft, session.marks)["unit"] == ("缺3项", "later")
    press(session, "step", "kind")
    press(session, "step", "unit")
    assert "没有填写" in field_html(type_, session.draft, tried=session.tried)
    assert states_of(session.draft, session.marks)["unit"] == ("缺3项", "lack")
    assert states_of(session.draft, session.marks)["kind"] == ("缺2项", "lack")
    assert states_of(session.draft, session.marks)["meeting"] == ("未看", "later")


def test_who_asks_for_the_whole_is_told_of_everything_that_is_missing():
    session = begun(Draft({}))
    press(session, "step", "review")
    assert session.marks.left == {step.key for step in STEPS}


def test_the_review_names_those_of_the_eight_that_are_missing(eight):
    names = lambda draft: [name for name, _ in missing_of_eight(draft)]  # noqa: E731
    assert names(Draft(eight)) == []
    assert names(Draft({**eight, "meeting": {"date": "待定"}})) == ["会议日期", "会议地点"]
    assert names(Draft({})) == [
        "单位全称", "单位类型", "主要负责同志", "班子其他成员", "会议类型", "年度", "会议日期", "会议地点",
    ]  # fmt: skip
    shown = lacking_html(Draft({**eight, "meeting": {}}), TODAY)
    assert "修改：会议日期" in shown and "修改：会议地点" in shown and "<details" not in shown
    assert [
        states_of(Draft(answers), Marks())["review"][0] for answers in ({}, {**eight, "meeting": {}})
    ] == [
        "八项基本内容缺8项",
        "八项基本内容缺2项",
    ]


def test_a_wrong_answer_is_told_of_a_step_nobody_has_opened(eight):
    draft = Draft(eight).put(FIELDS["meeting.date"], "2027-02-30")
    assert states_of(draft, Marks().open(UNIT))["meeting"] == ("1处有误", "lack")
    assert states_of(draft, Marks())["review"] == ("1处有误", "lack")
    assert Marks().open(MEETING, UNIT).left == {"unit"}
