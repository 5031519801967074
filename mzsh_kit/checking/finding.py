"""A fault in a finished document, as data. What cannot be opened at all is an error, not a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "likely", "hint"]

_LONGEST, _NEIGHBOURS = 60, 6


@dataclass(frozen=True, slots=True)
class Finding:
    """``text`` is the shortest passage that holds the fault, with its neighbours: 4 to 60 characters.

    ``where`` is the first place in words (``03-会议通知.docx 第9段``), ``places`` all of them: the same fault in the
    same words is one finding. ``why`` says what is wrong, ``fix`` how to mend it.
    """

    rule: str
    kind: str
    level: Level
    text: str
    where: str
    places: tuple[str, ...]
    why: str
    fix: str

    def __str__(self) -> str:
        return f"{'；'.join(self.places)}：“{self.text}”，{self.why}。{self.fix}。"


def excerpt(text: str, start: int, end: int) -> str:
    """The words from ``start`` to ``end`` with a few neighbours, on one line, at most 60 characters.

    >>> excerpt("时间另定。地点：县招待所会议室。请准时到会。", 8, 14)
    '间另定。地点：县招待所会议室。请准时到会'
    """
    around = text[max(0, start - _NEIGHBOURS) : end + _NEIGHBOURS]
    line = " ".join(around.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
