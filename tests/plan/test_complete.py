import pytest

from mzsh_kit import KitError, complete, open_values
from mzsh_kit.plan import Open, Relative, library
from mzsh_kit.reading import read_bytes


def messages(answers, folder=None):
    with pytest.raises(KitError) as caught:
        complete(answers, folder)
    return str(caught.value).splitlines()


def test_eight_answers_are_enough(eight):
    plan = complete(eight)
    assert (plan.unit.short, plan.unit.body, plan.unit.issuer) == (
        "清源县水务局",
        "党组",
        "中共清源县水务局党组",
    )
    assert (plan.meeting.name, plan.meeting.chair) == ("2026年度民主生活会", "张三")
    assert [(step.what, step.end, step.hard) for step in plan.schedule.submission] == [
        (
            "召开民主生活会的请示和实施方案、会前准备情况报告、班子对照检查材料、党组书记发言提纲、"
            "征求意见情况和相互批评意见",
            Relative(-10),
            True,
        ),
    ]
    assert len(plan.agenda) == 7


def test_a_name_that_begins_with_the_party_is_given_no_short_party_before_it(eight):
    unit = {"name": "中国共产党松杉港务有限公司", "type": "国企"}
    assert complete({**eight, "unit": unit}).unit.issuer == "中国共产党松杉港务有限公司委员会"


def test_a_year_without_a_confirmed_theme_leaves_it_open(eight):
    assert {value.name for value in open_values(complete(eight))} >= {"主题", "查摆方面"}


@pytest.mark.parametrize("year", [2017, 2018, 2020, 2022, 2024, 2025])
def test_a_year_with_a_confirmed_theme_states_it(eight, year):
    assert complete({**eight, "year": year}).theme is not Open.UNDECIDED


def test_what_is_stated_stays_even_if_open_or_empty(eight):
    plan = complete(
        {**eight, "year": 2024, "theme": "待定", "requirements": [], "study": {"forms": ["自学"]}}
    )
    assert (plan.theme, plan.requirements, plan.study.forms) == (Open.UNDECIDED, (), ("自学",))
    assert plan.study.length == "不少于1天"


def test_a_special_meeting_follows_from_its_inspection_stated_once(eight):
    inspection = {"body": "县委第二巡察组", "mode": "巡察", "paper": "关于巡察县水务局党组的反馈意见"}
    plan = complete({**eight, "kind": "巡视巡察整改", "inspection": inspection})
    assert plan.meeting.name == "巡察整改专题民主生活会"
    assert "县委第二巡察组" in plan.theme
    assert plan.basis[-1].title == inspection["paper"]
    assert plan.study.items[-1] == "《关于巡察县水务局党组的反馈意见》"


def test_a_default_that_mentions_an_open_fact_is_open_itself(eight):
    assert complete({**eight, "kind": "巡视巡察整改"}).theme is Open.UNDECIDED


def test_what_a_user_types_is_never_rendered(eight):
    plan = complete({**eight, "theme": "{{ plan.unit.name }}{% raw %}"})
    assert plan.theme == "{{ plan.unit.name }}{% raw %}"


def test_a_branch_is_told_of_its_own_meeting_and_planned_for_when_confirmed(eight):
    eight["unit"] = {"name": "清源县水务局机关党支部", "type": "党支部"}
    assert messages(eight) == [
        "单位 · 单位类型：党支部召开的是组织生活会，不是民主生活会。"
        "确需按民主生活会筹备的，请在“已确认特殊情形”中填“是”。"
    ]
    assert complete({**eight, "confirmed": True}).team == "清源县水务局机关党支部"


@pytest.mark.parametrize(("year", "kind"), [(2019, "主题教育"), (2021, "党史学习教育"), (2023, "主题教育")])
def test_a_year_held_as_a_special_meeting_offers_it(eight, year, kind):
    assert f"请把会议类型改为“{kind}”" in messages({**eight, "year": year})[0]
    assert complete({**eight, "year": year, "kind": kind}).theme is not Open.UNDECIDED


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"topic": "x"}, "不认识的项目“topic”。请删去，或对照说明改为规定的名称。"),
        ({"year": "二〇二六"}, "年度：类型不对，写的是文字“二〇二六”。应为整数。"),
        ({"year": 1900}, "年度：“1900”超出范围。应不小于1990。"),
        ({"theme": ["甲"]}, "主题：类型不对，写的是列表“甲”。应为文字。"),
        ({"year": True}, "年度：“是”超出范围。应不小于1990。"),
        ({"year": float("nan")}, "年度：“不是数字”填写有误。请核对后重新填写。"),
        ({"kind": None}, "会议类型：类型不对，写的是空值。应为文字。"),
        ({"theme": {"a": 1}}, "主题：类型不对，写的是一组项目。应为文字。"),
        ({"meeting": {"date": "2027-02-30"}}, "会议 · 会议日期：日期“2027-02-30”不存在。请核对年、月、日。"),
        ({"meeting": "上午"}, "会议：类型不对，写的是文字“上午”。应为一组“项目: 值”。"),
        ({"members": []}, "班子成员：没有填写。请补填。"),
        ({"kind": "年底"}, "会议类型：没有“年底”这种会议类型。"
         f"可选：{'、'.join(library().kinds)}。"),
        ({"theme": "题" * 10_000}, "主题：内容有10000字，过长。不得超过5000字。"),
        ({"theme": "甲\x07乙"}, "主题：含有控制字符U+0007。请删去后重新输入。"),
        (
            {"unit": {"name": "县" * 501, "type": "局党组"}},
            "单位 · 单位全称：内容有501字，过长。不得超过200字。",
        ),
        (
            {"meeting": {"date": "甲\ud800"}},
            "会议 · 会议日期：时间“甲?”无法识别。请写成“2027年1月15日”“2027年1月4日至8日”“2027年1月上旬”"
            "“会前10天”"
            "“会后15天内”或“待定”。",
        ),
        ({"theme": "甲\ud800"}, "主题：含有控制字符U+D800。请删去后重新输入。"),
        ({"theme": "甲\u202e乙"}, "主题：含有控制字符U+202E。请删去后重新输入。"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_its_place(eight, change, message):
    assert messages({**eight, **change}) == [message]


def test_every_fault_is_told_at_once(eight):
    del eight["members"][1]["post"]
    eight["aspects"] = [{"text": 3}, 4]
    assert messages(eight) == [
        "班子成员 · 第2项 · 职务：没有填写。请补填。",
        "查摆方面 · 第1项 · 查摆方面：类型不对，写的是数字“3”。应为文字。",
        "查摆方面 · 第2项：类型不对，写的是数字“4”。应为一组“项目: 值”。",
    ]


def test_what_is_no_mapping_is_refused():
    assert messages([]) == ["内容不是“项目: 值”的形式。请对照样例改写。"]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("年度民主生活会", "年度"),
        ("巡察整改", "巡视巡察整改"),
        ("巡视整改专题民主生活会", "巡视巡察整改"),
        ("巡视巡察整改专题民主生活会", "巡视巡察整改"),
        ("主题教育专题民主生活会", "主题教育"),
        ("专题", "其他专题"),
        ("专题民主生活会", "其他专题"),
        ("民主生活会", "民主生活会"),
        ("临时", "临时"),
    ],
)
def test_a_kind_is_known_by_what_people_call_it(typed, kind):
    assert library().kind_called(typed) == kind


