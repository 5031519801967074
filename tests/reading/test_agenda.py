"""Agendas by the hour, and those of scripts: what a list states, and what the chair calls for."""

import pytest

from mzsh_kit.reading import answers_of, read_bytes
from mzsh_kit.reading.acts import acts
from mzsh_kit.reading.answers.agenda import agenda, held, pace, parted
from mzsh_kit.reading.fact import Fact
from mzsh_kit.timing.turns import EACH_CRITICISED

MORNING = "9:00—9:20　馆长带读《中国共产党章程》\n9:20—10:10　通报情况\n10:10—11:30　对照检查\n"
AFTERNOON = "1.相互批评\n2.督导组讲话"
HOURS = {
    "below labels": f"地点：馆三楼\n主持：刘梅\n记录：周兰\n列席：罗强\n上午（9:00—11:30）\n{MORNING}"
    f"{AFTERNOON}",
    "below the title": f"上午（9:00—11:30）\n{MORNING}下午（2:30开始）\n{AFTERNOON}",
    "parts of the day as headings": f"一、上午（9:00—11:30）\n{MORNING}二、下午（2:30开始）\n{AFTERNOON}",
    "in brackets, with more behind an item": (
        "会议议程：\n（9:00—9:20）馆长带读《中国共产党章程》。由办公室备书。\n（9:20—10:10）通报情况\n（10:10—11:30）对照检查\n"
        f"下午（2:30开始）\n{AFTERNOON}"
    ),
    "numbered": (
        "（一）9:00—9:20 馆长带读《中国共产党章程》\n（二）9:20—10:10 通报情况\n（三）10:10—11:30 对照检查\n"
        "（四）下午2时至3时 相互批评\n（五）下午3时至4时 督导组讲话"
    ),
}
SCRIPT = "镇党委民主生活会主持词\n同志们：\n{}\n散会。"


def read(text, *, weigh=False):
    return read_bytes(text.encode(), "议程.txt", weigh=weigh)


def items(reading):
    return [fact.value for fact in reading.facts if fact.field == "agenda.item"]


@pytest.mark.parametrize("lines", HOURS.values(), ids=HOURS)
def test_lines_by_the_hour_are_items_and_parts_of_the_day_stay(lines):
    reading = read(f"县档案馆党组民主生活会议程\n{lines}")
    assert items(reading) == ["馆长带读《中国共产党章程》", "通报情况", "对照检查", "相互批评", "督导组讲话"]
    left = "".join(part.text for part in reading.unread)
    assert all(line in left for line in ("上午（9:00—11:30）", "下午（2:30开始）") if line in lines)


def test_what_the_chair_counts_is_the_agenda():
    counted = (
        "现在进行第一项议程，由我通报情况。\n下面进行第二项议程，请其他同志逐一对照检查。\n请周兰同志发言。\n"
        "请大家对周兰同志提出批评意见。\n最后进行第三项议程，请督导组讲话。"
    )
    assert items(read(SCRIPT.format(counted))) == [
        "通报情况",
        "请其他同志逐一对照检查",
        "请督导组讲话",
    ]


LISTED = {
    "in one paragraph": "会议有三项议程：一是通报情况；二是由我代表班子对照检查；三是督导组点评。",
    "line by line": "会议有三项议程：\n一是通报情况；\n二是由我代表班子对照检查；\n三是督导组点评。",
}


@pytest.mark.parametrize("listed", LISTED.values(), ids=LISTED)
def test_a_list_that_a_script_announces_is_its_agenda_and_what_is_called_for_later_stays_unread(listed):
    calls = (
        "下面进行第一项，请副馆长申屠明同志通报整改情况。\n下面进行第二项，我代表班子作对照检查。\n"
        "下面请大家发言。\n最后，请督导组罗组长点评。"
    )
    reading = read(SCRIPT.format(f"{listed}\n{calls}"), weigh=True)
    assert items(reading) == ["通报情况", "代表班子对照检查", "督导组点评"]
    assert "最后，请督导组罗组长点评" in [part.text for part in reading.unread]


