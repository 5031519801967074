"""The document tree and its line notation."""

from .notation import NotationError, dump, parse
from .numbering import chinese_number, numbered
from .tree import (
    Annex,
    Attachments,
    Block,
    Document,
    Heading,
    Note,
    Paragraph,
    Recipients,
    SignOff,
    Table,
    Title,
)

__all__ = [
    "Annex",
    "Attachments",
    "Block",
    "Document",
    "Heading",
    "NotationError",
    "Note",
    "Paragraph",
    "Recipients",
    "SignOff",
    "Table",
    "Title",
    "chinese_number",
    "dump",
    "numbered",
    "parse",
]
