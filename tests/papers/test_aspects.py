"""The aspects of self-examination stand under one part, those that are open without a number."""

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Heading, dump
from mzsh_kit.papers.derived import aspects_part

ASPECTS = [
    {"text": "带头学习"},
    {"text": "带头担当", "of": "班子"},
    {"text": "待定"},
    {"text": "带头守纪", "of": "成员"},
]
TEAM_PARTS = [
    "会前准备情况",
    "上年度查摆问题整改情况",
    "反馈问题认领情况",
    "存在的突出问题",
    "问题原因剖析",
    "整改措施",
]
OUTLINE_PARTS = ["巡察反馈问题整改落实情况", "存在的突出问题", "有关问题说明"]


def outline(document):
    """The headings of the first level, each with those under it."""
    answers = {}
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            answers[block.text] = []
        elif isinstance(block, Heading) and block.level == 2:
            answers[list(answers)[-1]].append(block.text)
    return answers


@pytest.fixture
def plan(eight):
    parts = {"team_parts": TEAM_PARTS, "outline_parts": OUTLINE_PARTS}
    return complete({**eight, "aspects": ASPECTS, "materials": parts})


def test_the_aspects_of_the_team_stand_once_in_its_statement(plan):
    assert outline(build(plan, "11")) == {
        "会前准备情况": [], "上年度查摆问题整改情况": [], "反馈问题认领情况": [],
        "存在的突出问题": ["带头学习", "带头担当"], "问题原因剖析": [], "整改措施": [],
    }  # fmt: skip


def test_the_aspects_of_a_member_stand_once_in_his_outline(plan):
    assert outline(build(plan, "12")) == {
        "巡察反馈问题整改落实情况": [], "存在的突出问题": ["带头学习", "带头守纪"], "有关问题说明": [],
    }  # fmt: skip


def test_what_is_open_has_no_number_and_is_said_once(plan):
    assert "两个方面查摆：一是带头学习；其余以上级通知为准。" in dump(build(plan))
    for number in ("11", "12"):
        printed = dump(build(plan, number))
        assert (printed.count("\n其余方面以上级通知为准。\n"), printed.count("待定")) == (1, 0)


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        (TEAM_PARTS, 3), (OUTLINE_PARTS, 1), (["主要问题和表现"], 0), (["查摆出的问题", "存在问题"], 0),
        (["巡察反馈问题整改落实情况", "对照检查发现的问题"], 1), (["上年度问题整改", "反馈问题认领情况"], 0),
        (["成绩", "努力方向"], None), ([], None),
    ],
)  # fmt: skip
def test_the_part_of_the_aspects_is_the_one_about_nothing_else(parts, place):
    assert aspects_part(parts) == place


def test_two_aspects_are_counted_alike_where_they_are_told_and_where_they_are_named(eight):
    aspects = [{"text": "带头学习"}, {"text": "带头守纪"}]
    printed = dump(build(complete({**eight, "aspects": aspects, "aspect_name": "带头"})))
    assert "从以下两个方面查摆（“两个带头”）" in printed
