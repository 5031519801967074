import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.document import (
    Annex,
    Attachments,
    Document,
    Heading,
    NotationError,
    Note,
    Paragraph,
    Recipients,
    SignOff,
    Table,
    Title,
    dump,
    parse,
)

EVERY_BLOCK = (
    Title("实施方案"),
    Recipients("县委组织部"),
    Heading(1, "会议主题"),
    Heading(2, "学习研讨", "采取多种形式。"),
    Paragraph("正文 < 与 & 和 <1> 都是文字"),
    Attachments(("征求意见表", "谈话记录表")),
    SignOff("县水务局党组", "2026年12月20日"),
    Note("此件发至股室"),
    Annex("征求意见表"),
    Table(("序号", "内容"), (("1", "通报"), ("2", "")), (1.0, 3.0)),
)


def test_each_line_is_a_block():
    text = """
    <title> 实施方案
    <to> 县委组织部
    <1> 会议主题
    <2> 学习研讨 <> 采取多种形式。
    正文 &lt; 与 &amp; 和 &lt;1&gt; 都是文字
    <attach> 征求意见表
    <attach> 谈话记录表
    <sign> 县水务局党组 <> 2026年12月20日
    <note> 此件发至股室
    <annex> 征求意见表
    <table 1 3> 序号 <> 内容
    <row> 1 <> 通报
    <row> 2 <>
    """
    assert parse(text).blocks == EVERY_BLOCK


def test_what_is_dumped_reads_back():
    document = Document(EVERY_BLOCK)
    assert parse(dump(document)).blocks == EVERY_BLOCK


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)
    .map(str.strip)
    .filter(bool)
)
def test_whatever_a_person_types_stays_one_paragraph(text):
    assert parse(dump(Document((Paragraph(text),)))).blocks == (Paragraph(text),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("正文\n<5> 题", 2),
        ("<sign> 一", 1),
        ("<row> 一", 1),
        ("<1> 一 <> 二 <> 三", 1),
        ("<table 1 2> 一", 1),
    ],
)
def test_a_line_that_is_not_of_the_notation_is_named(text, line):
    with pytest.raises(NotationError) as caught:
        parse(text)
    assert caught.value.line == line
