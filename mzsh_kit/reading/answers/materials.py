"""Papers that are written: their parts, who looks them through."""

from __future__ import annotations

from typing import Any

from ...text import moments
from ...text.lazy import lazy_pattern
from ..fact import Fact
from ..lists import clauses, has, sentences, stretch
from ..materials import TASK, WRITES
from ..outline import Section
from ..read import Reading
from ..source import Line
from .frame import is_sentence
from .obliged import undated
from .once import is_once
from .schedule import step_until

Answers = dict[str, Any]

_ONLY_WHEN = lazy_pattern("^完成|^审[阅核定](?:时间|完毕|完成)$")
_PAPERS = ("材料", "提纲", "报告", "发言")
_WRITERS = ("materials.team", "materials.personal")
_PARTED = {"team_parts": "班子对照检查材料", "outline_parts": "个人发言提纲"}
"""Papers that a plan parts."""


def looked_through(text: str) -> str:
    """Who looks papers through; by when is told by the step of that, and that alone says no more."""
    bare = undated(text, step_until(Fact("materials.review", text, "")))
    return "" if _ONLY_WHEN.search(bare) else bare


def reviewed(papers: Answers, reading: Reading) -> Answers:
    """Reviews that leave out what is looked through stand with the words before them: 材料由甲起草，乙审.
    A rule that leaves it out has the paper of its heading.
    """
    papers = _of_heading(papers, reading)
    lines = {line.place: _told(line, section) for section in reading.tree.sections for line in section.lines}
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


def _of_heading(papers: Answers, reading: Reading) -> Answers:
    """The papers with the rules that say who writes a paper which only their heading names."""
    headings = {
        line.place: section.heading
        for section in reading.tree.sections
        for line in section.lines
        if _runs_on(line, section)
    }
    named = {
        fact.value: f"{headings[fact.place]}{'' if fact.value.startswith('由') else '由'}{fact.value}"
        for fact in reading.facts
        if fact.field in _WRITERS
        and fact.place in headings
        and not has(fact.value, _PAPERS)
        and is_sentence(fact.value)
    }
    rules = [named.get(rule, rule) for rule in papers.get("rules", ())]
    return papers | ({"rules": rules} if rules else {})


def _told(line: Line, section: Section) -> str:
    """A line with the paper that its heading names, where it runs on behind it: 班子材料：由甲起草."""
    alone = _runs_on(line, section) and not has(sentences(line.text)[0], _PAPERS)
    return f"{section.heading}{line.text}" if alone else line.text


def _runs_on(line: Line, section: Section) -> bool:
    named = section.heading.endswith(_PAPERS) and not WRITES.search(section.heading)
    return named and line.place == section.place


def without_lone_part(papers: Answers) -> Answers:
    """A paper's one part is no list of its parts, and leaves those that are usual: it is a rule."""
    lone = {key: papers[key][0] for key in _PARTED if len(papers.get(key, ())) == 1}
    if not lone:
        return papers
    told = [part if TASK.match(part) else f"{_PARTED[key]}写明{part}" for key, part in lone.items()]
    left = {key: papers[key] for key in papers if key not in lone}
    return left | {"rules": [*papers.get("rules", ()), *told]}


def _with_its_paper(said: str, line: str) -> str:
    """What is said of a review with what its sentence names before it; empty where that is no paper."""
    sentence = next((part for part in sentences(line) if said in part), "")
    before = clauses(sentence.partition(said)[0])
    whole = stretch([*(part for part in before if not moments.is_moment(part)), said], sentence)
    return whole if has(whole, _PAPERS) and not is_once(whole) else ""
