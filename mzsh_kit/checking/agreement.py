"""Whether the finished papers of a set agree with their plan and with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ..errors import KitError, fault
from ..output import Manifest, read_manifest
from ..output.write import PLAN
from ..plan import load
from ..timing.calendar import work_calendar
from .engine import findings, judge
from .facts.paper import Paper, passages
from .facts.papers import Papers
from .facts.plan import PlanFacts
from .finding import Finding
from .registry import BETWEEN_RULES, PLAN_RULES


def agreement(
    folder: str | Path, templates: Path | None = None, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Where the papers in ``folder`` disagree with its ``plan.json``, in the order of the papers.

    Every file of the manifest is read as it is now, edited or not, and an edited one beside which a new one was
    written as well. One that is missing or cannot be read is a finding itself. Rules of the ids in ``disable`` are
    not asked. Raises :class:`KitError` for a folder that holds no set of papers, and for a faulty plan.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    if manifest is None:
        raise KitError(fault("checking.no_manifest", str(folder)))
    facts = PlanFacts(load(folder / PLAN, templates), templates)
    return disagreements((read_paper(folder / name) for name in papers_of(folder, manifest)), facts, disable)


def disagreements(
    papers: Iterable[Paper], facts: PlanFacts, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Where these papers disagree with their plan, and where they contradict each other.

    Words that disagree with the plan are not told again as a contradiction, nor a hint where a contradiction is.
    """
    papers = tuple(papers)
    beside_plan, between = (
        [rule for rule in rules if rule.id not in disable] for rules in (PLAN_RULES, BETWEEN_RULES)
    )
    planned = [(paper.name, *found) for paper in papers for found in judge(beside_plan, paper, facts)]
    told = {(name, rule.id) for name, rule, _ in planned}
    names = {id(passage): paper.name for paper in papers for passage in paper.passages}
    contradictions = [
        (names[id(hit.line)], rule, hit)
        for rule, hit in judge(
            between,
            Papers(papers, work_calendar(facts.templates)),
            taken=[hit for _, rule, hit in planned if rule.level != "hint"],
        )
        if not any((names[id(hit.line)], other) in told for other in rule.unless)
    ]
    better = {(name, rule.instead) for name, rule, _ in contradictions}
    certain = [hit.words for _, _, hit in contradictions]
    kept = (
        (name, rule, hit)
        for name, rule, hit in planned
        if (name, rule.id) not in better
        and not (rule.level == "hint" and any(map(hit.words.overlaps, certain)))
    )
    return findings((*kept, *contradictions))


def papers_of(folder: Path, manifest: Manifest) -> Iterator[str]:
    """The names of all papers of a set, an edited one beside which a new one was written as well."""
    for entry in manifest.files:
        if entry.name != PLAN:
            yield Path(entry.name).name
        if entry.paper != entry.name and (folder / Path(entry.paper).name).is_file():
            yield Path(entry.paper).name


def read_paper(path: Path) -> Paper:
    """A file of a set as it is now; without passages if it is not there or cannot be read."""
    try:
        return Paper(path.name, passages(path.read_bytes(), path.name))
    except (OSError, KitError):
        return Paper(path.name, (), there=path.is_file(), readable=False)
