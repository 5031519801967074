"""Where the meeting is and who comes from above, as far as neighbours of these words may mislead."""

import pytest

from mzsh_kit.reading import answers_of, read_bytes

HEAD = "杉川县粮食局党组2025年度民主生活会方案\n"


def read_of(text: str):
    return read_bytes(f"{HEAD}{text}".encode(), "a.txt")


def values(text: str, field: str) -> list[str]:
    return [fact.value for fact in read_of(text).facts if fact.field == field]


VENUES = {
    "一、会议地点\n保密会议室（A区3-01），手机一律存放于门外屏蔽柜。": "保密会议室（A区3-01）",
    "一、会议地点\n办公楼1206会议室（原通知的1208会议室停用）。": "办公楼1206会议室",
    "一、时间和地点\n时间：2026年1月20日下午2点，局六楼多功能厅。": "局六楼多功能厅",
    "一、时间\n2026年1月20日（星期二）上午9:00，明德楼501。": "明德楼501",
    "一、会议安排\n民主生活会定于1月20日召开，会场仍在办公楼东侧的党建活动室。": "办公楼东侧的党建活动室",
}


@pytest.mark.parametrize("text", VENUES)
def test_the_room_of_the_meeting_and_no_other(text):
    assert values(text, "meeting.venue") == [VENUES[text]]


GUIDES = {
    "邀请县委第二督导组到会指导。": ("县委第二督导组", "县委第二督导组"),
    "督导：区委第五督导组（组长方禾，成员2人）。": ("区委第五督导组", "区委第五督导组组长方禾"),
    "督导：区委第五督导组（组长方禾，成员柳青、温馨）。": (
        "区委第五督导组",
        "区委第五督导组组长方禾、成员柳青、温馨",
    ),
    "邀请县委第三督导组组长方禾同志到会指导。": ("县委第三督导组", "县委第三督导组组长方禾同志"),
}


@pytest.mark.parametrize("text", GUIDES)
def test_the_group_that_comes_to_guide_is_the_plans_own(text):
    answers = answers_of(read_of(f"一、参加人员\n{text}"))
    assert (answers["supervision_group"], answers["meeting"]["guidance"][0]) == GUIDES[text]


def test_the_year_of_a_paper_that_is_repealed_is_not_that_of_the_meeting():
    text = "粮食局党组民主生活会制度\n第一条 民主生活会每年召开一次，由党组书记主持。\n"
    text += "第二条 会前采取座谈会方式征求意见。\n第三条 2019年印发的《粮食局党组民主生活会办法》同时废止。"
    assert "year" not in answers_of(read_bytes(text.encode(), "a.txt"))
