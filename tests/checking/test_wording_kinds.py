"""What is left out, what is mistyped and what is not the official wording, in sentences of our own."""

import pytest

from mzsh_kit.checking import check_page, page_of


def told(text, *kinds):
    """The words of every finding of these kinds, hints aside."""
    return [one.text for one in check_page(page_of(text)) if one.kind in kinds and one.level != "hint"]


@pytest.mark.parametrize(
    "text, words",
    [
        ("本次民主生活会定于XX月XX日在机关召开。", ["于XX月XX日在"]),
        ("全局共收集意见XX条，梳理问题××个。", ["见XX条", "题××个"]),
        ("会议拟于2027年 月 日召开，请各位委员安排好时间。", ["2027年 月 日召开"]),
        ("请将材料发送至电子邮箱：由办公室汇总。", ["子邮箱：由办"]),
        ("市委督导组组长（同志）作点评讲话。", ["组长（同志）作点"]),
        ("请市委第督导组到会指导。", ["委第督导"]),
        ("会议应到人，实到8人。", ["议应到人"]),
        ("由（姓名）代表班子作对照检查。", ["由（姓名）代表"]),
        ("由某市某局党组负责落实。", ["由某市某局党"]),
        ("会议由××同志主持。\n随后，××同志作总结。", ["由××同志"]),
    ],
)
def test_what_is_left_out_is_told_once_with_its_neighbours(text, words):
    assert told(text, "placeholder") == words


@pytest.mark.parametrize(
    "text",
    [
        "某些同志参加学习不够主动，某种程度上影响了效果。",
        "二○○八年三月，机关迁入新址。",
        "参会人员签字并注明年月日。",
        "联系电话：0571-12345678。",
        "会议应到11人，实到11人。",
    ],
)
def test_where_nothing_is_left_out_nothing_is_told(text):
    assert told(text, "placeholder") == []


@pytest.mark.parametrize(
    "text, words",
    [
        ("班子成员认真的查摆了存在的问题。", ["员认真的查"]),
        ("剖析材料原因挖的深刻，整改有方向。", ["挖的深"]),
        ("把握当前重点工作地切入点。", ["作地切"]),
        ("办好这次会议具有非常的重大意义。", ["有非常的重"]),
        ("一要统一思想；二要压实责任，三抓好督促检查；四要严肃纪律。", ["三抓好"]),
        ("同志们都谈了了自己的体会。", ["谈了了"]),
        ("支部大会每半召开一次。", ["会每半召"]),
        ("党课按季度讲，每组织三次，每组织一次都有记录。", ["每组织"]),
    ],
)
def test_a_slip_of_the_hand_is_told(text, words):
    assert told(text, "typo") == words


@pytest.mark.parametrize(
    "text", ["件件有着落，事事有回音。", "查一查是否存在在岗不在状态的现象。", "认真地查摆问题。"]
)
def test_what_only_looks_like_a_slip_is_not_told(text):
    assert told(text, "typo") == []


@pytest.mark.parametrize(
    "text, words",
    [
        ("全面落实党的理论和方针路线政策。", ["方针路线"]),
        ("认真领会习近平总书记关于党的自我革命的重要战略思想。", ["战略思想"]),
        ("方案报上级组织部和纪检委审核。", ["和纪检委"]),
        (
            "今年的主题是：深入学习贯彻习近平新时代中国特色社会主义思想，全面贯彻落实党的二十届四中全会精神，"
            "以打赢攻坚战、持久战的决心和恒心，锲而不舍落实中央八项规定精神，推进作风建设常态化长效化。",
            ["赢攻坚战"],
        ),
    ],
)
def test_an_official_wording_with_a_word_that_is_not_in_it_is_told(text, words):
    assert told(text, "term_error") == words


@pytest.mark.parametrize(
    "text",
    [
        "全面落实党的二十届四中全会精神，锲而不舍落实中央八项规定精神。",
        "支部纪检委员负责记录。",
        "开展深入贯彻中央八项规定精神学习教育。",
    ],
)
def test_an_official_wording_that_is_shortened_is_right(text):
    assert told(text, "term_error") == []


def test_words_of_which_one_alone_says_nothing_are_told_where_there_are_many():
    some = "会议由泛博党员参加，步队建设得到加强。"
    more = "深刻剖析产生问题的缘由。态度肃穆认真。"
    assert (told(some, "term_error"), told(f"{some}\n{more}", "term_error")) == (
        [],
        ["泛博党员", "步队建设", "题的缘由", "肃穆认真"],
    )


def test_where_a_program_has_put_words_in_more_of_its_words_are_told():
    alone, beside = "会后向民众通报情况。", "学习活动奠定了理论根底。\n整改奠定了思想根底。"
    assert (told(alone, "term_error"), told(f"{beside}\n{alone}", "term_error")) == (
        [],
        ["理论根底", "思想根底", "民众通报"],
    )


@pytest.mark.parametrize(
    "text, words",
    [
        ("为切实开好会议,请提前准备。", ["好会议,"]),
        ("按照《关于做好有关工作的通知》(县组通〔2026〕9号)要求，制定方案。", ["(县组通"]),
        ("根据上级关于作风建设的部署。全体党员要认真对照检查。", ["设的部署。"]),
        ("测评分为“好”“较好、”“差”三个等次。", ["较好、”“差"]),
        ("会议应到 12人，实到12人。", ["应到 1"]),
        ("会议的主要议题是。查摆问题，明确整改方向。", ["题是。查"]),
        ("本次会议（由局党组召集，全体党员参加。", ["（由局党组召集"]),
    ],
)
def test_a_mark_is_told_with_the_words_that_it_ends_or_opens(text, words):
    assert told(text, "punctuation") == words
