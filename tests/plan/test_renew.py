"""From last year's answers to this year's: what stays, what goes."""

import copy

from mzsh_kit.plan import complete, dump_plan
from mzsh_kit.plan.renew import renewed

OLD = {
    "unit": {"name": "清源县水务局", "type": "局党组", "superior": "中共清源县委"},
    "members": [
        {"name": "张三", "post": "党组书记", "role": "主要负责同志"},
        {"name": "李四", "post": "副局长", "absence": "出差", "written": True},
    ],
    "kind": "年度",
    "year": 2025,
    "theme": "旧主题",
    "aspects": [{"text": "旧方面"}],
    "aspect_name": "带头",
    "basis": [{"title": "关于开好2025年度民主生活会的通知", "number": "组通〔2025〕9号"}],
    "meeting": {"date": "2026-01-15", "start": "9:00", "venue": "三楼会议室", "guidance": ["县委督导组"]},
    "study": {"items": ["旧篇目"], "forms": ["个人自学"]},
    "schedule": {
        "study": {"end": "会前20天"},
        "talks": {"owner": "班子成员", "end": "2026-01-05", "done": True},
        "others": [{"name": "动员部署会", "start": "2025-12-01"}],
    },
    "submissions": [{"what": "请示", "to": ["县委组织部"], "due": "会前10天"}],
    "reports": [{"what": "情况报告", "to": ["县纪委"], "due": "2026-01-30"}],
    "dated": [{"paper": "33", "date": "2026-01-20", "number": "清水党〔2026〕1号"}],
    "agenda": [{"text": "通报2024年度整改情况"}, {"text": "总结讲话"}],
    "inspection": {"body": "县委第二巡察组"},
    "duties": [{"who": "办公室", "does": "会务保障"}],
    "report_to": ["县委组织部"],
    "issue_number": "清水党〔2025〕3号",
    "issue_date": "2025-12-10",
}
NEW = {
    "unit": {"name": "清源县水务局", "type": "局党组", "superior": "中共清源县委"},
    "members": [
        {"name": "张三", "post": "党组书记", "role": "主要负责同志"},
        {"name": "李四", "post": "副局长"},
    ],
    "kind": "年度",
    "meeting": {"venue": "三楼会议室", "guidance": ["县委督导组"]},
    "study": {"forms": ["个人自学"]},
    "schedule": {
        "study": {"end": "会前20天"}, "talks": {"owner": "班子成员"}, "others": [{"name": "动员部署会"}],
        "submission": [
            {"what": "请示", "to": ["县委组织部"], "start": "会前10天", "end": "会前10天", "least": None},
        ],
        "report": [{"what": "情况报告", "to": ["县纪委"], "least": None}],
    },
    "agenda": [{"text": "总结讲话"}],
    "duties": [{"who": "办公室", "does": "会务保障"}],
    "report_to": ["县委组织部"],
}  # fmt: skip


def test_team_duties_and_recipients_stay_and_what_belongs_to_a_year_goes():
    assert renewed(OLD).answers == NEW


def test_what_is_done_this_year_is_to_be_done_again_next_year():
    steps = {"study": {"done": True}, "report": [{"what": "情况报告", "done": True}]}
    assert renewed({"schedule": steps}).answers == {
        "schedule": {"study": {}, "report": [{"what": "情况报告"}]}
    }


def test_what_was_given_is_not_changed():
    given = copy.deepcopy(OLD)
    renewed(given)
    assert given == OLD


def test_what_was_kept_and_cleared_is_told_by_the_names_of_the_fields():
    new = renewed(OLD)
    assert {"单位", "班子成员", "职责分工", "报送机关", "会议 · 会议地点"} <= set(new.kept)
    assert set(new.cleared) == {
        "年度", "主题", "查摆方面", "方面的提法", "依据文件", "巡视巡察情况", "会议 · 会议日期",
        "会议 · 开始时间",
        "学习研讨 · 学习内容", "工作进度 · 谈心谈话 · 完成时限", "工作进度 · 谈心谈话 · 已完成",
        "工作进度 · 其他步骤",
        "工作进度 · 情况报告", "其他材料的日期和文号", "会议议程", "班子成员", "发文字号", "成文日期",
    }  # fmt: skip


def test_the_new_answers_complete_once_year_is_given():
    plan = complete({**renewed(OLD).answers, "year": 2026})
    assert (plan.year, plan.basis[0].number, plan.meeting.venue) == (2026, "", "三楼会议室")


def test_a_whole_plan_json_is_renewed_too():
    import json

    whole = json.loads(dump_plan(complete(OLD)))
    again = renewed(whole).answers
    text = json.dumps(again, ensure_ascii=False)
    assert not {"theme", "year", "aspects", "issue_date", "inspection"} & set(again)
    assert "2025" not in text and "2026" not in text
    assert complete({**again, "year": 2027}).year == 2027
