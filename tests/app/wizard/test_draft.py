"""The draft without any widget: what is typed, what is in force, what is wrong, what follows."""

import pytest

from mzsh_kit.app.wizard.controls import CONTROLS, FIELDS
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.fields import Rows
from mzsh_kit.app.wizard.history import History
from mzsh_kit.app.wizard.start import sample
from mzsh_kit.app.wizard.steps import MEMBERS

TABLES = {rows.key: rows for rows in CONTROLS if isinstance(rows, Rows)}


def put(draft, **texts):
    for key, text in texts.items():
        draft = draft.put(FIELDS[key.replace("__", ".")], text)
    return draft


def told(draft, key):
    return "".join(f"{fault.what}。{fault.how}" for fault in draft.faults_at(FIELDS[key].place))


@pytest.fixture
def drafted(eight):
    return Draft(eight)


def test_the_sample_is_whole_and_a_year_ahead():
    plan = sample().plan
    assert (plan.team, plan.year, str(plan.meeting_day)) == ("云汀市湖山区水利局党组", 2026, "2027-01-15")
    assert len(plan.members) == 7 and [member.name for member in plan.observing] == ["乔牧之"]


def test_an_empty_draft_names_what_the_plan_needs():
    draft = Draft({})
    where = ["单位 · 单位全称", "单位 · 单位类型", "班子成员", "会议类型", "年度"]
    assert [fault.where for fault in draft.faults] == where
    assert draft.plan is None and draft.firm is None and draft.facts == {} and draft.open == ()
    assert draft.text(FIELDS["meeting.chair"]) == ""


def test_eight_answers_make_a_plan_and_show_every_default(drafted):
    assert drafted.faults == ()
    chair = FIELDS["meeting.chair"]
    assert drafted.text(chair) == "张三" and drafted.is_default(chair.place)
    assert [row["who"] for row in drafted.rows(TABLES["duties"])] == [
        "党组书记张三同志",
        "党组成员",
        "会议筹备工作机构",
    ]
    assert drafted.is_stated(("meeting", "venue")) and not drafted.is_default(("meeting", "venue"))
    assert not drafted.is_default(("meeting", "recorder"))  # open: nothing that could be put back


def test_a_default_is_changed_and_put_back(drafted):
    changed = put(drafted, meeting__chair="李国庆", opinions__methods="问卷\n座谈")
    assert changed.plan.meeting.chair == "李国庆" and changed.plan.opinions.methods == ("问卷", "座谈")
    assert changed.default(("meeting", "chair")) == "张三"
    back = changed.restore(("meeting", "chair")).restore(("opinions", "methods"))
    assert back.answers == drafted.answers


def test_a_default_that_is_typed_again_is_no_answer(drafted):
    assert put(drafted, meeting__chair="张三").answers == drafted.answers
    assert (
        put(drafted, meeting__length="1天", unit__name="清源县水务局").restore(("meeting", "length")).answers
        == drafted.answers
    )


def test_an_emptied_default_is_open_and_does_not_come_back(drafted):
    empty = put(drafted, meeting__length="", study__forms="")
    assert empty.answers["meeting"]["length"] == "" and empty.answers["study"] == {"forms": []}
    assert empty.text(FIELDS["meeting.length"]) == "" and empty.plan.study.forms == ()
    assert "会议 · 会期" in [value.name for value in empty.open]


def test_an_emptied_answer_without_a_default_leaves_no_trace(drafted):
    assert put(put(drafted, meeting__recorder="孙某"), meeting__recorder=" ").answers == drafted.answers


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("meeting.date", "2027-02-30", "日期“2027-02-30”不存在。请核对年、月、日"),
        ("meeting.date", "过几天", "时间“过几天”无法识别"),
        ("meeting.start", "25:00", "时刻“25:00”无法识别"),
        ("year", "去年", "“去年”不是数字。请改写成阿拉伯数字"),
        ("year", "", "没有填写。请补填"),
        ("unit.name", "水" * 201, "不得超过200字"),
        ("unit.type", "", "没有填写。请补填"),
        ("talks.per_day", "0", "应不小于1"),
    ],
)
def test_a_fault_is_told_in_words_at_its_field(drafted, key, text, said):
    draft = drafted.put(FIELDS[key], text)
    assert said in told(draft, key)
    assert len(draft.faults) == 1


def test_a_fault_leaves_the_defaults_of_everything_else_in_force(drafted):
    wrong = put(drafted, meeting__date="2027-02-30")
    assert wrong.plan is None and wrong.firm is not None
    assert wrong.text(FIELDS["meeting.chair"]) == "张三"
    assert wrong.text(FIELDS["meeting.date"]) == "2027-02-30"


