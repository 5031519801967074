"""Agenda and chair's script: the items of the plan, and everybody called as he is."""

import re

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Heading, Paragraph, Table, Title, dump
from mzsh_kit.papers.derived import Derived
from mzsh_kit.papers.remarks import remarks

REPORT, OWN = (
    "通报树立和践行正确政绩观学习教育整改整治情况和2025年度民主生活会整改措施落实情况",
    "作个人对照检查，其他成员逐一提出批评意见",
)


def agenda_rows(plan):
    (table,) = (block for block in build(plan, "21").blocks if isinstance(block, Table))
    return table.rows


def script(plan):
    return dump(build(plan, "22"))


def calls(plan):
    """How the chair calls everybody who speaks, one after the other."""
    who = "由我|请.+?同志|请.+?(?=点评|讲话)"
    said = re.findall(
        f"^.*进行第.+项议程，({who})|^(?:首先，|下面，)?({who})(?:宣读书面)?发言。$", script(plan), re.M
    )
    return [item or turn for item, turn in said]


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
        ("6", "上午11:10—11:30", "20", "点评", "＿＿＿＿同志"),
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
    assert [row[4] for row in agenda_rows(plan) if row[3] == OWN] == [
        "李国庆（书面发言，由＿＿＿＿宣读）",
        "古丽·买买提",
    ]
    assert "请＿＿＿＿代党组成员、副局长李国庆同志宣读书面发言。\n" in script(plan)
    asks = "请党组成员、总工程师古丽·买买提同志对李国庆同志提出批评意见。\n"
    assert f"{asks}下面，我对李国庆同志提出批评意见，会后转告本人。" in script(plan)


def test_a_member_who_is_away_without_a_statement_does_not_speak(made):
    plan = made(members={1: {"absence": "因病住院"}})
    assert [row[4] for row in agenda_rows(plan) if row[3] == OWN] == ["古丽·买买提"]
    assert "党组成员、副局长李国庆同志因病住院请假。" in script(plan)
    assert "李国庆同志发言" not in script(plan)


def test_what_one_who_is_away_was_to_say_is_nobodys_yet_and_told(made):
    items = [{"text": "通报情况", "speaker": "李国庆"}, {"text": "总结讲话", "speaker": "党组书记"}]
    plan = made(members={1: {"absence": "因公出国"}}, agenda=items)
    assert [row[4] for row in agenda_rows(plan)] == ["＿＿＿＿", "张三"]
    assert calls(plan) == ["请＿＿＿＿同志", "由我"]
    assert "会议议程 · 第1项：发言人李国庆请假。请改由到会的成员发言，或核对请假情况。" in map(
        str, remarks(plan)
    )


def test_of_a_principal_who_is_away_his_examination_is_read_and_nothing_else(made):
    away = {0: {"absence": "因公出国", "written": True, "reader": "李国庆"}}
    plan = made(members=away, meeting={"chair": "李国庆"}, no_hints=True)
    assert [row[4] for row in agenda_rows(plan) if "张三" in row[4]] == ["张三（书面发言，由李国庆宣读）"]
    said = script(plan)
    assert "第三项议程，请＿＿＿＿同志代表领导班子作对照检查。" in said
    assert "第四项议程，由我代党组书记、局长张三同志宣读书面发言，其他成员逐一提出批评意见。" in said
    assert "第七项议程，请＿＿＿＿同志总结讲话，提出整改要求。\n同志们，" in said
    assert said.count("代党组书记") == 1 and "（＿＿＿＿）" in dump(build(plan, "29"))


def test_the_chair_calls_himself_as_i(made):
    chief, lee, gul = (
        "请党组书记、局长张三同志",
        "请党组成员、副局长李国庆同志",
        "请党组成员、总工程师古丽·买买提同志",
    )
    assert calls(made()) == ["由我"] * 4 + ["请其他同志", lee, gul, "请＿＿＿＿同志", "由我"]
    assert calls(made(meeting={"chair": "李国庆"})) == [
        *[chief] * 4, "请其他同志", "由我", gul, "请＿＿＿＿同志", chief,
    ]  # fmt: skip


