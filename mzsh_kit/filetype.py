"""What a file is, by its bytes: its name in words, and what to do with it where it is of no use as it
stands.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass

OLE, ZIP, RTF = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"{\\rtf"
_LOOKED_AT = 64
_BEGINNING = 4000
_CONTENT_TYPES, _MOST_TYPES = "[Content_Types].xml", 200_000

SAVE_WORD = "请用Word或WPS打开，另存为“Word文档（*.docx）”"
_TO_TEXT = "请先用WPS或其他软件识别成文字，存为Word文档，再选这份文档"
_COPY = "请把要用的文字复制到Word文档，再选这份文档"


@dataclass(frozen=True, slots=True)
class FileType:
    """``key`` for programs, ``words`` for people, ``how`` to go on where words are wanted and it holds none
    to read.
    """

    key: str
    words: str
    how: str = ""


_PDF = FileType("pdf", "PDF文件", "请用Word或WPS转成Word文档，扫描件先识别成文字，再选转好的文档")
_PICTURE = FileType("picture", "图片", _TO_TEXT)
_ARCHIVE = FileType("archive", "压缩文件", "请先解压，再选其中的文档")
_PROGRAM = FileType("program", "程序文件", "请改选Word文档或文本文件")
_WORKBOOK = FileType("workbook", "Excel工作簿", f"花名册请到批量生成中选用；{_COPY.removeprefix('请')}")
_OLD_WORKBOOK = FileType("old workbook", "旧版Excel工作簿（.xls或.et）", _WORKBOOK.how)
_SLIDES = FileType("slides", "演示文稿", _COPY)
_OLD_SLIDES = FileType("old slides", "旧版演示文稿（.ppt或.dps）", _COPY)
_STARTS = (
    (b"%PDF", _PDF), (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE),
    (b"BM", _PICTURE), (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE), (b"Rar!", _ARCHIVE), (b"7z\xbc\xaf", _ARCHIVE), (b"\x1f\x8b", _ARCHIVE),
    (b"MZ", _PROGRAM), (b"\x7fELF", _PROGRAM),
)  # fmt: skip
_PARTS = {
    "word/document.xml": FileType("word", "Word文档"),
    "xl/workbook.xml": _WORKBOOK,
    "xl/workbook.bin": FileType("binary workbook", "二进制工作簿（.xlsb）", _WORKBOOK.how),
    "ppt/presentation.xml": _SLIDES,
    "OFD.xml": FileType("ofd", "OFD版式文件", "请用阅读OFD的软件转成Word文档或文本，再选转好的文档"),
    "content.xml": FileType("opendocument", "OpenDocument文档", SAVE_WORD),
}
_STREAMS = (
    ("EncryptedPackage", FileType("encrypted", "设有打开密码的文件", "请用Word或WPS打开、取消密码后另存")),
    ("WordDocument", FileType("old word", "旧版Word文档（.doc或.wps）", SAVE_WORD)),
    ("Workbook", _OLD_WORKBOOK),
    ("PowerPoint Document", _OLD_SLIDES),
)
"""Names of streams in an old Office file, as it writes them; the first that is there tells."""
_OTHER_OLE = FileType("ole", "旧版Office或WPS的专用格式", "请用WPS或Word打开，另存为“Word文档（*.docx）”")
_XML = (
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", FileType("flat", "Word的XML文件")),
    (
        b"http://schemas.microsoft.com/office/word/2003/wordml",
        FileType("word 2003", "Word 2003的XML文件", SAVE_WORD),
    ),
    (
        b"urn:schemas-microsoft-com:office:spreadsheet",
        FileType("workbook 2003", "Excel 2003的XML表格", _WORKBOOK.how),
    ),
)
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|p|div|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_MIME = re.compile(
    rb"^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?(?:mime-version|content-type)\s*:", re.IGNORECASE
)
EMPTY, TEXT, OTHER, DAMAGED = (
    FileType("empty", "空的"), FileType("text", "文本"), FileType("other", "其他文件"),
    FileType("damaged", "损坏的压缩包"),
)  # fmt: skip


def is_html(data: bytes) -> bool:
    """Whether the bytes begin as a page of HTML does."""
    return bool(_HTML.match(data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf")))


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes begin as a page saved with its pictures does."""
    start = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return bool(_MIME.match(start)) and b"text/html" in data[:100_000].lower()


def file_type(data: bytes) -> FileType:
    """What the bytes are, whatever the file is called."""
    if not data.strip(b"\0 \t\r\n"):
        return EMPTY
    if ZIP.startswith(data[: len(ZIP)]):
        return _zipped(data)
    if data.startswith(OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), _OTHER_OLE)
    if data.startswith(RTF):
        return FileType("rtf", "RTF文件", SAVE_WORD)
    binary = data.startswith(b"%PDF") or any(byte < 9 or 13 < byte < 32 for byte in data[:_LOOKED_AT])
    if binary and (known := next((kind for start, kind in _STARTS if data.startswith(start)), None)):
        return known
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _PICTURE
    if known := next((kind for name, kind in _XML if name in data[:_BEGINNING]), None):
        return known
    if is_mhtml(data):
        return FileType("mhtml", "单个文件网页（MHTML）")
    if is_html(data):
        return FileType("html", "网页")
    return OTHER if binary else TEXT


def _zipped(data: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            types = b""
            if _CONTENT_TYPES in names:
                with archive.open(_CONTENT_TYPES) as part:
                    types = part.read(_MOST_TYPES)
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        lzma.LZMAError,
        zlib.error,
    ):
        return DAMAGED
    if b"wordprocessingml" in types:
        return _PARTS["word/document.xml"]  # whatever its main part is called
    return next((kind for part, kind in _PARTS.items() if part in names), _ARCHIVE)