UNDER_TITLES = {
    "（主持人　关山）\n（2026年1月9日）": "关山",
    "（2026年1月9日）\n关 山": "关山",
    "党总支书记　关山\n2026年1月9日　馆三楼会议室": "党总支书记 关山",
}


@pytest.mark.parametrize(("lines", "who"), UNDER_TITLES.items())
def test_the_name_under_the_title_of_a_script_takes_the_chair(lines, who):
    text = SCRIPT.format("现在开会。\n首先，由我通报情况。\n请各位委员逐一发言，相互批评。\n请督导组讲话。")
    reading = read(text.replace("同志们", f"{lines}\n同志们"))
    facts = [(fact.field, fact.value) for fact in reading.facts]
    assert ("meeting.host", who) in facts
    assert ("meeting.venue", "馆三楼会议室") in facts or "会议室" not in lines


def test_lines_by_the_hour_that_end_as_titles_do_are_no_title_and_nothing_vanishes():
    lines = (
        "8:30—8:40　签到\n8:40—9:00　集体学习党章\n9:00—9:20　通报情况\n9:20—11:00　逐一发言，相互提出意见"
    )
    reading = read(f"县科技馆党组民主生活会日程安排\n{lines}", weigh=True)
    told = {*items(reading), *(part.text.partition("40")[2].strip() for part in reading.unread)}
    assert told == {"签到", "集体学习党章", "通报情况", "逐一发言，相互提出意见"}


def test_an_agenda_in_one_paragraph_below_its_title():
    told = (
        "（1）主持人宣布开会；（2）馆长代表班子检视剖析；"
        "（3）班子成员个人检视剖析，其余同志逐个批评；（4）督导组点评。"
    )
    assert items(read(f"县科技馆党组民主生活会流程\n{told}")) == [
        "主持人宣布开会",
        "馆长代表班子检视剖析",
        "班子成员个人检视剖析，其余同志逐个批评",
        "督导组点评",
    ]


def test_an_aside_of_a_script_is_no_heading():
    lines = (
        "会议议程：\n1.馆长通报情况\n2.逐一发言，相互批评\n3.督导组讲话\n"
        "（馆长通报完毕）\n下面，请督导组讲话，我们要认真抓好落实。"
    )
    reading = read(SCRIPT.format(lines))
    assert not reading.tree.sections
    assert not [fact for fact in reading.facts if fact.field in ("bulletin", "rectification.rule")]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("通报上年度整改情况（章蓉）", {"text": "通报上年度整改情况", "speaker": "章蓉"}),
        ("佴舒作总结讲话", {"text": "作总结讲话", "speaker": "佴舒"}),
        (
            "佴舒主持并代表班子作对照检查",
            {"text": "代表班子作对照检查", "speaker": "佴舒"},
        ),
        (
            "个人发言（按佴舒、章蓉的顺序），互相批评",
            {"text": "个人发言（按佴舒、章蓉的顺序），互相批评", "mode": "逐一发言并接受批评"},
        ),
        ("阚霁讲话（约20分钟）", {"text": "讲话", "speaker": "阚霁", "minutes": 20, "least": 20, "most": 20}),
        (
            "宣读要求（佴舒，5分钟）",
            {"text": "宣读要求", "speaker": "佴舒", "minutes": 5, "least": 5, "most": 5},
        ),
        (
            "委员依次作自我检视并接受批评，约90分钟",
            {
                "text": "依次作自我检视并接受批评",
                "speaker": "委员",
                "mode": "逐一发言并接受批评",
                "minutes": 90,
                "most": 90,
            },
        ),
        ("其他3名同志作说明", {"text": "作说明", "speaker": "其他3名同志"}),
    ],
)
def test_an_item_has_its_speaker_wherever_he_stands(text, item):
    assert parted(text, {"佴舒"}) == item


def test_each_has_his_turn_where_no_item_speaks_of_criticism():
    items = [
        {"text": "代表班子作对照检查", "speaker": "佴舒"},
        {"text": "逐一作个人发言", "speaker": "班子成员"},
    ]
    assert [item.get("mode") for item in held(items)] == [None, "逐一发言并接受批评"]


