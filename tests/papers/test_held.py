"""What is known after the meeting, and what became of last year's rectification."""

import io

import openpyxl
import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Table, dump
from mzsh_kit.papers import build_all, chosen
from mzsh_kit.papers.modules.ledger import COLUMNS
from mzsh_kit.papers.remarks import remarks
from mzsh_kit.plan.renew import renewed

HELD = {
    "present": 3, "opinions": 21, "opinions_team": 8, "opinions_members": 10, "talks": 14, "criticisms": 6,
    "items": [
        {"problem": "调研偏少", "measure": "每季度到基层一次。", "owner": "张三", "until": "2027年6月底"},
        {"whose": "李国庆", "problem": "学习不系统"},
    ],
}  # fmt: skip
EARLIER = [
    {
        "id": "2025-001",
        "problem": "学习不够系统",
        "measure": "制定计划",
        "owner": "张三",
        "state": "已销号",
        "progress": "学习12次",
    },
    {
        "id": "2025-007",
        "problem": "调研偏少",
        "until": "2026年12月31日",
        "state": "推进中",
        "reason": "人手不足",
    },
    {"problem": "制度不全", "whose": "李国庆"},
]


def text(plan, number):
    return dump(build(plan, number).without_hints)


def rows(plan, number):
    return [row for block in build(plan, number).blocks if isinstance(block, Table) for row in block.rows]


@pytest.fixture
def held(eight):
    return complete({**eight, "held": HELD})


@pytest.fixture
def after(eight):
    return complete({**eight, "previous": EARLIER})


def sheet(plan):
    (made,) = build_all(plan, chosen(["36"]))
    return openpyxl.load_workbook(io.BytesIO(made.content)).active


def ledger(plan):
    return [
        dict(zip(COLUMNS, row, strict=True)) for row in sheet(plan).iter_rows(min_row=4, values_only=True)
    ]


def test_what_is_not_known_is_a_blank(eight):
    plan = complete(eight)
    assert "应到3人，实到＿＿＿＿人" in text(plan, "31")
    assert "相互提出批评意见＿＿＿＿条" in text(plan, "33")


@pytest.mark.parametrize("number", ["22", "23", "27", "29", "31", "32", "33"])
def test_who_was_there_is_said_in_every_paper_that_counts_them(held, number):
    assert "实到3人" in text(held, number) or "实到会3人" in text(held, number)


@pytest.mark.parametrize("number", ["19", "20", "29", "31", "33"])
def test_opinions_are_counted_the_same_everywhere(held, number):
    assert "共征求到意见建议21条，其中对领导班子8条，对班子成员10条，对有关工作3条" in text(held, number)


@pytest.mark.parametrize("number", ["29", "31", "33", "39"])
def test_criticisms_are_counted_the_same_everywhere(held, number):
    assert "相互提出批评意见6条" in text(held, number)


def test_items_go_into_report_bulletin_list_and_ledger(held):
    assert "<3> 每季度到基层一次，责任人张三，2027年6月底。" in text(held, "31")
    assert "查摆出的主要问题：调研偏少。" in text(held, "33")
    assert rows(held, "35")[0] == ("1", "调研偏少", "每季度到基层一次。", "张三", "2027年6月底", "")
    assert ("1", "学习不系统", "", "", "", "") in rows(held, "35")
    first, second = ledger(held)[:2]
    assert (first["编号"], first["问题"], first["完成时限"]) == ("2026-001", "调研偏少", "2027年6月底")
    assert (second["编号"], second["整改主体"], second["问题"]) == ("2026-002", "李国庆", "学习不系统")


def test_more_people_than_should_be_there_are_told(eight):
    told = remarks(complete({**eight, "held": {"present": 9}}))
    assert [str(remark) for remark in told if remark.place == ("held", "present")] == [
        "实到人数：实到9人，应到3人，到会须不少于2人。请核对实到人数。"
    ]


def test_last_year_is_told_in_numbers_and_item_by_item(after):
    assert "上年度整改台账共列整改事项3项，已完成1项，正在推进1项，未开始1项。" in text(after, "14")
    assert rows(after, "14") == [
        ("2025-007", "领导班子", "调研偏少", "（2026年12月31日）", "", "人手不足"),
        ("2", "李国庆", "制度不全", "", "", ""),
        ("2025-001", "领导班子", "学习不够系统", "制定计划", "张三", "学习12次"),
    ]
    assert "上年度整改事项3项，已完成1项，正在推进1项，未开始1项。没有完成的原因：人手不足。" in text(
        after, "20"
    )


def test_without_last_years_ledger_there_is_a_form(eight):
    assert "上年度整改清单共＿＿＿＿项" in text(complete(eight), "14")


def test_what_is_open_keeps_its_number_in_this_years_ledger(after):
    first, second, third = ledger(after)[:3]
    assert (first["编号"], first["来源"], first["问题"], first["原期限"]) == (
        "2025-007", "上年未完成", "调研偏少", "2026年12月31日",
    )  # fmt: skip
    assert (second["编号"], second["问题"], third["编号"], third["问题"]) == (
        "2025-002",
        "制度不全",
        "2026-001",
        None,
    )


def test_the_ledger_has_what_its_users_miss_and_chooses_from_lists(after):
    ledger = sheet(after)
    assert [cell.value for cell in ledger[3]] == list(COLUMNS)
    assert {"来源", "方面", "整改目标", "责任领导", "责任部门", "进展", "佐证", "原期限", "新期限",
            "延期理由", "延期批准",
            "复核人", "复核日期", "是否公开"} <= set(COLUMNS)  # fmt: skip
    assert ledger.data_validations.dataValidation[0].formula1 == "名单!$A$1:$A$4"
    assert ledger["A3"].border.left.style == ledger["W60"].border.left.style == "thin"


def test_text_stays_text_in_the_ledger(eight):
    plan = complete({**eight, "held": {"items": ["=1+1", "编号#与<尖括号>&"]}})
    assert [row["问题"] for row in ledger(plan)[:2]] == ["=1+1", "编号#与<尖括号>&"]


def test_a_new_year_begins_without_either(held, after):
    for plan in (held, after):
        assert {"held", "previous"}.isdisjoint(
            renewed(plan.model_dump(mode="json", exclude_unset=True)).answers
        )
