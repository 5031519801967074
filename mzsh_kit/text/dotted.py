"""Days written with a dot (1.4—1.9, 1.16前) in the one writing of days, where a text writes its days so.

A number of a clause (1.4 主持) or an amount (1.5万元) looks alike: a text writes days so where a stretch
of them stands in it, and then no amount and no number at the head of a line is one.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

from .fold import Folded
from .patterns import DOTTED_DAY, DOTTED_STRETCH


def writes_dots(texts: Iterable[str]) -> bool:
    """Whether a text has a stretch of days with dots: 1.4—1.9."""
    return any(
        _exists(match[1]) and _exists(match[2]) for text in texts for match in DOTTED_STRETCH.finditer(text)
    )


def _exists(day: str) -> bool:
    month, _, number = day.partition(".")
    return 1 <= int(month) <= 12 and 1 <= int(number) <= 31


def with_days(folded: Folded) -> Folded:
    """The text with 1月4日 for 1.4, whose characters lead back to where 1.4 stands."""
    days = [match for match in DOTTED_DAY.finditer(folded.text) if _exists(match[0])]
    if not days:
        return folded
    text, starts, ends, at = "", array("l"), array("l"), 0
    for match in days:
        begin, end = match.span()
        words = re.sub(r"\.", "月", match[0]) + "日"
        first, last = folded.place(begin, end)
        text += folded.text[at:begin] + words
        starts.extend((*folded.starts[at:begin], *(first for _ in words)))
        ends.extend((*folded.ends[at:begin], *(last for _ in words)))
        at = end
    starts.extend(folded.starts[at:])
    ends.extend(folded.ends[at:])
    return Folded(text + folded.text[at:], folded.original, starts, ends)
