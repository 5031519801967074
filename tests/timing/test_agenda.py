from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mzsh_kit import KitError
from mzsh_kit.plan import open_values
from mzsh_kit.plan.model import AgendaItem, Member, Pace, Part, Role
from mzsh_kit.timing import Agenda, Draft, Misfit, SlotKind, agenda, build, draft, into_plan, mends
from mzsh_kit.timing.turns import turns


def lines(built):
    return [(slot.clock, slot.minutes, slot.speaker or slot.text) for slot in built.slots]


def test_five_members_in_half_a_day(make):
    assert lines(agenda(make(5))) == [
        ("上午9:00—9:10", 10, "主要负责同志"),
        ("上午9:10—9:20", 10, "主要负责同志"),
        ("上午9:20—9:40", 20, "主要负责同志"),
        ("上午9:40—10:00", 20, "张三"),
        ("上午10:00—10:20", 20, "李四"),
        ("上午10:20—10:30", 10, "休息"),
        ("上午10:30—10:50", 20, "王五"),
        ("上午10:50—11:10", 20, "赵六"),
        ("上午11:10—11:30", 20, "钱七"),
        ("上午11:30—11:45", 15, "到会指导的上级领导"),
        ("上午11:45—12:00", 15, "主要负责同志"),
    ]


def test_nine_members_in_half_a_day_have_a_quarter_of_an_hour_each(make):
    built = agenda(make(9))
    assert [slot.minutes for slot in built.slots if slot.member is not None] == [15] * 9
    assert [built.minutes(item) for item in range(7)] == [5, 5, 15, 15, 120, 5, 5]
    assert [(slot.speech, slot.critics) for slot in built.slots if slot.member == 3] == [(6, 8)]


def test_thirteen_members_do_not_fit_into_half_a_day(make):
    built = agenda(make(13))
    assert (type(built), built.needed, built.missing) == (Misfit, (290,), (130,))
    assert [(mend.text, mend.longer) for mend in mends(built)] == [
        ("每人用时由至少20分钟压缩到15分钟（对照检查3分钟，每人次批评1分钟），并“上午”延长55分钟", 55),
        ("“上午”延长130分钟", 130),
        ("增加半天（“下午”）", 180),
    ]


@pytest.mark.parametrize(("number", "each"), [(5, 25), (9, 25), (13, 20)])
def test_a_whole_day_gives_every_member_the_same_time(make, number, each):
    built = agenda(make(number, meeting={"length": "1天"}))
    turns_of_members = [slot for slot in built.slots if slot.member is not None]
    assert [slot.minutes for slot in turns_of_members] == [each] * number
    assert [slot.member for slot in turns_of_members] == list(range(number))


def test_thirteen_members_go_on_after_lunch_with_a_break_in_each_half(make):
    built = agenda(make(13, meeting={"length": "1天"}))
    afternoon = built.in_part(1)[0]
    assert (afternoon.start, afternoon.speaker) == (time(14, 30), "周九")
    rests = [slot for slot in built.slots if slot.kind is SlotKind.REST]
    assert [(slot.part, slot.clock) for slot in rests] == [(0, "上午10:20—10:30"), (1, "下午3:50—4:00")]


def test_the_principal_examines_himself_first_even_if_he_is_not_first_in_the_list(make):
    members = [{"name": "李四", "post": "副局长"}, {"name": "张三", "post": "书记", "role": "主要负责同志"}]
    built = agenda(make(members=members))
    assert [slot.speaker for slot in built.slots if slot.member is not None] == ["张三", "李四"]


def test_without_an_item_of_his_own_the_principal_comes_first_among_the_members(make):
    items = [{"text": "逐一作个人对照检查，接受批评", "speaker": "班子成员", "mode": "逐一发言并接受批评"}]
    assert [slot.member for slot in agenda(make(3, agenda=items)).slots if slot.member is not None] == [
        0,
        1,
        2,
    ]


def test_members_outside_the_party_neither_speak_nor_criticise(make):
    members = [
        {"name": "张三", "post": "书记", "role": "主要负责同志"},
        {"name": "李四", "post": "副局长"},
        {"name": "王五", "post": "副局长", "politics": "无党派人士"},
    ]
    built = agenda(make(members=members))
    assert [(slot.member, slot.critics) for slot in built.slots if slot.member is not None] == [
        (0, 1),
        (1, 1),
    ]


