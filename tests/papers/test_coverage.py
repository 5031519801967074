"""Whatever a real plan states can be stated: facts as a clerk types them stand in the paper, each in its
section.
"""

from pathlib import Path

import pytest
import yaml

from mzsh_kit import build, complete
from mzsh_kit.checking.sets import check_made
from mzsh_kit.document import Heading, Paragraph
from tests.papers.clerk import answers
from tests.papers.measure import missing, own_share, scored

SHARED = Path(__file__).parents[3] / "shared"
LEAST = {"keys": 0.97, "keys2": 0.95}
MOST_OWN = 0.15

OURS = {
    "kind": "年度",
    "unit": {"name": "清源县水务局", "type": "局党组"},
    "sections": [{"level": 2, "number": "（一）", "heading": "压实责任"}],
    "facts": [
        {"field": "other.purpose", "value": "推动水务系统全面从严治党向纵深发展"},
        {"field": "basis",
         "value": "县纪委、县委组织部《关于开好2025年度民主生活会的通知》（清组通〔2025〕31号）"},
        {"field": "basis", "value": "县委有关部署要求"},
        {"field": "meeting.year", "value": "2025年度"},
        {"field": "meeting.theme",
         "value": "以锲而不舍落实中央八项规定精神为主题，联系班子和成员实际查找差距"},
        {"field": "meeting.date", "value": "2026年1月23日"},
        {"field": "meeting.duration", "value": "半天"},
        {"field": "meeting.venue", "value": "机关三楼会议室"},
        {"field": "meeting.host", "value": "局党组书记、局长江启明同志"},
        {"field": "meeting.attendees", "value": "局党组全体成员"},
        {"field": "meeting.guidance", "value": "县委组织部派员"},
        {"field": "schedule.step", "value": "召开局党组会议传达通知精神，研究部署有关工作",
         "deadline": "2025年12月22日"},
        {"field": "study.form", "value": "个人自学"},
        {"field": "study.form", "value": "理论学习中心组学习"},
        {"field": "study.item", "value": "党的二十届四中全会精神"},
        {"field": "study.item", "value": "《中国共产党纪律处分条例》"},
        {"field": "study.duration", "value": "1天", "part": "理论学习中心组集中学习"},
        {"field": "other.study_rule", "value": "坚持读原著、学原文、悟原理"},
        {"field": "other.study_aim", "value": "打牢开好会议的思想基础"},
        {"field": "study.deadline", "value": "1月5日前"},
        {"field": "opinions.method", "value": "走访水管单位"},
        {"field": "opinions.scope", "value": "用水户代表"},
        {"field": "opinions.handling", "value": "意见原样转交，不作取舍"},
        {"field": "talks.pair", "value": "局党组书记与党组成员"},
        {"field": "talks.requirement", "value": "一对一进行"},
        {"field": "talks.deadline", "value": "元旦前"},
        {"field": "problems.aspect", "value": "落实中央八项规定精神方面"},
        {"field": "other.aspect_detail", "under": "落实中央八项规定精神方面", "value": "调研是否轻车简从"},
        {"field": "other.aspect_detail", "under": "落实中央八项规定精神方面", "value": "文件会议是否精简"},
        {"field": "problems.aspect", "value": "担当作为方面"},
        {"field": "materials.team", "value": "局党组书记主持起草班子对照检查材料"},
        {"field": "materials.deadline", "value": "1月9日前", "what": "班子对照检查材料"},
        {"field": "materials.deadline", "value": "1月12日前", "what": "个人发言提纲"},
        {"field": "agenda.item", "value": "局党组书记代表班子作对照检查"},
        {"field": "agenda.item", "value": "党组成员逐一作对照检查，其他成员提出批评意见"},
        {"field": "agenda.item", "value": "局党组书记作总结讲话，提出整改要求"},
        {"field": "criticism.rule", "value": "自我批评见人见事，相互批评有根有据"},
        {"field": "criticism.min_count", "value": "不少于2条"},
        {"field": "rectification.rule", "value": "逐条制定整改措施，列出整改清单"},
        {"field": "bulletin", "value": "会后20天内，经县委组织部同意后，书面通报会议情况",
         "deadline": "会后20天内", "to": "机关全体党员"},
        {"field": "report", "value": "会议情况报告", "deadline": "会后15天内", "to": "县委组织部",
         "who": "局办公室"},
        {"field": "related_meeting", "value": "党组成员以普通党员身份参加所在党支部组织生活会"},
        {"field": "organisation.duty", "who": "局办公室", "value": "承办会务"},
        {"field": "organisation.duty", "who": "局办公室", "value": "整理会议记录"},
        {"field": "requirement", "value": "压实责任"},
        {"field": "requirement", "value": "各科室按照分工办理，一项一项销号"},
    ],
}  # fmt: skip
"""A key of our own writing, by the rules of those beside the project."""


