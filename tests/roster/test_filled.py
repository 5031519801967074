"""A county's roster is made of the units that its office remembers."""

from datetime import date

from mzsh_kit.office import Office
from mzsh_kit.roster import filled_bytes, read_roster


def answers_of(name, *members):
    return {
        "unit": {"name": name, "type": "局党组", "short": "县局", "copies": ["县纪委", "县委组织部"]},
        "members": [
            {"name": member, "post": "党组成员", "role": "班子成员" if at else "主要负责同志"}
            for at, member in enumerate(members)
        ],
        "kind": "年度",
        "year": 2026,
        "meeting": {"date": "2027-01-15"},
    }


def test_remembered_units_have_their_rows_and_only_what_is_of_a_meeting_is_missing(tmp_path):
    office = Office(tmp_path / "office")
    units = {"清源县水务局": ("张三", "𠮷田丰"), "清源县农业局": ("李四", "阿依古丽·麦麦提", "赵云")}
    for name, members in units.items():
        office.store(answers_of(name, *members), date(2026, 11, 29))
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(filled_bytes([unit.answers for unit in office.units()]))
    roster = read_roster(path)
    assert {fault.column for fault in roster.faults} <= {"会议类型", "年度"}
    read = {row.name: row for row in roster.rows}
    assert set(read) == set(units)


def test_a_filled_roster_with_kind_and_year_makes_every_unit(tmp_path):
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(filled_bytes([answers_of("清源县水务局", "张三", "李四")]))
    (row,) = read_roster(path).good
    assert row.answers["unit"]["copies"] == ["县纪委", "县委组织部"]
    assert [member["name"] for member in row.answers["members"]] == ["张三", "李四"]
    assert row.answers["members"][0]["role"] == "主要负责同志"
