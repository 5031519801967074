import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.plan.model import Plan
from mzsh_kit.timing import TalkCount, arranged_apart, has_quorum, pairs, quorum, talk_counts

FOUR = ["principal-members", "members-members", "members-units", "members-branch"]


def people(plan):
    return [(str(pair.first), str(pair.second)) for pair in pairs(plan)]


def test_four_relations_expand_over_the_team(make):
    members = [
        {"name": "张三", "post": "书记", "role": "主要负责同志", "branch": "机关一支部"},
        {"name": "李四", "post": "副局长", "charge": ["水库科", "河道科"], "branch": "机关一支部"},
        {"name": "王五", "post": "总工程师", "charge": ["水库科"]},
    ]
    assert people(make(members=members)) == [
        ("张三", "李四"),
        ("张三", "王五"),
        ("李四", "王五"),
        ("李四", "水库科主要负责同志"),
        ("李四", "河道科主要负责同志"),
        ("王五", "水库科主要负责同志"),
        ("张三", "机关一支部党员代表"),
        ("李四", "机关一支部党员代表"),
        ("王五", "王五所在党支部党员代表"),
    ]


def test_two_members_of_one_name_are_two_people(make):
    members = [
        {"name": "张三", "post": "书记", "role": "主要负责同志"},
        {"name": "李四", "post": "副局长"},
        {"name": "李四", "post": "总工程师"},
    ]
    assert people(
        make(members=members, talks={"relations": [{"text": "相互", "pairs": "members-members"}]})
    ) == [
        ("张三", "李四（副局长）"),
        ("张三", "李四（总工程师）"),
        ("李四（副局长）", "李四（总工程师）"),
    ]


def test_members_outside_the_party_do_not_talk_and_absent_ones_do(make):
    members = [
        {"name": "张三", "post": "书记", "role": "主要负责同志"},
        {"name": "李四", "post": "副局长", "absence": "病假"},
        {"name": "王五", "post": "副局长", "politics": "无党派人士", "charge": ["水库科"]},
    ]
    relations = [
        {"text": "主要负责同志与班子成员", "pairs": "principal-members"},
        {"text": "分管", "pairs": "members-units"},
    ]
    assert people(make(members=members, talks={"relations": relations})) == [("张三", "李四")]


def test_the_counts_of_thirteen_members_with_three_units_each(make):
    assert talk_counts(make(13, 3)) == (
        TalkCount("党组书记与党组成员", "n−1", 12, 12),
        TalkCount("党组成员相互之间", "(n−1)(n−2)/2", 66, 66),
        TalkCount("党组成员与分管单位主要负责同志", "每人分管单位数之和", 39, 39),
        TalkCount("党组成员与本人组织关系所在党支部党员代表", "n×每人谈话的党员代表人数", 13, 13),
    )


def test_a_relation_in_words_alone_asks_for_no_pairs(make):
    talks = {"relations": [{"text": "班子成员接受群众约谈"}]}
    assert talk_counts(make(talks=talks)) == (TalkCount("班子成员接受群众约谈", "", None, 0),)


def test_a_relation_of_two_posts_of_members_is_their_pair(make):
    posts = ("党组书记", "党组成员、局长", "党组成员、副局长", "党组成员、总工程师")
    members = [{"name": name, "post": post} for name, post in zip("甲乙丙丁", posts, strict=True)]
    members[0]["role"] = "主要负责同志"
    relations = [{"text": "局长与副局长"}, {"text": "成员相互之间", "pairs": "members-members"}]
    told = make(members=members, talks={"relations": relations})
    assert [count.pairs for count in talk_counts(told)] == [1, 5]
    assert arranged_apart(told) == ()
    assert arranged_apart(make(3, talks={"relations": [{"text": "院长与群众代表"}]})) == (0,)


@pytest.mark.parametrize(
    ("post", "unit", "talks"),
    [
        ("党组成员、政治工作办公室主任", "政治工作办公室", []),
        ("党委委员、纪委书记", "镇纪委", []),
        ("县委常委、人武部部长", "县人民武装部", []),
        ("县委常委、纪委书记、监委主任", "县纪委监委机关", []),
        ("县委常委、县委办主任", "县委办公室", []),
        ("党组成员、法制委主任委员", "法制委员会", []),
        ("县委常委、宣传部部长", "县融媒体中心", ["县融媒体中心主要负责同志"]),
        ("党委委员、办公室副主任", "办公室", ["办公室主要负责同志"]),
        ("党委书记", "机关党委", ["机关党委主要负责同志"]),
    ],
)
def test_nobody_talks_with_himself_as_head_of_a_unit(make, post, unit, talks):
    plan = make(1, 0, talks={"relations": [{"text": "分管单位", "pairs": "members-units"}]})
    member = plan.members[0].model_copy(update={"post": post, "charge": (unit,)})
    alone = plan.model_copy(update={"members": (member,)})
    assert [pair.second.name for pair in pairs(alone)] == talks


@given(
    number=st.integers(1, 13),
    units=st.integers(0, 4),
    delegates=st.integers(1, 3),
    relations=st.lists(st.sampled_from(FOUR), unique=True),
)
def test_pairs_are_as_many_as_the_formulas_say_and_nobody_talks_to_himself(
    make, number, units, delegates, relations
):
    asked = {"relations": [{"text": pairs, "pairs": pairs} for pairs in relations], "delegates": delegates}
    plan: Plan = make(number, units, talks=asked)
    assert [count.pairs for count in talk_counts(plan)] == [count.expected for count in talk_counts(plan)]
    couples = [frozenset((pair.first, pair.second)) for pair in pairs(plan)]
    assert len(set(couples)) == len(couples)
    assert all(len(two) == 2 for two in couples)


def test_the_quorum_is_two_thirds_of_those_who_should_attend_rounded_up(make):
    assert [quorum(n) for n in range(1, 14)] == [1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9]
    members = [{"name": f"成员{n}", "post": f"职务{n}", "absence": "病假" if n > 4 else ""} for n in range(7)]
    members[0]["role"] = "主要负责同志"
    assert has_quorum(make(members=members))
    members[4]["absence"] = "出国"
    assert not has_quorum(make(members=members))
