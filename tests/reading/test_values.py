"""Words of a document as numbers."""

import pytest

from mzsh_kit.reading.values import count

COUNTS = {
    "三条": 3,
    "两条": 2,
    "两三条": 2,
    "十二条": 12,
    "二十条": 20,
    "不少于2条": 2,
    "2-3条": 2,
    "二至三条": 2,
    "每一名成员至少提出三条": 3,
    "每个成员至少对2名同志各提3条": 3,
    "对每一个同志各提两条以上": 2,
    "一针见血地提出3点": 3,
    "批评意见不少于3": 3,
    "一百零五条": 105,
    "一百二十": 120,
    "第一条": None,
    "逐一提出意见": None,
    "xx条": None,
}


@pytest.mark.parametrize("text, number", COUNTS.items())
def test_a_count_is_the_number_before_its_measure_word(text, number):
    assert count(text) == number
