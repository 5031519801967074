from datetime import date

import pytest

from mzsh_kit.timing import Changes, changes, schedule
from mzsh_kit.timing.changes import NOTICES, Change

ALL = ["drafting", "study", "opinions", "feedback", "talks", "problems", "materials.0", "review.0",
       "submission.0",
       "notice", "meeting", "bulletin.0", "rectification", "report.0", "publicity", "archive.0"]  # fmt: skip


def test_an_unchanged_plan_changes_nothing(make):
    assert changes(make(), make()) == Changes((), (), ())


def test_another_day_of_the_meeting_changes_every_date_the_paper_and_the_notices(make):
    effects = changes(make(), make(meeting={"date": "2026-12-25"}))
    assert [change.key for change in effects.dates] == ALL
    assert str(effects.dates[8]) == "报审：2026年12月8日改为2026年12月15日"
    assert [paper.paper for paper in effects.papers] == ["01"]
    assert [notice.name for notice in effects.notices] == [
        "学习安排通知", "征求意见通知", "谈心谈话安排", "材料撰写通知", "召开民主生活会的请示", "会议通知",
        "邀请到会指导的函",
    ]  # fmt: skip


def test_only_notices_that_had_gone_out_are_sent_again(make):
    effects = changes(make(), make(meeting={"date": "2026-12-25"}), today=date(2026, 12, 9))
    assert "召开民主生活会的请示" in [notice.name for notice in effects.notices]
    assert "会议通知" not in [notice.name for notice in effects.notices]


def test_what_was_done_keeps_its_dates(make):
    done = {"drafting": {"done": True}}
    effects = changes(make(schedule=done), make(schedule=done, meeting={"date": "2026-12-25"}))
    assert "drafting" not in [change.key for change in effects.dates]


def test_another_room_needs_a_new_notice_and_no_new_dates(make):
    effects = changes(make(meeting={"venue": "三楼会议室"}), make(meeting={"venue": "五楼会议室"}))
    assert [str(change) for change in effects.dates] == ["会议地点：三楼会议室改为五楼会议室"]
    assert [str(notice) for notice in effects.notices][1] == (
        "重新发送会议通知（张三、李四、王五、赵六、钱七）：会议地点：三楼会议室改为五楼会议室"
    )


def test_a_step_that_is_added_or_fixed_is_a_change(make):
    others = [{"name": "座谈会", "start": "会前25天", "end": "会前25天"}]
    effects = changes(make(), make(schedule={"others": others, "talks": {"end": "2026-11-30"}}))
    assert [str(change) for change in effects.dates] == [
        "谈心谈话：2026年11月18日至12月1日改为2026年11月18日至30日",
        "座谈会：无改为2026年11月23日",
    ]


@pytest.mark.parametrize(("printed", "papers"), [({"01": ("talks",), "04": ("meeting",)}, ["01"]), ({}, [])])
def test_a_paper_changes_when_a_time_that_it_prints_changes(make, printed, papers):
    effects = changes(make(), make(schedule={"talks": {"end": "2026-11-30"}}), printed=printed)
    assert [paper.paper for paper in effects.papers] == papers


def test_a_sort_of_steps_stands_for_each_of_them():
    keys = ("report", "report.1", "report.0", "meeting")
    assert [Change("report.1", "", "", "").of((key,)) for key in keys] == [
        True, True, False, False,
    ]  # fmt: skip
    assert not Change("meeting.venue", "", "", "").of(("meeting",)), "another room is not another day"


def test_a_unit_that_submits_nothing_has_no_request_to_send_again(make):
    none = {"submission": []}
    effects = changes(make(schedule=none), make(schedule=none, meeting={"date": "2026-12-25"}))
    assert "召开民主生活会的请示" not in [notice.name for notice in effects.notices]
    assert "会议通知" in [notice.name for notice in effects.notices]


def test_the_keys_of_the_notices_are_steps(make):
    known = {row.key.partition(".")[0] for row in schedule(make()).rows} | {
        f"meeting.{name}" for name in ("start", "venue", "length", "chair")
    }
    assert {key for sent, keys in NOTICES.values() for key in (sent, *keys)} <= known
