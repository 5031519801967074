"""The kit's own output checked: a folder of papers, one paper of it, or the papers of a plan, made for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from ..errors import KitError
from ..output import read_manifest, rendered
from ..output.write import PLAN
from ..papers import build_all, chosen
from ..papers.remarks import QUESTIONS, remarks
from ..plan import Plan, load
from .agreement import agreement, disagreements, names_of, papers_of
from .engine import check_bytes, check_file
from .facts.plan import PlanFacts
from .finding import Finding, Level
from .lexicon import lexicon
from .registry import off
from .rules.layout import standard as layout

_PAPERS = ".docx"
_SAME_KINDS = ("date_conflict", "count_mismatch", "residue")
_SAME_RULES = ("submitted-late", "report-late", "quorum-low")
"""Findings of one document that the set's may tell as well."""

_SHARED = 4
"""So many characters in common are the same words."""

LAYOUT = tuple(rule.id for rule in layout.RULES)
"""Rules to be switched off where only words are looked for: half the time of a set goes into its layout."""


def check_folder(
    folder: str | Path, *, templates: Path | None = None, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Where a set of papers disagrees with its plan, and everything else wrong with each paper.

    Raises :class:`KitError` for a folder that holds no set.
    """
    folder = Path(folder)
    agreed = agreement(folder, templates, off(lexicon(templates), disable))
    plan = load(folder / PLAN, templates)
    own = (
        _of(path.name, finding)
        for path in papers_in(folder)
        if path.suffix == _PAPERS and path.is_file()
        for finding in _found(path, plan, templates, disable)
    )
    return (*agreed, *_more(own, agreed))


def _found(path: Path, plan: Plan, templates: Path | None, disable: Collection[str]) -> tuple[Finding, ...]:
    """What is wrong with one paper; nothing where it cannot be read, which the set's own findings tell."""
    try:
        return check_file(path, plan=plan, templates=templates, disable=disable)
    except KitError:
        return ()


def papers_in(folder: Path) -> tuple[Path, ...]:
    """The papers of the set in a folder, there or not; none where the folder holds no set."""
    manifest = read_manifest(folder)
    return tuple(folder / name for name in names_of(folder, manifest)) if manifest else ()


def check_paper(
    path: Path, *, templates: Path | None = None, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """As :func:`check_folder`, for one paper of a set: with the plan that stands beside it."""
    plan, manifest = load(path.parent / PLAN, templates), read_manifest(path.parent)
    facts, without = PlanFacts(plan, templates), off(lexicon(templates), disable)
    own = papers_of(path.parent, manifest, path.name) if manifest else ()
    agreed = of_paper(disagreements(own, facts, without), path.name)
    if path.suffix != _PAPERS or not path.is_file():
        return agreed
    return (*agreed, *_more(check_file(path, plan=plan, templates=templates, disable=disable), agreed))


def _more(own: Iterable[Finding], agreed: Collection[Finding]) -> Iterator[Finding]:
    """What of a document's own findings the set's do not tell already, in the same place of the same
    words.
    """
    for finding in own:
        shown = finding.kind in _SAME_KINDS or finding.rule in _SAME_RULES
        if not (shown and any(_told(finding, other) for other in agreed)):
            yield finding


def _told(finding: Finding, other: Finding) -> bool:
    """Cells are counted by columns in a document and one by one in a set."""
    places = {place.replace("列", "格") for place in finding.places}
    if other.level == "hint" or not places <= {place.replace("列", "格") for place in other.places}:
        return False
    match = SequenceMatcher(None, finding.text, other.text, autojunk=False).find_longest_match()
    return match.size >= _SHARED


def _of(name: str, finding: Finding) -> Finding:
    """A finding whose places name their file."""
    places = tuple(f"{name} {place}" for place in finding.places)
    return replace(finding, where=places[0], places=places)


def of_paper(findings: Iterable[Finding], name: str) -> tuple[Finding, ...]:
    """What of a set's findings is in the paper of this name, with places as in a document of its own."""
    return tuple(
        replace(finding, where=places[0], places=places)
        for finding in findings
        if (places := tuple(_within(finding.places, name)))
    )


def _within(places: Iterable[str], name: str) -> Iterator[str]:
    """A finding of a paper that is missing has no place but its name."""
    for place in places:
        if place == name or place.startswith(f"{name} "):
            yield place.removeprefix(name).strip() or place


def check_plan(
    path: str | Path, *, templates: Path | None = None, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Where the plan in this file contradicts itself, and everything else wrong with its papers.

    Raises :class:`KitError` for a faulty plan.
    """
    plan = load(Path(path), templates)
    return (*_doubts(plan, templates), *check_made(plan, templates=templates, disable=disable))


def _doubts(plan: Plan, templates: Path | None) -> Iterator[Finding]:
    """What the wizard and ``mzsh build`` tell of a plan; what only asks is a hint."""
    for doubt in remarks(plan, templates=templates):
        where = f"方案 · {doubt.where}"
        level: Level = "hint" if doubt.code in QUESTIONS else "likely"
        yield Finding(doubt.code, "other", level, "", where, (where,), doubt.what, doubt.how)


def check_made(
    plan: Plan,
    papers: Iterable[str] | None = None,
    *,
    templates: Path | None = None,
    disable: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Everything wrong with the papers of these numbers (all by default), made in memory and thrown away.

    They say what the plan says; whether it contradicts itself: :func:`mzsh_kit.papers.remarks.remarks`.
    """
    files = map(rendered, build_all(plan, chosen(papers, templates), templates))
    return tuple(
        finding for name, data in files for finding in found_in(name, data, plan, templates, disable)
    )


def found_in(
    name: str, data: bytes, plan: Plan, templates: Path | None = None, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """What is wrong with one file of a set, with places that name it; nothing for what is no paper."""
    if not name.endswith(_PAPERS):
        return ()
    findings = check_bytes(data, name, plan=plan, templates=templates, disable=disable)
    return tuple(_of(name, finding) for finding in findings)
