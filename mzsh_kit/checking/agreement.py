"""Whether the finished papers of a set agree with their plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..errors import KitError, fault
from ..output import Manifest, read_manifest
from ..output.write import PLAN
from ..plan import load
from .engine import findings, judge
from .facts.paper import Paper, passages
from .facts.plan import PlanFacts
from .finding import Finding
from .registry import PLAN_RULES


def agreement(
    folder: str | Path, templates: Path | None = None, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Where the papers in ``folder`` disagree with its ``plan.json``, in the order of the papers.

    Every file of the manifest is read as it is now, edited or not, and an edited one beside which a new
    one was written as well, and set beside what the plan makes of it today. One that is missing or cannot be
    read is a finding itself. Rules of the ids in ``disable`` are not asked. Raises :class:`KitError` for
    a folder that holds no set of papers, and for a faulty plan.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    if manifest is None:
        raise KitError(fault("checking.no_manifest", str(folder)))
    facts = PlanFacts(load(folder / PLAN, templates), templates)
    return disagreements(papers_of(folder, manifest), facts, disable)


def disagreements(
    papers: Iterable[Paper], facts: PlanFacts, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Where these papers disagree with their plan, or with each other in what is filled in by hand."""
    rules = [rule for rule in PLAN_RULES if rule.id not in disable]
    every = tuple(papers)
    beside = (replace(paper, beside=every) for paper in every)
    return findings((paper.name, *hit) for paper in beside for hit in judge(rules, paper, facts))


def papers_of(folder: Path, manifest: Manifest, only: str = "") -> Iterator[Paper]:
    """The papers of a set as they are now, all or the one of a name."""
    for name, own in names_of(folder, manifest).items():
        if only in ("", name):
            yield _read(folder / name, own)


def names_of(folder: Path, manifest: Manifest) -> dict[str, str]:
    """The names of all papers of a set, an edited one beside which a new one was written as well, and
    which paper each is.
    """
    digests: dict[str, str] = {}
    for entry in manifest.files:
        own = Path(entry.paper).name
        if entry.name != PLAN:
            digests[Path(entry.name).name] = own
        if entry.paper != entry.name and (folder / own).is_file():
            digests[own] = own
    return digests


def _read(path: Path, own: str) -> Paper:
    """A file of a set; without passages if it is not there or cannot be read, as one without a word."""
    try:
        read = passages(path.read_bytes(), path.name)
        empty = path.suffix == ".docx" and not any(passage.text for passage in read)
        return Paper(path.name, read, readable=not empty, own=own)
    except (OSError, KitError):
        return Paper(path.name, (), there=path.is_file(), readable=False, own=own)
