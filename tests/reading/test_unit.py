"""Whose document it is: the organ of the title, of the sign-off, of the issuer's line, of the meeting."""

import pytest

from mzsh_kit.reading import answers_of, plan_of, read_bytes

BODY = "一、会议时间\n12月20日召开民主生活会，会议由书记主持。\n二、会议议程\n书记代表班子作对照检查。"


def unit_of(text: str) -> str:
    return read_bytes(text.encode(), "a.txt").unit


TITLED = {
    "中共松杉街道工作委员会关于召开2024年度民主生活会的通知": "中共松杉街道工作委员会",
    "中共松杉街道工作委员会2024年度民主生活会方案": "中共松杉街道工作委员会",
    "中共杉川县委实践活动领导小组办公室关于开好专题民主生活会的通知": ("中共杉川县委实践活动领导小组办公室"),
    "杉川县委第六督导组关于民主生活会督导情况的报告": "杉川县委第六督导组",
    "【篇二】杉川村党总支专题组织生活会方案": "杉川村党总支",
    "杉川县人民法院队伍教育整顿专题民主生活会方案": "杉川县人民法院",
    "中共杉川县财政局党组转发县纪委关于开好民主生活会的通知": "中共杉川县财政局党组",
    "经开区松杉发展有限公司党委2025年度民主生活会方案": "经开区松杉发展有限公司党委",
    "在杉川区委常委班子2025年度民主生活会上的讲话": "杉川区委常委班子",
    "关于召开2024年秋季学期松杉学院党员民主生活会的通知": "松杉学院",
}


@pytest.mark.parametrize("title", TITLED)
def test_the_title_names_it_whole(title):
    assert unit_of(f"{title}\n{BODY}") == TITLED[title]


STATED = (
    "中共杉川桐花街道工作委员会 杉川桐花街道 街道党工委 中共杉川桐花街道工作委员会 杉川桐花街道党工委",
    "中共杉川市教育工作委员会 杉川市教育工作委员会 党委 中共杉川市教育工作委员会 杉川市教育工委",
    "中共杉川经济开发区工作委员会 杉川经济开发区 党委 中共杉川经济开发区工作委员会 杉川经济开发区党工委",
    "杉川市粮食局党委办公室 杉川市粮食局 党委 中共杉川市粮食局委员会 杉川市粮食局党委",
    "中共杉川县委常委会 杉川县委 党委常委会 中共杉川县委员会 杉川县委常委会",
    "西江（集团）第三〇九厂党委 西江（集团）第三〇九厂 国企 "
    "中共西江（集团）第三〇九厂委员会 西江（集团）第三〇九厂党委",
)
"""The body as it signs, then name, type, issuer and how the plan calls it."""


@pytest.mark.parametrize("line", STATED)
def test_the_word_for_the_leading_body_is_no_part_of_the_units_name_and_the_plan_calls_it_so(line):
    body, *stated = line.split()
    text = f"{body}2025年度民主生活会方案\n{BODY}\n{body}\n2025年12月1日"
    unit = (plan := plan_of(read_bytes(text.encode(), "a.txt"))).unit
    assert [unit.name, unit.type, unit.issuer, plan.team] == stated


def test_a_staff_committee_that_issues_for_the_leading_body_does_not_hold_the_meeting():
    text = "中共杉川省林业局直属机关委员会文件\n关于召开2025年度民主生活会的通知\n各处室：\n"
    text += "经研究，省林业局党组2025年度民主生活会定于2026年1月8日召开。\n"
    assert unit_of(text + BODY) == "省林业局党组"


NONE = (
    "关于进一步规范全市中小学校党组织民主生活会的通知",
    "党支部民主生活会制度",
    "我校召开2024年度民主生活会",
    "来源：本站 民主生活会方案",
)


@pytest.mark.parametrize("title", NONE)
def test_a_verb_a_label_or_a_class_alone_is_no_name(title):
    assert unit_of(f"{title}\n{BODY}") == ""


def test_a_name_by_class_that_says_what_it_leads_stands_where_there_is_no_other():
    assert unit_of(f"局党组2024年度民主生活会方案\n{BODY}") == "局党组"
    text = f"民主生活会方案\n根据县委要求，现就开好局党组民主生活会制定本方案。\n{BODY}"
    assert unit_of(text) == "局党组"


def test_a_class_alone_is_no_name_of_a_plan():
    reading = read_bytes(f"局党组2024年度民主生活会方案\n{BODY}".encode(), "a.txt")
    assert answers_of(reading)["unit"] == {"type": "局党组"}


SIGNED = (
    "中共松杉大学委员会",
    "党委青年工作部",
    "杉川市委学习实践活动领导小组办公室",
    "杉川市教育局党委“不忘初心、牢记使命”主题教育领导小组办公室",
    "松杉水利投资集团有限公司党委办公室",
)