def test_all_who_are_named_speak_whatever_their_names():
    said = "局党组副书记巴特，党组成员欧阳北、钟鸣，党组成员黎昕依次作个人发言"
    assert acts(said) == [said]
    assert acts("藿香、甘草、半夏、陈皮依次发言") == ["藿香、甘草、半夏、陈皮依次发言"]
    assert acts("周平代表班子作对照检查，接受其他同志批评") == ["周平代表班子作对照检查，接受其他同志批评"]


def test_an_agenda_is_whole_whatever_numbers_it():
    lines = "（甲）主持人宣布要求\n（乙）佴舒通报整改情况\n（丙）督导组点评（约10分钟）\n（丁）佴舒总结"
    told = items(read(f"市档案馆党委2025年度民主生活会方案\n一、会议议程\n{lines}", weigh=True))
    assert told == [line[3:] for line in lines.split("\n")]


def test_the_agenda_may_hold_the_theme_a_case_and_an_order_of_speaking():
    lines = (
        "1.佴舒说明会议主题“守档为民、存史资政”\n2.佴舒通报石某某案情\n"
        "3.个人作对照检查，相互批评，顺序为：佴舒、阚霁、石岚、贺川\n4.督导组点评"
    )
    reading = read(f"市档案馆党委2025年度民主生活会方案\n一、会议议程\n{lines}")
    told = {field: [fact.value for fact in reading.facts if fact.field == field and fact.certain]
            for field in ("meeting.theme", "problems.aspect", "agenda.item")}  # fmt: skip
    assert told["meeting.theme"] == ["守档为民、存史资政"]
    assert told["problems.aspect"] == []
    assert told["agenda.item"] == [line[2:] for line in lines.split("\n")]


def test_what_is_said_of_how_each_speaks_loses_no_item():
    lines = "1.佴舒通报情况\n2.成员依次检视，互相批评。每人批评他人不少于2条。\n3.督导组点评\n4.佴舒总结"
    told = items(read(f"市档案馆党委2025年度民主生活会方案\n一、会议议程\n{lines}"))
    assert told == ["佴舒通报情况", "成员依次检视，互相批评", "督导组点评", "佴舒总结"]


def test_an_agenda_of_a_whole_day_has_its_halves_and_the_hour_at_which_it_goes_on():
    when = "时间：2026年1月22日（星期四）全天（上午9:00开始，下午2:10继续）"
    lines = (
        "上午：（1）佴舒通报情况；（2）佴舒代表班子检视；（3）佴舒作个人检视，互相批评。\n"
        "下午：（4）阚霁、石岚作个人检视，互相批评；（5）督导组点评；（6）佴舒总结。"
    )
    plan = f"市档案馆党委2025年度民主生活会方案\n一、会议安排\n{when}\n二、会议流程\n{lines}"
    answers = answers_of(read(plan))
    assert answers["meeting"]["parts"] == [
        {"name": "上午", "start": "09:00"},
        {"name": "下午", "start": "14:10"},
    ]
    assert [item["part"] for item in answers["agenda"]] == ["上午"] * 3 + ["下午"] * 3


def test_an_item_by_the_hour_takes_what_its_hours_say():
    lines = "9:00—9:10　佴舒通报情况\n9:10—9:35　佴舒代表班子对照检查\n9:35—11:15　成员逐一对照检查，互相批评"
    items = answers_of(read(f"市档案馆党委民主生活会议程\n{lines}"))["agenda"]
    assert [(item["minutes"], item["most"]) for item in items] == [(10, 10), (25, 25), (100, 100)]
    assert not any("part" in item for item in items)


def test_a_criticism_of_each_belongs_to_what_each_says():
    said = (
        "会中。佴舒代表班子作对照检查；之后阚霁、石岚、贺川依次发言。"
        "每位同志发言后，其他同志对其提出批评意见。"
    )
    told = answers_of(read(f"市档案馆党委2025年度民主生活会方案\n一、召开会议\n{said}"))["agenda"]
    assert [(item["text"], item.get("mode")) for item in told][1:] == [
        ("阚霁、石岚、贺川依次发言，其他同志对其提出批评意见", "逐一发言并接受批评")
    ]


