"""Workbooks that openpyxl cannot open as they are: Strict Open XML, and style sheets that break the standard.

Only what a roster needs is kept of the styles: the number formats, by which a date is told from a number.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_NAME = re.compile(_STRICT + rb"(\w+)/(\w+)")
_FULL = re.compile(_STRICT + rb"\w+(?:/\w+)*")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NAMES_OF_RANGES = re.compile(rb"<(\w+:)?definedNames\b.*?</(?:\w+:)?definedNames>", re.DOTALL)
_BEGINNING = 4096


def strict(path: Path) -> bool:
    """Whether a workbook is written in the namespaces of Strict Open XML."""
    with zipfile.ZipFile(path) as package, package.open("xl/workbook.xml") as part:
        return _STRICT in part.read(_BEGINNING)


def mended(path: Path) -> io.BytesIO:
    """The workbook in the usual namespaces, with plain styles and without named ranges."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(path) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for entry in source.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                target.writestr(entry.filename, _part(entry.filename, source.read(entry)))
    made.seek(0)
    return made


def _part(name: str, data: bytes) -> bytes:
    data = _FULL.sub(lambda namespace: _NAME.sub(_USUAL + rb"\1/2006/\2", namespace[0], count=1), data)
    if name == "xl/styles.xml":
        return _plain_styles(data)
    return _NAMES_OF_RANGES.sub(b"", data) if name == "xl/workbook.xml" else data


def _plain_styles(data: bytes) -> bytes:
    """The number formats of a style sheet, and by which cells they are used."""
    root = ElementTree.fromstring(data)
    formats = "".join(_formats(root))
    cells = "".join(
        f'<xf numFmtId="{int(style.get("numFmtId") or 0)}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        for style in root.iterfind(f"{{{_MAIN}}}cellXfs/{{{_MAIN}}}xf")
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        f"<cellStyleXfs>{plain}</cellStyleXfs><cellXfs>{cells or plain}</cellXfs></styleSheet>"
    ).encode()


def _formats(root: ElementTree.Element) -> Iterator[str]:
    for form in root.iterfind(f"{{{_MAIN}}}numFmts/{{{_MAIN}}}numFmt"):
        made = ElementTree.Element(
            "numFmt", numFmtId=form.get("numFmtId") or "0", formatCode=form.get("formatCode") or ""
        )
        yield ElementTree.tostring(made, encoding="unicode")
