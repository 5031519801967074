"""Papers of a set beside each other: a clean set is silent, and each contradiction put into it is found at its words."""

from dataclasses import replace

import pytest

from mzsh_kit import complete
from mzsh_kit.checking.agreement import disagreements
from mzsh_kit.checking.engine import judge
from mzsh_kit.checking.examples import papers_of_words
from mzsh_kit.checking.facts.paper import DATE, Paper, passages
from mzsh_kit.checking.facts.plan import PlanFacts
from mzsh_kit.checking.registry import BETWEEN_RULES as RULES
from mzsh_kit.output import rendered
from mzsh_kit.papers import build_all, chosen

CLEAN = """
《实施方案》<标题>县水务局党组2025年度民主生活会实施方案
《实施方案》根据《县以上党和国家机关党员领导干部民主生活会若干规定》，制定本方案。
《实施方案》（一）会议时间。2026年1月16日上午9:00，会期半天。
《实施方案》（二）主持人。会议由党组书记、局长江启明同志主持。
《实施方案》（三）参加人员。应到4人：江启明、贺兰舟、孟珺、罗文渊。到会人数不少于3人。
《实施方案》罗文渊请假（学习），提交书面发言。
《实施方案》（一）深化学习研讨。集中学习不少于1天。完成时限：2025年12月26日前。
《实施方案》（二）广泛征求意见。征求意见时限：2025年12月26日前；反馈时限：会前18天（2025年12月29日前）。
《实施方案》（三）深入谈心谈话。谈话一对一进行。完成时限：会前17天（2025年12月30日前）。
《实施方案》（四）认真查摆问题。完成时限：会前16天（2025年12月31日前）。
《实施方案》（五）撰写对照检查材料和发言提纲。完成时限：会前12天（2026年1月4日前）。
《实施方案》主要负责同志审阅每名成员的发言提纲。审阅时限：会前11天（2026年1月5日前）。
《实施方案》（六）按时报审。会前10天（2026年1月6日前），将召开民主生活会的请示和实施方案报县纪委机关、县委组织部审核。
《实施方案》会前10天，将班子对照检查材料报县纪委机关、县委组织部审核。
《实施方案》四、会议议程
《实施方案》会议议程共四项：
《实施方案》1.主要负责同志通报征求意见情况；
《实施方案》2.主要负责同志代表领导班子作对照检查；
《实施方案》3.其他班子成员逐一作个人对照检查；
《实施方案》4.到会指导的上级领导点评。
《实施方案》五、会后工作
《实施方案》（一）报告会议情况。会后14天内（2026年1月30日前），将会议情况报告报县纪委机关、县委组织部。
《实施方案》（二）通报会议情况。会后7天内（2026年1月23日前），向本单位党员通报会议基本情况。
《实施方案》（三）抓好整改落实。整改清单形成时限：会后14天内（2026年1月30日前）；整改情况公开时限：会后28天内（2026年2月13日前）。
《实施方案》（四）整理归档。会后28天内，会议筹备工作机构将方案、会议记录整理归档。
《实施方案》<成文日期>2025年12月15日
《报审请示》<标题>中共望岚县水务局党组关于召开2025年度民主生活会的请示
《报审请示》签发人：江启明
《报审请示》应到4人：江启明、贺兰舟、孟珺、罗文渊。
《报审请示》四、会议议程
《报审请示》1.主要负责同志通报征求意见情况；
《报审请示》2.主要负责同志代表领导班子作对照检查；
《报审请示》3.其他班子成员逐一作个人对照检查；
《报审请示》4.到会指导的上级领导点评。
《报审请示》<成文日期>2026年1月5日
《会议通知》<标题>关于召开县水务局党组2025年度民主生活会的通知
《会议通知》县水务局党组定于2026年1月16日召开2025年度民主生活会。
《会议通知》主持：江启明。
《会议通知》参加：江启明、贺兰舟、孟珺、罗文渊。
《会议通知》列席：副局长尹若溪。
《会议通知》三、会议议程
《会议通知》1.主要负责同志通报征求意见情况；
《会议通知》2.主要负责同志代表领导班子作对照检查；
《会议通知》3.其他班子成员逐一作个人对照检查；
《会议通知》4.到会指导的上级领导点评。
《会议通知》3.到会人数须达到应到4人的三分之二以上，即不少于3人。
《会议通知》<成文日期>2026年1月8日
《会议通知》望岚县水务局办公室 | 2026年1月8日印发
《征求意见的通知》请于2025年12月26日前，将意见建议反馈至＿＿＿＿。
《征求意见的通知》<成文日期>2025年　月　日
《谈心谈话安排表》谈心谈话完成时限：会前17天（2025年12月30日前）。
《谈心谈话安排表》日期 | 谈话人 | 谈话对象
《谈心谈话安排表》2025年12月29日 | 江启明 | 贺兰舟
《班子对照检查材料》一、会前准备情况
《班子对照检查材料》二、存在的突出问题
《班子对照检查材料》（一）政治忠诚方面
《班子对照检查材料》（二）担当作为方面
《班子对照检查材料》三、问题原因剖析
《班子对照检查材料》（由起草人填写。）
《工作进度表》会议日期：2026年1月16日。
《工作进度表》步骤 | 时间 | 对象
《工作进度表》征求意见 | 2025年12月16日至26日 | 党员
《工作进度表》谈心谈话 | 2025年12月18日至30日 | 
《工作进度表》查摆问题 | 2025年12月30日至31日 | 
《工作进度表》报审 | 2026年1月6日 | 县纪委机关、县委组织部
《工作进度表》会议通知 | 2026年1月8日 | 
《工作进度表》召开会议 | 2026年1月16日 | 
《工作进度表》会后通报 | 2026年1月19日至23日 | 本单位党员
《工作进度表》情况报告 | 2026年1月19日至30日 | 县纪委机关、县委组织部
《会议议程》时间：2026年1月16日上午9:00
《会议议程》主持：江启明
《会议议程》序号 | 时间 | 议程 | 发言人
《会议议程》1 | 上午9:00—9:10 | 通报征求意见情况 | 主要负责同志
《会议议程》2 | 上午9:10—9:30 | 代表领导班子作对照检查 | 主要负责同志
《会议议程》 | 上午9:30—9:40 | 休息 | 
《会议议程》3 | 上午9:40—10:00 | 逐一作个人对照检查 | 贺兰舟
《会议议程》 | 上午10:00—10:20 | 逐一作个人对照检查 | 孟珺
《会议议程》 | 上午10:20—10:30 | 逐一作个人对照检查 | 罗文渊（书面发言，由＿＿＿＿宣读）
《会议议程》4 | 上午10:30—10:40 | 点评 | 到会指导的上级领导
《主持词》（主持人：江启明；时间：2026年1月16日上午9:00）
《主持词》应到会4人，实到会＿＿＿＿人，可以开会。罗文渊同志请假，已提交书面发言。
《主持词》县委常委、县纪委书记到会指导，我们表示欢迎。
《主持词》会议有四项议程。
《主持词》一、通报征求意见情况
《主持词》下面进行第一项议程，由我通报征求意见情况。
《主持词》二、代表领导班子作对照检查
《主持词》下面进行第二项议程，由我代表领导班子作对照检查。
《主持词》三、逐一作个人对照检查
《主持词》下面，请其他班子成员逐一发言，请各位同志对江启明同志提出批评意见。
《主持词》1.请贺兰舟同志发言。
《主持词》2.请孟珺同志发言。
《主持词》3.宣读罗文渊同志的书面发言。
《主持词》四、点评
《主持词》最后，请到会指导的上级领导点评。
《签到表》应到4人，到会不少于3人方可开会。
《签到表》序号 | 姓名 | 职务 | 签到 | 备注
《签到表》1 | 江启明 | 党组书记、局长 |  | 
《签到表》2 | 贺兰舟 | 党组成员、副局长 |  | 
《签到表》3 | 孟　珺 | 党组成员、副局长 |  | 
《签到表》4 | 罗文渊 | 党组成员、总工程师 |  | 请假：学习
《签到表》二、列席和到会指导人员
《签到表》序号 | 姓名和职务 | 签到 | 备注
《签到表》1 | 副局长尹若溪 |  | 列席
《签到表》2 | 县委常委、县纪委书记 |  | 到会指导
《会议记录》应到4人，实到＿＿＿＿人。
《会议记录》出席：江启明、贺兰舟、孟珺
《会议记录》缺席及事由：罗文渊（学习）
《会议记录》一、通报征求意见情况
《会议记录》二、代表领导班子作对照检查
《会议记录》三、逐一作个人对照检查
《会议记录》（一）贺兰舟同志发言
《会议记录》（二）孟珺同志发言
《会议记录》（三）罗文渊同志书面发言（由＿＿＿＿宣读）
《会议记录》四、点评
《情况报告》（报送时限：会后14天内（2026年1月30日前）。）
《情况报告》县水务局党组于2026年1月16日召开2025年度民主生活会，应到4人。
《情况报告》<主送>县纪委机关、县委组织部：
《情况报告》<附件说明>附件：1.整改清单
《情况报告》<成文日期>2026年1月26日
《情况通报》（通报时限：会后7天内（2026年1月23日前）。）
《情况通报》<成文日期>2026年1月20日
《情况通报》望岚县水务局办公室 | 2026年1月20日印发
《整改方案》整改情况公开时限：会后28天内（2026年2月13日前）。
《整改方案》<成文日期>2026年　月　日
《报送包目录》一、会前报审
《报送包目录》材料 | 报送对象 | 时限
《报送包目录》请示和实施方案 | 县纪委机关、县委组织部 | 会前10天（2026年1月6日前）
《报送包目录》二、会后报告
《报送包目录》材料 | 报送对象 | 时限
《报送包目录》会议情况报告 | 县纪委机关、县委组织部 | 会后14天内（2026年1月30日前）
《归档目录》归档时限：会后28天内（2026年2月13日前）。
""".strip().replace("\n", "⏎")  # fmt: skip