def test_a_half_typed_member_leaves_the_defaults_in_force(drafted):
    rows = [*drafted.rows(MEMBERS), {"name": "何静"}]
    half = drafted.put_rows(MEMBERS, rows)
    assert [fault.place for fault in half.faults] == [("members", 4, "post")]
    assert half.text(FIELDS["meeting.chair"]) == "张三"


def test_a_special_meeting_asks_for_what_it_follows_from(drafted):
    draft = put(drafted, kind="巡视巡察整改", inspection__body="县委第二巡察组", inspection__problems="26")
    asked = [field.key for field in FIELDS.values() if draft.asks(field)]
    assert "inspection.paper" in asked and "case.name" not in asked
    assert draft.plan.inspection.problems == 26
    assert put(draft, kind="年度").plan.inspection is None


def test_a_year_held_as_a_special_meeting_asks_to_be_confirmed(drafted):
    draft = put(drafted, year="2021")
    assert draft.asks(FIELDS["confirmed"]) and not drafted.asks(FIELDS["confirmed"])
    assert "党史学习教育" in told(draft, "confirmed")
    assert draft.text(FIELDS["meeting.chair"]) == "张三"
    assert put(draft, confirmed="是").faults == ()


@pytest.mark.parametrize("rows", list(TABLES.values()), ids=lambda rows: rows.key)
def test_a_table_that_is_not_changed_states_nothing(rows):
    draft = sample()
    assert draft.put_rows(rows, draft.rows(rows)).answers == draft.answers


def test_items_that_are_open_stay_when_another_row_is_changed(drafted):
    draft, aspects = put(drafted, year="2020"), TABLES["aspects"]
    rows = draft.rows(aspects)
    assert [row["text"] for row in rows][1:] == ["待定"] * 4
    changed = draft.put_rows(aspects, [{**rows[0], "text": "学懂弄通"}, *rows[1:]])
    assert len(changed.plan.aspects) == 5 and changed.answers["aspects"][1]["text"] == "待定"


def test_rows_are_changed_emptied_and_put_back(drafted):
    duties = TABLES["duties"]
    first, *rest = drafted.rows(duties)
    changed = drafted.put_rows(duties, [*rest, {}, {**first, "who": "张三"}])
    assert [str(duty.who) for duty in changed.plan.duties][-1] == "张三" and len(changed.plan.duties) == 3
    assert drafted.put_rows(duties, []).plan.duties == ()
    assert changed.restore(("duties",)).answers == drafted.answers


def test_two_principals_are_named(drafted):
    rows = drafted.rows(MEMBERS)
    rows[1] = {**rows[1], "role": "主要负责同志"}
    (fault,) = drafted.put_rows(MEMBERS, rows).faults
    assert "张三、李国庆" in fault.what and fault.place == ("members",)


def test_a_limit_of_one_duty_states_nothing_of_the_others(drafted):
    limit = ("schedule", "submission", 0, "end")
    fixed = drafted.set(limit, "2026-12-30")
    assert fixed.answers["schedule"] == {"submission": [{"end": "2026-12-30"}]}
    (sent,), (default,) = fixed.plan.submissions, drafted.plan.submissions
    assert (sent.what, sent.end.isoformat()) == (default.what, "2026-12-30")
    assert fixed.restore(limit).answers == drafted.answers


def test_a_history_goes_back_to_the_first_draft_and_forth_again(drafted):
    history = History(drafted)
    for venue in ("四楼", "五楼", "五楼"):
        history = history.take(put(history.now, meeting__venue=venue))
    assert len(history.past) == 2
    assert history.undo().undo().undo().now == drafted
    assert history.undo().undo().redo().redo().redo().now == history.now
    assert history.undo().take(put(drafted, meeting__venue="六楼")).future == ()


def test_the_team_is_looked_at_from_its_first_row_whatever_else_is_missing():
    codes = lambda *members: {(fault.code, fault.place) for fault in Draft({"members": list(members)}).faults}  # noqa: E731
    first = {"name": "张三", "post": "书记", "role": "主要负责同志"}
    assert ("team.no_principal", ("members",)) in codes({"name": "张三"})
    both = codes(first, {"name": "李四", "role": "主要负责同志"})
    assert both >= {("team.principals", ("members",)), ("value.missing", ("members", 1, "post"))}
    assert ("team.same", ("members",)) in codes(first, {"name": "张三", "post": "书记"})
    assert {place for _, place in codes(first)} == {("unit", "name"), ("unit", "type"), ("kind",), ("year",)}
