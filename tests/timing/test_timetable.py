from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mzsh_kit.plan.model import Talks
from mzsh_kit.timing import DayState, Person, TalkPair, pairs, schedule, timetable, work_calendar
from mzsh_kit.timing.colouring import coloured
from mzsh_kit.timing.timetable import arrange

DAYS = tuple(date(2026, 11, 2) + timedelta(days=n) for n in range(40))


def somebody(n):
    return Person("成员", n, "", f"成员{n}")


def among(number):
    return [TalkPair(0, somebody(a), somebody(b)) for a, b in combinations(range(number), 2)]


def at_once(table):
    return Counter(
        (person, talk.day, talk.start)
        for talk in table.talks
        for person in (talk.pair.first, talk.pair.second)
    )


def in_a_day(table):
    return Counter(
        (person, talk.day) for talk in table.talks for person in (talk.pair.first, talk.pair.second)
    )


def test_thirteen_members_with_three_units_each_talk_within_two_weeks(make):
    plan = make(13, 3)
    table = timetable(plan)
    assert table.complete
    assert {talk.pair for talk in table.talks} == set(pairs(plan))
    assert len(table.talks) == 130
    assert max(at_once(table).values()) == 1
    assert max(in_a_day(table).values()) == 2
    assert all(date(2026, 11, 18) <= talk.day <= date(2026, 12, 1) for talk in table.talks)
    assert {work_calendar().state(talk.day) for talk in table.talks} == {DayState.WORKING}


def test_the_principal_talks_first_one_talk_after_the_other(make):
    table = timetable(make(13, 3))
    mine = [talk for talk in table.talks if talk.pair.first.index == 0 and talk.pair.first.kind == "成员"]
    assert [str(talk.pair.second) for talk in mine[:3]] == ["李四", "王五", "赵六"]
    assert [(talk.day.day, talk.clock) for talk in mine[:3]] == [
        (18, "上午9:00—9:30"),
        (18, "下午3:00—3:30"),
        (19, "上午9:00—9:30"),
    ]
    assert len(mine) == 16
    times = list(dict.fromkeys((talk.day, talk.slot) for talk in table.talks))
    assert [(talk.day, talk.slot) for talk in mine] == times[:16]


def test_the_same_plan_gives_the_same_timetable(make):
    assert timetable(make(13, 3)) == timetable(make(13, 3))


def test_more_talks_a_day_use_the_slots_between(make):
    table = timetable(make(13, 3, talks={"per_day": 4}))
    assert sorted({talk.clock for talk in table.talks}) == sorted(
        ["上午9:00—9:30", "上午9:30—10:00", "下午3:00—3:30", "下午3:30—4:00"]
    )
    assert table.complete


def test_who_has_too_many_talks_is_the_reason_and_the_way_out_is_true(make):
    plan = make(13, 3, schedule={"talks": {"start": "2026-11-30", "end": "2026-12-04"}})
    table = timetable(plan)
    assert table.reasons == (
        "张三、李四、王五等13人最多有16次谈话，2026年11月30日至12月4日有5个工作日，每人每天至多2次，只能安排10次，"
        "还差6次；请把谈话期间延长4个工作日，或把每天的次数增加到4次。",
    )
    assert len(table.talks) + len(table.unplaced) == 130
    assert arrange(pairs(plan), DAYS[:9], plan.talks).complete
    assert arrange(pairs(plan), DAYS[:5], plan.talks.model_copy(update={"per_day": 4})).complete


@pytest.mark.parametrize(
    ("talks", "reason"),
    [
        ({"morning": 0, "afternoon": 0}, "没有设置谈话场次，请设置上午、下午各几场。"),
        ({}, "谈话期间没有工作日，请调整谈心谈话的起止日期。"),
    ],
)
def test_without_slots_or_days_nothing_is_placed(make, talks, reason):
    plan = make(talks=talks, schedule={"talks": {"start": "2026-11-21", "end": "2026-11-22"}})
    assert (timetable(plan).talks, timetable(plan).reasons) == ((), (reason,))


