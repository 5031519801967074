"""Sections and sentences of the office's own, what is left out, own steps in their order."""

import re

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Heading, Paragraph, chinese_number


def outline(document, level=2):
    return [
        f"{block.number}{block.text}"
        for block in document.blocks
        if isinstance(block, Heading) and block.level <= level
    ]


def section(document, heading):
    """The paragraphs under a heading, what runs on behind it first."""
    blocks = iter(document.blocks)
    section = next(block for block in blocks if isinstance(block, Heading) and block.text.startswith(heading))
    texts = [section.body] if section.body else []
    for block in blocks:
        if not isinstance(block, Paragraph):
            break
        texts.append(block.text)
    return texts


@pytest.fixture
def paper(eight):
    """``paper(own=[...])``: the plan of the eight answers with others beside them."""
    return lambda **answers: build(complete({**eight, **answers}))


def test_a_section_of_its_own_stands_before_behind_or_inside_another(paper):
    own = [
        {"at": "study", "place": "前", "heading": "动员部署", "texts": ["召开会议部署。"]},
        {"at": "talks", "place": "后", "heading": "回访", "texts": ["走访一次"]},
        {"at": "theme", "place": "后", "heading": "总体要求", "texts": ["求实", "从严"]},
        {"at": "criticism", "place": "内", "heading": "表态", "texts": ["逐人表态"]},
        {"at": "closing", "heading": "其他事项", "texts": ["未尽事宜另行通知"]},
    ]
    headings = outline(paper(own=own))
    assert headings[:2] == ["一、会议主题", "二、总体要求"] and headings[-1] == "十、其他事项"
    before = headings[headings.index("四、会前准备") + 1 : headings.index("五、会议议程")]
    assert [heading.partition("（2")[0] for heading in before] == [
        "（一）动员部署", "（二）深化学习研讨", "（三）广泛征求意见", "（四）深入谈心谈话", "（五）回访",
        "（六）认真查摆问题",
        "（七）撰写对照检查材料和发言提纲", "（八）按时报审",
    ]  # fmt: skip
    assert headings[headings.index("六、严肃开展批评和自我批评") + 1] == "（一）表态"
    assert section(paper(own=own), "总体要求") == ["求实。", "从严。"]


def test_a_sentence_of_its_own_stands_at_the_head_or_the_end_of_a_section(paper):
    own = [
        {"at": "venue", "place": "前", "texts": ["提前一天布置"]},
        {"at": "venue", "texts": ["不摆花草。"]},
    ]
    assert section(paper(own=own), "会议地点") == ["提前一天布置。", "三楼会议室。", "不摆花草。"]


def test_what_the_office_writes_itself_stands_in_place_of_what_is_left_out(paper):
    own = [{"at": "venue", "texts": ["机关礼堂，具体另行通知"]}]
    assert section(paper(own=own, omit=["venue"]), "会议地点") == ["机关礼堂，具体另行通知。"]
    assert "会议地点" not in str(paper(omit=["venue"]))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("preparation", "会前做好六项工作"), ("quorum", "三分之二以上"), ("roll", "应到3人"),
        ("counted", "共七项"), ("group", "成立会议筹备工作领导小组"), ("lead", "领会会议主题"),
        ("pairs", "“四必谈”"),
        ("submissions", "按时报审"), ("archives", "整理归档"),
    ],
)  # fmt: skip
def test_what_the_kit_adds_of_itself_is_left_out_by_one_switch(paper, key, said):
    assert said in str(paper()) and said not in str(paper(omit=[key]))


def test_who_takes_the_record_is_said_where_it_is_known_and_may_be_left_out(eight):
    assert "会议记录" not in _chair(eight)
    eight["meeting"]["recorder"] = "李国庆"
    assert _chair(eight).endswith("主持。李国庆作会议记录。")
    assert "会议记录" not in _chair({**eight, "omit": ["recorder"]})


def _chair(answers):
    return next(
        block.body for block in build(complete(answers)).blocks if getattr(block, "text", "") == "主持人"
    )


