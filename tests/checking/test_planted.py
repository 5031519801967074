"""Ten faults of each family planted into a clean plan: all found, and nothing else."""

from dataclasses import replace

import pytest

from mzsh_kit import complete
from mzsh_kit.checking import check_bytes, check_page, page_of
from mzsh_kit.output import write_papers
from mzsh_kit.reading import read_lines
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

PLANTED = {
    "placeholder": [
        "由xx同志负责联络。", "请于×月×日前报送。", "地点在**会议室。", "共收集意见XX条。", "由□□□负责保障。",
        "学习时间为xx天。", "报请××审定。", "组长由***担任。", "时间定在xx月上旬。", "共查摆问题xx个。",
    ],
    "term_error": [
        "会上依次进行自我指责。", "做好比照检查各项工作。", "抓好中心巡视整改。", "增强忧患意念。", "要牢固竖立责任观念，坚固树立宗旨观念。",
        "听取群众提出的批评看法。", "上报整改落实状况。", "由主要负责同志批阅把关。", "严格政治规则。", "邀请县纪监委同志到会。",
    ],
    "typo": [
        "贯切落实会议要求。", "做好工作部暑。", "召开专题民主生活制定方案。", "措施抓的扎实。", "请县委委组织部指导。",
        "学习习近平新时代中国特色会主义思想。", "做好座谈汇各项工作。", "精减会议。", "剖折深层次问题。", "写好会议记要。",
    ],
    "punctuation": [
        "严肃认真,务求实效。", "分清主次;抓住要害。", "请机关党委(办公室)负责。", '落实"两个责任"。', "纠治四风问题。",
        "抓紧准备，，按时完成。", "认真研读《中国共产党章程。", "坚持读原著学原文悟原理。", "自学1-2天。", "学习《中国共产党章程》，《中国共产党廉洁自律准则》。",
    ],
    "date_conflict": [
        "于2027年2月30日前完成。", "于11月31日前完成。", "定于13月5日前完成。", "于4月31日前报送。", "于2027年2月29日报送。",
        "于2027年1月15日（星期四）上午集中。", "于2027年1月16日（星期日）上午集中。", "上午9:75集中。", "于6月31日前完成。", "于1月0日前完成。",
    ],
    "count_mismatch": [
        f"做好{said}项工作：" + "；".join(f"{n}是抓好第{n}类事项" for n in "一二三四五六"[:listed]) + "。"
        for said, listed in [(2, 3), (4, 3), (5, 2), (3, 4), (6, 5), (7, 4), ("四", 3), ("五", 4), ("三", 2), ("两", 3)]
    ],
    "truncated": [
        f"按照要求，{words}..." for words in ("结合实际", "抓好落实", "做好准备", "认真组织", "及时汇总", "逐项核对", "分类整理", "逐级上报", "妥善保管", "明确分工")
    ],
    "duplication": [
        f"{words}，{words}，务求实效。" for words in ("逐项核对", "分类整理", "抓紧汇总", "妥善保管", "明确分工", "按时报送", "集中办理", "限时完成", "专人负责", "随时报告")
    ],
    "numbering_gap": [
        f"1.{a}。\n2.{b}。\n4.{c}。" for a, b, c in zip(
            ("备好签到表", "备好桌签", "备好议程", "备好记录本", "备好话筒", "备好茶水", "备好文具", "备好座次图", "备好车辆", "备好指示牌"),
            ("核对名单", "核对时间", "核对顺序", "核对页码", "核对音量", "核对人数", "核对数量", "核对姓名", "核对路线", "核对位置"),
            ("提前到场", "提前摆放", "提前分发", "提前试用", "提前调试", "提前备齐", "提前清点", "提前张贴", "提前联系", "提前安放"), strict=True)
    ],
    "numbering_style": [
        f"1、{words}；\n2、及时报告。" for words in ("备好签到表", "备好桌签", "备好议程", "备好记录本", "备好话筒", "备好茶水", "备好文具", "备好座次图", "备好车辆", "备好指示牌")
    ],
    "missing_part": [
        "会后，及时将情况上报上级。", "会议结束后，尽快形成专题报告报县委。", "会后，抓紧报送有关材料。", "会议召开后，另行报送书面材料。", "会后，将有关材料报县委组织部。",
        "填写登记表（附件1）。", "填写清单（附件2）。", "按照样式（附件3）填写。", "照样表（附件4）填写。", "照清单（附件5）逐项核对。",
    ],
    "other": [
        "于2027年01月15日报送。", "于2027年1月05日报送。", "于2027年一月报送。", "于二0二七年报送。", "收到意见约30余条。",
        "按县发（2025）5号办理。", "按县发[2025]6号办理。", "于03月5日前报送。", "共约20多人参与。", "按县组【2026】7号办理。",
    ],
    "residue:masked": [
        "落实视察江西重要讲话精神。", "落实视察福建重要讲话精神。", "参照苏州的做法。", "按照中共平安县委要求办理。", "由局长赵明远同志负责。",
        "由书记钱学民同志负责。", "向民政局报送。", "向审计局报送。", "按照川组通〔2025〕51号办理。", "巩固“两学一做”学习教育成果。",
    ],
    "residue": [
        "按照中共平安县委要求办理。", "报清源县委组织部、清源县纪委监委。", "结合清源县水务局实际，抓好落实。", "报广东省委组织部。", "邢台市委督导组到会指导。",
        "落实视察江西重要讲话精神。", "按照川组通〔2025〕51号办理。", "望岚县民政局领导班子要带头查摆问题。", "由局长赵明远同志负责。", "立足河北省实际，抓好落实。",
    ],
    "residue:year": [
        "根据《中共望岚县委组织部关于开好2017年度民主生活会的通知》，抓好落实。", "围绕2019年度主题查摆。", "2017年度民主生活会要开出质量。",
        "巩固“不忘初心、牢记使命”主题教育成果。", "会议主题是不忘初心、牢记使命。", "开好2025年度民主生活会。", "深化“不忘初心、牢记使命”主题教育成果。",
        "召开2023年度领导班子民主生活会。", "根据《关于认真开好2024年度民主生活会的通知》，抓好落实。", "对照2020年度会议主题查摆。",
    ],
    "date_conflict:order": [
        "会后15日内，于2027年1月2日前报送情况报告。", "会议于2019年1月15日召开。", "会前做好准备，2027年1月20日前完成。", "谈心谈话于2027年1月22日前完成。",
        "会议情况报告于2027年1月10日前上报。", "整改方案于2027年1月8日前报送。", "征求意见于2027年1月25日前完成。", "本次会议定于2027年1月18日召开。",
        "会议记录于2027年1月12日前报送。", "发言提纲于2027年2月3日前完成。",
    ],
    "numbering_gap:sorts": [
        "会务用品：①桌签；②文具；④茶水。", "会务用品：①桌签；③文具；④茶水。", "第一步：备料。\n备齐用品。\n第三步：核对。", "第一步：核对。\n第二步：分发。\n第四步：收回。",
        "会务用品：（1）桌签；（2）文具；（4）茶水。", "1.备好话筒。\n2.备好文具。\n3.备好茶水。\n5.备好车辆。", "1.备好桌签。\n3.备好文具。", "1.备好桌签。\n2.备好文具。\n2.备好茶水。",
        "1.备好桌签。\n2.备好文具。\n5.备好茶水。", "分工：一是备好桌签；二是备好文具；四是备好茶水。",
    ],
    "numbering_style:sorts": [
        "1）备好桌签。\n2）备好文具。", "1.备好桌签。\n2、备好文具。\n3.备好茶水。", "1.备好话筒。\n2、备好车辆。\n3.备好文具。", "1）备好话筒。\n2）备好车辆。", "1、备好桌签；\n2、备好文具。",
        "1）核对名单。\n2）核对时间。", "1.核对名单。\n2、核对时间。\n3.核对页码。", "1、核对名单；\n2、核对时间。", "1）清点人数。\n2）清点用品。", "1、清点人数；\n2、清点用品。",
    ],
    "count_mismatch:patterns": [
        "备好以下5类用品。\n1.桌签。\n2.文具。\n3.茶水。", "备好以下2类用品。\n1.桌签。\n2.文具。\n3.茶水。", "分四个方面办理：一是备好桌签；二是备好文具；三是备好茶水。",
        "通过五种方式联络：打电话、发短信、上门通知、张贴告示。", "用品包括桌签、文具、茶水、话筒等五个方面。", "工作人员：办公室3名，人事股2名，共6名。", "工作人员：办公室4名，人事股2名，共5名。",
        "要带头核对、带头清点、带头分发、带头收回，以“五个带头”作表率。", "开展“四查四看”：查名单，看是否齐全；查用品，看是否够用；查会场，看是否整洁。",
        "备好3样用品：一是桌签；二是文具。",
    ],
    "other:procedure": [
        "会后30天内将会议情况报告报县委组织部。", "会后一个月内上报会议情况报告。", "会后三周内报送会议情况报告。", "会前5天将实施方案报县委组织部审核。", "会前三天将请示和方案送督导组审定。",
        "到会人数应超过应到人数的半数。", "到会人员达到应到会人数的60%即可开会。", "班子成员应到七名，实到四名。", "民主生活会每半年召开一次。", "每季度至少召开一次民主生活会。",
    ],
}  # fmt: skip


