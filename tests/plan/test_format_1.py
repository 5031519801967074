"""Plans and answers of format 1: a step and a list of obligations for one duty, which are one step today."""

import json

import pytest

from mzsh_kit import dump_plan, load
from mzsh_kit.timing import schedule

OLD = """{
  "unit": {"name": "望岚县水务局", "type": "局党组", "superior": "中共望岚县委"},
  "members": [
    {"name": "江启明", "post": "党组书记、局长", "role": "主要负责同志"},
    {"name": "贺兰舟", "post": "党组成员、副局长", "politics": "党员"}
  ],
  "kind": "年度",
  "year": 2026,
  "meeting": {"date": "2027-01-15", "observers": ["办公室主任、人事股股长"]},
  "schedule": {
    "submission": {
      "name": "报审", "owner": "党组办公室", "rule": "会前报审",
      "start": "会前12天", "end": "会前12天", "least": 1
    },
    "archive": {"end": "会后20天内"}
  },
  "submissions": [
    {"what": "会议方案", "by": "", "to": [], "due": null},
    {"what": "对照检查材料", "by": "人事股", "to": ["县委组织部"], "due": "会前9天"}
  ],
  "reports": [
    {"what": "情况报告", "by": "", "to": ["县委组织部"], "due": "会后7天内"},
    {"what": "会议记录", "by": "", "to": ["县纪委机关"], "due": "2027-02-03"}
  ],
  "bulletins": [],
  "archives": [{"what": "全套材料", "by": "档案室", "to": [], "due": null}]
}
"""


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(OLD, encoding="utf-8")
    return load(path)


def test_each_obligation_is_a_step_with_its_own_limit_owner_and_addressees(plan):
    duties = [
        row for sort in ("submission", "report", "bulletin", "archive") for row in schedule(plan).of(sort)
    ]
    assert [(row.key, row.what, row.owner, row.to, row.limit) for row in duties] == [
        (
            "submission.0",
            "会议方案",
            "党组办公室",
            ("中共望岚县委",),
            "会前12天（遇休息日提前至2026年12月31日）",
        ),
        ("submission.1", "对照检查材料", "人事股", ("县委组织部",), "会前9天（2027年1月6日前）"),
        ("report.0", "情况报告", "会议筹备工作机构", ("县委组织部",), "会后7天内（2027年1月22日前）"),
        ("report.1", "会议记录", "会议筹备工作机构", ("县纪委机关",), "2027年2月3日前"),
        ("archive.0", "全套材料", "档案室", (), "会后20天内（2027年2月4日前）"),
    ]


def test_what_else_it_states_stays(plan):
    assert plan.meeting.observers == ("办公室主任、人事股股长",)
    assert [member.politics for member in plan.members] == ["中共党员", "中共党员"]


def test_it_is_kept_in_todays_format_and_opens_as_the_same_plan(plan, tmp_path):
    path = tmp_path / "again.json"
    path.write_text(dump_plan(plan), encoding="utf-8")
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["version"] == 2
    assert kept.keys().isdisjoint({"submissions", "reports", "bulletins", "archives"})
    assert load(path) == plan
