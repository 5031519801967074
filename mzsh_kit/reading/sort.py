"""How a file is to be read: by what its bytes are rather than by its name."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from ..errors import KitError, fault
from ..filetype import EMPTY, file_type

Sort = Literal["word", "flat", "old", "web", "plain"]
WORD, OLD, PLAIN = (".docx",), (".doc", ".wps"), (".txt", ".md", ".markdown")
KINDS = (*WORD, *OLD, *PLAIN)
"""The types of files that can be read."""
_SORTS: dict[str, Sort] = {
    "word": "word", "damaged": "word", "flat": "flat", "word 2003": "old", "rtf": "old", "html": "web",
    "mhtml": "web", "text": "plain",
}  # fmt: skip
_BY_NAME: dict[tuple[str, ...], Sort] = {WORD: "word", OLD: "old", PLAIN: "plain"}
_BY_NAME_KEYS = ("old word", "ole", "other")
"""What its name decides: an old Word file under a new one's name is refused as such, and bytes may be
text of any encoding.
"""


def sort_of(data: bytes, name: str) -> Sort:
    """How the file is to be read; ``name`` decides where its bytes do not.

    Raises :class:`KitError` for another type, for a picture, a workbook or a PDF under whatever name,
    for a locked file, and for what is empty.
    """
    suffix, what = PurePath(name).suffix.lower(), file_type(data)
    if what is EMPTY:
        raise KitError(fault("reading.empty", name))
    if what.key == "encrypted":
        raise KitError(fault("reading.locked", name))
    if what.how and (suffix not in KINDS or what.key not in (*_SORTS, *_BY_NAME_KEYS)):
        raise KitError(fault("reading.is", name, found=what.words, how=what.how))
    if suffix not in KINDS:
        raise KitError(fault("reading.kind", name, wanted="、".join(KINDS[:-1])))
    named = next(sort for kinds, sort in _BY_NAME.items() if suffix in kinds)
    return named if what.key in _BY_NAME_KEYS else _SORTS[what.key]
