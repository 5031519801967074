from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mzsh_kit import KitError
from mzsh_kit.timing import Counted, DayState, WorkCalendar, work_calendar
from mzsh_kit.timing.year_files import YearFile, read_years

CALENDAR = work_calendar()
WORKING, OFF, UNKNOWN = DayState.WORKING, DayState.OFF, DayState.UNKNOWN
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


def test_a_year_that_nobody_has_published_is_not_guessed():
    assert {CALENDAR.state(day) for day in days_of(2031)} == {UNKNOWN}


def test_a_day_off_shifts_to_the_working_day_before_or_after():
    holiday = date(2026, 10, 3)
    assert CALENDAR.shift(holiday, "不调整") == Counted(holiday, True, holiday)
    assert CALENDAR.shift(holiday, "提前到工作日") == Counted(date(2026, 9, 30), True, holiday)
    assert CALENDAR.shift(holiday, "顺延到工作日") == Counted(date(2026, 10, 8), True, holiday)


def test_a_shift_that_meets_an_unpublished_day_keeps_the_plain_day():
    saturday = date(2031, 1, 4)
    assert CALENDAR.shift(saturday, "提前到工作日") == Counted(saturday, False, saturday)


def test_working_days_are_counted_over_a_long_holiday_and_its_make_up_days():
    assert CALENDAR.add_working_days(date(2026, 2, 13), 3) == Counted(
        date(2026, 2, 25), True, date(2026, 2, 18)
    )
    assert CALENDAR.add_working_days(date(2026, 10, 8), -2) == Counted(
        date(2026, 9, 29), True, date(2026, 10, 6)
    )


def test_working_days_into_an_unpublished_year_give_monday_to_friday_and_say_so():
    assert CALENDAR.add_working_days(date(2030, 12, 30), 5) == Counted(
        date(2031, 1, 6), False, date(2031, 1, 6)
    )


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
        assert all(CALENDAR.state(one) is OFF for one in passed.values() if one != moved)


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


@pytest.mark.parametrize(
    "text",
    [
        '{"year": 2026, "papers": [], "days": [{"name": "", "date": "2026-01-01", "isOffDay": true}]}',
        '{"year": 2026, "papers": ["国办发明电"], "days": []}',
        '{"year": 2026}',
    ],
)
def test_a_file_that_cites_no_paper_or_no_day_makes_its_year_unpublished(tmp_path, text):
    calendar = year_file(tmp_path, 2026, text)
    assert (calendar.state(date(2026, 1, 1)), calendar.state(date(2025, 1, 1))) == (UNKNOWN, OFF)


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
            '{"year": 2031, "days": [{"date": "2031-05-01", "isOffDay": true}, {"date": "2031-05-01", "isOffDay": false}]}',
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
