"""What was not understood of an old plan is assigned by a person, kept with the draft and taken back."""

from dataclasses import replace

import pytest

from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.assignment import Assignment
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.review import lacking_html
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.start import sample
from mzsh_kit.office import Office
from mzsh_kit.reading import ROLES, Unread, label, plan
from mzsh_kit.reading.read import read_bytes
from tests.reading.test_read import PLAN

TEXT = (
    "清源县水务局党组2025年度民主生活会方案\n一、时间\n2026年1月16日召开。\n二、地点\n三楼会议室。\n"
    "三、压舱石\n读原著，悟原理；联系实际。\n四、红脸出汗\n把话说透，把理讲明。\n五、主题\n对照xx要求，推动**工作。"
)
OLD = {"name": "旧方案.txt", "content": TEXT.encode()}


@pytest.fixture
def session(tmp_path):
    now = begun(
        Draft({}),
        SavedDraft(Drafts(tmp_path / "drafts"), Drafts.new_id()),
        office=Office(tmp_path / "office"),
    )
    now.upload("old", OLD)
    return now


def key_of(session, words):
    return next(
        f"unread.{at}" for at, unread in enumerate(session.draft.passages) if words in unread.passage.text
    )


def unread(session):
    return [one for one in session.draft.passages if not one.fact]


def rules(session):
    return session.draft.answers.get("criticism", {}).get("rules")


def test_passages_are_listed_with_their_sections_and_what_they_may_be(session):
    html = lacking_html(session.draft, None, session.told, session.remembers_in)
    assert "“红脸出汗”，第9段" in html and html.count("<select") == len(unread(session)) + 1
    assert '<option value="agenda.item">会议议程</option>' in html and "以后" not in html
    assert dict(session.told)["须自行核对填写的内容（原文空缺、不完整或没有把握）"] == (
        "主题：对照xx要求，推动**工作（第11段）",
    )


def test_an_assigned_passage_joins_what_stands_there_by_default(session):
    before = session.draft
    session.type(key_of(session, "把话说透"), "criticism.rule")
    *defaults, last = rules(session)
    assert (last, defaults) == ("把话说透，把理讲明", [*sample().bare.value(("criticism", "rules"))])
    session.type(key_of(session, "把话说透"), "problems.aspect")
    assert (rules(session), session.draft.answers["aspects"]) == (None, [{"text": "把话说透，把理讲明"}])
    session.type(key_of(session, "把话说透"), "")
    assert session.draft.passages == before.passages and "aspects" not in session.draft.answers


def test_defaults_stay_beside_it_where_nobody_of_the_team_is_its_principal(session):
    text = f"{TEXT}\n六、参加人员\n党组成员何晴参加会议。"
    session.upload("old", OLD | {"content": text.encode()})
    assert session.draft.answers["members"] == [{"name": "何晴", "post": "党组成员"}]
    session.type(key_of(session, "把话说透"), "criticism.rule")
    assert len(rules(session)) > 1


def test_undo_takes_back_the_choice_with_the_value(session):
    before = session.draft
    session.type(key_of(session, "把话说透"), "criticism.rule")
    after = session.draft
    session.press_all("undo")
    assert session.draft == before
    session.press_all("redo")
    assert session.draft == after
    assert [item.field for item in after.passages if "把话说透" in item.passage.text] == ["criticism.rule"]


def test_the_choice_is_kept_with_the_draft(session):
    session.type(key_of(session, "把话说透"), "criticism.rule")
    again = begun(Draft(session.draft.answers), session.saved)
    assert again.draft == session.draft
    session.press_all("undo")
    assert begun(Draft(session.draft.answers), session.saved).draft == session.draft


DUE = "最迟2026年12月25日前办完"
SAID = {
    "meeting.date": ("就放在2027年1月14日", ("meeting", "date")),
    "meeting.time": ("下午3点开", ("meeting", "start")),
    "meeting.duration": ("开1天", ("meeting", "length")),
    "meeting.venue": ("2027年1月14日，老礼堂二楼会议室", ("meeting", "venue")),
    "meeting.host": ("会议由顾长川同志主持。", ("meeting", "chair")),
    "meeting.recorder": ("顾长川", ("meeting", "recorder")),
    "meeting.theme": ("把话说透，把理讲明", ("theme",)),
    "study.duration": ("学上1天", ("study", "length")),
    "talks.period": ("12月20日至25日", ("talks", "length")),
    "criticism.min_count": ("每人不少于3条", ("criticism", "least")),
    "organisation.group": ("组长：顾长川", ("groups",)),
    "materials.deadline": (DUE, ("schedule", "materials", 0, "end")),
    **{
        f"{step}.deadline": (DUE, ("schedule", step, "end"))
        for step in ("study", "opinions", "talks", "problems")
    },
}
"""What a passage says that is no rule, and its one place, where it replaces what stood there."""


