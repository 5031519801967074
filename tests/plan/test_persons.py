"""Whom a text means: a speaker, a chair, a guest, as people type them."""

import pytest

from mzsh_kit import complete
from mzsh_kit.plan.persons import Group, Guest, Who, further_attendees, guest, observers, resolve, same_person
from mzsh_kit.plan.when import Open

TEAM = [
    {"name": "赵东平", "post": "党组书记、局长", "role": "主要负责同志"},
    {"name": "李国庆", "post": "党组成员、副局长"},
    {"name": "李国庆", "post": "党组成员、机关党委书记"},
    {"name": "孙敏", "post": "党组成员、副局长"},
    {"name": "古丽·买买提", "post": "党组成员、总工程师"},
    {"name": "赵云", "post": "副局长", "politics": "无党派人士"},
]


@pytest.fixture(scope="module")
def plan():
    meeting = {
        "guidance": ["县纪委常委 周明", "县委督导组"],
        "observers": ["县委组织部 干部科科长 郑方", "党组成员、副局长孙敏"],
        "attendees": ["机关党委委员"],
    }
    answers = {
        "unit": {"name": "望岚县水务局", "type": "局党组"},
        "members": TEAM,
        "kind": "年度",
        "year": 2026,
        "meeting": meeting,
        "supervision_group": "县委第三督导组",
    }
    return complete(answers)


@pytest.mark.parametrize(
    ("typed", "member"),
    [
        ("主要负责同志", 0), ("党组主要负责同志", 0), ("班子主要负责人", 0), ("第一责任人", 0),
        ("书记", 0), ("局长", 0), ("党组书记", 0), ("党组书记、局长", 0),
        ("党组书记、局长赵东平同志", 0), ("赵东平", 0), ("赵东平同志", 0), ("赵 东平", 0),
        ("赵东平（党组书记）", 0),
        ("组长赵东平", 0),
        ("副局长李国庆", 1), ("党组成员、副局长李国庆同志", 1), ("李国庆（党组成员、副局长）", 1),
        ("机关党委书记李国庆", 2), ("李国庆（机关党委书记）", 2), ("机关党委书记", 2),
        ("孙敏同志", 3), ("总工程师", 4), ("古丽·买买提", 4),
    ],
)  # fmt: skip
def test_a_text_means_one_member(plan, typed, member):
    assert resolve(typed, plan) == Who(Group.MEMBER, typed, member)


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("其他班子成员", Group.OTHERS), ("其余同志", Group.OTHERS), ("班子其他成员", Group.OTHERS),
        ("班子成员", Group.TEAM), ("常委", Group.TEAM), ("全体班子成员", Group.TEAM),
        ("与会人员", Group.TEAM),
        ("上级领导", Group.GUESTS), ("到会指导的上级领导", Group.GUESTS), ("督导组", Group.GUESTS),
        ("县委领导班子成员", Group.UNKNOWN), ("城区领导班子全体成员", Group.UNKNOWN),
        ("校区领导", Group.UNKNOWN), ("区领导", Group.GUESTS),
        ("县委第三督导组", Group.GUESTS), ("周明", Group.GUESTS), ("周明同志", Group.GUESTS),
        ("县纪委常委周明", Group.GUESTS),
        ("郑方", Group.OBSERVERS), ("机关党委委员", Group.OBSERVERS),
        ("王建设", Group.UNKNOWN), ("财政局局长", Group.UNKNOWN), ("党组副书记", Group.UNKNOWN),
        ("李国庆", Group.UNKNOWN),
        ("副局长", Group.UNKNOWN),
        ("局长赵东平、副局长孙敏", Group.UNKNOWN),
        (Open.UNDECIDED, Group.OPEN),
    ],
)  # fmt: skip
def test_a_text_means_a_group_or_nobody_alone(plan, typed, group):
    assert resolve(typed, plan) == Who(group, typed.value if isinstance(typed, Open) else typed)


@pytest.mark.parametrize(
    ("line", "person", "full", "card"),
    [
        ("县纪委常委 周明", Guest("", "县纪委常委", "周明"), "县纪委常委周明", "周明"),
        ("县纪委　常委　周明同志", Guest("县纪委", "常委", "周明"), "县纪委常委周明", "周明"),
        ("县纪委常委、监委委员 周明", Guest("", "县纪委常委、监委委员", "周明"),
         "县纪委常委、监委委员周明", "周明"),
        ("县委组织部 干部科科长 古丽·买买提", Guest("县委组织部", "干部科科长", "古丽·买买提"),
         "县委组织部干部科科长古丽·买买提", "古丽·买买提"),
        ("县委常委、县纪委书记", Guest("", "县委常委、县纪委书记", ""), "县委常委、县纪委书记",
         "县委常委、县纪委书记"),
        ("县委督导组", Guest("", "县委督导组", ""), "县委督导组", "县委督导组"),
        ("县委 组织部", Guest("", "县委组织部", ""), "县委组织部", "县委组织部"),
    ],
)  # fmt: skip
def test_a_line_of_guests_is_one_person_or_one_office(line, person, full, card):
    assert (guest(line), guest(line).full, guest(line).card) == (person, full, card)


@pytest.mark.parametrize(
    ("line", "member"),
    [
        ("孙敏", 3), ("孙 敏", 3), ("孙敏同志", 3), ("党组成员、副局长孙敏", 3), ("机关党委书记李国庆", 2),
        ("副局长", None), ("县委办 孙敏", None), ("周明", None), ("李国庆", None),
    ],
)  # fmt: skip
def test_a_guest_who_is_of_the_team_is_known_by_name(plan, line, member):
    assert same_person(line, plan) == member


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("局党组成员", []),
        ("望岚县水务局党组全体成员", []),
        ("各科室成员", ["各科室成员"]),
        ("机关党委成员", ["机关党委成员"]),
    ],
)
def test_a_line_that_only_says_the_team_is_nobody_more(plan, line, left):
    meeting = plan.meeting.model_copy(update={"attendees": (line,)})
    assert [one.full for one in further_attendees(plan.model_copy(update={"meeting": meeting}))] == left


def test_nobody_sits_in_twice(plan):
    assert [guest.full for guest in observers(plan)] == ["副局长赵云", "县委组织部干部科科长郑方"]
