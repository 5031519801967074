"""One wording of a paper: a text under ``templates/papers`` and a plan make blocks of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from ..document import Block, NotationError, parse
from ..errors import KitError, fault
from ..plan.bounds import BoundedSandbox
from ..plan.kinds import library
from ..plan.model import Member, Plan, Step
from ..plan.once import once
from ..plan.persons import further_attendees, guests, observers, spoken_member
from ..plan.said import Said
from ..plan.source import read_text
from ..plan.wording import BLANK, comrade, environment, listed, person, render
from ..timing import quorum
from ..timing.steps import SUPERIOR, superior
from .catalogue import Paper, chosen
from .derived import Derived, printed
from .sayings import aim, ended, is_sentence, met, obliged, session, together, told
from .script import Script
from .sent import things

Facts = Mapping[str, Any]
_SAYINGS: Mapping[str, object] = {
    "aim": aim, "ended": ended, "met": met, "obliged": obliged, "session": session,
    "things": things, "together": together, "told": told,
}  # fmt: skip


@once
def facts_of(plan: Plan, templates: Path | None = None) -> Facts:
    """What every wording may name: the plan itself and what follows from it, worked out once for papers and
    remarks.
    """
    plan = printed(plan)
    unit_type = library(templates).unit_types[plan.unit.type]
    derived = Derived(plan, templates)
    return {
        "plan": plan,
        "derived": derived,
        "script": Script(derived),
        "unit_type": unit_type,
        "kind_files": library(templates).kind(plan.kind).stems,
        "standing": unit_type.standing,
        "said": Said(plan),
        "omit": plan.omit,
        "quorum": quorum(len(plan.attending)),
        "attending": [person(member, plan) for member in plan.attending],
        "present": [person(member, plan) for member in plan.attending if not member.absence],
        "absent": [person(member, plan) for member in plan.attending if member.absence],
        "observing": [observer.shown for observer in observers(plan)],
        "further": [further_attendee.shown for further_attendee in further_attendees(plan)],
        "guests": [guest.shown for guest in guests(plan)],
        "superiors": tuple(name for line in plan.report_to or (superior(plan),) for name in line.split("、")),
        "papers": [paper for paper in chosen((plan.papers,), templates) if paper.wanted(plan)],
        "blank": BLANK,
    }


def of_paper(facts: Facts, paper: Paper) -> Facts:
    """What the wording of one paper may name besides: itself as ``paper``, its own date
    and number as ``dated``.
    """
    return {**facts, "paper": paper, "dated": facts["derived"].dated(paper)}


def wording(path: Path, facts: Facts) -> tuple[Block, ...]:
    """The blocks that the text at ``path`` makes of the facts. Raises :class:`KitError` with file and
    line.
    """
    text = render(paper_environment(), _source(path), path, **facts)
    try:
        return parse(text).blocks
    except NotationError as error:
        raise KitError(fault("template.syntax", path.name, line=error.line, found="版式标记不对")) from None


@lru_cache(maxsize=256)
def _source(path: Path) -> str:
    return read_text(path)


@lru_cache(maxsize=1)
def paper_environment() -> BoundedSandbox:
    """The sandbox of papers' texts, with the filters and tests of the kit's own."""
    env = environment(paper=True)
    env.filters.update(
        limit=_limit,
        addressed=_addressed,
        recipients=_recipients,
        person=_person,
        comrade=_comrade,
        said=spoken_member,
        **_SAYINGS,
    )
    env.tests["sentence"] = is_sentence
    return env


@pass_context
def _limit(context: Context, value: str | Step, step: str = "", number: int = 0) -> str:
    """The time limit of a step, or of the one that is number ``number`` (from 0) of a sort."""
    key = value if isinstance(value, str) else f"{step}.{number}"
    words: str = context["derived"].limits[key]
    return words


@pass_context
def _recipients(context: Context, step: Step) -> tuple[str, ...]:
    """To whom a step goes up: its own addressees, else those of the plan, else the superior."""
    plan: Plan = context["plan"]
    return step.to or plan.report_to or (superior(plan),)


def _addressed(names: Iterable[str]) -> str:
    """To whom a paper goes, a blank for a superior who is not known by name."""
    return listed(BLANK if name == SUPERIOR else name for name in names)


@pass_context
def _person(context: Context, member: Member) -> str:
    """A member's name, with the post where two of the team share the name."""
    return person(member, context["plan"])


@pass_context
def _comrade(context: Context, member: Member) -> str:
    """张三同志; 张三同志（副局长） where two of the team share the name."""
    return comrade(member, context["plan"])
