"""Statements of every sort in the words of many hands: lists, people by their verbs, aspects, what is sent;
and what is none.
"""

import pytest

from mzsh_kit.reading import read_bytes
from mzsh_kit.reading.certainty import is_scrap
from mzsh_kit.reading.fact import Fact

FRAME = "某县林业局民主生活会方案\n一、会议主题\n主题是：转作风。\n二、{}\n{}\n三、其他\n无。"
PLACE = "第5段"


def said(heading, text, field):
    """The values of a field that stand in one sentence below a heading."""
    facts = read_bytes(FRAME.format(heading, text).encode(), "方案.txt", weigh=False).facts
    return [fact.value for fact in facts if fact.field == field and fact.place == PLACE]


ASPECTS = {
    "fields before 等方面": (
        "重点查摆在执行规定、转变作风、联系群众等方面存在的突出问题。",
        ["执行规定", "转变作风", "联系群众"],
    ),
    "problems before 等问题": (
        "认真查找学习不够深入、作风不够扎实、担当不够有力等问题。",
        ["学习不够深入", "作风不够扎实", "担当不够有力"],
    ),
    "一查 二查": (
        "一查信念牢不牢，二查作风实不实，三查廉洁严不严。",
        ["信念牢不牢", "作风实不实", "廉洁严不严"],
    ),
    "numbers inside a sentence": (
        "重点检查以下内容：（1）遵守纪律情况；（2）民主决策情况；（3）廉洁从政情况。",
        ["遵守纪律情况", "民主决策情况", "廉洁从政情况"],
    ),
    "each field with what is looked at there": (
        "形式主义方面，主要看是否走过场；官僚主义方面，主要看是否高高在上。",
        ["形式主义方面", "官僚主义方面"],
    ),
    "a number of fields": (
        "重点查摆学习教育、调查研究、整改落实三个方面的情况。",
        ["学习教育", "调查研究", "整改落实"],
    ),
    "a word that begins with what leads to lists": (
        "从巡山护林、服从大局、从严管护3个方面查摆问题。",
        ["巡山护林", "服从大局", "从严管护"],
    ),
    "numbered, a word that begins so": (
        "重点查摆以下方面：一是从政用权方面；二是从严带队方面；三是在服务林农方面。",
        ["从政用权方面", "从严带队方面", "服务林农方面"],
    ),
    "words with 从 behind what leads to a list": (
        "围绕从快处置火情、从宽减免租金、林农服务三个方面查摆问题。",
        ["从快处置火情", "从宽减免租金", "林农服务"],
    ),
    "a preposition before what only looks like a word with it": (
        "在职责履行、岗位担当、护林本领三个方面查摆问题。",
        ["职责履行", "岗位担当", "护林本领"],
    ),
    "the preposition before each": (
        "从护林责任、从防火巡查、从林农服务三个方面查摆问题。",
        ["护林责任", "防火巡查", "林农服务"],
    ),
    "clauses, as many as are counted": (
        "从学懂林业政策，守住防火底线，落实从严管护责任等三个方面查摆问题。",
        ["学懂林业政策", "守住防火底线", "落实从严管护责任"],
    ),
    "a last 和, as many as are counted": (
        "从护林责任、防火巡查和林农服务三个方面查摆问题。",
        ["护林责任", "防火巡查", "林农服务"],
    ),
    "what begins alike, counted": (
        "围绕带头巡山、带头护林、带头服务林农三个方面，逐条查摆。",
        ["带头巡山", "带头护林", "带头服务林农"],
    ),
    "解决好": (
        "重点解决好巡山不勤、管护不严、服务不优三个方面的问题。",
        ["巡山不勤", "管护不严", "服务不优"],
    ),
    "what is done with those that begin alike": (
        "围绕“三个带头”，即带头巡山，带头护林，带头服务林农进行查摆。",
        ["带头巡山", "带头护林", "带头服务林农"],
    ),
    "how, and no aspect": ("坚持问题导向，举一反三，防止以班子问题代替个人问题。", []),
}


@pytest.mark.parametrize("text, aspects", ASPECTS.values(), ids=ASPECTS)
def test_aspects_are_read_one_by_one(text, aspects):
    assert said("查摆问题", text, "problems.aspect") == aspects


@pytest.mark.parametrize("number, certain", [("三", True), ("四", False)])
@pytest.mark.parametrize(
    "text",
    ["从巡山不勤、管护不严、服务不优等{}个方面查摆问题。", "查摆{}个方面：巡山不勤，管护不严，服务不优。"],
)
def test_aspects_that_are_not_as_many_as_are_counted_are_not_certain(text, number, certain):
    text = FRAME.format("查摆问题", text.format(number))
    facts = read_bytes(text.encode(), "方案.txt", weigh=False).facts
    stated = [(fact.value, fact.certain) for fact in facts if fact.field == "problems.aspect"]
    assert stated == [("巡山不勤", certain), ("管护不严", certain), ("服务不优", certain)]


