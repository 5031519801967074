from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mzsh_kit import KitError
from mzsh_kit.timing import Certainty, Counted, DayState, WorkCalendar, work_calendar
from mzsh_kit.timing.year_files import YearFile, read_years

CALENDAR = work_calendar()
WORKING, OFF = DayState.WORKING, DayState.OFF
PUBLISHED, LAW, PRESUMED = Certainty.PUBLISHED, Certainty.LAW, Certainty.PRESUMED
BACK, ON = "提前到工作日", "顺延到工作日"
published_days = st.dates(date(2024, 3, 1), date(2026, 9, 1))


def days_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_day_of_a_published_year_agrees_with_another_library(year):
    other = holidays.country_holidays("CN", years=year)
    assert {day: CALENDAR.state(day) for day in days_of(year)} == {
        day: WORKING if other.is_working_day(day) else OFF for day in days_of(year)
    }


@pytest.mark.parametrize("day", [date(2025, 9, 28), date(2025, 10, 11), date(2026, 1, 4), date(2026, 2, 14)])
def test_a_make_up_day_at_the_weekend_is_worked(day):
    assert day.weekday() >= 5
    assert CALENDAR.state(day) is WORKING


BY_LAW = {
    2024: (
        "元旦 1-1；春节 2-10 2-11 2-12；清明节 4-4；劳动节 5-1；端午节 6-10；中秋节 9-17；"
        "国庆节 10-1 10-2 10-3"
    ),
    2025: "元旦 1-1；春节 1-28 1-29 1-30 1-31；清明节 4-4；劳动节 5-1 5-2；端午节 5-31；"
    "国庆节 10-1 10-2 10-3；中秋节 10-6",
    2026: "元旦 1-1；春节 2-16 2-17 2-18 2-19；清明节 4-5；劳动节 5-1 5-2；端午节 6-19；中秋节 9-25；"
    "国庆节 10-1 10-2 10-3",
    2027: "元旦 1-1；春节 2-5 2-6 2-7 2-8；清明节 4-5；劳动节 5-1 5-2；端午节 6-9；中秋节 9-15；"
    "国庆节 10-1 10-2 10-3",
    2028: "元旦 1-1；春节 1-25 1-26 1-27 1-28；清明节 4-4；劳动节 5-1 5-2；端午节 5-28；"
    "国庆节 10-1 10-2；中秋节、国庆节 10-3",
}


@pytest.mark.parametrize("year", BY_LAW)
def test_the_days_off_by_law_are_those_of_the_law_in_force(year):
    listed = [entry.split(" ") for entry in BY_LAW[year].split("；")]
    by_hand = {date(year, *map(int, day.split("-"))): name for name, *days in listed for day in days}
    assert {day: name for day in days_of(year) if (name := CALENDAR.festival(day))} == by_hand


@pytest.mark.parametrize(
    ("year", "eve", "third", "second_of_may"),
    [
        (2007, "", "春节", "劳动节"),
        (2013, "春节", "", ""),
        (2014, "", "春节", ""),
        (2024, "", "春节", ""),
        (2025, "春节", "春节", "劳动节"),
        (2060, "春节", "春节", "劳动节"),
    ],
)
def test_each_version_of_the_law_holds_for_its_years(year, eve, third, second_of_may):
    days = [day for day in days_of(year) if day.month < 4 and CALENDAR.festival(day) == "春节"]
    first = days[bool(eve)]
    names = [CALENDAR.festival(first + timedelta(days=n)) for n in (-1, 0, 1, 2)]
    assert names == [eve, "春节", "春节", third]
    assert CALENDAR.festival(date(year, 5, 2)) == second_of_may


def test_no_published_arrangement_since_2008_makes_a_day_off_by_law_worked():
    last = max(chinese_calendar.holidays).year
    days = [day for year in range(2008, last + 1) for day in days_of(year) if CALENDAR.festival(day)]
    assert {year: sum(day.year == year for day in days) for year in (2008, 2024, 2025, 2026)} == {
        2008: 11,
        2024: 11,
        2025: 13,
        2026: 13,
    }
    assert [day for day in days if chinese_calendar.is_workday(day)] == []
    assert {(CALENDAR.state(day), CALENDAR.certainty(day)) for day in days} == {(OFF, PUBLISHED)}


def test_until_a_year_is_published_its_days_are_off_by_law_or_as_the_week_and_most_years_have_them():
    usual = {
        *(date(2031, 1, day) for day in (26, 27, 28, 29)),  # 初四 to 初七
        date(2031, 4, 7),  # 清明 is a Saturday
        date(2031, 5, 3),
        *(date(2031, 10, day) for day in (4, 5, 6, 7)),
    }
    for day in days_of(2031):
        by_law, weekend = bool(CALENDAR.festival(day)), day.weekday() >= 5
        assert CALENDAR.certainty(day) is (LAW if by_law else PRESUMED)
        assert CALENDAR.state(day) is (OFF if by_law or weekend or day in usual else WORKING), day