def test_an_outsider_in_the_chair_calls_everybody_and_is_told(made):
    plan = made(meeting={"chair": "周明"})
    assert "由我" not in script(plan)
    assert calls(plan)[0] == "请党组书记、局长张三同志"
    assert [str(remark) for remark in remarks(plan) if remark.place == ("meeting", "chair")] == [
        "主持人：“周明”不在班子成员中。请核对姓名。"
    ]


@pytest.mark.parametrize("typed", ["主要负责同志", "党组书记", "书记", "张三", "党组书记、局长张三同志"])
def test_a_speaker_is_the_same_however_he_is_typed(made, typed):
    plan = made(agenda=[{"text": "通报情况", "speaker": typed}])
    assert (agenda_rows(plan)[0][4], calls(plan)) == ("张三", ["由我"])


@pytest.mark.parametrize("typed", ["上级领导", "到会指导的上级领导", "县纪委常委周明", "周明"])
def test_guests_are_never_i_even_at_the_last_item(made, typed):
    plan = made(
        meeting={"guidance": ["县纪委常委 周明"]},
        agenda=[{"text": "通报", "speaker": "书记"}, {"text": "讲话", "speaker": typed}],
    )
    assert calls(plan)[0] == "由我"
    assert "最后进行第二项议程，请县纪委常委周明同志讲话。" in script(plan)
    assert "对周明同志的讲话要求，我们要认真研究，逐条落实。" in script(plan)


def test_the_plan_the_agenda_the_script_and_the_record_have_the_same_items(made):
    plan = made()
    items = [item.text for item in plan.agenda]
    announced = re.findall("进行第.项议程，(.+)。", script(plan))
    assert [said.endswith(item) for said, item in zip(announced, items, strict=True)] == [True] * len(items)
    assert re.findall(r"^<1> (.+)$", dump(build(plan, "27")), re.M) == items
    turns = [OWN if item.startswith("逐一") else item for item in items]
    assert list(dict.fromkeys(row[3] for row in agenda_rows(plan) if row[3] != "休息")) == turns
    listed = [line.partition("<3> ")[2].rstrip("；。") for line in dump(build(plan)).splitlines()]
    said = [Derived(plan).speaker(item) + item.text for item in plan.agenda]
    assert [line for line in listed if line in said] == said


def spoken(plan):
    """What the chair reads out, line by line."""
    return [block.text for block in build(plan, "22").blocks if not isinstance(block, Title)]


def test_the_script_is_one_speech_from_its_first_word_to_its_last(made):
    blocks = build(made(), "22").blocks
    assert {type(block) for block in blocks} == {Title, Paragraph}
    said = spoken(made())
    assert (said[0], said[-1]) == ("同志们：", "散会。")
    assert not [line for line in said if re.search("[（）]|分钟(?!。)", line)]
    assert not [block for block in blocks if isinstance(block, Heading)]


def test_the_script_opens_with_basis_what_was_sent_and_those_who_are_there(made):
    plan = made(
        meeting={"guidance": ["县纪委常委 周明"]},
        members={2: {"absence": "因公出差"}},
        report_to=["县委组织部"],
    )
    assert spoken(plan)[1:6] == [
        "根据《县以上党和国家机关党员领导干部民主生活会若干规定》和有关要求，今天我们召开清源县水务局党组2026年度民主生活会。会前，有关材料已报送县委组织部。",
        "按照规定，到会人数须达到应到会人数的三分之二以上。今天应到会3人，实到会＿＿＿＿人，符合规定，可以开会。",
        "参加会议的有：党组成员、副局长李国庆同志，党组成员、总工程师古丽·买买提同志和我。",
        "列席会议的有：副局长赵云同志。",
        "县纪委常委周明同志到会指导，我们表示欢迎。",
    ]


def test_once_the_number_of_those_present_is_known_it_is_read_out(made):
    assert "今天应到会3人，实到会3人，符合规定，可以开会。" in script(made(held={"present": 3}))


def test_that_enough_have_come_is_said_only_where_they_have(made):
    away = {place: {"absence": "因公出差"} for place in (0, 1)}
    assert "今天应到会3人，实到会＿＿＿＿人。党组书记" in script(made(members=away))
    assert "今天应到会3人，实到会1人。" in script(made(held={"present": 1}))