def test_answers_may_name_a_kind_as_people_call_it(eight):
    assert complete({**eight, "kind": "巡察整改"}) == complete({**eight, "kind": "巡视巡察整改"})


def test_an_office_adds_a_kind_by_adding_a_file(eight, office):
    (office / "kinds" / "election.yaml").write_text(
        (
            "kind: 换届专题\nextends: common\ntitle: 换届专题民主生活会\ndefaults:\n"
            '  theme: "为{{ plan.unit.short }}换届作准备"\n'
        ),
        encoding="utf-8",
    )
    plan = complete({**eight, "kind": "换届专题"}, office)
    assert (plan.meeting.name, plan.theme) == ("换届专题民主生活会", "为清源县水务局换届作准备")


def test_a_kind_without_a_name_is_called_as_the_one_that_it_extends(eight, office):
    text = "kind: 换届\nextends: case\ncalled: [换届风气]\n"
    (office / "kinds" / "election.yaml").write_text(text, encoding="utf-8")
    plan = complete({**eight, "kind": "换届风气专题民主生活会", "case": {"name": "某案"}}, office)
    assert (plan.kind, plan.meeting.name) == ("换届", "以案促改专题民主生活会")
    old = "清源县水务局党组换届风气专题民主生活会实施方案\n一、会议时间。2027年1月15日召开。\n二、学习党章。"
    assert read_bytes(old.encode(), "a.txt", office).kind == "换届"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: 甲\nthemes: 乙\n",
         "election.yaml 第2行：不认识的项目“themes”。请删去，或对照说明改为规定的名称。"),
        ("title: 甲\ntitle: 乙\n", "election.yaml：第2行写法有误：“title”重复出现。请改正后重试。"),
        ("title: [甲\n", "election.yaml：第2行写法有误：YAML格式有误。请改正后重试。"),
        ("extends: 没有\n", "election.yaml：第1行写法有误：“沿用”的文件“没有”不存在或循环。请改正后重试。"),
        ("extends: election\n",
         "election.yaml：第1行写法有误：“沿用”的文件“election”不存在或循环。请改正后重试。"),
        ("extends: common\n", "election.yaml · 会议名称：没有填写。请补填。"),
        ("- 甲\n", "election.yaml：内容不是“项目: 值”的形式。请对照样例改写。"),
        ("title: &a 甲\nextends: *a\n",
         "election.yaml：第1行写法有误：不允许使用别名（&、*）。请改正后重试。"),
        ("title: 甲\ndefaults:\n  study:\n    items: 学习\n",
         "election.yaml 第4行 · 学习研讨 · 学习内容：类型不对，写的是文字“学习”。应为若干项（列表）。"),
        ("title: 甲\nyears:\n  2026:\n    theme: \"{{ plan.nobody }}\"\n",
         "election.yaml：第4行：没有“nobody”这一事项。请核对所引用的事项名称。"),
        ("title: 甲\ndefaults:\n  theme: \"{% if %}\"\n",
         "election.yaml：第3行写法有误：模板语法。请改正后重试。"),
        ("title: 甲\ndefaults:\n  theme: \"{{ ''.__class__.__mro__ }}\"\n",
         "election.yaml：第3行写法有误：无法填入内容。请改正后重试。"),
    ],
)  # fmt: skip
def test_a_faulty_kind_is_refused_with_file_and_line(eight, office, text, message):
    kind = "" if text.startswith("-") else "kind: 换届\n"
    (office / "kinds" / "election.yaml").write_text(text + kind, encoding="utf-8")
    assert messages({**eight, "kind": "换届"}, office) == [message]


def test_two_files_of_one_kind_are_refused(eight, office):
    (office / "kinds" / "second.yaml").write_text("title: 甲\nkind: 年度\n", encoding="utf-8")
    assert messages(eight, office) == [
        "second.yaml 第2行：会议类型“年度”已在annual.yaml中定义。请改用别的名称。"
    ]