def test_what_an_unpublished_year_is_presumed_to_give_was_given_in_every_year_since_2020():
    given = {
        festival_end + timedelta(number)
        for year in range(2020, 2027)
        for festival_end in [max(day for day in days_of(year) if "春节" in CALENDAR.festival(day))]
        for number in (1, 2, 3)
    }
    given |= {date(year, *day) for year in range(2020, 2027) for day in ((5, 3), (10, 4), (10, 5), (10, 6))}
    assert [day for day in given if chinese_calendar.is_workday(day)] == []


def test_of_a_festival_at_the_weekend_only_the_day_itself_is_certain():
    days = [date(2027, 5, 1), date(2027, 5, 2), date(2027, 5, 3)]
    assert [day.weekday() for day in days] == [5, 6, 0]
    assert [(CALENDAR.state(day), CALENDAR.certainty(day)) for day in days] == [
        (OFF, LAW),
        (OFF, LAW),
        (OFF, PRESUMED),
    ]


@pytest.mark.parametrize("day", [date.min, date(1949, 9, 30), date(2150, 10, 1), date.max])
def test_a_day_that_no_library_knows_is_presumed(day):
    assert CALENDAR.certainty(day) is PRESUMED
    assert CALENDAR.state(day) is (OFF if day.weekday() >= 5 else WORKING)


def test_a_day_off_shifts_to_the_working_day_before_or_after():
    holiday = date(2026, 10, 3)
    assert CALENDAR.shift(holiday, "不调整") == Counted(holiday, True)
    assert CALENDAR.shift(holiday, BACK) == Counted(date(2026, 9, 30), True)
    assert CALENDAR.shift(holiday, ON) == Counted(date(2026, 10, 8), True)


@pytest.mark.parametrize(
    ("day", "how", "moved"),
    [
        (date(2031, 1, 4), BACK, Counted(date(2031, 1, 3), False)),
        (date(2031, 1, 1), ON, Counted(date(2031, 1, 2), False)),
        (date(2031, 1, 4), "不调整", Counted(date(2031, 1, 4), False)),
        (date(2031, 1, 1), "不调整", Counted(date(2031, 1, 1), True)),
        (date(2027, 1, 1), BACK, Counted(date(2026, 12, 31), True)),
        (date(2027, 1, 2), BACK, Counted(date(2026, 12, 31), False)),
    ],
)
def test_a_shift_goes_over_days_of_the_law_and_of_the_week_and_says_if_one_is_presumed(day, how, moved):
    assert CALENDAR.shift(day, how) == moved


def test_working_days_are_counted_over_a_long_holiday_and_its_make_up_days():
    assert CALENDAR.add_working_days(date(2026, 2, 13), 3) == Counted(date(2026, 2, 25), True)
    assert CALENDAR.add_working_days(date(2026, 10, 8), -2) == Counted(date(2026, 9, 29), True)


def test_working_days_into_an_unpublished_year_pass_over_the_days_of_the_law_and_say_so():
    assert CALENDAR.add_working_days(date(2030, 12, 30), 5) == Counted(date(2031, 1, 7), False)
    assert CALENDAR.working_days(date(2030, 12, 31), date(2031, 1, 4)) == (
        (date(2030, 12, 31), date(2031, 1, 2), date(2031, 1, 3)),
        False,
    )


def test_days_that_are_all_of_the_law_or_published_are_certain():
    assert CALENDAR.working_days(date(2026, 12, 31), date(2027, 1, 1)) == ((date(2026, 12, 31),), True)


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.sampled_from([BACK, ON]))
def test_a_shift_never_lands_on_a_day_off_of_any_certainty(day, how):
    moved = CALENDAR.shift(day, how)
    passed = {
        day + n * (1 if how == ON else -1) * timedelta(days=1) for n in range(abs((moved.day - day).days))
    }
    assert CALENDAR.state(moved.day) is WORKING and not CALENDAR.festival(moved.day)
    assert {CALENDAR.state(day) for day in passed} <= {OFF}
    sure = {CALENDAR.certainty(day) for day in (*passed, moved.day)}
    assert moved.announced is (PRESUMED not in sure)


@settings(deadline=None)
@given(published_days, st.integers(1, 60))
def test_counting_there_and_back_again_returns_to_a_working_day(day, number):
    start = CALENDAR.shift(day, "顺延到工作日").day
    there = CALENDAR.add_working_days(start, number)
    assert there.announced
    assert len(CALENDAR.working_days(start, there.day)[0]) == number + 1
    assert CALENDAR.add_working_days(there.day, -number).day == start


