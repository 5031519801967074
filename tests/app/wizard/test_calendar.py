"""The month under a date says what each day is and what has to be done by when."""

import re
from datetime import date

import pytest

from mzsh_kit.app.wizard.calendar import Month, month_html
from mzsh_kit.app.wizard.controls import FIELDS
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.session import begun

DATE = FIELDS["meeting.date"]


def shown(draft, first, chosen=""):
    return month_html(DATE, draft, Month(DATE.key, first), chosen)


def told(html):
    """What is said of each day."""
    found = re.findall(
        r'aria-label="([^"]+)" aria-pressed="\w+" type="button" data-act="day" data-of="([^"]+)"', html
    )
    return [(day, said) for said, day in found]


def test_a_month_names_festivals_days_off_and_days_worked_in_exchange():
    days = dict(told(shown(Draft({}), date(2026, 2, 1))))
    assert len(days) == 28
    assert days["2026-02-14"] == "2月14日，星期六，调休上班"
    assert days["2026-02-17"] == "2月17日，星期二，春节，休息日"
    assert days["2026-02-25"] == "2月25日，星期三，工作日"


def test_hard_limits_stand_in_the_month_in_which_they_end(eight):
    january, march = (shown(Draft(eight), date(2027, month, 1)) for month in (1, 3))
    assert "29日前情况报告（硬性时限）" in january and "硬性时限" not in march
    assert dict(told(january))["2027-01-29"] == "1月29日，星期五，工作日，硬性时限"


@pytest.mark.parametrize(
    ("months", "first"), [(1, date(2027, 1, 1)), (-12, date(2025, 12, 1)), (0, date(2026, 12, 1))]
)
def test_months_turn_over_the_year(months, first):
    assert Month("a", date(2026, 12, 1)).moved(months) == Month("a", first)


def test_a_day_of_the_month_is_stated_and_closes_it(eight):
    session = begun(Draft(eight), step="meeting")
    session.press_all("month", "meeting.date")
    assert session.month == Month("meeting.date", date(2027, 1, 1))
    session.press_all("turn", "1")
    session.press_all("day", "2027-02-03")
    assert (session.draft.text(DATE), session.month, session.focus) == (
        "2027年2月3日",
        None,
        "f-meeting.date",
    )