@pytest.mark.parametrize(
    ("chair", "said"),
    [
        ("张三", ["请各位同志对我提出批评意见。", "感谢各位同志的批评。"]),
        (
            "李国庆",
            [
                "请党组成员、总工程师古丽·买买提同志对张三同志提出批评意见。",
                "下面，我对张三同志提出批评意见。",
                "请张三同志表态。",
            ],
        ),
        ("周明", ["请其他同志对张三同志提出批评意见。", "请张三同志表态。"]),
    ],
)
def test_who_has_spoken_is_criticised_and_answers(made, chair, said):
    lines = spoken(made(meeting={"chair": chair}))
    at = next(n for n, line in enumerate(lines) if "第四项议程" in line)
    assert lines[at + 1 : at + 1 + len(said)] == said


@pytest.mark.parametrize(
    ("items", "lacking"),
    [
        (["班子作检视剖析", "大家发言，互相提批评意见"], []),
        (["通报情况", "代表班子作对照检查"], ["批评和自我批评"]),
        (["通报情况", "总结"], ["对照检查", "批评和自我批评"]),
    ],
)
def test_an_agenda_without_what_the_meeting_is_held_for_is_told(made, items, lacking):
    plan = made(agenda=[{"text": item, "speaker": "主要负责同志"} for item in items])
    told = [str(remark) for remark in remarks(plan) if remark.code == "remark.lacking"]
    assert all(f"没有“{name}”" in remark for remark, name in zip(told, lacking, strict=True))


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("县政协主席濮阳川", True), ("局办公室主任佘兰", True), ("二级调研员阿迪力·买买提", True),
        ("院长助理", False), ("县委第三督导组", False), ("总会计师", False), ("纪检组组长一名", False),
        ("机关干部群众", False), ("成员单位", False), ("局办公室负责同志", False),
    ],
)  # fmt: skip
def test_everybody_named_with_a_post_is_a_comrade_of_whatever_surname(made, typed, named):
    said = f"列席会议的有：副局长赵云同志、{typed}{'同志' * named}。"
    assert said in script(made(meeting={"observers": [typed]}))


def test_of_two_the_other_one_criticises(made, eight):
    del eight["members"][2:]
    lines = spoken(made())
    assert "请党组成员、副局长李国庆同志对我提出批评意见。" in lines
    assert "感谢李国庆同志的批评。" in lines
    assert "下面，我对李国庆同志提出批评意见。" in lines


def test_a_team_of_one_has_nobody_to_criticise(made, eight):
    del eight["members"][1:]
    assert not re.search(
        "提出批评意见。\n(?!<hint>)|表态", script(made()).partition("第三项议程")[2].partition("第四项")[0]
    )
    assert "参加会议的有" not in script(made())


def test_a_break_is_called_and_ended(made):
    lines = spoken(made())
    at = lines.index("现在休息10分钟。")
    assert lines[at + 1] == "现在继续开会。"


def test_a_branch_has_no_rule_of_two_thirds(made):
    plan = made(unit={"name": "清源县水务局机关党支部", "type": "党支部"}, confirmed=True)
    assert "今天应到会3人，实到会＿＿＿＿人，可以开会。" in script(plan)
    assert "三分之二" not in script(plan)
    assert "有关材料" not in script(plan)


def test_what_follows_is_said_with_its_day(made):
    assert "一是2027年1月28日前形成整改清单，建立整改台账；二是" in script(made())


def test_the_chair_is_told_what_to_read_and_how_long(made):
    assert "<hint> 通报材料：14-上年度整改落实情况、48-会上通报稿。" in script(made())
    assert "<hint> 本项安排15分钟。" in script(made())
    assert "<hint>" not in script(made(no_hints=True))


def test_what_stands_in_brackets_behind_a_post_is_not_read_aloud(made):
    plan = made(members={1: {"post": "党组成员、副局长（挂职）"}})
    name = plan.members[1].name
    assert f"党组成员、副局长{name}同志" in script(plan)
    assert "（挂职）" not in script(plan)


