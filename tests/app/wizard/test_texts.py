"""Values as people type them."""

import pytest

from mzsh_kit.app.wizard.fields import Column, Rows
from mzsh_kit.app.wizard.steps import MEMBERS
from mzsh_kit.app.wizard.texts import REST, item_of, row_of, stated, typed


@pytest.mark.parametrize(
    ("value", "sort", "text"),
    [
        ("2027-01-15", "when", "2027年1月15日"),
        ("会前10天", "when", "会前10天"),
        ("明后天", "when", "明后天"),
        ("14:30", "clock", "下午2:30"),
        ("待定", "when", ""),
        ("另行通知", "line", "另行通知"),
        (["甲", "乙"], "lines", "甲\n乙"),
        (["甲", "乙"], "names", "甲、乙"),
        (True, "yes", "是"),
        (2026, "number", "2026"),
        (None, "line", ""),
    ],
)
def test_a_value_is_shown_as_a_person_types_it(value, sort, text):
    assert typed(value, sort) == text


@pytest.mark.parametrize(
    ("text", "sort", "value"),
    [
        (" 三楼 ", "line", "三楼"),
        ("", "line", None),
        ("甲\n\n 乙 ", "lines", ["甲", "乙"]),
        ("甲、乙，丙", "names", ["甲", "乙", "丙"]),
        ("谁来做？；何时做？", "sentences", ["谁来做？", "何时做？"]),
        ("２０２６", "number", 2026),
        ("2026年", "number", 2026),
        ("１５分钟", "number", 15),
        ("去年", "number", "去年"),
        ("下午2:30", "clock", "14:30"),
        ("天亮", "clock", "天亮"),
        ("是", "yes", True),
        ("", "yes", None),
    ],
)
def test_a_typed_text_states_a_value(text, sort, value):
    assert stated(text, sort) == value


def test_a_row_keeps_what_its_table_does_not_show():
    member = {"name": "张三", "post": "局长", "charge": ["办公室", "人事科"], "absence": "出差"}
    row = row_of(member, MEMBERS)
    assert row["charge"] == "办公室、人事科" and row[REST] == {"absence": "出差"}
    assert item_of(row, MEMBERS) == member


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("党员", "中共党员"),
        ("预备党员", "中共预备党员"),
        ("共产党员", "中共党员"),
        ("九三", "九三学社社员"),
        ("居士", "居士"),
    ],
)
def test_politics_are_shown_in_full_however_they_are_typed(typed, full):
    assert row_of({"politics": typed}, MEMBERS)["politics"] == full
    assert item_of({"name": "张三", "politics": typed}, MEMBERS) == {"name": "张三", "politics": full}


def test_a_row_with_nothing_but_a_choice_is_empty():
    assert item_of({"name": " ", "role": "班子成员"}, MEMBERS) is None


def test_an_item_that_is_one_text_and_a_choice_with_words_of_its_own():
    lines = Rows(("attachments",), (Column("", needed=True),), "增加")
    assert row_of("分工表", lines) == {"": "分工表"} and item_of({"": "分工表"}, lines) == "分工表"
    pairs = Rows(
        ("talks", "relations"),
        (Column("text"), Column("pairs", "choice", words=(("other", "其他"),))),
        "增加",
    )
    assert row_of({"text": "甲", "pairs": "other"}, pairs) == {"text": "甲", "pairs": "其他"}
    assert item_of({"text": "甲", "pairs": "其他"}, pairs) == {"text": "甲", "pairs": "other"}
