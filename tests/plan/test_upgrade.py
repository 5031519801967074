"""Plans, answers and kinds of an earlier format open as they were meant."""

import json
import shutil

import pytest

from mzsh_kit import KitError, complete, dump_plan, load
from mzsh_kit.plan import Relative, library
from mzsh_kit.plan.upgrade import VERSION, upgraded
from mzsh_kit.resources import templates

FORMS = [
    ({}, {}),
    ({"year": 2026, "report_to": ["县委组织部"]}, {"year": 2026, "report_to": ["县委组织部"]}),
    ({"reports": [{"what": "甲"}]}, {"schedule": {"report": [{"what": "甲"}]}}),
    ({"reports": []}, {"schedule": {"report": []}}),
    (
        {"archives": [{"what": "甲", "by": "办公室", "to": ["档案室"], "due": "会后30天内"}]},
        {"schedule": {"archive": [{
            "what": "甲", "owner": "办公室", "to": ["档案室"], "start": "会后30天内", "end": "会后30天内",
            "least": None,
        }]}},
    ),
    (
        {"schedule": {"submission": {"end": "会前12天"}}},
        {"schedule": {"submission": {"end": "会前12天"}}},
    ),
    (
        {
            "schedule": {"study": {"end": "会前20天"},
                         "submission": {"owner": "办公室", "to": ["县委"], "end": "会前12天"}},
            "submissions": [{"what": "甲", "by": "", "to": [], "due": None},
                            {"what": "乙", "to": ["县纪委"]}],
        },
        {"schedule": {"study": {"end": "会前20天"}, "submission": [
            {"what": "甲", "owner": "办公室", "to": ["县委"], "end": "会前12天"},
            {"what": "乙", "owner": "办公室", "to": ["县纪委"], "end": "会前12天"},
        ]}},
    ),
    (
        {"bulletins": [{"what": "甲"}], "reports": [{"what": "乙"}],
         "schedule": {"report": {"end": "会后5天内"}}},
        {"schedule": {"report": [{"end": "会后5天内", "what": "乙"}], "bulletin": [{"what": "甲"}]}},
    ),
    ({"version": 1, "reports": [{"what": "甲"}]}, {"version": 2, "schedule": {"report": [{"what": "甲"}]}}),
    ({"reports": "甲"}, {"schedule": {"report": "甲"}}),
    ({"reports": ["甲"]}, {"schedule": {"report": ["甲"]}}),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), FORMS)
def test_every_form_of_format_1_has_one_of_today(old, new):
    given = json.dumps(old, ensure_ascii=False)
    assert upgraded(old) == new
    assert upgraded(new) == new, "what is of today stays"
    assert json.dumps(old, ensure_ascii=False) == given, "what was given is not changed"


def test_a_version_from_the_future_is_refused_in_words():
    with pytest.raises(KitError) as caught:
        upgraded({"version": VERSION + 1})
    assert str(caught.value) == (
        "格式版本：方案是较新的格式（3），本程序只认到2。请升级本程序后再打开；原文件没有改动。"
    )


def test_a_version_that_is_no_number_of_today_is_refused_at_its_place(eight):
    with pytest.raises(KitError) as caught:
        complete({**eight, "version": "3"})
    assert str(caught.value) == "格式版本：“3”超出范围。应不大于2。"


def steps(plan, sort):
    return [
        (step.what, step.owner, step.to, step.start, step.end, step.hard)
        for step in getattr(plan.schedule, sort)
    ]


def test_the_lists_of_format_1_take_what_they_lack_from_the_default_in_their_place(eight):
    reports = [{"what": "情况报告"}, {"what": "会议记录", "to": ["县纪委"], "due": "会后5天内"}]
    plan = complete({**eight, "reports": reports, "schedule": {"report": {"owner": "办公室"}}})
    assert steps(plan, "report") == [
        ("情况报告", "办公室", (), Relative(1), Relative(15), True),
        ("会议记录", "办公室", ("县纪委",), Relative(5), Relative(5), True),
    ]


