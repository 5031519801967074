"""What a person says of a passage that was not understood, and of a heading."""

import pytest

from mzsh_kit.errors import KitError
from mzsh_kit.reading import (
    Unread,
    answers_of,
    assign,
    assigned,
    forget,
    old_plan,
    read_bytes,
    remember,
    remembers,
)
from mzsh_kit.reading.tables import own_headings
from mzsh_kit.resources import templates

TEXT = (
    "某局民主生活会方案\n一、时间\n2026年1月16日召开。\n二、地点\n三楼会议室。\n"
    "三、压舱石\n学习党章；领会全会公报精神。\n四、红脸出汗\n把话说透，把理讲明。"
)


@pytest.fixture(scope="module")
def reading():
    return read_bytes(TEXT.encode(), "a.txt")


def passage(reading, words):
    return next(passage for passage in reading.unread if words in passage.text)


def test_a_passage_becomes_what_a_person_says_it_is(reading):
    unread = passage(reading, "把话说透")
    assert unread == Unread("把话说透，把理讲明", "第9段", "红脸出汗")
    taken = assigned(reading, unread, "criticism.rule")
    assert (taken.facts[-1].field, taken.facts[-1].value) == ("criticism.rule", "把话说透，把理讲明")
    assert unread not in taken.unread and len(taken.unread) == len(reading.unread) - 1
    assert assign(unread, "criticism.rule") == {"criticism": {"rules": ["把话说透，把理讲明"]}}
    assert answers_of(taken) == answers_of(reading) | assign(unread, "criticism.rule")


def test_its_parser_takes_it_apart_where_it_can():
    unread = Unread("通过召开座谈会、发放问卷等方式征求意见。", "第9段", "")
    assert assign(unread, "opinions.method") == {"opinions": {"methods": ["召开座谈会", "发放问卷"]}}


def test_no_passage_is_given_to_what_is_no_field(reading):
    with pytest.raises(KeyError):
        assign(reading.unread[0], "meeting.colour")


def test_an_office_is_asked_once_for_its_own_heading(tmp_path):
    (tmp_path / "reading").mkdir()
    remember("压舱石", "study.item", tmp_path)
    remember("红脸出汗", "agenda.item", tmp_path)
    remember("红脸出汗", "criticism.rule", tmp_path)
    assert own_headings(tmp_path) == {"压舱石": frozenset({"study"}), "红脸出汗": frozenset({"criticism"})}
    for path in templates().iterdir():
        if path.name != "reading":
            (tmp_path / path.name).symlink_to(path)
    answers = answers_of(read_bytes(TEXT.encode(), "a.txt", tmp_path))
    assert answers["criticism"] == {"rules": ["把话说透，把理讲明"]}
    assert answers["study"] == {"items": ["党章", "全会公报精神"]}


def test_what_is_remembered_beside_the_templates_is_obeyed_until_it_is_forgotten(tmp_path):
    remember("红脸  出汗", "criticism.rule", tmp_path)
    text = TEXT.replace("红脸出汗", "红脸 出汗").encode()
    assert answers_of(read_bytes(text, "a.txt", office=tmp_path))["criticism"] == {
        "rules": ["把话说透，把理讲明"]
    }
    assert remembers("红脸 出汗", "criticism.rule", tmp_path) and not remembers(
        "红脸 出汗", "study.item", tmp_path
    )
    forget("红脸 出汗", tmp_path)
    assert own_headings(tmp_path) == {}
    assert "criticism" not in answers_of(read_bytes(text, "a.txt", office=tmp_path))


def test_a_table_that_was_saved_by_a_spreadsheet_is_read(tmp_path):
    (tmp_path / "reading").mkdir()
    (tmp_path / "reading" / "own.tsv").write_bytes("红脸出汗\tcriticism\n".encode("gb18030"))
    assert own_headings(tmp_path) == {"红脸出汗": frozenset({"criticism"})}


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "reading").write_text("", encoding="utf-8")
    with pytest.raises(KitError):
        remember("压舱石", "study.item", tmp_path)


def test_a_masked_sentence_is_open_and_no_answer():
    text = (
        "某局民主生活会方案\n一、主题\n对照xx要求，推动**工作。\n二、时间\n2026年1月16日召开。\n"
        "三、地点\n三楼会议室。"
    )
    old = old_plan(text.encode(), "a.txt")
    assert "theme" not in old.answers
    assert [(masked.label, masked.value, masked.place) for masked in old.doubtful] == [
        ("主题", "对照xx要求，推动**工作", "第3段")
    ]
