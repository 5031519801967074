from datetime import time

import pytest

from mzsh_kit import KitError
from mzsh_kit.plan import Open
from mzsh_kit.timing import sessions


def told(plan):
    return [(part.name, part.start, part.minutes) for part in sessions(plan)]


@pytest.mark.parametrize(
    ("length", "parts"),
    [
        ("半天", [("上午", time(9), 180)]),
        ("待定", [("上午", time(9), 180)]),
        ("3小时", [("上午", time(9), 180)]),
        ("两个半小时", [("上午", time(9), 150)]),
        ("两小时四十分", None),
        ("若干天", None),
        ("约150分钟", [("上午", time(9), 150)]),
        ("1天", [("上午", time(9), 180), ("下午", time(14, 30), 180)]),
        ("一天", [("上午", time(9), 180), ("下午", time(14, 30), 180)]),
        (
            "一天半",
            [("第一天上午", time(9), 180), ("第一天下午", time(14, 30), 180), ("第二天上午", time(9), 180)],
        ),
    ],
)
def test_the_length_in_words_gives_the_parts(make, length, parts):
    plan = make(meeting={"length": length})
    if parts is None:
        with pytest.raises(
            KitError, match=f"会议 · 会期：会期“{length}”无法换算成时间。请写成“半天”“1天”“1天半”或“3小时”。"
        ):
            sessions(plan)
    else:
        assert told(plan) == parts


def test_a_meeting_in_the_afternoon_sits_in_the_afternoon(make):
    assert told(make(meeting={"start": "14:00"})) == [("下午", time(14), 180)]


def test_an_open_start_stays_open(make):
    assert told(make(meeting={"start": "待定", "length": "1天"})) == [
        ("上午", Open.UNDECIDED, 180),
        ("下午", Open.UNDECIDED, 180),
    ]


def test_stated_parts_are_taken_as_they_are(make):
    parts = [{"name": "上午学习", "start": "8:30", "minutes": 90}, {"name": "下午会议"}]
    assert told(make(meeting={"parts": parts})) == [
        ("上午学习", time(8, 30), 90),
        ("下午会议", time(14, 30), 180),
    ]
