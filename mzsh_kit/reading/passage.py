"""Sections -> passages: one paragraph each, with all that its headings and its label say it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..text.lazy import lazy_pattern
from ..text.patterns import PART_OF_DAY, TIMED
from . import steps
from .chosen import is_sentence
from .lists import inline, sentences
from .marks import mark
from .outline import Outline
from .roles import heading_roles, is_aspect, text_roles
from .source import Line
from .tables import bare_heading

PREAMBLE = "preamble"
_STOP = '。；;：:！？”"》）)'
_LEAST_BROKEN, _MOST_OPENING, _FEW = 20, 3, 2
_PASSED_DOWN = frozenset(
    {"post", "organisation", "duties", "requirements", "before", "preparation", "calendar"}
)
_CONTAINERS = frozenset({"organisation", "requirements"})
"""What a heading says of all below it without saying what any of it is about."""
_ASKS = ("要求", "事项", "原则", "保障", "组织领导")
"""With what a heading ends that is about what is asked, and not about what is looked at: 工作要求."""
_LOOKED_AT = frozenset({"problems"})
_TELLS = lazy_pattern("问题|不足|差距|短板|(?:对照检查|剖析|检视|检查|发言)(?:材料|提纲|报告)?$")
"""What the title, or a heading of no role, says of the aspects right below it: 存在的问题."""
_OF_TITLES = frozenset({"agenda"})
"""What a title says of all that stands below it without a heading, or with one that says the hours."""
_BY_HOUR = lazy_pattern(rf"{PART_OF_DAY}|{TIMED}")
LIMIT_LABELS = ("完成时限", "完成时间", "时间安排", "时限", "时间要求", "时间", "时间节点")
"""What a time limit stands behind, in the section of a step."""
STEPS = frozenset({"study", "opinions", "talks", "problems", "materials", "criticism", "post"})
_WORKED = frozenset({"preparation", "before", "calendar", "submission", "attendees"})
"""Headings below which a step that states its own moment is what its work says."""
HELD_BY = lazy_pattern(
    "[^，。；：（()）]{1,12}[组班部办室处科][（(][^（()）]{2,12}(?:负责|牵头)[)）](?=[：:])"
)
"""Who has the work of a group, behind its name; what stands below is its duty: 材料组（李明负责）."""
_FRAME = lazy_pattern(r"^[【〖](?P<label>[^】〗]{2,14})[】〗][：:]?\s*(?P<rest>.+)$", re.DOTALL)
_LABEL = lazy_pattern(r"^[（(]?(?P<label>[^，。；：:“”《》]{2,14}?)[)）]?[：:]\s*(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a section. ``roles`` are what it is about, by its own label and heading and,
    failing those, the ones above.

    ``section`` counts the sections from 0, -1 for the preamble; ``number`` is the item's own number (1.
    ① 一是); ``label`` is what stands before its colon, where that is a few words, ``rest`` what follows it.
    """

    text: str
    place: str
    roles: frozenset[str]
    cues: frozenset[str]
    section: int
    heading: str = ""
    number: str = ""
    first: bool = False
    """Whether it is the first of its section."""
    label: str = ""
    rest: str = ""
    above: frozenset[str] = frozenset()
    """What the headings above it say of when and for what it is, beside its own roles: post, before,
    requirements …
    """

    def within(self, *roles: str) -> bool:
        """About it by any heading that stands over it."""
        return not (self.roles.isdisjoint(roles) and self.above.isdisjoint(roles))

    def about(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)

    def touches(self, *roles: str) -> bool:
        """About it by a heading or by its own words."""
        return not (self.roles.isdisjoint(roles) and self.cues.isdisjoint(roles))

    @property
    def announces(self) -> bool:
        """Whether it ends in a colon: what it speaks of stands below."""
        return self.text.endswith(("：", ":"))


