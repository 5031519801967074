"""What a typed time is taken for, said under its field: a year that was not typed, the weekday, a day off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...plan.when import When, parse_when, when_words
from ...text import WEEK
from ...timing import Certainty, DayState, work_calendar
from .draft import Draft
from .fields import Field, value_at


def taken(field: Field, draft: Draft) -> str:
    """按2027年1月15日理解，星期五，工作日; empty where nothing was typed, or where it is open or faulty."""
    typed = value_at(draft.answers, field.place)
    when = in_force(field, draft)
    if not typed or when is None:
        return ""
    return "，".join(_parts(str(typed), when, draft))


def _parts(typed: str, when: When, draft: Draft) -> Iterator[str]:
    try:
        parse_when(typed)
    except LookupError:
        yield f"按{when_words(when)}理解"
    if isinstance(when, date):
        days = work_calendar(draft.templates)
        state = days.state(when)
        yield f"星期{WEEK[when.weekday()]}"
        if state is DayState.WORKING or days.certainty(when) is not Certainty.PRESUMED:
            yield state.value  # a weekend that may yet be worked is a doubt, told beside the field


def in_force(field: Field, draft: Draft) -> When | None:
    """The time that the plan has at a field; nothing where there is no plan or the field is faulty."""
    value = value_at(draft.facts, field.place)
    if value is None or draft.faults_at(field.place):
        return None
    return parse_when(value)


def day_of(field: Field, draft: Draft) -> str:
    """The day for a date picker, 2027-01-15; empty where the time is no day."""
    when = in_force(field, draft)
    return when.isoformat() if isinstance(when, date) else ""
