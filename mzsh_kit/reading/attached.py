"""附件说明 at the end of a plan: 附件：1.甲 and the lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .fact import Fact
from .passage import Passage

_FIRST = re.compile(r"^附\s*件\s*\d*\s*[:：]\s*(?:\d{1,2}\s*[.．、])?\s*(?P<v>.+)$", re.DOTALL)
_LONGEST = 60


def attachments(passages: Sequence[Passage]) -> Iterator[Fact]:
    """The names of the attachments."""
    going_on = False
    for one in passages:
        found = _FIRST.match(one.text)
        going_on = bool(found) or (going_on and bool(one.number) and len(one.text) <= _LONGEST)
        if going_on:
            yield Fact("attachment", found["v"].strip("。 ") if found else one.text.strip("。 "), one.place)
