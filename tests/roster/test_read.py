"""A whole roster: what is good is read, what is faulty is told at its cell, and neither spoils the other."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mzsh_kit.errors import KitError
from mzsh_kit.plan import complete
from mzsh_kit.roster import read_roster

from .conftest import MEMBER_HEADS, MEMBERS, UNIT, UNIT_HEADS

ANSWERS = {
    "unit": {"code": "001", "name": "望岚县水务局", "type": "局党组"},
    "kind": "年度",
    "year": 2026,
    "meeting": {"date": "2027年1月15日", "venue": "三楼会议室"},
    "members": [
        {"name": "江启明", "post": "党组书记、局长", "role": "主要负责同志"},
        {"name": "贺兰舟", "post": "党组成员、副局长", "role": "班子成员"},
    ],
}


def told(path) -> list[str]:
    return [str(fault) for fault in read_roster(path).faults]


def alone(path):
    """The one unit of a roster about which there is nothing else to tell."""
    read = read_roster(path)
    (row,) = read.rows
    assert (row.faults, read.faults, read.notes) == ((), (), ())
    return row.code, row.name, row.row, row.answers


def with_unit(**facts):
    return (UNIT_HEADS, tuple(facts.get(head, value) for head, value in zip(UNIT_HEADS, UNIT, strict=True)))


def test_a_unit_and_its_members_become_answers(roster):
    assert alone(roster()) == ("001", "望岚县水务局", 2, ANSWERS)


def test_answers_complete_to_a_plan(roster):
    plan = complete(read_roster(roster()).rows[0].answers)
    assert (plan.team, plan.principal.name, plan.meeting.date) == (
        "望岚县水务局党组",
        "江启明",
        date(2027, 1, 15),
    )


def test_columns_stand_in_any_order(roster):
    turned = roster(
        units=[row[::-1] for row in (UNIT_HEADS, UNIT)],
        members=[row[::-1] for row in (MEMBER_HEADS, *MEMBERS)],
    )
    assert read_roster(turned).rows[0].answers == ANSWERS


def test_what_is_typed_once_holds_for_all_and_a_unit_goes_before_it(roster):
    units = [
        ("单位代码", "单位名称", "单位类型", "年度"),
        ("001", "甲局", "局党组", ""),
        ("002", "乙局", "局党组", 2025),
    ]
    members = [
        MEMBER_HEADS,
        ("001", "江启明", "书记", "主要负责同志"),
        ("002", "常青松", "书记", "主要负责同志"),
    ]
    form = [
        ("项目", "内容"),
        ("年度", 2026),
        ("会议类型", "年度"),
        ("报审时限", "会前5个工作日"),
        ("报送机关", "县委组织部、县纪委机关"),
    ]
    first, second = read_roster(roster(units, members, form)).rows
    assert (first.answers["year"], second.answers["year"]) == (2026, 2025)
    assert first.answers["schedule"] == second.answers["schedule"] == {"submission": {"end": "会前5个工作日"}}
    assert first.answers["report_to"] == ["县委组织部", "县纪委机关"]


def test_members_stand_by_their_order_and_without_one_after_those_by_rows(roster):
    members = [
        (*MEMBER_HEADS, "排序"),
        ("001", "郑丙", "委员", "", None),
        ("001", "郑乙", "副书记", "", 2),
        ("001", "郑丁", "委员", "", None),
        ("001", "郑甲", "书记", "主要负责同志", "１"),
    ]
    row = read_roster(roster(members=members)).rows[0]
    assert [member["name"] for member in row.answers["members"]] == ["郑甲", "郑乙", "郑丙", "郑丁"]


def test_the_chair_may_stand_outside_the_team(roster):
    path = roster(units=[(*UNIT_HEADS, "主持人"), (*UNIT, "柏常青")])
    assert read_roster(path).rows[0].answers["meeting"]["chair"] == "柏常青"


def test_example_rows_are_not_read(roster):
    path = roster(
        [UNIT_HEADS, ("示例", *UNIT[1:]), UNIT],
        [MEMBER_HEADS, ("示例", "张三", "书记", "主要负责同志"), *MEMBERS],
    )
    assert alone(path) == ("001", "望岚县水务局", 3, ANSWERS)


def test_a_date_that_does_not_exist_is_told_at_its_cell(roster):
    fault = read_roster(roster(with_unit(会议日期="2027-02-30"))).faults[0]
    assert (fault.code, fault.sheet, fault.row, fault.column, fault.letter, fault.found) == (
        "value.date", "单位", 2, "会议日期", "F", "2027-02-30",
    )  # fmt: skip
    assert (
        str(fault)
        == "“单位”表第2行F列“会议日期”（001 望岚县水务局）：日期“2027-02-30”不存在。请核对年、月、日。"
    )


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"年度": "明年"}, "“单位”表第2行E列“年度”（001 望岚县水务局）：类型不对，写的是“明年”。应为整数。"),
        ({"年度": 3000}, "“单位”表第2行E列“年度”（001 望岚县水务局）：“3000”超出范围。应不大于2100。"),
        ({"年度": None}, "“单位”表第2行E列“年度”（001 望岚县水务局）：没有填写。请补填。"),
        ({"单位名称": None}, "“单位”表第2行B列“单位名称”（001）：没有填写。请补填。"),
        (
            {"单位名称": "局" * 10_000},
            f"“单位”表第2行B列“单位名称”（001 {'局' * 59}…）：内容有10000字，过长。",
        ),
        ({"单位名称": "水务_x0001_局"}, "：含有控制字符U+0001。请删去后重新输入。"),
        ({"单位类型": "局"}, "“单位”表第2行C列“单位类型”（001 望岚县水务局）：“局”不在可选范围内。"),
        ({"会议类型": "临时"}, "“单位”表第2行D列“会议类型”（001 望岚县水务局）：没有“临时”这种会议类型。"),
        ({"会议日期": "过年前"}, "“单位”表第2行F列“会议日期”（001 望岚县水务局）：时间“过年前”无法识别。"),
        (
            {"地点": datetime(2027, 1, 15)},
            "“单位”表第2行G列“地点”（001 望岚县水务局）：单元格里是日期2027-01-15，不是文字。",
        ),
        (
            {"单位类型": "党支部"},
            "“单位”表第2行C列“单位类型”（001 望岚县水务局）：党支部召开的是组织生活会，不是民主生活会。",
        ),
        ({"年度": 2023}, "“单位”表第2行E列“年度”（001 望岚县水务局）：2023年度统一召开的是"),
    ],
)
def test_a_faulty_unit_cell_is_told_in_words(roster, facts, sentence):
    (only,) = told(roster(with_unit(**facts)))
    assert sentence in only


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        (("001", "贺兰舟", "副局长", "主要负责同志"),
         "“班子成员”表第3行D列“角色”（001 望岚县水务局）：有2名主要负责同志：江启明、贺兰舟。"),
        (("001", "", "副局长", ""), "“班子成员”表第3行B列“姓名”（001 望岚县水务局）：没有填写。"),
        (("001", "贺兰舟", None, ""), "“班子成员”表第3行C列“职务”（001 望岚县水务局）：没有填写。"),
        (("001", "贺兰舟", "副局长", "组长"),
         "“班子成员”表第3行D列“角色”（001 望岚县水务局）：“组长”不在可选范围内。"),
        (("001", "江启明", "党组书记、局长", ""),
         "“班子成员”表第3行B列“姓名”（001 望岚县水务局）：“江启明（党组书记、局长）”与前面的成员"),
        (("001", "贺兰舟（女）", "副局长", ""),
         "“班子成员”表第3行B列“姓名”（001 望岚县水务局）：“贺兰舟（女）”不是一个人的姓名。"),
    ],
)  # fmt: skip
def test_a_faulty_member_is_told_in_words(roster, second, sentence):
    (only,) = told(roster(members=[MEMBER_HEADS, MEMBERS[0], second]))
    assert sentence in only


def test_a_unit_without_a_principal_is_told_at_its_first_member(roster):
    members = [MEMBER_HEADS, *((code, name, post, "班子成员") for code, name, post, _ in MEMBERS)]
    assert told(roster(members=members)) == [
        (
            "“班子成员”表第2行D列“角色”（001 望岚县水务局）：没有主要负责同志。"
            "请把一名成员的角色改为“主要负责同志”。"
        )
    ]


@pytest.mark.parametrize(
    ("head", "value", "sentence"),
    [
        (
            "政治面貌",
            "民盟",
            "“班子成员”表第2行E列“政治面貌”（001 望岚县水务局）：主要负责同志江启明不是中共党员。",
        ),
        (
            "政治面貌",
            "中工党员",
            "“班子成员”表第2行E列“政治面貌”（001 望岚县水务局）：“中工党员”不在可选范围内。",
        ),
        (
            "书面发言",
            "是",
            "“班子成员”表第2行“缺席事由”（001 望岚县水务局）：江启明没有写缺席事由，却登记了书面发言。",
        ),
        ("排序", "甲", "“班子成员”表第2行E列“排序”（001 望岚县水务局）：类型不对，写的是“甲”。应为整数。"),
    ],
)
def test_a_fault_of_one_more_member_column_is_told(roster, head, value, sentence):
    members = [(*MEMBER_HEADS, head), (*MEMBERS[0], value), MEMBERS[1]]
    (only,) = told(roster(members=members))
    assert sentence in only


def test_both_rows_of_a_repeated_code_fail_and_each_names_the_other(roster):
    read = read_roster(
        roster(
            [UNIT_HEADS, UNIT, ("002", "乙局", *UNIT[2:]), UNIT],
            [MEMBER_HEADS, *MEMBERS, ("002", *MEMBERS[0][1:])],
        )
    )
    assert [row.answers is None for row in read.rows] == [True, False, True]
    assert [str(fault) for fault in read.faults] == [
        (
            "“单位”表第2行A列“单位代码”（001 望岚县水务局）：单位代码“001”与第4行重复。"
            "每个单位的代码应各不相同。"
        ),
        (
            "“单位”表第4行A列“单位代码”（001 望岚县水务局）：单位代码“001”与第2行重复。"
            "每个单位的代码应各不相同。"
        ),
    ]


def test_one_unit_under_two_codes_is_told_at_both(roster):
    read = read_roster(
        roster([UNIT_HEADS, UNIT, ("002", *UNIT[1:])], [MEMBER_HEADS, *MEMBERS, ("002", *MEMBERS[0][1:])])
    )
    assert [str(fault) for fault in read.faults] == [
        f"“单位”表第{row}行B列“单位名称”（{code} 望岚县水务局）：单位“望岚县水务局”与第{other}行重复，"
        "单位代码却不同。"
        "请删去其中一行；确是两个单位的，请写全称加以区别。"
        for row, code, other in ((2, "001", 3), (3, "002", 2))
    ]
    assert read.good == ()


def test_a_unit_without_a_code_fails(roster):
    read = read_roster(roster([UNIT_HEADS, UNIT, (None, *UNIT[1:])]))
    assert [row.answers is None for row in read.rows] == [False, True]
    assert [str(fault) for fault in read.faults] == [
        "“单位”表第3行A列“单位代码”（望岚县水务局）：没有填写单位代码。请补填，每个单位一个代码，与“班子成员”表一致。"
    ]


def test_a_unit_without_members_fails(roster):
    (fault,) = read_roster(roster([UNIT_HEADS, UNIT, ("002", "乙局", *UNIT[2:])])).faults
    assert str(fault) == (
        "“单位”表第3行A列“单位代码”（002 乙局）：在“班子成员”表中没有这个单位的成员。"
        "请补填班子成员，或核对单位代码。"
    )


def test_a_unit_whose_rows_are_uncertain_is_held_back(roster):
    units = [UNIT_HEADS, UNIT, ("002", "乙局", *UNIT[2:])]
    of_002 = ("002", "常青松", "书记", "主要负责同志")
    members = [MEMBER_HEADS, *MEMBERS, (1, "郑乙", "委员", ""), (None, "郑丁", "委员", ""), of_002]
    read = read_roster(roster(units, members))
    by_code = (
        "“班子成员”表第4行A列“单位代码”（郑乙）：“单位”表中没有代码为“1”的单位，是否应为“001”。"
        "请核对单位代码。"
    )
    no_code = (
        "“班子成员”表第5行A列“单位代码”（郑丁）：没有填写单位代码。"
        "请补填，每个单位一个代码，与“班子成员”表一致。"
    )
    assert [[str(fault) for fault in row.faults] for row in read.rows] == [[by_code, no_code], [no_code]]
    assert ([str(fault) for fault in read.faults], read.good) == ([by_code, no_code], ())


def test_the_whole_team_of_a_unit_that_is_not_listed_holds_back_no_other(roster):
    others = [("009", "常青松", "书记", "主要负责同志"), ("009", "郑丁", "委员", "")]
    read = read_roster(roster(members=[MEMBER_HEADS, *MEMBERS, *others]))
    assert ([fault.row for fault in read.faults], len(read.good)) == ([4, 5], 1)


def test_a_code_in_each_units_first_row_holds_for_its_team(roster):
    units = [UNIT_HEADS, UNIT, ("002", "乙局", *UNIT[2:])]
    members = [
        MEMBER_HEADS,
        MEMBERS[0],
        (None, *MEMBERS[1][1:]),
        ("002", "常青松", "书记", "主要负责同志"),
        ("", "郑丁", "委员", ""),
    ]
    read = read_roster(roster(units, members))
    assert [[answer["name"] for answer in row.answers["members"]] for row in read.rows] == [
        ["江启明", "贺兰舟"],
        ["常青松", "郑丁"],
    ]
    assert read.notes == ("“班子成员”表第3、5行没有写单位代码，已按上方最近的代码读取",)


def test_sums_notes_and_lines_to_sign_are_left_out_and_listed(roster):
    units = [
        UNIT_HEADS,
        ("一、县直部门",),
        UNIT,
        ("合计", 1),
        ("填报人：罗一苇", None, "审核人："),
        ("说明", "代码必填"),
        (None, "小计：1"),
    ]
    members = [MEMBER_HEADS, *MEMBERS, ("总计2人",), ("注：排名以任职文件为准。",)]
    read = read_roster(roster(units, members))
    assert ([row.answers for row in read.rows], read.faults) == ([ANSWERS], ())
    assert read.notes == (
        "“单位”表第2行“一、县直部门”不是单位，未读取",
        "“单位”表第4行“合计 1”不是单位，未读取",
        "“单位”表第5行“填报人：罗一苇 审核人：”不是单位，未读取",
        "“单位”表第6行“说明 代码必填”不是单位，未读取",
        "“单位”表第7行“小计：1”不是单位，未读取",
        "“班子成员”表第4行“总计2人”不是成员，未读取",
        "“班子成员”表第5行“注：排名以任职文件为准。”不是成员，未读取",
    )


def test_a_code_that_the_spreadsheet_has_cut_is_told_as_that(roster):
    read = read_roster(
        roster(
            [UNIT_HEADS, (123701000000000123, *UNIT[1:])],
            [MEMBER_HEADS, (123701000000000123, *MEMBERS[0][1:])],
        )
    )
    assert [(fault.code, fault.sheet, fault.row, fault.letter) for fault in read.faults] == [
        ("roster.code_cut", "单位", 2, "A"),
        ("roster.code_cut", "班子成员", 2, "A"),
    ]


def test_a_fault_typed_once_for_all_is_told_once_and_fails_those_that_use_it(roster):
    units = [
        ("单位代码", "单位名称", "单位类型", "年度"),
        ("001", "甲局", "局党组", None),
        ("002", "乙局", "局党组", None),
        ("003", "丙局", "局党组", 2026),
    ]
    members = [MEMBER_HEADS, *((code, "郑甲", "书记", "主要负责同志") for code in ("001", "002", "003"))]
    read = read_roster(roster(units, members, [("项目", "内容"), ("会议类型", "年度"), ("年度", 2200)]))
    assert [row.answers is None for row in read.rows] == [True, True, False]
    assert [str(fault) for fault in read.faults] == [
        "“统一要求”表第3行B列“年度”：“2200”超出范围。应不大于2100。"
    ]


def test_an_item_typed_twice_is_told(roster):
    form = [("项目", "内容"), ("督导组", "甲组"), ("督导组", "乙组")]
    assert told(roster(form=form)) == ["“统一要求”表第3行B列“督导组”：“督导组”与第2行重复。请只保留一行。"]


def test_faults_stand_in_reading_order(roster):
    units = [UNIT_HEADS, ("002", "乙局", "局", "年度", "x", "y", ""), UNIT]
    members = [MEMBER_HEADS, ("009", "郑丁", "书记", "主要负责同志"), ("002", "郑甲", "", "主要负责同志")]
    places = [(fault.sheet, fault.row, fault.letter) for fault in read_roster(roster(units, members)).faults]
    assert places == [("单位", 2, "E"), ("单位", 3, "A"), ("班子成员", 2, "A")]


def test_unknown_headings_items_and_sheets_are_noted_not_dropped_in_silence(roster):
    def change(book):
        book.create_sheet("通讯录")["A1"] = "某"
        book["单位"]["J2"] = "没有标题的内容"

    path = roster(
        [(*UNIT_HEADS, "邮政编码", "开始时问"), (*UNIT, "123", "9:00")],
        form=[("项目", "内容"), ("天气", "晴")],
        change=change,
    )
    assert read_roster(path).notes == (
        "“统一要求”表第2行“天气”未读取",
        "“单位”表H列“邮政编码”不是规定的标题，未读取",
        "“单位”表I列“开始时问”不是规定的标题，未读取（是否应为“开始时间”？）",
        "“单位”表J列没有标题，未读取",
        "“通讯录”表不是规定的工作表，未读取",
    )


def refusal(path) -> str:
    with pytest.raises(KitError) as caught:
        read_roster(path)
    return str(caught.value)


def test_a_workbook_without_a_sheet_is_refused(roster):
    def change(book):
        book["班子成员"].title = "名单"

    assert refusal(roster(change=change)) == (
        "花名册.xlsx：没有“班子成员”工作表，现有工作表：统一要求、单位、名单。请把工作表改为规定的名称，或使用空白花名册。"
    )


def test_a_sheet_without_a_required_heading_is_refused(roster):
    assert refusal(roster(members=[MEMBER_HEADS[:3], MEMBERS[0][:3]])) == (
        "花名册.xlsx · “班子成员”表第1行：没有找到标题“角色”。请在标题行补上这一列，或使用空白花名册。"
    )


def test_a_repeated_heading_is_refused(roster):
    assert refusal(roster([(*UNIT_HEADS, "会议地点"), (*UNIT, "x")])) == (
        "花名册.xlsx · “单位”表第1行：标题“地点”重复出现（G、H列）。请删去其中一列。"
    )


def test_an_empty_workbook_is_refused(roster):
    assert "花名册.xlsx：工作簿里没有内容" in refusal(roster((), ()))


def test_a_roster_without_units_is_refused(roster):
    assert "花名册.xlsx · “单位”表：没有填写任何单位" in refusal(roster([UNIT_HEADS]))