@pytest.mark.parametrize("organ", SIGNED)
@pytest.mark.parametrize("day", ("\n2024年12月1日", "  2024年12月1日"))
def test_who_signs_a_notice_is_it_and_not_those_whose_meeting_it_is_about(organ, day):
    text = f"关于做好研究生党支部组织生活会的通知\n各学院党委：\n{BODY}\n{organ}{day}"
    assert unit_of(text) == organ


def test_a_signature_in_front_of_what_is_attached_is_one():
    text = (
        f"关于召开民主生活会的通知\n各科室：\n定于12月20日召开民主生活会。\n松杉航道局\n2024年12月1日\n{BODY}"
    )
    assert unit_of(text) == "松杉航道局"


TOGETHER = (
    "中共松杉县委组织部 松杉县民政局2024年度民主生活会方案\n{}",
    "中共松杉县委组织部\n中共松杉县纪委\n关于开好民主生活会的通知\n各乡镇党委：\n{}",
    "中共松杉县委组织部、中共松杉县纪委关于开好民主生活会的通知\n{}",
    "关于开好民主生活会的通知\n各乡镇党委：\n{}\n中共松杉县委组织部 中共松杉县纪委\n2024年12月1日",
    "关于开好民主生活会的通知\n各乡镇党委：\n{}\n中共松杉县委组织部\n中共松杉县纪委\n2024年12月1日",
)


@pytest.mark.parametrize("text", TOGETHER)
def test_of_several_organs_that_issue_together_it_is_the_first(text):
    assert unit_of(text.format(BODY)) == "中共松杉县委组织部"


def test_the_head_of_the_paper_is_the_issuers_line_but_not_the_line_of_those_who_are_told():
    assert unit_of(f"中共松杉研究院委员会文件\n关于召开民主生活会的通知\n{BODY}") == "中共松杉研究院委员会"
    assert unit_of(f"关于召开民主生活会的通知\n松杉中学党总支：\n{BODY}") == ""
    assert unit_of(f"民主生活会主持词\n松杉书院党总支书记 何远\n（2018年9月6日）\n{BODY}") == "松杉书院党总支"


NEWS = {
    "按照市国资委的部署，2月26日上午，松杉公交集团党委开了2024年度民主生活会。": "松杉公交集团党委",
    "9月5日，松杉矿冶设计院把民主生活会同专题会放到一天开。": "松杉矿冶设计院",
    "本网讯（通讯员何远）为开好民主生活会，松杉矿业公司日前立下规矩。": ("松杉矿业公司"),
    "1月20日上午9点，杉川科协在会议室开了专题民主生活会。": "杉川科协",
    "12月19日晚上，材料学院第三党支部在楼上开了组织生活会。": ("材料学院第三党支部"),
    "近日召开专题组织生活会。会议由杉川居民区党支部书记何远主持，学习了党章。": "杉川居民区党支部",
}


@pytest.mark.parametrize("text", NEWS)
def test_news_are_of_the_organ_whose_meeting_the_first_sentences_tell(text):
    told = "会前召开座谈会征求意见。民主生活会由书记主持，班子成员逐一作对照检查。"
    assert unit_of(f"{text}\n{told}") == NEWS[text]


def test_a_place_whose_name_holds_a_pronoun_signs_in_full():
    text = f"关于召开松其图镇党委民主生活会的通知\n{BODY}\n中共松其图镇委员会\n2026年1月5日"
    assert unit_of(text) == "中共松其图镇委员会"


def test_the_unit_behind_its_label_at_the_head_is_it():
    assert (
        unit_of(f"党组民主生活会方案\n单位：松杉县林业局党组    年度：2025年度\n{BODY}") == "松杉县林业局党组"
    )


def test_the_head_says_of_what_the_unit_that_signs_is_a_part():
    text = f"松杉职业技术学院护理学院党总支\n二〇二五年度领导班子民主生活会方案\n{BODY}\n"
    text += "护理学院党总支\n2026年2月4日"
    assert unit_of(text) == "松杉职业技术学院护理学院党总支"


def test_a_company_that_signs_in_full_issues_its_papers_so():
    text = f"松杉港投集团党委2025年度民主生活会方案\n{BODY}\n{{}}\n2026年1月4日"
    full = "中共松杉市港务投资集团有限公司委员会"
    for signed, issuer in ((full, full), ("中共松杉港投集团委员会", None), ("中共松杉市委员会", None)):
        answers = answers_of(read_bytes(text.format(signed).encode(), "方案.txt"))
        assert answers["unit"].get("issuer") == issuer


def test_the_seals_place_is_no_part_of_who_signs():
    assert unit_of(f"党组民主生活会方案\n{BODY}\n松杉县林业局党组（章）\n2025.12.9") == "松杉县林业局党组"


def test_a_committee_named_in_full_is_it_where_nothing_else_names_one():
    text = f"民主生活会方案\n经研究，中共松杉书院委员会的方案如下。\n{BODY}"
    assert unit_of(text) == "中共松杉书院委员会"
