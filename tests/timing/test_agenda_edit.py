import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mzsh_kit import KitError
from mzsh_kit.plan.model import AgendaItem
from mzsh_kit.timing import (
    Agenda,
    History,
    SlotKind,
    add,
    build,
    draft,
    lock,
    merge,
    move,
    remove,
    retime,
    split,
    unlock,
)

NEW = AgendaItem(text="传达文件", speaker="张三", minutes=15)


def texts(edited):
    return [item.text for item in edited.items]


@pytest.fixture
def five(make):
    names = ["甲", "乙", "丙", "丁"]
    items = [{"text": name, "speaker": "张三", "minutes": 20 + place} for place, name in enumerate(names)]
    return draft(make(5, agenda=items, meeting={"length": "1天"}))


def test_an_item_is_added_where_it_is_wanted(five):
    assert texts(add(five, 1, NEW)) == ["甲", "传达文件", "乙", "丙", "丁"]
    assert texts(add(five, 4, NEW))[-1] == "传达文件"


def test_an_item_is_removed(five):
    assert texts(remove(five, 1)) == ["甲", "丙", "丁"]


@pytest.mark.parametrize(
    ("index", "to", "order"), [(0, 2, "乙丙甲丁"), (3, 0, "丁甲乙丙"), (1, 1, "甲乙丙丁")]
)
def test_an_item_is_moved(five, index, to, order):
    assert "".join(texts(move(five, index, to))) == order


def test_an_item_moved_among_those_of_another_part_belongs_to_it(make):
    items = [{"text": "甲", "part": "上午"}, {"text": "乙", "part": "下午"}, {"text": "丙", "part": "下午"}]
    long = draft(make(agenda=items, meeting={"length": "1天"}))
    assert [(item.text, item.part) for item in move(long, 0, 2).items] == [
        ("乙", "下午"),
        ("丙", "下午"),
        ("甲", "下午"),
    ]
    assert [item.part for item in move(long, 2, 0).items] == ["上午", "上午", "下午"]


def test_a_locked_item_keeps_its_length_and_its_place(five):
    locked = lock(five, 1, 33)
    assert (locked.items[1].minutes, locked.items[1].locked) == (33, True)
    for edit in (
        lambda: remove(locked, 1),
        lambda: move(locked, 1, 0),
        lambda: split(locked, 1, 10),
        lambda: retime(locked, 1, 9),
    ):
        with pytest.raises(KitError, match="会议议程：“乙”已锁定。请先解除锁定。"):
            edit()
    assert remove(unlock(locked, 1), 1).items == (*five.items[:1], *five.items[2:])


def test_an_item_is_locked_at_what_it_is_allotted(make):
    alone = draft(make(5))
    assert lock(alone, 4).items[4].minutes == build(alone).minutes(4) == 80


def test_an_item_is_split_and_merged_again(five):
    halves = split(five, 1, 8)
    assert [(item.text, item.minutes) for item in halves.items[1:3]] == [("乙（上）", 8), ("乙（下）", 13)]
    assert merge(halves, 1, "乙") == five


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda d: split(d, 0, 20), "“甲”不能从第20分钟处拆开。应在1至19分钟之间"),
        (lambda d: remove(d, 9), "没有第10个议项。现有4个议项"),
        (lambda d: merge(d, 3), "没有第5个议项。现有4个议项"),
        (lambda d: add(d, 9, NEW), "没有第10个议项。现有4个议项"),
        (lambda d: merge(add(d, 1, AgendaItem(text="点评", speaker="督导组")), 0), "“甲”与“点评”不能合并"),
    ],
)
def test_what_cannot_be_done_is_said(five, edit, message):
    with pytest.raises(KitError, match=message):
        edit(five)


def test_every_edit_can_be_undone_and_done_again(five):
    history = History(five).do(lambda d: remove(d, 0)).do(lambda d: add(d, 0, NEW))
    assert texts(history.now) == ["传达文件", "乙", "丙", "丁"]
    assert texts(history.undo().now) == ["乙", "丙", "丁"]
    assert history.undo().undo().now == five
    assert history.undo().undo().undo() == history.undo().undo()
    assert history.undo().redo() == history
    assert history.redo() == history
    assert history.undo().do(lambda d: add(d, 0, NEW)).future == ()
    assert history.do(lambda d: d) is history


numbers = st.integers(0, 5)
EDITS = st.one_of(
    st.builds(lambda i: ("add", lambda d: add(d, i, NEW)), numbers),
    st.builds(lambda i: ("remove", lambda d: remove(d, i)), numbers),
    st.builds(lambda i, j: ("move", lambda d: move(d, i, j)), numbers, numbers),
    st.builds(lambda i, m: ("lock", lambda d: lock(d, i, m)), numbers, st.integers(1, 60)),
    st.builds(lambda i, m: ("retime", lambda d: retime(d, i, m)), numbers, st.integers(1, 60)),
    st.builds(lambda i, m: ("split", lambda d: split(d, i, m)), numbers, st.integers(1, 30)),
    st.builds(lambda i: ("merge", lambda d: merge(d, i)), numbers),
)


@settings(max_examples=50, deadline=None)
@given(edits=st.lists(EDITS, max_size=8), number=st.sampled_from([5, 9]))
def test_whatever_is_done_the_agenda_stays_whole_and_can_be_taken_back(make, edits, number):
    history = History(draft(make(number, meeting={"length": "1天"})))
    start, done = history.now, 0
    for name, edit in edits:
        locked = [item for item in history.now.items if item.locked]
        before = history
        try:
            history = history.do(edit)
        except KitError:
            continue
        done += history is not before
        kept = [item for item in history.now.items if item.locked]
        assert name == "lock" or kept == locked
        result = build(history.now)
        if isinstance(result, Agenda):
            assert sum(slot.minutes for slot in result.slots) == sum(
                part.minutes for part in history.now.parts
            )
            assert [slot.item for slot in result.slots if slot.kind is SlotKind.ITEM] == sorted(
                slot.item for slot in result.slots if slot.kind is SlotKind.ITEM
            )
    undone = history
    for _ in range(done):
        undone = undone.undo()
    assert undone.now == start
    for _ in range(done):
        undone = undone.redo()
    assert undone == history
