"""``build(plan)``: pure, without clock, file or chance beyond the wordings under ``templates/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path

from .. import resources
from ..document import Annex, Attachments, Block, Document, Title, numbered
from ..document.tree import Imprint, NewPage, SignOff
from ..errors import KitError, fault
from ..plan.held import TEAM
from ..plan.model import Plan
from ..plan.source import read_text
from ..plan.wording import form, is_gap, listed, person
from ..timing import gantt
from .carried import Carrier
from .catalogue import Paper, catalogue, chosen
from .derived import Derived
from .rewritten import applied, citing, may_be_title, retitled
from .sections import plan_paper
from .wordings import Facts, facts_of, of_paper, wording


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a paper: its name without ending, and a document, or the bytes of a file that ends in
    ``suffix``.
    """

    stem: str
    content: Document | bytes
    suffix: str = ".docx"


def build(plan: Plan, number: str = "01", templates: Path | None = None) -> Document:
    """The numbered document of one paper of the set; of a paper for each member, the first member's.

    Raises :class:`mzsh_kit.errors.KitError` for an unknown number, for a paper that the plan does not need or
    that is no document, and for a faulty wording (file and line).
    """
    (paper,) = chosen([number], templates)
    if not paper.wanted(plan):
        raise KitError(fault("paper.unneeded", paper.stem))
    facts = facts_of(plan, templates)
    content = next(_made(Carrier(plan), paper, facts, _titles(plan, facts, templates), templates)).content
    if not isinstance(content, Document):
        raise KitError(fault("paper.no_document", f"{paper.number}-{paper.name}"))
    return content


def build_all(plan: Plan, papers: tuple[Paper, ...], templates: Path | None = None) -> tuple[Made, ...]:
    """Every file of those of some papers that the plan has, in the order of their numbers. Raises as
    :func:`build`.
    """
    return tuple(made for _, files in building(plan, papers, templates) for made in files)


def building(
    plan: Plan, papers: tuple[Paper, ...], templates: Path | None = None
) -> Iterator[tuple[Paper, tuple[Made, ...]]]:
    """Paper by paper, its files, none of one that the plan does not have: what follows from the plan is
    worked out once for all.
    """
    facts, carrier = facts_of(plan, templates), Carrier(plan)
    titles = _titles(plan, facts, templates)
    for paper in papers:
        yield paper, tuple(_made(carrier, paper, facts, titles, templates)) if paper.wanted(plan) else ()


def _made(
    carrier: Carrier, paper: Paper, facts: Facts, titles: Mapping[str, str], templates: Path | None
) -> Iterator[Made]:
    if paper.module:
        module = import_module(f"mzsh_kit.papers.modules.{paper.module}")
        yield Made(paper.stem, module.make(carrier.plan, facts["derived"]), module.SUFFIX)
    else:
        for stem, blocks in _worded(carrier.plan, paper, of_paper(facts, paper), templates):
            yield _finished(
                stem, paper, citing(applied(blocks, carrier.plan, paper.parts).blocks, titles), carrier
            )


def _worded(
    plan: Plan, paper: Paper, facts: Facts, templates: Path | None
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The files of a paper in the kit's own words: their names without ending, their blocks."""
    folder = (templates or resources.templates()) / "papers"
    if paper.folder:
        yield paper.stem, plan_paper(plan, paper, templates)
    elif paper.each:
        if paper.each == "all":
            yield f"{paper.stem}-{TEAM}", wording(folder / paper.text, {**facts, "member": None})
        for member, shown in zip(plan.attending, facts["plan"].attending, strict=True):
            called = member.post if is_gap(member.name) and not is_gap(member.post) else person(member, plan)
            stem = f"{paper.stem}-{called}"
            yield stem, wording(folder / paper.text, {**facts, "member": shown})
    else:
        blocks = wording(folder / paper.text, facts) + _pictures(paper, facts["derived"])
        yield paper.stem, _bound(blocks, _behind(paper, plan, templates))


def _titles(plan: Plan, facts: Facts, templates: Path | None) -> Mapping[str, str]:
    """The titles that the office has rewritten, by what they were: other papers cite them so, too."""
    numbers = {paragraph.paper for paragraph in plan.rewritten if may_be_title(paragraph)}
    own = (
        (named for named in chosen(numbers, templates) if not named.module and named.wanted(plan))
        if numbers
        else ()
    )
    titles: dict[str, str] = {}
    for paper in own:
        for _, blocks in _worded(plan, paper, of_paper(facts, paper), templates):
            titles |= retitled(blocks, applied(blocks, plan, paper.parts).blocks)
    return titles


def _behind(paper: Paper, plan: Plan, templates: Path | None) -> tuple[Block, ...]:
    """The plan behind a notice that issues it, or behind a request as its attachment, whose own ones then
    follow it.
    """
    number = paper.issues or paper.attaches
    if not number:
        return ()
    (other,) = chosen([number], templates)
    blocks = plan_paper(plan, other, templates)
    body = tuple(block for block in blocks if not isinstance(block, SignOff))
    if paper.issues:
        return (NewPage(), *body)
    return tuple(
        Annex(block.text) if isinstance(block, Title) else block
        for block in body
        if not isinstance(block, Attachments)
    )


def _bound(blocks: tuple[Block, ...], behind: tuple[Block, ...]) -> tuple[Block, ...]:
    """A paper with what is bound in: behind its sign-off, before the imprint."""
    at = next((place for place, block in enumerate(blocks) if isinstance(block, Imprint)), len(blocks))
    return (*blocks[:at], *behind, *blocks[at:])


def _pictures(paper: Paper, derived: Derived) -> tuple[Block, ...]:
    if not paper.picture:
        return ()
    years = listed(derived.presumed)
    presumed = f"（{years}年放假安排公布前，有关日期按照法定节假日和周末推定）" if years else ""
    return (gantt(derived.schedule, f"工作进度图{presumed}"),)


def _finished(stem: str, paper: Paper, blocks: tuple[Block, ...], carrier: Carrier) -> Made:
    plan = carrier.plan
    title = next((block.text for block in blocks if isinstance(block, Title)), paper.name)
    document = numbered(
        Document(blocks, title, plan.unit.name, names=_names(plan, blocks), large=paper.large)
    )
    document = document.without_hints if plan.no_hints else document
    whole = bool(paper.folder)
    return Made(stem, replace(document, carried=carrier.of(paper.number, document, whole=whole)))


def _names(plan: Plan, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """What stands whole on a line of a title: the names of the plan and of its papers, set phrases."""
    unit, papers = plan.unit, (paper.name for paper in catalogue())
    own = (
        unit.name,
        form(unit.short),
        plan.team,
        form(unit.issuer),
        *(member.name for member in plan.members),
    )
    titles = "\n".join(
        block.text if isinstance(block, Title) else block.title
        for block in blocks
        if isinstance(block, Title | Annex)
    )
    said = (phrase for phrase in _phrases() if phrase in titles)
    return tuple(dict.fromkeys((*map(str, own), *papers, *said)))


@cache
def _phrases() -> tuple[str, ...]:
    """The phrases of the kit's own table (规范用语)."""
    rows = read_text(resources.templates() / "lexicon" / "phrases.tsv").splitlines()[2:]
    return tuple(row.split("\t")[0] for row in rows)
