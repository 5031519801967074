"""Documents, papers and sets through rules. The engine knows no rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..budget import TEXT, WORD
from ..errors import KitError, fault
from ..plan import Plan
from ..reading import margin_lines, read_lines
from ..text.lazy import lazy_pattern
from .finding import Finding, Spot, beginning, excerpt, shortest
from .lexicon import Lexicon, lexicon
from .page import Page
from .registry import CARDS, off
from .rule import Hit, Rule

Found = tuple[str, Rule, Hit]
"""The name of a paper of a set, empty for a document; a rule and what it found."""

_MISSING = "missing_part"
_SAME_WORDS = {"typo": "term_error"}
"""A wrong word is either one: what one has found the other does not find again."""

_OF_MARGINS = ("residue", "terms", "dates")
"""Families whose rules are asked about headers and footers too."""

_END, _HANZI = 6, lazy_pattern("[\u4e00-\u9fff]{2}")
"""So many lines at the end of a text may name its unit."""

_OURS = lazy_pattern(
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
    """Everything wrong with a document, in the order of its text. Raises :class:`KitError` if it cannot
    be read.
    """
    path = Path(path)
    return check_bytes(WORD.read(path), path.name, plan=plan, templates=templates, disable=disable)


def check_bytes(
    data: bytes,
    name: str,
    *,
    plan: Plan | None = None,
    templates: Path | None = None,
    disable: Collection[str] = (),
) -> tuple[Finding, ...]:
    """As :func:`check_file`, for a file in memory; its type is what ``name`` ends in.

    ``plan`` is the plan of a paper of the kit's own. Rules of the ids in ``disable`` are not asked. A
    text without a single word of the field is refused rather than told to be clean.
    """
    words = lexicon(templates)
    page = Page(name, read_lines(data, name), plan, data, words)
    if plan is None and not _OURS.search(page.text):
        raise KitError(fault("checking.unrelated", name))
    rules = enabled(words, disable)
    return (*check_page(page, rules), *_in_margins(page, rules))


def _in_margins(page: Page, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """What is wrong in headers and footers, which are no part of the text: words, days and what is left
    of another unit.

    They are looked at among the lines of the text, which says whose it is; their numbers count on behind
    its last one.
    """
    margins = margin_lines(page.data, page.name) if page.data else ()
    if not any(_HANZI.search(line.text) for line in margins):
        return ()
    count = len(page.lines)
    own = tuple(replace(line, number=count + n) for n, line in enumerate(margins, 1))
    at = max(1, count - _END)
    whole = replace(page, lines=(*page.lines[:at], *own, *page.lines[at:]))
    told = judge((rule for rule in rules if rule.family in _OF_MARGINS), whole)
    return findings(("", rule, hit) for rule, hit in told if hit.line.number > count)


def enabled(words: Lexicon, disable: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules about a document but those switched off here or in the lexicon. Raises :class:`KitError`
    for an unknown id.
    """
    without = off(words, disable)
    return tuple(rule for rule in CARDS if rule.id not in without)


def check_page(page: Page, rules: Iterable[Rule] = CARDS) -> tuple[Finding, ...]:
    """What these rules about a document find in it, in the order of its text."""
    told = judge(TEXT.timed(rules, page.name), page)
    return findings(("", *hit) for hit in sorted(told, key=lambda hit: (hit[1].line.number, hit[1].start)))


def judge(rules: Iterable[Rule], *view: object) -> Iterator[tuple[Rule, Hit]]:
    """Every hit of the rules in their order, of what they all are given.

    Words that a rule has found a later one does not find again: in a document those of the same kind, in
    a paper of a set all. Of a whole line of a document there may be several.
    """
    taken: dict[object, set[int]] = defaultdict(set)
    for rule in rules:
        for hit in _asked(rule, view):
            document = rule.scope == "document"
            here = taken[
                (_SAME_WORDS.get(rule.kind, rule.kind), hit.line.number) if document else id(hit.line)
            ]
            end = hit.end if document else max(hit.end, 1)
            inside = range(2 * hit.start + 1, 2 * end)  # letters and the seams between them
            if here.isdisjoint(inside or (2 * hit.start,)):
                here.update(inside)
                yield rule, hit


def _asked(rule: Rule, view: tuple[object, ...]) -> Iterable[Hit]:
    """What a rule finds; a document is shown in one writing unless the rule judges how it is written."""
    (page,) = view if rule.scope == "document" else (None,)
    if not isinstance(page, Page) or rule.as_written or page.seen is page:
        return rule.find(*view)
    return map(page.written, rule.find(page.seen))


def findings(hits: Iterable[Found]) -> tuple[Finding, ...]:
    """The same fault in the same words is one finding, with all its places."""
    same: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for entry in hits:
        _, rule, hit = entry
        same[rule.id, hit.same or _shown(rule, hit), hit.why, hit.fix].append(entry)
    return tuple(map(_finding, same.values()))


def _shown(rule: Rule, hit: Hit) -> str:
    """The words of a hit; of a part that is missing there are none, of a whole line of a document the
    first.
    """
    if rule.scope != "document":
        return excerpt(hit.line.text, hit.start, hit.end)
    if hit.shown:
        return shortest(hit.line.text, *hit.shown)
    if hit.start < hit.end:
        return shortest(hit.line.text, hit.start, hit.end)
    return "" if rule.kind == _MISSING else beginning(hit.line.text)


def _finding(group: list[Found]) -> Finding:
    """One finding of hits that tell the same; lines of a set have no numbers, and so no spots."""
    _, rule, first = group[0]
    places = tuple(f"{name} {hit.line.place}".strip() for name, _, hit in group)
    spots = tuple(
        Spot(hit.line.number, hit.start, hit.end, hit.mend) for _, _, hit in group if rule.scope == "document"
    )
    return Finding(
        rule.id,
        rule.kind,
        first.level or rule.level,
        _shown(rule, first),
        places[0],
        places,
        first.why or rule.reason,
        first.fix or rule.fix or "请核对后改正",
        spots,
    )
