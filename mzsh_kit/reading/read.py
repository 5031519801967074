"""A document -> what it states, where each of it stands, and what is not understood."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from ..budget import WORD
from ..errors import KitError, fault
from ..plan import library
from ..text import dates, ends
from ..text.lazy import lazy_pattern
from . import (
    agenda,
    aspects,
    attached,
    days,
    grounds,
    materials,
    meeting,
    opinions,
    organisation,
    other_meetings,
    people,
    rows,
    sending,
    speaking,
    steps,
    study,
    talks,
    theme,
    timetable,
    values,
)
from .certainty import certain, marked
from .charset import SPOILT
from .fact import Fact, distinct, without_parts
from .identity import PLANS, Sort, campaign, kind_of, sort_of_document, title_of
from .itself import itself, tells
from .labelled import labelled
from .leftover import Unread, carried, requirements, rules
from .meetings_table import agenda_spread, meetings_spread
from .outline import Outline, outline
from .passage import PREAMBLE, Passage, sections_about
from .passage import passages as passages_of
from .persons_table import persons_joined
from .seen import Seen, seen
from .source import Line, read_lines, unread_parts_of
from .tables import own_headings
from .team import miscounted, team, with_team
from .unit import type_of, unit_of

_Parser = Callable[[Sequence[Passage]], Iterator[Fact]]
_OF_STEPS: tuple[_Parser, ...] = (study.study, opinions.opinions, materials.materials, sending.sending)
"""Parsers of what is done before and after the meeting, which a report tells from its first sentence on."""
_IN_ROWS: tuple[_Parser, ...] = (study.study, opinions.opinions, materials.materials, talks.talks)
"""Parsers of how a step is done, which rows of a timetable tell as well."""
_PARSERS: tuple[_Parser, ...] = (
    *_OF_STEPS,
    grounds.grounds,
    theme.themes,
    talks.talks,
    aspects.aspects,
    days.told_of,
)
"""One for each sort of statement; each looks at all passages."""
_LONGEST_SENTENCE = 3000
_STOP = lazy_pattern("[。；;]")
_LEAST_FIELDS, _LEAST_STEPS = 3, 2
"""What a document states at least that names the meeting in passing, and of how many steps one that
never names it.
"""
_MEETING = lazy_pattern("生活会|分析检查|对照检查|党性分析|评议党员|党员民主评议")
"""What names the meeting, or what campaigns call its preparation."""
_PREPARATION = ("opinions.", "talks.", "problems.", "materials.", "criticism.")
_SENT = ("submission", "report")
"""What is sent before the meeting, and after it."""
_DAY = lazy_pattern(r"[\d-]{10}")
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
        taken = "仍按它起草吗？只取其中写明的内容，没有写的不作推断。"
        return "" if self.sort in PLANS else f"{self.sort_told}，不是实施方案。{taken}"

    @property
    def sort_told(self) -> str:
        """What the document is, and why, in words."""
        return f"这份文件是{self.sort}" + (f"（{self.because}）" if self.because else "")

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
    tree, sort = parsed.tree, parsed.sort
    sound = tuple(parsed.sound(parsed.facts))
    facts = list(_probable(parsed, sound) if weigh else sound)
    rolled = team(list(persons_joined([one.line for one in parsed.lines])))
    facts = with_team(facts, rolled)
    if not _speaks_of_it(tree, parsed.passages, {fact.field for fact in (*sound, *facts)}):
        raise _no_plan(data, name)
    said = {(fact.field, fact.value, fact.place) for fact in facts}
    improbable = [fact for fact in sound if (fact.field, fact.value, fact.place) not in said]
    if sort == "报告":
        facts = [fact for fact in facts if not fact.field.endswith(".deadline") or days.sets_a_limit(fact)]
    facts = list(_sent_in_time(facts))
    leftover = list(rules(_unsigned(tree, parsed.passages, tree.below()), facts, sort == "报告", improbable))
    asked = list(requirements(tree, {fact.value for fact in facts}))
    facts += asked
    facts += map(marked, days.stages(tree))
    facts += (part for part in leftover if isinstance(part, Fact))
    own = tuple(itself(tree, sort))
    facts += own
    whole = set(carried(tree, {fact.place for fact in asked if fact.certain}))
    unread = [
        _with_maybe(part, improbable)
        for part in leftover
        if isinstance(part, Unread) and part.place not in whole and not tells(part.text, part.place, own)
    ]
    unread += miscounted(rolled, facts)
    unread += _untold(improbable, facts, unread)
    unread += (Unread(fact.value, fact.place, "", fact.field) for fact in facts if _on_another_day(fact))
    title = title_of(tree, parsed.passages)
    unit = unit_of(title, tree, parsed.passages)
    return Reading(
        title,
        sort,
        kind_of(tree, parsed.passages, library(templates)),
        unit,
        type_of(unit, parsed.passages),
        tree,
        tuple(_as_written(_in_order(facts, tree), parsed.lines)),
        (*unread, *_spoilt(parsed.lines, unread)),
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
    lines = seen(tuple(rows.spread(read_lines(data, name))))
    cells = list(persons_joined([one.line for one in lines]))
    joined = tuple(rows.joined(tuple(agenda_spread(cells))))
    tree = outline(tuple(steps.apart(tuple(labelled(tuple(meetings_spread(joined)))))))
    passages = passages_of(tree, known)
    legible = [passage for passage in passages if _legible(passage.text)]
    sort, because = sort_of_document(tree)
    headed = days.headings(tree, sections_about(tree, known))
    facts = tuple(days.chosen([*headed, *stated_in(tree, legible, sort)]))
    return Parsed(lines, tree, passages, sort, because, facts)


def _probable(parsed: Parsed, sound: Sequence[Fact]) -> Iterable[Fact]:
    """What the parsers read without what is improbable, and what else is probable; all that they read of
    a paper of the kit's own, and of a text longer than any that was learnt from.
    """
    if any(_ROLL.search(line.line.text) for line in parsed.lines):
        return sound
    from .spans import model  # NumPy: whoever only looks at lines does not wait for it
    from .weighed import weighed, weighing

    known = weighing(model(), parsed.lines, parsed.sort, sound)
    if known is None:
        return sound
    facts = list(weighed(sound, model(), known))
    return parsed.sound(agenda.without_calls(facts, parsed.passages) if parsed.sort == "主持词" else facts)


def _sent_in_time(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts; what is sent before the day of the meeting is no report of it, and what is sent after it
    was not to be approved for it.
    """
    days = (values.moment(fact.value) for fact in facts if fact.field == "meeting.date" and fact.certain)
    held = next((day for day in days if day and _DAY.fullmatch(day)), "")
    for fact in facts:
        due = values.moment(fact.deadline, held) if held and fact.field in _SENT else None
        if due and _DAY.fullmatch(due) and due != held:
            yield replace(fact, field=_SENT[due > held])
        else:
            yield fact


