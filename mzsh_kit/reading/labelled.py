"""A form that says when, where and under whom the meeting is -> a line for each of its labels: 时间：甲.

A paste leaves the labels of a form behind one another in a line, spread by blanks (时  间), or each on a
line above its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..text.lazy import lazy_pattern
from ..text.patterns import ITEM
from .source import Line

_GAP = r"[ \u3000\t]*"
_NAMES = "时间|日期|会期|地点|会场|主持|出席|列席|参加|参会|与会|记录|缺席|主题|督导|指导|应到|上级领导"
_NAME = "|".join(_GAP.join(name) for name in _NAMES.split("|"))
_LABEL = rf"(?:会议|召开|邀请|上级)?(?:{_NAME})(?:{_GAP}(?:人员|人|单位|领导|对象))?"
_ALONE = lazy_pattern(_LABEL)
_INSIDE = lazy_pattern(rf"(?:^|(?<=[\s；;。，]))(?P<label>{_LABEL})[：:]\s*")
_SPACED = lazy_pattern(rf"(?:^|(?<=\s))(?P<label>{_LABEL})\s+")
_FRAMED = lazy_pattern(
    rf"(?:^|(?<=[\s；;。]))【(?P<label>[\u4e00-\u9fff]{{2,8}}|{_LABEL})】\s*(?=[^\s【：:])"
)
"""A label in a frame, with its value behind it: 【地点】甲."""
_ENDED = lazy_pattern(
    rf"^(?:(?P<number>{ITEM}\s*)(?P<numbered>{_LABEL})(?:[\u3000\t]+|[ ]{{2,}})"
    rf"|(?P<said>会议的?{_LABEL})(?:[是为]?，\s*|[是为][：:]\s*|。\s*)|(?P<alone>{_LABEL})(?:。\s*|[是为]，\s*))(?=\S)"
)
"""A label that no colon ends: 会议主题。甲, 会议的主题是，甲, （二）时间　乙."""
_SET_APART = lazy_pattern(r"[\u4e00-\u9fff](?:[ \u3000\t]+[\u4e00-\u9fff]|[\u3000\t ]*[\u3000\t]$)")
"""A label spread by blanks, or parted from its value as cells of a row are."""
_LEAST, _LONGEST = 2, 60
"""Labels of a form; signs of a value that stands below its label."""


def labelled(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of a form as one for each label; other lines as they are."""
    lines = [part for line in lines for part in _unframed(line)]
    alone = [bool(_ALONE.fullmatch(line.text.strip())) for line in lines]
    pairs = {n for n, (label, value) in enumerate(pairwise(alone)) if label and not value}
    named = pairs | {n for n, line in enumerate(lines) if begins(line.text)}
    tabled = {n for n in pairs if {n - 2, n - 1, n + 2} & named and len(lines[n + 1].text) <= _LONGEST}
    for n, line in enumerate(lines):
        if n in tabled:
            yield replace(line, text=f"{_bare(line.text)}：{lines[n + 1].text}", place=lines[n + 1].place)
        elif n - 1 not in tabled:
            yield from _split(line)


def _unframed(line: Line) -> Iterator[Line]:
    """A line with its framed labels as others are; one that is none of a form, 【分工】甲：乙, heads its
    line.
    """
    label = _FRAMED.match(line.text)
    if label and not _ALONE.fullmatch(label["label"]):
        yield replace(line, text=label[0])
        line = replace(line, text=line.text[label.end() :])
    yield replace(line, text=_ended(_FRAMED.sub(r"\g<label>：", line.text)))


def _ended(text: str) -> str:
    """A line whose label ends as labels do: with a colon."""
    label = _ENDED.match(text)
    if not label:
        return text
    name = _bare(label["numbered"] or label["said"] or label["alone"])
    return f"{label['number'] or ''}{name}：{text[label.end() :]}"


def begins(text: str) -> bool:
    """Whether a line is that of a label of a form: 时间：甲."""
    return bool(_INSIDE.match(text))


def _bare(label: str) -> str:
    return "".join(label.split())


def _split(line: Line) -> Iterator[Line]:
    """A line cut at its labels, where it has several or its only one is spread by blanks."""
    found = list(_INSIDE.finditer(line.text))
    if not found and len(line.text) <= 2 * _LONGEST:
        found = list(_SPACED.finditer(line.text))
    spread = len(found) == 1 and not found[0].start() and bool(_SET_APART.search(found[0][0]))
    if len(found) < _LEAST and not spread:
        yield line
        return
    if lead := line.text[: found[0].start()].rstrip():
        yield replace(line, text=lead)
    for label, end in zip(found, [*(after.start() for after in found[1:]), len(line.text)], strict=True):
        yield replace(line, text=f"{_bare(label['label'])}：{line.text[label.end() : end].strip(' 　；;，')}")