def test_whoever_comments_of_two_is_written_in(made):
    guidance = ["县委组织部副部长 钱行", "县纪委常委 吴双"]
    plan = made(meeting={"guidance": guidance})
    assert [row[4] for row in agenda_rows(plan) if row[3] == "点评"] == ["＿＿＿＿同志"]
    assert "请＿＿＿＿同志点评。" in script(plan)
    assert "对＿＿＿＿同志的点评意见" in script(plan)
    assert all("上级领导" not in dump(build(plan, number)) for number in ("21", "22", "27", "32"))
    items = [{"text": "点评", "speaker": "吴双"}]
    assert agenda_rows(made(meeting={"guidance": guidance}, agenda=items))[0][4] == "县纪委常委吴双"


def test_one_who_takes_part_over_a_line_is_named_and_has_no_seat(made):
    plan = made(meeting={"observers": ["县委组织部科长 李素（线上）"], "attendees": ["县应急局副局长 荣海"]})
    assert Derived(plan).cards == ("张三", "李国庆", "古丽·买买提", "＿＿＿＿", "赵云", "荣海")
    assert "县委组织部科长李素同志（线上）" in script(plan)
    assert "列席：副局长赵云、县委组织部科长李素（线上）\n" in dump(build(plan, "27"))
    assert "其他参加人员：县应急局副局长荣海。" in dump(build(plan, "02"))


def test_an_hour_or_a_place_that_is_open_is_a_blank_in_what_is_handed_out(made):
    plan = made(meeting={"start": "待定", "venue": "待定"})
    for number in ("03", "21", "23", "24", "27"):
        assert "2027年1月15日＿＿＿＿" in dump(build(plan, number))
        assert "地点：＿＿＿＿" in dump(build(plan, number))
    assert {row[1] for row in agenda_rows(plan)} == {""}


def test_the_chair_says_which_half_day_is_over(made):
    parts = [
        {"name": "上午", "start": "9:00", "minutes": 90},
        {"name": "下午", "start": "14:30", "minutes": 150},
    ]
    plan = made(meeting={"length": "一天", "parts": parts})
    assert "上午的会议先进行到这里，下午2:30继续开会。" in script(plan)


def test_an_item_reads_aloud_whoever_speaks(made):
    items = [
        {"text": "通报征求意见情况"},
        {"text": "宣布会议纪律", "speaker": "主持人"},
        {"text": "逐一发言，相互批评", "mode": "逐一发言并接受批评"},
        {"text": "点评讲话", "speaker": "上级领导"},
    ]
    said = script(made(agenda=items, meeting={"guidance": ["县纪委监委", "县委组织部"]}))
    assert [line.partition("议程，")[2] for line in said.splitlines() if "项议程，" in line][1:] == [
        "请＿＿＿＿同志通报征求意见情况。",
        "由我宣布会议纪律。",
        "请各位同志逐一发言，相互批评。",
        "请上级领导点评讲话。",
    ]


def test_whoever_takes_the_chair_speaks_as_i_also_where_he_is_not_known_yet(made):
    items = [{"text": "宣布会议纪律", "speaker": "主持人"}, {"text": "总结讲话", "speaker": "主持人"}]
    said = script(made(agenda=items, meeting={"chair": "待定"}))
    assert "由我宣布会议纪律。" in said and "由我总结讲话。" in said
    assert "主持人的讲话" not in said


def test_a_member_whose_name_is_open_is_a_blank(made):
    items = [{"text": "逐一发言", "speaker": "班子成员", "mode": "逐一发言并接受批评"}]
    said = script(made(agenda=items, members={1: {"name": "待定", "post": "待定"}}))
    assert "请＿＿＿＿同志发言。" in said and "待定" not in said


