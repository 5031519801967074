"""Sections -> passages: one paragraph each, with all that its headings say it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from .marks import mark
from .outline import Outline
from .phrase import inline
from .source import Line
from .tables import rows
from .wording import worded

_TABLE = "roles.tsv"
PREAMBLE = "preamble"
_STOP = '。；;：:！？”"》）)'
_COMMA = re.compile(r"[、，,]$")
_LEAST_BROKEN = 20


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a section. ``roles`` are what it is about, by its own heading and, failing that, those above.

    ``section`` counts the sections from 0, -1 for the preamble; ``number`` is the item's own number (1. ① 一是).
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

    def about(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)

    def touches(self, *roles: str) -> bool:
        """About it by a heading or by its own words."""
        return not (self.roles.isdisjoint(roles) and self.cues.isdisjoint(roles))


def passages(tree: Outline) -> tuple[Passage, ...]:
    """Every paragraph of the preamble and the sections, in order; lines that were broken are joined."""
    found = list(_of(tree.preamble, frozenset({PREAMBLE}), -1, ""))
    above: list[tuple[int, frozenset[str]]] = []
    for index, section in enumerate(tree.sections):
        while above and above[-1][0] >= section.level:
            above.pop()
        own = frozenset[str]() if above and is_aspect(section.heading) else heading_roles(section.heading)
        inherited = above[-1][1] if above else frozenset[str]()
        roles = own or inherited
        if own and above:
            roles = own | (inherited & _PASSED_DOWN)
        above.append((section.level, roles))
        lines = section.lines or _heading_as_text(tree, index)
        found.extend(_of(lines, roles, index, section.heading))
    return tuple(found)


def is_aspect(heading: str) -> bool:
    """某某方面: what is looked at there, whatever its words; what is done stands above it."""
    return bool(_ASPECT.search(heading)) and len(heading) <= _LONGEST_ASPECT


_ASPECT, _LONGEST_ASPECT = re.compile(r"方面(?:的?(?:突出)?问题|情况)?$"), 30
_PASSED_DOWN = frozenset({"post", "organisation", "duties", "requirements", "before"})


def _heading_as_text(tree: Outline, index: int) -> tuple[Line, ...]:
    """The heading itself, where nothing stands below it: then it is what the section says."""
    section = tree.sections[index]
    below = tree.sections[index + 1 : index + 2]
    if below and below[0].level > section.level:
        return ()
    return (Line(section.heading, section.place, number=section.line),)


def _of(lines: Sequence[Line], roles: frozenset[str], index: int, heading: str) -> Iterator[Passage]:
    for n, line in enumerate(_joined(lines)):
        one = mark(line)
        number = one.number if one and not _lists(line.text) else ""
        text = line.text[len(number) :].strip() if one and line.text.startswith(number) else line.text
        yield Passage(text, line.place, roles, text_roles(text), index, heading, number, n == 0)


def _lists(text: str) -> bool:
    """Whether the number at its head is the first of several in one paragraph: 一是甲；二是乙."""
    return len(text) > 1 and bool(_RUNS.search(text)) and len(inline(text)) > 1 and text.startswith(_FIRSTS)


_RUNS = re.compile(r"[；;。](?:二是|（二）|[(（]2[)）]|②|2[.．、])")
_FIRSTS = ("一是", "（一）", "（1）", "(1)", "①", "1.", "1．", "1、")


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
    """Whether a line runs on in the next: it ends in a comma, or alone among its neighbours in no sign at all."""
    line, after = lines[n], lines[n + 1] if n + 1 < len(lines) else None
    if line.kind != "paragraph" or after is None or after.kind != "paragraph" or mark(after):
        return False
    if _COMMA.search(line.text):
        return True
    before = lines[n - 1].text if n else ""
    return (
        len(line.text) >= _LEAST_BROKEN
        and line.text[-1:] not in _STOP
        and before[-1:] == after.text[-1:] == "。"
        and line.place != lines[n - 1].place
    )


@cache
def heading_roles(heading: str) -> frozenset[str]:
    """What a section is about, by its heading."""
    return frozenset(role for role, words, _ in _roles() if words and worded(words, _TABLE).search(heading))


def text_roles(text: str) -> frozenset[str]:
    """What a paragraph is about, by its own words."""
    return frozenset(role for role, _, words in _roles() if words and worded(words, _TABLE).search(text))


@cache
def _roles() -> tuple[tuple[str, str, str], ...]:
    return tuple((row[0], row[1], row[2] if len(row) > 2 else "") for row in rows(_TABLE))
