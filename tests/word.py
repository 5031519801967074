"""Word files that tests make, change and look into with python-docx."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph


def saved(office: Document) -> bytes:
    """The bytes of a document of python-docx."""
    buffer = io.BytesIO()
    office.save(buffer)
    return buffer.getvalue()


def opened(data: bytes) -> Document:
    """The document of python-docx that these bytes are."""
    return docx.Document(io.BytesIO(data))


def paper(*pieces: str) -> tuple[Document, Paragraph]:
    """A document of one paragraph with a run for each piece, and that paragraph."""
    office = docx.Document()
    paragraph = office.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece)
    return office, paragraph
