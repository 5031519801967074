from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mzsh_kit import KitError
from mzsh_kit.plan import Open, Relative
from mzsh_kit.timing import DayState, schedule, work_calendar
from mzsh_kit.timing.steps import planned, with_meeting_on

CALENDAR = work_calendar()


def spans(table):
    return {row.key: row.span_words for row in table.rows}


def told(table):
    return [(conflict.code, conflict.steps, conflict.days) for conflict in table.conflicts]


def test_every_step_is_counted_from_the_meeting_and_keeps_off_days_off(make):
    table = schedule(make())
    assert spans(table) == {
        "drafting": "2026年11月13日至17日",
        "study": "2026年11月18日至27日",
        "opinions": "2026年11月18日至27日",
        "feedback": "2026年11月30日",
        "talks": "2026年11月18日至12月1日",
        "problems": "2026年12月1日至3日",
        "materials.0": "2026年12月3日至4日",
        "review.0": "2026年12月7日",
        "submission.0": "2026年12月8日",
        "notice": "2026年12月11日",
        "meeting": "2026年12月18日",
        "bulletin.0": "2026年12月21日至31日",
        "report.0": "2026年12月30日至31日",
        "rectification": "2026年12月21日至30日",
        "publicity": "2027年1月4日至15日",
        "archive.0": "2027年1月4日至15日",
    }
    assert table.row("opinions").note == "2026年11月28日是休息日，提前"
    assert told(table) == []


def test_every_date_knows_whether_it_rests_on_an_unpublished_year(make):
    table = schedule(make(meeting={"date": "2031-01-17"}))
    assert (table.announced, table.presumed) == (False, (2030, 2031))
    assert {row.announced for row in table.rows} == {False}
    assert not [row.note for row in table.rows if "公布" in row.note], "said once, not at every row"
    assert table.row("submission").end == date(2031, 1, 7)


@pytest.mark.parametrize("day", ["待定", "另行通知", "2027-01上旬", "2027-01-04/2027-01-08"])
def test_while_the_meeting_is_open_every_date_stays_relative_in_words(make, day):
    table = schedule(make(meeting={"date": day}))
    assert table.row("talks").span_words == "会前30天至会前17天"
    assert table.row("report").span_words == "会后1天至会后15天"
    assert {type(row.end) for row in table.rows if row.key != "meeting"} == {Relative}
    assert told(table) == []


def test_a_late_fixed_step_pushes_what_comes_after_it_until_a_hard_limit(make):
    table = schedule(make(schedule={"opinions": {"end": "2026-12-10"}}))
    kept = [(row.key, row.end, row.kept) for row in table.rows if row.phase == "会前"]
    assert kept == [
        ("drafting", date(2026, 11, 17), True), ("study", date(2026, 11, 27), True),
        ("opinions", date(2026, 12, 10), True), ("feedback", date(2026, 12, 10), False),
        ("talks", date(2026, 12, 1), True), ("problems", date(2026, 12, 11), False),
        ("materials.0", date(2026, 12, 14), False), ("review.0", date(2026, 12, 14), False),
        ("submission.0", date(2026, 12, 8), False),
        ("notice", date(2026, 12, 11), False),
    ]  # fmt: skip
    assert table.row("feedback").note == "等“征求意见”完成，顺延"
    assert [str(conflict) for conflict in table.conflicts] == [
        "征求意见：“征求意见”2026年12月10日才能完成，意见反馈、查摆问题、撰写材料、审阅把关不能按期完成，"
        "最多晚10天（“意见反馈”应于2026年11月30日前完成）。"
        "请把“征求意见”至少提前10天，或把会议改到2026年12月28日。",
        "报审：会前10天（2026年12月8日）的时限不能推迟，而“审阅把关”要到2026年12月14日才完成，差6天。"
        "请把“征求意见”至少提前10天，或把会议改到2026年12月28日。",
    ]


