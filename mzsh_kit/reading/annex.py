"""附件说明 at the end of a document: which lines are names of attachments, and no headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.lazy import lazy_pattern
from ..text.patterns import LISTED
from .source import Line

FIRST = lazy_pattern(r"^附(?:\s*件)?\s*\d*\s*(?:[:：]\s*(?P<v>.*)|(?<=件)\s*)$", re.DOTALL)
LONGEST = 60


def listed(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that go on with 附件：1.甲, each a short one with a number."""
    going_on = False
    for n, line in enumerate(lines):
        begins = bool(FIRST.match(line.text))
        going_on = begins or (going_on and bool(LISTED.match(line.text)) and len(line.text) <= LONGEST)
        if going_on:
            yield n
