"""The draft without any widget: what is typed, what is wrong, what follows."""

import io

import docx
import pytest

from mzsh_kit.app.fields import all_fields, member_fields
from mzsh_kit.app.state import blank, sample

FIELDS = {field.label: field for field in all_fields()}
EIGHT = {"单位全称": "清源县水务局", "单位类型": "局党组", "会议类型": "年度", "年度": "２０２６"}


def typed(draft, **texts):
    for label, text in texts.items():
        draft = draft.put(FIELDS[label], text)
    return draft


def member(draft, row, name, post):
    first, second = member_fields(row)[:2]
    return draft.put(first, name).put(second, post)


def words(draft, label):
    return [f"{fault.what}。{fault.how}" for fault in draft.faults_at(FIELDS[label])]


def test_the_sample_is_whole_and_a_year_ahead():
    draft = sample()
    assert draft.faults == ()
    assert draft.plan.team == "云汀市湖山区水利局党组"
    assert (draft.plan.year, str(draft.plan.meeting_day)) == (2026, "2027-01-15")
    assert len(draft.plan.members) == 7
    assert [one.name for one in draft.plan.observing] == ["乔牧之"]
    assert any("·" in one.name for one in draft.plan.members)


def test_a_blank_draft_names_what_the_plan_needs():
    draft = blank()
    assert draft.plan is None and draft.html() == "" and draft.docx()[1] == b""
    assert [fault.where for fault in draft.faults] == [
        "单位 · 单位全称",
        "单位 · 单位类型",
        "班子成员",
        "会议类型",
        "年度",
    ]


def test_eight_answers_make_a_paper_with_date_and_venue_open():
    draft = member(typed(blank(), **EIGHT), 0, "张三", "党组书记、局长")
    assert draft.faults == ()
    assert "会议 · 会议日期" in [value.name for value in draft.open]
    name, data = draft.docx()
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    assert name == "01-实施方案.docx"
    assert "清源县水务局党组" in text


def test_the_preview_says_what_was_typed_and_nothing_of_it_is_markup():
    draft = typed(sample(), 会议地点="<script>alert(1)</script>", 主题="{{ plan.unit.name }}")
    assert "&lt;script&gt;" in draft.html() and "<script" not in draft.html()
    assert "{{ plan.unit.name }}" in draft.html()


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("会议日期", "2027-02-30", "日期“2027-02-30”不存在。请核对年、月、日"),
        ("会议日期", "过几天", "时间“过几天”无法识别"),
        ("开始时间", "25:00", "时刻“25:00”无法识别"),
        ("年度", "去年", "应为整数"),
        ("年度", "", "没有填写。请补填"),
        ("单位全称", "水" * 201, "不得超过200字"),
        ("单位类型", "", "没有填写。请补填"),
    ],
)
def test_a_fault_is_told_in_words_beside_its_field(label, text, said):
    draft = typed(sample(), **{label: text})
    assert said in "".join(words(draft, label))
    assert [fault for fault in draft.faults if fault not in draft.faults_at(FIELDS[label])] == []
    assert draft.other_faults() == ()


def test_what_is_put_back_leaves_no_trace():
    draft = sample()
    assert typed(typed(draft, 会议日期="2027-02-30"), 会议日期="2027-01-15").answers == draft.answers
    assert typed(draft, 主题="甲", 会议地点="").put(FIELDS["主题"], " ").text(FIELDS["主题"]) == ""


def test_a_special_meeting_asks_for_what_it_follows_from():
    draft = typed(sample(), 会议类型="巡视巡察整改", 巡视巡察机构="区委第二巡察组", 反馈问题个数="26")
    assert draft.plan.inspection.problems == 26
    asked = [field.label for field in FIELDS.values() if draft.asks(field)]
    assert "反馈文件" in asked and "案件名称" not in asked
    assert "区委第二巡察组" in draft.html()
    assert typed(draft, 会议类型="年度").plan.inspection is None


def test_a_year_held_as_a_special_meeting_asks_to_be_confirmed():
    draft = typed(sample(), 年度="2021")
    confirmed = FIELDS["已确认特殊情形"]
    assert draft.asks(confirmed) and not sample().asks(confirmed)
    assert "党史学习教育" in words(draft, "已确认特殊情形")[0]
    assert draft.put(confirmed, "是").faults == ()


def test_members_are_added_moved_and_removed_in_their_order():
    draft = member(sample().add_member(), 7, "何静", "党组成员")
    moved = draft.move_member(7, -1)
    assert [one.name for one in moved.plan.members][-2:] == ["何静", "乔牧之"]
    assert len(moved.remove_member(0).members) == 7
    assert [fault.code for fault in moved.remove_member(0).faults] == ["team.no_principal"]
    assert moved.remove_member(0).faults[0].place == ("members",)


def test_an_empty_row_is_passed_over_and_faults_stay_in_their_rows():
    draft = sample().add_member().add_member()
    assert draft.faults == ()
    half = draft.put(member_fields(8)[0], "何静")
    assert [fault.place for fault in half.faults] == [("members", 8, "post")]
    assert half.faults_at(member_fields(8)[1]) == half.faults


def test_two_principals_are_named():
    draft = sample().put(member_fields(1)[2], "主要负责同志")
    assert "宋知远、陆清和" in draft.faults[0].what
