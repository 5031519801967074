"""Agenda and chair's script: the items of the plan, and everybody called as he is."""

import re

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Table, dump
from mzsh_kit.papers.derived import Derived
from mzsh_kit.papers.remarks import remarks

REPORT, OWN = "通报树立和践行正确政绩观学习教育整改整治情况和2025年度民主生活会整改措施落实情况", "逐一作个人对照检查，其余成员逐一提出批评意见"


def agenda_rows(plan):
    (table,) = (block for block in build(plan, "21").blocks if isinstance(block, Table))
    return table.rows


def script(plan):
    return dump(build(plan, "22"))


def calls(plan):
    """How the chair calls everybody who speaks, one after the other."""
    before, who = r"(?:项议程，|最后，|<3> )", "由我|请.+?同志|请.+?(?=点评|讲话)"
    return re.findall(f"{before}({who})", script(plan))


@pytest.fixture
def made(eight):
    """``made(meeting={...}, members={1: {...}})``: the eight answers with others beside them or instead."""

    def plan(members=None, **answers):
        for place, facts in (members or {}).items():
            eight["members"][place] |= facts
        meeting = {**eight["meeting"], "start": "9:00", **answers.pop("meeting", {})}
        return complete({**eight, "meeting": meeting, **answers})

    return plan


def test_the_agenda_has_as_many_numbers_as_items_and_neither_breaks_nor_spare_time(made):
    assert agenda_rows(made()) == (
        ("1", "上午9:00—9:15", "15", REPORT, "张三"),
        ("2", "上午9:15—9:30", "15", "通报本次民主生活会征求意见情况", "张三"),
        ("3", "上午9:30—10:00", "30", "代表领导班子作对照检查", "张三"),
        ("4", "上午10:00—10:20", "20", "带头作个人对照检查，其他成员逐一提出批评意见", "张三"),
        ("", "上午10:20—10:30", "10", "休息", ""),
        ("5", "上午10:30—10:50", "20", OWN, "李国庆"),
        ("", "上午10:50—11:10", "20", OWN, "古丽·买买提"),
        ("6", "上午11:10—11:30", "20", "点评", "到会指导的上级领导"),
        ("7", "上午11:30—11:50", "20", "总结讲话，提出整改要求", "张三"),
    )


@pytest.mark.parametrize("length", ["半天", "1天", "一天半"])
def test_the_numbers_of_the_agenda_are_those_of_the_plan_however_long_the_meeting(made, length):
    plan = made(meeting={"length": length})
    rows = agenda_rows(plan)
    assert [row[0] for row in rows if row[0]] == [str(n) for n in range(1, len(plan.agenda) + 1)]
    assert not [row for row in rows if row[3] == "机动"]
    assert {row[0] for row in rows if row[3] == "休息"} <= {""}


def test_a_member_who_is_away_is_marked_in_the_agenda_and_his_statement_is_read(made):
    away = {1: {"absence": "因公出国", "written": True}}
    plan = made(members=away)
    assert [row[4] for row in agenda_rows(plan) if row[3] == OWN] == ["李国庆（书面发言，由＿＿＿＿宣读）", "古丽·买买提"]
    assert "请＿＿＿＿代党组成员、副局长李国庆同志宣读书面发言。（" in script(plan)


def test_a_member_who_is_away_without_a_statement_does_not_speak(made):
    plan = made(members={1: {"absence": "因病住院"}})
    assert [row[4] for row in agenda_rows(plan) if row[3] == OWN] == ["古丽·买买提"]
    assert "李国庆同志请假。" in script(plan)
    assert "李国庆同志发言" not in script(plan)


def test_a_single_speaker_who_is_away_is_marked_and_told(made):
    items = [{"text": "通报情况", "speaker": "李国庆"}, {"text": "总结讲话", "speaker": "党组书记"}]
    plan = made(members={1: {"absence": "因公出国"}}, agenda=items)
    assert [row[4] for row in agenda_rows(plan)] == ["李国庆（请假）", "张三"]
    assert calls(plan) == ["请＿＿＿＿代党组成员、副局长李国庆同志", "由我"]
    assert "会议议程 · 第1项：发言人李国庆请假。请改由到会的成员发言，或核对请假情况。" in map(str, remarks(plan))


def test_the_chair_calls_himself_as_i(made):
    chief, lee, gul = "请党组书记、局长张三同志", "请党组成员、副局长李国庆同志", "请党组成员、总工程师古丽·买买提同志"
    assert calls(made()) == ["由我"] * 4 + ["请其他同志", lee, gul, "请到会指导的上级领导", "由我"]
    assert calls(made(meeting={"chair": "李国庆"})) == [
        *[chief] * 4, "请其他同志", "由我", gul, "请到会指导的上级领导", chief,
    ]  # fmt: skip


def test_an_outsider_in_the_chair_calls_everybody_and_is_told(made):
    plan = made(meeting={"chair": "周明"})
    assert "由我" not in script(plan)
    assert calls(plan)[0] == "请党组书记、局长张三同志"
    assert [str(one) for one in remarks(plan) if one.place == ("meeting", "chair")] == [
        "主持人：“周明”不在班子成员中。请核对姓名。"
    ]


@pytest.mark.parametrize("typed", ["主要负责同志", "党组书记", "书记", "张三", "党组书记、局长张三同志"])
def test_a_speaker_is_the_same_however_he_is_typed(made, typed):
    plan = made(agenda=[{"text": "通报情况", "speaker": typed}])
    assert (agenda_rows(plan)[0][4], calls(plan)) == ("张三", ["由我"])


@pytest.mark.parametrize("typed", ["上级领导", "到会指导的上级领导", "县纪委常委周明", "周明"])
def test_guests_are_never_i_even_at_the_last_item(made, typed):
    plan = made(meeting={"guidance": ["县纪委常委 周明"]}, agenda=[{"text": "通报", "speaker": "书记"}, {"text": "讲话", "speaker": typed}])
    assert calls(plan)[0] == "由我"
    assert "最后，请县纪委常委周明同志讲话。（" in script(plan)


def test_the_plan_the_agenda_the_script_and_the_record_have_the_same_items(made):
    plan = made()
    items = [item.text for item in plan.agenda]
    own = re.findall(r"^<1> (.+)$", script(plan), re.M), re.findall(r"^<1> (.+)$", dump(build(plan, "27")), re.M)
    assert own == (items, items)
    assert list(dict.fromkeys(row[3] for row in agenda_rows(plan) if row[3] != "休息")) == items
    listed = [line.partition("<3> ")[2].rstrip("；。") for line in dump(build(plan)).splitlines()]
    said = [Derived(plan).speaker(item) + item.text for item in plan.agenda]
    assert [line for line in listed if line in said] == said
