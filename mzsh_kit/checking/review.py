"""A document or a folder of them, checked and written down: commented copies, a workbook, a list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from ..errors import KitError, fault
from ..output import make_folder, put
from ..reading import KINDS
from .export import workbook
from .finding import Finding
from .many import Checked, check_many
from .remarks import commented_copy

WORKBOOK, LIST = "findings.xlsx", "findings.json"


def review(source: Path, folder: Path, templates: Path | None = None) -> tuple[Checked, ...]:
    """Check what is at ``source`` and write into ``folder`` a commented copy of each, and all findings.

    Files are told apart by their place below ``source``. Raises :class:`KitError` where there is nothing to check
    or nothing can be written; a file that cannot be read is told in its :class:`Checked`.
    """
    paths, root = documents(source), source if source.is_dir() else source.parent
    found = tuple(check_many(paths, root, templates=templates))
    make_folder(folder)
    for path, one in zip(paths, found, strict=True):
        if not one.fault:
            _copy(path, one, folder / path.parent.relative_to(root))
    put(folder / WORKBOOK, workbook(found))
    put(folder / LIST, as_json(found).encode())
    return found


def documents(source: Path) -> list[Path]:
    """The file, or every document below the folder, in order of their names; copies of the kit's own left out."""
    if not source.exists():
        raise KitError(fault("file.missing", str(source)))
    if source.is_file():
        return [source]
    found = sorted(one for one in source.rglob("*") if one.suffix.lower() in KINDS and _is_theirs(one))
    if not found:
        raise KitError(fault("checking.nothing", str(source), wanted="、".join(KINDS)))
    return found


def _is_theirs(path: Path) -> bool:
    return (
        path.is_file()
        and not path.name.startswith(("~$", "."))
        and not path.stem.endswith(("-审校", "-修改"))
    )


def _copy(path: Path, one: Checked, folder: Path) -> None:
    make_folder(folder)
    name, data = commented_copy(path.read_bytes(), path.name, one.findings)
    put(folder / name, data)


def as_json(found: Sequence[Checked]) -> str:
    """One object a file: ``file``, ``findings``, and ``fault`` where it was not checked."""
    return json.dumps(list(_objects(found)), ensure_ascii=False, indent=1) + "\n"


def _objects(found: Sequence[Checked]) -> Iterator[dict[str, object]]:
    for one in found:
        told = {"fault": one.fault} if one.fault else {}
        yield {"file": one.name, "findings": [_plain(finding) for finding in one.findings], **told}


def _plain(one: Finding) -> dict[str, object]:
    """A finding as ``mzsh check --json`` prints it."""
    return {name: value for name, value in asdict(one).items() if name not in ("spots", "mend")}
