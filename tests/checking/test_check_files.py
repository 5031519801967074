"""``mzsh check`` over folders of documents, with a workbook and commented copies."""

import json

import pytest
from openpyxl import load_workbook

from mzsh_kit.cli import main
from mzsh_kit.gongwen.review.revised import revised

TEXT = "县水务局党组民主生活会材料\n民主生活会每半年召开一次。\n"


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "材料"
    (source / "乙局").mkdir(parents=True)
    (source / "甲.txt").write_text(TEXT, encoding="utf-8")
    (source / "乙局" / "乙.txt").write_text("县水务局党组民主生活会材料\n", encoding="utf-8")
    return source


def test_a_folder_that_is_no_set_stands_for_the_documents_below_it(folder, capsys):
    assert main(["check", str(folder), "--json"]) == 1
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [file["file"] for file in objects] == [str(folder / "乙局" / "乙.txt"), str(folder / "甲.txt")]
    assert "too-often" in [finding["rule"] for finding in objects[1]["findings"]]


def test_a_workbook_and_commented_copies_are_written(folder, tmp_path, capsys):
    book, copies = tmp_path / "问题.xlsx", tmp_path / "批注"
    main(
        [
            "check",
            str(folder / "甲.txt"),
            str(tmp_path / "没有.docx"),
            "--xlsx",
            str(book),
            "--comments",
            str(copies),
        ]
    )
    assert "找不到这个文件" in capsys.readouterr().err
    assert [row[0].value for row in load_workbook(book)["汇总"].iter_rows(min_row=2)] == [
        str(folder / "甲.txt"),
        str(tmp_path / "没有.docx"),
        "共2个文件",
    ]
    assert (copies / "甲.txt-审校.docx").is_file()


FAULTY = "县水务局党组会议材料\n会议严肃认真,务求实效。\n会上开展批评与自我批评。\n"


def test_a_document_is_written_with_tracked_changes_by_rule_author_and_date(tmp_path, capsys):
    source, target = tmp_path / "甲.txt", tmp_path / "甲-修改.docx"
    source.write_text(FAULTY, encoding="utf-8")
    main(
        [
            "check",
            str(source),
            "-o",
            str(target),
            "--accept",
            "phrase-misused",
            "--author",
            "张三",
            "--date",
            "2027-01-18",
        ]
    )
    (paragraph,) = [paragraph for paragraph in revised(target.read_bytes()) if list(paragraph.edits)]
    assert [(edit.author, edit.when, edit.after) for edit in paragraph.edits] == [
        ("张三", "2027-01-18T00:00:00Z", "会上开展批评和自我批评。")
    ]
    assert sum(len(paragraph.comments) for paragraph in revised(target.read_bytes())) == 1
    assert f"另存：{target}（采纳1个问题）" in capsys.readouterr().out


