import re

import pytest

from mzsh_kit import KitError, build, complete
from mzsh_kit.document import Heading, Paragraph, SignOff, Title, dump
from mzsh_kit.papers import catalogue
from mzsh_kit.plan import library

INSPECTION = {
    "body": "县委第二巡察组",
    "paper": "关于巡察县水务局党组的反馈意见",
    "period": "2026年5月",
    "aspects": 4,
    "problems": 23,
}


RULES = "县以上党和国家机关党员领导干部民主生活会若干规定"


def text(document):
    return dump(document)


def headings(document, level):
    return [
        block.number + block.text
        for block in document.blocks
        if isinstance(block, Heading) and block.level == level
    ]


@pytest.fixture
def plan(eight):
    return complete(eight)


def test_the_plan_paper_has_every_part(plan):
    document = build(plan)
    assert document.blocks[0] == Title("清源县水务局党组2026年度民主生活会实施方案")
    assert headings(document, 1) == [
        "一、会议主题", "二、会议安排", "三、会前准备", "四、会议议程", "五、严肃开展批评和自我批评",
        "六、会后工作",
        "七、组织领导和职责分工", "八、有关要求",
    ]  # fmt: skip
    assert headings(document, 2)[6:12] == [
        "（一）深化学习研讨（2026年12月25日前完成）", "（二）广泛征求意见（2026年12月25日前完成）",
        "（三）深入谈心谈话（2026年12月29日前完成）", "（四）认真查摆问题（2026年12月30日前完成）",
        "（五）撰写对照检查材料和发言提纲（2026年12月31日前完成）", "（六）按时报审",
    ]  # fmt: skip
    assert document.blocks[-1] == SignOff("中共清源县水务局党组", "2026年　月　日")


@pytest.mark.parametrize("kind", list(library().kinds))
def test_every_kind_makes_a_paper_from_eight_answers(eight, kind):
    document = build(complete({**eight, "kind": kind}))
    assert document.subject.endswith("民主生活会实施方案")
    words = re.sub(r"<(title|sign|[1-4]|)>", "", text(document))
    assert not re.search(r"[{}<>]|None|Undefined|\(\)|，，|。。|；。|、。|：。|，。", words)


def test_counts_come_from_the_lists(eight):
    eight["aspects"] = [{"text": f"方面{n}"} for n in "甲乙丙"]
    eight["agenda"] = [{"text": "通报"}, {"text": "总结"}]
    printed = text(build(complete(eight)))
    assert "重点从以下三个方面查摆：一是方面甲；二是方面乙；三是方面丙。" in printed
    assert "会议议程共二项" not in printed
    assert "会议议程共两项" in printed
    assert "会前做好六项工作" in printed


def test_a_lone_aspect_is_neither_counted_nor_numbered(eight):
    plan = complete({**eight, "aspects": [{"text": "作风方面"}]})
    assert "局党组和党组成员重点查摆作风方面的问题。" in text(build(plan))
    assert "研讨围绕会议主题和以下方面进行：作风方面。" in text(build(plan, "05"))


def test_only_four_or_three_relations_bear_their_name(eight):
    relations = [{"text": f"甲与{n}"} for n in "乙丙丁戊己"]
    printed = [text(build(complete({**eight, "talks": {"relations": relations[:n]}}))) for n in (3, 4, 5)]
    assert ["“三必谈”" in printed[0], "“四必谈”" in printed[1], "五必谈" in printed[2]] == [True, True, False]


def test_the_quorum_is_two_thirds_of_the_party_members(plan):
    assert "应到3人：张三、李国庆、古丽·买买提。到会人数须达到应到人数的三分之二以上，即不少于2人" in text(
        build(plan)
    )
    assert "列席人员 &lt;&gt;" not in text(build(plan))
    assert "<2> 列席人员 <> 副局长赵云。" in text(build(plan))


def test_a_section_that_has_nothing_to_say_is_left_out_and_numbers_close_up(eight):
    del eight["members"][2]
    document = build(complete({**eight, "requirements": [], "groups": [], "duties": []}))
    assert headings(document, 1)[-1] == "六、会后工作"
    assert "（五）到会指导" in headings(document, 2)