def test_no_stated_day_is_to_move_for_a_step_that_the_plan_does_not_state(make):
    days = {
        "talks": {"start": "2026-12-01", "end": "2026-12-08"},
        "materials": [{"start": "2026-12-04", "end": "2026-12-10"}],
    }
    table = schedule(make(schedule=days | {"submission": []}))
    assert table.row("problems").limit == "会前"
    assert [one for one in told(table) if one[0] in ("timing.late", "timing.order")] == []


def test_talks_begin_no_earlier_than_the_study_that_is_stated(make):
    table = schedule(make(schedule={"study": {"start": "2026-11-24", "end": "2026-11-27"}}))
    assert table.row("talks").start == table.row("opinions").start == date(2026, 11, 24)


def test_an_early_fixed_step_pulls_what_comes_before_it(make):
    table = schedule(make(schedule={"submission": {"start": "2026-11-27", "end": "2026-11-27"}}))
    before = ["opinions", "feedback", "problems", "materials", "review", "submission"]
    ends = [table.row(key).end for key in before]
    assert ends == sorted(ends)
    assert table.row("review").note == "赶在“报审”之前，提前"
    assert told(table) == []


def test_a_fixed_step_stays_where_it_is(make):
    table = schedule(make(schedule={"talks": {"start": "2026-11-25", "end": "2026-11-30"}}))
    row = table.row("talks")
    assert (row.start, row.end, row.fixed, row.note) == (
        date(2026, 11, 25),
        date(2026, 11, 30),
        True,
        "手工确定",
    )


def test_a_span_fixes_both_ends(make):
    table = schedule(
        make(schedule={"talks": {"start": "2026-11-25/2026-11-30", "end": "2026-11-25/2026-11-30"}})
    )
    assert table.row("talks").span_words == "2026年11月25日至30日"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"schedule": {"notice": {"start": "2026-12-21", "end": "2026-12-22"}}},
         [("timing.past", ("notice",), 4)]),
        (
            {"schedule": {"opinions": {"end": "2026-12-01"},
                          "feedback": {"start": "2026-11-26", "end": "2026-12-01"}}},
            [("timing.order", ("opinions", "feedback"), 5)],
        ),
        ({"schedule": {"talks": {"start": "2026-12-02", "end": "2026-11-30"}}},
         [("timing.backward", ("talks",), 2)]),
        ({"schedule": {"talks": {"start": "2026-11-27", "end": "2026-12-01"}}},
         [("timing.squeezed", ("talks",), 2)]),
        ({"schedule": {"talks": {"end": "2026-01-16"}, "study": {"end": "2026-11-22"}}},
         [("timing.last_time", ("talks",), 336)]),
        ({"schedule": {"report": {"start": "2026-12-16", "end": "2026-12-17"}}},
         [("timing.order", ("rectification", "report.0"), 15), ("timing.early", ("report.0",), 1)]),
        ({"schedule": {"study": {"end": "2026-11-22"}}}, [("timing.off", ("study",), 0)]),
        ({"schedule": {"study": {"shift": "不调整"}}}, [("timing.off", ("study",), 0)]),
        ({"meeting": {"date": "2026-12-19"}}, [("timing.meeting_off", ("meeting",), 0)]),
    ],
)  # fmt: skip
def test_what_cannot_work_names_the_steps_and_the_missing_days(make, facts, expected):
    assert told(schedule(make(**facts))) == expected


def test_too_few_days_from_today_are_said_with_a_day_that_would_do(make):
    conflict = schedule(make(), today=date(2026, 12, 1)).conflicts[0]
    assert (conflict.code, conflict.days) == ("timing.short", 14)
    assert "意见反馈的时限已过，“制定方案”应于2026年11月17日前完成，晚了14天" in str(conflict)
    assert "压缩" in str(conflict)
    assert "把会议改到2027年1月4日" in str(conflict)