def set_of(words):
    return papers_of_words(words)


def retyped(title, old, new):
    """The clean set with other words in the first line of this paper that has the old ones."""
    lines = CLEAN.split("⏎")
    nth = next(n for n, line in enumerate(lines) if line.startswith(f"《{title}》") and old in line)
    lines[nth] = lines[nth].replace(old, new)
    return set_of("⏎".join(lines))


def found(papers):
    names = {id(one): paper.name for paper in papers.all for one in paper.passages}
    return [(rule.id, names[id(hit.line)], hit.words.text) for rule, hit in judge(RULES, papers)]


def test_a_clean_set_is_silent():
    assert found(set_of(CLEAN)) == []


PLANTED = [
    ("情况通报", "2026年1月20日", "2026年1月10日", "dated-before-meeting", "33", "2026年1月10日"),
    ("情况报告", "2026年1月26日", "2025年12月15日", "dated-before-meeting", "31", "2025年12月15日"),
    ("整改方案", "2026年　月　日", "2026年1月9日", "dated-before-meeting", "34", "2026年1月9日"),
    ("会议通知", "2026年1月8日", "2026年1月19日", "dated-after-meeting", "03", "2026年1月19日"),
    ("会议通知", "2026年1月8日印发", "2026年1月7日印发", "imprint-differs", "03", "2026年1月7日"),
    ("实施方案", "2025年12月15日", "2026年1月3日", "limit-before-plan", "01", "2026年1月3日"),
    ("征求意见的通知", "2025年　月　日", "2025年12月29日", "limit-before-plan", "06", "2025年12月26日"),
    ("情况报告", "2026年1月26日", "2026年2月2日", "dated-after-limit", "31", "2026年2月2日"),
    ("实施方案", "会前10天（2026年1月6日前）", "会前10天（2026年1月8日前）", "limit-counted", "01", "2026年1月8日"),
    ("归档目录", "2026年2月13日", "2026年2月10日", "limit-counted", "38", "2026年2月10日"),
    ("情况报告", "会后14天内（2026年1月30日前）", "2026年1月12日前", "limit-side", "31", "2026年1月12日"),
    ("工作进度表", "2026年1月6日", "2026年1月20日", "limit-side", "17", "2026年1月20日"),
    ("情况通报", "会后7天内（2026年1月23日前）", "会后15天内", "limit-several", "33", "会后15天内"),
    ("工作进度表", "2026年1月19日至23日", "2026年1月19日至30日", "limit-several", "17", "2026年1月19日至30日"),
    ("报送包目录", "会前10天（2026年1月6日前）", "会前7天（2026年1月9日前）", "limit-several", "37", "2026年1月9日"),
    ("实施方案", "会前12天（2026年1月4日前）", "会前17天（2025年12月30日前）", "limit-order", "01", "2025年12月30日"),
    ("实施方案", "审阅时限：会前11天（2026年1月5日前）", "审阅时限：会前9天（2026年1月7日前）", "limit-order", "01", "2026年1月7日"),
    ("整改方案", "会后28天内（2026年2月13日前）", "2026年2月16日前", "limit-several", "34", "2026年2月16日"),
    ("谈心谈话安排表", "2025年12月29日", "2025年12月31日", "talk-after-limit", "09", "2025年12月31日"),
    ("谈心谈话安排表", "2025年12月29日", "2025年12月28日", "limit-day-off", "09", "2025年12月28日"),
    ("实施方案", "会前11天（2026年1月5日前）", "会前14天（2026年1月2日前）", "limit-order", "01", "2026年1月2日"),
    ("主持词", "由我通报", "请党组书记通报", "chair-asks-himself", "22", "请党组书记"),
    ("主持词", "由我代表", "请江启明同志代表", "chair-asks-himself", "22", "请江启明同志"),
    ("主持词", "由我代表", "请主要负责同志代表", "chair-asks-himself", "22", "请主要负责同志"),
    ("主持词", "请到会指导的上级领导点评", "由我点评", "chair-speaks-for-another", "22", "由我点评"),
    ("主持词", "2.请孟珺同志发言", "2.由我发言", "chair-speaks-for-another", "22", "由我发言"),
    ("主持词", "2.请孟珺同志发言", "2.请宋怀瑾同志发言", "speaker-unlisted", "22", "宋怀瑾"),
    ("主持词", "2.请孟珺同志发言", "2.请贺兰舟同志发言", "turns-differ", "22", "2.请贺兰舟同志发言"),
    ("主持词", "宣读罗文渊同志的书面发言", "请罗文渊同志发言", "absent-present", "22", "请罗文渊同志发言"),
    ("会议议程", "罗文渊（书面发言，由＿＿＿＿宣读）", "罗文渊", "absent-present", "21", "罗文渊"),
    ("会议记录", "贺兰舟、孟珺", "贺兰舟、孟珺、罗文渊", "absent-present", "27", "罗文渊"),
    ("会议记录", "书面发言（由＿＿＿＿宣读）", "发言", "absent-present", "27", "罗文渊同志发言"),
    ("签到表", "孟　珺 | 党组成员、副局长", "贺兰舟 | 党组成员、副局长", "person-twice", "23", "贺兰舟"),
    ("签到表", "副局长尹若溪", "副局长孟珺", "member-observes", "23", "副局长孟珺"),
    ("会议通知", "列席：副局长尹若溪", "列席：副局长尹若溪、副局长孟珺", "member-observes", "03", "副局长孟珺"),
    ("签到表", "县委常委、县纪委书记", "县委常委", "rank-alone", "23", "县委常委"),
    ("签到表", "县委常委、县纪委书记", "尹若溪", "guest-twice", "23", "尹若溪"),
    ("主持词", "县委常委、县纪委书记到会", "党组书记、局长江启明同志到会", "chair-welcomes-himself", "22", "党组书记、局长江启明"),
    ("情况报告", "县纪委机关、县委组织部：", "县纪委机关、县委办公室：", "report-addressee", "31", "县纪委机关、县委办公室："),
    ("报送包目录", "会议情况报告 | 县纪委机关、县委组织部", "会议情况报告 | 县纪委机关、县委办公室", "report-addressee", "37", "县纪委机关、县委办公室"),
    ("会议议程", "上午10:30—10:40", "下午2:30—2:40", "agenda-length", "21", "下午2:30—2:40"),
    ("会议通知", "2.主要负责同志代表领导班子作对照检查", "2.主要负责同志作述职", "agenda-unequal", "03", "2.主要负责同志作述职；"),
    ("会议记录", "四、点评", "四、总结讲话", "agenda-unequal", "27", "四、总结讲话"),
    ("会议议程", "《会议议程》 | 上午9:30—9:40", "《会议议程》3 | 上午9:30—9:40", "agenda-numbered", "21", "3"),
    ("会议议程", "4 | 上午10:30", "5 | 上午10:30", "agenda-numbered", "21", "5"),
    ("主持词", "第二项议程", "第三项议程", "agenda-ordinal", "22", "三"),
    ("工作进度表", "会议通知 | 2026年1月8日 | ", "会议通知 | 2026年1月8日 | 手工确定", "words-of-program", "17", "手工确定"),
    ("实施方案", "集中学习不少于1天", "一是原著；二是待定；三是待定", "numbered-blanks", "01", "二是待定；三是待定"),
    ("班子对照检查材料", "（由起草人填写。）", "（一）政治忠诚方面⏎《班子对照检查材料》（二）担当作为方面", "aspects-repeated", "11", "三、问题原因剖析"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "old", "new", "rule", "number", "words"), PLANTED)
