"""Sentences that oblige somebody: their parts, or the sentence whole where it has none."""

import pytest

from mzsh_kit.reading.fact import Fact
from mzsh_kit.reading.obliged import sent, told


def fact(value, to=""):
    return Fact("report", value, "第1段", to=to)


@pytest.mark.parametrize(
    "sentence, parts",
    [
        (
            "会后15天内，要形成会议情况报告，分别报区纪委、区委组织部",
            {"what": "会议情况报告", "to": ["区纪委", "区委组织部"], "end": "会后15天内"},
        ),
        ("会前xx天，将发言提纲于6月8日前报县委组织部审核", {"what": "发言提纲", "to": ["县委组织部"]}),
        (
            "由办公室将会议情况报告报县委组织部",
            {"what": "会议情况报告", "owner": "办公室", "to": ["县委组织部"]},
        ),
        ("同时，及时向镇党委报送整改清单", {"what": "整改清单", "to": ["镇党委"]}),
        ("会后10天内报送整改情况报告", {"what": "整改情况报告", "end": "会后10天内"}),
        ("把召开会议的请示报县委审批", {"what": "召开会议的请示", "to": ["县委"]}),
    ],
)
def test_what_is_sent_stands_apart_from_when_and_how(sentence, parts):
    assert sent([fact(sentence)]).parts == (parts,)


@pytest.mark.parametrize(
    "sentence, parts",
    [
        ("会后，在中层干部大会上通报会议情况，自觉接受监督", {"what": "会议情况", "to": ["中层干部大会"]}),
        ("同时在一定范围内将整改安排及时通报", {"what": "整改安排", "to": ["一定范围内"]}),
        ("整理成材料，向全体党员通报", {"what": "会议情况", "to": ["全体党员"]}),
    ],
)
def test_what_is_told_stands_apart_from_whom(sentence, parts):
    assert told([fact(sentence)]).parts == (parts,)


@pytest.mark.parametrize("sentence", ["班子材料由书记把关，再送市委审阅", "整改结果在公示栏公示"])
def test_a_sentence_of_another_shape_stays_whole(sentence):
    assert (
        (sent([fact(sentence)]).parts, sent([fact(sentence)]).sentences)
        == (told([fact(sentence)]).parts, told([fact(sentence)]).sentences)
        == ((), (sentence,))
    )