@settings(deadline=None)
@given(published_days)
def test_a_shifted_day_is_worked_and_every_day_passed_over_is_off(day):
    for how in ("提前到工作日", "顺延到工作日"):
        moved = CALENDAR.shift(day, how).day
        passed = {abs(n): min(day, moved) + timedelta(days=n) for n in range(abs((moved - day).days) + 1)}
        assert CALENDAR.state(moved) is WORKING
        assert all(CALENDAR.state(value) is OFF for value in passed.values() if value != moved)


def year_file(folder, year, text):
    (folder / f"{year}.json").write_text(text, encoding="utf-8")
    return WorkCalendar(read_years(folder))


def test_a_file_adds_a_year(tmp_path):
    calendar = year_file(
        tmp_path,
        2031,
        '{"$schema": "x", "year": 2031, "papers": ["国办发明电〔2030〕1号"], "days": ['
        '{"name": "元旦", "date": "2030-12-31", "isOffDay": true},'
        '{"name": "元旦", "date": "2031-01-01", "isOffDay": true},'
        '{"name": "元旦", "date": "2031-01-04", "isOffDay": false}]}',
    )
    days = [date(2030, 12, 31), date(2031, 1, 1), date(2031, 1, 2), date(2031, 1, 4), date(2031, 1, 5)]
    assert [calendar.state(day) for day in days] == [OFF, OFF, WORKING, WORKING, OFF]
    assert {calendar.certainty(day) for day in days} == {PUBLISHED}
    forgotten = date(2031, 10, 2)
    assert (calendar.state(forgotten), calendar.certainty(forgotten)) == (OFF, LAW)


def test_a_file_may_say_that_a_day_off_by_law_is_worked(tmp_path):
    calendar = year_file(
        tmp_path,
        2031,
        (
            '{"year": 2031, "papers": ["国办发明电〔2030〕1号"],'
            ' "days": [{"date": "2031-10-03", "isOffDay": false}]}'
        ),
    )
    day = date(2031, 10, 3)
    assert (calendar.state(day), calendar.certainty(day)) == (WORKING, PUBLISHED)
    assert calendar.festival(day) == "国庆节"


@pytest.mark.parametrize(
    "text",
    [
        '{"year": 2026, "papers": [], "days": [{"name": "", "date": "2026-01-01", "isOffDay": true}]}',
        '{"year": 2026, "papers": ["国办发明电"], "days": []}',
        '{"year": 2026}',
    ],
)
def test_a_file_that_cites_no_paper_or_no_day_leaves_the_law_and_the_week(tmp_path, text):
    calendar = year_file(tmp_path, 2026, text)
    days = [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 4), date(2025, 1, 1)]
    assert [(calendar.state(day), calendar.certainty(day)) for day in days] == [
        (OFF, LAW),
        (WORKING, PRESUMED),
        (OFF, PRESUMED),
        (OFF, PUBLISHED),
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("2031", '{"year": 2030}', "2031.json · 年份：文件写的是2030年，文件名是2031年。请改成一致。"),
        ("2031", "[]", "2031.json：内容不是“项目: 值”的形式。请对照样例改写。"),
        ("明年", '{"year": 2031}', "明年.json：文件名不是年份。请把文件改名为“2027.json”这样的形式。"),
        (
            "2031",
            '{"year": 2031, "days": [{"date": "2032-05-01", "isOffDay": true}]}',
            "2031.json · 放假和调休 · 第1项：2032-05-01不在2031年，也不在前一年12月或后一年1月。"
            "请核对日期，或移到相应年份的文件。",
        ),
        (
            "2031",
            (
                '{"year": 2031, "days": [{"date": "2031-05-01", "isOffDay": true},'
                ' {"date": "2031-05-01", "isOffDay": false}]}'
            ),
            "2031.json · 放假和调休 · 第2项：2031-05-01写了两次，内容不一致。请删去其中一条。",
        ),
        (
            "2031",
            '{"year": 2031, "days": [{"date": "2031-05-01"}]}',
            "2031.json · 放假和调休 · 第1项 · 是否为休息日：没有填写。请补填。",
        ),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(tmp_path, name, text, message):
    with pytest.raises(KitError) as caught:
        year_file(tmp_path, name, text)
    assert str(caught.value) == message


def test_the_kit_itself_brings_no_file_that_could_go_stale():
    assert dict(CALENDAR.years) == {}


def test_a_year_file_is_published_only_with_papers_and_days():
    assert not YearFile(("x",), {}).published
