"""Last year's ledger as this year's answers: the one the kit makes, the one it made before, somebody
else's.
"""

import openpyxl
import pytest

from mzsh_kit import KitError, complete
from mzsh_kit.papers import build_all, chosen
from mzsh_kit.roster import read_ledger, read_roster
from mzsh_kit.roster.ledger import FOLDER


@pytest.fixture
def made(eight, tmp_path):
    """``made(**answers)``: the file of a ledger of the eight answers."""

    def path(name="36-整改台账.xlsx", **answers):
        (paper,) = build_all(complete({**eight, **answers}), chosen(["36"]))
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(paper.content)
        return file

    return path


def filled(path, **cells):
    book = openpyxl.load_workbook(path)
    for at, value in cells.items():
        book.active[at] = value
    book.save(path)
    return path


def test_an_empty_ledger_has_nothing_to_tell(made):
    assert read_ledger(made()) == []


def test_what_was_written_into_it_comes_back_as_last_years(made, eight):
    path = made(
        held={
            "items": [
                {"problem": "调研偏少", "owner": "张三", "until": "2027年6月底"},
                "学习不系统",
                "制度不全",
            ]
        }
    )
    filled(path, L4="推进中", M4="去了两次", W4="人手不足", L5="已完成", U6="2027-05-01")
    assert read_ledger(path) == [
        {"id": "2026-001", "whose": "领导班子", "problem": "调研偏少", "owner": "张三",
         "until": "2027年6月底", "state": "推进中",
         "progress": "去了两次", "reason": "人手不足"},
        {"id": "2026-002", "whose": "领导班子", "problem": "学习不系统", "state": "已完成"},
        {"id": "2026-003", "whose": "领导班子", "problem": "制度不全", "state": "已销号"},
    ]  # fmt: skip
    assert [item.done for item in complete({**eight, "previous": read_ledger(path)}).previous] == [
        False,
        True,
        True,
    ]


def test_a_number_survives_the_years(made, eight):
    first = made(held={"items": ["调研偏少"]})
    second = made("次年.xlsx", year=2027, previous=read_ledger(first))
    assert [row["id"] for row in read_ledger(second)] == ["2026-001"]


def test_a_later_limit_takes_the_place_of_the_first(made):
    path = filled(made(held={"items": ["甲"]}), K4="2027-03-31", P4="2027-06-30")
    assert read_ledger(path)[0]["until"] == "2027年6月30日"


def test_the_ledger_of_an_earlier_kit_is_read(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["某局整改台账"],
        [],
        ["序号", "整改主体", "问题", "整改措施", "责任人", "时限类型", "时限", "状态", "销号", "备注"],
        [1, "领导班子", "甲", "乙", "丙", "长期坚持", None, "推进中", None, None],
        [2] + [None] * 9,
    ):
        book.active.append(row)
    book.save(tmp_path / "旧.xlsx")
    assert read_ledger(tmp_path / "旧.xlsx") == [
        {
            "id": "1",
            "whose": "领导班子",
            "problem": "甲",
            "measure": "乙",
            "owner": "丙",
            "state": "推进中",
            "until": "长期坚持",
        }
    ]


def test_what_is_no_ledger_is_refused_in_words(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["姓名"])
    book.save(tmp_path / "表.xlsx")
    with pytest.raises(KitError, match="问题"):
        read_ledger(tmp_path / "表.xlsx")


@pytest.mark.parametrize("name", [f"{FOLDER}/001.xlsx", f"{FOLDER}/001-县水务局/36-整改台账.xlsx"])
def test_a_roster_takes_the_ledgers_that_lie_beside_it(made, tmp_path, sample_book, name):
    made(name, held={"items": ["调研偏少"]})
    roster = read_roster(sample_book(tmp_path / "花名册.xlsx"))
    told = {row.code: [item["problem"] for item in row.answers.get("previous", ())] for row in roster.good}
    assert told["001"] == ["调研偏少"]
    assert not any(problems for code, problems in told.items() if code != "001")


def test_a_ledger_that_cannot_be_read_is_told_at_its_unit(tmp_path, sample_book):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "001.xlsx").write_bytes(b"x")
    roster = read_roster(sample_book(tmp_path / "花名册.xlsx"))
    assert {row.code for row in roster.rows} - {row.code for row in roster.good} == {"001"}
    assert "001.xlsx" in str(roster.faults[0]) and "单位代码" in str(roster.faults[0])


@pytest.fixture
def sample_book():
    from mzsh_kit.resources import templates

    def copy(path):
        path.write_bytes((templates() / "roster-sample.xlsx").read_bytes())
        return path

    return copy
