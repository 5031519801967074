from datetime import date

from mzsh_kit.document import Chart
from mzsh_kit.plan.model import Schedule
from mzsh_kit.timing import gantt, schedule


def test_every_step_has_a_bar_with_its_name_and_dates_and_the_meeting_is_a_line(make):
    chart = gantt(schedule(make()))
    assert [bar.name for bar in chart.bars][:4] == ["制定方案", "学习研讨", "征求意见", "意见反馈"]
    assert [bar.label for bar in chart.bars][:4] == [
        "11月13日—17日",
        "11月18日—27日",
        "11月18日—27日",
        "11月30日",
    ]
    assert chart.bars[0].end - chart.bars[0].start == 5, "13 to 17 November"
    (meeting,) = (bar for bar in chart.bars if bar.phase == "会议")
    assert meeting.start < chart.mark < meeting.end


def test_the_days_of_the_axis_are_weeks_from_the_meeting(make):
    chart = gantt(schedule(make()))
    days = [day for day, _ in chart.ticks]
    assert int(chart.mark) in days and {(day - days[0]) % 7 for day in days} == {0}
    assert min(bar.start for bar in chart.bars) <= days[0] and days[-1] <= max(bar.end for bar in chart.bars)


def test_while_the_meeting_is_open_the_bars_stand_in_days_from_it(make):
    plan = make(meeting={"date": "待定"}, schedule={"talks": {"start": "2026-11-02", "end": "2026-11-06"}})
    chart = gantt(schedule(plan))
    assert "谈心谈话" not in [bar.name for bar in chart.bars]
    assert chart.bars[0].label == "会前35天至会前31天" and (0.0, "会议") in chart.ticks


def test_a_schedule_without_any_time_has_the_meeting_alone(make):
    keys = [key for key in Schedule.model_fields if key != "others"]
    open_steps = {key: {"start": "待定", "end": "待定"} for key in keys}
    chart = gantt(schedule(make(meeting={"date": "待定"}, schedule=open_steps)))
    assert isinstance(chart, Chart) and [bar.phase for bar in chart.bars] in ([], ["会议"])


def test_a_date_years_away_does_not_flood_the_axis(make):
    table = schedule(make(schedule={"archive": {"end": date(2031, 1, 6).isoformat()}}))
    assert len(gantt(table).ticks) < 12


def test_a_step_of_which_only_会前_is_known_has_no_bar(make):
    chart = gantt(schedule(make(issue_date="2026-12-07")))
    assert [bar.name for bar in chart.bars][:5] == ["制定方案", "报审", "会议通知", "召开会议", "会后通报"]