def test_a_mapping_under_a_sort_is_laid_over_each_default_step(eight):
    plan = complete({**eight, "schedule": {"submission": {"end": "会前12天", "to": ["县委组织部"]}}})
    what = [step.what for step in complete(eight).schedule.submission]
    assert steps(plan, "submission") == [
        (thing, "会议筹备工作机构", ("县委组织部",), Relative(-10), Relative(-12), True) for thing in what
    ]


def test_a_draft_that_changed_one_of_the_two_former_steps_of_submission_says_what_each_sends(eight):
    plan = complete({**eight, "schedule": {"submission": [{}, {"end": "会前12天"}]}})
    assert [(step.what, step.end) for step in plan.schedule.submission] == [
        ("召开会议的请示和实施方案", Relative(-10)),
        ("班子对照检查材料、发言提纲和征求意见情况", Relative(-12)),
    ]


def test_what_one_duty_states_is_not_taken_over_by_the_next(eight):
    reports = [{"what": "甲", "done": True, "least": 3}, {"what": "乙"}]
    plan = complete({**eight, "schedule": {"report": reports}})
    assert [(step.done, step.least) for step in plan.schedule.report] == [(True, 3), (False, None)]


def test_a_whole_plan_of_format_1_opens_with_the_same_facts(eight):
    """As ``plan.json`` of format 1 held it: a step of each sort beside a list of what is to be sent."""
    plan = complete({**eight, "report_to": ["县委组织部"]})
    old = json.loads(dump_plan(plan))
    del old["version"], old["dated"]
    lists = {"submission": "submissions", "bulletin": "bulletins", "report": "reports", "archive": "archives"}
    for sort, name in lists.items():
        duties = old["schedule"][sort]
        old[name] = [{"what": duty.pop("what"), "by": "", "to": duty["to"], "due": None} for duty in duties]
        old["schedule"][sort] = {**duties[0], "to": []}
    for step in old["schedule"].values():
        for duty in step if isinstance(step, list) else [step]:
            duty.pop("what", None)
            duty.pop("hard", None)
    assert complete(old) == plan


@pytest.mark.parametrize("confirmed", [False, True])
@pytest.mark.parametrize("kind", list(library().kinds))
def test_completing_a_whole_plan_changes_nothing(eight, kind, confirmed):
    if confirmed:
        eight |= {"unit": {"name": "清源县水务局机关党支部", "type": "党支部"}, "confirmed": True}
    plan = complete(
        {**eight, "kind": kind, "schedule": {"report": [{"what": "甲"}, {"what": "乙", "to": ["县纪委"]}]}}
    )
    whole = json.loads(dump_plan(plan))
    assert whole["version"] == VERSION
    assert complete(whole) == plan


def test_a_kind_of_an_office_in_format_1_is_read(eight, tmp_path):
    office = tmp_path / "templates"
    shutil.copytree(templates(), office)
    (office / "kinds" / "election.yaml").write_text(
        "kind: 换届专题\nextends: common\ntitle: 换届专题民主生活会\ndefaults:\n"
        "  reports:\n    - {what: 换届情况报告, by: 换届办, to: [县委组织部], due: 会后7天内}\n"
        "years:\n  2026:\n    submissions: []\n",
        encoding="utf-8",
    )
    plan = complete({**eight, "kind": "换届专题"}, office)
    assert steps(plan, "report") == [
        ("换届情况报告", "换届办", ("县委组织部",), Relative(7), Relative(7), True)
    ]
    assert plan.schedule.submission == ()


@pytest.mark.parametrize("name", ["旧方案.yaml", "旧方案.json"])
def test_a_file_of_format_1_is_read(eight, tmp_path, name):
    path = tmp_path / name
    old = {**eight, "version": 1, "reports": [{"what": "情况报告", "due": "会后7天内"}]}
    path.write_text(json.dumps(old, ensure_ascii=False), encoding="utf-8")
    reports = [("情况报告", "会议筹备工作机构", (), Relative(7), Relative(7), True)]
    assert (load(path).version, steps(load(path), "report")) == (VERSION, reports)