def test_each_item_can_be_said_by_who_takes_the_chair(made):
    items = [
        {"text": "通报整改情况，李国庆通报征求意见情况", "speaker": "古丽·买买提"},
        {"text": "代表班子作对照检查", "speaker": "张三"},
        {
            "text": "个人对照检查，其他同志对张三同志提出批评意见",
            "speaker": "张三",
            "mode": "一人发言并接受批评",
        },
        {"text": "古丽·买买提、李国庆先后作个人发言，互相批评", "mode": "逐一发言并接受批评"},
        {"text": "讲话", "speaker": "周密"},
        {"text": "总结", "speaker": "主持人"},
    ]
    said = script(made(agenda=items, meeting={"guidance": ["县委督导组组长周密（女）"]}))
    assert [line.partition("议程，")[2] for line in said.splitlines() if "项议程，" in line][1:] == [
        "请党组成员、总工程师古丽·买买提同志通报整改情况，请党组成员、副局长李国庆同志通报征求意见情况。",
        "由我代表班子作对照检查。",
        "由我作个人对照检查，其他同志对我提出批评意见。",
        "请各位同志先后作个人发言，互相批评。",
        "请县委督导组组长周密同志讲话。",
        "由我总结。",
    ]
    assert said.count("主动认领") == 1
    assert "\n我讲几点意见。\n" in said
    assert said.index("首先，请党组成员、总工程师古丽·买买提同志发言。") < said.index(
        "下面，请党组成员、副局长李国庆"
    )
    assert "县委督导组组长周密同志到会指导，我们表示欢迎。" in said


def test_what_is_reported_before_the_meeting_is_not_among_what_follows_it(made):
    sent = [{"what": "会议准备情况", "to": ["县委督导组"]}, {"what": "情况报告", "to": ["县纪委"]}]
    said = script(made(schedule={"report": sent}))
    assert "向县纪委报送情况报告" in said
    assert "准备情况" not in said.split("会后还要")[1]


def test_where_one_of_the_team_alone_is_named_the_others_still_have_their_item(eight):
    eight["members"] = eight["members"][:1]
    assert "请其他同志逐一作个人对照检查" in script(complete(eight))


def test_each_turn_says_what_one_does_and_a_guest_named_alone_is_called_with_his_post(made):
    turns = "依次作个人检视，其他同志提出批评，顺序为：张三、李国庆"
    items = [
        {"text": "通报整改情况", "speaker": "毕方"},
        {"text": turns, "speaker": "班子成员", "mode": "逐一发言并接受批评"},
        {"text": "李国庆、张三（书面）作个人检视，互相批评", "mode": "逐一发言并接受批评"},
        {"text": "个人检视，先书记，再其他成员", "mode": "逐一发言并接受批评"},
        {"text": "点评", "speaker": "县委督导组组长"},
        {"text": "讲话", "speaker": "市委督导组组长苗苗"},
    ]
    plan = made(agenda=items, meeting={"guidance": ["县委督导组"], "observers": ["局办公室主任毕方"]})
    said = [line.partition("议程，")[2] for line in script(plan).splitlines() if "项议程，" in line][1:]
    assert said == [
        "请局办公室主任毕方同志通报整改情况。",
        "请各位同志依次作个人检视，其他同志提出批评。",
        "请各位同志作个人检视，互相批评。",
        "请各位同志作个人检视。",
        "请县委督导组组长点评。",
        "请市委督导组组长苗苗同志讲话。",
    ]
    one = made(agenda=items[1:2], meeting={"length": "半天"})
    assert {row[3] for row in agenda_rows(one)} - {"休息"} == {"作个人检视，其他同志提出批评"}
    assert re.findall(r"^<1> (.+)$", dump(build(one, "27")), re.M) == ["依次作个人检视，其他同志提出批评"]


def test_the_opening_is_called_no_second_time_and_two_guests_who_speak_are_called_both(made):
    items = [
        {"text": "宣布会议开始，介绍来宾", "speaker": "主持人"},
        {"text": "通报整改情况", "speaker": "李国庆"},
        {"text": "讲话", "speaker": "苗苗、毕方"},
    ]
    said = script(made(agenda=items, meeting={"guidance": ["市委组织部副部长苗苗", "市纪委主任毕方"]}))
    assert "第一项议程，宣布会议开始，介绍来宾，刚才已经进行。" in said
    assert "由我宣布" not in said
    assert "请市委组织部副部长苗苗同志、市纪委主任毕方同志讲话。" in said


