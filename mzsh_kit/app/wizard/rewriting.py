"""Words of the paper beside the form that a person rewrites, moves or leaves out where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ...document import Document, Heading, Paragraph
from ...errors import KitError
from ...papers import build, catalogue
from ...papers.rewritten import LOST, Applied, At, Passage, applied, bound, facts_in, filled, passages
from ...plan import Plan
from ...plan.parts import Rewritten
from ...plan.source import DataPath
from ..markup import items, press, press_link, soft, tag, words
from .draft import Draft

Item = Mapping[str, Any]
REWRITTEN: DataPath = ("rewritten",)
_SHORT = 16
_LEFT_OUT, _MOVED = "不写这一段", ("上移{}段", "下移{}段")


@dataclass(frozen=True)
class Paper:
    """A paper as it is shown, and how it reads without what was rewritten: what can be rewritten, what is."""

    number: str
    plain: Document
    now: Applied
    facts: Mapping[str, str]

    @cached_property
    def passages(self) -> Mapping[At, Passage]:
        return {passage.at: passage for passage in passages(self.now.blocks)}

    def entry(self, at: At) -> int | None:
        """The entry of the plan by which a text is rewritten or moved."""
        return self.now.places.get(at)

    def moves(self, at: At) -> bool:
        """Whether what stands here can be moved and left out: a paragraph, not a cell or a title."""
        return isinstance(self.now.blocks[at.block], Heading | Paragraph)


def paper_of(draft: Draft, number: str) -> Paper | None:
    """``None`` while there is no such paper."""
    plan = draft.firm
    paper = next((paper for paper in catalogue(draft.templates) if paper.number == number), None)
    plain = _plain(plan, number, draft.templates) if plan and paper else None
    if plan is None or paper is None or plain is None:
        return None
    return Paper(number, plain, applied(plain.blocks, plan, paper.parts), facts_in(plan))


def _plain(plan: Plan, number: str, templates: Path | None) -> Document | None:
    try:
        return build(plan.model_copy(update={"rewritten": ()}), number, templates)
    except KitError:
        return None


def rewrite(draft: Draft, number: str, at: At, text: str) -> Draft:
    """The draft with other words in a place, a paragraph a line; the same words are the kit's own again."""
    paper = paper_of(draft, number)
    if paper is None or at not in paper.passages:
        return draft
    about = paper.passages[at].text
    texts = [bound(line.strip(), paper.facts, about) for line in text.splitlines() if line.strip()]
    return _stated(draft, paper, at, texts=texts)


def moved(draft: Draft, number: str, at: At, by: int) -> tuple[Draft, At]:
    """The draft with a paragraph so many places down, or up, if it can go there, and where it stands then."""
    paper, at = paper_of(draft, number), At(at.block)
    if paper is None or not paper.moves(at):
        return draft, at
    entry, block = paper.entry(at), paper.now.blocks[at.block]
    so_far = int(_items(draft)[entry].get("moved", 0)) if entry is not None else 0
    other = _stated(draft, paper, at, moved=so_far + by)
    then = paper_of(other, number)
    if then is None or then.now.blocks == paper.now.blocks:
        return draft, at
    places = (place for place, other in enumerate(then.now.blocks) if other == block)
    return other, At(min(places, key=lambda place: abs(place - at.block - by)))


def _stated(draft: Draft, paper: Paper, at: At, **facts: Any) -> Draft:
    """The draft with an entry for a place; without one where it would change nothing."""
    entry, known = paper.entry(at), _items(draft)
    where, was = paper.passages[at].bound(paper.facts)
    fresh = {"paper": paper.number, "was": was, "texts": [was]} | ({"where": where} if where else {})
    item = {**(known[entry] if entry is not None else fresh), **facts}
    if not item.get("moved"):
        item.pop("moved", None)
    if "".join(item["texts"]) == "".join(item["was"].split("\n")) and "moved" not in item:
        return draft if entry is None else unwritten(draft, entry)
    return _put(
        draft,
        [item if number == entry else kept for number, kept in enumerate(known)] + [item] * (entry is None),
    )


