"""What one paper promises or says the others keep: what is reported, told and archived, who is heard, what an
item is called.
"""

import re

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Attachments, Heading, Table, Title, dump
from mzsh_kit.papers import chosen
from mzsh_kit.papers.derived import Derived
from mzsh_kit.papers.sayings import is_meeting, met
from mzsh_kit.papers.sent import things
from mzsh_kit.plan import library
from mzsh_kit.timing import schedule


def headings(plan, number):
    return [block.text for block in build(plan, number).blocks if isinstance(block, Heading)]


@pytest.fixture
def away(eight):
    """A meeting of which one is away, who has handed in a speech or not."""

    def made(written):
        eight["members"][1] |= {"absence": "住院治疗", "written": written}
        return complete({**eight, "papers": "全部"})

    return made


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("会议情况报告、会议记录和整改清单", ("会议情况报告", "会议记录", "整改清单")),
        ("反馈意见和认领清单、整改台账和佐证材料", ("反馈意见和认领清单", "整改台账", "佐证材料")),
        ("领导班子和班子成员整改清单", ("领导班子和班子成员整改清单",)),
        ("班子、书记、站长的材料", ("班子、书记、站长的材料",)),
        ("整改计划及时报送", ("整改计划及时报送",)),
    ],
)
def test_papers_in_a_row_are_told_apart(what, named):
    assert things(what) == named


@pytest.mark.parametrize(
    ("what", "sent"),
    [
        ("会议情况报告和会议记录", ["会议记录"]),
        ("会议情况报告、会议记录和问题清单", ["会议记录", "问题清单"]),
        ("会议情况报告", []),
        ("会议专题报告", []),
    ],
)
def test_the_report_attaches_what_is_promised(eight, what, sent):
    blocks = build(complete({**eight, "schedule": {"report": {"what": what}}}), "31").blocks
    assert [title for block in blocks if isinstance(block, Attachments) for title in block.names] == sent


def test_the_bulletin_tells_what_is_promised(eight):
    what = "会议概况、认领和剖析情况、整改任务和完成时限、办实事清单"
    plan = complete({**eight, "schedule": {"bulletin": {"what": what}}})
    assert headings(plan, "33") == ["会议概况", "认领和剖析情况", "整改任务和完成时限", "办实事清单"]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("会议基本情况", ["会议基本情况"]),
        ("会议概况、整改安排", ["会议概况", "整改安排"]),
        ("民主生活会情况", ["民主生活会情况", "批评和自我批评情况", "整改措施"]),
    ],
)
def test_the_bulletin_tells_no_more_than_is_promised(eight, what, told):
    assert headings(complete({**eight, "schedule": {"bulletin": {"what": what}}}), "33") == told


def test_what_is_archived_has_a_row(eight):
    plan = complete(
        {**eight, "schedule": {"archive": {"what": "方案、会议记录、整改台账和佐证材料、读书和调研记录"}}}
    )
    assert headings(plan, "38")[3:] == ["方案列明的其他材料"]
    last = [block for block in build(plan, "38").blocks if isinstance(block, Table)][-1]
    assert [row[2] for row in last.rows] == ["佐证材料", "读书和调研记录"]


@pytest.mark.parametrize(
    ("text", "title"), [("表态讲话，提出整改要求", "表态讲话"), ("作总结", "总结讲话"), ("讲话", "讲话")]
)
def test_the_closing_speech_is_called_as_in_the_agenda(eight, text, title):
    plan = complete({**eight, "agenda": [{"text": text, "speaker": "主要负责同志"}]})
    assert build(plan, "29").subject.endswith(f"上的{title}")
    assert title in [
        row[2] for block in build(plan, "38").blocks if isinstance(block, Table) for row in block.rows
    ]


@pytest.mark.parametrize(("written", "heard"), [(True, "，李国庆同志作书面发言"), (False, "")])
def test_who_is_away_is_heard_alike_in_every_paper(away, written, heard):
    plan = away(written)
    assert all(
        f"到会的班子成员逐一作对照检查{heard}，相互" in dump(build(plan, number)) for number in ("31", "33")
    )
    assert ("对李国庆同志的批评意见" in headings(plan, "39")) is written
    assert ("李国庆同志书面发言" in dump(build(plan, "27"))) is written
    assert not any("书面提出" in dump(build(plan, number)) for number in ("15", "22", "27"))
    assert "对请假同志的意见会后转告本人。" in dump(build(plan, "15"))


def test_whoever_is_to_comment_is_welcomed(eight):
    plan = complete(eight)
    assert "＿＿＿＿到会指导，我们表示欢迎。" in dump(build(plan, "22"))
    assert "到会指导：＿＿＿＿" in dump(build(plan, "27"))


