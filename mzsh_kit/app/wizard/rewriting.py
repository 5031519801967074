"""Paragraphs that a person rewrites where they stand in the paper beside the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...document import Document
from ...errors import KitError
from ...papers import build, catalogue
from ...papers.rewritten import LOST, Applied, applied, bound, facts_in, filled, texts_of
from ...plan import Plan
from ..markup import items, press, tag, words
from .draft import Draft

Item = Mapping[str, Any]
_SHORT = 16


@dataclass(frozen=True)
class Paragraphs:
    """The paragraphs of a paper as they are shown: which can be rewritten, which are, and how they read without."""

    paper: str
    plain: Document
    now: Applied
    facts: Mapping[str, str]

    def text(self, block: int) -> str:
        """What stands in a block; empty where it cannot be rewritten."""
        return next((text for at, text, _ in texts_of(self.now.blocks) if at == block), "")

    def entry(self, block: int) -> int | None:
        """The entry of the plan by which a block is rewritten."""
        return self.now.places.get(block)

    def key(self, block: int) -> str:
        """A block as the kit writes it, bound to its facts."""
        return next(bound(text, self.facts, about) for at, text, about in texts_of(self.now.blocks) if at == block)


def paragraphs(draft: Draft, number: str) -> Paragraphs | None:
    """``None`` while there is no such paper."""
    plan = draft.firm
    paper = next((one for one in catalogue(draft.templates) if one.number == number), None)
    plain = _plain(plan, number, draft.templates) if plan and paper else None
    if plan is None or paper is None or plain is None:
        return None
    return Paragraphs(number, plain, applied(plain.blocks, plan, paper.parts), facts_in(plan))


def _plain(plan: Plan, number: str, templates: Path | None) -> Document | None:
    try:
        return build(plan.model_copy(update={"rewritten": ()}), number, templates)
    except KitError:
        return None


def rewrite(draft: Draft, number: str, block: int, text: str) -> Draft:
    """The draft with other words in a block, a paragraph a line; the kit's own again where they are the same."""
    found = paragraphs(draft, number)
    if found is None or not found.text(block):
        return draft
    texts = [bound(line.strip(), found.facts, found.text(block)) for line in text.splitlines() if line.strip()]
    entry, known = found.entry(block), _items(draft)
    was = known[entry]["was"] if entry is not None else found.key(block)
    if texts == [was]:
        return draft if entry is None else unwritten(draft, entry)
    item = {**(known[entry] if entry is not None else {"paper": number}), "was": was, "texts": texts}
    return _put(draft, [item if at == entry else one for at, one in enumerate(known)] + [item] * (entry is None))


def unwritten(draft: Draft, entry: int) -> Draft:
    """The draft with the kit's own words in place of an entry."""
    return _put(draft, [one for at, one in enumerate(_items(draft)) if at != entry])


def always(draft: Draft, entry: int) -> Draft:
    """The draft with an entry that the office keeps for its next papers."""
    return _put(draft, [{**one, "always": True} if at == entry else one for at, one in enumerate(_items(draft))])


def _items(draft: Draft) -> list[Item]:
    return list(draft.answers.get("rewritten") or ())


def _put(draft: Draft, known: list[Item]) -> Draft:
    return draft.set(("rewritten",), known or None)


# what is shown

@dataclass(frozen=True)
class Rewriting:
    """An entry in words: the paper, the beginning of what it was, what became of it."""

    paper: str
    was: str
    now: str
    state: str
    always: bool

    @property
    def short(self) -> str:
        return self.was if len(self.was) <= _SHORT else f"{self.was[:_SHORT]}…"


def rewritings(draft: Draft) -> tuple[Rewriting, ...]:
    """Every rewritten paragraph; none while there is no plan."""
    plan = draft.firm
    if plan is None or not plan.rewritten:
        return ()
    facts, names = facts_in(plan), {one.number: one.stem for one in catalogue(draft.templates)}
    found = {one.paper: paragraphs(draft, one.paper) for one in plan.rewritten}
    return tuple(
        Rewriting(
            names.get(one.paper, one.paper),
            filled(one.was, facts),
            "；".join(filled(text, facts) for text in one.texts) or "不写这一段",
            here.now.states.get(at, LOST) if (here := found[one.paper]) else LOST,
            one.always,
        )
        for at, one in enumerate(plan.rewritten)
    )


def rewritten_html(draft: Draft) -> str:
    """The list of rewritten paragraphs, each with the way back; nothing where there are none."""
    found = rewritings(draft)
    if not found:
        return ""
    lines = (
        words("b", one.paper)
        + tag("p", words("del", one.was) + words("ins", one.now) + (words("span", one.state, class_="mz-doubt") if one.state else ""))
        + (words("span", "以后都这样写", class_="mz-mark") if one.always else "")
        + press("恢复原文", "unwrite", str(at), class_="mz-link", aria_label=f"恢复原文：{one.short}")
        for at, one in enumerate(found)
    )
    head = tag("div", words("h3", "改写的段落", id="f-rewritten", tabindex="-1") + words("span", f"{len(found)}处", class_="mz-soft"), class_="mz-head")
    return tag("section", head + items(lines, "mz-findings mz-rewritten"), class_="mz-group")


def tools_html(found: Paragraphs, block: int, *, editing: bool, field: str = "", remembers: bool = False) -> str:
    """Under the paragraph that was clicked: the way to its field and to other words."""
    text, entry = found.text(block), found.entry(block)
    ways = [press("去填写", "go", field, class_="mz-link")] if field else []
    if text and not editing:
        ways.append(press("改写这一段", "rewrite", class_="mz-link", id="b-rewrite"))
    if entry is not None:
        ways.append(press("恢复原文", "unwrite", str(entry), class_="mz-link"))
        ways += [press("以后都这样写", "always", str(entry), class_="mz-link")] if remembers else []
    if text and editing:
        ways = [press("完成", "written", class_="mz-button"), *ways, press("不写这一段", "strike", class_="mz-link")]
    if not ways:
        return ""
    return tag("div", "".join(ways), class_="mz-para-tools", lang="zh-CN")
