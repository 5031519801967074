"""An old Word or WPS file -> a .docx, through LibreOffice in a process of its own."""

from __future__ import annotations

from ..budget import WORD
from ..errors import KitError, fault
from ..output import convert, find_office, scratch

_SECONDS = 120
_WORD = "docx:MS Word 2007 XML"


def as_docx(data: bytes, kind: str) -> bytes:
    """The same document as .docx; ``kind`` is .doc or .wps. Raises :class:`KitError` where that cannot
    be done.
    """
    WORD.allow("bytes", len(data))
    try:
        office = find_office()
    except KitError:
        raise KitError(fault("reading.no_office")) from None
    with scratch() as folder:
        source, made = folder / f"0{kind}", folder / "0.docx"
        source.write_bytes(data)
        if not (convert(office, [source], _WORD, folder, seconds=_SECONDS) and made.is_file()):
            raise KitError(fault("reading.not_converted"))
        return made.read_bytes()
