"""A fault in a finished document, as data. What cannot be opened at all is an error, not a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Level = Literal["error", "likely", "hint"]

_LONGEST, _BEGINNING, _NEIGHBOURS = 60, 20, 6
_LEAST, _AROUND, _ENOUGH = 3, 1, 4
_OF_WRITING = "punctuation"
_BOUNDARY = frozenset("。，；：、！？…,;:!?“”‘’\"'《》〈〉（）()【】\n\t ")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the words stand: from ``start`` to ``end`` of the line of this number (``Line.number``).

    ``mend`` is what should stand there if the finding is right, where that is known.
    """

    line: int
    start: int
    end: int
    mend: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """``text`` is the shortest passage that holds the fault, with its neighbours: 3 to 60 characters.

    ``where`` is the first place in words (``03-会议通知.docx 第9段``), ``places`` all of them: the same
    fault in the same words is one finding. ``why`` says what is wrong, ``fix`` how to mend it. ``spots``
    are the exact words, place by place, with what should stand there.
    """

    rule: str
    kind: str
    level: Level
    text: str
    where: str
    places: tuple[str, ...]
    why: str
    fix: str
    spots: tuple[Spot, ...] = ()

    @property
    def told(self) -> str:
        """The words, if there are any, with what is wrong with them and how to mend it."""
        words = f"“{self.text}”，" if self.text else ""
        return f"{words}{self.why}。{self.fix}。"

    def __str__(self) -> str:
        return f"{'；'.join(self.places)}：{self.told}"


def together(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as a person is told them: a habit of writing is one, with all its places and one way to
    mend it.

    Programs get it sentence by sentence.
    """
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        habit = (
            finding.kind == _OF_WRITING
            and finding.spots
            and all(spot.mend is not None for spot in finding.spots)
        )
        groups.setdefault((finding.rule, finding.level, finding.why) if habit else number, []).append(finding)
    return tuple(
        replace(
            group[0],
            places=tuple(dict.fromkeys(place for finding in group for place in finding.places)),
            spots=tuple(spot for finding in group for spot in finding.spots),
        )
        for group in groups.values()
    )


def excerpt(text: str, start: int, end: int) -> str:
    """The words from ``start`` to ``end`` with a few neighbours, on one line, at most 60 characters.

    >>> excerpt("时间另定。地点：县招待所会议室。请准时到会。", 8, 14)
    '另定。地点：县招待所会议室。请准时到'
    """
    around = text[max(0, start - _NEIGHBOURS) : end + _NEIGHBOURS]
    return _cut(around, _LONGEST)


def shortest(text: str, start: int, end: int) -> str:
    """The words from ``start`` to ``end`` with at most one neighbour of their clause on either side.

    >>> shortest("以自我革命的精神比照检查、剖析根源。", 8, 12)
    '比照检查'
    """
    if end - start < _ENOUGH:
        first, last = start, end
        while first and start - first < _AROUND and text[first - 1] not in _BOUNDARY:
            first -= 1
        while last < len(text) and last - end < _AROUND and text[last] not in _BOUNDARY:
            last += 1
        start, end = first, last
    start, end = _at_least(text, start, end)
    return _cut(text[start:end], _LONGEST)


def beginning(text: str) -> str:
    """The first words of a line, where the fault is of the whole line and in none of its words.

    >>> beginning("为开好民主生活会，根据县委组织部的通知和工作安排，制定本方案。")
    '为开好民主生活会，根据县委组织部的通知…'
    """
    return _cut(text, _BEGINNING)


def _cut(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _at_least(text: str, start: int, end: int) -> tuple[int, int]:
    """Three characters that are not marks: of the clause before, then across marks where need be,
    forward first.
    """
    while (
        sum(character not in _BOUNDARY for character in text[start:end]) < _LEAST
        and (start or end < len(text))
        and end - start < _LONGEST
    ):
        opens = text[start] in "（(" and text[end - 1] not in "）)"
        inside = start and text[start - 1] not in _BOUNDARY and not opens
        start, end = (start - 1, end) if inside or end == len(text) else (start, end + 1)
    return start, end
