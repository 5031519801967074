"""Files that a person hands to the page. The page's own script refuses a large one before it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from ..errors import KitError, fault

LARGEST = 5_000_000
"""Bytes of one file; ``page.js`` knows the same number, and the server's socket takes a little more."""


def accepted(upload: Mapping[str, Any], suffixes: Iterable[str]) -> bytes:
    """The bytes of one entry of ``FileUpload.value``; ``suffixes`` such as ``(".json",)``.

    Raises :class:`KitError` with the file's name for another type, an empty file or one above 5 MB.
    """
    wanted, name = tuple(suffixes), str(upload["name"])
    if PurePath(name).suffix.lower() not in wanted:
        raise KitError(fault("upload.kind", name, wanted="、".join(wanted)))
    content = bytes(upload["content"])
    if len(content) > LARGEST:
        raise KitError(fault("file.large", name, found=_megabytes(len(content)), wanted=LARGEST // 1_000_000))
    if not content:
        raise KitError(fault("upload.empty", name))
    return content


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}"