def test_a_relative_limit_shows_its_date_and_stays_in_words_where_the_meeting_is_open(eight):
    eight["meeting"]["date"] = "2026年3月20日"
    assert "会前10天（2026年3月10日前），会议筹备工作机构将" in text(build(complete(eight)))
    eight["meeting"]["date"] = "2027年1月下旬"
    assert "会前10天，会议筹备工作机构将" in text(build(complete(eight)))


def test_a_limit_on_a_day_off_is_printed_as_the_working_day_before_it(eight):
    eight["meeting"]["date"] = "2026年3月18日"  # ten days before it is a Sunday
    assert "会前10天（遇休息日提前至2026年3月6日），会议筹备工作机构将" in text(build(complete(eight)))


def test_an_open_value_prints_the_same_way_everywhere(eight):
    eight["meeting"] = {"date": "待定", "venue": ""}
    printed = text(build(complete(eight)))
    assert "<2> 会议时间 <> 待定，会期半天。" in printed
    assert "<2> 会议地点 <> 待定。" in printed
    assert "本次会议的主题待定。" in printed


def test_whoever_of_the_team_is_not_named_is_a_blank_and_the_principal_his_post(eight):
    eight["unit"] = {"name": "杏花镇", "type": "乡镇党委"}
    eight["members"] = [
        {"name": "待定", "post": "待定", "role": "主要负责同志"},
        {"name": "田小雨", "post": "待定"},
        {"name": "待定", "post": "党委委员、副镇长"},
    ]
    plan = complete(eight)
    printed = text(build(plan))
    assert "会议由＿＿＿＿同志主持。" in printed
    assert "应到3人：＿＿＿＿、田小雨、＿＿＿＿（党委委员、副镇长）。" in printed
    assert "班子对照检查材料由党委书记主持起草" in printed
    assert "组长：党委书记" in printed
    script = text(build(plan, "22"))
    assert "参加会议的有：＿＿＿＿田小雨同志，党委委员、副镇长＿＿＿＿同志和我。" in script
    assert "由我代表领导班子作对照检查" in script
    for number in ("01", "03", "12", "21", "22", "23", "27", "32", "35", "40"):
        assert not re.search("待定(?!。)|＿{5,}", text(build(plan, number)))


def test_a_group_or_duty_of_nobody_yet_is_a_blank(eight):
    eight |= {
        "groups": [{"role": "组长", "people": ["待定"]}],
        "duties": [{"who": "待定", "does": "管会务"}, {"who": "办公室", "does": "作记录"}],
    }
    lines = text(build(complete(eight))).splitlines()
    assert "组长：＿＿＿＿" in lines and "<3> ＿＿＿＿：管会务；" in lines


def test_a_principal_without_a_post_keeps_his_name(eight):
    eight["members"][0]["post"] = "待定"
    printed = text(build(complete(eight)))
    assert "会议由＿＿＿＿张三同志主持。" in printed
    assert "党组书记审阅每名成员的发言提纲" in printed
    assert "局党组对开好这次会议负总责。张三同志履行第一责任人职责" in printed


def test_a_special_meeting_states_its_inspection(eight):
    printed = text(build(complete({**eight, "kind": "巡视巡察整改", "inspection": INSPECTION})))
    assert "2026年5月，县委第二巡察组对清源县水务局党组开展巡察，反馈4个方面23个问题。" in printed
    assert "《县以上党和国家机关党员领导干部民主生活会若干规定》《关于巡察县水务局党组的反馈意见》" in printed


def test_a_township_holds_its_meeting_by_reference(eight):
    eight["unit"] = {"name": "清源县青山镇", "type": "乡镇党委"}
    document = build(complete(eight))
    assert "，参照《县以上" in text(document)
    assert document.subject == "清源县青山镇党委2026年度民主生活会实施方案"