def holding(session, text):
    """The passage of the first rule with another text."""
    at = int(key_of(session, "把话说透").partition(".")[2])
    passages = list(session.draft.passages)
    passages[at] = replace(passages[at], passage=replace(passages[at].passage, text=text))
    session.take(replace(session.draft, passages=tuple(passages)))
    return f"unread.{at}"


@pytest.mark.parametrize("field", ROLES)
def test_a_passage_goes_into_a_whole_plan_as_anything_and_out_again(session, field):
    whole = sample()
    session.take(Draft(whole.answers, None, session.draft.passages))
    text, place = SAID.get(field, ("把话说透，把理讲明", ()))
    key = holding(session, text)
    session.type(key, field)
    assert session.draft.faults == () and session.draft.plan != whole.plan
    session.type(key, "")
    before = whole.set(place, None) if place else whole
    assert session.draft.plan == before.plan
    assert session.draft.answers.get("schedule") == before.answers.get("schedule")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("会议由顾长川同志主持。", "meeting.host", {"chair": "顾长川"}),
        ("2026年1月16日上午9:00，二楼会议室。", "meeting.date", {"date": "2026-01-16"}),
        ("2026年1月16日上午9:00，二楼会议室。", "meeting.time", {"start": "09:00"}),
        ("2026年1月16日上午9:00，二楼会议室。", "meeting.venue", {"venue": "二楼会议室"}),
        ("想放在1月中旬。", "meeting.date", {"said": "1月中旬"}),
    ],
)
def test_a_passage_gives_what_of_it_belongs_to_its_field(session, text, field, value):
    session.take(Draft({}, None, session.draft.passages))
    session.type(holding(session, text), field)
    assert session.draft.answers == {"meeting": value}


@pytest.mark.parametrize(
    "field", ["meeting.date", "meeting.time", "opinions.deadline", "criticism.min_count"]
)
def test_what_is_no_day_hour_or_number_fills_nothing_and_that_is_said(session, field):
    before = session.draft.answers
    session.type(key_of(session, "把话说透"), field)
    assert session.draft.answers == before
    html = lacking_html(session.draft, None, (), session.remembers_in)
    assert f"没有读出{label(field)}，没有填入" in html and "已填入" not in html


def test_of_two_passages_of_one_day_the_first_holds(session):
    at = int(key_of(session, "读原著").partition(".")[2])
    passages = [
        replace(one, passage=replace(one.passage, text=f"2026年1月{n}日")) if n in (at, at + 1) else one
        for n, one in enumerate(session.draft.passages)
    ]
    session.take(Draft({}, None, tuple(passages)))
    session.type(f"unread.{at}-{at + 1}", "meeting.date")
    assert session.draft.answers == {"meeting": {"date": f"2026-01-{at:02}"}}


def test_what_is_only_probable_is_proposed_and_fills_nothing_until_it_is_chosen(session, monkeypatch):
    def unsure(data, name, *_):
        reading = read_bytes(data, name)
        facts = (replace(fact, certain=fact.field != "meeting.venue") for fact in reading.facts)
        return replace(reading, facts=tuple(facts))

    monkeypatch.setattr(plan, "read_bytes", unsure)
    session.upload("old", OLD)
    key = key_of(session, "三楼会议室")
    html = lacking_html(session.draft, None, session.told, session.remembers_in)
    choice = html[html.index(f'id="f-{key}"') :].partition("</select>")[0]
    assert choice.partition(">")[2].startswith(
        '<option value="">可能是会议地点</option><option value="meeting.venue">会议地点</option>'
    )
    assert "读错了：三楼会议室" not in html and not session.draft.answers["meeting"]
    session.type(key, "meeting.venue")
    assert session.draft.answers["meeting"] == {"venue": "三楼会议室"}


def test_a_heading_is_remembered_and_obeyed_on_the_next_reading_until_the_tick_is_taken_away(session):
    key = key_of(session, "把话说透")
    session.type(f"{key}.always", "是")
    session.type(key, "criticism.rule")
    session.type(f"{key}.always", "是")
    html = lacking_html(session.draft, None, (), session.remembers_in)
    assert "以后“红脸出汗”这样的标题都这样读" in html and " checked" in html
    session.upload("old", OLD)
    assert rules(session) == ["把话说透，把理讲明"]
    session.press_all("undo")
    session.type(f"{key}.always", "")
    session.upload("old", OLD)
    assert rules(session) is None


