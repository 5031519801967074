"""An old Word or WPS file -> a .docx, through LibreOffice in a process of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ..budget import WORD
from ..errors import KitError, fault
from ..output import find_office, scratch

_SECONDS = 120


def as_docx(data: bytes, kind: str) -> bytes:
    """The same document as .docx; ``kind`` is .doc or .wps. Raises :class:`KitError` where that cannot be done."""
    WORD.allow("bytes", len(data))
    try:
        office = find_office()
    except KitError:
        raise KitError(fault("reading.no_office")) from None
    with scratch() as folder:
        source, made = folder / f"0{kind}", folder / "made" / "0.docx"
        source.write_bytes(data)
        _convert(office, source, made.parent, folder)
        if not made.is_file():
            raise KitError(fault("reading.not_converted"))
        return made.read_bytes()


def _convert(office: str, source: Path, target: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(target),
        str(source),
    ]
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
    except (subprocess.SubprocessError, OSError):
        raise KitError(fault("reading.not_converted")) from None