def test_a_contradiction_is_found_at_its_words_and_nothing_else(title, old, new, rule, number, words):
    assert found(retyped(title, old, new)) == [(rule, f"{number}-{title}.docx", words)]


def test_every_rule_but_those_of_a_branch_is_planted_or_has_its_card_alone():
    planted = {rule for *_, rule, _, _ in PLANTED}
    assert {rule.id for rule in RULES} - planted == {
        "branch-basis", "branch-approval", "issued-before-plan", "limit-weekend",
        "chair-away", "agenda-slack", "guests-differ", "attached-before-made",
    }  # fmt: skip


def test_a_deadline_put_back_to_the_last_working_day_is_no_wrong_count():
    """会后14天 after Friday 2 January 2026 plus … is Saturday 17: the Friday before it stands."""
    words = "《会议议程》时间：2026年1月3日⏎《情况报告》（报送时限：会后14天内（{}前）。）"
    assert found(set_of(words.format("2026年1月16日"))) == []
    assert [rule for rule, *_ in found(set_of(words.format("2026年1月15日")))] == ["limit-counted"]


def test_reports_to_two_organs_with_two_limits_are_two_duties():
    words = (
        "《会议议程》时间：2026年1月16日⏎"
        "《实施方案》会后7天内，将会议情况报县委组织部。⏎"
        "《实施方案》会后14天内，将会议情况报县纪委机关。⏎"
        "《工作进度表》步骤 | 时间 | 对象⏎"
        "《工作进度表》情况报告 | 2026年1月19日至23日 | 县委组织部⏎"
        "《工作进度表》情况报告 | 2026年1月19日至30日 | 县纪委机关"
    )
    assert found(set_of(words)) == []
    wrong = words.replace("2026年1月19日至30日", "2026年1月19日至29日")
    assert found(set_of(wrong)) == [("limit-several", "17-工作进度表.docx", "2026年1月19日至29日")]