def test_two_of_one_name_are_told_apart_behind_the_name(eight):
    eight["members"][3]["name"] = "李国庆"
    plan = complete({**eight, "papers": "全部"})
    assert "李国庆同志（党组成员、副局长）发言" in headings(plan, "27")
    assert "李国庆同志（党组成员、总工程师）整改清单" in headings(plan, "35")


def test_one_speaker_has_no_number(eight):
    assert "张三同志发言" not in headings(complete(eight), "27")
    assert dump(build(complete(eight), "27")).count("发言人：张三\n") > 1


def test_what_is_read_out_says_i(eight):
    assert "由我向本人反馈" in dump(build(complete(eight), "19"))
    eight["agenda"] = [
        {"text": "通报准备情况和征求意见情况", "speaker": "李国庆"},
        {"text": "总结讲话", "speaker": "张三"},
    ]
    plan = complete({**eight, "papers": "全部"})
    assert "由党组书记张三同志向本人反馈" in dump(build(plan, "19"))
    assert "通报材料：19-征求意见情况通报稿、20-会前准备情况报告。" in dump(build(plan, "22"))


def test_what_follows_is_said_once(eight):
    assert "件事：" not in dump(build(complete(eight), "29"))
    assert "会后要做好四件事：" in dump(build(complete({**eight, "papers": "必备"}), "29"))


def test_a_theme_that_says_so_is_not_announced(eight):
    line = "本次会议以落实反馈意见为主题，查找问题。"
    plan = complete({**eight, "theme": "以落实反馈意见为主题，查找问题"})
    assert all(
        line in dump(build(plan, number)) and "会议主题：" not in dump(build(plan, number))
        for number in ("27", "32", "33")
    )


def test_a_theme_is_a_sentence_where_it_is_told_and_a_line_in_the_record(eight):
    plan = complete({**eight, "theme": "待定"})
    assert all("本次会议的主题是：＿＿＿＿。" in dump(build(plan, number)) for number in ("22", "32", "33"))
    assert "\n会议主题：＿＿＿＿。\n" in dump(build(plan, "27"))


@pytest.mark.parametrize("kind", list(library().kinds))
def test_every_list_that_a_kind_promises_has_a_form(eight, kind):
    plan = complete({**eight, "kind": kind, "case": {"name": "某案"}, "inspection": {"body": "县委巡察组"}})
    said = [what for step in plan.schedule.submission + plan.schedule.report for what in things(step.what)]
    said += re.findall("[\u4e00-\u9fff]*?(?:清单|台账)", "。".join(plan.rectification))
    promised = {match[0] for what in said if (match := re.search(_FORMS, what))}
    forms = {
        match[0] for paper in chosen() if paper.wanted(plan) and (match := re.search(_FORMS, paper.name))
    }
    assert promised - forms == set()


_FORMS = "(?:认领|风险防控|立改废|整改|问题)清单|台账|整改方案"


@pytest.mark.parametrize("kind", list(library().kinds))
@pytest.mark.parametrize("year", [2021, 2023, 2025, 2026])
def test_whatever_the_agenda_reports_has_a_paper(eight, kind, year):
    plan = complete({**eight, "kind": kind, "year": year, "confirmed": True})
    told = [
        paper.read or paper.item for paper in chosen() if paper.wanted(plan) and (paper.read or paper.item)
    ]
    matters = Derived(plan).matters("")
    assert (
        matters
        and [matter for matter in matters if not any(re.search(words, f"通报{matter}") for words in told)]
        == []
    )


def test_what_no_other_paper_reports_has_one_of_its_own(eight):
    agenda = [{"text": "通报执行中央八项规定情况、征求意见情况和为基层减负情况", "speaker": "主要负责同志"}]
    blocks = build(complete({**eight, "agenda": agenda}), "48").blocks
    assert [block.text for block in blocks if isinstance(block, Title)] == [
        "清源县水务局党组执行中央八项规定情况通报稿", "清源县水务局党组为基层减负情况通报稿",
    ]  # fmt: skip
    last = build(complete(eight), "14").subject
    assert last == "清源县水务局党组2025年度民主生活会整改措施落实情况"


def test_set_phrases_stand_whole_on_the_lines_of_a_title(eight):
    agenda = [{"text": "通报贯彻落实中央八项规定精神学习教育整改整治情况", "speaker": "主要负责同志"}]
    assert "学习教育整改整治" in build(complete({**eight, "agenda": agenda}), "48").names


def test_a_matter_told_otherwise_than_by_its_report_makes_no_empty_paper(eight):
    plan = complete({**eight, "agenda": [{"text": "第二项：吴岭通报执行纪律情况", "speaker": "待定"}]})
    assert not next(paper for paper in chosen() if paper.number == "48").wanted(plan)


def said(plan, number="01"):
    return dump(build(plan, number))


