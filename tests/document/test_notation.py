import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.document import (
    Annex,
    Attachments,
    Attendance,
    Document,
    Heading,
    Imprint,
    Letterhead,
    NotationError,
    Note,
    Paragraph,
    Recipients,
    Signature,
    SignOff,
    Table,
    Title,
    dump,
    parse,
)

EVERY_BLOCK = (
    Letterhead("某某县水务局文件", "某水〔2026〕3号", "000012", "机密", "1年", "特急", ("张三", "李国庆")),
    Title("实施方案"),
    Recipients("县委组织部"),
    Heading(1, "会议主题"),
    Heading(2, "学习研讨", "采取多种形式。"),
    Paragraph("正文 < 与 & 和 <1> 都是文字"),
    Attachments(("征求意见表", "谈话记录表")),
    SignOff("县水务局党组", "2026年12月20日"),
    SignOff("县水务局", "2026年12月20日", sealed=True, others=("县河务局",)),
    Signature("局长", "2026年12月20日"),
    Note("此件发至股室"),
    Attendance("出席", "张三、李国庆"),
    Annex("征求意见表"),
    Table(("序号", "内容"), (("1", "通报"), ("2", "")), (1.0, 3.0)),
    Table(("序号", "内容"), (), (1.0, 3.0), landscape=True),
    Imprint("县委组织部", "县水务局办公室", "2026年12月21日", "各股室"),
)


def test_each_line_is_a_block():
    text = """
    <head> 某某县水务局文件 <> 某水〔2026〕3号
    <copy> 000012
    <secret> 机密 <> 1年
    <urgent> 特急
    <signer> 张三
    <signer> 李国庆
    <title> 实施方案
    <to> 县委组织部
    <1> 会议主题
    <2> 学习研讨 <> 采取多种形式。
    正文 &lt; 与 &amp; 和 &lt;1&gt; 都是文字
    <attach> 征求意见表
    <attach> 谈话记录表
    <sign> 县水务局党组 <> 2026年12月20日
    <seal> 县水务局 <> 县河务局 <> 2026年12月20日
    <signature> 局长 <> 2026年12月20日
    <note> 此件发至股室
    <attend> 出席 <> 张三、李国庆
    <annex> 征求意见表
    <table 1 3> 序号 <> 内容
    <row> 1 <> 通报
    <row> 2 <>
    <wide 1 3> 序号 <> 内容
    <imprint> 县水务局办公室 <> 2026年12月21日 <> 县委组织部 <> 各股室
    """
    assert parse(text).blocks == EVERY_BLOCK


def test_what_is_dumped_reads_back():
    document = Document(EVERY_BLOCK)
    assert parse(dump(document)).blocks == EVERY_BLOCK


def test_heads_of_letters_and_minutes():
    assert [parse(f"<{tag}> 甲").blocks for tag in ("head", "letter", "minutes")] == [
        (Letterhead("甲", form=form),) for form in ("paper", "letter", "minutes")
    ]


@pytest.mark.parametrize("widths", [(0.0,), (-1.0,), (float("nan"),), (float("inf"),), ()])
def test_a_table_has_columns_that_are_wider_than_nothing(widths):
    with pytest.raises(ValueError, match="table"):
        Table(("甲",) * len(widths), (), widths)


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
        ("<table 0 0> 一 <> 二", 1),
        ("正文\n<copy> 000001", 2),
        ("<head> 一 <> 二 <> 三", 1),
    ],
)
def test_a_line_that_is_not_of_the_notation_is_named(text, line):
    with pytest.raises(NotationError) as caught:
        parse(text)
    assert caught.value.line == line