def test_own_steps_stand_in_the_order_of_their_limits(paper):
    others = [
        {"name": "党组会审议", "what": "审议班子对照检查材料", "end": "会前13天"},
        {"name": "回头看", "what": "查一次整改进度", "end": "会后20天"},
        {"name": "动员部署", "what": "召开会议部署", "start": "2026-12-10", "end": "2026-12-10"},
        {"name": "报到", "end": "会前2天"},
    ]
    document = paper(schedule={"others": others})
    headings = [heading.partition("（2")[0] for heading in outline(document)]
    before = headings[headings.index("三、会前准备") + 1 : headings.index("四、会议议程")]
    assert [heading[3:] for heading in before] == [
        "动员部署", "深化学习研讨", "广泛征求意见", "深入谈心谈话", "认真查摆问题", "党组会审议",
        "撰写对照检查材料和发言提纲",
        "按时报审", "报到（会前2天",
    ]  # fmt: skip
    after = headings[headings.index("六、会后工作") + 1 : headings.index("七、组织领导和职责分工")]
    assert [heading[3:] for heading in after] == [
        "报告会议情况", "通报会议情况", "抓好整改落实", "开好有关会议", "回头看", "整理归档",
    ]  # fmt: skip
    assert section(document, "动员部署") == ["2026年12月10日，召开会议部署。"]


def test_a_stage_without_a_text_is_no_work_and_what_is_due_later_is_after_the_meeting(paper):
    others = [
        {"name": "准备阶段（1月4日至14日）"},
        {"name": "召开会议（1月15日）", "end": "2027-01-15"},
        {"name": "回访", "end": "2027-02-08"},
        {"name": "布置会场", "end": "2027-01-14"},
    ]
    document = paper(schedule={"others": others})
    headings = outline(document)
    before = headings[headings.index("三、会前准备") : headings.index("四、会议议程")]
    assert not re.search("阶段|召开会议", str(headings))
    assert before[-1].endswith("布置会场（2027年1月14日前）")
    assert f"会前做好{chinese_number(len(before) - 1)}项工作" in str(document)
    after = headings[headings.index("六、会后工作") : headings.index("七、组织领导和职责分工")]
    assert any("回访（2027年2月8日前）" in heading for heading in after)


def test_an_aspect_with_questions_has_a_line_and_they_have_no_numbers(paper):
    aspects = [{"text": "担当作为方面", "questions": ["是否推诿", "是否躺平"]}, {"text": "作风方面"}]
    document = paper(aspects=aspects)
    assert "担当作为方面，着重查找：是否推诿；是否躺平；" in str(document)
    assert "一是是否" not in str(document)
    assert "1.是否从严" in "".join(outline(paper(aspects=[{"text": "是否从严"}, {"text": "是否求实"}]), 3))


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        ({"tentative": "拟于"}, "拟于2027年1月15日召开，会期半天。"),
        ({"tentative": "暂定"}, "2027年1月15日（暂定），会期半天。"),
        ({"said": "1月中下旬，具体时间另行通知", "length": "待定"}, "1月中下旬，具体时间另行通知。"),
        ({"length": "1天"}, "2027年1月15日，会期1天。"),
    ],
)
def test_a_day_is_certain_or_said_to_be_uncertain(eight, paper, meeting, said):
    assert section(paper(meeting={**eight["meeting"], **meeting}), "会议时间") == [said]


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ([{"title": "甲办法"}, {"title": "乙通知", "issuer": "县纪委、县委组织部"}, {"title": "丙规定"}],
         "根据《甲办法》、县纪委、县委组织部《乙通知》《丙规定》和有关要求，"),
        (["根据县委部署要求"], "根据县委部署要求，"),
        ([], "根据有关要求，"),
    ],
)  # fmt: skip
def test_grounds_are_joined_as_the_standard_has_it(paper, basis, said):
    assert said in str(paper(basis=basis))


def test_duties_have_two_levels(paper):
    duties = [
        {"who": "办公室", "does": "承担以下工作", "parts": ["办会", "记录"]},
        {"who": "机关党委", "does": "安排学习"},
    ]
    headings = outline(paper(duties=duties), 4)
    assert headings[headings.index("七、组织领导和职责分工") + 1 : headings.index("八、有关要求")] == [
        "1.办公室承担以下工作：", "（1）办会；", "（2）记录。", "2.机关党委：安排学习。",
    ]  # fmt: skip


def test_the_theme_is_not_said_to_be_a_theme_twice(paper):
    assert section(paper(theme="以从严治党为主题，查找差距"), "会议主题") == [
        "本次会议以从严治党为主题，查找差距。"
    ]
    assert section(paper(theme="从严治党"), "会议主题") == ["本次会议的主题是：从严治党。"]
