"""Papers that are written: their parts, who writes them, who looks them through."""

from __future__ import annotations

from typing import Any

from ...text import moments
from ...text.lazy import lazy_pattern
from ..fact import Fact
from ..lists import clauses, has, sentences, stretch
from ..read import Reading
from .obliged import undated
from .once import is_once
from .schedule import step_until

Answers = dict[str, Any]

_PAPERS = ("材料", "提纲", "报告", "发言")
_WRITTEN = lazy_pattern("(?:材料|提纲|(?:检查|剖析|检视|分析)报告)[^，]{0,20}$")


def writer(text: str) -> str:
    """Who writes a paper."""
    return text if _WRITTEN.search(text) else ""


def part(text: str) -> str:
    """A part of a paper."""
    return "" if writer(text) else text


def looked_through(text: str) -> str:
    """Who looks papers through; by when is told by the step of that, and that alone says no more."""
    bare = undated(text, step_until(Fact("materials.review", text, "")))
    return "" if bare.startswith("完成") else bare


def reviewed(papers: Answers, reading: Reading) -> Answers:
    """Reviews that leave out what is looked through stand with the words before them: 材料由甲起草，乙审."""
    lines = {line.place: line.text for section in reading.tree.sections for line in section.lines}
    reviews = [fact for fact in reading.facts if fact.field == "materials.review"]
    wholes = {
        looked_through(fact.value): whole
        for fact in reviews
        if not has(fact.value, _PAPERS) and (whole := _with_its_paper(fact.value, lines.get(fact.place, "")))
    }
    if not wholes:
        return papers
    rules = [rule for rule in papers.get("rules", ()) if not any(rule in whole for whole in wholes.values())]
    left = [review for review in papers["review"] if review not in wholes]
    return papers | {"review": left, "rules": [*rules, *wholes.values()]}


def _with_its_paper(said: str, line: str) -> str:
    """What is said of a review with what its sentence names before it; empty where that is no paper."""
    sentence = next((part for part in sentences(line) if said in part), "")
    before = clauses(sentence.partition(said)[0])
    whole = stretch([*(part for part in before if not moments.is_moment(part)), said], sentence)
    return whole if has(whole, _PAPERS) and not is_once(whole) else ""
