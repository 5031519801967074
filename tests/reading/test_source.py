"""Text files: every encoding, Markdown's marks, what cannot be read."""

import zipfile
from io import BytesIO

import pytest

from mzsh_kit.errors import KitError
from mzsh_kit.reading import Line, read_lines

TEXT = "民主生活会方案\n\n一、会议主题\n  学习贯彻党章，推动工作。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_gives_the_same_lines(encoding):
    assert [(line.text, line.place) for line in read_lines(TEXT.encode(encoding), "方案.txt")] == [
        ("民主生活会方案", "第1段"),
        ("一、会议主题", "第2段"),
        ("学习贯彻党章，推动工作。", "第3段"),
    ]


def test_markdown_loses_its_marks_and_keeps_what_they_say():
    lines = read_lines("# 方案\n\n---\n**一、主题**\n（字\\[xx\\]号）\n".encode(), "方案.md")
    assert lines == (
        Line("方案", "第1段", "paragraph", "标题 1", 1),
        Line("一、主题", "第3段", "paragraph", "加粗", 3),
        Line("（字[xx]号）", "第4段", "paragraph", "", 4),
    )


def test_the_bold_label_of_a_bullet_loses_its_marks():
    lines = read_lines("- **主题**：守山护林\n* **地点：**场部\n- 1 -".encode(), "方案.md")
    assert [line.text for line in lines] == ["主题：守山护林", "地点：场部", "- 1 -"]


def test_stars_for_a_name_that_is_left_out_stay():
    assert (
        read_lines("汲取**同志教训，打造**局队伍".encode(), "a.md")[0].text == "汲取**同志教训，打造**局队伍"
    )


def _zip(**parts):
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(name, text)
    return data.getvalue()


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BAD = {
    "an empty file": (b"", "a.docx", "文件是空的，没有文字"),
    "a file of blanks": (b" \n\n ", "a.txt", "文件是空的，没有文字"),
    "a picture renamed .docx": (PNG, "a.docx", "这是图片，不能直接读取"),
    "a picture renamed .txt": (PNG, "a.txt", "这是图片，不能直接读取"),
    "a workbook": (b"PK", "a.xlsx", "不能读取这种文件"),
    "half a Word file": (b"PK\x03\x04" + b"x" * 50, "a.docx", "Word文件已损坏，无法读取"),
    "a zip that is no Word file": (_zip(a="x"), "a.docx", "这是压缩文件，不能直接读取"),
    "a workbook renamed .docx": (_zip(**{"xl/workbook.xml": "x"}), "a.docx", "这是Excel工作簿，不能直接读取"),
    "an old workbook renamed .doc": (OLE + "Workbook".encode("utf-16-le"), "a.doc",
        "这是旧版Excel工作簿（.xls或.et），不能直接读取"),
    "a program renamed .doc": (b"MZ\x90\0\3" + bytes(60), "a.doc", "这是程序文件，不能直接读取"),
    "a locked file": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "文件设有打开密码"),
    "an OFD file": (_zip(**{"OFD.xml": "x"}), "a.docx", "这是OFD版式文件，不能直接读取"),
    "a PDF under its own name": (b"%PDF-1.7 " + bytes(50), "a.pdf", "这是PDF文件，不能直接读取"),
    "an encrypted Word file": (b"\xd0\xcf\x11\xe0" + b"\0x" * 300, "a.docx",
        "这是旧版Word文件（.doc），或者设有打开密码"),
    "6 MB of text": ("学".encode() * 2_000_000, "a.txt", "文件有6MB，过大"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_told_in_words(case):
    data, name, wanted = BAD[case]
    with pytest.raises(KitError) as caught:
        read_lines(data, name)
    assert [(fault.where.split(" · ")[0], fault.what) for fault in caught.value.faults] == [(name, wanted)]
