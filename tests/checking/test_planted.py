"""Ten faults of each family planted into a clean plan: all found, and nothing else."""

import pytest

from mzsh_kit import complete
from mzsh_kit.checking import check_bytes
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
    "residue": [
        "落实视察江西重要讲话精神。", "落实视察福建重要讲话精神。", "参照苏州的做法。", "按照中共平安县委要求办理。", "由局长赵明远同志负责。",
        "由书记钱学民同志负责。", "向民政局报送。", "向审计局报送。", "按照川组通〔2025〕51号办理。", "巩固“两学一做”学习教育成果。",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """The text of the plan paper of a sample unit, without its lines to be filled in by hand."""
    row = next(
        row
        for row in read_roster(templates() / "roster-sample.xlsx").rows
        if row.answers["unit"]["name"] == "望岚县水务局"
    )
    folder = tmp_path_factory.mktemp("plan")
    write_papers(complete(row.answers), folder, ["01"])
    (path,) = folder.glob("*.docx")
    lines = [line.text for line in read_lines(path.read_bytes(), path.name)]
    return [text for text in lines if text and "＿" not in text]


def found(lines):
    return {(one.rule, one.kind, one.text) for one in check_bytes("\n".join(lines).encode(), "方案.txt")}


@pytest.mark.parametrize("kind", PLANTED)
def test_ten_faults_of_a_family_are_found_and_nothing_else(clean, kind):
    base = [*clean[:6], "本事项由xx县负责。", *clean[6:]] if kind == "residue" else clean
    if kind == "missing_part":  # a limit that is set once holds for every report
        base = [text for text in clean if "会后15天" not in text]
    before, at = found(base), len(base) - 3
    assert {
        fault: {k for _, k, _ in found([*base[:at], fault, *base[at:]]) - before} for fault in PLANTED[kind]
    } == {fault: {kind} for fault in PLANTED[kind]}


def test_the_clean_plan_has_no_finding(clean):
    assert {one for one in found(clean) if one[0] != "sentence-again"} == set()  # a hint
