"""A document or a folder of them, checked and written down: commented copies, a workbook, a list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from ..output import locked, put
from .copies import Taken, write_copies
from .export import workbook
from .finding import Finding
from .many import Checked, check_many
from .named import documents

WORKBOOK, LIST = "findings.xlsx", "findings.json"


def review(source: Path, folder: Path, templates: Path | None = None) -> tuple[Checked, ...]:
    """Check what is at ``source`` and write into ``folder`` a commented copy of each, and all findings.

    Files are told apart by their place below ``source``; a copy that somebody edited stays. Raises
    :class:`KitError` where there is nothing to check or nothing can be written; a file that cannot be
    read is told in its :class:`Checked`.
    """
    paths, root = documents(source), source if source.is_dir() else source.parent
    checked = tuple(check_many(paths, root, templates=templates))
    taken: Taken = set()
    with locked(folder):
        for path, file in zip(paths, checked, strict=True):
            if not file.fault:
                write_copies(path, file.findings, folder / path.parent.relative_to(root), taken, mended=False)
        put(folder / WORKBOOK, workbook(checked))
        put(folder / LIST, as_json(checked).encode())
    return checked


def as_json(checked: Sequence[Checked]) -> str:
    """One object a file: ``file``, ``findings``, and ``fault`` where it was not checked."""
    return json.dumps(list(_objects(checked)), ensure_ascii=False, indent=1) + "\n"


def _objects(checked: Sequence[Checked]) -> Iterator[dict[str, object]]:
    for file in checked:
        told = {"fault": file.fault} if file.fault else {}
        yield {"file": file.name, "findings": [_plain(finding) for finding in file.findings], **told}


def _plain(finding: Finding) -> dict[str, object]:
    """A finding as ``mzsh check --json`` prints it."""
    return {name: value for name, value in asdict(finding).items() if name != "spots"}
