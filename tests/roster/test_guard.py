"""Files that are no workbook are refused in words, whatever they are called."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from mzsh_kit.budget import WORKBOOK
from mzsh_kit.errors import KitError
from mzsh_kit.roster import read_roster, survey

SHEET = (
    '<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" name="又" '
    'sheetId="9" r:id="rId4"/>'
)
MERGES = "<mergeCells>" + '<mergeCell ref="A1:A2"/>' * 1_001 + "</mergeCells>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def package(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (OLE, "这是旧版Excel或WPS表格文件（.xls或.et）"),
        (OLE + "WordDocument".encode("utf-16-le"), "这不是Excel工作簿，内容是旧版Word文档"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "工作簿设有打开密码"),
        (b"", "这不是Excel工作簿，内容是空的"),
        ("单位代码,单位名称\n".encode(), "这不是Excel工作簿，内容是文本"),
        (b"<html><table></table></html>", "这不是Excel工作簿，内容是网页"),
        (b"\x89PNG\r\n\x1a\n", "这不是Excel工作簿，内容是图片"),
        (b"%PDF-1.7", "这不是Excel工作簿，内容是PDF"),
        (b"\x00\x01\x02", "这不是Excel工作簿，内容是其他文件"),
        (package(**{"word/document.xml": b"<a/>"}), "这不是Excel工作簿，内容是Word文档"),
        (package(**{"content.xml": b"<a/>"}), "这不是Excel工作簿，内容是OpenDocument文档"),
        (package(**{"a.txt": b"a"}), "这不是Excel工作簿，内容是压缩文件"),
        (package(**{"xl/workbook.xml": b"<a/>"}), "工作簿已损坏，无法读取"),
        (b"PK\x03\x04 cut off", "工作簿已损坏，无法读取"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path, content, sentence):
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(content)
    with pytest.raises(KitError) as caught:
        read_roster(path)
    assert str(caught.value).startswith(f"花名册.xlsx：{sentence}")


def test_the_lock_file_of_excel_is_named(tmp_path):
    path = tmp_path / "~$花名册.xlsx"
    path.write_bytes(b"\x05user")
    with pytest.raises(KitError, match="这是Excel打开文件时留下的临时文件"):
        read_roster(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(KitError, match="找不到这个文件"):
        read_roster(tmp_path / "没有.xlsx")
    with pytest.raises(KitError, match="无法读取这个文件"):
        read_roster(tmp_path)


def test_a_file_over_the_limit_is_refused(tmp_path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(WORKBOOK.bytes + 1)
    with pytest.raises(KitError, match=r"文件有20\.1MB，过大。不得超过20MB"):
        read_roster(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "炸弹.xlsx"
    path.write_bytes(
        package(**{"xl/workbook.xml": b"<a/>", "xl/sharedStrings.xml": b"0" * (WORKBOOK.unpacked + 1)})
    )
    with pytest.raises(KitError, match=r"解压后有300\.1MB，过大"):
        read_roster(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<sheetData>", b"<sheetData>\x01"),
        (b"<sheetData>", b"<sheetData><row>"),
        (b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "aa">]><worksheet'),
        (b't="n"', b't="s"'),
    ],
)
def test_a_broken_sheet_is_a_damaged_workbook(roster, tmp_path, old, new):
    target = tmp_path / "坏.xlsx"
    with zipfile.ZipFile(roster()) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, data.replace(old, new) if "sheet2" in name else data)
    with pytest.raises(KitError, match="工作簿已损坏，无法读取"):
        read_roster(target)


@pytest.mark.parametrize(
    ("part", "end", "more", "told"),
    [
        ("xl/workbook.xml", "</sheets>", SHEET * 40, "内部有31万个标记"),
        ("xl/worksheets/sheet2.xml", "</worksheet>", MERGES, "有1001个单元格"),
    ],
)
def test_what_is_named_again_and_again_counts_each_time(roster, tmp_path, monkeypatch, part, end, more, told):
    monkeypatch.setattr(survey, "WORKBOOK", replace(WORKBOOK, elements=299_000, cells=1_000))
    target = tmp_path / "多.xlsx"
    with zipfile.ZipFile(roster()) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, data.replace(end.encode(), (more + end).encode()) if name == part else data)
    with pytest.raises(KitError, match=told):
        read_roster(target)
