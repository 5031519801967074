"""The sample roster: twelve invented units that show every type of cell and read without a fault."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from mzsh_kit import resources
from mzsh_kit.papers.remarks import remarks
from mzsh_kit.plan import Plan, complete, library
from mzsh_kit.plan.persons import observers
from mzsh_kit.roster import Roster, read_roster
from mzsh_kit.roster.sample import main, sample_bytes

SAMPLE = resources.templates() / "roster-sample.xlsx"


@pytest.fixture(scope="module")
def roster() -> Roster:
    return read_roster(SAMPLE)


@pytest.fixture(scope="module")
def plans(roster) -> list[Plan]:
    return [complete(row.answers) for row in roster.rows]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_the_committed_workbook_is_what_the_builder_makes():
    same = parts(SAMPLE.read_bytes()) == parts(sample_bytes())
    assert same, "python -m mzsh_kit.roster.sample templates/roster-sample.xlsx"


def test_the_builder_writes_the_same_file_each_time(tmp_path):
    assert [main([str(tmp_path / name)]) for name in ("a.xlsx", "b.xlsx")] == [0, 0]
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_it_reads_without_faults_and_says_what_it_took_for_one_person(roster):
    assert (len(roster.rows), roster.faults, roster.notes) == (
        12,
        (),
        (
            "“单位”表第2行N列“到会指导领导”（001 望岚县水务局）：“县委常委、县纪委书记”按一人列入。"
            "是几个人的，请一人一行（单元格内按Alt+回车换行），职务和姓名之间空一格。",
        ),
    )


def test_a_strict_reader_is_left_with_two_remarks_both_of_which_it_is_to_show(plans):
    assert [(plan.unit.code, str(remark)) for plan in plans for remark in remarks(plan)] == [
        ("001", "到会指导：“县委常委、县纪委书记”按一人列入。是几个人的，请一人一行；职务和姓名之间空一格。"),
        ("009", "班子成员：“白芷”出现了2次。请核对是否重复；确是同名的，不必改动。"),
    ]


def test_its_guests_have_names_and_posts_apart(plans):
    assert [(guest.post, guest.name) for guest in observers(plans[0])] == [
        ("副局长", "尹若溪"),
        ("办公室主任", "汤正言"),
        ("人事股股长", "蓝采薇"),
        ("机关第二党支部副书记", "何以宁"),
    ]


def test_it_holds_what_units_are_asked_most(plans):
    kinds = {plan.kind for plan in plans}
    assert {"年度", "巡视巡察整改", "以案促改", "主题教育", "其他专题"} <= kinds <= set(library().kinds)


def test_its_units_are_of_twelve_types(plans):
    assert len({plan.unit.type for plan in plans}) == 12


def test_one_unit_gives_the_eight_answers_and_nothing_else(roster):
    assert roster.rows[10].answers == {
        "unit": {"code": "011", "name": "望岚县总工会", "type": "群团党组"},
        "kind": "年度",
        "year": 2026,
        "meeting": {"date": "2027年1月21日", "venue": "县工人文化宫会议室"},
        "members": [
            {"name": "公羊毅", "post": "党组书记、常务副主席", "role": "主要负责同志"},
            {"name": "施惠民", "post": "党组成员、副主席"},
            {"name": "计然", "post": "党组成员、经费审查委员会主任"},
        ],
    }


def test_its_meetings_stand_on_weekdays_away_from_the_holidays_of_2027(plans):
    days = [plan.meeting_day for plan in plans if plan.meeting_day]
    assert [day for day in days if day.weekday() > 4] == []
    assert [
        day
        for day in days
        if date(2026, 12, 31) <= day <= date(2027, 1, 4) or date(2027, 1, 30) <= day <= date(2027, 2, 21)
    ] == []


def test_its_people_show_what_names_and_teams_can_be(plans):
    people = [member for plan in plans for member in plan.members]
    assert {len(plan.members) for plan in plans} >= {3, 13}
    assert any("·" in member.name for member in people)
    assert any(ord(ch) > 0xFFFF for member in people for ch in member.name)
    assert any(member.absence and member.written for member in people)
    assert sum(not member.in_party for member in people) > 3
    assert any(len({member.name for member in plan.members}) < len(plan.members) for plan in plans)
