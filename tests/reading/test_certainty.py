"""What is left out or is no whole statement never becomes a fact of a plan; it is told with its place."""

import json
import sys
from dataclasses import replace

import pytest

from mzsh_kit.reading import old_plan, plan, read_bytes
from mzsh_kit.reading.certainty import certain
from mzsh_kit.reading.fact import Fact

SHORT = (
    "清源县水务局党组2025年度民主生活会方案\n一、会议时间和地点\nxx月xx日，三楼会议室。\n"
    "二、会议主题\n围绕**工作，把责任扛起来。\n三、参加人员\n党组成员。\n四、其他\n茶水自备。"
)


def test_what_is_open_is_doubtful_what_is_only_probable_waits_and_all_else_was_read(monkeypatch):
    def unsure(*given):
        reading = read_bytes(*given)
        facts = (
            replace(fact, certain=fact.certain and fact.field != "meeting.attendees")
            for fact in reading.facts
        )
        return replace(reading, facts=tuple(facts))

    monkeypatch.setattr(plan, "read_bytes", unsure)
    old = old_plan(SHORT.encode(), "a.txt")
    assert [(shown.label, shown.value) for shown in old.doubtful] == [
        ("会议日期", "xx月xx日"),
        ("主题", "围绕**工作，把责任扛起来"),
    ]
    assert [(part.text, part.heading, part.maybe, fact and fact.field) for part, fact in old.passages] == [
        ("2025年度", "", "", "meeting.year"),
        ("三楼会议室", "会议时间和地点", "", "meeting.venue"),
        ("党组成员", "参加人员", "meeting.attendees", None),
        ("茶水自备", "其他", "", None),
    ]


MASKED = """~县水务局党组2025年度民主生活会实施方案
根据~市委组织部《关于开好2025年度民主生活会的通知》（~组发〔2025〕~号）要求，制定本方案。
一、会议安排
（一）时间：2026年~月~日上午~时。
（二）地点：~会议室。
（三）主持人：局党组书记~同志。
（四）参加人员：~、局党组成员；邀请~督导组到会指导；~列席。
二、会议主题
聚焦~，把水务工作做好。
三、会前准备
（一）学习。重点学习《~选编》、党章。
（二）征求意见。通过~、座谈会等方式征求意见。
（三）谈心谈话。~与班子成员谈心谈话。谈话要谈透~问题。
（四）查摆问题。一是~方面；二是作风方面。
四、会议议程
1.~同志通报会前准备情况；
2.党组书记作对照检查。
五、会后工作
会后~天内，将情况报告报~市委组织部。整改落实要在~月底前完成。
六、职责分工
~负责会议记录。办公室负责~。
七、有关要求
（一）守好纪律。会议材料由~统一保管，不得外传。
"""


@pytest.mark.parametrize(
    "mask", ["xx", "XXX", "××", "***", "＊＊", "＿＿", "__", "○○", "□□", "△△", "●●", "某某", "……"]
)
def test_no_part_of_a_plan_is_left_out(mask):
    old = old_plan(MASKED.replace("~", mask).encode(), "方案.txt")
    assert mask not in json.dumps(old.answers, ensure_ascii=False)
    assert {"会议地点", "主题", "会议议程", "整改落实", "有关要求"} <= {shown.label for shown in old.doubtful}
    assert old.answers["agenda"] == [{"text": "作对照检查", "speaker": "党组书记"}]


def test_a_blank_is_listed_where_the_rest_of_its_sentence_is_understood():
    text = (
        "清源县水务局党组民主生活会方案\n一、征求意见\n通过召开座谈会征求意见，收回问卷xx份，x月x日前完成。"
    )
    reading = read_bytes(text.encode(), "方案.txt")
    assert [part.text for part in reading.unread] == ["收回问卷xx份"]


LOOSE = """清源县水务局党组2025年度民主生活会实施方案
根据县委要求，制定本方案。
一、会议议程
1.党组书记通报情况；
2.并带头作个人对照检查；
二、查摆问题
对照六个带头查摆。一是六个带头；二是服务群众。
三、会后工作
会后及时通报。通报范围为：现职干部，退休干部；其他在编人员；驻村队员。完成时限：2月底前。
四、征求意见
向群众反映、基层代表征求意见。
五、批评要求
把话说透，把理讲明。自我批评要见人见
"""


def test_what_is_no_whole_statement_is_no_fact():
    reading = read_bytes(LOOSE.encode(), "方案.txt", weigh=False)
    stated = {(fact.field, fact.value) for fact in reading.facts if fact.certain}
    assert {value for field, value in stated if field in ("agenda.item", "problems.aspect", "basis")} == {
        "县委要求", "党组书记通报情况", "带头作个人对照检查", "服务群众",
    }  # fmt: skip
    assert {value for field, value in stated if field.endswith(".rule")} == {"把话说透，把理讲明"}
    to_whom = "通报范围为：现职干部，退休干部；其他在编人员；驻村队员"
    assert {to_whom, "完成时限：2月底前", "自我批评要见人见"} <= {passage.text for passage in reading.unread}


def test_an_aspect_keeps_the_verb_that_it_is_named_by():
    stated = [Fact("problems.aspect", "分析能力不足", "a"), Fact("problems.aspect", "检查履职尽责情况", "b")]
    assert [fact.value for fact in certain(stated, {})] == ["分析能力不足", "履职尽责情况"]


def test_what_a_parser_read_and_is_improbable_is_listed_as_what_it_may_be_also_beside_what_is_read(
    monkeypatch,
):
    def without_venue(parsed, sound):
        return [fact for fact in sound if fact.field != "meeting.venue"]

    monkeypatch.setattr(sys.modules[read_bytes.__module__], "_probable", without_venue)
    text = "某局党组生活会方案\n一、会议时间\n2026年1月16日。\n{}召开。\n二、主题\n凝聚力量。"
    for sentence, listed in (
        ("在三楼会议室", "在三楼会议室召开"),
        ("会议由书记李明主持，在三楼会议室", "三楼会议室"),
    ):
        reading = read_bytes(text.format(sentence).encode(), "甲.txt")
        assert [(part.text, part.maybe) for part in reading.unread] == [(listed, "meeting.venue")]


def test_the_number_of_a_value_in_a_list_is_no_part_of_it():
    text = "某局党组民主生活会方案\n一、征求意见\n征求意见对象：1.党员干部；2.服务对象；3.基层单位"
    facts = read_bytes(text.encode(), "甲.txt", weigh=False).facts
    assert [fact.value for fact in facts] == ["党员干部", "服务对象", "基层单位"]
    agenda = "某局党组民主生活会方案\n一、会议议程\n第一项：通报上年整改情况\n第二项：开展批评和自我批评"
    facts = read_bytes(agenda.encode(), "甲.txt", weigh=False).facts
    assert [fact.value for fact in facts] == ["通报上年整改情况", "开展批评和自我批评"]


def test_the_theme_that_others_set_for_all_is_doubtful_beside_its_own():
    above = "市林业局党组确定的总主题是“青山为证、忠诚护林”"
    both = f"某林场党委民主生活会方案\n一、会议安排\n{above}，本场据此确定分主题为“守山守纪、护林护民”。"
    for text, sure in ((both, [False, True]), (both.partition("，")[0] + "。", [True])):
        facts = read_bytes(text.encode(), "方案.txt", weigh=False).facts
        assert [fact.certain for fact in facts if fact.field == "meeting.theme"] == sure
