"""The document tree and its line notation."""

from .notation import NotationError, dump, parse
from .numbering import chinese_number, numbered
from .tree import (
    Annex,
    Attachments,
    Attendance,
    Block,
    Document,
    Form,
    Heading,
    Imprint,
    Letterhead,
    Note,
    Paragraph,
    Recipients,
    Signature,
    SignOff,
    Table,
    Title,
)

__all__ = [
    "Annex",
    "Attachments",
    "Attendance",
    "Block",
    "Document",
    "Form",
    "Heading",
    "Imprint",
    "Letterhead",
    "NotationError",
    "Note",
    "Paragraph",
    "Recipients",
    "SignOff",
    "Signature",
    "Table",
    "Title",
    "chinese_number",
    "dump",
    "numbered",
    "parse",
]