TWO_REPORTS = (
    "《会议议程》时间：2026年1月16日⏎"
    "《实施方案》会后7天内（2026年1月23日前），将会议情况报告报县委组织部。⏎"
    "《实施方案》会后14天内（2026年1月30日前），将整改清单和整改方案报县委督导组。⏎"
    "《实施方案》整改清单形成时限：会后5天内（2026年1月21日前）。⏎"
    "《情况报告》<主送>县委组织部：⏎"
    "《情况报告》（报送时限：会后7天内（2026年1月23日前）。）⏎"
    "《总结讲话》（整改清单和整改方案报县委督导组的时限：会后14天内（2026年1月30日前）。）⏎"
    "《工作进度表》步骤 | 时间 | 对象⏎"
    "《工作进度表》情况报告（会议情况报告） | 2026年1月19日至23日 | 县委组织部⏎"
    "《工作进度表》情况报告（整改清单和整改方案） | 2026年1月19日至30日 | 县委督导组⏎"
    "《报送包目录》二、会后报告⏎"
    "《报送包目录》材料 | 报送对象 | 时限⏎"
    "《报送包目录》会议情况报告 | 县委组织部 | 会后7天内（2026年1月23日前）⏎"
    "《报送包目录》整改清单和整改方案 | 县委督导组 | 会后14天内（2026年1月30日前）"
)


