"""A post that nobody holds makes no person; a name that is open or that is none of one person is told."""

import pytest

from mzsh_kit import build, complete, open_values
from mzsh_kit.document import dump
from mzsh_kit.papers import build_all, chosen
from mzsh_kit.papers.remarks import remarks
from mzsh_kit.plan.people import is_vacant


def told(plan):
    return {doubt.code: str(doubt) for doubt in remarks(plan)}


@pytest.mark.parametrize("name", ["空缺", "暂缺", "缺", "（待配备）", "空缺（拟任）", "暂时空缺"])
def test_a_vacant_post_is_no_person(eight, name):
    whole = complete(eight)
    eight["members"].insert(2, {"name": name, "post": "党组成员、纪检组组长"})
    eight["members"].append({"name": name, "post": "党组成员、纪检组组长"})
    plan = complete(eight)
    assert plan.attending == whole.attending
    assert "“党组成员、纪检组组长”空缺" in told(plan)["remark.vacant"]
    assert "remark.twice" not in told(plan)
    made = build_all(plan, chosen(("全部",)))
    assert [one.stem for one in made] == [one.stem for one in build_all(whole, chosen(("全部",)))]
    for number in ("01", "09", "21", "22", "23", "27", "39", "41"):
        assert dump(build(plan, number)) == dump(build(whole, number))


@pytest.mark.parametrize("name", ["缺月", "孔缺", "空空"])
def test_a_name_is_no_vacancy(name):
    assert not is_vacant(name)


def test_a_vacant_post_of_the_principal_leaves_the_chair_open(eight):
    eight["members"][0]["name"] = "空缺"
    plan = complete(eight)
    assert "remark.no_principal" in told(plan)
    assert "空缺" not in dump(build(plan, "01")) + dump(build(plan, "22"))


def test_an_open_name_is_told_and_is_a_blank_where_one_is_called(eight):
    eight["members"][1]["name"] = "待定"
    plan = complete(eight)
    assert "remark.unnamed" in told(plan)
    assert "members.1.name" in {value.field for value in open_values(plan)}
    script = dump(build(plan, "22"))
    assert "请党组成员、副局长＿＿＿＿同志发言。" in script
    assert "12-个人发言提纲-党组成员、副局长" in [one.stem for one in build_all(plan, chosen(("12",)))]


@pytest.mark.parametrize("name", ["某某", "×××", "方圆、田地", "方圆（女）"])
def test_what_is_no_name_of_one_person_is_told(eight, name):
    eight["members"][1]["name"] = name
    assert f"“{name}”" in told(complete(eight))["remark.no_name"]


def test_names_of_the_team_are_names(eight):
    assert not {"remark.no_name", "remark.unnamed", "remark.vacant"} & set(told(complete(eight)))
