from datetime import date

from mzsh_kit.timing import schedule, status


def states(table, today):
    return {one.row.key: one.state.value for one in status(table, today)}


def test_on_a_day_every_step_is_done_due_late_or_ahead(make):
    table = schedule(make(schedule={"drafting": {"done": True}, "study": {"done": True}}))
    found = states(table, date(2026, 12, 1))
    assert list(found.values()) == (
        ["已完成", "已完成", "已逾期", "已逾期", "正在办理", "正在办理"] + ["未到时间"] * 11
    )


def test_the_meeting_is_done_when_its_day_is_over(make):
    table = schedule(make())
    assert [states(table, day)["meeting"] for day in (date(2026, 12, 18), date(2026, 12, 19))] == [
        "正在办理",
        "已完成",
    ]


def test_days_left_and_days_late_are_told(make):
    said = {one.row.key: str(one) for one in status(schedule(make()), date(2026, 12, 1))}
    assert (said["opinions"], said["talks"], said["review.0"]) == (
        "征求意见：已逾期，逾期4天",
        "谈心谈话：正在办理，还有0天",
        "审阅把关：未到时间",
    )


def test_without_a_date_of_the_meeting_nothing_is_due(make):
    table = schedule(make(meeting={"date": "待定"}))
    assert set(states(table, date(2026, 12, 1)).values()) == {"时间未定"}