def test_what_one_does_before_others_speak_in_turn_stays_on_his_row(made):
    text = "个人对照检查，其他成员逐个提出批评意见"
    principal = made().members[0].name
    plan = made(agenda=[{"text": text, "speaker": principal, "mode": "一人发言并接受批评"}])
    assert [row[3] for row in agenda_rows(plan) if row[4].startswith(principal)] == [text]


ROUND = "逐一发言并接受批评"


@pytest.mark.parametrize(
    ("text", "called", "turn"),
    [
        ("班子成员按职务顺序作个人剖析，相互批评", "依次作个人剖析，相互批评", "作个人剖析，相互批评"),
        ("个人剖析，按照张三、古丽·买买提的顺序，每人9分钟；李国庆书面发言，由张三代读",
         "作个人剖析，每人9分钟", "个人剖析"),
        ("逐一作个人剖析，由张三同志带头，其他同志对其提出批评意见",
         "逐一作个人剖析，其他同志对其提出批评意见", "作个人剖析，其他同志对其提出批评意见"),
        ("个人剖析并相互批评，张三、李国庆依次进行", "作个人剖析并相互批评", "个人剖析并相互批评"),
    ],
)  # fmt: skip
def test_a_turn_says_neither_names_nor_order_nor_minutes(made, text, called, turn):
    plan = made(agenda=[{"text": text, "speaker": "班子成员", "mode": ROUND}])
    assert f"，请各位同志{called}。" in script(plan)
    assert {row[3] for row in agenda_rows(plan)} - {"休息"} == {turn}
    (heading,) = re.findall(r"^<1> (.+)$", dump(build(plan, "27")), re.M)
    assert "分钟" not in heading and "张三" not in heading


AWAY = {1: {"absence": "因公出国", "written": True}}
TURNS = {"text": "逐一作个人剖析，相互批评", "speaker": "班子成员", "mode": ROUND}


@pytest.mark.parametrize(
    ("said", "reader", "called"),
    [
        ("李国庆同志书面发言，由古丽·买买提同志代读", "古丽·买买提", "请党组成员、总工程师古丽·买买提同志"),
        ("李国庆书面发言，由张三代为宣读", "张三", "由我"),
    ],
)
def test_who_reads_for_one_who_is_away_is_named(made, said, reader, called):
    plan = made(members=AWAY, agenda=[{**TURNS, "text": f"{TURNS['text']}；{said}"}])
    assert f"李国庆（书面发言，由{reader}宣读）" in [row[4] for row in agenda_rows(plan)]
    assert f"{called}代党组成员、副局长李国庆同志宣读书面发言。" in script(plan)
    assert f"李国庆同志书面发言（由{reader}宣读）" in dump(build(plan, "27"))


def test_a_statement_is_read_once_where_it_has_an_item_of_its_own(made):
    read = {"text": "代读李国庆书面发言", "speaker": "古丽·买买提"}
    plan = made(members={1: {"absence": "因公出国"}}, agenda=[TURNS, read], no_hints=True)
    assert [row[4] for row in agenda_rows(plan)] == ["张三", "古丽·买买提", "古丽·买买提"]
    said = script(plan)
    assert "请党组成员、总工程师古丽·买买提同志代读李国庆同志书面发言。\n请党组成员" in said
    assert said.count("对李国庆同志提出批评意见，会后转告本人。") == 1
    assert "李国庆同志因公出国请假，已提交书面发言。" in said
    assert "发言人：李国庆（书面发言，由古丽·买买提宣读）" in dump(build(plan, "27"))
    assert "书面发言 <> 已提交" in dump(build(plan, "26"))


def test_a_break_in_the_agenda_is_no_item(made):
    items = [
        {"text": "宣布开会并说明有关事项", "speaker": "张三", "minutes": 10},
        {"text": "会间休息", "minutes": 5, "locked": True},
        {"text": "总结", "speaker": "张三", "minutes": 10},
    ]
    plan = made(agenda=items, no_hints=True)
    assert [row[0] for row in agenda_rows(plan)] == ["1", "", "2"]
    said = script(plan)
    assert "会议有两项议程" in said and "有关事项，刚才已经进行。" in said
    assert "现在休息5分钟。\n现在继续开会。\n最后进行第二项议程，由我总结。" in said
    over = made(agenda=[*items, {"text": "讨论", "minutes": 1400, "locked": True}], no_hints=True)
    assert not Derived(over).slots and script(over).count("现在休息5分钟。\n现在继续开会。") == 1
    assert all("<1> 会间休息" not in dump(build(plan, number)) for number in ("27", "32"))


