"""Sentences that oblige somebody: their parts, or the sentence whole where it has none."""

from dataclasses import replace

import pytest

from mzsh_kit.plan import when_text
from mzsh_kit.reading import read_bytes
from mzsh_kit.reading.answers import answers_of
from mzsh_kit.reading.answers.obliged import sent, told, until
from mzsh_kit.reading.fact import Fact
from mzsh_kit.reading.plan import old_plan, plan_of


def fact(value, to="", deadline="", field="report"):
    return Fact(field, value, "第1段", to=to, deadline=deadline)


@pytest.mark.parametrize(
    "sentence, parts",
    [
        (
            "会后15天内，要形成会议情况报告，分别报区纪委、区委组织部",
            {"what": "会议情况报告", "to": ["区纪委", "区委组织部"], "end": "会后15天内"},
        ),
        ("会前xx天，将发言提纲于6月8日前报县委组织部审核", {"what": "发言提纲", "to": ["县委组织部"]}),
        (
            "由办公室将会议情况报告报县委组织部",
            {"what": "会议情况报告", "owner": "办公室", "to": ["县委组织部"]},
        ),
        ("同时，及时向镇党委报送整改清单", {"what": "整改清单", "to": ["镇党委"]}),
        ("会后10天内报送整改情况报告", {"what": "整改情况报告", "end": "会后10天内"}),
        ("把召开会议的请示报县委审批", {"what": "召开会议的请示", "to": ["县委"]}),
    ],
)
def test_what_is_sent_stands_apart_from_when_and_how(sentence, parts):
    assert sent([fact(sentence)]).parts == (parts,)


@pytest.mark.parametrize(
    "sentence, parts",
    [
        ("会后，在中层干部大会上通报会议情况，自觉接受监督", {"what": "会议情况", "to": ["中层干部大会"]}),
        ("同时在一定范围内将整改安排及时通报", {"what": "整改安排", "to": ["一定范围内"]}),
        ("整理成材料，向全体党员通报", {"what": "会议情况", "to": ["全体党员"]}),
    ],
)
def test_what_is_told_stands_apart_from_whom(sentence, parts):
    assert told([fact(sentence)]).parts == (parts,)


@pytest.mark.parametrize("sentence", ["班子材料由书记把关，再送市委审阅", "整改结果在公示栏公示"])
def test_a_sentence_of_another_shape_stays_whole(sentence):
    assert (
        (sent([fact(sentence)]).parts, sent([fact(sentence)]).sentences)
        == (told([fact(sentence)]).parts, told([fact(sentence)]).sentences)
        == ((), (sentence,))
    )


@pytest.mark.parametrize(
    "sentence, deadline, parts",
    [
        ("班子材料3月2日前报区水务局党委", "3月2日前", {"what": "班子材料", "to": ["区水务局党委"]}),
        ("3月2日前把整改方案报局机关党委", "3月2日前", {"what": "整改方案", "to": ["局机关党委"]}),
        ("各支部最迟于3月2日将名单报办公室", "3月2日", {"what": "名单", "to": ["办公室"]}),
        (
            "班子检查材料由政工股起草，3月2日前报县委办审阅",
            "3月2日前",
            {"what": "班子检查材料", "owner": "政工股", "to": ["县委办"]},
        ),
        ("各科室年底前将会议情况上报局党委", "年底前", {"what": "会议情况", "to": ["局党委"]}),
        ("方案请于3月2日16时前报区委办", "3月2日", {"what": "方案", "to": ["区委办"]}),
    ],
)
def test_the_limit_is_no_part_of_what_is_sent(sentence, deadline, parts):
    assert sent([fact(sentence, deadline=deadline)]).parts == (parts | {"said": deadline},)


@pytest.mark.parametrize(
    "sentence, field",
    [
        ("会后两周内将情况报告、会议记录各一份交组织部", "report"),
        ("材料写成后，当日送书记看过，同日报区委办", "submission"),
        ("会前6日，报区水务局党委审批", "submission"),
        ("会后当天整理记录，次日下午报局机关党委", "report"),
    ],
)
def test_what_would_be_cut_wrongly_stays_a_sentence(sentence, field):
    assert sent([fact(sentence, field=field)]).parts == ()