HEAD = "市档案馆党委2025年度民主生活会方案\n"


def answered(text):
    return answers_of(read_bytes((HEAD + text).encode(), "方案.txt", weigh=False))


def test_preparation_and_reports_stand_outside_the_agenda_that_a_sentence_announces():
    text = (
        "会前工作。一是听取意见，面向馆属各科室征求意见，汇总后由书记逐一反馈给本人。\n"
        "会议程序。会上依次进行：佴舒同志通报整改情况，大约15分钟；佴舒同志代表班子作对照检查，时间20分钟；"
        "佴舒同志作个人对照检查，其他同志提出批评，之后其他委员逐人对照检查，每人10分钟；督导组点评。\n"
        "会后工作。会后党委向市委组织部报告会议情况。\n"
    )
    told = answered(text)["agenda"]
    assert [item.get("minutes") for item in told] == [15, 20, None, None, None]
    assert [item["text"][:4] for item in told] == ["通报整改", "代表班子", "作个人对", "逐人对照", "点评"]


def test_an_agenda_whose_headings_tell_the_hours_keeps_items_and_hours():
    text = (
        "一、会议开始（8：30—8：35）\n佴舒宣布会议开始。\n"
        "二、通报情况（8：35—8：50）\n1.章蓉通报整改情况（9分钟）。共8条。\n2.石岚通报征求意见情况（6分钟）。\n"
        "三、个人对照检查和相互批评（8：50—10：50）\n按下列顺序进行：\n"
        "四、总结（10：50—11：00）\n佴舒作总结讲话。\n"
    )
    reading = read_bytes(f"市档案馆党委2025年度民主生活会议程\n{text}".encode(), "议程.txt", weigh=False)
    told = answers_of(reading)["agenda"]
    assert [item["minutes"] for item in told] == [5, 9, 6, 120, 10]
    assert [item.get("speaker") for item in told][1:3] == ["章蓉", "石岚"]
    assert answers_of(reading)["pace"] == {"step": 1, "rest": 0}


def test_a_row_of_a_table_keeps_who_speaks():
    assert parted("班子对照检查　　佴舒　　25分钟", {"佴舒"}) == {
        "text": "班子对照检查", "speaker": "佴舒", "minutes": 25, "least": 25, "most": 25,
    }  # fmt: skip


def test_minutes_of_each_are_not_those_of_the_item():
    told = "佴舒带头，其他委员按顺序作个人对照检查（每人12分钟），其他人批评（每人2分钟），表态（1分钟）"
    facts = [Fact("agenda.item", text, "") for text in (told, "章蓉通报甲（8分钟），石岚通报乙（4分钟）")]
    items = agenda(facts, {"佴舒", "章蓉", "石岚"}, False)
    assert [(item.get("speaker"), item.get("minutes")) for item in items] == [
        ("佴舒", None), (None, None), ("章蓉", 8), ("石岚", 4),
    ]  # fmt: skip
    assert items[0]["text"] == "带头作个人对照检查，其他同志提出批评意见"


@pytest.mark.parametrize(
    ("hours", "length", "parts"),
    [
        ("1月22日9:00—17:00", "1天", 2),
        ("1月22日9时，一天", "一天", 0),
        ("1月22日上午8:30—12:00，下午2:00—5:00", "1天", 2),
        ("1月22日上午9:00至下午5:30", "1天", 2),
        ("1月22日下午2：30—6：00", "3.5小时", 0),
        ("1月22日上午8:30，预计12:30结束", "4小时", 0),
        ("1月22日上午8:30\n二、会期\n会期3小时30分。", "210分钟", 0),
    ],
)
def test_the_length_is_what_the_hours_say(hours, length, parts):
    meeting = answered(f"一、会议时间\n2026年{hours}\n")["meeting"]
    assert (meeting["length"], len(meeting.get("parts", ()))) == (length, parts)


def test_an_item_whose_beginning_alone_is_told_lasts_until_the_next_of_its_half_begins():
    lines = (
        "9:00　佴舒通报情况\n9:10　佴舒代表班子对照检查\n11:30　章蓉作个人检视\n"
        "14:00　督导组点评\n14:20　佴舒总结"
    )
    text = f"一、会议时间\n2026年1月22日上午9:00—11:50，下午2:00—2:45\n二、会议议程\n{lines}"
    assert [item.get("minutes") for item in answered(text)["agenda"]] == [10, 140, None, 20, 25]


