"""What a rule is, and what it finds. How rules are asked: ``engine``; where they are looked for:
``registry``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from ..reading import Line
from .finding import Level
from .labels import KINDS, LEVELS

if TYPE_CHECKING:
    from .page import Page

Scope = Literal["document", "plan"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a line, from ``start`` to ``end``."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    def overlaps(self, other: Words) -> bool:
        """Whether both are of one line and share words; an empty line is shared too."""
        here = self.line is other.line
        return here and self.start < max(other.end, 1) and other.start < max(self.end, 1)


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a line, from ``start`` to ``end``; where these are equal the whole line is meant.

    ``why``, ``fix`` and ``level`` replace the rule's where they are given. ``mend`` is what should stand from
    ``start`` to ``end`` if the rule is right, where it knows that. Hits of one rule with the same
    ``same`` are one finding, told in the words of the first: those ``shown``, from and to where of the
    line, else the words of the hit with their neighbours.
    """

    line: Line
    start: int
    end: int
    why: str = ""
    fix: str = ""
    mend: str | None = None
    level: Level | None = None
    same: str = ""
    shown: tuple[int, int] | None = None

    @classmethod
    def of(cls, words: Words, why: str, fix: str = "", level: Level | None = None) -> Hit:
        return cls(words.line, words.start, words.end, why, fix, level=level)

    @property
    def words(self) -> Words:
        return Words(self.line, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that may be wrong. ``kind`` is one of ``labels.KINDS``, ``source`` the regulation or
    standard behind it.

    ``find`` is given a document (:class:`Page`), or a paper of a set and what its plan says
    (:class:`Paper`, :class:`PlanFacts`), by ``scope``. ``reason`` is what is wrong in a sentence,
    ``title`` unless given. ``family`` is the package of the rule below ``rules``, filled in where it is
    found. A rule about a document looks at the lines in one writing, or at the text ``as_written`` where
    that is what it judges.

    In ``bad`` examples this rule alone finds a fault, in ``good`` ones nothing is found: words, or a
    function where it takes more than words. An example of scope ``plan`` begins with the title of a
    paper, 《会议通知》: the words of the good one, put where the bad one's stand, mend the paper.
    """

    id: str
    kind: str
    level: Level
    title: str
    source: str
    bad: tuple[str | Callable[[], object], ...]
    good: tuple[str | Callable[[], object], ...]
    find: Callable[..., Iterable[Hit]]
    reason: str = ""
    fix: str = ""
    scope: Scope = "document"
    family: str = ""
    as_written: bool = False

    def __post_init__(self) -> None:
        for name, known in (("level", LEVELS), ("kind", KINDS)):
            if getattr(self, name) not in known:
                told = f"{name}“{getattr(self, name)}”不在{'、'.join(known)}之中"
                raise ValueError(f"规则{self.id}：{told}")
        object.__setattr__(self, "reason", self.reason or self.title)


plan_rule: Callable[..., Rule] = partial(
    Rule, scope="plan", kind="other", fix="请与方案核对后改正；方案有变的，先改方案再重新生成全套材料"
)


def each(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[Line, re.Match[str]]]:
    """Every match in every line."""
    for line in page.lines:
        for match in pattern.finditer(line.text):
            yield line, match


def matched(pattern: re.Pattern[str], mend: str | Callable[[str], str] | None, page: Page) -> Iterator[Hit]:
    """Every match of a pattern as a hit; ``mend`` is what should stand there, or makes it of the words,
    if that is known.
    """
    for line, match in each(page, pattern):
        yield Hit(line, *match.span(), mend=mend(match[0]) if callable(mend) else mend)
