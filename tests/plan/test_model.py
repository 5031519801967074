import pytest
from pydantic import ValidationError

from mzsh_kit.plan import Member, Open, Plan


def member(name, post="党组成员", **more):
    return {"name": name, "post": post, **more}


@pytest.mark.parametrize("typed", ["古丽•买买提", "古丽‧买买提", "古丽・买买提", "古丽 · 买买提"])
def test_the_dot_of_a_name_is_one_character_however_it_was_typed(typed):
    assert Member(**member(typed)).name == "古丽·买买提"


def test_a_name_loses_its_spaces_and_keeps_rare_characters():
    assert [
        Member(**member(name)).name for name in ("张　三", "Ann  Lee", " 李 四 ", "王𬀩", "赵\ue863")
    ] == [
        "张三",
        "Ann Lee",
        "李四",
        "王𬀩",
        "赵\ue863",
    ]


@pytest.mark.parametrize(
    ("typed", "politics", "in_party"),
    [
        ("党员", "中共党员", True), ("共产党员", "中共党员", True), ("中国共产党党员", "中共党员", True),
        ("中共", "中共党员", True), ("正式党员", "中共党员", True), (" 中共 党员 ", "中共党员", True),
        ("预备党员", "中共预备党员", True), ("中共党员(预备)", "中共预备党员", True),
        ("中国共产党预备党员", "中共预备党员", True), ("中共预备党员", "中共预备党员", True),
        ("民革", "民革党员", False), ("致公党", "致公党党员", False), ("农工党党员", "农工党党员", False),
        ("九三", "九三学社社员", False), ("无党派", "无党派人士", False), ("团员", "共青团员", False),
        ("群众", "群众", False), ("民主党派", "民主党派", False),
    ],
)  # fmt: skip
def test_the_politics_of_a_member_are_read_as_people_write_them(typed, politics, in_party):
    who = Member(**member("甲", politics=typed))
    assert (who.politics, who.in_party, who.attends) == (politics, in_party, in_party)


def test_only_party_members_should_attend(eight):
    plan = Plan.model_validate(eight)
    assert [member.name for member in plan.attending] == ["张三", "李国庆", "古丽·买买提"]
    assert [member.name for member in plan.observing] == ["赵云"]


def test_a_member_can_be_excused_from_those_who_should_attend(eight):
    eight["members"][1]["should_attend"] = False
    assert [member.name for member in Plan.model_validate(eight).attending] == ["张三", "古丽·买买提"]


def test_two_members_may_share_a_name_and_are_told_apart_by_their_post(eight):
    eight["members"] += [member("李国庆", "党组成员、纪检组长")]
    assert len(Plan.model_validate(eight).members) == 5


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ([member("甲")], "team.no_principal"),
        ([member("甲", role="主要负责同志"), member("乙", role="主要负责同志")], "team.principals"),
        ([member("甲", role="主要负责同志", politics="群众")], "team.principal_party"),
        ([member("甲", role="主要负责同志"), member("乙"), member("乙")], "team.same"),
        (
            [member("甲", role="主要负责同志"), member("乙", politics="群众", should_attend=True)],
            "member.not_party",
        ),
        ([member("甲", role="主要负责同志"), member("乙", written=True)], "member.statement"),
    ],
)
def test_a_team_that_cannot_be(eight, change, code):
    with pytest.raises(ValidationError) as caught:
        Plan.model_validate({**eight, "members": change})
    assert [error["type"] for error in caught.value.errors()] == [code]


def test_a_plan_is_frozen(eight):
    with pytest.raises(ValidationError):
        Plan.model_validate(eight).year = 2025


def test_plain_data_in_and_out_are_the_same_plan(eight):
    plan = Plan.model_validate(
        {**eight, "meeting": {"date": "2027年1月上旬", "start": "下午2:30", "venue": "另行通知"}}
    )
    stated = {
        "name": "待定", "date": "2027-01上旬", "tentative": "确定", "said": "", "start": "14:30",
        "length": "待定", "venue": "另行通知", "chair": "待定",
        "attendees": [], "observers": [], "guidance": [], "recorder": "待定",
    }  # fmt: skip
    meeting = plan.model_dump(mode="json")["meeting"]
    assert {name: meeting[name] for name in stated} == stated
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


def test_the_json_schema_names_every_field_in_chinese_and_allows_open_values():
    schema = Plan.model_json_schema()
    assert schema["properties"]["theme"]["title"] == "主题"
    assert {"enum": [state.value for state in Open]} in schema["properties"]["theme"]["anyOf"]
    assert set(schema["required"]) == {"unit", "members", "kind", "year"}