PLAN = "某区水务局党组2025年度民主生活会方案\n一、时间\n2026年3月12日。\n二、会前准备\n{}\n三、会后工作\n{}"


def stated(before, after):
    """The steps of a plan that states these sentences, and what of them is not understood."""
    reading = read_bytes(PLAN.format(before, after).encode(), "方案.txt", weigh=False)
    return answers_of(reading)["schedule"], [unread.text for unread in reading.unread]


def test_what_is_sent_until_a_day_leaves_no_default_beside_it():
    before = "检查材料由政工股起草，3月2日前报县委办审阅。"
    assert [step["end"] for step in stated(before, "会后归档。")[0]["submission"]] == ["2026-03-02"]
    assert stated("会前6日，报县委办审批。", "会后归档。")[0]["submission"] == []


def test_days_behind_after_the_meeting_are_its_limit_wherever_they_stand():
    steps, _ = stated("会前准备材料。", "会后，由办公室在六日内将会议情况报局机关党委。会议资料4月底前归档。")
    assert steps["report"][0]["end"] == "会后6天内"
    assert steps["archive"] == [{"what": "会议资料", "said": "4月底前", "start": "待定", "end": "待定"}]


def test_each_sentence_of_a_line_of_a_timetable_has_its_own_day():
    text = "水务局民主生活会方案\n一、推进计划\n2月2日前，学习研讨。3月4日至6日，撰写材料并送审。"
    facts = read_bytes(text.encode(), "方案.txt", weigh=False).facts
    assert {fact.field: fact.value for fact in facts if fact.field.endswith("deadline")} == {
        "study.deadline": "2月2日前",
        "materials.deadline": "3月4日至6日",
    }
    assert not [fact for fact in facts if fact.field == "submission"]


def test_of_several_limits_that_of_the_clause_that_obliges_counts():
    steps, _ = stated("检查材料3月1日写成，3月4日前报县委办审阅。", "会后，将会议情况于3月20日前报县委办。")
    assert steps["report"][0]["end"] == "2026-03-20"


def test_a_limit_beside_what_is_read_is_listed():
    steps, unread = stated("会前准备材料。", "整改清单会后8天内在公示栏公开，其余任务年底前全部完成。")
    assert steps["publicity"]["end"] == "会后8天内"
    assert unread[1:] == ["其余任务年底前全部完成"]


LIMITS = {
    "（一）征求意见。自11月底开始，至2月26日结束。": {"opinions": "2026-02-26"},
    "2月20日至2月24日，组织学习；3月4日前完成材料撰写。": {"study": "2026-02-24", "materials": "2026-03-04"},
    "会前9天完成谈心谈话。": {"talks": "会前9天"},
    "发言提纲3月1日前写出初稿，3月6日前定稿。": {"materials": "2026-03-06"},
    "元月中旬前完成个人自学。": {"study": "2026-01中旬"},
    "2月底前完成谈心谈话。": {"talks": "2026-02-28"},
    "谈心谈话不走过场，会前8天结束。": {"talks": "会前8天"},
    "（一）谈心谈话（2月21日至26日）。不走过场。": {"talks": "2026-02-26"},
    "3月2日前班子材料报县委办；3月6日前完成学习。": {"study": "2026-03-06"},
}


@pytest.mark.parametrize("text, ends", LIMITS.items(), ids=LIMITS)
def test_a_step_ends_when_its_sentence_says(text, ends):
    steps, _ = stated(text, "会后归档。")
    told = {step: one["end"] for step, one in steps.items() if isinstance(one, dict) and "end" in one}
    assert {step: end for step, end in told.items() if end != "待定"} == ends


def test_a_timetable_of_its_own_has_no_usual_day_between_its_steps():
    days = "2月20日至2月24日，组织学习；2月25日至3月1日，谈心谈话。"
    steps, _ = stated(f"{days}3月4日前完成材料撰写。", "会后归档。")
    between = ("feedback", "problems", "review")
    assert {steps[step]["end"] for step in between} == {"待定"} and "opinions" not in steps
    steps, _ = stated("3月4日前完成材料撰写。", "会后归档。")
    assert not steps.keys() & {*between}


