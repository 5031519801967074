"""Who a paper is sent to and who is told of it: nobody is both."""

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import dump
from mzsh_kit.document.tree import Imprint, Recipients
from mzsh_kit.papers import chosen
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster


@pytest.mark.parametrize("number", ["02", "31"])
def test_nobody_gets_a_paper_and_its_copy(number):
    (paper,) = chosen([number])
    plans = [complete(row.answers) for row in read_roster(templates() / "roster-sample.xlsx").rows]
    for plan in filter(paper.wanted, plans):
        blocks = build(plan, number).blocks
        to = next(block.text for block in blocks if isinstance(block, Recipients))
        copies = [block.copies for block in blocks if isinstance(block, Imprint)]
        assert copies and not set(to.split("、")) & set("".join(copies).split("、")), plan.unit.name


def addressees(plan, *numbers):
    return [
        block.text
        for number in numbers
        for block in build(plan, number).blocks
        if isinstance(block, Recipients)
    ]


@pytest.mark.parametrize(
    ("sort", "asked", "told"),
    [
        ("局党组", "各内设机构、所属单位、下级党组织", "各内设机构、所属单位"),
        ("乡镇党委", *["各村（社区）党组织、各内设机构、所属单位"] * 2),
        ("医院", *["各党支部、各科室"] * 2),
    ],
)
def test_a_paper_goes_to_units_and_asks_and_tells_their_people(eight, sort, asked, told):
    plan = complete({**eight, "unit": {"name": "清源县青山镇", "type": sort}})
    assert addressees(plan, "06", "33") == [asked, told]
    assert "现就向党员、干部、群众、下级党组织、服务对象征求意见建议" in dump(build(plan, "06"))


def test_units_that_are_named_are_addressed_as_they_are(eight):
    eight["schedule"] = {"bulletin": {"to": ["机关各股室", "各水管站"]}}
    plan = complete({**eight, "opinions": {"scope": ["机关各股室", "各镇政府"]}})
    assert addressees(plan, "06", "33") == ["机关各股室、各镇政府", "机关各股室、各水管站"]


def test_a_superior_who_is_not_known_is_a_blank(eight):
    plan = complete(eight)
    assert addressees(plan, "02", "20", "31") == ["＿＿＿＿"] * 3
    assert "会前，有关材料已报送＿＿＿＿。" in dump(build(plan, "22"))
    assert "报送对象：＿＿＿＿。" in dump(build(plan, "37"))


def test_what_is_told_at_a_meeting_is_addressed_to_nobody(eight):
    eight["schedule"] = {"bulletin": {"to": ["全局干部职工大会"], "what": "会议情况"}}
    plan = complete(eight)
    assert addressees(plan, "33") == []
    assert "在全局干部职工大会上通报会议情况" in dump(build(plan, "01"))


def test_a_notice_goes_to_the_units_own_alone(eight):
    plan = complete({**eight, "opinions": {"scope": ["机关各股室", "主管部门", "用水企业", "县医保局"]}})
    assert addressees(plan, "06") == ["机关各股室"]


def test_what_a_group_of_units_names_is_not_named_again(eight):
    scope = ["门诊科室", "各党总支", "患者"]
    plan = complete({**eight, "unit": {"name": "云溪县医院", "type": "医院"}, "opinions": {"scope": scope}})
    assert addressees(plan, "06") == ["各党支部、各科室"]


def test_the_request_goes_to_whom_the_plan_sends_it(eight):
    sent = {"submission": [{"what": "请示和实施方案", "to": ["县委组织部"]}]}
    plan = complete({**eight, "report_to": ["县纪委监委", "县委组织部"], "schedule": sent})
    assert addressees(plan, "02", "31") == ["县委组织部", "县纪委监委、县委组织部"]
    assert {block.copies for block in build(plan, "02").blocks if isinstance(block, Imprint)} == {""}
