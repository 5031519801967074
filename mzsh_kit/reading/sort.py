"""What a file is, by its bytes rather than by its name."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from ..errors import KitError, fault
from ..gongwen.unpack import is_flat
from ..gongwen.web import is_html, is_mhtml

Sort = Literal["word", "flat", "old", "web", "plain"]
WORD, OLD, PLAIN = (".docx",), (".doc", ".wps"), (".txt", ".md", ".markdown")
KINDS = (*WORD, *OLD, *PLAIN)
"""The types of files that can be read."""
_NAMED = (
    (b"%PDF", "PDF文件"), (b"\x89PNG", "图片"), (b"\xff\xd8\xff", "图片"), (b"GIF8", "图片"), (b"BM", "图片"), (b"II*\0", "图片"),
    (b"MM\0*", "图片"), (b"Rar!", "压缩文件"), (b"7z\xbc\xaf", "压缩文件"), (b"\x1f\x8b", "压缩文件"),
)  # fmt: skip
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 64


def sort_of(data: bytes, name: str) -> Sort:
    """How the file is to be read; ``name`` decides where its bytes do not.

    Raises :class:`KitError` for another type, for a picture or a PDF under whatever name, for a locked file, and for
    what is empty.
    """
    kind = PurePath(name).suffix.lower()
    if not data.strip(b"\0 \t\r\n"):
        raise KitError(fault("reading.empty", name))
    if kind not in KINDS:
        raise KitError(fault("reading.kind", name, wanted="、".join(KINDS[:-1])))
    if found := next((word for start, word in _NAMED if data.startswith(start) and _is_binary(data)), ""):
        raise KitError(fault("reading.is", name, found=found))
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise KitError(fault("reading.locked", name))
    if data.startswith(_ZIP):
        return "word"
    if is_flat(data):
        return "flat"
    if data.startswith(_OLE) or data.startswith(b"{\\rtf"):
        return "word" if kind in WORD and data.startswith(_OLE) else "old"
    if is_mhtml(data) or is_html(data):
        return "web"
    return "word" if kind in WORD else "old" if kind in OLD else "plain"


def _is_binary(data: bytes) -> bool:
    """Whether there are control characters at the beginning, which no text has; a PDF begins with words."""
    return data.startswith(b"%PDF") or any(byte < 9 or 13 < byte < 32 for byte in data[:_LOOKED_AT])
