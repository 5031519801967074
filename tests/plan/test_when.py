from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.plan.when import (
    MonthPart,
    Open,
    Relative,
    Span,
    clock_words,
    in_season,
    parse_clock,
    parse_when,
    when_text,
    when_words,
)

DAY = date(2027, 1, 15)


@pytest.mark.parametrize(
    "text",
    ["2027-01-15", "2027-1-15", "2027年1月15日", "2027.1.15", "2027/01/15", "２０２７年１月１５日",
     " 2027 年 1 月 15 日 ",
     "2027-01-15 00:00:00", "2027年1月15日（星期五）"],
)  # fmt: skip
def test_a_day_however_it_is_typed(text):
    assert parse_when(text) == DAY


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2027-01-04/2027-01-08", Span(date(2027, 1, 4), date(2027, 1, 8))),
        ("2027年1月4日至8日", Span(date(2027, 1, 4), date(2027, 1, 8))),
        ("2026年12月28日至2027年1月8日", Span(date(2026, 12, 28), date(2027, 1, 8))),
        ("2027.1.4-2027.1.8", Span(date(2027, 1, 4), date(2027, 1, 8))),
        ("2027年1月28日—2月3日", Span(date(2027, 1, 28), date(2027, 2, 3))),
        ("2027年1月上旬", MonthPart(2027, 1, "上旬")),
        ("2027-01下旬", MonthPart(2027, 1, "下旬")),
        ("2027年1月", MonthPart(2027, 1)),
        ("会前10天", Relative(-10)),
        ("会后15日内", Relative(15)),
        ("会前5个工作日", Relative(-5, working=True)),
        ("待定", Open.UNDECIDED),
        ("", Open.UNDECIDED),
        (None, Open.UNDECIDED),
        ("另行通知", Open.ANNOUNCED),
        (datetime(2027, 1, 15, 0, 0), DAY),
    ],
)
def test_every_way_to_state_a_time(text, value):
    assert parse_when(text) == value


@pytest.mark.parametrize(
    "text", ["明年", "2027", "1月15日", "明年1月15日", "会前十余天", 20270115, "2027-01-15T10:00"]
)
def test_what_is_no_time_is_not_guessed(text):
    with pytest.raises(LookupError):
        parse_when(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1月15日", DAY),
        ("明年1月15日", DAY),
        ("次年 1 月 15 日", DAY),
        ("12月30日", date(2026, 12, 30)),
        ("7月20日", date(2026, 7, 20)),
        ("今年12月30日", date(2026, 12, 30)),
        ("1月中旬", MonthPart(2027, 1, "中旬")),
        ("1月4日至8日", Span(date(2027, 1, 4), date(2027, 1, 8))),
        ("12月28日至1月8日", Span(date(2026, 12, 28), date(2027, 1, 8))),
        ("2028年1月15日", date(2028, 1, 15)),
    ],
)
def test_a_day_without_its_year_is_the_one_around_the_meeting_of_the_year_told(text, value):
    assert parse_when(text, 2026) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20270115", DAY),
        ("二〇二七年一月十五日", DAY),
        ("2027年1月15号", DAY),
        ("会前一百二十天", Relative(-120)),
        ("会后一周内", Relative(7)),
        ("会前五个工作日", Relative(-5, working=True)),
    ],
)
def test_other_writings_of_a_time(text, value):
    assert parse_when(text) == value


@pytest.mark.parametrize("text", ["2027-02-30", "2027年13月1日", "2027年1月8日至4日", "2027年0月上旬"])
def test_a_day_that_does_not_exist_is_told_apart(text):
    with pytest.raises(ValueError):
        parse_when(text)


_days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
_times = st.one_of(
    _days,
    st.tuples(_days, _days).map(lambda pair: Span(*sorted(pair))),
    st.builds(
        MonthPart, st.integers(1990, 2099), st.integers(1, 12), st.sampled_from(["", "上旬", "中旬", "下旬"])
    ),
    st.builds(Relative, st.integers(-999, 999).filter(bool), st.booleans()),
    st.sampled_from(Open),
)


@given(_times)
def test_the_canonical_text_and_the_printed_words_read_back(value):
    assert parse_when(when_text(value)) == value
    assert parse_when(when_words(value)) == value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2027, 1, 5), "2027年1月5日"),
        (Span(date(2027, 1, 4), date(2027, 2, 1)), "2027年1月4日至2月1日"),
        (Span(date(2026, 12, 30), date(2027, 1, 2)), "2026年12月30日至2027年1月2日"),
        (Relative(-10), "会前10天"),
        (Relative(15), "会后15天内"),
        (Relative(3, working=True), "会后3个工作日内"),
    ],
)
def test_words_carry_no_leading_zero(value, words):
    assert when_words(value) == words


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("14:30", time(14, 30)), ("下午2:30", time(14, 30)), ("下午2点半", time(14, 30)),
     ("九点半", time(9, 30)), ("九时三十分", time(9, 30)), ("晚上７点", time(19)), ("9点整", time(9)),
     ("9时", time(9)), ("上午9点", time(9)), ("14：30", time(14, 30)),
     ("14:30:00", time(14, 30)), (time(9, 5, 7), time(9, 5)), ("", Open.UNDECIDED)],
)  # fmt: skip
def test_a_clock_however_it_is_typed(typed, clock):
    assert parse_clock(typed) == clock


@pytest.mark.parametrize("typed", ["25:00", "9:75", "早上", "143"])
def test_what_is_no_clock_is_refused(typed):
    with pytest.raises(LookupError):
        parse_clock(typed)


def test_a_clock_in_words():
    assert [clock_words(time(9)), clock_words(time(12, 5)), clock_words(time(14, 30))] == [
        "上午9:00",
        "中午12:05",
        "下午2:30",
    ]


@pytest.mark.parametrize(
    ("year", "month", "of", "fits"),
    [(2027, 1, 2026, True), (2026, 10, 2026, True), (2026, 3, 2026, False), (2027, 10, 2026, False),
     (2027, 3, None, True), (2027, 4, None, False), (2027, 9, None, False)],
)  # fmt: skip
def test_the_season_of_a_yearly_meeting(year, month, of, fits):
    assert in_season(year, month, of) == fits
