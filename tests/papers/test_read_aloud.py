"""Sentences that whoever signs a plan would strike, and what stands in their place."""

import pytest

from mzsh_kit import build, complete
from mzsh_kit.plan.said import Said


@pytest.fixture
def said(eight):
    """The text of the plan with some answers put in."""

    def said(**answers):
        return [
            f"{block.text}{getattr(block, 'body', '')}"
            for block in build(complete({**eight, **answers})).blocks
            if hasattr(block, "text")
        ]

    return said


def test_sessions_of_which_only_the_length_is_known_stand_in_one_sentence(said):
    sessions = [{"form": "个人自学", "length": "2天"}, {"form": "专题研讨", "length": "1天"}]
    sentences = said(
        study={"sessions": [*sessions, {"form": "观看警示片", "length": "半天", "place": "机关礼堂"}]}
    )
    assert any(sentence.endswith("。个人自学2天，专题研讨1天。") for sentence in sentences)
    assert "观看警示片半天，地点：机关礼堂。" in sentences


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        (["着重从以下六个方面进行对照检查"], "查摆的具体方面有两个：一是方面甲；二是方面乙。"),
        (["紧扣主题"], "重点从以下两个方面查摆：一是方面甲；二是方面乙。"),
    ],
)
def test_that_aspects_follow_is_said_once(said, rules, line):
    text = "".join(said(aspects=[{"text": "方面甲"}, {"text": "方面乙"}], problems={"rules": rules}))
    assert line in text and text.count("从以下") == 1


def test_an_agenda_of_one_item_is_not_numbered(said):
    sentences = said(agenda=[{"text": "通报整改情况", "speaker": "主要负责同志"}])
    line = sentences[sentences.index("会议议程") + 1]
    assert line.endswith("通报整改情况。") and not line.startswith("会议按照")


@pytest.mark.parametrize(("groups", "times"), [([], 0), ([{"role": "组长", "people": ["张三"]}], 1)])
def test_the_heading_of_the_duties_is_not_said_again(said, groups, times):
    assert said(groups=groups, duties=[{"who": "办公室", "does": "办会"}]).count("职责分工如下：") == times


def test_the_number_of_an_attachment_is_not_part_of_its_name(eight):
    document = build(complete({**eight, "attachments": [{"name": "意见表（附件1）"}]}))
    assert "意见表" in str(document) and "（附件1）" not in str(document)


@pytest.mark.parametrize(
    ("purpose", "opening"),
    [
        ("确保民主生活会顺利开展", "为确保民主生活会顺利开展，根据"),
        ("严肃党内政治生活", "为严肃党内政治生活，开好"),
    ],
)
def test_that_a_meeting_is_held_is_said_once_in_the_opening(said, purpose, opening):
    assert any(sentence.startswith(opening) for sentence in said(purpose=[purpose]))


@pytest.mark.parametrize(
    ("name", "sort", "team", "said", "issuer"),
    [
        ("青山县委", "党委常委会", "青山县委常委会", "县委常委会", "中共青山县委员会"),
        ("青山县委常委会", "党委常委会", "青山县委常委会", "县委常委会", "中共青山县委员会"),
        ("中共青山县委员会", "党委常委会", "青山县委常委会", "县委常委会", "中共青山县委员会"),
        ("青山县林业局党委", "党委", "青山县林业局党委", "局党委", "中共青山县林业局委员会"),
        ("城关街道党工委", "街道党工委", "城关街道党工委", "街道党工委", "中共城关街道工作委员会"),
        ("青山县林业局", "党委", "青山县林业局党委", "局党委", "中共青山县林业局委员会"),
        ("青山中学党总支", "学校", "青山中学党总支", "学校党总支", "中共青山中学总支部委员会"),
        ("青山职业学院林学院", "学校", "青山职业学院林学院党委", "学院党委", "中共青山职业学院林学院委员会"),
        ("青山城投集团", "国企", "青山城投集团党委", "集团党委", "中共青山城投集团委员会"),
    ],
)  # fmt: skip
def test_a_body_is_called_by_its_name_and_signs_in_full(eight, name, sort, team, said, issuer):
    plan = complete({**eight, "unit": {"name": name, "type": sort}})
    assert (plan.team, Said(plan).body, plan.unit.issuer) == (team, said, issuer)


def test_a_principal_who_shares_his_post_in_the_party_has_it_whole(eight):
    members = [
        {"name": "祝南星", "post": "党委副书记、院长（主持工作）", "role": "主要负责同志"},
        {"name": "解小蓉", "post": "党委副书记、纪委书记"},
    ]
    assert Said(complete({**eight, "members": members})).post == "党委副书记、院长"
    members[1]["post"] = "党委委员、副院长"
    assert Said(complete({**eight, "members": members})).post == "党委副书记"


def test_only_a_party_committee_has_a_study_group(eight):
    unit = {"name": "青山中学", "type": "学校", "body": "党总支"}
    plan = complete({**eight, "unit": unit})
    assert (plan.unit.issuer, plan.study.forms[1]) == ("中共青山中学总支部委员会", "党总支集体学习")


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("在一定范围内通报会议情况", "在干部群众范围内通报会议情况。"),
        ("书面通报会议情况", "书面向干部群众通报会议情况。"),
    ],
)
def test_a_range_that_is_named_is_not_called_a_certain_one(said, what, line):
    text = "".join(said(schedule={"bulletin": [{"what": what, "to": ["干部群众"]}]}))
    assert line in text


def test_an_only_section_under_another_stands_in_its_place(eight):
    left_out = ["venue", "chair", "attendees", "observers", "guidance"]
    blocks = build(complete({**eight, "omit": left_out})).blocks
    at = next(n for n, block in enumerate(blocks) if getattr(block, "text", "") == "会议时间")
    assert (blocks[at].level, blocks[at].body) == (1, "") and "会议安排" not in [
        getattr(block, "text", "") for block in blocks
    ]
    assert blocks[at + 1].text.endswith("。")