@pytest.mark.parametrize(
    "text",
    [
        "代读石岚书面发言",
        "宣读石岚书面发言",
        "继续个人检视，相互批评",
        "1月9日的馆务会上由石岚通报情况",
        "一位说罢大家提意见",
    ],
)
def test_what_is_no_person_no_body_and_no_role_speaks_to_no_item(text):
    item = parted(text, {"石岚"})
    assert (item["text"], "speaker" in item) == (text, False)


@pytest.mark.parametrize(
    "who", ["石岚", "馆长石岚", "阚霁", "督导组", "督导组罗明", "县局领导", "其他委员", "市领导", "主持人"]
)
def test_persons_bodies_and_roles_of_the_meeting_speak(who):
    assert parted(f"{who}总结", {"石岚"})["speaker"] == who.removeprefix("馆长")


def test_each_of_those_who_are_named_takes_his_minutes_and_what_is_read_out_its_own():
    lines = (
        "（1）佴舒通报情况，8分钟；（2）成员个人检视并相互批评，佴舒、章蓉、石岚依次进行，每人约20分钟，代读贺川书面发言6分钟；"
        "（3）督导组点评，9分钟；（4）佴舒总结，5分钟。"
    )
    told = answered(f"一、召开会议\n{lines}")["agenda"]
    assert [item["minutes"] for item in told] == [8, 60, 6, 9, 5]
    assert told[1]["mode"] == "逐一发言并接受批评" and told[2]["text"] == "代读贺川书面发言"


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("佴舒、章蓉、石岚依次检视并接受批评，每人检视7分钟、批评5分钟", 36),
        ("佴舒、章蓉等同志依次检视并接受批评，每人12分钟", None),
        ("委员依次检视并接受批评，每人12分钟", None),
    ],
)
def test_minutes_of_each_are_counted_only_for_those_who_are_named(said, minutes):
    (item,) = agenda([Fact("agenda.item", said, "")], {"佴舒", "章蓉", "石岚"}, False)
    assert (item.get("minutes"), item["mode"]) == (minutes, "逐一发言并接受批评")


def test_whoever_leads_has_his_turn_before_those_who_follow_one_after_another():
    said = "佴舒率先作个人检视，其他委员提批评意见，再由章蓉等同志依次进行（每人检视9分钟、批评9分钟）"
    first, others = agenda([Fact("agenda.item", said, "")], {"佴舒", "章蓉"}, False)
    assert (first["speaker"], first["mode"]) == ("佴舒", "一人发言并接受批评")
    assert ("speaker" in others, others["mode"]) == (False, "逐一发言并接受批评")


def test_where_the_leader_is_criticised_when_he_speaks_so_are_those_after_him():
    items = [
        parted(text, {"佴舒"})
        for text in ("佴舒作个人检视并听取批评", "章蓉、石岚依次检视，一人一议", "佴舒表态")
    ]
    assert [item.get("mode") for item in held(items)] == ["一人发言并接受批评", "逐一发言并接受批评", None]


def test_a_table_of_a_script_keeps_its_first_row_and_that_of_several_persons():
    rows = (
        "1　通报馆党委上一年度民主生活会整改情况和征求意见情况\t章蓉\t8分钟\n"
        "2　代表班子作对照检查\t佴舒\t15分钟\n"
        "3　个人检视，相互批评\t佴舒、章蓉、石岚\t每人14分钟（检视7分钟，批评7分钟）\n"
        "4　总结讲话\t佴舒\t10分钟"
    )
    head = "市档案馆党委民主生活会议程及主持词\n议　程\n主持人：佴舒　馆长"
    script = f"{head}\n{rows}\n主持词\n同志们：\n现在开会。"
    told = answers_of(read(script))["agenda"]
    assert [(item.get("speaker"), item["minutes"]) for item in told] == [
        ("章蓉", 8), ("佴舒", 15), (None, 42), ("佴舒", 10),
    ]  # fmt: skip