@pytest.mark.parametrize(
    ("line", "wrong", "words"),
    [
        ("（报送时限：会后7天内（2026年1月23日前", "（报送时限：会后14天内（2026年1月30日前", "31"),
        ("的时限：会后14天内（2026年1月30日前", "的时限：会后7天内（2026年1月23日前", "29"),
        ("| 2026年1月19日至30日 | 县委督导组", "| 2026年1月19日至23日 | 县委督导组", "17"),
        ("督导组 | 会后14天内（2026年1月30日前", "督导组 | 会后7天内（2026年1月23日前", "37"),
    ],
)
def test_what_is_reported_and_to_whom_tells_two_reports_apart_in_every_paper(line, wrong, words):
    assert found(set_of(TWO_REPORTS)) == []
    hits = found(set_of(TWO_REPORTS.replace(line, wrong)))
    assert [(rule, paper[:2]) for rule, paper, _ in hits] == [("limit-several", words)]


def test_a_report_is_due_when_the_first_of_those_whom_it_serves_wants_it():
    dated = TWO_REPORTS + "⏎《情况报告》<成文日期>2026年1月26日"
    assert [rule for rule, *_ in found(set_of(dated))] == ["dated-after-limit"]
    assert found(set_of(dated.replace("1月26日", "1月22日"))) == []