def test_the_days_of_a_stage_are_not_those_of_the_meeting():
    text = "某区水务局民主生活会方案\n一、时间安排\n查摆阶段（2月3日至2月9日）：查找。\n会议3月12日召开。"
    facts = read_bytes(text.encode(), "方案.txt", weigh=False).facts
    assert [fact.value for fact in facts if fact.field == "meeting.date"] == ["3月12日"]


@pytest.mark.parametrize(
    "text, ends, rule",
    [
        (
            "整改清单会后8天内公示，8月底前完成整改。",
            {"publicity": {"end": "会后8天内"}, "rectification": {"end": "会后8天内"}},
            "8月底前完成整改",
        ),
        (
            "会后6天内列出整改台账。整改结果于7月上旬在公示栏公开。",
            {"publicity": {"end": "2026-07上旬"}, "rectification": {"end": "会后6天内"}},
            "列出整改台账",
        ),
    ],
)
def test_the_list_and_the_end_of_rectification_are_two_limits(text, ends, rule):
    reading = read_bytes(PLAN.format("会前准备材料。", text).encode(), "方案.txt", weigh=False)
    answers = answers_of(reading)
    assert {step: answers["schedule"][step] for step in ends} == ends
    assert rule in answers["rectification"]


@pytest.mark.parametrize(
    "limit, start", [("会后8天内", "会后8天内"), ("3月20日前", "2026-03-20"), ("8月底前", "会后15天内")]
)
def test_a_step_of_the_new_plan_begins_no_later_than_it_ends(limit, start):
    text = PLAN.format("会前准备材料。", f"整改情况{limit}在公示栏公开。").encode()
    assert when_text(plan_of(read_bytes(text, "方案.txt")).schedule.publicity.start) == start
    assert old_plan(text, "方案.txt").answers["schedule"]["publicity"].get("start", "会后15天内") == start


RECTIFICATION = {
    "3月17日前拟好意见，3月19日前制定整改方案，并在机关内通报。": "2026-03-19",
    "3月19日前，形成整改清单。": "2026-03-19",
    "4月底前形成整改台账，6月30日前向市委办报送整改报告。": "2026-04-30",
    "3月25日前上报会议情况报告；3月28日前完成整改清单并通报。": "2026-03-28",
    "3月22日前公示整改清单。": "2026-03-22",
    "整改清单于3月22日前制定。": "2026-03-22",
}


@pytest.mark.parametrize("text, end", RECTIFICATION.items(), ids=RECTIFICATION)
@pytest.mark.parametrize("weigh", [False, True])
def test_the_list_of_rectification_is_made_until_the_day_of_its_own_clause(text, end, weigh):
    reading = read_bytes(PLAN.format("会前准备材料。", text).encode(), "方案.txt", weigh=weigh)
    schedule = answers_of(reading)["schedule"]
    assert schedule["rectification"] == {"end": end}
    assert not [one for one in schedule.get("bulletin", ()) if one.get("end") == end]


def test_the_row_of_a_timetable_that_makes_the_list_is_its_limit():
    rows = "查摆问题\t3月2日前\t列出问题\t政工股\n整改落实\t3月19日前\t制定整改台账\t各股室\n"
    text = f"水务局民主生活会方案\n一、时间\n2026年3月12日。\n二、会后工作\n{rows}"
    schedule = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))["schedule"]
    assert schedule["rectification"] == {"end": "2026-03-19"}


REVIEWED = {
    "班子材料由书记主持起草，发言提纲自己动手，3月4日前报县委督导组审核。": ("县委督导组", "2026-03-04"),
    "班子材料由政工股执笔，篇幅适中。3月4日提交县委第一督导组审阅。": ("县委第一督导组", "2026-03-04"),
    "发言提纲3月1日前完成，3月2日报县委办审核。": ("县委办", "2026-03-02"),
    "3月1日前个人材料交书记审阅，3月2日报督导组。": ("督导组", "2026-03-02"),
    "3月1日提请党组会研究，3月2日报督导组审核把关。": ("督导组", "2026-03-02"),
}


@pytest.mark.parametrize("text, step", REVIEWED.items(), ids=REVIEWED)
def test_who_looks_the_papers_through_and_until_when_is_a_step(text, step):
    assert stated(f"撰写材料。{text}", "会后归档。")[0]["submission"] == [{"to": [step[0]], "end": step[1]}]