TITLE = "清源县水务局党组民主生活会实施方案"


@pytest.fixture(scope="module")
def plan():
    """The plan of a sample unit."""
    rows = read_roster(templates() / "roster-sample.xlsx").rows
    return complete(next(row.answers for row in rows if row.answers["unit"]["name"] == "望岚县水务局"))


@pytest.fixture(scope="module")
def clean(plan, tmp_path_factory):
    """The text of its plan paper, without the lines to be filled in by hand."""
    folder = tmp_path_factory.mktemp("plan")
    write_papers(plan, folder, ["01"])
    (path,) = folder.glob("*.docx")
    lines = [line.text for line in read_lines(path.read_bytes(), path.name)]
    return [text for text in lines if text and "＿" not in text]


def found(lines):
    return {(one.rule, one.kind, one.text) for one in check_bytes("\n".join(lines).encode(), "方案.txt")}


SHORT = {
    "会议主题": "主题是改进作风。", "会议时间": "时间为2027年1月15日。", "会议地点": "地点为三楼会议室。", "参加人员": "参加人员为班子成员。",
    "学习": "会前组织学习。", "征求意见": "发放问卷，征求意见。", "谈心谈话": "开展谈心谈话。", "对照检查材料": "撰写对照检查材料。",
    "批评和自我批评": "会上开展批评和自我批评。", "整改措施": "会后制定整改方案。",
}  # fmt: skip
"""A plan in which each part is one sentence."""


