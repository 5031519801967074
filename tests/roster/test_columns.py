"""The table of columns is complete: every place is the plan's, every heading leads to one column."""

from __future__ import annotations

import pytest

from mzsh_kit.plan import Plan
from mzsh_kit.plan.faults import place_words
from mzsh_kit.plan.model import Member, Schedule, Unit
from mzsh_kit.roster.columns import MEMBER_COLUMNS, MEMBER_FACTS, UNIT_COLUMNS, answers_of, place_in_plan
from mzsh_kit.roster.tables import plain


@pytest.mark.parametrize("columns", [UNIT_COLUMNS, MEMBER_COLUMNS])
def test_every_heading_and_alias_leads_to_one_column(columns):
    said = [plain(heading) for column in columns for heading in {column.heading, *column.aliases}]
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("column", UNIT_COLUMNS, ids=lambda column: column.heading)
def test_every_place_is_in_the_plan_and_has_words(column):
    *_, last = place_words(Plan, place_in_plan(column))
    assert last not in column.place


def test_every_fact_of_units_members_and_deadlines_has_a_column():
    places = {column.place for column in UNIT_COLUMNS}
    assert {("unit", name) for name in Unit.model_fields} <= places
    assert {("schedule", name, "end") for name in Schedule.model_fields if name != "others"} <= places
    assert {column.place[0] for column in MEMBER_FACTS} == set(Member.model_fields)


@pytest.mark.parametrize("column", [*UNIT_COLUMNS, *MEMBER_COLUMNS], ids=lambda column: column.heading)
def test_every_column_that_is_shown_says_how_to_fill_it(column):
    assert column.note or not column.shown


def test_answers_nest_by_place():
    assert answers_of({("unit", "name"): "甲", ("unit", "code"): "1", ("year",): 2026}) == {
        "unit": {"name": "甲", "code": "1"},
        "year": 2026,
    }
