"""What may be right and yet wants a second look."""

from datetime import date

import pytest

from mzsh_kit.app.wizard.controls import FIELDS, control_of, field_at, is_loose
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.fields import Group, place_of
from mzsh_kit.app.wizard.form import group_html
from mzsh_kit.app.wizard.marks import Marks
from mzsh_kit.app.wizard.rail import states_of
from mzsh_kit.app.wizard.remarks import beside, remarks
from mzsh_kit.app.wizard.review import lacking_html
from mzsh_kit.app.wizard.steps import step_named

TODAY = date(2026, 11, 21)


def stating(eight, key, text):
    return Draft(eight).put(FIELDS[key], text)


def codes(draft):
    return {(remark.code, ".".join(map(str, remark.place))) for remark in remarks(draft, TODAY)}


def test_good_answers_are_not_remarked_on(eight):
    assert codes(Draft(eight)) == set() and remarks(Draft({}), TODAY) == ()


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("unit.name", "中共清水县白杨镇委员会", {("remark.name", "unit.name")}),
        ("meeting.date", "2027年1月16日", {("remark.weekend", "meeting.date")}),
        ("meeting.date", "2027年1月1日", {("timing.meeting_off", "meeting.date")}),
        ("meeting.date", "2027年2月5日", {("timing.meeting_off", "meeting.date")}),
        ("meeting.date", "2027年5月10日", {("remark.season", "meeting.date")}),
        ("meeting.date", "2027年12月15日", {("remark.season", "meeting.date")}),
        ("meeting.start", "23:30", {("remark.hour", "meeting.start")}),
        ("meeting.date", "2026年12月26日", {("timing.meeting_off", "meeting.date")}),
        (
            "meeting.date",
            "2026年1月5日",
            {("timing.over", "meeting.date"), ("remark.season", "meeting.date")},
        ),
        ("meeting.date", "2026年11月25日", {("timing.short", "meeting.date")}),
        ("meeting.date", "2029年1月15日", {("remark.year", "meeting.date")}),
        ("meeting.date", "会前10天", {("remark.relative", "meeting.date")}),
        ("meeting.chair", "孙大圣", {("remark.chair", "meeting.chair")}),
        ("meeting.recorder", "李国庆", {("remark.recorder", "meeting.recorder")}),
        ("meeting.recorder", "王小路", set()),
        ("meeting.observers", "副局长李国庆\n办公室主任", {("remark.guest", "meeting.observers")}),
        ("meeting.length", "一会儿", {("timing.length", "meeting.length")}),
        ("meeting.length", "20分钟", {("remark.misfit", "agenda")}),
    ],
)
def test_what_wants_a_second_look_is_told_at_its_place(eight, key, text, told):
    assert codes(stating(eight, key, text)) >= told
    assert codes(stating(eight, key, text)) <= told | {("timing.short", "meeting.date")}


def test_the_body_of_a_street_is_not_that_of_its_office(eight):
    unit = {"name": "清水区柳荫街道办事处", "type": "街道党工委", "superior": "中共清水区委员会"}
    assert ("remark.name", "unit.name") in codes(Draft({**eight, "unit": unit}))
    unit["name"] = "清水区柳荫街道"
    assert ("remark.name", "unit.name") not in codes(Draft({**eight, "unit": unit}))


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"members": {0: {"absence": "在外学习"}}}, {("remark.chair_away", "meeting.chair")}),
        ({"agenda": [{"text": "通报", "speaker": "孙大圣"}]}, {("remark.speaker", "agenda.0.speaker")}),
        ({"agenda": [{"text": "通报", "speaker": "李国庆"}], "members": {1: {"absence": "在外学习"}}},
         {("remark.speaker_away", "agenda.0.speaker")}),
        ({"meeting": {"guidance": ["县委常委、县纪委书记"]}}, {("remark.several", "meeting.guidance")}),
        ({"schedule": {"review": {"end": "2027-01-08"}}}, {("timing.hard", "schedule.submission.0.end")}),
        ({"schedule": {"report": [{"end": "2027-01-31"}]}},
         {("timing.off_presumed", "schedule.report.0.end")}),
        ({"schedule": {"talks": {"end": "会前1天"}}}, {("remark.overruled", "schedule.talks.end")}),
        ({"schedule": {"talks": {"start": "会前999天"}}}, {("remark.overruled", "schedule.talks.start")}),
        ({"schedule": {"talks": {"end": "会后3天内"}}}, {("timing.aside", "schedule.talks.end")}),
        ({"schedule": {"talks": {"start": "会前5天", "end": "会前10天"}}},
         {("timing.backward", "schedule.talks.end")}),
        ({"dated": [{"paper": "31", "date": "2027-01-10"}]}, {("paper.early", "dated.0.date")}),
        ({"dated": [{"paper": "02", "date": "2027-02-10"}]}, {("paper.overdue", "dated.0.date")}),
        ({"dated": [{"paper": "31", "number": "甲〔2027〕1号"}, {"paper": "31", "number": "甲〔2027〕2号"}]},
         {("paper.twice", "dated.1.paper")}),
        ({"dated": [{"paper": "99"}]}, {("paper.unknown", "dated.0.paper")}),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_told_at_the_control_that_mends_it(eight, stated, told):
    for number, facts in stated.pop("members", {}).items():
        eight["members"][number] |= facts
    eight["meeting"] |= stated.pop("meeting", {})
    draft = Draft({**eight, **stated})
    assert told <= codes(draft)
    assert all(
        (control_of(place_of(place)) or is_loose(place_of(place))) and field_at(place_of(place)) == place
        for _, place in told
    )


def test_talks_that_find_no_place_are_told_over_their_arrangement(eight):
    draft = Draft({**eight, "talks": {"morning": 0, "afternoon": 0}})
    group = next(
        part for part in step_named("before").parts if isinstance(part, Group) and "谈心谈话" in part.title
    )
    (told,) = (remark for remark in remarks(draft, TODAY) if remark.code == "remark.talks")
    shown = group_html(group, draft, beside(draft, TODAY))
    assert told.what in shown and "1处请核对" in shown and "请核对" not in group_html(group, Draft(eight))


def test_a_name_that_stands_twice_is_told(eight):
    eight["members"].append({"name": "李国庆", "post": "党组成员"})
    (remark,) = remarks(Draft(eight), TODAY)
    assert (remark.place, remark.what) == (("members",), "“李国庆”出现了2次")


def test_a_remark_stands_beside_its_field_in_the_rail_and_in_the_review(eight):
    draft = stating(eight, "meeting.date", "2027年1月16日")
    (group, *_) = (part for part in step_named("meeting").parts if isinstance(part, Group))
    said = "2027年1月16日是星期六，当年放假调休安排没有公布。请核对是否工作日。"
    assert said in group_html(group, draft, beside(draft, TODAY))
    assert said in lacking_html(draft, TODAY)
    states = states_of(draft, Marks().open(step_named("meeting")), TODAY)
    assert [states[key][0] for key in ("meeting", "review", "produce")] == [
        "1处请核对",
        "1处请核对",
        "可以生成",
    ]
    length = draft.put(FIELDS["meeting.length"], "一会儿")
    assert lacking_html(length, TODAY).count("mz-doubt") == 2
    wrong = draft.put(FIELDS["meeting.date"], "2027-02-30")
    assert "请核对是否工作日" not in group_html(group, wrong, beside(wrong, TODAY))
