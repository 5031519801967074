"""Templates that an office edits: exported with the digests of what they were, compared three ways later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from .. import resources
from ..errors import KitError, fault
from .files import digest, make_folder, put
from .manifest import kit_version

EDITABLE = ("kinds", "years", "papers", "calendar", "units.yaml", "renew.yaml")
RECORD = "exported.json"
"""Stands in an export: the kit's version and the digest of each file as it was exported."""


class State(Enum):
    """What became of an exported file; the value is said to people."""

    OFFICE = "本单位改过，程序没有变"
    BOTH = "本单位改过，程序也有更新，请对照合并"
    STALE = "本单位没有改，程序已有更新，请换成新的"
    ADDED = "本单位增加"
    REMOVED = "本单位删去"
    NEW = "程序新增，本单位还没有，请补上"
    UNUSED = "程序已不再使用，可以删去"
    DIFFERENT = "与现在的程序不同"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not what the kit has today, or was not when it was exported; ``lines`` as a unified diff."""

    path: str
    state: State
    lines: tuple[str, ...] = ()
    """From the kit's text of today to the office's."""


def export_templates(folder: Path) -> Path:
    """Copy the wordings, kinds, years, types of unit and calendar into an empty folder, for an office to edit."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KitError(fault("templates.exists", str(folder)))
    files = _files(resources.templates())
    for name, data in files.items():
        make_folder((folder / name).parent)
        put(folder / name, data)
    record = {"kit": kit_version(), "files": {name: digest(data) for name, data in files.items()}}
    put(folder / RECORD, (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode())
    return folder


def compared(folder: Path) -> tuple[Change, ...]:
    """What an office has changed in an export, what the kit has changed since, what is stale; in the order of paths.

    An export without a record (of an earlier kit) is compared with the kit of today alone. Raises
    :class:`KitError` for a folder that is none.
    """
    if not folder.is_dir():
        raise KitError(fault("file.no_folder", str(folder), found=folder))
    office, kit, then = _files(folder), _files(resources.templates()), recorded(folder)
    paths = sorted({*office, *kit, *(then or {})})
    return tuple(_changes(paths, office, kit, then))


def recorded(folder: Path) -> dict[str, str] | None:
    """The digests of the files as they were exported; ``None`` where there is no record of them."""
    try:
        files = json.loads((folder / RECORD).read_text(encoding="utf-8"))["files"]
        return {str(path): str(digest) for path, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _changes(
    paths: Iterable[str],
    office: Mapping[str, bytes],
    kit: Mapping[str, bytes],
    then: Mapping[str, str] | None,
) -> Iterator[Change]:
    for path in paths:
        mine, theirs = office.get(path), kit.get(path)
        state = _state(_digest(mine), _digest(theirs), then, path)
        if state is not None:
            lines = _diff(theirs, mine) if mine is not None and theirs is not None else ()
            yield Change(path, state, lines)


def _state(mine: str | None, theirs: str | None, then: Mapping[str, str] | None, path: str) -> State | None:
    """What became of a file, by digests: the office's, the kit's of today, the one that was exported."""
    if mine == theirs:
        return None
    known = then is not None and path in then
    if mine is None:
        return State.REMOVED if known else State.NEW
    if theirs is None:
        return State.UNUSED if known else State.ADDED
    if then is None:
        return State.DIFFERENT
    if mine == then.get(path):
        return State.STALE
    return State.OFFICE if theirs == then.get(path) else State.BOTH


def _digest(data: bytes | None) -> str | None:
    return None if data is None else digest(data)


def _diff(old: bytes, new: bytes) -> tuple[str, ...]:
    """Lines that differ, each behind － (the kit's of today) or ＋ (the office's)."""
    from difflib import unified_diff

    before, after = (data.decode("utf-8", "replace").splitlines() for data in (old, new))
    marks = {"-": "－", "+": "＋"}
    lines = list(unified_diff(before, after, n=0, lineterm=""))[2:]
    return tuple(marks[line[0]] + line[1:] for line in lines if line[0] in marks)


def _files(folder: Path) -> dict[str, bytes]:
    """The files that an office may edit, by their paths inside a folder of templates."""
    tops = (folder / name for name in EDITABLE)
    paths = (
        path
        for top in tops
        for path in ([top] if top.is_file() else sorted(top.rglob("*")))
        if path.is_file()
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