def passages(tree: Outline, known: Mapping[str, frozenset[str]] | None = None) -> tuple[Passage, ...]:
    """Every paragraph of the preamble and the sections, in order; lines that were broken are joined.

    ``known``: what sections under an office's own headings are about, before all that the words of a
    heading say.
    """
    opening = _opening(tree)
    gathered = list(_of(tree.preamble[:opening], frozenset({PREAMBLE}), -1, ""))
    gathered += _of(tree.preamble[opening:], heading_roles(tree.title) & _OF_TITLES, -1, "")
    for index, (section, (roles, over)) in enumerate(
        zip(tree.sections, sections_about(tree, known), strict=True)
    ):
        said = _of(_heading_as_text(tree, index), roles, index, section.heading, over)
        if not section.lines:
            gathered.extend(said)
            continue
        if _BY_HOUR.match(section.heading) or ("，" in section.heading and is_sentence(section.heading)):
            gathered.extend(replace(passage, first=False) for passage in said)
        below = list(_of(section.lines, roles, index, section.heading, over))
        if "agenda" in roles and sum(map(_is_step, below)) > _FEW:
            below = list(_of(section.lines, frozenset({"calendar"}), index, section.heading, over))
        gathered.extend(below)
    gathered += _of(tree.signature, frozenset(), len(tree.sections), "")
    return tuple(_in_turn(gathered))


def _in_turn(gathered: Sequence[Passage]) -> Iterator[Passage]:
    """The passages; of steps that follow one another those before the meeting and those after it."""
    for is_step, group in groupby(gathered, key=lambda passage: _is_step(passage) or _holds(passage)):
        listed = list(group)
        meeting = next((n for n, passage in enumerate(listed) if _holds(passage)), None)
        for n, passage in enumerate(listed):
            if not is_step or meeting in (None, n) or len(listed) <= _FEW:
                yield passage
            else:
                turn, other = ("before", "post") if n < meeting else ("post", "before")
                above = (passage.above | {turn}) - {other}
                yield replace(passage, roles=passage.roles - {other}, above=above)


def _is_step(passage: Passage) -> bool:
    return steps.step(passage.text) is not None


def _holds(passage: Passage) -> bool:
    """Whether a step is the meeting itself."""
    return (steps.step(passage.text) or steps.Step(passage.text, "")).is_meeting


def is_looked_at(heading: str) -> bool:
    """Whether a heading below one about 查摆 may be an aspect: no step, and nothing that is asked, though
    words of it (纪律, 责任) stand in such headings as well.
    """
    return heading_roles(heading) <= _CONTAINERS and not heading.endswith(_ASKS)


