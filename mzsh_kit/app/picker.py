"""Papers to choose from, as HTML: how many are chosen, the sizes of a set, a tick for each by phase."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ..papers import SIZES, Paper
from .markup import attributes, press_link, soft, tag, words

_PHASES = ("会前", "会中", "会后")


def counted(chosen: Collection[str], papers: Sequence[Paper]) -> str:
    """How many are chosen, and the ways to choose a size or none."""
    sizes = "".join(press_link(size, "size", size) for size in SIZES)
    told = soft(f"已选{len(chosen)}份，共{len(papers)}份", role="status")
    return told + sizes + press_link("全不选", "none")


def by_phase(papers: Sequence[Paper], line: Callable[[Paper], str]) -> str:
    """The papers of each phase under its name, as ``line`` shows them."""
    return "".join(
        tag(
            "fieldset",
            words("legend", phase) + "".join(line(paper) for paper in papers if paper.phase == phase),
        )
        for phase in _PHASES
    )


def tick(paper: Paper, chosen: Collection[str], *, disabled: bool = False, why: str = "") -> str:
    """A box to tick with the paper's name; ``why`` is what it is for."""
    key = {"id": f"p-{paper.number}", "data_field": f"paper.{paper.number}"}
    facts: dict[str, str | bool | None] = {
        "type": "checkbox",
        **key,
        "checked": paper.number in chosen,
        "disabled": disabled,
    }
    name = words("label", f"{paper.number} {paper.name}", for_=f"p-{paper.number}", title=why)
    return f"<input{attributes(facts)}>" + name