def test_a_list_is_sent_no_earlier_than_it_is_made():
    late = TWO_REPORTS.replace("形成时限：会后5天内（2026年1月21日前", "形成时限：会后21天内（2026年2月6日前")
    assert found(set_of(late)) == [("attached-before-made", "01-实施方案.docx", "2026年1月30日")]


def test_a_list_is_attached_to_a_report_no_earlier_than_it_is_made():
    late = retyped(
        "实施方案", "形成时限：会后14天内（2026年1月30日前）", "形成时限：会后21天内（2026年2月6日前）"
    )
    assert found(late) == [("attached-before-made", "31-情况报告.docx", "整改清单")]


def test_two_things_filed_by_two_days_are_two_duties():
    words = (
        "《会议议程》时间：2026年1月16日⏎《实施方案》会后20天内，将会议材料整理归档。⏎"
        "《实施方案》会后60天内，将报送材料整理归档。⏎《工作进度表》步骤 | 时间⏎"
        "《工作进度表》归档（会议材料） | 2026年2月5日⏎《工作进度表》归档（报送材料） | 2026年3月17日"
    )
    assert found(set_of(words)) == []


INVITED = "《实施方案》（六）到会指导。邀请县纪委常委周明、县委组织部副部长郑凯到会指导。⏎{}"


@pytest.mark.parametrize(
    "words",
    [
        "《会议通知》到会指导：县纪委常委周明。",
        "《会议纪要》列席：副局长尹若溪",
        "《主持词》县委组织部副部长郑凯同志到会指导，我们表示欢迎。",
        "《会议记录》到会指导：县纪委常委周明、县委组织部副部长郑凯、县委副书记宋怀瑾",
        "《签到表》序号 | 姓名和职务 | 签到 | 备注⏎《签到表》1 | 县纪委常委周明 |  | 到会指导",
    ],
)
def test_who_comes_to_guide_is_the_same_in_the_plan_and_in_every_paper(words):
    assert [rule for rule, *_ in found(set_of(INVITED.format(words)))] == ["guests-differ"]


def test_a_guest_with_several_posts_is_found_however_he_is_written():
    words = (
        "《实施方案》（六）到会指导。邀请县委常委、县纪委书记周明，县委组织部副部长郑凯到会指导。⏎"
        "《主持词》县委常委、县纪委书记周明同志，县委组织部副部长郑凯同志到会指导，我们表示欢迎。"
    )
    assert found(set_of(words)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("办公室主任柳青", "柳青", True),
        ("县纪委常委周明", "县纪委常委、县监委委员周明", True),
        ("县委组织部副部长周明", "县纪委常委周明", False),
        ("县委督导组负责同志", "县委巡察办负责同志", False),
        ("县委常委李小明", "县委常委王小明", False),
    ],
)
def test_a_guest_signs_in_once(one, other, same):
    words = (
        "《签到表》序号 | 姓名和职务 | 签到 | 备注⏎《签到表》1 | {} |  | 列席⏎《签到表》2 | {} |  | 到会指导"
    )
    told = [rule for rule, *_ in found(set_of(words.format(one, other)))]
    assert told == (["guest-twice"] if same else [])


def test_a_guest_may_bear_the_name_of_the_member_in_the_chair():
    words = (
        "《会议通知》参加：周明、贺兰舟。⏎《主持词》（主持人：周明；时间：2026年1月16日）⏎"
        "《主持词》县纪委常委周明同志到会指导，我们表示欢迎。"
    )
    assert found(set_of(words)) == []