def test_what_is_done_is_not_short_of_time(make):
    done = {key: {"done": True} for key in ("drafting", "study", "opinions", "feedback")}
    assert told(schedule(make(schedule=done), today=date(2026, 12, 1))) == []


def test_recipients_come_from_where_the_plan_states_them(make):
    table = schedule(make(report_to=["县纪委", "县委组织部"]))
    assert table.row("report").to == ("县纪委", "县委组织部")
    assert table.row("opinions").to == ("党员", "干部", "群众", "下级党组织", "服务对象")


def test_a_duty_with_a_time_of_its_own_is_a_step_of_its_own(make):
    reports = [{"what": "会议情况报告"}, {"what": "会议记录", "end": "会后5个工作日", "to": ["县纪委"]}]
    rows = schedule(make(schedule={"report": reports})).of("report")
    assert [(row.key, row.name, row.end, row.to, row.phase) for row in rows] == [
        ("report.0", "会议情况报告", date(2026, 12, 31), ("上级党组织",), "会后"),
        ("report.1", "报送会议记录", date(2026, 12, 25), ("县纪委",), "会后"),
    ]


def test_duties_that_go_the_same_way_are_one_row_of_a_table_of_steps(make):
    table = schedule(make(schedule={"submission": [{"what": "请示"}, {"what": "对照检查材料"}]}))
    assert [row.key for row in table.of("submission")] == ["submission.0", "submission.1"]
    assert [row.key for row in table.listed if row.name == "报审"] == ["submission.0"]
    assert len(table.listed) == len(table.rows) - 1


def test_an_office_adds_steps_of_its_own(make):
    others = [
        {"name": "座谈会", "start": "会前25天", "end": "会前25天", "after": ["制定方案"]},
        {"name": "回头看", "start": "会后60天内", "end": "会后60天内", "after": ["publicity"]},
    ]
    table = schedule(make(schedule={"others": others}))
    assert [(row.key, row.phase) for row in table.rows if row.key.startswith("others")] == [
        ("others.0", "会前"),
        ("others.1", "会后"),
    ]
    assert table.row("others.0").end == date(2026, 11, 23)


def test_a_step_without_any_time_stays_open(make):
    row = schedule(make(schedule={"study": {"start": "待定", "end": "待定"}})).row("study")
    assert (row.start, row.end, row.span_words) == (Open.UNDECIDED, Open.UNDECIDED, "待定")


def test_an_unknown_step_before_another_is_refused(make):
    with pytest.raises(KitError, match="工作进度 · 意见反馈：前置步骤“座谈”不存在。可选：制定方案、"):
        schedule(make(schedule={"feedback": {"after": ["座谈"]}}))


def test_a_step_that_waits_for_itself_is_refused(make):
    with pytest.raises(KitError, match="步骤“征求意见”以自己为前置。"):
        schedule(make(schedule={"opinions": {"after": ["opinions"]}}))


def test_steps_that_wait_for_each_other_are_refused(make):
    with pytest.raises(KitError, match="步骤互为前置："):
        schedule(make(schedule={"opinions": {"after": ["feedback"]}}))


SEVERAL = 2
"""Where days of so many steps are given, the others give way to them."""
STEPS = ["study", "opinions", "feedback", "talks", "problems", "materials", "review", "submission", "notice"]
DAYS = st.dates(date(2026, 4, 20), date(2026, 7, 20))
FIXED = st.dictionaries(st.sampled_from(STEPS), DAYS, max_size=3)
AFTER = st.dictionaries(
    st.sampled_from(["rectification", "publicity", "bulletin", "archive"]), DAYS, max_size=1
)


