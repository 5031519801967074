"""A document as python-docx holds it, for a developer who goes on with the API that he knows."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from ...document import Document
from ..standard.fonts import Fonts
from .writer import to_docx

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def to_word(document: Document, fonts: Fonts | None = None, base: bytes | None = None) -> WordDocument:
    """The document laid out as by :func:`mzsh_kit.to_docx`, opened with python-docx.

    Raises :class:`mzsh_kit.errors.KitError` as :func:`mzsh_kit.to_docx` does.

    >>> from mzsh_kit.document import Document, Paragraph
    >>> word = to_word(Document(subject="会议通知", blocks=(Paragraph("请准时参加会议。"),)))
    >>> comment = word.add_comment(word.paragraphs[-1].runs, "请核对时间", author="办公室")
    >>> word.core_properties.title
    '会议通知'
    """
    from docx import Document as open_word

    return open_word(BytesIO(to_docx(document, fonts or Fonts(), base)))