def test_two_members_of_one_name_each_have_a_turn(make):
    members = [
        {"name": "张三", "post": "书记", "role": "主要负责同志"},
        {"name": "李四", "post": "副局长"},
        {"name": "李四", "post": "总工程师"},
    ]
    assert [slot.member for slot in agenda(make(members=members)).slots if slot.member is not None] == [
        0,
        1,
        2,
    ]


def test_an_absent_member_has_his_statement_read_or_no_turn(make):
    members = [
        {"name": "张三", "post": "书记", "role": "主要负责同志"},
        {"name": "李四", "post": "副局长", "absence": "病假", "written": True},
        {"name": "王五", "post": "总工程师", "absence": "出国"},
        {"name": "赵六", "post": "副局长"},
    ]
    built = agenda(make(members=members))
    assert [(slot.speaker, slot.critics, slot.note) for slot in built.slots if slot.member is not None] == [
        ("张三", 1, ""),
        ("李四", 2, "因病假缺席，宣读书面发言"),
        ("赵六", 1, ""),
    ]


def test_an_item_belongs_to_its_part_and_keeps_its_locked_length(make):
    parts = [
        {"name": "上午学习", "start": "9:00", "minutes": 120},
        {"name": "下午会议", "start": "14:30", "minutes": 180},
    ]
    items = [
        {"text": "集中学习", "part": "上午学习", "minutes": 77, "locked": True},
        {"text": "代表领导班子作对照检查", "part": "下午会议", "minutes": 30},
        {"text": "逐一作个人对照检查", "mode": "逐一发言并接受批评", "part": "下午会议"},
    ]
    built = agenda(make(5, meeting={"parts": parts}, agenda=items))
    assert [slot.minutes for slot in built.in_part(0)] == [77, 43]
    assert built.in_part(0)[1].kind is SlotKind.SPARE
    assert {slot.part for slot in built.slots if slot.item} == {1}


def test_an_item_of_no_part_stays_before_the_items_of_an_early_part(make):
    items = [
        {"text": "甲", "minutes": 100, "locked": True},
        {"text": "乙", "minutes": 100, "locked": True, "part": "上午"},
    ]
    built = agenda(make(agenda=items, meeting={"length": "1天"}))
    assert built.missing == (30, 0)


def test_the_length_of_a_whole_item_is_shared_among_its_speakers(make):
    items = [{"text": "逐一发言", "mode": "逐一发言并接受批评", "minutes": 62, "locked": True}]
    built = agenda(make(5, agenda=items))
    assert [slot.minutes for slot in built.slots if slot.member is not None] == [13, 13, 12, 12, 12]


def test_while_the_start_is_open_times_are_minutes_from_the_start(make):
    assert agenda(make(5, meeting={"start": "待定"})).slots[1].clock == "第10—20分钟"


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ([{"text": "学习", "part": "晚上"}], "会议议程：议项所属时段“晚上”不存在。可选：上午、下午。"),
        (
            [{"text": "会议", "part": "下午"}, {"text": "学习", "part": "上午"}],
            "会议议程：“学习”排在后面，却属于较早的时段。请调整议项顺序，或改正所属时段。",
        ),
        (
            [{"text": "学习", "locked": True}],
            "会议议程 · 第1项：锁定了时长，却没有写明时长。请补写时长，或取消锁定。",
        ),
        (
            [{"text": "学习", "least": 20, "minutes": 10}],
            "会议议程 · 第1项：最短、适宜、最长时长（20、10）不是由短到长。请核对三个时长。",
        ),
    ],
)
def test_an_agenda_that_contradicts_itself_is_refused(make, items, message):
    with pytest.raises(KitError) as caught:
        agenda(make(meeting={"length": "1天"}, agenda=items))
    assert str(caught.value) == message