@settings(max_examples=60, deadline=None)
@given(fixed=FIXED, after=AFTER, ahead=st.integers(0, 40), hard=st.sets(st.sampled_from(STEPS), max_size=2))
def test_whatever_is_fixed_hard_limits_stay_and_what_is_kept_keeps_its_order(make, fixed, after, ahead, hard):
    meeting = date(2026, 6, 1) + timedelta(days=ahead)
    steps = {key: {"end": day.isoformat()} for key, day in {**fixed, **after}.items()}
    steps |= {key: {**steps.get(key, {}), "hard": True} for key in hard}
    plan = make(meeting={"date": meeting.isoformat()}, schedule=steps)
    table = schedule(plan)
    for key, day in {**fixed, **after}.items():
        assert {row.end for row in table.of(key)} == {day}
    for step in planned(plan):
        row = table.row(step.key)
        assert row.start <= row.end or "timing.backward" in {conflict.code for conflict in table.conflicts}
        if not row.fixed:
            assert not row.kept or CALENDAR.state(row.end) is not DayState.OFF
            assert not row.hard or row.end <= meeting + timedelta(days=row.stated.days), (
                "hard ends never later"
            )
        late = [key for key in step.after if table.row(key).end > row.start]
        broken = all(not table.row(key).kept for key in late)
        assert not row.kept or not late or (row.hard and broken), "what is kept comes after what it rests on"
        given = [key for key in late if len(fixed) < SEVERAL or table.row(key).fixed or table.row(key).hard]
        assert not given or table.conflicts, "and what does not is told, but what gives way to given days"


@settings(max_examples=25, deadline=None)
@given(fixed=FIXED)
def test_the_later_meeting_that_is_offered_mends_what_it_is_offered_for(make, fixed):
    times = {key: {"end": day.isoformat()} for key, day in fixed.items()}
    plan = make(meeting={"date": "2026-06-12"}, schedule=times)
    offered = {
        str(conflict).partition("把会议改到")[2].rstrip("。") for conflict in schedule(plan).conflicts
    } - {""}
    assert len(offered) <= 1
    for words in offered:
        day = with_meeting_on(plan, _date(words))
        codes = {conflict.code for conflict in schedule(day).conflicts}
        assert not codes & {"timing.past", "timing.late", "timing.hard", "timing.squeezed", "timing.short"}


@settings(max_examples=25, deadline=None)
@given(day=st.dates(date(2026, 5, 1), date(2026, 7, 30)))
def test_what_is_too_late_is_in_time_when_it_ends_by_the_missing_days_earlier(make, day):
    plan = make(
        meeting={"date": "2026-06-12"}, schedule={"opinions": {"start": "2026-04-01", "end": day.isoformat()}}
    )
    for conflict in schedule(plan).conflicts:
        if conflict.code == "timing.late":
            sooner = {"start": "2026-04-01", "end": (day - timedelta(days=conflict.days)).isoformat()}
            again = make(meeting={"date": "2026-06-12"}, schedule={"opinions": sooner})
            assert not [conflict for conflict in schedule(again).conflicts if conflict.code == "timing.late"]


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_meeting_on_any_working_day_of_two_years_has_a_schedule_that_works(make, year):
    plan, day = make(), date(year, 2, 10)
    while day < date(year, 11, 20):
        if CALENDAR.state(day) is DayState.WORKING:
            assert told(schedule(with_meeting_on(plan, day))) == [], day
        day += timedelta(days=1)


def _date(words):
    year, _, rest = words.partition("年")
    month, _, day = rest.partition("月")
    return date(int(year), int(month), int(day.removesuffix("日")))


def test_advice_for_one_step_agrees(make):
    told = schedule(make(schedule={"opinions": {"end": "2026-12-05"}})).conflicts
    assert [conflict.code for conflict in told] == ["timing.late", "timing.hard"]  # nothing of the day off
    assert len({str(conflict).partition("至少提前")[2] for conflict in told}) == 1


def test_the_steps_of_a_kind_whose_file_is_not_at_hand_are_laid_out(make):
    plan = make(schedule={"talks": {"start": "会前5天", "end": "会前10天"}})
    assert next(step for step in planned(plan) if step.key == "talks").backward
    assert schedule(plan.model_copy(update={"kind": "本县自定"})).row("talks")
