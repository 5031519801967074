"""Lists of papers that are sent, of works that are read and of attachments: nothing of them is lost, and
nothing is read that they do not say.
"""

import pytest

from mzsh_kit.reading import read_bytes

TITLE = "县气象局党组2025年度民主生活会方案\n"


def _read(text):
    read = read_bytes(text.encode(), "方案.txt", weigh=False)
    return [(fact.field, fact.value) for fact in read.facts if fact.field != "meeting.year"], [
        part.text for part in read.unread
    ]


@pytest.mark.parametrize("numbers", ["一二三", "123"])
def test_a_list_of_papers_in_a_sentence_is_no_headings_and_who_is_late_is_no_bulletin(numbers):
    items = "；".join(
        f"{number}{'、' if number in '一二三' else '.'}{thing}"
        for number, thing in zip(numbers, ("会议情况报告", "记录复印件", "整改方案"), strict=True)
    )
    facts, unread = _read(
        "关于报送2025年度民主生活会材料的通知\n"
        f"请于2026年2月10日前，将下列材料送县委组织部干部一股备查：{items}。未按时报送的单位，予以全县通报。\n"
    )
    assert [fact for fact in facts if fact[0] != "meeting.date"] == [
        ("report", "会议情况报告"),
        ("report", "记录复印件"),
        ("report", "整改方案"),
    ]
    assert "未按时报送的单位，予以全县通报" in unread


def test_drafts_of_a_list_are_sent_before_the_meeting():
    facts, _ = _read(
        TITLE
        + "二、材料报送\n会前6天将以下材料报送县委组织部：\n"
        + "（一）班子检视剖析材料\n（二）征求意见情况\n（三）个人发言提纲\n"
    )
    assert facts == [
        ("submission", "班子检视剖析材料"),
        ("submission", "征求意见情况"),
        ("submission", "个人发言提纲"),
    ]


@pytest.mark.parametrize(
    "work", ["《陈云文选》第一卷、第三卷", "《党史读本》（上册）、（下册）", "《列宁选集》第1卷和第2卷"]
)
def test_the_volumes_of_a_work_are_one_item_with_it(work):
    facts, unread = _read(TITLE + f"一、学习内容\n{work}，《党章》。\n")
    assert (facts, unread) == ([("study.item", work), ("study.item", "《党章》")], [])


def test_how_long_a_paper_may_be_and_until_when_it_is_drafted_is_told():
    _, unread = _read(
        TITLE + "三、撰写材料\n个人发言提纲自己动手写，不超过2800字，1月9日前形成初稿，篇幅以三千字为宜。\n"
    )
    assert unread == ["不超过2800字", "篇幅以三千字为宜"]


def test_what_is_attached_is_nothing_else():
    facts, _ = _read(TITLE + "四、其他\n附件：1.征求意见表\n2.谈心谈话记录表\n3.发言提纲审核登记表\n")
    assert facts == [
        ("attachment", "征求意见表"),
        ("attachment", "谈心谈话记录表"),
        ("attachment", "发言提纲审核登记表"),
    ]


def test_things_below_a_heading_that_says_what_is_sent_are_no_rules():
    facts, unread = _read(
        "关于报送县气象局党组2025年度民主生活会材料的通知\n一、报送内容\n1.本股室对班子的意见建议；\n2.典型事例1至2个。\n"
        "二、报送时间\n请于1月4日前交局办公室。\n"
    )
    assert "rectification.rule" not in {field for field, _ in facts}
    assert unread[:2] == ["本股室对班子的意见建议", "典型事例1至2个"]


def test_the_limits_of_papers_are_no_day_of_the_meeting_and_their_headings_no_demands():
    facts, unread = _read(
        TITLE
        + "三、材料要求\n（一）班子材料。主要包括存在问题、原因分析、努力方向三个部分。\n"
        + "（二）时间要求。1月4日前交初稿，1月9日前交定稿。\n四、其他\n其他事项另行通知。\n"
    )
    assert {field for field, _ in facts} == {"materials.team", "materials.deadline"} and unread


def test_lines_behind_a_box_are_not_run_together():
    lines = (
        "学习：集中学习1次（1月5日），自学不少于1.5天",
        "谈话：书记与成员、成员之间、成员与股室负责人各1次，1月8日前谈完",
        "材料：班子1份（办公室）、个人5份（本人），1月10日前送县委组织部审",
        "会务：席签、话筒、录音笔、记录本（办公室1月14日前）",
        "会后：3天内整理纪要，20天内公示整改清单",
    )
    facts, unread = _read(TITLE + "\n".join(f"□ {line}" for line in lines))
    assert ("submission", "班子1份（办公室）、个人5份（本人），1月10日前送县委组织部审") in facts
    assert ("study.duration", "不少于1.5天") in facts
    assert any("3天内整理纪要" in text for text in unread)


def test_a_number_in_a_circle_is_no_part_of_what_is_read():
    facts, _ = _read(TITLE + "一、学习内容\n①党的二十届四中全会精神；②《中国共产党章程》。\n")
    assert facts == [("study.item", "党的二十届四中全会精神"), ("study.item", "《中国共产党章程》")]