def test_a_lock_too_short_for_its_speakers_is_refused(make):
    items = [{"text": "逐一发言", "mode": "逐一发言并接受批评", "minutes": 4, "locked": True}]
    with pytest.raises(
        KitError, match="会议议程：“逐一发言”锁定为4分钟，却有5人发言。请延长锁定的时长，或解除锁定。"
    ):
        agenda(make(5, agenda=items))


def test_a_draft_goes_back_into_the_plan_it_came_from(make):
    plan = make(9)
    again = into_plan(draft(plan), plan)
    assert draft(again) == draft(plan)
    assert agenda(again) == agenda(plan)


lengths = st.lists(st.integers(1, 60), min_size=3, max_size=3).map(sorted)
modes = st.sampled_from(["一人发言", "一人发言", "一人发言并接受批评", "逐一发言并接受批评"])


@st.composite
def items(draw):
    least, minutes, most = draw(lengths)
    stated = draw(st.booleans())
    locked = stated and draw(st.booleans())
    mode = draw(modes)
    more = 13 if locked else 0
    facts = {"least": least, "minutes": minutes + more, "most": most + more} if stated else {}
    return AgendaItem(
        text=draw(st.sampled_from("甲乙丙丁戊")), speaker="班子成员", mode=mode, locked=locked, **facts
    )


@st.composite
def drafts(draw):
    number = draw(st.integers(1, 13))
    absent = draw(st.integers(0, 2))
    people = [
        Member(
            name=f"成员{n}",
            post=f"职务{n}",
            absence="病假" if 0 < n <= absent else "",
            written=n == 1 and absent > 0,
        )
        for n in range(number)
    ]
    people[0] = people[0].model_copy(update={"role": Role.PRINCIPAL})
    parts = [
        Part(name=f"第{n}段", start=time(8 + 3 * n), minutes=draw(st.integers(30, 300)))
        for n in range(draw(st.integers(1, 3)))
    ]
    chosen = draw(st.lists(items(), min_size=1, max_size=6))
    places = sorted(
        draw(st.lists(st.integers(-1, len(parts) - 1), min_size=len(chosen), max_size=len(chosen)))
    )
    belonging = [
        item.model_copy(update={"part": "" if at < 0 else parts[at].name})
        for item, at in zip(chosen, places, strict=True)
    ]
    pace = Pace(step=draw(st.sampled_from([1, 5, 10])), rest=draw(st.sampled_from([0, 10, 15])))
    return Draft(tuple(belonging), tuple(parts), pace, tuple(people))


@settings(max_examples=80, deadline=None)
@given(drafts())
def test_stretches_never_overlap_and_fill_every_part_to_its_last_minute(drawn):
    result = build(drawn)
    if isinstance(result, Misfit):
        assert result.minutes > 0
        return
    for index, part in enumerate(drawn.parts):
        slots = result.in_part(index)
        ends = [slot.offset + slot.minutes for slot in slots]
        assert [slot.offset for slot in slots] == [0, *ends[:-1]][: len(slots)]
        assert sum(slot.minutes for slot in slots) == part.minutes
        assert all(slot.minutes > 0 for slot in slots)


@settings(max_examples=80, deadline=None)
@given(drafts())
def test_order_and_locked_lengths_are_kept_and_every_turn_is_within_its_bounds(drawn):
    result = build(drawn)
    if isinstance(result, Misfit):
        return
    spoken = [slot for slot in result.slots if slot.kind is SlotKind.ITEM]
    wanted = turns(drawn)
    assert [(slot.item, slot.member) for slot in spoken] == [(turn.item, turn.member) for turn in wanted]
    assert all(turn.least <= slot.minutes <= turn.most for slot, turn in zip(spoken, wanted, strict=True))
    for index, item in enumerate(drawn.items):
        if item.locked and any(turn.item == index for turn in wanted):
            assert result.minutes(index) == item.minutes
        if item.part:
            assert {drawn.parts[slot.part].name for slot in spoken if slot.item == index} <= {item.part}


@settings(max_examples=80, deadline=None)
@given(drafts())
def test_turns_of_one_group_are_equally_long(drawn):
    result = build(drawn)
    if isinstance(result, Agenda):
        spoken = [slot for slot in result.slots if slot.kind is SlotKind.ITEM]
        groups = {}
        for slot, turn in zip(spoken, turns(drawn), strict=True):
            if turn.group is not None:
                groups.setdefault(turn.group, set()).add(slot.minutes)
        assert all(len(minutes) == 1 for minutes in groups.values())