def test_of_two_members_of_one_name_nobody_knows_which_is_in_the_chair():
    words = (
        "《会议议程》主持：李伟⏎《签到表》姓名 | 职务 | 签到⏎《签到表》李伟 | 党组副书记、副局长 | ⏎"
        "《签到表》李伟 | 党组成员、总会计师 | ⏎《主持词》1.请党组副书记、副局长李伟同志发言。"
    )
    assert found(set_of(words)) == []


def test_somebody_reads_for_the_chair_who_is_away():
    words = "《会议议程》主持：钱书林⏎《主持词》3.请＿＿＿＿代党组成员、副局长钱书林同志宣读书面发言。"
    assert found(set_of(words)) == []


@pytest.mark.parametrize(("length", "told"), [("3小时", []), ("2小时", ["agenda-length"]), ("一天", [])])
def test_the_timetable_keeps_to_the_length_of_the_meeting(length, told):
    words = (
        f"《会议通知》时间：2026年1月16日上午9:00，会期{length}。⏎《会议议程》时间 | 议程⏎"
        "《会议议程》上午9:00—10:00 | 通报征求意见情况⏎《会议议程》上午10:00—11:30 | 总结讲话"
    )
    assert [rule for rule, *_ in found(set_of(words))] == told


def test_while_the_day_of_the_meeting_is_open_days_from_it_are_compared():
    words = "《会议议程》时间：2027年1月下旬⏎《实施方案》（三）谈心谈话。完成时限：会前{}天。⏎《实施方案》（四）认真查摆问题。完成时限：会前15天。"
    assert found(set_of(words.format(16))) == []
    assert [rule for rule, *_ in found(set_of(words.format(14)))] == ["limit-order"]


def test_what_has_been_done_by_a_day_is_no_deadline():
    words = "《会议议程》时间：2026年1月16日⏎{}"
    for said in (
        "《情况报告》2025年12月19日前，班子成员完成谈心谈话，会前5天完成查摆。",
        "《征求意见的通知》县水务局党组将于2026年1月20日前召开民主生活会。",
        "《实施方案》（六）按时报审。督导组会前5天内反馈意见。",
    ):
        assert found(set_of(words.format(said))) == []


def test_who_reads_a_written_speech_does_not_make_it():
    for reads in ("由我宣读", "由贺兰舟同志宣读", "请贺兰舟同志宣读"):
        assert found(retyped("主持词", "3.宣读罗文渊", f"3.{reads}罗文渊")) == []


def test_two_members_of_one_name_are_two_people():
    words = (
        "《会议通知》参加：白芷（党委委员、副院长）、白芷（党委委员、纪委书记）。⏎《签到表》应到2人。⏎"
        "《签到表》姓名 | 职务 | 签到⏎《签到表》白　芷 | 党委委员、副院长 | ⏎《签到表》白　芷 | 党委委员、纪委书记 | "
    )
    assert found(set_of(words)) == []


def test_what_is_said_of_the_chair_is_not_said_to_him():
    words = "《会议议程》主持：江启明⏎《签到表》姓名 | 职务 | 签到⏎《签到表》江启明 | 党组书记、局长 | ⏎《签到表》贺兰舟 | 党组副书记、副局长 | ⏎《主持词》{}"
    for said in (
        "请同志们对江启明同志提出批评意见。",
        "请党组副书记贺兰舟同志发言。",
        "请副局长贺兰舟同志通报。",
    ):
        assert found(set_of(words.format(said))) == []
    assert found(set_of(words.format("请党组书记、局长江启明同志讲话。"))) == [
        ("chair-asks-himself", "22-主持词.docx", "请党组书记、局长江启明同志")
    ]


def test_a_paper_of_the_kit_s_own_that_is_dated_before_the_meeting_is_found_beside_the_plan(eight):
    plan = complete(eight)
    files = map(rendered, build_all(plan, chosen(None, None), None))
    papers = {name[:2]: Paper(name, passages(data, name)) for name, data in files}
    report = papers["31"]
    nth = next(n for n, one in enumerate(report.passages) if one.style == DATE)
    dated = replace(report.passages[nth], text="2026年12月10日")
    papers["31"] = Paper(report.name, (*report.passages[:nth], dated, *report.passages[nth + 1 :]))
    hits = [
        one for one in disagreements(papers.values(), PlanFacts(plan)) if one.rule == "dated-before-meeting"
    ]
    assert [one.where for one in hits] == [f"31-情况报告.docx {dated.place}"]
