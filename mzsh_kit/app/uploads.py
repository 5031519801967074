"""Files that a person hands to the page. A large one is not sent: ``js/fields.js`` knows the same bound."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import NotRequired, TypedDict

from ..budget import Budget
from ..errors import KitError, fault


class Upload(TypedDict):
    """A file by name. ``size`` is of one whose ``content`` was left behind because it is too large."""

    name: str
    content: bytes | memoryview
    size: NotRequired[int]


LARGEST = 5_000_000
"""Bytes of one file. The server's socket takes a little more."""


def accepted(upload: Upload, suffixes: Iterable[str]) -> bytes:
    """The ``content`` of a file with its ``name``; ``suffixes`` such as ``(".json",)``.

    Raises :class:`KitError` with the file's name for another type, an empty file or one above 5 MB.
    """
    wanted, name = tuple(suffixes), str(upload["name"])
    if PurePath(name).suffix.lower() not in wanted:
        raise KitError(fault("upload.kind", name, wanted="、".join(wanted)))
    content = bytes(upload["content"])
    size = max(len(content), int(upload.get("size", 0)))
    Budget(bytes=LARGEST).allow("bytes", size, name)
    if not content:
        raise KitError(fault("upload.empty", name))
    return content