def _on_another_day(fact: Fact) -> bool:
    """Whether a day of the meeting has the weekday of another, 2026年1月28日（星期四）."""
    days = (day for span in dates(fact.value) for day in ends(span)) if fact.field == "meeting.date" else ()
    return any((held := day.on()) and day.weekday not in (None, held.weekday()) for day in days)


def _with_maybe(passage: Unread, improbable: Iterable[Fact]) -> Unread:
    """The passage with the field that a parser read in it, where that is improbable."""
    held = (fact for fact in improbable if fact.place == passage.place and fact.value in passage.text)
    return replace(passage, maybe=next((fact.field for fact in held), ""))


def _untold(improbable: Iterable[Fact], facts: Iterable[Fact], unread: Iterable[Unread]) -> Iterator[Unread]:
    """Improbable values in sentences of which something else is told, with the field that they may be of."""
    told: dict[str, list[str]] = {}
    for fact in facts:
        told.setdefault(fact.place, []).append(fact.value)
    for passage in unread:
        told.setdefault(passage.place, []).append(passage.text)
    for fact in improbable:
        if not any(fact.value in text or text in fact.value for text in told.get(fact.place, ())):
            yield Unread(fact.value, fact.place, "", fact.field)


def _spoilt(lines: Iterable[Seen], unread: Iterable[Unread]) -> Iterator[Unread]:
    """Lines with bytes that mean nothing, which are unread even where the rest of the line is understood."""
    places = {passage.place for passage in unread}
    for line in lines:
        if SPOILT in line.line.text and line.line.place not in places:
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


def stated_in(tree: Outline, passages: Sequence[Passage], sort: Sort) -> Iterator[Fact]:
    """What all parsers read in passages of a document."""
    return without_parts(list(_facts(tree, passages, sort)))


def _facts(tree: Outline, passages: Sequence[Passage], sort: Sort) -> Iterator[Fact]:
    yield from timetable.timetable(passages)
    apart = {passage for passage, _ in timetable.sent_rows(passages)} | attached.listing(passages)
    body = [
        passage
        for passage in _unsigned(tree, passages)
        if passage not in apart and not timetable.is_row(passage) and not passage.text.startswith("附件")
    ]
    spoken = [*speaking.explained(body), *speaking.criticisms(body)]
    of_it = list(other_meetings.without_earlier(tree, body))
    facts = [
        *meeting.meeting(tree, of_it),
        *people.attending(tree, of_it),
        *_stated(body, sort == "报告"),
        *spoken,
        *agenda.agenda(tree, body, sort, {fact.value for fact in spoken}),
        *organisation.organisation(body),
        *other_meetings.other_meetings(tree, body),
        *attached.attachments(passages),
    ]
    yield from facts
    yield from chain.from_iterable(parser(list(timetable.worked(passages))) for parser in _IN_ROWS)
    yield from days.campaign(body)


def _stated(body: Sequence[Passage], report: bool) -> Iterator[Fact]:
    """What each parser reads; a report has no preamble before what was done."""
    done = [replace(passage, roles=passage.roles - {PREAMBLE}) for passage in body] if report else body
    for parser in _PARSERS:
        yield from parser(done if parser in _OF_STEPS else body)


def _unsigned(tree: Outline, passages: Sequence[Passage], kept: Sequence[Line] = ()) -> Sequence[Passage]:
    """Without those of the signature, but for the lines that are ``kept``."""
    below = {line.place for line in kept}
    return [passage for passage in passages if passage.section < len(tree.sections) or passage.place in below]


def _speaks_of_it(tree: Outline, passages: Sequence[Passage], fields: Collection[str]) -> bool:
    """Whether the meeting, or the stage of a campaign that it is a step of, is named more than in
    passing and something is stated of it.

    A part of a plan names neither: its facts are of several steps of the preparation, or of one beside
    the campaign's name.
    """
    text = "\n".join((tree.title, *(passage.heading + passage.text for passage in passages)))
    named, called = len(_MEETING.findall(text)), campaign(text)
    steps = {field.partition(".")[0] for field in fields if field.startswith(_PREPARATION)}
    least = 1 if named > 1 or called or _MEETING.search(tree.title) else _LEAST_FIELDS
    said = len(fields) >= least or (least == 1 and bool(tree.sections))
    return (bool(named) and said) or len(steps) >= _LEAST_STEPS - called


def _in_order(facts: list[Fact], tree: Outline) -> list[Fact]:
    """As they stand in the text."""
    order = tree.order()
    return sorted(facts, key=lambda fact: order.get(fact.place, 0))