def test_a_text_stays_a_text_and_what_cannot_be_right_is_accepted_unless_rules_are_named(tmp_path):
    source, target = tmp_path / "甲.txt", tmp_path / "乙.txt"
    source.write_text(FAULTY, encoding="utf-8")
    main(["check", str(source), "-o", str(target)])
    assert target.read_text(encoding="utf-8") == FAULTY.replace(",", "，")
    main(["check", str(source), "-o", str(target), "--accept", "all"])
    assert target.read_text(encoding="utf-8") == FAULTY.replace(",", "，").replace("批评与", "批评和")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["甲.txt", "甲.txt", "-o", "a.docx"], "-o只用于一份文稿"),
        (["甲.txt", "-o", "甲.txt"], "-o不能是原来的文稿"),
        (["甲.txt", "--accept", "all"], "--accept要与-o同时使用"),
        (["甲.txt", "-o", "a.pdf"], "扩展名不对"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_checked(
    tmp_path, capsys, monkeypatch, words, said
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "甲.txt").write_text(FAULTY, encoding="utf-8")
    assert main(["check", *words]) == 2
    told = capsys.readouterr()
    assert (said in told.err, told.out) == (True, "")


def test_an_empty_folder_cannot_be_checked(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 2
    assert "没有可以检查的文件" in capsys.readouterr().err


def test_a_rule_that_is_switched_off_is_not_asked(folder, capsys):
    main(["check", str(folder), "--json", "--disable", "too-often"])
    assert "too-often" not in capsys.readouterr().out


@pytest.fixture
def same_names(tmp_path):
    """Three documents of one name, each with words of its own."""
    paths = [tmp_path / folder / "a.md" for folder in ("d1", "d2", "d2/sub")]
    for path, word in zip(paths, ("自我指责", "互相指责", "自我指责和互相指责"), strict=True):
        path.parent.mkdir()
        path.write_text(f"会上依次进行{word}。\n", encoding="utf-8")
    return paths


def copies(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*审校*") if path.is_file())


def test_documents_of_one_name_have_copies_of_their_own(same_names, tmp_path, capsys):
    command = ["check", *map(str, same_names), "--comments", str(tmp_path / "批注")]
    main(command)
    three = ["a.md-审校.docx", "a.md-审校（2）.docx", "a.md-审校（3）.docx"]
    assert copies(tmp_path / "批注") == three
    assert all(f"另存：{tmp_path / '批注' / name}" in capsys.readouterr().out for name in three[:1])
    before = [(tmp_path / "批注" / name).read_bytes() for name in three]
    main(command)
    assert copies(tmp_path / "批注") == three
    assert [(tmp_path / "批注" / name).read_bytes() for name in three] == before
    assert len(set(before)) == 3


def test_copies_of_a_folder_stand_as_the_documents_do(same_names, tmp_path):
    main(["check", str(tmp_path), "--comments", str(tmp_path / "批注")])
    assert copies(tmp_path / "批注") == ["d1/a.md-审校.docx", "d2/a.md-审校.docx", "d2/sub/a.md-审校.docx"]


def test_a_copy_that_somebody_has_edited_is_not_overwritten(same_names, tmp_path):
    (tmp_path / "批注").mkdir()
    edited = tmp_path / "批注" / "a.md-审校.docx"
    edited.write_bytes(b"edited")
    main(["check", str(same_names[0]), "--comments", str(tmp_path / "批注")])
    assert edited.read_bytes() == b"edited"
    assert copies(tmp_path / "批注") == ["a.md-审校.docx", "a.md-审校（2）.docx"]


def test_copies_in_the_folder_itself_are_not_checked_again(same_names, tmp_path, capsys):
    for _ in range(2):
        main(["check", str(tmp_path), "--comments", str(tmp_path), "--json"])
    assert len([line for line in capsys.readouterr().out.splitlines() if line.startswith("{")]) == 6


def test_every_fault_names_its_file_as_it_was_given(tmp_path, capsys):
    for name, text in {"list.json": "[]", "empty.json": "{}", "manifest.json": '{"kit": "1"}'}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for folder in ("d1", "d1/sub"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "坏.docx").write_bytes(b"PK no word file")
    paths = [tmp_path / name for name in ("list.json", "empty.json", "manifest.json", "d1")]
    assert main(["check", *map(str, paths)]) == 2
    told = capsys.readouterr().err.splitlines()
    bad = tmp_path / "d1" / "坏.docx", tmp_path / "d1" / "sub" / "坏.docx"
    assert {line.split(" · ")[0].split("：")[0] for line in told} == set(map(str, (*paths[:3], *bad)))
    assert f"{paths[0]}：内容不是" in told[0]


@pytest.mark.parametrize(
    ("book", "said"), [("没有/问题.xlsx", "找不到文件夹"), ("问题.txt", "请改用扩展名为.xlsx的文件名")]
)
def test_a_workbook_that_cannot_be_written_is_refused_before_anything_is_checked(
    folder, tmp_path, capsys, book, said
):
    assert main(["check", str(folder), "--xlsx", str(tmp_path / book)]) == 2
    told = capsys.readouterr()
    assert (said in told.err, told.out, (tmp_path / book).exists()) == (True, "", False)
