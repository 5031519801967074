"""A rule about the papers of a set beside each other is a card too; it knows the papers and nothing of the plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from ..agree.paper import Paper, Words
from ..card import Head
from ..finding import Level
from .papers import Papers


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the paper and its words, why they are wrong, how to mend them; ``level`` replaces the rule's."""

    paper: Paper
    words: Words
    why: str
    fix: str = ""
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Rule(Head):
    """``find`` yields what is wrong between the papers of a set, or within one of them.

    In a paper in which it finds something it is told ``instead`` of the rule beside the plan of this id, which says
    the same less exactly; in one in which a rule beside the plan has found the same, told by its id in ``unless``, it
    is not told again. An example is a small set of papers, as :func:`example.papers_of_words` reads it.
    """

    find: Callable[[Papers], Iterable[Hit]]
    fix: str = "请核对有关材料，改为一致"
    instead: str = ""
    unless: tuple[str, ...] = ()


def contradictions(
    papers: Papers, rules: Iterable[Rule], taken: Collection[Words] = ()
) -> Iterator[tuple[Rule, Hit]]:
    """Every hit of the rules in their order; words that are ``taken`` or that an earlier rule has found are not found again."""
    found = list(taken)
    for rule in rules:
        for hit in rule.find(papers):
            if not any(map(hit.words.overlaps, found)):
                found.append(hit.words)
                yield rule, hit
