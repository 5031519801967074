"""Hints to the writer: comments of the Word file, not a word of its text."""

import io

import docx
import pytest

from mzsh_kit import to_docx, to_html
from mzsh_kit.document import NotationError, Paragraph, dump, parse
from mzsh_kit.gongwen.review.comments import Mark
from mzsh_kit.gongwen.review.revisions import reviewed

FRAME = (
    "<title> 总结讲话\n<hint> 由本人撰写。\n<1> 评价\n＿＿＿＿\n<hint> 从三个方面写。\n<hint> 不超过1小时。\n"
)


def opened(data):
    return docx.Document(io.BytesIO(data))


def told(data):
    return [(comment.author, comment.text) for comment in opened(data).comments]


def test_a_hint_stands_behind_its_block_and_reads_back():
    document = parse(FRAME)
    assert document.blocks[2] == Paragraph("＿＿＿＿", hint="从三个方面写。\n不超过1小时。")
    assert dump(document) == FRAME


def test_hints_are_comments_and_the_text_is_as_without_them():
    document = parse(FRAME)
    assert told(to_docx(document)) == [
        ("写作提示", "由本人撰写。"),
        ("写作提示", "从三个方面写。\n不超过1小时。"),
    ]
    texts = [
        [p.text for p in opened(to_docx(paper)).paragraphs] for paper in (document, document.without_hints)
    ]
    assert texts[0] == texts[1] == ["总结讲话", "一、评价", "＿＿＿＿"]


def test_without_hints_there_is_nothing_of_them_in_the_file():
    assert to_docx(parse(FRAME).without_hints) == to_docx(parse("<title> 总结讲话\n<1> 评价\n＿＿＿＿\n"))


def test_an_office_base_takes_hints_too():
    base = docx.Document()
    run = base.add_paragraph("旧").add_run("字")
    base.add_comment([run], text="旧批注", author="甲")
    file = io.BytesIO()
    base.save(file)
    assert [text for _, text in told(to_docx(parse(FRAME), base=file.getvalue()))] == [
        "由本人撰写。",
        "从三个方面写。\n不超过1小时。",
    ]


def test_a_checker_adds_its_comments_to_those_there():
    data = reviewed(to_docx(parse(FRAME)), [Mark(1, 0, 2, "请核对。")])
    assert told(data)[-1] == ("审校", "请核对。") and len(told(data)) == 3


def test_the_preview_shows_a_hint_under_its_block():
    shown = to_html(parse(FRAME))
    assert shown.count('class="hint"') == 3 and "批注：由本人撰写。" in shown


def test_what_is_typed_in_a_hint_stays_text():
    assert told(to_docx(parse("甲\n<hint> a &lt;b&gt; &amp; 乙")))[0][1] == "a <b> & 乙"


@pytest.mark.parametrize("text", ["<hint> 无处可放", "<form 1>\n<cells 10> 甲\n<hint> 表中没有"])
def test_a_hint_needs_a_title_a_heading_or_a_paragraph(text):
    with pytest.raises(NotationError):
        parse(text)
