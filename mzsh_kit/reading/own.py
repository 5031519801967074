"""The kit's own papers come back whole: the plan that a paper carries, and what others changed in its text.

Where words of the paper were changed that state a value of the plan, the change says which value would
follow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

from ..errors import KitError
from ..gongwen import to_docx
from ..gongwen.read.carried import carried
from ..gongwen.review.revised import Revised, revised
from ..papers import build
from ..papers.carried import NAMESPACE, Carried, parsed, text_digest
from ..plan import Plan, complete, parse_when, when_text
from ..plan.faults import place_words
from ..plan.source import DataPath
from ..plan.when import clock_words, parse_clock, when_words
from ..text import folded
from ..timing import schedule, work_calendar
from ..timing.steps import step_place
from .source import sort_of

Kind = Literal["修订", "改动", "批注", "通知"]
_MOST_XML, _MOST_LINES, _MOST_LETTERS = 5_000_000, 3_000, 3_000
"""What is compared grows with the square of a text: more than this is no paper of the kit's."""
_ALIKE = 0.5
"""A paragraph that has less in common with what stood there is another one, in which no value is looked
for.
"""
_LEAST = 2
"""Characters of the words by which a value is known in a text."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was done to the paper after it was made.

    修订 is a tracked change, 改动 one that is not tracked: ``before`` and ``after`` are the words of the
    paragraph. Of a 批注 they are the words that it is about, and what it says; a 通知 proposes the value
    that ``after`` says. ``target`` is the place in the plan of the value that the words state, ``value``
    what it becomes when the change is taken; without a target a person sees to it.
    """

    kind: Kind
    place: str
    before: str
    after: str
    author: str = ""
    target: DataPath = ()
    value: Any = None

    @property
    def label(self) -> str:
        """The value in words: 会议 · 会议日期."""
        return " · ".join(place_words(Plan, self.target)) if self.target else ""

    @property
    def words(self) -> str:
        """What was done, in one line."""
        if self.kind == "批注":
            return f"“{self.before}”批注：{self.after}"
        if self.before and self.after:
            return f"“{self.before}”改为“{self.after}”"
        return f"增加“{self.after}”" if self.after else f"删去“{self.before}”"


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper of the kit's own: the number of the paper, the plan that it carries, what was changed since.

    ``as_made``: whether this version of the kit prints the same text from the plan, so that every
    difference is a person's.
    """

    paper: str
    plan: Plan
    changes: tuple[Change, ...]
    as_made: bool

    @property
    def answers(self) -> dict[str, Any]:
        """The plan as data."""
        return self.plan.model_dump(mode="json")


def own_paper(data: bytes, name: str, templates: Path | None = None) -> OwnPaper | None:
    """What a paper of the kit's own carries; nothing of any other file, and of papers that carry only
    the plan's id.

    Raises :class:`KitError` for a plan of a format from the future.
    """
    if sort_of(data, name) not in ("word", "flat"):
        return None
    xml = carried(data, NAMESPACE)
    tree = parsed(xml) if xml and len(xml) <= _MOST_XML else None
    plan = _plan(tree, templates) if tree else None
    if tree is None or plan is None:
        return None
    lines = revised(data)[:_MOST_LINES]
    made, as_made = _made(plan, tree, templates)
    values = tuple(_values(plan, templates))
    changes = (*_edited(made, lines, values, plan), *_tracked(lines, values, plan), *_comments(lines))
    return OwnPaper(tree.paper, plan, tuple(_each_value_once(changes)), as_made)


def _each_value_once(changes: Iterable[Change]) -> Iterator[Change]:
    """One change for a value that was changed alike at several places, with all of them."""
    by_target: dict[object, Change] = {}
    for change in changes:
        key: object = (
            (change.kind, change.author, change.target, str(change.value))
            if change.target
            else len(by_target)
        )
        first = by_target.get(key)
        by_target[key] = replace(first, place=f"{first.place}、{change.place}") if first else change
    yield from by_target.values()


def _plan(carried: Carried, templates: Path | None) -> Plan | None:
    """The plan of a carried one; nothing where it is faulty under these templates: then the text is read
    as anyone's.
    """
    if carried.plan is None:
        return None
    try:
        return complete(carried.plan, templates)
    except KitError as error:
        if any(fault.code == "plan.version" for fault in error.faults):
            raise
        return None


def _made(plan: Plan, carried: Carried, templates: Path | None) -> tuple[tuple[Revised, ...], bool]:
    """The paragraphs of the paper as it is made today; none where the plan no longer has it."""
    try:
        document = build(plan, carried.paper, templates)
    except KitError:
        return (), False
    return revised(to_docx(document)), text_digest(document) == carried.text


def _edited(
    made: Sequence[Revised], lines: Sequence[Revised], values: Sequence[_Value], plan: Plan
) -> Iterator[Change]:
    """What differs from the paper as made, tracked changes aside."""
    before, after = [_key(line.before) for line in made], [_key(line.before) for line in lines]
    if not made:
        return
    place = "文首"
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            for old, new in zip_longest(made[a:b], lines[c:d]):
                place = new.place if new else place
                change = Change(
                    "改动",
                    place if new else f"{place}之后",
                    old.before if old else "",
                    new.before if new else "",
                )
                if (old or new) and (change.before or change.after):
                    yield from _targeted(change, values, plan)
        if d:
            place = lines[d - 1].place


def _tracked(lines: Sequence[Revised], values: Sequence[_Value], plan: Plan) -> Iterator[Change]:
    for line in lines:
        for edit in line.edits:
            yield from _targeted(
                Change("修订", line.place, edit.before, edit.after, edit.author), values, plan
            )


def _comments(lines: Sequence[Revised]) -> Iterator[Change]:
    for line in lines:
        for comment in line.comments:
            yield Change("批注", line.place, comment.words or line.after, comment.text, comment.author)


def _key(text: str) -> str:
    """Blanks are no difference: programs write their own."""
    return "".join(folded(text).split())


# Words of a text and values of the plan.

_Sort = Literal["text", "when", "clock"]


@dataclass(frozen=True, slots=True)
class _Value:
    """The words by which a value of the plan stands in a text."""

    place: DataPath
    words: str
    sort: _Sort


def _values(plan: Plan, templates: Path | None) -> Iterator[_Value]:
    for place, value in _leaves(plan.model_dump(mode="json")):
        if len(value) >= _LEAST:
            yield _Value(place, value, "text")
            yield from _times(place, value)
    for row in schedule(plan, work_calendar(templates)).rows:
        yield _Value((*step_place(row.key), "end"), when_words(row.end), "when")


def _times(place: DataPath, value: str) -> Iterator[_Value]:
    try:
        words = when_words(parse_when(value))
        yield from [_Value(place, words, "when")] if words != value else []
    except (LookupError, ValueError):
        if ":" in value:
            try:
                yield _Value(place, clock_words(parse_clock(value)), "clock")
            except LookupError:
                return


def _leaves(data: Any, place: DataPath = ()) -> Iterator[tuple[DataPath, str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _leaves(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*place, index))
    elif isinstance(data, str):
        yield place, data


def _targeted(change: Change, values: Sequence[_Value], plan: Plan) -> Iterator[Change]:
    """The change with the value that it changes; one for each value, and the change alone where there is
    none.
    """
    targets: dict[DataPath, Any] = {}
    rest = False
    match = SequenceMatcher(None, change.before[:_MOST_LETTERS], change.after[:_MOST_LETTERS], autojunk=False)
    codes = match.get_opcodes()
    if match.ratio() < _ALIKE:
        yield change
        return
    for kind, a, b, _, _ in codes:
        if kind == "equal":
            continue
        value = None
        if around := _around(change.before, a, b, values):
            known, start = around
            value = _meant(
                change.after[_moved(codes, start) : _moved(codes, start + len(known.words))].strip(),
                known.sort,
                plan,
            )
            if value is not None:
                targets.setdefault(known.place, value)
        rest = rest or value is None
    yield from (replace(change, target=place, value=value) for place, value in targets.items())
    if rest:
        yield change


def _around(text: str, start: int, end: int, values: Sequence[_Value]) -> tuple[_Value, int] | None:
    """The shortest words of a value in which a changed stretch lies whole, and where they begin."""
    best: tuple[int, _Value, int] | None = None
    for value in values:
        at = text.find(value.words, max(0, end - len(value.words)), start + len(value.words))
        inside = (
            at <= start and end <= at + len(value.words)
            if start < end
            else at < start < at + len(value.words)
        )
        if at >= 0 and inside and (best is None or len(value.words) < best[0]):
            best = (len(value.words), value, at)
    return (best[1], best[2]) if best else None


def _moved(codes: Sequence[tuple[str, int, int, int, int]], at: int) -> int:
    """Where a place of the old text stands in the new one; what was put in at it stands behind."""
    for kind, a, b, c, d in codes:
        if a <= at <= b and kind == "equal":
            return c + at - a
        if a <= at <= b and kind != "insert":
            return c if at == a else d
    return codes[-1][4] if codes else 0


def _meant(words: str, sort: _Sort, plan: Plan) -> Any:
    """The value that new words state; nothing where they state none of its sort."""
    if not words:
        return None
    try:
        if sort == "when":
            return when_text(parse_when(words, plan.year))
        if sort == "clock":
            clock = parse_clock(words)
            return clock.value if not hasattr(clock, "strftime") else f"{clock:%H:%M}"
    except (LookupError, ValueError):
        return None
    return words


def taken(answers: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """Plain data of a plan with the value that follows a change."""
    return dict(_put(answers, change.target, change.value)) if change.target else dict(answers)


def _put(data: Any, place: DataPath, value: Any) -> Any:
    if not place:
        return value
    step, rest = place[0], place[1:]
    if isinstance(data, list) and isinstance(step, int):
        return [_put(item, rest, value) if n == step else item for n, item in enumerate(data)]
    held = data if isinstance(data, Mapping) else {}
    return {**held, str(step): _put(held.get(str(step)), rest, value)}
