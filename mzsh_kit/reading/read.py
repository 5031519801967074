"""A document -> what it states, where each of it stands, and what is not understood."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..budget import WORD
from ..errors import KitError, fault
from ..plan import library
from ..text.lazy import lazy_pattern
from . import (
    agenda,
    aspects,
    attached,
    calendar,
    grounds,
    materials,
    meeting,
    opinions,
    organisation,
    other_meetings,
    people,
    sending,
    speaking,
    study,
    talks,
    theme,
)
from .certainty import certain, marked
from .charset import SPOILT
from .fact import Fact, distinct, without_parts
from .identity import PLANS, Sort, campaign, kind_of, sort_of_document, title_of
from .labelled import labelled
from .leftover import Unread, requirements, rules
from .meetings_table import meetings_spread
from .outline import Outline, outline
from .passage import PREAMBLE, Passage, passages
from .seen import Seen, seen
from .source import read_lines, unread_parts_of
from .tables import own_headings
from .unit import type_of, unit_of

_Parser = Callable[[Sequence[Passage]], Iterator[Fact]]
_OF_STEPS: tuple[_Parser, ...] = (study.study, opinions.opinions, materials.materials, sending.sending)
"""Parsers of what is done before and after the meeting, which a report tells from its first sentence on."""
PARSERS: tuple[_Parser, ...] = (
    *_OF_STEPS,
    grounds.grounds,
    theme.themes,
    talks.talks,
    aspects.aspects,
    calendar.deadlines,
)
"""One for each sort of statement; each looks at all passages."""
_LONGEST_SENTENCE = 3000
_STOP = lazy_pattern("[。；;]")
_LONGEST_NAME = 30
_LEAST_FIELDS, _LEAST_STEPS = 3, 2
"""What a document states at least that names the meeting in passing, and of how many steps one that
never names it.
"""
_MEETING = lazy_pattern("生活会|分析检查|对照检查|党性分析|评议党员|党员民主评议")
"""What names the meeting, or what campaigns call its preparation."""
_STEPS = ("opinions.", "talks.", "problems.", "materials.", "criticism.")
_EMBEDDED = "嵌入的"
_ROLL = lazy_pattern(r"应到\d+人：")
"""The team, name by name, as a paper of the kit's own has it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says: kind, unit, tree, the facts in the order of the text, and what was not
    understood.
    """

    title: str
    sort: Sort
    kind: str
    unit: str
    unit_type: str
    tree: Outline
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...]
    because: str = ""
    """Why the document is of its sort, where its title does not say."""

    @property
    def question(self) -> str:
        """What a person is asked before a document of this sort is taken as a plan, a 制度 or a 报告;
        empty for a plan.
        """
        because = f"（{self.because}）" if self.because else ""
        return (
            ""
            if self.sort in PLANS
            else f"这份文件是{self.sort}{because}，不是实施方案。仍按它起草吗？"
            "只取其中写明的内容，没有写的不作推断。"
        )

    def data(self) -> dict[str, Any]:
        """Plain data, as ``mzsh read --json`` prints it."""
        return {
            "title": self.title,
            "sort": self.sort,
            "question": self.question,
            "kind": self.kind,
            "unit": {"name": self.unit, "type": self.unit_type},
            "sections": [
                {"level": section.level, "number": section.number, "heading": section.heading}
                for section in self.tree.sections
            ],
            "facts": [fact.data() for fact in self.facts],
            "unread": [
                {"text": passage.text, "place": passage.place, "heading": passage.heading}
                for passage in self.unread
            ],
        }


def read(path: str | Path, templates: Path | None = None, office: Path | None = None) -> Reading:
    """Read a file, as :func:`read_bytes` does. Raises :class:`KitError` as :func:`read_bytes` does, and
    for a file that is missing.
    """
    path = Path(path)
    return read_bytes(WORD.read(path), path.name, templates, office)


def read_bytes(
    data: bytes, name: str, templates: Path | None = None, office: Path | None = None, weigh: bool = True
) -> Reading:
    """Read a document's bytes; ``name`` says its type, ``office`` is a folder in which headings were
    remembered beside. Without ``weigh`` its facts are all that the parsers read, probable or not.

    Raises :class:`KitError` as ``read_lines`` does, and for a document that plans no 民主生活会.
    """
    parsed = parse(data, name, own_headings(templates) | own_headings(office))
    tree, seen_passages, sort = parsed.tree, parsed.passages, parsed.sort
    said = tuple(parsed.sound(parsed.facts))
    facts = list(_probable(parsed, said) if weigh else said)
    if not _speaks_of_it(tree, seen_passages, {fact.field for fact in (*said, *facts)}):
        raise _no_plan(data, name)
    if sort == "报告":
        facts = [
            fact for fact in facts if not fact.field.endswith(".deadline") or calendar.sets_a_limit(fact)
        ]
    rest = list(rules(_unsigned(seen_passages), facts, sort == "报告"))
    kept = [
        *facts,
        *requirements(tree),
        *map(marked, calendar.stages(tree)),
        *(part for part in rest if isinstance(part, Fact)),
    ]
    title = title_of(tree, seen_passages)
    unit = unit_of(title, tree, seen_passages)
    return Reading(
        title,
        sort,
        kind_of(tree, seen_passages, library(templates)),
        unit,
        type_of(unit, seen_passages),
        tree,
        tuple(_as_written(_in_order(kept, tree), parsed.lines)),
        (*(part for part in rest if isinstance(part, Unread)), *_spoilt(parsed.lines, rest)),
        parsed.because,
    )


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the parsers make of a document, before anything of it is weighed."""

    lines: tuple[Seen, ...]
    tree: Outline
    passages: tuple[Passage, ...]
    sort: Sort
    because: str
    facts: tuple[Fact, ...]

    def sound(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """The facts without scraps, each once."""
        return distinct(certain(facts, {passage.place: passage.text for passage in self.passages}))


def parse(data: bytes, name: str, known: Mapping[str, frozenset[str]] | None = None) -> Parsed:
    """The document's lines, tree and passages, and what each parser reads; ``known`` are the headings that
    an office has assigned.
    """
    lines = tuple(seen(read_lines(data, name)))
    rows = tuple(calendar.rows_joined([one.line for one in lines]))
    tree = outline(tuple(labelled(tuple(meetings_spread(rows)))))
    seen_passages = passages(tree, known)
    legible = [passage for passage in seen_passages if _legible(passage.text)]
    sort, because = sort_of_document(tree)
    facts = without_parts(list(_facts(tree, legible, sort)))
    return Parsed(lines, tree, seen_passages, sort, because, tuple(facts))


def _probable(parsed: Parsed, said: Sequence[Fact]) -> Iterable[Fact]:
    """What the parsers read without what is improbable, and what else is probable; all that they read of
    a paper of the kit's own, and of a text longer than any that was learnt from.
    """
    if any(_ROLL.search(line.line.text) for line in parsed.lines):
        return said
    from .spans import model  # NumPy: whoever only looks at lines does not wait for it
    from .weighed import weighed, weighing

    known = weighing(model(), parsed.lines, parsed.sort, said)
    if known is None:
        return said
    return parsed.sound(agenda.without_calls(list(weighed(said, model(), known)), parsed.sort))


def _spoilt(lines: Iterable[Seen], rest: Sequence[Fact | Unread]) -> Iterator[Unread]:
    """Lines with bytes that mean nothing, which are told even where the rest of the line is understood."""
    told = {part.place for part in rest if isinstance(part, Unread)}
    for line in lines:
        if SPOILT in line.line.text and line.line.place not in told:
            yield Unread(line.line.text, line.line.place, "")


def _no_plan(data: bytes, name: str) -> KitError:
    """The refusal; where the plan may stand in what cannot be read, that is named."""
    objects = [part_name for part_name in unread_parts_of(data, name) if part_name.startswith(_EMBEDDED)]
    return KitError(
        fault("reading.holds", name, found="、".join(objects)) if objects else fault("reading.no_plan", name)
    )


def _as_written(facts: Iterable[Fact], lines: Iterable[Seen]) -> Iterator[Fact]:
    """The facts with the words of their lines, where these were folded."""
    known = {line.line.place: line for line in lines}
    for fact in facts:
        words = known[fact.place].written(fact.value) if fact.place in known else ""
        yield replace(fact, written=words) if words not in ("", fact.value) else fact


def _legible(text: str) -> bool:
    """Whether a paragraph is made of sentences; a stretch without a full stop that fills pages is none."""
    return all(len(part) <= _LONGEST_SENTENCE for part in _STOP.split(text))


def _facts(tree: Outline, seen_passages: Sequence[Passage], sort: Sort) -> Iterator[Fact]:
    yield from calendar.timetable(seen_passages)
    told = [
        passage
        for passage in _unsigned(seen_passages)
        if not calendar.is_row(passage) and not passage.text.startswith("附件")
    ]
    spoken = [*speaking.explained(told), *speaking.criticisms(told)]
    facts = [
        *meeting.meeting(tree, told),
        *people.attending(tree, told),
        *_stated(told, sort == "报告"),
        *spoken,
        *agenda.agenda(tree, told, sort, {fact.value for fact in spoken}),
        *organisation.organisation(told),
        *other_meetings.other_meetings(tree, told),
        *attached.attachments(seen_passages),
    ]
    yield from facts
    yield from calendar.steps(told)


def _stated(told: Sequence[Passage], report: bool) -> Iterator[Fact]:
    """What each parser reads; a report has no preamble before what was done."""
    done = [replace(passage, roles=passage.roles - {PREAMBLE}) for passage in told] if report else told
    for parser in PARSERS:
        yield from parser(done if parser in _OF_STEPS else told)


def _unsigned(seen_passages: Sequence[Passage]) -> Sequence[Passage]:
    """Without the day of the signature and the organ above it, which stand last and below other text."""
    last = seen_passages[-1] if seen_passages else None
    if not last or last.first or not calendar.dated(last.text):
        return seen_passages
    organ = seen_passages[-2].text if len(seen_passages) > 1 else ""
    return (
        seen_passages[:-2]
        if organ
        and not seen_passages[-2].number
        and not organ.endswith(("。", "；", "："))
        and len(organ) < _LONGEST_NAME
        else seen_passages[:-1]
    )


def _speaks_of_it(tree: Outline, seen_passages: Sequence[Passage], fields: Collection[str]) -> bool:
    """Whether the meeting, or the stage of a campaign that it is a step of, is named more than in
    passing and something is stated of it.

    A part of a plan names neither: its facts are of several steps of the preparation, or of one beside
    the campaign's name.
    """
    text = "\n".join((tree.title, *(passage.heading + passage.text for passage in seen_passages)))
    named, called = len(_MEETING.findall(text)), campaign(text)
    steps = {field.partition(".")[0] for field in fields if field.startswith(_STEPS)}
    least = 1 if named > 1 or called or _MEETING.search(tree.title) else _LEAST_FIELDS
    said = len(fields) >= least or (least == 1 and bool(tree.sections))
    return (bool(named) and said) or len(steps) >= _LEAST_STEPS - called


def _in_order(facts: list[Fact], tree: Outline) -> list[Fact]:
    """As they stand in the text."""
    order = tree.order()
    return sorted(facts, key=lambda fact: order.get(fact.place, 0))
