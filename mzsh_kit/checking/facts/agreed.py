"""By when most papers of a set want a duty done, each of several duties of one sort by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from ...plan import when_words
from .deadlines import Deadline, Sent
from .holidays import moved_back
from .papers import Papers, number

Reach = date | int
"""A day, or days from a meeting whose day nobody knows."""

_CERTAIN, _PERHAPS, _RULED, _BROKEN = 10, 3, 1, 5
"""Votes of a paper that says which of the sorts it means, of one that does not, and for and against a printed day."""


def agreed(those: Iterable[Deadline], papers: Papers) -> Mapping[Sent, Reach | None]:
    """What most papers have for a duty, by what is sent and to whom; a single entry unless the plan tells several apart."""
    those = tuple(those)
    stated = {one.sent for one in those if number(one.paper) == "01" and any(one.sent)}
    sorts = tuple(stated) if len(stated) > 1 else (Sent(),)
    return {sent: _most(those, sent, sorts, papers) for sent in sorts}


def _most(those: Iterable[Deadline], sent: Sent, sorts: tuple[Sent, ...], papers: Papers) -> Reach | None:
    """The deadline with most votes; of two that have as many, the one as its rule has it."""
    votes: Counter[Reach] = Counter()
    voted: set[tuple[Reach, str]] = set()
    for one in those:
        found = reach(one, papers)
        if found is None or not one.sent.fits(sent):
            continue
        if (found, one.paper.name) not in voted:
            voted.add((found, one.paper.name))
            votes[found] += _CERTAIN if sum(map(one.sent.fits, sorts)) == 1 else _PERHAPS
        votes[found] += _RULED if one.day and one.day == one.ruled(papers) else 0
        votes[found] -= _BROKEN if _breaks(one, papers) else 0
    return votes.most_common(1)[0][0] if votes else None


def _breaks(one: Deadline, papers: Papers) -> bool:
    """Whether a printed day is not what its rule makes it."""
    wanted = one.ruled(papers)
    return bool(wanted and one.day and not moved_back(wanted, one.day, papers.calendar))


def reach(one: Deadline, papers: Papers) -> Reach | None:
    day = one.until(papers)
    return day if day is not None or papers.meeting else one.counted


def reach_words(found: Reach) -> str:
    return when_words(found) if isinstance(found, date) else f"会{'前' if found < 0 else '后'}{abs(found)}天"


def same(one: Deadline, found: Reach, other: Reach | None, papers: Papers) -> bool:
    """Whether both are the same; what is only counted may have been put back from a day off."""
    if found == other:
        return True
    if isinstance(found, date) and isinstance(other, date) and one.day is None:
        return moved_back(found, other, papers.calendar)
    return False