def paper(key):
    plan = complete(answers(key))
    return plan, build(plan)


@pytest.fixture(scope="module")
def ours():
    return paper(OURS)


def test_facts_of_our_own_stand_in_their_sections_without_any_own_section(ours):
    plan, document = ours
    assert missing(OURS["facts"], document, at_home=True) == []
    assert own_share(plan, document) == 0


def test_nothing_is_said_that_the_facts_do_not_say(ours):
    _, document = ours
    said = [
        (block.text, block.body) if isinstance(block, Heading) else ("", block.text)
        for block in document.blocks
        if isinstance(block, (Heading, Paragraph))
    ]
    assert said == [
        ("",
         "为推动水务系统全面从严治党向纵深发展，开好清源县水务局党组2025年度民主生活会，根据县纪委、县委组织部《关于开好2025年度民主生活会的通知》（清组通〔2025〕31号）、县委有关部署要求，结合实际，制定本方案。"),
        ("会议主题", ""),
        ("", "本次会议以锲而不舍落实中央八项规定精神为主题，联系班子和成员实际查找差距。"),
        ("会议安排", ""),
        ("会议时间", "2026年1月23日，会期半天。"),
        ("会议地点", "机关三楼会议室。"),
        ("主持人", "会议由局党组书记、局长江启明同志主持。"),
        ("参加人员", "局党组全体成员。"),
        ("到会指导", "邀请县委组织部派员到会指导。"),
        ("会前准备", ""),
        ("动员部署", "2025年12月22日，召开局党组会议传达通知精神，研究部署有关工作。"),
        ("深化学习研讨（2026年1月5日前完成）",
         "采取个人自学、理论学习中心组学习等形式，重点学习党的二十届四中全会精神、《中国共产党纪律处分条例》。坚持读原著、学原文、悟原理，打牢开好会议的思想基础。理论学习中心组集中学习1天。"),
        ("广泛征求意见", "采取走访水管单位等方式，听取用水户代表的意见建议。意见原样转交，不作取舍。"),
        ("深入谈心谈话（元旦前完成）", "谈心谈话在以下人员之间进行：局党组书记与党组成员。"),
        ("", "一对一进行。"),
        ("认真查摆问题", "局党组和党组成员重点从以下方面查摆："),
        ("落实中央八项规定精神方面，着重查找：调研是否轻车简从；文件会议是否精简；", ""),
        ("担当作为方面。", ""),
        ("撰写对照检查材料和发言提纲",
         "局党组书记主持起草班子对照检查材料。班子对照检查材料在2026年1月9日前完成，个人发言提纲在2026年1月12日前完成。"),
        ("会议议程", ""),
        ("", "会议按照以下议程进行："),
        ("局党组书记代表班子作对照检查；", ""),
        ("党组成员逐一作对照检查，其他成员提出批评意见；", ""),
        ("局党组书记作总结讲话，提出整改要求。", ""),
        ("严肃开展批评和自我批评", ""),
        ("", "自我批评见人见事，相互批评有根有据。"),
        ("", "每名成员对其他成员提出的批评意见不少于2条。"),
        ("会后工作", ""),
        ("报告会议情况", "会后15天内（遇休息日提前至2026年2月6日），局办公室将会议情况报告报县委组织部。"),
        ("通报会议情况",
         "会后20天内（2026年2月12日前），经县委组织部同意后，书面通报会议情况，通报范围为机关全体党员。"),
        ("抓好整改落实", "逐条制定整改措施，列出整改清单。"),
        ("开好有关会议", "党组成员以普通党员身份参加所在党支部组织生活会。"),
        ("组织领导和职责分工", ""),
        ("", "局办公室承担以下工作："),
        ("承办会务；", ""),
        ("整理会议记录。", ""),
        ("有关要求", ""),
        ("", "压实责任。各科室按照分工办理，一项一项销号。"),
    ]  # fmt: skip


def test_the_check_finds_nothing_in_a_set_of_such_facts(ours):
    plan, _ = ours
    assert [str(finding) for finding in check_made(plan) if finding.level != "hint"] == []


@pytest.mark.parametrize("folder", LEAST)
def test_the_facts_of_real_plans_stand_in_the_paper_and_in_their_sections(folder):
    keys = sorted((SHARED / folder).glob("*.yaml"))
    if not keys:
        pytest.skip("../shared is not here")
    facts = astray = lost = 0
    for file in keys:
        key = yaml.safe_load(file.read_text(encoding="utf-8"))
        plan, document = paper(key)
        facts += sum(scored(fact["field"]) for fact in key["facts"])
        lost += len(missing(key["facts"], document))
        astray += len(missing(key["facts"], document, at_home=True))
        assert own_share(plan, document) <= MOST_OWN, file.stem
    assert 1 - lost / facts >= LEAST[folder]
    assert 1 - astray / facts >= LEAST[folder]
