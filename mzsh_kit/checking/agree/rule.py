"""A rule about a set of papers is a card as well; the engine knows no rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..card import Head
from ..finding import Finding, Level, excerpt
from ..labels import said
from .known import Known
from .paper import Paper, Words


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the words, why they are wrong, how to mend them; ``level`` replaces the rule's."""

    words: Words
    why: str
    fix: str
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Rule(Head):
    """``find`` yields what is wrong in one paper beside what is known of the meeting.

    An example begins with the title of a paper, 《会议通知》; the words of the ``good`` one, put where the ``bad`` one's
    stand, mend the paper.
    """

    find: Callable[[Paper, Known], Iterator[Hit]]
    fix: str = "请与方案核对后改正；方案有变的，先改方案再重新生成全套材料"


def differs(words: Words, what: str, wanted: object) -> Hit:
    """The commonest fault: the plan says otherwise."""
    return Hit(
        words,
        f"{what}与方案不一致，方案为{said(str(wanted))}",
        f"请改为{said(str(wanted))}；方案有变的，先改方案再重新生成全套材料",
    )


def judge(paper: Paper, known: Known, rules: Iterable[Rule]) -> Iterator[tuple[Rule, Hit]]:
    """Every hit of the rules in their order; words that an earlier rule has found are not found again."""
    taken: list[Words] = []
    for rule in rules:
        for hit in rule.find(paper, known):
            if not any(map(hit.words.overlaps, taken)):
                taken.append(hit.words)
                yield rule, hit


def findings(hits: Iterable[tuple[str, Head, Hit]]) -> tuple[Finding, ...]:
    """Hits, each with its paper's name, as findings: the same fault in the same words is one."""
    places: dict[tuple[Head, Level, str, str, str], list[str]] = defaultdict(list)
    for name, rule, hit in hits:
        text = excerpt(hit.words.passage.text, hit.words.start, hit.words.end)
        places[rule, hit.level or rule.level, text, hit.why, hit.fix].append(
            f"{name} {hit.words.passage.place}".rstrip()
        )
    return tuple(
        Finding(rule.id, rule.kind, level, text, found[0], tuple(found), why, fix)
        for (rule, level, text, why, fix), found in places.items()
    )
