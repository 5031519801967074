"""An agenda on the table, without widgets."""

import pytest

from mzsh_kit import KitError, complete
from mzsh_kit.app.agenda.acts import enter, press
from mzsh_kit.app.agenda.sheet import ITEMS, PACE, PARTS, begun, followed
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.plan.source import read_source
from mzsh_kit.resources import templates
from mzsh_kit.timing import Agenda, Misfit, draft


@pytest.fixture(scope="module")
def answers():
    return read_source(templates() / "sample-plan.yaml").data


@pytest.fixture(scope="module")
def sheet(answers):
    return begun(complete(answers), answers)


def done(sheet, *steps):
    """After buttons (``"move 0 3"``) and fields (``"agenda.0.minutes=20"``)."""
    for step in steps:
        if "=" in step:
            sheet = enter(sheet, *step.split("=", 1))
        else:
            act, _, of = step.partition(" ")
            sheet = press(sheet, act, of)
    return sheet


def texts(sheet):
    return [item.text for item in sheet.now.items]


STEPS = {
    "a move": ("move 0 3", {ITEMS}),
    "a lock": ("lock 2", {ITEMS}),
    "a split": ("split 2", {ITEMS}),
    "a removal": ("remove 5", {ITEMS}),
    "an addition": ("add", {ITEMS}),
    "other minutes": ("agenda.0.minutes=25", {ITEMS}),
    "other words": ("agenda.0.text=通报整改情况", {ITEMS}),
    "another speaker": ("agenda.0.speaker=", {ITEMS}),
    "another mode": ("agenda.0.mode=逐一发言并接受批评", {ITEMS}),
    "a half day more": ("half", {PARTS}),
    "another start": ("part.0.start=下午2:30", {PARTS}),
    "another name of a part": ("part.0.name=上午（学习）", {PARTS}),
    "another length": ("part.0.minutes=150分钟", {PARTS}),
}


@pytest.mark.parametrize("step, places", STEPS.values(), ids=STEPS)
def test_the_answers_say_what_changed_and_the_same_agenda_follows_from_them(sheet, answers, step, places):
    after = done(sheet, step)
    assert after.said and not after.refused
    assert {place for place, value in after.changes.items() if value != sheet.changes[place]} == places
    assert draft(complete(Draft(answers).set_all(after.changes).answers)) == after.now


def test_undo_to_the_start_gives_the_first_agenda_and_the_first_answers_back(sheet, answers):
    after = done(sheet, "move 0 3", "half", "lock 1", "agenda.6.part=下午", "agenda.0.minutes=25", "remove 4")
    assert len(after.history.past) == 6
    back = done(after, *["undo"] * 6)
    assert (back.now, Draft(answers).set_all(back.changes).answers) == (sheet.now, answers)
    assert back.said == "已撤销，回到最初的议程"
    assert done(back, *["redo"] * 6).now == after.now
    assert done(back, "undo").now == sheet.now


def test_a_move_by_one_row_is_the_move_of_a_drag(sheet):
    dragged = done(sheet, "move 0 2")
    assert done(sheet, "down 0", "down 1").now == dragged.now
    assert texts(dragged)[:3] == [texts(sheet)[1], texts(sheet)[2], texts(sheet)[0]]
    assert done(dragged, "up 2", "up 1").now == sheet.now
    assert dragged.said == "“通报树立和践行正确政绩观学…”移到第3项，共7项，上午9:30开始"


def test_a_lock_keeps_what_is_allotted_now_and_what_is_typed_then(sheet):
    assert isinstance(sheet.found, Agenda)
    locked = done(sheet, "lock 4")
    assert (locked.now.items[4].minutes, locked.now.items[4].locked) == (sheet.found.minutes(4), True)
    assert done(locked, "agenda.4.minutes=77").found.minutes(4) == 77
    assert done(locked, "lock 4").now.items[4].locked is False
    refused = done(locked, "move 4 0")
    assert (refused.now, refused.said) == (locked.now, "")
    assert "已锁定。请先解除锁定。" in refused.refused


def test_minutes_that_cannot_be_had_are_told(sheet):
    after = done(sheet, "agenda.0.minutes=60")
    assert after.said == f"“通报树立和践行正确政绩观学…”要求60分钟，实排{after.found.minutes(0)}分钟"
    assert after.found.minutes(0) < 60


def test_halves_of_an_item_can_be_merged_again(sheet):
    halves = done(sheet, "split 2")
    assert texts(halves)[2:4] == ["代表领导班子作对照检查（上）", "代表领导班子作对照检查（下）"]
    assert [item.minutes for item in halves.now.items[2:4]] == [10, 10]
    assert len(texts(done(halves, "merge 2"))) == len(texts(sheet))


