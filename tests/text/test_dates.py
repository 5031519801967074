"""Dates, hours, lengths and limits in every writing are read back."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.text import (
    WEEK,
    Annotated,
    Date,
    DateSpan,
    chinese,
    date_words,
    spelled,
    whole_date,
    whole_time,
)

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
SPACES = ("", " ", "\u00a0", "\u2009", "\u202f")


def full_width(text):
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


WRITINGS = {
    "plain": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "padded": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "hao": lambda d: f"{d.year}年{d.month}月{d.day}号",
    "chinese": lambda d: date_words(d, chinese=True),
    "circles": lambda d: date_words(d, chinese=True).replace("〇", "○"),
    "letter O": lambda d: spelled(d.year).replace("〇", "O") + f"年{chinese(d.month)}月{chinese(d.day)}日",
    "zero": lambda d: spelled(d.year, "零") + f"年{chinese(d.month)}月{chinese(d.day)}日",
    "mixed": lambda d: f"{d.year}年{chinese(d.month)}月{d.day}日",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "hyphens": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "packed": lambda d: f"{d:%Y%m%d}",
    "full width": lambda d: full_width(f"{d.year}年{d.month}月{d.day}日"),
    "full-width dots": lambda d: full_width(f"{d.year}.{d.month}.{d.day}").replace(".", "．"),
    "compatibility": lambda d: f"{d.year}年{d.month}⽉{d.day}⽇",
    "weekday": lambda d: f"{d.year}年{d.month}月{d.day}日（星期{WEEK[d.weekday()]}）",
    "weekday, half width": lambda d: f"{d.year}年{d.month}月{d.day}日(周{WEEK[d.weekday()]})",
    **{
        f"spaced {space!r}": lambda d, s=space: f"{d.year}{s}年{s}{d.month}{s}月{s}{d.day}{s}日"
        for space in SPACES
    },
}


@given(
    DAYS,
    st.sampled_from(sorted(WRITINGS)),
    st.sampled_from(["会议定于{}召开", "{}", "时间：{}上午9:00", "于{}前完成"]),
)
def test_every_day_in_every_writing_is_read_back_at_its_words(day, writing, around):
    words = WRITINGS[writing](day)
    annotated = Annotated(around.format(words))
    assert [(written.on(), annotated.written(written)) for written in annotated.dates] == [(day, words)]
    assert annotated.no_dates == ()


@given(
    DAYS, st.sampled_from(["至", "到", "—", "-", "～", " - ", "至次月"]), st.integers(1, 20), st.booleans()
)
def test_every_span_of_days_is_read_back(first, to, length, signs):
    last = date.fromordinal(first.toordinal() + length)
    to = to.removesuffix("次月")
    show = chinese if signs else str
    begin = f"{show(first.month)}月{show(first.day)}日"
    end = f"{show(last.day)}日" if last.month == first.month else f"{show(last.month)}月{show(last.day)}日"
    year = f"{last.year}年" if last.year != first.year else ""
    spans = Annotated(f"于{first.year}年{begin}{to}{year}{end}学习").dates
    assert [(span.first.on(), span.last.on()) for span in spans] == [(first, last)]


@given(DAYS, st.sampled_from(["次年", "明年", "翌年"]))
def test_a_year_in_words_is_counted_from_the_year_of_the_reader(day, said):
    read = whole_date(f"{said}{day.month}月{day.day}日")
    assert read.on(day.year - 1) == (day if day.month != 2 or day.day != 29 or day.year % 4 == 0 else None)
    assert read.on() is None


@pytest.mark.parametrize(
    ("text", "precision", "parts"),
    [
        ("2027年1月上旬", "part", (2027, 1, None, "上旬")),
        ("2027-01上旬", "part", (2027, 1, None, "上旬")),
        ("1月中旬", "part", (None, 1, None, "中旬")),
        ("12月底", "part", (None, 12, None, "底")),
        ("2027年1月", "month", (2027, 1, None, "")),
        ("2027-01", "month", (2027, 1, None, "")),
        ("2027年", "year", (2027, None, None, "")),
        ("2027年度", "year", (2027, None, None, "")),
        ("1月15日", "day", (None, 1, 15, "")),
    ],
)
def test_a_date_says_how_precise_it_is(text, precision, parts):
    read = whole_date(text)
    assert (read.precision, (read.year, read.month, read.day, read.part)) == (precision, parts)


@pytest.mark.parametrize(
    "text", ["2月30日", "2027年2月29日", "13月1日", "11月31日", "2027-02-30", "二月三十日", "2 月 30 日"]
)
def test_a_day_that_no_calendar_has_is_an_annotation_of_its_own(text):
    annotated = Annotated(f"于{text}前完成")
    assert [annotated.written(written) for written in annotated.no_dates] == [text]
    assert [written.exists for written in annotated.dates] == [False]


@pytest.mark.parametrize("text", ["2028年2月29日", "2月29日", "2027年1月"])
def test_a_day_that_may_be_is_none(text):
    assert Annotated(text).no_dates == ()


def test_the_weekday_beside_a_day_is_read_right_or_wrong():
    days = Annotated("2026年1月16日（星期五）、2026 年 1 月 16 日（星期四）、1月16日").dates
    assert [day.weekday for day in days] == [4, 3, None]


@pytest.mark.parametrize(
    "text", ["1.2.3", "第16号楼", "1日游", "每一年", "192.168.1.1", "2026-1-16-3", "20271315", "三个月"]
)
def test_what_is_no_date_is_none(text):
    assert [written for written in Annotated(text).dates if written.exists] == []


CLOCKS = {
    "colon": lambda t: f"{t.hour}:{t.minute:02}",
    "full-width colon": lambda t: full_width(f"{t.hour}:{t.minute:02}").replace(":", "："),
    "seconds": lambda t: f"{t.hour}:{t.minute:02}:00",
    "hours": lambda t: f"{t.hour}时{t.minute}分",
    "hours in signs": lambda t: f"{chinese(t.hour)}时{chinese(t.minute)}分",
    "points": lambda t: f"{t.hour}点{t.minute:02}分",
    "half of the day": lambda t: (
        f"{'上午' if t.hour < 12 else '下午'}{t.hour if t.hour <= 12 else t.hour - 12}:{t.minute:02}"
    ),
    "spaced": lambda t: f"{t.hour} 时 {t.minute} 分",
}


@given(st.times(min_value=time(1), max_value=time(23, 59)), st.sampled_from(sorted(CLOCKS)))
def test_every_time_of_day_in_every_writing_is_read_back_at_its_words(at, writing):
    at = at.replace(second=0, microsecond=0, tzinfo=None)
    words = CLOCKS[writing](at)
    annotated = Annotated(f"会议定于2026年1月16日{words}召开")
    assert [(written.value, annotated.written(written)) for written in annotated.times] == [(at, words)]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("上午9点半", time(9, 30)), ("九点半", time(9, 30)), ("九时三十分", time(9, 30)),
        ("下午3点一刻", time(15, 15)),
        ("晚上七点", time(19)), ("14时", time(14)), ("9点整", time(9)), ("中午12:30", time(12, 30)),
        ("下午两点", time(14)),
        ("9点", time(9)), ("上午９：００", time(9)), ("零时", time(0)),
    ],
)  # fmt: skip
def test_a_time_of_day_alone_is_read(text, at):
    read = whole_time(Annotated(text).text)
    assert (read.value if read else None) == at


def test_points_that_count_something_are_no_sure_time():
    assert [written.sure for written in Annotated("提三点要求").times] == [False]
    assert Annotated("第一时间、同时、3小时").times == ()


EVENTS = st.sampled_from(["会", "会议", "会议召开", "民主生活会", "召开"])


@given(
    EVENTS,
    st.booleans(),
    st.integers(1, 400),
    st.sampled_from([("天", 1), ("日", 1), ("个工作日", 1), ("周", 7), ("个月", 30)]),
    st.booleans(),
    st.sampled_from(SPACES),
)
def test_every_limit_in_every_writing_is_read_back(event, before, n, unit, signs, space):
    words, size = unit
    shown = chinese(n) if signs else f"{space}{n}{space}"
    limits = Annotated(f"{event}{'前' if before else '后'}{shown}{words}内报送").limits
    assert [(limit.days, limit.working) for limit in limits] == [
        (n * size * (-1 if before else 1), words == "个工作日")
    ]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("半天", 0.5, "天"),
        ("1天", 1, "天"),
        ("一天半", 1.5, "天"),
        ("两小时", 2, "小时"),
        ("2个小时", 2, "小时"),
        ("90分钟", 90, "分钟"),
        ("2 个半小时", 2.5, "小时"),
        ("全天", 1, "天"),
        ("1.5小时", 1.5, "小时"),
        ("5个工作日", 5, "工作日"),
        ("三个半天", 1.5, "天"),
        ("三天半", 3.5, "天"),
        ("1个半月内", 1.5, "月"),
    ],
)
def test_a_length_of_time_is_read(text, amount, unit):
    assert [(length.amount, length.unit) for length in Annotated(text).lengths] == [(amount, unit)]


@pytest.mark.parametrize(
    ("text", "days", "about"),
    [
        ("会前一百二十天", -120, False),
        ("会前10天", -10, False),
        ("会后十余天内", 10, True),
        ("会后两周内", 14, False),
        ("会前廿天", -20, False),
    ],
)
def test_a_limit_counts_all_of_its_number(text, days, about):
    assert [(limit.days, limit.about) for limit in Annotated(text).limits] == [(days, about)]


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [("2027年元月15日", 2027, 1, 15), ("元月15日", None, 1, 15), ("元月份", None, 1, None)],
)
def test_january_has_a_name(text, year, month, day):
    read = whole_date(Annotated(text).text)
    assert (read.year, read.month, read.day) == (year, month, day)


def test_a_price_a_month_is_no_january():
    assert Annotated("月租100元月租三元月付").dates == ()


def test_a_length_is_not_found_in_a_day():
    assert Annotated("二〇二六年一月十六日").lengths == ()


def test_a_span_of_parts_of_a_month():
    assert Annotated("2027年1月上旬至中旬").dates == (
        DateSpan(0, 12, Date(0, 9, 2027, 1, part="上旬"), Date(10, 12, 2027, 1, part="中旬")),
    )