def sections_about(
    tree: Outline, known: Mapping[str, frozenset[str]] | None = None
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """For each section what it is about, by its own heading or those above, and what these say beside."""
    above: list[tuple[int, frozenset[str], frozenset[str]]] = []
    of_title = heading_roles(tree.title) & _OF_TITLES
    aspects = _LOOKED_AT if _TELLS.search(tree.title) else frozenset[str]()
    for section in tree.sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        told = (known or {}).get(bare_heading(section.heading))
        limits = above and section.heading in LIMIT_LABELS and above[-1][1] & STEPS
        own = told or (
            frozenset()
            if limits or (above and is_aspect(section.heading))
            else heading_roles(section.heading)
        )
        inherited, over = above[-1][1:] if above else (frozenset[str](), aspects)
        if not told and "problems" in inherited and is_looked_at(section.heading):
            own = frozenset()
        inherited |= of_title if _BY_HOUR.match(section.heading) else frozenset()
        roles = own or inherited - _CONTAINERS
        over = over | (inherited & _PASSED_DOWN)
        below = _LOOKED_AT if not roles and _TELLS.search(section.heading) else frozenset[str]()
        above.append((section.level, own or inherited, over - _LOOKED_AT | below))
        yield roles, over


def told(passage: Passage) -> Iterator[tuple[str, frozenset[str]]]:
    """Its sentences, each with the steps of the preparation that it is about: those of its heading and
    those that it names, else those of the sentence before.
    """
    steps = own = passage.roles & STEPS
    for sentence in sentences(passage.text):
        steps = own | (text_roles(sentence) & STEPS) or steps
        yield sentence, steps


def _opening(tree: Outline) -> int:
    """How many lines open the text: all before the first heading; where there is none, up to the
    paragraph that says what follows.
    """
    if len(tree.preamble) <= _MOST_OPENING:
        return len(tree.preamble)
    said = (
        n
        for n, line in enumerate(tree.preamble[:_MOST_OPENING], 1)
        if line.text.endswith(("：", "如下。", "方案。")) and len(line.text) > _LEAST_BROKEN
    )
    long = (n - bool(mark(one)) for n, one in enumerate(tree.preamble, 1) if len(one.text) > _LEAST_BROKEN)
    return next(said, next(long, 1))


_OF_BRANCH = lazy_pattern("(?:支部|党小组|支委)(?:专题)?民主生活会|以党?支部为单位")
_BRANCHES = lazy_pattern("组织生活会|支部|党小组|民主评议党员")
_LEADING_BODIES = lazy_pattern("民主生活会|班子")


def of_branch(tree: Outline, gathered: Sequence[Passage]) -> bool:
    """Whether a text is about the meeting of a branch: by its title, else by what it speaks of more."""
    if "生活会" in tree.title:
        return "民主生活会" not in tree.title or bool(_OF_BRANCH.search(tree.title))
    text = tree.title + "".join(passage.heading + passage.text for passage in gathered)
    return len(_BRANCHES.findall(text)) > len(_LEADING_BODIES.findall(text))


def _heading_as_text(tree: Outline, index: int) -> tuple[Line, ...]:
    """The heading itself, where nothing stands below it: then it is what the section says."""
    section = tree.sections[index]
    below = tree.sections[index + 1 : index + 2]
    if below and below[0].level > section.level:
        return ()
    return (Line(section.heading, section.place, number=section.line),)


def _of(
    lines: Sequence[Line],
    roles: frozenset[str],
    index: int,
    heading: str,
    above: frozenset[str] = frozenset(),
) -> Iterator[Passage]:
    below = frozenset[str]()
    for n, line in enumerate(_joined(lines)):
        marked = mark(line)
        number = marked.number if marked and not _lists(line.text) else ""
        text = line.text[len(number) :].strip() if marked and line.text.startswith(number) else line.text
        label, rest = _label(text)
        own = (
            heading_roles(label)
            if label and not (label in LIMIT_LABELS and roles & STEPS) and not HELD_BY.match(text)
            else frozenset[str]()
        )
        here = own or (
            below if number and below else _of_article(number, text) or _of_step(text, roles) or roles
        )
        below = own if own and not rest else below if number else frozenset[str]()
        yield Passage(
            text,
            line.place,
            here,
            text_roles(text),
            index,
            heading,
            number,
            n == 0,
            label,
            rest,
            above | (roles & _PASSED_DOWN),
        )


def _of_step(text: str, over: frozenset[str]) -> frozenset[str]:
    """What a step that states its own moment is about, by its work; only where work is told."""
    if not over <= _WORKED or not (one := steps.step(text)) or one.is_sent:
        return frozenset()
    return heading_roles(one.work) & STEPS


def _of_article(number: str, text: str) -> frozenset[str]:
    """What an article of a 制度 is about, by its own words: its chapter says less."""
    return text_roles(text) - _CONTAINERS if number.endswith("条") else frozenset()


def _label(text: str) -> tuple[str, str]:
    match = _LABEL.match(text) or _FRAME.match(text)
    return (match["label"], match["rest"].strip()) if match else ("", "")


def _lists(text: str) -> bool:
    """Whether the number at its head is the first of several in one paragraph: 一是甲；二是乙."""
    return len(text) > 1 and bool(_RUNS.search(text)) and len(inline(text)) > 1 and text.startswith(_FIRSTS)


_RUNS = lazy_pattern(r"[；;。，](?:二是|二要|（二）|[(（]2[)）]|②|2[.．、])")
_FIRSTS = ("一是", "一要", "（一）", "（1）", "(1)", "①", "1.", "1．", "1、")


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Paragraphs that were broken in the middle of a sentence, made whole."""
    held: Line | None = None
    for n, line in enumerate(lines):
        whole = replace(held, text=held.text + line.text) if held else line
        held = whole if _broken(lines, n) else None
        if held is None:
            yield whole
    if held is not None:
        yield held


def _broken(lines: Sequence[Line], n: int) -> bool:
    """Whether a line runs on in the next: it ends in a comma, or alone among its neighbours in no sign
    at all.
    """
    line, after = lines[n], lines[n + 1] if n + 1 < len(lines) else None
    if line.kind != "paragraph" or after is None or after.kind != "paragraph" or mark(after):
        return False
    if line.text.endswith(("、", "，", ",")):
        return True
    before = lines[n - 1].text if n else ""
    return (
        len(line.text) >= _LEAST_BROKEN
        and line.text[-1:] not in _STOP
        and before[-1:] == after.text[-1:] == "。"
        and line.place != lines[n - 1].place
    )
