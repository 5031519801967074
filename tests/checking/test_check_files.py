"""``mzsh check`` over folders of documents, with a workbook and commented copies."""

import json

import pytest
from openpyxl import load_workbook

from mzsh_kit.cli import main

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
    assert [one["file"] for one in objects] == [str(folder / "乙局" / "乙.txt"), str(folder / "甲.txt")]
    assert "too-often" in [one["rule"] for one in objects[1]["findings"]]


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


def test_an_empty_folder_cannot_be_checked(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 2
    assert "没有可以检查的文件" in capsys.readouterr().err


def test_a_rule_that_is_switched_off_is_not_asked(folder, capsys):
    main(["check", str(folder), "--json", "--disable", "too-often"])
    assert "too-often" not in capsys.readouterr().out
