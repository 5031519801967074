"""Near misses of set phrases: a synonym, a slip of the hand, a fixed expression broken; what is right is left alone."""

import pytest
from mzsh_kit.checking.near import index, misses

from mzsh_kit.checking.lexicon import lexicon


def found(text):
    return [(text[one.start : one.end], one.right, one.slip) for one in misses(text, index(lexicon()))]


@pytest.mark.parametrize(
    "text, words, right, slip",
    [
        ("由班子成员撰写参照检查材料。", "参照检查", "对照检查", False),
        ("扎实推进党风廉正建设。", "廉正建设", "廉政建设", True),
        ("供给坚强政治保证。", "供给坚强", "提供坚强政治保证", False),
        ("做到立形立改。", "立形立改", "立行立改", True),
        ("提升政治判断力、政治领会力、政治执行力。", "治领会力", "政治判断力、政治领悟力、政治执行力", False),
        ("防范苗头性趋向性问题。", "趋向性问", "苗头性倾向性问题", False),
        ("聚焦要点领域。", "要点领域", "重点领域", False),
        ("落实一职双责。", "一职双责", "一岗双责", False),
        (
            "学《习近平新时代中国特色社会主义思想专题摘篇》。",
            "专题摘篇",
            "习近平新时代中国特色社会主义思想专题摘编",
            True,
        ),
    ],
)
def test_a_near_miss_is_told_by_the_shortest_phrase_that_it_misses(text, words, right, slip):
    assert found(text) == [(words, right, slip)]


@pytest.mark.parametrize(
    "text",
    [
        "坚持以案促治、以案促建。",
        "带头查找问题、深刻剖析。",
        "做到团结一致向前看。",
        "学习党的十九届六中全会精神。",
        "加强政治方面的学习。",
        "班子成员互相支持。",
        "会议的主要内容。",
        "以深刻认识增强自觉，主动进行批评。",
        "突出问题要紧盯不放。",
        "达到团结—批评—团结的目的，相互帮助。",
    ],
)
def test_words_that_are_right_in_themselves_are_no_near_miss(text):
    assert found(text) == []