def test_a_guest_typed_without_a_space_is_called_by_name_and_has_a_card_of_his_name(made):
    guidance = ["县纪委常委、监委委员毕方（带队）", "县委第二督导组"]
    items = [{"text": "点评", "speaker": "毕方委员"}, {"text": "讲话", "speaker": "市领导"}]
    plan = made(meeting={"guidance": guidance, "observers": ["办公室主任佘兰、科长江流"]}, agenda=items)
    said = script(plan)
    assert "对毕方同志的点评意见" in said
    assert "请＿＿＿＿同志讲话。" in said
    assert "办公室主任佘兰同志、科长江流同志" in said
    assert "毕方" in Derived(plan).cards


def test_whoever_has_an_item_from_above_is_welcomed_by_name(made):
    plan = made(agenda=[{"text": "讲话", "speaker": "县委督导组"}])
    assert "县委督导组到会指导，我们表示欢迎。" in script(plan)


def test_one_who_is_none_of_the_team_has_his_own_item_and_nobody_elses(made):
    items = [
        {"text": "作个人剖析，其他同志提出批评意见", "speaker": "荣海", "mode": "一人发言并接受批评"},
        {"text": "总结", "speaker": "张三"},
    ]
    plan = made(agenda=items)
    assert [row[4] for row in agenda_rows(plan)] == ["荣海", "张三"]
    assert "荣海：" in dump(build(plan, "32"))


def test_who_reads_is_told_with_the_leave(made):
    plan = made(members={1: {**AWAY[1], "reader": "张三"}}, agenda=[TURNS])
    assert "由我代党组成员、副局长李国庆同志宣读书面发言。" in script(plan)


@pytest.mark.parametrize("typed", ["荣海", "荣海同志", "办公室荣海"])
def test_who_reads_and_is_in_no_list_is_a_comrade_too(made, typed):
    said = script(made(members={1: {**AWAY[1], "reader": typed}}, agenda=[TURNS]))
    assert f"请{typed.removesuffix('同志')}同志代党组成员、副局长李国庆同志宣读书面发言。" in said


def test_nobody_who_is_away_reads(made):
    away = {1: {**AWAY[1], "reader": "古丽·买买提"}, 3: {**AWAY[1], "reader": "李国庆"}}
    own = {"text": "李国庆作书面发言", "speaker": "李国庆"}
    said = script(made(members=away, agenda=[TURNS, own]))
    assert "请＿＿＿＿代党组成员、总工程师古丽·买买提同志宣读书面发言。" in said


def test_what_templates_of_earlier_versions_ask_of_an_item_is_still_answered(made):
    derived = Derived(plan := made())
    each = next(place for place, item in enumerate(plan.agenda) if item.mode == "逐一发言并接受批评")
    assert derived.heading("宣布开会（2分钟）") == "宣布开会"
    assert derived.of_each("李国庆、古丽·买买提依次作个人发言") == "依次作个人发言"
    assert [slot.member for slot in derived.turns(each)] == [1, 3]


def test_what_was_typed_as_a_name_is_said_to_the_letter(made):
    plan = made(
        members={1: {"name": "李\\国庆"}}, agenda=[{"text": "李\\国庆通报情况", "speaker": "李\\国庆"}]
    )
    assert "李\\国庆同志" in script(plan)


