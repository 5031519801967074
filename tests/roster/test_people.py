"""People in a roster: one a line, counted once, and never two of one."""

from __future__ import annotations

import pytest

from mzsh_kit import build
from mzsh_kit.document import dump
from mzsh_kit.papers.remarks import remarks
from mzsh_kit.plan import complete
from mzsh_kit.plan.persons import guests, observers
from mzsh_kit.roster import read_roster

from .conftest import UNIT, UNIT_HEADS
from .test_read import ANSWERS

OLD_HEADS = (*UNIT_HEADS, "到会指导", "列席人员", "其他参加人员", "抄送")
OLD = (*UNIT, "县委常委、县纪委书记", "办公室主任、人事股股长", "无", "县委办公室、县纪委机关")


def with_people(roster, **cells):
    return roster(units=[(*UNIT_HEADS, *cells), (*UNIT, *cells.values())])


@pytest.mark.parametrize(
    ("heading", "key"),
    [("到会指导领导", "guidance"), ("列席人员", "observers"), ("其他参加人员", "attendees")],
)
def test_people_stand_one_a_line(roster, heading, key):
    read = read_roster(
        with_people(roster, **{heading: "县纪委副书记 周明\n县委组织部；县委巡察办主任　吴越"})
    )
    assert read.notes == ()
    assert read.rows[0].answers["meeting"][key] == ["县纪委副书记 周明", "县委组织部", "县委巡察办主任　吴越"]


def test_posts_and_names_that_stand_apart_are_known_as_such(roster):
    plan = complete(read_roster(with_people(roster, 到会指导="县纪委常委、监委委员 周明")).rows[0].answers)
    assert [(guest.post, guest.name, guest.full) for guest in guests(plan)] == [
        ("县纪委常委、监委委员", "周明", "县纪委常委、监委委员周明")
    ]


def test_a_roster_of_the_old_way_opens_and_says_what_it_takes_for_one_person(roster):
    read = read_roster(roster(units=[OLD_HEADS, OLD]))
    (row,) = read.rows
    meeting = {
        **ANSWERS["meeting"],
        "guidance": ["县委常委、县纪委书记"],
        "observers": ["办公室主任、人事股股长"],
        "attendees": [],
    }
    unit = {**ANSWERS["unit"], "copies": ["县委办公室", "县纪委机关"]}
    assert row.answers == {**ANSWERS, "unit": unit, "meeting": meeting}
    mend = "是几个人的，请一人一行（单元格内按Alt+回车换行），职务和姓名之间空一格。"
    assert (read.faults, read.notes) == (
        (),
        (
            f"“单位”表第2行H列“到会指导领导”（001 望岚县水务局）：“县委常委、县纪委书记”按一人列入。{mend}",
            f"“单位”表第2行I列“列席人员”（001 望岚县水务局）：“办公室主任、人事股股长”按一人列入。{mend}",
        ),
    )


def test_people_stated_for_all_units_are_told_once(roster):
    read = read_roster(roster(form=[("项目", "内容"), ("列席人员", "办公室主任、人事股股长")]))
    assert read.notes == (
        "“统一要求”表第2行B列“列席人员”：“办公室主任、人事股股长”按一人列入。"
        "是几个人的，请一人一行（单元格内按Alt+回车换行），职务和姓名之间空一格。",
    )


def test_a_member_named_among_the_observers_is_told_and_counted_once(roster):
    path = with_people(roster, 列席人员="贺兰舟\n党组书记、局长 江启明\n办公室主任 汤正言")
    plan = complete(read_roster(path).rows[0].answers)
    assert [str(remark) for remark in remarks(plan) if remark.code == "remark.guest"] == [
        "列席人员：“贺兰舟”是班子成员，已在参加人员中。请从这里删去。",
        "列席人员：“江启明”是班子成员，已在参加人员中。请从这里删去。",
    ]
    assert [guest.full for guest in observers(plan)] == ["办公室主任汤正言"]
    names = ("贺兰舟", "江启明", "汤正言")
    signed, seated = dump(build(plan, "23")), dump(build(plan, "24"))
    assert [(signed.count(name), seated.count(name)) for name in names] == [(1, 1), (1, 1), (1, 1)]
