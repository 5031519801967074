"""The papers of the plan looked through before they are made: what the checker says, what is left blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from html import escape
from pathlib import Path

from ...checking import Finding
from ...checking.labels import LEVELS
from ...checking.sets import LAYOUT, found_in
from ...document import Document, dump
from ...output import rendered
from ...papers import Made, building, chosen
from ...plan import Plan
from ..markup import headed, items, soft, tag, words
from .start import sample

Blanks = tuple[tuple[str, tuple[str, ...]], ...]
Findings = tuple[tuple[str, str], ...]
_KEPT = 64
"""Files whose findings are remembered: a set has some forty."""

_CLAUSE = re.compile(r"[^，。；！？\n]*待定[^，。；！？\n]*")
_DATE, _NUMBER = re.compile("年　+月　*日"), re.compile("〕　+号")
_TAG = re.compile(r"<[^>]*>\s*")
_LONGEST = 26


@dataclass(frozen=True)
class Checked:
    """Papers looked through of how many, findings with their levels in words, what is left blank by paper."""

    done: int = 0
    of: int = 0
    findings: Findings = ()
    blanks: Blanks = ()

    @property
    def finished(self) -> bool:
        return bool(self.of) and self.done == self.of


def checking(plan: Plan, templates: Path | None = None) -> Iterator[Checked]:
    """One paper after another. A file that was looked through before is not looked through again."""
    papers = chosen((plan.papers,), templates)
    findings: list[Finding] = []
    blanks: list[tuple[str, tuple[str, ...]]] = []
    yield Checked(0, len(papers))
    for number, (paper, made) in enumerate(building(plan, papers, templates), 1):
        open_ = dict.fromkeys(blank for each in made for blank in _blanks(each.content))
        blanks += [(paper.stem, tuple(open_))] if open_ else []
        for file in (_File(paper, plan, templates) for paper in made):
            findings += _looked_at(file)
        yield Checked(number, len(papers), _in_words(findings), tuple(blanks))


@cache
def getting_ready() -> Iterator[Checked]:
    """The papers of the sample looked through, once in a process and those forked of it.

    Wordings and patterns are compiled then before anyone waits for them.
    """
    plan = sample(None).plan
    return checking(plan) if plan else iter(())


def _in_words(findings: Iterable[Finding]) -> Findings:
    return tuple((LEVELS[finding.level], str(finding)) for finding in findings)


class _File:
    """A file, equal to one of the same words and of what rules about a document ask of its plan."""

    def __init__(self, made: Made, plan: Plan, templates: Path | None) -> None:
        self.name, self.plan, self.templates = f"{made.stem}{made.suffix}", plan, templates
        self.made = made
        names = (plan.unit, plan.members, plan.supervision_group, plan.report_to)
        others = (plan.meeting.guidance, plan.meeting.observers, plan.meeting.attendees)
        asked = (names, others, plan.kind, plan.year, plan.meeting_day)
        words = replace(made.content, carried="") if isinstance(made.content, Document) else made.content
        self._key = (self.name, words, asked, templates)
        self._hash = hash((self.name, words))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _File) and self._key == other._key


@lru_cache(maxsize=_KEPT)
def _looked_at(file: _File) -> tuple[Finding, ...]:
    """What is found in a file. The kit lays its papers out itself: only words are looked at."""
    return found_in(*rendered(file.made), file.plan, file.templates, LAYOUT)


def _blanks(content: Document | bytes) -> Iterator[str]:
    """What a paper says of each thing that it leaves open, in the words around it."""
    if not isinstance(content, Document):
        return
    for line in dump(content).splitlines():
        text = _TAG.sub("，", line).strip("， ")
        yield from ("成文日期" for _ in _DATE.finditer(text))
        yield from ("发文字号" for _ in _NUMBER.finditer(text))
        for match in _CLAUSE.finditer(text):
            yield match[0].strip()[-_LONGEST:]


def findings_html(checked: Checked | None) -> str:
    """The findings in papers and between them, and what each leaves blank; nothing without a plan."""
    return _findings_html(checked) + _blanks_html(checked) if checked else ""


def _findings_html(checked: Checked) -> str:
    findings = checked.findings
    if not checked.finished:
        state = soft(f"正在审校，{checked.done}/{checked.of}", role="status")
    else:
        state = soft(f"{len(findings)}处") if findings else words("span", "没有发现问题。", class_="mz-good")
    listed = items(
        (words("span", level, class_="mz-mark") + words("p", text) for level, text in findings), "mz-findings"
    )
    return tag("section", headed("审校各份材料", more=state) + listed, class_="mz-group")


def _blanks_html(checked: Checked) -> str:
    """By paper, folded, what will be blank."""
    if not checked.blanks:
        return ""
    papers = items((_blank(stem, open_) for stem, open_ in checked.blanks), "mz-blanks")
    head = headed("现在生成，这些材料里会有空白", f"{len(checked.blanks)}份，点开看是哪几处")
    return tag("section", head + papers, class_="mz-group")


def _blank(stem: str, open_: tuple[str, ...]) -> str:
    head = tag("summary", words("b", stem) + soft(f"{len(open_)}处"))
    return tag("details", head + items(map(escape, open_)), class_="mz-fold", id=f"v-{stem}")
