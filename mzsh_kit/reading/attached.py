"""附件说明 at the end of a plan: 附件：1.甲 and the lines below it, or all of them in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text.lazy import lazy_pattern
from ..text.patterns import LISTED
from .fact import Fact
from .marks import ATTACHED, LONGEST_NAMED
from .passage import Passage

_MENTIONED = lazy_pattern(r"(?P<v>[^，。；、：和及的]{2,12}[（(]见?附件\s*\d*[)）])")
_END = "。；; "


def attachments(passages: Sequence[Passage]) -> Iterator[Fact]:
    """The names of the attachments; where no list names them, those that the text mentions."""
    named = (
        Fact("attachment", name, passage.place) for passage, names in _listed(passages) for name in names
    )
    yield from list(named) or _mentioned(passages)


def listing(passages: Sequence[Passage]) -> frozenset[Passage]:
    """The passages that name attachments, which state nothing else."""
    return frozenset(passage for passage, _ in _listed(passages))


def _listed(passages: Sequence[Passage]) -> Iterator[tuple[Passage, list[str]]]:
    going_on = False
    for passage in passages:
        match = ATTACHED.match(passage.text)
        going_on = bool(match) or (
            going_on
            and bool(passage.number or LISTED.match(passage.text))
            and len(passage.text) <= LONGEST_NAMED
        )
        if going_on:
            names = LISTED.split((match["v"] or "") if match else passage.text)
            yield passage, [bare for name in names if (bare := name.strip(_END))]


def _mentioned(passages: Sequence[Passage]) -> Iterator[Fact]:
    for passage in passages:
        for match in _MENTIONED.finditer(passage.text):
            yield Fact("attachment", match["v"], passage.place)
