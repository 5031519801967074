"""Official phrases that are not as they should be, and slips of the hand; what is right is left alone."""

import pytest

from mzsh_kit.checking.lexicon import lexicon
from mzsh_kit.checking.wording.confusables import alike
from mzsh_kit.checking.wording.evidence import misspellings, threes
from mzsh_kit.checking.wording.phrases import misses, phrases


def missed(text):
    return [(text[miss.start : miss.end], miss.right, miss.slip) for miss in misses(text, phrases(lexicon()))]


def slipped(text):
    return [
        (text[slip.start : slip.end], slip.right, slip.sort)
        for slip in misspellings(text, alike(lexicon()), threes([text]))
    ]


@pytest.mark.parametrize(
    "text, words, right, slip",
    [
        ("扎实推进党风廉正建设。", "廉正建设", "党风廉政建设", True),
        ("做到立形立改。", "立形立改", "立行立改", True),
        ("提升政治判断力、政治领会力、政治执行力。", "治领会力", "政治判断力、政治领悟力、政治执行力", False),
        ("严格落实中央八条规定精神。", "条规定精", "落实中央八项规定精神", False),
        ("贯彻习平新时代中国特色社会主义思想。", "平新时代", "习近平新时代中国特色社会主义思想", True),
        ("按程序填领干部个人有关事项。", "干部个人", "领导干部个人有关事项", True),
        ("请查阅《中国共产党问鸭责条例》。", "鸭责条例", "中国共产党问责条例", True),
        ("落实全面从严氮治党主体责任。", "氮治党主", "全面从严治党主体责任", True),
    ],
)
def test_a_phrase_that_is_not_as_it_should_be_is_told(text, words, right, slip):
    assert missed(text) == [(words, right, slip)]


@pytest.mark.parametrize(
    "text",
    [
        "坚持以案促治、以案促建。",
        "带头查找问题、深刻分析原因。",
        "召开党小组会议。",
        "要求严不严，认识深不深。",
        "召开专题组织生活会。",
        "做到团结一致向前看。",
        "学习党的十九届六中全会精神。",
        "班子成员互相支持。",
        "达到团结—批评—团结的目的，相互帮助。",
        "双重组织生活制度不能变。",
        "了解民主生活会准备情况。",
        "征求党员、干部和基层群众的意见。",
        "正确对待群众意见。",
        "由巡逻中队中队长、特勤支队支队长、大队大队部和党总支总支书记参加。",
        "报中共望岚县城乡建设管理委员会委员会。",
        "会前将手机调至静音。",
        "深化以案明纪、以案促改、以案促治。",
    ],
)
def test_words_that_are_right_in_themselves_are_told_by_nothing(text):
    assert (missed(text), slipped(text)) == ([], [])


@pytest.mark.parametrize(
    "text, words, right, sort",
    [
        ("广泛征求求党员群众意见", "求", "", "doubled"),
        ("认真听取听取各方面意见", "听取", "", "repeated"),
        ("会议时间定于当天午上", "午上", "上午", "swapped"),
        ("通报典型案例剖晰情况", "晰", "析", "alike"),
        ("会议由主要负同志主持", "", "责", "dropped"),
    ],
)
def test_a_slip_of_the_hand_is_told_with_what_was_meant(text, words, right, sort):
    assert slipped(text) == [(words, right, sort)]


@pytest.mark.parametrize(
    "text",
    [
        "要求求真务实",
        "给予优抚优待待遇",
        "一步一步推进",
        "学归学、做归做",
        "逐项逐条对照检查",
        "开展联系点联系",
    ],
)
def test_reduplications_and_seams_between_words_are_no_slips(text):
    assert slipped(text) == []