def unwritten(draft: Draft, entry: int) -> Draft:
    """The draft with the kit's own words in place of an entry."""
    return _put(draft, [item for at, item in enumerate(_items(draft)) if at != entry])


def always(draft: Draft, entry: int) -> Draft:
    """The draft with an entry that the office keeps for its next papers."""
    return _put(
        draft, [{**kept, "always": True} if at == entry else kept for at, kept in enumerate(_items(draft))]
    )


def _items(draft: Draft) -> list[Item]:
    return list(draft.answers.get("rewritten") or ())


def _put(draft: Draft, known: list[Item]) -> Draft:
    return draft.set(REWRITTEN, known or None)


# what is shown


@dataclass(frozen=True)
class Rewriting:
    """An entry in words: the paper, what it was, what it is, what became of it."""

    paper: str
    was: str
    now: str
    state: str
    always: bool

    @property
    def short(self) -> str:
        return self.was if len(self.was) <= _SHORT else f"{self.was[:_SHORT]}…"


def rewritings(draft: Draft) -> tuple[Rewriting, ...]:
    """Everything that is rewritten; nothing while there is no plan."""
    plan = draft.firm
    if plan is None or not plan.rewritten:
        return ()
    facts, names = facts_in(plan), {paper.number: paper.stem for paper in catalogue(draft.templates)}
    found = {rewriting.paper: paper_of(draft, rewriting.paper) for rewriting in plan.rewritten}
    return tuple(
        Rewriting(
            names.get(change.paper, change.paper),
            filled(change.was, facts) or filled(change.where, facts),
            "；".join(filled(text, facts) for text in _changes(change)),
            paper.now.states.get(number, LOST) if (paper := found[change.paper]) else LOST,
            change.always,
        )
        for number, change in enumerate(plan.rewritten)
    )


def _changes(rewriting: Rewritten) -> Iterator[str]:
    """What is done to a text."""
    if rewriting.texts != (rewriting.was,):
        yield from rewriting.texts or (_LEFT_OUT if not rewriting.where else "空白",)
    if rewriting.moved:
        yield _MOVED[rewriting.moved > 0].format(abs(rewriting.moved))


def rewritten_html(draft: Draft) -> str:
    """The list of what is rewritten, each with the way back; nothing where there is nothing."""
    changes = rewritings(draft)
    if not changes:
        return ""
    lines = (
        words("b", change.paper)
        + tag(
            "p",
            words("del", change.was)
            + words("ins", change.now)
            + (words("span", change.state, class_="mz-doubt") if change.state else ""),
        )
        + (words("span", "以后都这样写", class_="mz-mark") if change.always else "")
        + press_link("恢复原文", "unwrite", str(at), aria_label=f"恢复原文：{change.short}")
        for at, change in enumerate(changes)
    )
    head = tag(
        "div",
        words("h3", "改写的内容", id="f-rewritten", tabindex="-1") + soft(f"{len(changes)}处"),
        class_="mz-head",
    )
    return tag("section", head + items(lines, "mz-findings mz-rewritten"), class_="mz-group")


def tools_html(paper: Paper, at: At, *, editing: bool, field: str = "", remembers: bool = False) -> str:
    """Under the words that were clicked: the way to their field, to other words, to another place."""
    entry, can = paper.entry(at), at in paper.passages
    ways = [press_link("去填写", "go", field)] if field else []
    if can and not editing:
        ways.append(press_link("改写", "rewrite", id="b-rewrite"))
    if can and not editing and paper.moves(at):
        ways += [press_link("上移", "move", "-1"), press_link("下移", "move", "1")]
    if entry is not None:
        ways.append(press_link("恢复原文", "unwrite", str(entry)))
        ways += [press_link("以后都这样写", "always", str(entry))] if remembers else []
    if can and editing:
        strike = [press_link(_LEFT_OUT, "strike")] if paper.moves(at) else []
        ways = [press("完成", "written", class_="mz-button"), *ways, *strike]
    return tag("div", "".join(ways), class_="mz-para-tools", lang="zh-CN") if ways else ""