def test_nobody_prepares_the_meeting_whom_the_plan_does_not_set_up(eight):
    assert "会议筹备工作机构将" in said(complete(eight))
    own = complete({**eight, "duties": [{"who": "督查科", "does": "核对台账"}]})
    assert "会议筹备工作机构" not in said(own) and "会议筹备工作机构" not in said(own, "17")


def test_what_is_done_well_is_put_in_order(eight):
    plan = complete({**eight, "schedule": {"archive": [{"what": "做好影像资料"}]}})
    assert "将影像资料整理归档。" in said(plan)


def test_a_relation_does_not_say_twice_that_they_talk(eight):
    relations = [{"text": "局长与科长之间都要谈到"}, {"text": "组长对新进人员提醒约谈"}]
    plan = said(complete({**eight, "talks": {"relations": relations}}))
    assert "局长与科长之间必谈，组长对新进人员提醒约谈必谈。" in plan


@pytest.mark.parametrize(
    ("to", "tells"),
    [("教代会", "在教代会上通报"), ("机关工会", "向机关工会通报"), ("各分会理事会", "向各分会理事会通报")],
)
def test_a_meeting_is_told_where_it_meets_and_an_organ_is_written_to(eight, to, tells):
    plan = complete({**eight, "schedule": {"bulletin": {"what": "会议情况", "to": [to]}}})
    assert tells in said(plan) and (f"<to> {to}" in said(plan, "33")) == tells.startswith("向")


def test_a_limit_in_own_words_stands_in_every_paper(eight):
    plan = complete({**eight, "schedule": {"study": {"said": "1月4日（周一）至8日（周五）"}}})
    assert "（1月4日至8日完成）" in said(plan) and "1月4日（周一）至8日（周五）" in said(plan, "17")


def test_what_is_open_after_the_meeting_stands_behind_what_is_dated(eight):
    step = {"name": "回头看", "what": "办公室抽查整改实效", "phase": "会后", "said": "年中"}
    heads = headings(complete({**eight, "schedule": {"others": [step]}}), "01")
    assert heads.index("整理归档") < heads.index("回头看") < heads.index("组织领导和职责分工")


def test_the_report_says_who_drafted_as_the_plan_does(eight):
    assert "主持起草，于" in said(complete(eight), "31")
    plan = complete({**eight, "materials": {"rules": ["班子对照检查材料由秘书科执笔"]}})
    assert "起草" not in said(plan, "31")


def test_what_else_is_told_at_an_item_is_not_in_the_title_of_last_years_measures(eight):
    told = {"text": "通报2025年度整改措施落实情况，通报意见收集情况", "speaker": "主要负责同志"}
    plan = complete({**eight, "agenda": [told]})
    assert next(block.text for block in build(plan, "14").blocks if isinstance(block, Title)).endswith(
        "2025年度整改措施落实情况"
    )


def test_days_are_no_reason_to_be_away(eight):
    eight["members"][1]["absence"] = "1月14日至16日"
    assert "同志1月14日至16日请假" in said(complete(eight), "31")


def test_who_is_typed_as_an_owner_stays_and_stands_in_every_view(eight):
    duties, typed = [{"who": "督查科", "does": "核对台账"}], {"notice": {"owner": "会议筹备工作机构"}}
    own = complete({**eight, "duties": duties, "schedule": typed})
    owners = [(row.key, row.owner) for row in schedule(own).rows]
    assert owners == [(row.key, row.owner) for row in Derived(own).schedule.rows]
    assert [key for key, owner in owners if owner == "会议筹备工作机构"] == ["notice"]
    set_up = complete({**eight, "duties": [{**duties[0], "who": "会议筹备工作机构（督查科）"}]})
    assert set_up.schedule.report[0].owner == "会议筹备工作机构"


def test_a_report_keeps_the_name_that_it_was_given(eight):
    reports = [{"name": "向县委汇报", "what": "会议总结"}, {"what": "会议总结"}]
    named = schedule(complete({**eight, "schedule": {"report": reports}})).of("report")
    assert [row.name.startswith("向县委汇报") for row in named] == [True, False]


@pytest.mark.parametrize("organ", ["学生会", "研究会", "促进会", "红十字会", "联谊会", "妇联会", "工会"])
def test_an_organ_that_ends_as_a_meeting_does_is_none(organ):
    assert not is_meeting(organ) and is_meeting("教代会") and is_meeting("党小组会")


@pytest.mark.parametrize(
    ("relation", "before"),
    [
        ("科长之间应谈", "科长之间"),
        ("科长之间必须谈", "科长之间"),
        ("科长之间都应谈到", "科长之间"),
        ("局长与科长必谈", "局长与科长"),
        ("科长互相交谈", "科长互相交谈"),
        ("谈", "谈"),
    ],
)
def test_of_a_relation_that_says_they_talk_the_people_are_left(relation, before):
    assert met(relation) == before