def test_what_is_done_on_another_day_is_no_item_and_a_turn_told_in_many_words_is_one():
    text = (
        "关于材料。班子材料1月12日送市委组织部审阅，市委组织部提出意见，次日修改。\n"
        "怎样开会：先由章蓉同志通报整改情况；接着石岚同志代表班子作对照检查；然后从石岚同志起，按馆长、副馆长、委员的次序，"
        "一位说罢大家提意见，再轮到下一位，每人不超过半小时；最后请督导组讲话，石岚同志表态。\n"
        "会开完后，1月26日职工大会上由石岚同志通报会议情况。"
    )
    told = answered(text)["agenda"]
    assert [item.get("speaker") for item in told] == ["章蓉", "石岚", None, "督导组", "石岚"]
    assert told[2]["text"].endswith("每人不超过半小时") and told[2]["mode"] == "逐一发言并接受批评"


def test_numbers_of_an_agenda_in_one_paragraph_have_one_form_and_its_halves_stay():
    lines = (
        "上午：1.石岚通报情况；2.石岚代表班子检视；3.委员逐个检视，石岚带头，每人说完由其他同志提批评意见。"
        "下午：4.继续个人检视和批评；5.督导组点评，6分钟；6.石岚总结。批评要实。"
    )
    when = "2026年1月22日（星期四）全天（上午9:00开始，下午2:10继续）"
    told = answered(f"一、会议时间\n{when}\n二、召开会议、开展批评\n{lines}")["agenda"]
    assert [item["part"] for item in told] == ["上午"] * 3 + ["下午"] * 3
    assert [item.get("speaker") for item in told] == ["石岚", "石岚", "委员", None, "督导组", "石岚"]
    assert [item.get("mode") for item in told][2:4] == ["逐一发言并接受批评"] * 2


def test_a_script_that_calls_each_item_by_its_number_has_the_whole_agenda():
    calls = (
        "下面进行第一项，请章蓉同志通报整改情况。\n第二项，由我代表馆党委班子作对照检查。\n"
        "第三项，个人检视。我先说，请大家批评。\n第四项，请石岚同志宣读贺川同志的书面发言。\n"
        "第五项，请督导组罗明同志讲话，大家鼓掌欢迎。\n第六项，我讲几点意见。"
    )
    told = answers_of(read(SCRIPT.format(calls)))["agenda"]
    assert [item.get("speaker") for item in told] == ["章蓉", "主持人", None, "石岚", "督导组罗明", "主持人"]
    assert told[2]["mode"] == "逐一发言并接受批评"


def test_an_item_with_hours_of_its_own_stays_whole():
    said = [Fact("agenda.item", "章蓉通报甲，石岚通报乙", "", note=note) for note in ("9:00—9:30", "上午")]
    items = agenda(said, {"章蓉", "石岚"}, False)
    assert [item.get("minutes") for item in items] == [30, None, None]


def said(agenda):
    return answers_of(read(f"县林业局党组民主生活会方案\n一、时间\n2026年1月20日。\n二、会议议程\n{agenda}"))


def test_a_long_item_of_a_numbered_agenda_stays_one_and_its_rest_says_how_it_goes():
    plan = said(
        "1．金晓同志通报去年整改情况（10分钟）。\n"
        "2．成员个人检视剖析。按名单先后进行。每人限9分钟；一人讲完，别的成员提批评意见，每人1至2分钟。\n"
        "3．督导组长点评（15分钟）。\n4．金晓同志总结（5分钟）。"
    )
    assert [item["text"] for item in plan["agenda"]][1:3] == ["个人检视剖析", "点评"]
    assert plan["agenda"][1]["mode"] == EACH_CRITICISED
    assert plan["pace"]["speech"] == {"least": 5, "minutes": 9, "most": 9}
    assert plan["pace"]["criticism"] == {"least": 1, "minutes": 2, "most": 2}
    assert len(plan["criticism"]["rules"]) == 2


