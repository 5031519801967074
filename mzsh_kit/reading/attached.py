"""附件说明 at the end of a plan: 附件：1.甲 and the lines below it, or all of them in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text.lazy import lazy_pattern
from ..text.patterns import LISTED
from .annex import FIRST, LONGEST
from .fact import Fact
from .passage import Passage

_MENTIONED = lazy_pattern(r"(?P<v>[^，。；、：和及的]{2,12}[（(](?:见)?附件\s*\d*[)）])")
_END = "。；; "


def attachments(passages: Sequence[Passage]) -> Iterator[Fact]:
    """The names of the attachments; where no list names them, those that the text mentions."""
    listed = list(_listed(passages))
    yield from listed or _mentioned(passages)


def _listed(passages: Sequence[Passage]) -> Iterator[Fact]:
    going_on = False
    for one in passages:
        found = FIRST.match(one.text)
        going_on = bool(found) or (
            going_on and bool(one.number or LISTED.match(one.text)) and len(one.text) <= LONGEST
        )
        if going_on:
            names = LISTED.split((found["v"] or "") if found else one.text)
            yield from (Fact("attachment", name.strip(_END), one.place) for name in names if name.strip(_END))


def _mentioned(passages: Sequence[Passage]) -> Iterator[Fact]:
    for one in passages:
        for found in _MENTIONED.finditer(one.text):
            yield Fact("attachment", found["v"], one.place)
