"""Whether the finished papers of a set agree with their plan and with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ...errors import KitError, fault
from ...output import Manifest, read_manifest
from ...output.write import PLAN
from ...plan import load
from ...timing.calendar import work_calendar
from .. import across
from ..finding import Finding
from . import counts, dates, lost, people, places, strange, titles
from .known import Known
from .paper import Paper
from .rule import Hit, Rule, findings, judge
from .text import passages

RULES: tuple[Rule, ...] = tuple(
    rule for family in (lost, titles, dates, places, people, counts, strange) for rule in family.RULES
)
"""The special rules first: words that one has found are not found again."""


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
    known = Known(load(folder / PLAN, templates), templates)
    return disagreements((read_paper(folder / name) for name in papers_of(folder, manifest)), known, disable)


def disagreements(
    papers: Iterable[Paper], known: Known, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Where these papers disagree with what is known of the meeting, and where they contradict each other.

    Words that disagree with the plan are not told again as a contradiction, nor a hint where a contradiction is.
    """
    papers = tuple(papers)
    rules = [rule for rule in RULES if rule.id not in disable]
    hits = [(paper.name, rule, hit) for paper in papers for rule, hit in judge(paper, known, rules)]
    sure = [hit.words for _, rule, hit in hits if rule.level != "hint"]
    told = {(name, rule.id) for name, rule, _ in hits}
    between = [
        (rule, one)
        for rule, one in across.contradictions(
            across.Papers(papers, work_calendar(known.templates)),
            [rule for rule in across.RULES if rule.id not in disable],
            sure,
        )
        if not any((one.paper.name, other) in told for other in rule.unless)
    ]
    more = [one.words for _, one in between]
    better = {(one.paper.name, rule.instead) for rule, one in between}
    beside = (
        (name, rule, hit)
        for name, rule, hit in hits
        if (name, rule.id) not in better and (rule.level != "hint" or not any(map(hit.words.overlaps, more)))
    )
    across_them = (
        (one.paper.name, rule, Hit(one.words, one.why, one.fix or rule.fix, one.level))
        for rule, one in between
    )
    return findings((*beside, *across_them))


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
