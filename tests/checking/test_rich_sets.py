"""A rich plan, with several duties of one sort, gives a set in which the check finds nothing but what is
wrong in it.
"""

from dataclasses import replace

import pytest

from mzsh_kit import complete, write_papers
from mzsh_kit.checking import page_of
from mzsh_kit.checking.engine import check_page
from mzsh_kit.checking.facts.plan import PlanFacts
from mzsh_kit.checking.rules.dates import signing
from mzsh_kit.checking.rules.procedure import contents, requirements
from mzsh_kit.checking.rules.punctuation import separators
from mzsh_kit.checking.rules.structure import truncation
from mzsh_kit.checking.sets import LAYOUT, check_folder

from .test_agreement import retype

ANSWERS = {
    "unit": {"name": "溪川县财政局", "type": "局党组", "short": "县财政局", "superior": "中共溪川县委",
             "issuer_code": "溪财党", "copies": ["县委办公室"], "printer": "溪川县财政局办公室"},
    "members": [
        {"name": "赵东平", "post": "党组书记、局长", "role": "主要负责同志", "charge": ["办公室", "人事股"],
         "branch": "机关第一党支部"},
        {"name": "李伟", "post": "党组副书记、副局长", "charge": ["预算股"], "branch": "机关第一党支部"},
        {"name": "李伟", "post": "党组成员、总会计师", "charge": ["国库股"], "branch": "机关第二党支部"},
        {"name": "钱书林", "post": "党组成员、副局长", "charge": ["采购办"], "branch": "机关第二党支部",
         "absence": "住院治疗", "written": True},
        {"name": "孙若兰", "post": "党组成员、驻局纪检监察组组长", "charge": ["会计股"],
         "branch": "机关第二党支部"},
    ],
    "kind": "年度",
    "year": 2026,
    "meeting": {"date": "2027-02-26", "start": "9:00", "length": "一天", "venue": "五楼会议室",
                "guidance": ["县纪委常委 周明"]},
    "report_to": ["县纪委机关", "县委组织部"],
    "issue_date": "2027-01-18",
    "agenda": [
        {"text": "通报征求意见情况", "speaker": "主要负责同志"},
        {"text": "带头作个人对照检查，其他成员逐一提出批评意见", "speaker": "主要负责同志",
         "mode": "一人发言并接受批评"},
        {"text": "逐一作个人对照检查，其余成员逐一提出批评意见", "speaker": "其他班子成员",
         "mode": "逐一发言并接受批评"},
        {"text": "书面发言", "speaker": "李伟（党组副书记、副局长）"},
        {"text": "讲话", "speaker": "周明"},
        {"text": "总结讲话", "speaker": "主要负责同志"},
    ],
    "schedule": {
        "report": [
            {"what": "会议情况报告", "to": ["县委组织部"], "end": "会后7天内"},
            {"what": "会议情况报告", "to": ["县纪委机关"], "end": "会后15天内"},
        ],
        "bulletin": [
            {"what": "会议情况", "to": ["本单位党员"], "end": "会后7天内"},
            {"what": "整改措施", "to": ["群众代表"], "end": "会后20天内"},
        ],
        "archive": [
            {"what": "会议材料", "to": ["局档案室"], "end": "会后20天内"},
            {"what": "报送材料", "to": ["县档案馆"], "end": "会后60天内"},
        ],
        "rectification": {"end": "2027-03-04"},
    },
    "dated": [{"paper": "33", "date": "2027-03-04", "number": "溪财党〔2027〕9号"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rich")
    write_papers(complete(ANSWERS), folder)
    return folder


def told(folder):
    return [
        (finding.rule, finding.where)
        for finding in check_folder(folder, disable=LAYOUT)
        if finding.level != "hint"
    ]


def test_nothing_is_told_of_a_rich_set(made):
    assert told(made) == []


def test_a_wrong_time_of_one_of_two_reports_is_told_with_what_is_right(made, tmp_path):
    write_papers(complete(ANSWERS), tmp_path / "set", ["17"])
    rows = [row for row in PlanFacts(complete(ANSWERS)).derived.steps if row.name.startswith("情况报告")]
    second = rows[1].span_words
    retype(tmp_path / "set" / "17-工作进度表.docx", second, second.replace("至12日", "至11日"))
    (finding,) = check_folder(tmp_path / "set", disable=LAYOUT)
    assert (finding.rule, finding.why) == ("date-differs", f"日期与方案不一致，方案为“{second}”")


def test_a_bulletin_below_a_red_head_may_be_signed_after_the_meeting_and_a_request_may_not():
    held = "定于2027年1月15日召开民主生活会。\n2027年1月20日"
    pages = [
        f"中共县水务局党组文件\n水党〔2027〕3号\n中共县水务局党组关于2026年度民主生活会{title}\n{held}"
        for title in ("情况的通报", "情况的报告", "整改方案", "的请示", "实施方案的通知")
    ]
    told = [[finding.rule for finding in check_page(page_of(text), signing.RULES)] for text in pages]
    assert told == [[], [], [], ["day-signed"], ["day-signed"]]


def test_sheets_of_single_talks_need_not_name_all_who_must_talk():
    sheet = "一、谈心谈话记录表\n必谈关系：班子成员相互之间\n主要负责同志与班子成员"
    section = "一、谈心谈话\n主要负责同志与班子成员必谈，班子成员相互之间必谈。"
    told = [
        [finding.rule for finding in check_page(page_of(text), contents.RULES)] for text in (sheet, section)
    ]
    assert told == [[], ["talks-incomplete"]]


def test_what_is_reported_late_is_called_as_the_paper_calls_it():
    text = "会后20天内，会议筹备工作机构将会议记录和整改清单报县纪委机关。"
    (finding,) = check_page(page_of(text), requirements.RULES)
    assert finding.why == "会议记录和整改清单的期限是会后20天，超过了15天"


def test_a_name_that_ends_like_a_joining_word_breaks_nothing_off():
    texts = ("主持：贺清和。", "主持：党员干部，办公室负责会场布置和。")
    assert [[finding.rule for finding in check_page(page_of(text), truncation.RULES)] for text in texts] == [
        [],
        ["cut-joining"],
    ]


def test_names_of_observers_recorder_and_contact_are_no_slips(eight):
    own = {"contact": "花冬冬", "phone": "0888-1234567"}
    meeting = {"observers": ["办公室副主任温和"], "recorder": "办公室 计晓晓"}
    plan = complete(
        {**eight, "unit": {**eight["unit"], **own}, "meeting": {**eight.get("meeting", {}), **meeting}}
    )
    text = "列席人员：办公室副主任温和。\n记录人：办公室计晓晓作记录。\n（联系人：花冬冬）"
    page = replace(page_of(text), plan=plan)
    assert list(truncation.joining(page)) == [] and page.misspellings == ()


def test_posts_of_one_guest_stand_together_and_guests_apart():
    texts = (
        "到会指导：县委常委、县纪委书记，县纪委监委派驻纪检监察组负责同志。",
        "会上要把责任压实、把措施定细，把成效抓好。",
    )
    told = [[finding.rule for finding in check_page(page_of(text), separators.RULES)] for text in texts]
    assert told == [[], ["series-mixed"]]