def test_every_mend_of_an_agenda_that_does_not_fit_makes_it_fit(sheet, answers):
    short = done(sheet, "part.0.minutes=60")
    assert isinstance(short.found, Misfit)
    for number in range(2):
        mended = done(short, f"mend {number}")
        assert isinstance(mended.found, Agenda)
        assert mended.said.startswith("已采用：")
        assert draft(complete(Draft(answers).set_all(mended.changes).answers)) == mended.now
    assert done(short, "mend 9").now == short.now


def test_a_mend_that_shortens_turns_changes_the_pace_and_nothing_else_of_it(answers):
    many = [{"name": f"成员{n}", "post": "委员"} for n in range(12)]
    crowded = {**answers, "members": [*answers["members"], *many]}
    short = begun(complete(crowded), crowded)
    mended = next(
        changed
        for n in range(3)
        if (changed := done(short, f"mend {n}")).changes[PACE] != short.changes[PACE]
    )
    assert set(mended.changes[PACE]) - set(answers.get("pace") or {}) <= {"speech", "criticism"}
    assert draft(complete(Draft(crowded).set_all(mended.changes).answers)) == mended.now


REFUSED = {
    "agenda.0.minutes=x": "第1项：“x”填写有误。请核对后重新填写。",
    "agenda.0.minutes=0": "第1项：“0”超出范围。应在1至1440之间。",
    "agenda.1.text=": "第2项：没有填写。请补填。",
    "part.0.start=25:00": "开始时间：时刻“25:00”无法识别。请写成“14:30”。",
    "part.0.minutes=很久": "时段时长：“很久”填写有误。请核对后重新填写。",
    "agenda.0.mode=齐声发言": "第1项：“齐声发言”填写有误。请核对后重新填写。",
    "part.0.name=": "时段名称：没有填写。请补填。",
    "agenda.0.part=夜里": "会议议程：议项所属时段“夜里”不存在。可选：上午。",
}


@pytest.mark.parametrize("step, told", REFUSED.items())
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(sheet, step, told):
    after = done(sheet, step)
    assert (after.now, after.said, after.refused) == (sheet.now, "", told)


@pytest.mark.parametrize("step", ["launch 1", "move 1", "lock x", "agenda.x.text=1", "unit.name=1", "less 0"])
def test_what_no_button_or_field_says_changes_nothing(sheet, step):
    assert done(sheet, step) == sheet


def test_a_part_in_which_items_are_fixed_is_not_taken_away(sheet):
    two = done(sheet, "half", "agenda.6.part=下午")
    refused = done(two, "less 1")
    assert refused.refused == "会议议程：议项所属时段“下午”不存在。可选：上午。"
    assert done(two, "undo", "less 1").now == sheet.now


def test_items_stay_bound_to_a_part_that_is_renamed_and_no_two_parts_have_one_name(sheet):
    two = done(sheet, "half", "agenda.6.part=下午", "part.1.name=下午（会议）")
    assert (two.now.items[6].part, two.now.names) == ("下午（会议）", ("上午", "下午（会议）"))
    assert done(two, "part.1.name=上午").refused == "时段名称：“上午”填写有误。请核对后重新填写。"


def test_a_lock_too_short_for_all_who_would_speak_refuses_the_mode(sheet):
    locked = done(sheet, "lock 0", "agenda.0.minutes=1")
    refused = done(locked, "agenda.0.mode=逐一发言并接受批评")
    assert refused.now == locked.now
    assert "锁定为1分钟" in refused.refused


def test_the_sheet_follows_a_plan_that_changed_elsewhere_and_keeps_its_undo_while_it_knows_the_agenda(
    sheet, answers
):
    moved = done(sheet, "move 0 3")
    saved = Draft(answers).set_all(moved.changes).answers
    elsewhere = {**saved, "issue_number": "清水党组〔2026〕15号"}
    assert followed(moved, complete(elsewhere), elsewhere).history == moved.history
    back = followed(moved, complete(answers), answers)
    assert (back.now, back.history) == (sheet.now, done(moved, "undo").history)
    assert followed(back, complete(saved), saved).history == moved.history
    shorter = {**answers, "agenda": saved["agenda"][:3]}
    assert followed(moved, complete(shorter), shorter).history.past == ()
    with pytest.raises(KitError):
        odd = {**answers, "meeting": {**answers["meeting"], "length": "很久", "parts": []}}
        followed(moved, complete(odd), odd)