def test_each_sentence_of_a_cell_of_a_timetable_is_a_step_with_its_day():
    rows = (
        "征求意见\t3月2日前\t召开座谈会\n会后工作\t3月16日前\t报送会议情况报告；3月19日前完成整改清单并通报\n"
    )
    text = f"水务局民主生活会方案\n一、时间\n2026年3月12日。\n二、步骤\n{rows}"
    schedule = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))["schedule"]
    assert schedule["rectification"] == {"end": "2026-03-19"}
    assert schedule["report"] == [{"what": "会议情况报告", "end": "2026-03-16", "after": []}]


def test_what_is_only_reported_to_somebody_is_what_came_of_the_meeting():
    report = stated("会前准备材料。", "3月16日前向市教育局报告。")[0]["report"]
    assert report == [{"what": "会议情况", "to": ["市教育局"], "end": "2026-03-16"}]


HELD = "水务局民主生活会方案\n一、时间\n2026年3月12日。\n"
STEPS = {
    "二、会前准备\n（一）撰写材料\n3月3日前，班子材料由政工股起草，局长的材料送县委办审阅。": {
        "materials": {"end": "2026-03-03"},
        "submission": [{"what": "局长的材料", "to": ["县委办"], "end": "2026-03-03"}],
    },
    "二、会前准备\n（一）撰写材料\n3月4日前发言提纲由局长审定。": {"review": {"end": "2026-03-04"}},
    "二、步骤\n（一）检视撰写阶段（3月1日至3月5日）\n政工股起草材料。": {
        "materials": {"start": "2026-03-01", "end": "2026-03-05"}
    },
    "二、步骤\n谈心\t3月2日前\t互谈\t班子\n剖析\t3月5日前\t起草发言材料，报县委办审核\t政工股": {
        "materials": {"end": "2026-03-05"}
    },
    "二、会后工作\n3月18日前报会议情况；3月底前整改方案公示。": {
        "report": [{"what": "会议情况", "end": "2026-03-18"}],
        "publicity": {"end": "2026-03-31"},
    },
    "二、进度\n3月3日前：谈心谈话\n3月12日：开会\n3月18日前：上报材料；3月20日前：公布整改措施": {
        "report": [{"what": "会议情况", "end": "2026-03-18"}],
        "publicity": {"end": "2026-03-20"},
    },
}


@pytest.mark.parametrize("text, steps", STEPS.items(), ids=map(str, range(len(STEPS))))
def test_every_step_keeps_its_own_day(text, steps):
    answers = answers_of(read_bytes(f"{HELD}{text}\n".encode(), "方案.txt"))
    assert {step: answers["schedule"].get(step) for step in steps} == steps
    assert "月" not in "".join(answers.get("rectification", []))


@pytest.mark.parametrize(
    ("before", "steps"),
    [
        (
            "3月4日前（即会前8天），全部材料报局党委审核，其他人的提纲同时报送派驻组一份。",
            [("全部材料", ["局党委"], "2026-03-04"), ("其他人的提纲", ["派驻组"], "2026-03-04")],
        ),
        (
            "会前5个工作日，即3月5日前，班子材料和书记材料报局党委审核。",
            [("班子材料和书记材料", ["局党委"], "2026-03-05")],
        ),
        (
            "3月5日（会前7天）前，班子材料报区委组织部、分管副区长审核。",
            [("班子材料", ["区委组织部", "分管副区长"], "2026-03-05")],
        ),
        ("班子材料不晚于6日报区委督导组审定。", [("班子材料", ["区委督导组"], "2026-03-06")]),
        ("班子材料报区委组织部审核。", [("班子材料", ["区委组织部"], "待定")]),
    ],
)
def test_a_limit_before_a_comma_or_in_brackets_is_of_what_is_sent(before, steps):
    sent_before = stated(before, "会后归档。")[0]["submission"]
    assert [(step["what"], step["to"], step["end"]) for step in sent_before] == steps


