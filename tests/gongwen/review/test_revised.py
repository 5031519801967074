"""Tracked changes and comments of a Word file, one by one."""

import io
import zipfile

import docx
import pytest

from mzsh_kit.gongwen.review.revised import Comment, Edit, revised

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LEADER = 'w:author="县领导" w:date="2027-01-05T09:00:00Z"'


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def inserted(text):
    return f'<w:ins w:id="1" {LEADER}>{run(text)}</w:ins>'


def deleted(text):
    return f'<w:del w:id="2" {LEADER}>{run(text, "delText")}</w:del>'


@pytest.fixture
def file():
    """A Word file of these paragraphs, as XML."""

    def made(*bodies):
        document, data = docx.Document(), io.BytesIO()
        document.save(data)
        paragraphs = "".join(f'<w:p xmlns:w="{W}">{body}</w:p>' for body in bodies)
        changed = io.BytesIO()
        with zipfile.ZipFile(data) as source, zipfile.ZipFile(changed, "w") as target:
            for name in source.namelist():
                part = source.read(name)
                if name == "word/document.xml":
                    part = part.replace(b"<w:body>", f"<w:body>{paragraphs}".encode())
                target.writestr(name, part)
        return changed.getvalue()

    return made


def test_words_deleted_and_inserted_at_one_place_are_one_change(file):
    data = file(run("会议定于") + deleted("1月15日") + inserted("1月20日") + run("召开。"))
    (paragraph,) = revised(data)
    assert (paragraph.place, paragraph.before, paragraph.after) == (
        "第1段",
        "会议定于1月15日召开。",
        "会议定于1月20日召开。",
    )
    assert list(paragraph.edits) == [
        Edit("会议定于1月15日召开。", "会议定于1月20日召开。", "县领导", "2027-01-05T09:00:00Z")
    ]


def test_each_change_of_a_paragraph_is_told_by_itself(file):
    data = file(inserted("请") + run("于") + deleted("三楼") + run("会议室"))
    (paragraph,) = revised(data)
    assert [edit.after for edit in paragraph.edits] == ["请于三楼会议室", "于会议室"]


def test_a_paragraph_that_is_new_has_nothing_before(file):
    first, second = revised(file(run("一、会议主题"), inserted("会议要严肃认真。")))
    assert (list(first.edits), [(edit.before, edit.after) for edit in second.edits]) == (
        [],
        [("", "会议要严肃认真。")],
    )


def test_comments_stand_with_the_words_that_they_are_about():
    document = docx.Document()
    paragraph = document.add_paragraph("会议定于")
    about = paragraph.add_run("1月15日")
    paragraph.add_run("召开。")
    document.add_comment(about, "改到下周", author="县领导")
    document.add_comment(about, "照抄通知", author="写作提示")
    data = io.BytesIO()
    document.save(data)
    (paragraph,) = revised(data.getvalue())
    assert (paragraph.comments, list(paragraph.edits)) == ((Comment("县领导", "改到下周", "1月15日"),), [])


def test_cells_are_placed_in_their_tables():
    document = docx.Document()
    document.add_paragraph("议程")
    document.add_table(2, 2).cell(1, 0).text = "甲"
    data = io.BytesIO()
    document.save(data)
    assert [paragraph.place for paragraph in revised(data.getvalue())] == ["第1段", "表1第2行第1格"]