def test_what_a_user_types_can_never_become_structure(eight):
    typed = "<1> 一、<table> {{ plan }} & <b>粗</b>"
    asked = {"heading": typed, "text": typed}
    document = build(complete({**eight, "theme": typed, "requirements": [asked, asked]}))
    assert Paragraph(f"本次会议的主题是：{typed}。") in document.blocks
    assert Heading(2, typed, f"{typed}。", "（一）") in document.blocks


def test_one_demand_or_duty_alone_has_no_number_and_ends_with_a_stop(eight):
    eight |= {
        "requirements": [{"heading": "守纪律", "text": "迟到的向组长说明"}],
        "duties": [{"who": "办公室", "does": "管会务"}],
    }
    lines = text(build(complete(eight))).splitlines()
    assert "守纪律。迟到的向组长说明。" in lines
    assert "办公室：管会务。" in lines
    eight["duties"] = [{"who": "办公室", "does": "负责以下事项", "parts": ["管会务", "作记录"]}]
    lines = text(build(complete(eight))).splitlines()
    at = lines.index("办公室负责以下事项：")
    assert lines[at + 1 : at + 3] == ["<3> 管会务；", "<3> 作记录。"]


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        (["县委统一部署"], "根据县委统一部署，结合"),
        (
            [{"title": "关于开好会议的通知", "issuer": "县委组织部"}],
            "根据县委组织部《关于开好会议的通知》和有关要求，结合",
        ),
        (["县委要求", {"title": RULES}], f"参照《{RULES}》，根据县委要求，结合"),
        ([{"title": RULES}], f"参照《{RULES}》，根据有关要求，结合"),
    ],
)
def test_only_rules_hold_by_analogy_and_demands_are_said_once(eight, basis, said):
    eight["unit"] = {"name": "杏花镇", "type": "乡镇党委"}
    assert said in text(build(complete({**eight, "basis": basis})))


def test_the_same_plan_makes_the_same_document(eight):
    assert build(complete(eight)) == build(complete(eight))


def test_members_who_share_a_name_are_told_apart_by_their_posts(eight):
    eight["members"].append({"name": "张三", "post": "党组成员、纪检组长"})
    assert "张三（党组书记、局长）、李国庆、古丽·买买提、张三（党组成员、纪检组长）" in text(
        build(complete(eight))
    )


def test_an_absence_is_stated_in_the_report_and_not_in_the_plan_that_is_written_before_it_is_known(eight):
    eight["members"][1] |= {"absence": "因公出国", "written": True}
    eight["members"][3] |= {"absence": "因病住院"}
    assert "因公出国" not in text(build(complete(eight)))
    assert "缺席及事由：李国庆（因公出国）、古丽·买买提（因病住院）" in text(build(complete(eight), "27"))


def test_an_unknown_number_is_refused(plan):
    with pytest.raises(KitError) as caught:
        build(plan, "99")
    assert str(caught.value) == (
        "材料：没有编号为“99”的材料。可选：必备、常用、"
        f"全部、{'、'.join(paper.number for paper in catalogue())}。"
    )


@pytest.mark.parametrize(
    ("wording", "message"),
    [
        ("一\n{{ plan.themes }}", "theme.txt：第2行：没有“themes”这一事项。请核对所引用的事项名称。"),
        ("一\n\n{% for %}", "theme.txt：第3行写法有误：模板语法。请改正后重试。"),
        ("一\n<9> 二", "theme.txt：第2行写法有误：版式标记不对。请改正后重试。"),
        ("{{ plan.unit.__class__ }}", "theme.txt：第1行写法有误：无法填入内容。请改正后重试。"),
        ("{{ 1 / 0 }}", "theme.txt：第1行写法有误：无法填入内容。请改正后重试。"),
    ],
)
def test_a_faulty_wording_is_refused_with_file_and_line(plan, office, wording, message):
    (office / "papers" / "plan" / "theme.txt").write_text(wording, encoding="utf-8")
    with pytest.raises(KitError) as caught:
        build(plan, templates=office)
    assert str(caught.value) == message