def test_of_two_names_the_longer_is_said_and_a_post_or_several_need_no_comrade(made):
    team = {1: {"name": "荣海"}, 2: {"name": "荣海棠"}}
    items = [
        {"text": "宣读荣海棠书面发言", "speaker": "张三"},
        {"text": "通报荣海委员、荣海常务副县长的建议和荣海等同志、荣海棠、荣海等人的建议", "speaker": "张三"},
    ]
    text = script(made(members=team, agenda=items, no_hints=True))
    assert "由我宣读荣海棠同志书面发言。" in text
    assert "由我通报荣海委员、荣海常务副县长的建议和荣海等同志、荣海棠、荣海等人的建议。" in text


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("班子成员逐一作个人剖析，再由其他同志提出批评意见", "逐一作个人剖析，再由其他同志提出批评意见"),
        ("逐一剖析，然后开展相互批评", "逐一剖析，然后开展相互批评"),
        ("先进典型对照，相互批评", "先进典型对照，相互批评"),
        ("先由个人剖析，再由他人提出批评意见", "先由个人剖析，再由他人提出批评意见"),
        ("逐一剖析，先老同志，再新同志，然后其余人", "逐一剖析"),
    ],
)
def test_of_the_order_of_an_item_nothing_goes_that_is_done_there(made, text, heading):
    plan = made(agenda=[{"text": text, "speaker": "班子成员", "mode": ROUND}])
    assert Derived(plan).heading(plan.agenda[0]) == heading


def test_an_item_given_as_its_text_alone_has_no_order_at_its_end(made):
    assert Derived(made()).heading("逐一剖析（6人），按职务顺序进行") == "逐一剖析"


@pytest.mark.parametrize("speaker", ["党组", "本人"])
def test_what_nobody_is_named_for_is_the_principals_and_a_strangers_item_takes_nobodys_turn(made, speaker):
    first = {"text": "代表班子作检查", "speaker": speaker, "mode": "一人发言并接受批评"}
    own = made(agenda=[first, TURNS], no_hints=True)
    assert [row[4] for row in agenda_rows(own) if row[4]] == ["张三", "李国庆", "古丽·买买提"]
    other = made(agenda=[{**first, "speaker": "荣海"}, TURNS], no_hints=True)
    assert [row[4] for row in agenda_rows(other) if row[4]] == ["荣海", "张三", "李国庆", "古丽·买买提"]


def test_what_is_read_beside_a_report_leaves_the_report_its_speaker(made):
    items = [TURNS, {"text": "通报意见收集情况，张三代读李国庆同志书面发言", "speaker": "古丽·买买提"}]
    plan = made(members=AWAY, agenda=items, no_hints=True)
    assert Derived(plan).speaking(1) == ()
    assert "李国庆（书面发言，由张三宣读）" in [row[4] for row in agenda_rows(plan)]
    told = {"text": "宣读李国庆同志岗位调整的情况通报", "speaker": "张三"}
    away = made(members={1: {**AWAY[1], "written": False}}, agenda=[TURNS, told], no_hints=True)
    assert "对李国庆同志提出批评" not in script(away)


@pytest.mark.parametrize("text", ["休息15分钟", "会间休息（约十分钟）。", "茶歇"])
def test_a_break_may_say_how_long_it_is(made, text):
    plan = made(agenda=[{"text": "总结", "speaker": "张三"}, {"text": text}])
    assert [item.text for _, item in Derived(plan).agenda_items] == ["总结"]


def test_nobody_is_called_by_the_order_in_which_they_speak(made):
    item = {"text": "班子成员按表一次序作个人对照检查，其他成员提出批评意见", "mode": "逐一发言并接受批评"}
    assert "请各位同志依次作个人对照检查，其他成员提出批评意见。" in script(made(agenda=[item]))


@pytest.mark.parametrize(
    ("text", "speaker", "called"),
    [
        ("学习习近平总书记重要讲话", "李国庆", "请党组成员、副局长李国庆同志领学习近平总书记重要讲话"),
        ("集体学习《党章》", "张三", "由我领学《党章》"),
        ("学习有关文件", "全体成员", "请各位同志学习有关文件"),
        ("学习交流", "李国庆", "请党组成员、副局长李国庆同志学习交流"),
        ("列席人员发言", "列席人员代表", "请列席人员代表发言"),
        ("列席人员代表发言", "列席人员代表", "请列席人员代表发言"),
        ("主持人作说明", "主持人", "由我作说明"),
    ],
)
def test_one_leads_the_others_in_study_and_is_not_named_twice(made, text, speaker, called):
    plan = made(agenda=[{"text": text, "speaker": speaker}, {"text": "总结", "speaker": "张三"}])
    assert f"第一项议程，{called}。" in script(plan)