def test_while_the_meeting_is_open_there_is_no_timetable_yet(make):
    table = timetable(make(meeting={"date": "待定"}))
    assert (table.talks, table.reasons) == ((), ("谈心谈话的起止日期未定，定下会议日期后再排。",))


def test_in_an_unpublished_year_the_timetable_says_so(make):
    table = timetable(make(meeting={"date": "2031-03-14"}))
    assert (table.complete, table.announced) == (True, False)
    assert table.reasons == ("2031年放假安排未公布，工作日按周一至周五（法定节假日除外）推算。",)


def test_an_exactly_full_period_that_cannot_be_filled_says_that_one_more_day_is_enough():
    settings_ = Talks(per_day=2)
    table = arrange(among(5), DAYS[:2], settings_)
    assert table.reasons == (
        "2026年11月2日至3日有2个工作日，每人每天至多2次，正好用满，仍有3次没有排开；谈话期间再加1个工作日一定能排开。",
    )
    assert arrange(among(5), DAYS[:3], settings_).complete


@settings(max_examples=80, deadline=None)
@given(
    edges=st.sets(st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda two: two[0] < two[1])),
    per_day=st.integers(1, 5),
    data=st.data(),
)
def test_nobody_is_in_two_talks_at_once_or_in_too_many_a_day_and_with_a_place_to_spare_all_are_placed(
    edges, per_day, data
):
    listed = [TalkPair(0, somebody(a), somebody(b)) for a, b in sorted(edges)]
    talks = Talks(
        per_day=per_day, morning=data.draw(st.integers(1, 3)), afternoon=data.draw(st.integers(0, 3))
    )
    days = DAYS[: data.draw(st.integers(1, 20))]
    table = arrange(listed, days, talks, first=somebody(0))
    a_day = min(per_day, talks.morning + talks.afternoon)
    most = max(Counter(person for two in edges for person in two).values(), default=0)
    assert max(at_once(table).values(), default=0) <= 1
    assert max(in_a_day(table).values(), default=0) <= a_day
    assert sorted(map(str, [*(talk.pair for talk in table.talks), *table.unplaced])) == sorted(
        map(str, listed)
    )
    assert table.complete or most + 1 > a_day * len(days)
    assert bool(table.unplaced) == bool(table.reasons)


@settings(max_examples=80, deadline=None)
@given(
    edges=st.sets(
        st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda two: two[0] < two[1]), min_size=1
    )
)
def test_one_colour_more_than_the_most_that_anybody_has_always_suffices(edges):
    listed = sorted(edges)
    most = max(Counter(person for two in listed for person in two).values())
    colours = coloured(listed, most + 1)
    assert None not in colours
    taken = [(person, colour) for two, colour in zip(listed, colours, strict=True) for person in two]
    assert len(set(taken)) == len(taken)


@pytest.mark.parametrize("number", [4, 6, 8, 12, 14])
def test_an_even_team_talks_all_to_all_in_the_fewest_rounds_or_one_more(number):
    colours = coloured(list(combinations(range(number), 2)), number)
    assert None not in colours


@pytest.mark.parametrize(
    ("number", "until", "days", "crowded"),
    [
        (3, "2026-11-24", {18, 19}, False),
        (5, "2026-11-24", {18, 19, 23, 24}, False),
        (3, "2026-11-19", {18, 19}, True),
    ],
)
def test_talks_keep_off_the_day_of_the_study_where_there_is_room(make, number, until, days, crowded):
    day = "2026-11-20" if not crowded else "2026-11-19"
    steps = {"study": {"start": day, "end": day}, "talks": {"start": "2026-11-18", "end": until}}
    table = timetable(make(number, schedule=steps))
    assert ({talk.day.day for talk in table.talks}, table.crowded) == (days, crowded)


def test_talks_begin_when_the_plan_is_made(make):
    plan = make(schedule={"talks": {"end": "2026-11-20"}})
    rows = schedule(plan)
    assert [rows.row(key).span_words for key in ("drafting", "talks")] == [
        "2026年11月13日",
        "2026年11月16日至20日",
    ]
    issued = timetable(make(issue_date="2026-11-18"))
    assert (issued.complete, issued.talks[0].day) == (True, date(2026, 11, 19))