def test_the_days_in_a_heading_are_of_what_is_sent_below_it():
    text = PLAN.format("（一）材料送审（3月2日—3月4日）\n班子材料报区委组织部审核。", "会后归档。")
    steps = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))["schedule"]
    assert [step["end"] for step in steps["submission"]] == ["2026-03-04"]


@pytest.mark.parametrize(
    ("after", "field", "what", "to", "end"),
    [
        (
            "会议结束后9日内（即3月21日前），由机关党委将情况报告和会议记录一并报区纪委。",
            "report",
            "情况报告和会议记录",
            ["区纪委"],
            "会后9天内",
        ),
        (
            "会后3个工作日内由办公室形成会议情况专题报告，报区委巡察办、区委组织部。",
            "report",
            "会议情况专题报告",
            ["区委巡察办", "区委组织部"],
            "会后3个工作日内",
        ),
        (
            "3月30日前，班子制定整改方案，个人制定整改清单，报区委督导组备案。",
            "report",
            "整改方案、整改清单",
            ["区委督导组"],
            "2026-03-30",
        ),
        (
            "3月30日前，个人整改清单由党办汇总报纪检室。",
            "report",
            "个人整改清单",
            ["纪检室"],
            "2026-03-30",
        ),
        (
            "会后15日内制定班子整改方案和个人整改清单，并于4月底前报区委组织部备案。",
            "report",
            "班子整改方案和个人整改清单",
            ["区委组织部"],
            "2026-04-30",
        ),
        (
            "会议情况在全局职工大会上通报，时间不迟于3月24日。",
            "bulletin",
            "会议情况",
            ["全局职工大会"],
            "2026-03-24",
        ),
        ("3月26日前，召开全局干部会议通报。", "bulletin", "会议情况", ["全局干部会议"], "2026-03-26"),
    ],
)
def test_what_is_sent_after_the_meeting_is_the_thing_with_its_own_limit(after, field, what, to, end):
    step = stated("会前准备材料。", after)[0][field][0]
    assert (step["what"], step["to"], step["end"]) == (what, to, end)


def test_the_list_of_rectification_is_made_by_when_it_is_sent():
    steps, _ = stated(
        "会前准备材料。", "3月20日前将情况报告报区委组织部，整改清单于3月29日前报区委督导组备案。"
    )
    assert steps["rectification"] == {"end": "2026-03-29"}
    assert [step.get("after") for step in steps["report"]] == [[], None]


def test_what_is_agreed_before_is_no_thing_and_who_gets_a_copy_gets_this_paper():
    steps, _ = stated(
        "会前准备材料。",
        "1.会后9日内向区委组织部报送情况报告。\n2.3月29日前，整改清单经党组会审议后，报区委督导组；同时抄送机关纪委。",
    )
    assert [(step["what"], step["to"]) for step in steps["report"]] == [
        ("情况报告", ["区委组织部"]),
        ("整改清单", ["区委督导组", "机关纪委"]),
    ]
    assert steps["report"][1]["condition"] == ["经党组会审议后"]


def test_a_later_report_of_the_rectification_is_none_of_the_meeting():
    steps, _ = stated(
        "会前准备材料。", "3月20日前将情况报告报区委组织部。整改结果于5月底、11月底前向党组报告。"
    )
    assert [step["what"] for step in steps["report"]] == ["情况报告"]
    later = {"what": "将整改结果报党组", "said": "5月底、11月底前"}
    assert [later.items() <= step.items() for step in steps["others"]] == [True]


def test_what_is_no_noun_is_not_sent():
    assert sent([fact("但不得离开上述题目，报区委组织部备案", field="submission")]).parts == ()


def test_a_length_alone_is_counted_from_the_meeting_that_what_is_told_follows():
    fact = Fact("bulletin", "7日内在全局干部会上通报会议情况", "")
    assert until(fact, "2026-01-20") == {"end": "会后7天内"}
    assert until(Fact("submission", "7日内报县委组织部审核", ""), "2026-01-20") == {}


HELD_ON = "青川区林业局党组民主生活会方案\n一、时间\n2026年3月12日（星期四）。\n"
UNTAKEN = {
    "二、会前准备\n（一）听取意见。分两轮向各林场发函征求意见，头一轮2月9日，次轮另行通知。": ("opinions",),
    "二、任务表\n1　　T-12至T-9　　征求意见　　各林场\n2　　T-8　　意见反馈　　原样反馈\n": (
        "opinions",
        "feedback",
    ),
    "三、会后工作\n整改方案待上级批复，会议情况在职工大会上通报，时间另定。": ("bulletin",),
}
"""Texts that tell when a step is in words that are not read, and the step."""


