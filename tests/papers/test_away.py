"""Who is away: why, who reads for him, who criticises; and teams of which all are away or which are large."""

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Heading, dump
from mzsh_kit.papers import build_all, chosen
from mzsh_kit.papers.derived import Derived
from mzsh_kit.papers.remarks import remarks


@pytest.mark.parametrize(
    ("absence", "said"),
    [
        ("病假", "因病请假"),
        ("因病请假", "因病请假"),
        ("请事假", "因事请假"),
        ("产假", "因休产假请假"),
        ("因产假", "因休产假请假"),
        ("年休假", "因休年休假请假"),
        ("在家休产假", "因在家休产假请假"),
        ("出差", "因出差请假"),
        ("1月15日出差", "1月15日出差请假"),
    ],
)
def test_what_is_a_leave_is_said_as_one(eight, absence, said):
    eight["members"][1]["absence"] = absence
    assert Derived(complete(eight)).excused == (f"李国庆同志{said}",)


@pytest.mark.parametrize("written", [False, True])
def test_who_is_away_criticises_in_no_paper(eight, written):
    eight["members"][3] |= {"absence": "出差", "written": written}
    plan = complete(eight)
    heard = build(plan, "39")
    assert "古丽·买买提" not in dump(heard).replace("对古丽·买买提同志", "")
    assert any("古丽" in block.text for block in heard.blocks if isinstance(block, Heading)) is written
    assert "古丽·买买提的批评意见" not in dump(build(plan, "27"))


def test_a_reader_who_is_away_himself_is_told(eight):
    eight["members"][1] |= {"absence": "出差"}
    eight["members"][3] |= {"absence": "病假", "written": True, "reader": "李国庆"}
    plan = complete(eight)
    (doubt,) = (doubt for doubt in remarks(plan) if doubt.code == "remark.reader_away")
    assert "代读人李国庆请假" in str(doubt)
    assert doubt.place == ("members", 3, "reader")


def test_who_comes_to_read_signs_in_and_has_a_seat_and_a_card(eight):
    eight["members"][3] |= {"absence": "病假", "written": True, "reader": "沈晓岚"}
    plan = complete(eight)
    assert "沈晓岚 <>  <> 代读书面发言" in dump(build(plan, "23"))
    assert "沈晓岚" in dump(build(plan, "24"))
    assert "<card> 沈晓岚" in dump(build(plan, "25"))
    eight["members"][3]["reader"] = "李国庆"
    plan = complete(eight)
    assert dump(build(plan, "23")).count("李国庆") == dump(build(plan, "25")).count("李国庆") == 1


def test_a_team_of_which_all_are_away_has_its_papers(eight):
    for member in eight["members"]:
        member["absence"] = "出差"
    assert "24-座次图" in [made.stem for made in build_all(complete(eight), chosen(("全部",)))]


def test_every_pair_of_a_large_team_has_its_sheet(eight):
    eight["members"] += [
        {"name": "钱" + "一二三四五六七八"[n // 10] + "甲乙丙丁戊己庚辛壬癸"[n % 10], "post": "党组成员"}
        for n in range(70)
    ]
    plan = complete(eight)
    (sheets,) = build_all(plan, chosen(("10",)))
    assert dump(sheets.content).count("谈话关系") == len(Derived(plan).pairs) + 1