@settings(max_examples=80, deadline=None)
@given(drafts())
def test_no_break_stands_at_either_end_and_stretches_are_short_where_turns_are(drawn):
    result = build(drawn)
    if isinstance(result, Misfit):
        return
    for index in range(len(drawn.parts)):
        kinds = [slot.kind for slot in result.in_part(index)]
        assert not kinds or SlotKind.REST not in (kinds[0], kinds[-1])
        worked = [slot for slot in result.in_part(index) if slot.kind is SlotKind.ITEM]
        if drawn.pace.rest and len(worked) > 1 and sum(slot.minutes for slot in worked) > drawn.pace.unbroken:
            assert SlotKind.REST in kinds


@settings(max_examples=200, deadline=None)
@given(drafts())
def test_every_mend_that_is_offered_makes_the_agenda_fit(drawn):
    result = build(drawn)
    if isinstance(result, Misfit):
        offered = mends(result)
        assert all(isinstance(build(mend.draft), Agenda) for mend in offered)
        assert [mend.longer for mend in offered] == sorted(mend.longer for mend in offered)
        assert len(offered) <= 3


@settings(max_examples=200, deadline=None)
@given(drafts())
def test_the_missing_minutes_are_exactly_what_is_missing(drawn):
    result = build(drawn)
    if isinstance(result, Misfit):
        longer = [
            part.model_copy(update={"minutes": part.minutes + more})
            for part, more in zip(drawn.parts, result.missing, strict=True)
        ]
        assert isinstance(build(Draft(drawn.items, tuple(longer), drawn.pace, drawn.team)), Agenda)
        if len(drawn.parts) == 1:
            shorter = drawn.parts[0].model_copy(
                update={"minutes": drawn.parts[0].minutes + result.minutes - 1}
            )
            assert isinstance(build(Draft(drawn.items, (shorter,), drawn.pace, drawn.team)), Misfit)


def test_in_two_rounds_each_speaks_once_where_he_is_named(make):
    rounds = ("张三、王五作个人剖析，其他成员提出批评", "李四、赵六、钱七作个人剖析，其他成员提出批评")
    items = [{"text": text, "mode": "逐一发言并接受批评"} for text in rounds]
    spoken = turns(draft(make(5, agenda=items)))
    assert [turn.speaker for turn in spoken] == ["张三", "王五", "李四", "赵六", "钱七"]


LED = {
    "text": "带头作个人对照检查，其他成员提出批评意见",
    "speaker": "主要负责同志",
    "mode": "一人发言并接受批评",
}
EACH = {
    "text": "逐一作个人对照检查，其他成员提出批评意见",
    "speaker": "其他班子成员",
    "mode": "逐一发言并接受批评",
}


@pytest.mark.parametrize("own", [{"text": "会间休息（约15分钟）", "minutes": 15}, {"text": "中场休息15分钟"}])
def test_a_break_of_the_plan_is_the_break_and_keeps_its_minutes(make, own):
    items = [{"text": "通报征求意见情况", "speaker": "张三"}, LED, own, EACH]
    for number in (5, 9):
        built = agenda(make(number, agenda=items))
        assert [(slot.item, slot.minutes) for slot in built.slots if slot.kind is SlotKind.REST] == [(2, 15)]


def test_from_a_break_of_the_plan_a_new_stretch_is_counted(make):
    own = {"text": "休息", "minutes": 5}
    built = agenda(make(9, agenda=[LED, own, EACH], meeting={"length": "4小时"}))
    breaks = [slot for slot in built.slots if slot.kind is SlotKind.REST]
    assert [(slot.item, slot.minutes) for slot in breaks] == [(1, 5), (None, 10)]
    assert breaks[1].offset - breaks[0].offset <= 125


def test_a_break_has_no_speaker_who_could_be_open(make):
    plan = make(5, agenda=[LED, {"text": "茶歇"}, EACH])
    assert not any(value.field.startswith("agenda") for value in open_values(plan))