@pytest.mark.parametrize(
    "text",
    [
        "林业局民主生活会检视剖析材料\n一、带头巡山方面\n走得不深。\n二、带头护林方面\n管得不细。\n{}",
        "林业局民主生活会对照检查材料\n一、存在的主要问题\n（一）带头巡山方面。走得不深。\n"
        "（二）带头护林方面。管得不细。\n{}",
    ],
)
def test_headings_of_what_was_looked_at_are_aspects_and_those_of_causes_are_not(text):
    causes = "三、原因分析\n（一）思想方面\n学得少。\n（二）能力方面\n练得少。"
    facts = read_bytes(text.format(causes).encode(), "材料.txt", weigh=False).facts
    assert [fact.value for fact in facts if fact.field == "problems.aspect"] == [
        "带头巡山方面",
        "带头护林方面",
    ]


PEOPLE = {
    "会议由书记林远主持，委员参加，人大主席列席，县委督导组到会指导，办公室记录。": {
        "meeting.host": ["书记林远"],
        "meeting.attendees": ["委员"],
        "meeting.observers": ["人大主席"],
        "meeting.guidance": ["县委督导组"],
        "meeting.recorder": ["办公室"],
    },
    "不是党员的副局长、工会主席可列席会议。": {"meeting.observers": ["不是党员的副局长", "工会主席"]},
    "会议邀请县纪委、县委组织部派员参加。": {"meeting.guidance": ["县纪委", "县委组织部"]},
    "委员参加，不邀请承包户列席。护林员不得参加会议。": {
        "meeting.attendees": ["委员"],
        "meeting.observers": [],
    },
    "副县长何永和同志和县委督导组到会指导。": {"meeting.guidance": ["副县长何永和同志", "县委督导组"]},
    "副县长周明主持会议并讲话。": {"meeting.host": ["副县长周明"], "meeting.attendees": []},
}


@pytest.mark.parametrize("text", PEOPLE)
def test_people_come_for_what_closes_their_clause(text):
    assert {field: said("召开会议", text, field) for field in PEOPLE[text]} == PEOPLE[text]


def test_what_is_not_done_is_no_way_to_ask_and_nobody_is_asked():
    text = "今年不再单独征求林农意见，不召开座谈会，通过发函征求意见。"
    assert said("征求意见", text, "opinions.scope") == []
    assert said("征求意见", text, "opinions.method") == ["发函"]


def test_talks_run_over_commas_and_a_last_noun_goes_on():
    text = "书记与委员之间，委员相互之间，委员与分管科室、单位负责人之间，都要谈心。"
    assert said("谈心谈话", text, "talks.pair") == [
        "书记与委员之间",
        "委员相互之间",
        "委员与分管科室、单位负责人之间",
    ]


def test_all_who_are_talked_with_by_name_stay_one_relation():
    text = "林远同志与周小青、何一鸣、马三元三名同志逐一谈。"
    assert said("谈心谈话", text, "talks.pair") == ["林远同志与周小青、何一鸣、马三元三名同志"]


SENT = {
    "会议召开前10天，将方案报县委组织部。": ("submission", ["会议召开前10天，将方案报县委组织部"]),
    "请于12月20日前将会议情况报局机关党委。": ("report", ["请于12月20日前将会议情况报局机关党委"]),
    "会议材料要及时整理归档。": ("archive", ["会议材料要及时整理归档"]),
    "发言提纲报书记审阅把关。": ("submission", []),
    "按时向组织报告个人有关事项。": ("report", []),
}


@pytest.mark.parametrize("text", SENT)
def test_what_is_sent_kept_and_told_is_one_obligation_each(text):
    field, values = SENT[text]
    assert said("会后工作" if field != "submission" else "会前准备", text, field) == values


def test_the_first_sentence_of_a_section_is_no_theme_where_the_theme_is_yet_to_be_set():
    text = (
        "民主生活会制度\n一、确定主题。党委确定主题，报上级同意。\n二、听取意见。开座谈会，听取群众意见。"
        "\n三、会议由书记主持，委员参加。"
    )
    assert [
        fact.value
        for fact in read_bytes(text.encode(), "a.txt", weigh=False).facts
        if fact.field == "meeting.theme"
    ] == []


def test_a_scrap_is_no_fact_but_a_sign_that_the_text_itself_lost_is_no_scrap():
    half = Fact("study.item", "《准则的精神", "第1段")
    assert is_scrap(half, "学习《准则》的精神") and not is_scrap(half, "学习《准则的精神")
    assert is_scrap(Fact("opinions.scope", "对班子成员", "第1段")) and not is_scrap(
        Fact("opinions.scope", "在职党员", "第1段")
    )
    assert is_scrap(Fact("meeting.venue", "会议室和", "第1段"))