@pytest.mark.parametrize("family", PLANTED)
def test_ten_faults_of_a_family_are_found_and_nothing_else(clean, family):
    kind, _, sort = family.partition(":")
    base = [*clean[:6], "本事项由xx县负责。", *clean[6:]] if sort == "masked" else clean
    if kind == "missing_part":  # a limit that is set once holds for every report
        base = [text for text in clean if "会后15天" not in text]
    before, at = found(base), len(base) - 3
    assert {
        fault: {k for _, k, _ in found([*base[:at], fault, *base[at:]]) - before} for fault in PLANTED[family]
    } == {fault: {kind} for fault in PLANTED[family]}


@pytest.mark.parametrize("family", ["residue", "residue:year", "date_conflict:order"])
def test_they_are_found_in_a_paper_of_a_set_too(plan, clean, family):
    at = len(clean) - 3
    for fault in PLANTED[family]:
        page = replace(page_of("\n".join([*clean[:at], fault, *clean[at:]])), plan=plan)
        assert {one.kind for one in check_page(page) if one.level != "hint" or one.kind == "residue"} == {
            family.partition(":")[0]
        }


@pytest.mark.parametrize("part", SHORT)
def test_a_plan_without_one_of_its_parts_is_told(part):
    """The short plan has all ten parts."""
    heads = ("一、会议安排", "二、会前准备", "三、会议召开", "四、会后工作")
    kept = [text for name, text in SHORT.items() if name != part]
    lines = [TITLE, heads[0], *kept[:4], heads[1], *kept[4:7], heads[2], *kept[7:8], heads[3], *kept[8:]]
    told = [one.why for one in check_page(page_of("\n".join(lines))) if one.rule == "part-missing"]
    assert told == [f"方案没有写{part}"]


def test_the_clean_plan_has_no_finding(clean):
    assert {one for one in found(clean) if one[0] != "sentence-again"} == set()  # a hint
