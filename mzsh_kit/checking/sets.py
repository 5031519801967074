"""The kit's own output checked: a folder of papers, or a plan whose papers are made first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from ..output import read_manifest, rendered
from ..output.write import PLAN
from ..papers import build_all, chosen
from ..plan import Plan, load
from .agree import agreement, disagreements
from .agree.known import Known
from .agree.paper import Paper
from .agree.text import passages
from .engine import check_bytes, check_file
from .finding import Finding
from .lexicon import lexicon
from .registry import off
from .rules import layout

_PAPERS = ".docx"
LAYOUT = tuple(one.id for one in layout.CARDS)
"""Rules to be switched off where only words are looked for: half the time of a set goes into its layout."""


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
    """Everything wrong with the papers of the plan in this file. Raises :class:`KitError` for a faulty plan."""
    return check_made(load(Path(path), templates), templates=templates, disable=disable)


def check_made(
    plan: Plan,
    papers: Iterable[str] | None = None,
    *,
    templates: Path | None = None,
    disable: Collection[str] = (),
) -> tuple[Finding, ...]:
    """As :func:`check_folder`, for the papers of these numbers (all by default), made in memory and thrown away."""
    files = dict(map(rendered, build_all(plan, chosen(papers, templates), templates)))
    read = (Paper(name, passages(data, name)) for name, data in files.items())
    agreed = disagreements(read, Known(plan, templates), off(lexicon(templates), disable))
    found = (
        _of(name, one)
        for name, data in files.items()
        if name.endswith(_PAPERS)
        for one in check_bytes(data, name, plan=plan, templates=templates, disable=disable)
    )
    return (*agreed, *found)
