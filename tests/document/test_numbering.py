import pytest

from mzsh_kit.document import Annex, Document, Heading, Paragraph, chinese_number, numbered


@pytest.mark.parametrize(
    ("n", "text"),
    [(0, "〇"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"),
     (105, "一百零五"),
     (110, "一百一十"), (999, "九百九十九")],
)  # fmt: skip
def test_a_number_in_chinese(n, text):
    assert chinese_number(n) == text


@pytest.mark.parametrize("n", [-1, 1000])
def test_a_number_outside_the_range_is_refused(n):
    with pytest.raises(ValueError, match="0 to 999"):
        chinese_number(n)


def test_each_level_counts_within_the_one_above():
    levels = [1, 2, 2, 3, 3, 4, 2, 3, 1, 3]
    document = numbered(Document(tuple(Heading(level, "题") for level in levels)))
    numbers = ["一、", "（一）", "（二）", "1.", "2.", "（1）", "（三）", "1.", "二、", "1."]
    assert [block.number for block in document.blocks] == numbers


def test_numbering_twice_changes_nothing():
    once = numbered(Document((Heading(1, "甲"), Paragraph("文"), Heading(1, "乙"))))
    assert numbered(once) == once


def test_one_annex_has_no_number_and_several_have():
    assert [b.label for b in numbered(Document((Annex("甲"),))).blocks] == ["附件"]
    assert [b.label for b in numbered(Document((Annex("甲"), Annex("乙")))).blocks] == ["附件1", "附件2"]
