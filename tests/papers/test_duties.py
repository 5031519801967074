"""A duty is one thing: each has its own addressees and limit, stands once, and the same everywhere."""

from datetime import date

import pytest
from icalendar import Calendar

from mzsh_kit import KitError, build, complete
from mzsh_kit.document import Heading, Paragraph, Table, dump
from mzsh_kit.papers import build_all, chosen

REPORTS = [
    {"what": "会议情况报告", "to": ["县委组织部"], "end": "会后7天内"},
    {"what": "会议记录", "to": ["县纪委"], "end": "会后10天内"},
    {"what": "整改清单", "end": "会后30天内"},
]


SENT_BEFORE = (
    "召开民主生活会的请示和实施方案", "会前准备情况报告", "班子对照检查材料", "党组书记发言提纲",
    "征求意见情况", "相互批评意见",
)  # fmt: skip
"""What superiors look at before the meeting, a row each."""


@pytest.fixture
def plan(eight):
    """A meeting on 18 December 2026 with three reports to three organs by three limits."""
    eight["meeting"]["date"] = "2026-12-18"
    return complete({**eight, "report_to": ["县委"], "schedule": {"report": REPORTS}})


def rows(document):
    return [row for block in document.blocks if isinstance(block, Table) for row in block.rows]


def test_the_plan_names_each_report_once(plan):
    blocks = [block for block in build(plan).blocks if isinstance(block, (Heading, Paragraph))]
    said = [getattr(block, "body", "") or block.text for block in blocks]
    assert [text for text in said if text.startswith(("会后", "2027")) and "将" in text] == [
        "会后7天内（2026年12月25日前），会议筹备工作机构将会议情况报告报县委组织部。",
        "会后10天内（2026年12月28日前），会议筹备工作机构将会议记录报县纪委。",
        "会后30天内（遇休息日提前至2027年1月15日），会议筹备工作机构将整改清单报县委。",
        "2027年1月15日前，会议筹备工作机构将方案、征求意见和谈心谈话记录、对照检查材料、发言提纲、"
        "会议记录、情况报告、整改清单整理归档。",
    ]


def test_the_table_of_steps_has_a_row_for_each(plan):
    assert [row[1:] for row in rows(build(plan, "17")) if row[1].startswith(("会议情况报告", "报送"))] == [
        ("会议情况报告", "2026年12月24日至25日", "会议筹备工作机构", "县委组织部"),
        ("报送会议记录", "2026年12月24日至28日", "会议筹备工作机构", "县纪委"),
        ("报送整改清单", "2026年12月24日至2027年1月15日", "会议筹备工作机构", "县委"),
    ]


def test_the_calendar_file_has_an_event_for_each(plan):
    (made,) = build_all(plan, chosen(["18"]))
    events = [
        (str(event["summary"]), event["dtstart"].dt)
        for event in Calendar.from_ical(made.content).walk("VEVENT")
    ]
    assert [event for event in events if event[0].startswith(("会议情况报告", "报送"))] == [
        ("会议情况报告（截止）", date(2026, 12, 25)),
        ("报送会议记录（截止）", date(2026, 12, 28)),
        ("报送整改清单（截止）", date(2027, 1, 15)),
    ]


def test_the_list_of_what_is_sent_has_a_row_for_each(plan):
    assert rows(build(plan, "37")) == [
        *((str(n), sent, "县委", "会前10天（2026年12月8日前）", "") for n, sent in enumerate(SENT_BEFORE, 1)),
        ("1", "会议情况报告", "县委组织部", "会后7天内（2026年12月25日前）", ""),
        ("2", "会议记录", "县纪委", "会后10天内（2026年12月28日前）", ""),
        ("3", "整改清单", "县委", "会后30天内（遇休息日提前至2027年1月15日）", ""),
    ]


def test_one_limit_is_the_same_in_every_paper(eight):
    eight["meeting"]["date"] = "2026-12-18"
    plan = complete({**eight, "schedule": {"bulletin": {"end": "会后7天内"}}})
    limit = "会后7天内（2026年12月25日前）"
    sentences = {
        "01": (
            f"{limit}，会议筹备工作机构向本单位党员、干部和群众代表通报会议基本情况、批评和自我批评情况、"
            "整改措施。"
        ),
        "17": "会后通报 <> 2026年12月21日至25日 <>",
        "22": "2026年12月25日前向本单位党员、干部和群众代表通报会议情况",
        "33": f"通报时限：{limit}。",
    }
    assert {
        number: words in dump(build(plan, number)) for number, words in sentences.items()
    } == dict.fromkeys(sentences, True)


NONE = {"submission": [], "report": [], "bulletin": [], "archive": []}
OF_DUTIES = {"02", "16", "20", "31", "33", "37", "38"}


def of_schedule(made):
    """The papers that depend on a step and are not made."""
    return {paper.number for paper in chosen() if paper.needs} - {paper.stem[:2] for paper in made}


def test_without_duties_their_sections_and_papers_are_left_out(eight):
    plan = complete({**eight, "schedule": NONE})
    made = {paper.stem[:2]: paper.content for paper in build_all(plan, chosen())}
    assert of_schedule(build_all(plan, chosen())) == OF_DUTIES
    headings = [block.text for block in made["01"].blocks if isinstance(block, Heading)]
    assert not {"按时报审", "报告会议情况", "通报会议情况", "整理归档"} & set(headings)
    assert "会前做好五项工作" in dump(made["01"])
    assert [row[1] for row in rows(made["17"])] == [
        "制定方案", "学习研讨", "征求意见", "意见反馈", "谈心谈话", "查摆问题", "撰写材料", "审阅把关",
        "会议通知", "召开会议",
        "整改清单", "整改公开",
    ]  # fmt: skip
    wanted = (
        "会后还要做好两件事：一是2027年1月29日前形成整改清单，建立整改台账；"
        "二是2027年2月4日前在一定范围公开整改情况。"
    )
    assert wanted in dump(made["22"])
    assert "报送" not in dump(made["29"]) + dump(made["22"])


@pytest.mark.parametrize(
    ("sort", "left_out"),
    [("submission", {"02", "16", "20"}), ("report", {"31"}), ("bulletin", {"33"}), ("archive", {"38"})],
)
def test_each_sort_takes_its_own_papers_with_it(eight, sort, left_out):
    plan = complete({**eight, "schedule": {sort: []}})
    assert of_schedule(build_all(plan, chosen())) == left_out


def test_a_paper_that_the_plan_does_not_need_is_refused_alone(eight):
    with pytest.raises(KitError) as caught:
        build(complete({**eight, "schedule": NONE}), "38")
    assert str(caught.value) == (
        "38-归档目录：方案没有相应的步骤、议项或者查摆方面，不出这份材料。确有需要的，请在方案中补上。"
    )
