"""Pages through cards. The engine knows no rule."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ..budget import TEXT
from ..errors import KitError, fault
from ..plan import Plan
from ..reading import read_lines
from ..system import refused
from .card import Card, Hit
from .finding import Finding, Spot, beginning, shortest
from .lexicon import Lexicon, lexicon
from .page import Page
from .registry import CARDS, off

Found = tuple[Card, Hit]
_MISSING = "missing_part"
_SAME_WORDS = {"typo": "term_error"}
"""A wrong word is either one: what one has found the other does not find again."""

_OURS = re.compile(
    "党|生活会|会议|会上|会前|会后|班子|批评|对照|检查|剖析|查摆|谈心|谈话|整改|意见|学习|主持|议程|发言"
    "|领导|干部|同志|书记|纪检|纪委|监督|巡视|巡察|督导"
)
"""Words without any of which no paper of such a meeting is written, not even a page of it."""


def check_file(
    path: str | Path,
    *,
    plan: Plan | None = None,
    templates: Path | None = None,
    disable: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Everything wrong with a document, in the order of its text. Raises :class:`KitError` if it cannot be read."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refused(error, path, reading=True) from None
    return check_bytes(data, path.name, plan=plan, templates=templates, disable=disable)


def check_bytes(
    data: bytes,
    name: str,
    *,
    plan: Plan | None = None,
    templates: Path | None = None,
    disable: Collection[str] = (),
) -> tuple[Finding, ...]:
    """As :func:`check_file`, for a file in memory; its type is what ``name`` ends in.

    ``plan`` is the plan of a paper of the kit's own. Rules of the ids in ``disable`` are not asked. A text without a
    single word of the field is refused rather than told to be clean.
    """
    words = lexicon(templates)
    page = Page(name, read_lines(data, name), plan, data, words)
    if plan is None and not _OURS.search(page.text):
        raise KitError(fault("checking.unrelated", name))
    return check_page(page, enabled(words, disable))


def enabled(words: Lexicon, disable: Collection[str] = ()) -> tuple[Card, ...]:
    """The cards but those switched off here or in the lexicon. Raises :class:`KitError` for an unknown id."""
    without = off(words, disable)
    return tuple(one for one in CARDS if one.id not in without)


def check_page(page: Page, cards: Iterable[Card] = CARDS) -> tuple[Finding, ...]:
    """Findings of these cards: words that a card has found are not found again by a later one of the same kind.

    Of a whole line there may be several.
    """
    return _findings(sorted(_judged(page, cards), key=lambda one: (one[1].line.number, one[1].start)))


def _judged(page: Page, cards: Iterable[Card]) -> Iterator[Found]:
    taken: dict[tuple[str, int], bytearray] = {}
    for one in TEXT.timed(cards, page.name):
        of = page if one.as_written else page.seen
        for found in one.find(of):
            hit = found if of is page else page.written(found)
            marks = taken.setdefault(
                (_SAME_WORDS.get(one.kind, one.kind), hit.line.number), bytearray(len(hit.line.text) + 1)
            )
            if not any(marks[hit.start : hit.end]):
                marks[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                yield one, hit


def _findings(found: Iterable[Found]) -> tuple[Finding, ...]:
    same: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for one, hit in found:
        same[one.id, hit.same or _words(one, hit), hit.why, hit.fix].append((one, hit))
    return tuple(map(_finding, same.values()))


def _words(one: Card, hit: Hit) -> str:
    """The words of a hit; of a part that is missing there are none, of a whole line the first."""
    if hit.start < hit.end:
        return shortest(hit.line.text, hit.start, hit.end)
    return "" if one.kind == _MISSING else beginning(hit.line.text)


def _finding(group: list[Found]) -> Finding:
    (one, first), hits = group[0], [hit for _, hit in group]
    places = tuple(hit.line.place for hit in hits)
    spots = tuple(Spot(hit.line.number, hit.start, hit.end, hit.mend) for hit in hits)
    return Finding(
        one.id,
        one.kind,
        first.level or one.level,
        _words(one, first),
        places[0],
        places,
        first.why or one.why,
        first.fix or one.fix or "请核对后改正",
        spots,
    )