def test_nothing_is_remembered_where_there_is_no_office(session):
    session.office = None
    key = key_of(session, "把话说透")
    session.type(key, "criticism.rule")
    session.type(f"{key}.always", "是")
    assert "以后" not in lacking_html(session.draft, None, (), session.remembers_in)


def test_neighbours_of_one_section_are_given_together_and_taken_back_together(session):
    at = int(key_of(session, "读原著").partition(".")[2])
    html = lacking_html(session.draft, None, (), session.remembers_in)
    assert f'data-field="unread.{at}-{at + 1}"' in html and "“压舱石”这一节的2段" in html
    session.type(f"unread.{at}-{at + 1}", "study.item")
    assert session.draft.answers["study"]["items"] == ["读原著，悟原理", "联系实际"]
    assert [item.field for item in session.draft.passages[at : at + 2]] == ["study.item"] * 2
    session.type(f"unread.{at}-{at + 1}", "meeting.theme")
    assert (session.draft.answers["theme"], session.draft.answers.get("study")) == (
        "读原著，悟原理，联系实际",
        None,
    )
    session.type(f"unread.{at}-{at + 1}", "")
    assert "theme" not in session.draft.answers


def test_two_neighbours_with_a_heading_between_are_one_thing_until_they_are_not(session):
    first, then = key_of(session, "联系实际"), key_of(session, "把话说透")
    session.type(first, "meeting.theme")
    session.type(f"{then}.joined", "是")
    assert session.draft.answers["theme"] == "联系实际，把话说透，把理讲明"
    html = lacking_html(session.draft, None, (), session.remembers_in)
    assert html.count("<select") == len(unread(session)) and f'data-field="{then}"' not in html
    session.type(first, "problems.aspect")
    assert session.draft.answers["aspects"] == [{"text": "联系实际"}, {"text": "把话说透，把理讲明"}]
    session.type(f"{then}.joined", "")
    assert session.draft.answers["aspects"] == [{"text": "联系实际"}]
    assert [one.field for one in unread(session)] == ["", "problems.aspect", ""]


def test_what_was_read_wrongly_becomes_what_a_person_says(session):
    before = session.draft
    key = key_of(session, "三楼会议室")
    assert before.answers["meeting"]["venue"] == "三楼会议室"
    html = lacking_html(before, None, (), session.remembers_in)
    assert 'id="many-从旧方案中读出"' in html and 'id="many-没有读懂的内容"' in html
    assert 'aria-label="读错了：三楼会议室"' in html and f'id="f-{key}"' not in html
    session.press_all("misread", key.rpartition(".")[2])
    assert ("meeting" in session.draft.answers, session.focus) == (False, f"f-{key}")
    session.type(key, "meeting.observers")
    assert session.draft.answers["meeting"] == {"observers": ["三楼会议室"]}
    session.press_all("undo")
    session.press_all("undo")
    assert session.draft == before


def test_whatever_was_read_leaves_the_draft_when_it_was_read_wrongly(session):
    session.upload("old", {"name": "旧方案.txt", "content": PLAN.encode()})
    for at, one in enumerate(session.draft.passages):
        if one.fact:
            session.press_all("misread", str(at))
    steps = ("opinions", "study", "feedback", "problems", "review")  # open or of several statements
    left = Draft(session.draft.answers).set_all({("schedule", step): None for step in steps})
    assert set(left.answers) == {"unit", "kind"}


@pytest.mark.parametrize(
    "key", ["unread.99", "unread.x", "unread.", "unread.0.1.2", "unread.0-99", "unread.3-1", "unread.1-x"]
)
def test_a_control_that_is_not_there_changes_nothing(session, key):
    before = session.draft
    session.type(key, "talks")
    assert session.draft == before


@pytest.mark.parametrize(
    "note",
    [
        7,
        [1],
        [{"passage": {}, "field": ""}],
        [{"passage": {"text": "", "place": "", "heading": ""}, "field": "x"}],
    ],
)
def test_a_note_that_cannot_be_read_is_passed_over(session, note):
    session.saved.note(passages=note)
    assert begun(Draft(session.draft.answers), session.saved).draft.passages == ()


def test_what_was_not_understood_is_still_listed_in_a_draft_of_before(session):
    passage = {"text": "把话说透。", "place": "第5段", "heading": "红脸出汗"}
    now = begun(Draft({"year": 2026}), session.saved.apart({"year": 2026}))
    now.saved.note(unread=[{"passage": passage, "field": "criticism.rule"}])
    assert begun(now.draft, now.saved).draft.passages == (Assignment(Unread(**passage), "criticism.rule"),)