@pytest.mark.parametrize("text, steps", UNTAKEN.items(), ids=UNTAKEN)
def test_no_usual_limit_stands_where_the_document_tells_one_that_is_not_taken(text, steps):
    reading = read_bytes(f"{HELD_ON}{text}\n".encode(), "方案.txt", weigh=False)
    made = plan_of(reading).schedule
    for step in steps:
        one = getattr(made, step)
        one = one[0] if isinstance(one, tuple) else one
        assert (when_text(one.start), when_text(one.end)) == ("待定", "待定"), reading.unread


def test_the_usual_limit_stands_where_nothing_is_told():
    text = f"{HELD_ON}二、会前准备\n广泛征求意见，开展谈心谈话。会后及时通报会议情况。\n"
    made = plan_of(read_bytes(text.encode(), "方案.txt", weigh=False)).schedule
    assert [when_text(one.end) for one in (made.opinions, made.talks, made.report[0])] == [
        "会前20天", "会前17天", "会后15天内",
    ]  # fmt: skip


def test_an_obligation_that_is_not_certain_leaves_its_step_open():
    unsure = replace(fact("3月20日前送主管部门", "主管部门", "3月20日前"), certain=False)
    reading = replace(read_bytes(HELD_ON.encode(), "方案.txt"), facts=(unsure,))
    report = answers_of(reading)["schedule"]["report"]
    assert report == [{"start": "待定", "end": "待定", "what": "会议情况报告", "to": []}]


def test_rows_of_a_timetable_say_when_a_step_is_wherever_the_table_stands():
    rows = "学习研讨\t2月2日—2月6日\t办公室\n谈心谈话\t2月9日—2月13日\t各成员\n召开会议\t3月12日\t办公室\n"
    text = f"{HELD_ON}二、整改落实\n会后10日内制定整改方案。进度如下：\n{rows}"
    steps = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))["schedule"]
    assert steps["study"] == {"start": "2026-02-02", "end": "2026-02-06"}
    assert steps["talks"] == {"start": "2026-02-09", "end": "2026-02-13"}


def test_the_heading_says_until_when_what_stands_below_it_is_sent_and_told():
    text = (
        f"{HELD_ON}二、会后工作\n（一）会后6天内通报\n通报对象为林场职工和护林员代表。\n"
        "（二）会后9天内上报\n向区委组织部报送专题报告。\n"
    )
    steps = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))["schedule"]
    assert steps["bulletin"] == [{"what": "会议情况", "to": ["林场职工", "护林员代表"], "end": "会后6天内"}]
    assert (steps["report"][0]["to"], steps["report"][0]["end"]) == (["区委组织部"], "会后9天内")


def test_a_step_by_its_name_sends_nothing_beside_what_is_told_to_be_sent():
    text = (
        f"{HELD_ON}二、会前准备\n2月26日前将班子材料报区委组织部审核。\n"
        "征求意见\t2月2日—2月6日\t办公室\n报送审核\t2月26日前\t办公室\n"
    )
    steps = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))["schedule"]
    assert [(step["what"], step["to"]) for step in steps["submission"]] == [("班子材料", ["区委组织部"])]


def test_who_writes_is_a_rule_of_the_papers_also_where_problems_are_told():
    text = f"{HELD_ON}二、查摆问题\n班子材料由综合科起草、书记主持修改。围绕三个方面查找问题。\n"
    told = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))
    assert "班子材料由综合科起草、书记主持修改" in told["materials"]["rules"]


def test_what_goes_for_review_within_a_flow_of_work_is_sent_before_the_meeting():
    text = f"{HELD_ON}二、流程\n（一）审查。会议召开前至少6日，班子材料报局党组审查，并报纪检组备查。\n"
    sent_before = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))["schedule"]["submission"]
    assert sent_before == [{"what": "班子材料", "to": ["局党组", "纪检组"], "end": "会前6天"}]
