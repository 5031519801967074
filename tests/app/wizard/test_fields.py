"""Fields are data, and the data fit the model."""

import pytest

from mzsh_kit.app.wizard.controls import FIELDS, TABLES, step_of
from mzsh_kit.app.wizard.fields import key_of, literals, place_of, value_at
from mzsh_kit.app.wizard.steps import STEPS, step_named
from mzsh_kit.plan import Plan, library


def test_steps_lead_from_the_unit_to_the_papers_each_under_its_own_title():
    titles = [step.title for step in STEPS]
    assert (titles[0], *titles[-2:]) == ("单位与班子", "核对", "生成")
    assert len(set(titles)) == len({step.key for step in STEPS}) == len(STEPS)


@pytest.mark.parametrize("field", list(FIELDS.values()), ids=lambda field: field.key)
def test_a_label_is_chinese_and_only_a_choice_has_choices(field):
    assert not field.label.isascii()
    assert bool(field.choices(library())) == (field.sort == "choice")


@pytest.mark.parametrize("rows", list(TABLES.values()), ids=lambda rows: rows.key)
def test_every_column_has_a_heading_and_only_a_choice_has_choices(rows):
    for column in rows.columns:
        assert not rows.name(column).isascii()
        assert bool(rows.choices(column)) == (column.sort == "choice")
        assert all(not choice.isascii() for choice in rows.choices(column))


def test_no_fact_is_asked_twice():
    places = [asked.place for asked in (*FIELDS.values(), *TABLES.values())]
    assert len(places) == len(set(places))


def test_what_has_no_default_is_marked_as_needed():
    needed = [value.label for value in FIELDS.values() if value.needed]
    columns = [
        rows.name(column)
        for rows in TABLES.values()
        if rows.place == ("members",)
        for column in rows.columns
        if column.needed
    ]
    assert needed + columns == ["单位全称", "单位类型", "会议类型", "年度", "姓名", "职务"]


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (("unit", "short"), "单位与班子"),
        (("members", 2, "name"), "单位与班子"),
        (("meeting", "date"), "时间地点人员"),
        (("meeting", "parts", 0, "start"), "会议议程"),
        (("schedule", "opinions", "end"), "会前安排"),
        (("schedule", "report", "end"), "会后工作"),
        (("schedule", "others", 0, "end"), "会前安排"),
        (("schedule", "submission", 1, "end"), "会前安排"),
        (("schedule", "archive", 0, "hard"), "会后工作"),
        (("dated", 0, "date"), "职责与附件"),
        (("talks", "relations"), "会前安排"),
        (("pace", "step"), "会议议程"),
        (("duties", 1, "who"), "职责与附件"),
        ((), "核对"),
    ],
)
def test_every_place_has_its_step(place, title):
    assert step_of(place).title == title


def test_every_part_of_a_plan_is_looked_after_in_some_step():
    assert [name for name in Plan.model_fields if step_of((name,)).title == "核对"] == ["version"]


def test_an_unknown_step_is_the_first():
    assert step_named("nothing") is STEPS[0]


def test_what_a_choice_allows_comes_from_the_model():
    assert literals(("agenda", 0, "mode")) == ("一人发言", "一人发言并接受批评", "逐一发言并接受批评")
    assert literals(("aspects", 3, "of")) == ("班子和成员", "班子", "成员")
    assert literals(("members", 0, "role")) == ("主要负责同志", "班子成员")
    assert literals(("theme",)) == ()


def test_a_place_is_written_and_read():
    assert place_of("schedule.others.0.end") == ("schedule", "others", 0, "end")
    assert key_of(("schedule", "others", 0, "end")) == "schedule.others.0.end"


def test_a_value_is_found_at_its_place_or_not_at_all():
    data = {"members": [{"name": "张三"}]}
    assert value_at(data, ("members", 0, "name")) == "张三"
    assert value_at(data, ("members", 1, "name")) is None
    assert value_at(data, ("unit", "name")) is None
