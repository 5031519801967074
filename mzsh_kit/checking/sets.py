"""The kit's own output checked: a folder of papers, or a plan whose papers are made first."""

from __future__ import annotations

import tempfile
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from ..output import read_manifest, write_papers
from ..output.write import PLAN
from ..plan import Plan, load
from .agree import agreement
from .engine import check_file
from .finding import Finding
from .lexicon import lexicon
from .registry import off

_PAPERS = ".docx"


def check_folder(
    folder: str | Path, *, templates: Path | None = None, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Where a set of papers disagrees with its plan, and everything else wrong with each paper.

    Raises :class:`KitError` for a folder that holds no set.
    """
    folder = Path(folder)
    agreed = agreement(folder, templates, off(lexicon(templates), disable))
    return (*agreed, *_papers(folder, load(folder / PLAN, templates), templates, disable))


def _papers(
    folder: Path, plan: Plan, templates: Path | None, disable: Collection[str]
) -> tuple[Finding, ...]:
    manifest = read_manifest(folder)
    names = [Path(entry.name).name for entry in manifest.files] if manifest else []
    found: list[Finding] = []
    for path in (folder / name for name in names if name.endswith(_PAPERS) and (folder / name).is_file()):
        found += (
            _of(path.name, one) for one in check_file(path, plan=plan, templates=templates, disable=disable)
        )
    return tuple(found)


def _of(name: str, one: Finding) -> Finding:
    """A finding whose places name their file."""
    places = tuple(f"{name} {place}" for place in one.places)
    return replace(one, where=places[0], places=places)


def check_plan(
    path: str | Path, *, templates: Path | None = None, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Everything wrong with the papers of a plan, which are made in a folder of their own and thrown away."""
    plan = load(Path(path), templates)
    with tempfile.TemporaryDirectory() as folder:
        write_papers(plan, Path(folder), None, templates)
        return check_folder(folder, templates=templates, disable=disable)