def test_a_row_by_the_hour_that_names_the_speaker_first_and_a_note_about_rows():
    plan = said(
        "①\t9:00\t石磊\t通报上次整改情况\t10分钟\n②\t9:10\t石磊\t代表班子对照检查\t20分钟\n"
        "③\t9:30\t各位委员\t自我批评（每人8分钟）\t合计70分钟\n④\t10:40\t桂香远\t督导点评\t20分钟\n②环节由办公室计时。"
    )
    told = [(item.get("speaker"), item["minutes"]) for item in plan["agenda"]]
    assert told == [("石磊", 10), ("石磊", 20), (None, 70), ("桂香远", 20)]
    assert len(told) == 4 and plan["pace"]["speech"]["most"] == 8


def test_a_blank_parts_the_speaker_from_what_he_does():
    assert parted("石磊 通报上次整改情况（10分钟）", set())["speaker"] == "石磊"
    assert "speaker" not in parted("通报 上次整改情况", set())


@pytest.mark.parametrize(
    ("text", "who", "does"),
    [
        ("馆党委书记 佴舒 作班子对照检查", "佴舒", "作班子对照检查"),
        ("佴舒 馆党委书记 小结", "佴舒", "小结"),
        ("第一书记 章蓉 讲话", "章蓉", "讲话"),
        ("主持人 佴舒 宣布开会", "佴舒", "宣布开会"),
        ("这次会议主持人佴舒小结", "佴舒", "小结"),
        ("下午（2:30—4:00）章蓉同志通报征求意见情况", "章蓉", "通报征求意见情况"),
        ("下午2:30章蓉通报征求意见情况", "章蓉", "通报征求意见情况"),
        ("8:40—8:50 佴舒讲话", "佴舒", "讲话"),
        ("随后由章蓉同志通报征求意见情况", "章蓉", "通报征求意见情况"),
        ("二、章蓉通报征求意见情况", "章蓉", "通报征求意见情况"),
    ],
)
def test_post_hours_and_order_before_a_name_are_no_part_of_the_act(text, who, does):
    assert parted(text, {"佴舒", "章蓉"}) == {"text": does, "speaker": who}


def test_minutes_without_a_sign_are_of_the_act_before_them():
    assert parted("佴舒 作小结 6分钟", {"佴舒"})["text"] == "作小结"
    both = parted("各成员提出批评意见，总时长90分钟", set())
    assert (both["text"], both["minutes"]) == ("提出批评意见", 90)
    for text in (
        "会后10分钟",
        "提前15分钟",
        "提前约15分钟",
        "提前5—10分钟",
        "12分钟",
        "情况 1800分钟",
        "每个代表报告7分钟",
    ):
        assert parted(text, set()) == {"text": text}


@pytest.mark.parametrize(
    ("texts", "speech"),
    [
        (["每人发言不超过7分钟", "章蓉通报，每个发言人报告不超过25分钟"], 7),
        (["每人发言不超过7分钟", "每人发言不超过9分钟"], 7),
        (["职工代表发言，每人4分钟"], None),
        (["列席人员发言，每人发言4分钟"], None),
        (["每人自我批评不超过1800分钟"], None),
        (["各部门负责人发言，每人发言4分钟"], None),
        (["与会同志依次发言，每人6分钟"], 6),
    ],
)
def test_the_first_limit_of_the_team_is_the_turn_of_each(texts, speech):
    facts = [Fact("agenda.item", text, str(n)) for n, text in enumerate(texts)]
    assert pace((), facts).get("speech", {}).get("most") == speech


def test_minutes_of_each_are_not_multiplied_beyond_a_day():
    names = [f"{surname}{name}" for surname in "赵钱孙李" for name in ("小明", "大海", "文山", "立新")]
    told = parted(f"{'、'.join(names)}依次检视并接受批评，每人95分钟", names)
    assert "minutes" not in told and told["mode"] == EACH_CRITICISED


def test_what_is_told_beside_another_limit_keeps_its_step_open():
    plan = said(
        "1．金晓通报情况。\n2．金晓代表班子对照检查。\n3．成员相互批评。\n三、会后工作\n会议结束后4日内，办公室起草班子整改方案，写明时限。"
    )
    assert plan["schedule"]["rectification"]["end"] in ("待定", "会后4天内")
