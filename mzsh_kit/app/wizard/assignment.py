"""Passages of an old plan: a person says what those are that were not understood or read as something else,
and has them in the draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from ...plan import library
from ...plan.model import DUTIES
from ...plan.source import DataPath
from ...reading import ROLES, Fact, OldPlan, Unread, assign, forget, label, remember, remembers, stating
from ..markup import press_link, soft, tag, words
from .draft import ANY_YEAR, Draft
from .duties import is_duties
from .fields import value_at

READ, UNREAD = "从旧方案中读出", "没有读懂的内容"
READ_HINT = "读错的，点“读错了”：先从方案里去掉，再在“没有读懂的内容”里指出它是什么；用不上的不用再处理。"
HINT = (
    "指出一段是什么，就填进方案；写着“可能是”的，核对后选定才填。几段说的是一件事的，勾选“连同上一段”，一起指出；不需要的不用处理。"
    "往年的主题、查摆方面、学习内容填入后请核对是否适用。"
)
PREFIX = "unread."
"""Of the key of a control: ``unread.3``, ``unread.3-5`` for neighbours; ``unread.3.always`` and
``unread.3.joined`` for ticks.
"""
_PRINCIPAL = {"name": "某某", "post": "书记", "role": "主要负责同志"}
_YEARLY = (("aspects",), ("study", "items"))
"""What every year sets anew: an old plan's is not added to the defaults of a year."""
_THEME, _SCHEDULE = ("theme",), ("schedule",)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A passage, and the field of ``ROLES`` that a person gave it, if any.

    ``fact`` is what was read of it, until a person says that it is something else; ``joined``: it is one
    thing with the passage before it.
    """

    passage: Unread
    field: str = ""
    fact: Fact | None = None
    joined: bool = False


def said_by(old: OldPlan) -> tuple[Assignment, ...]:
    """The passages of a document, as they were read; nobody has said anything to them yet."""
    return tuple(Assignment(passage, fact=fact) for passage, fact in old.passages)


def span_of(key: str, count: int) -> range:
    """The passages that a control names: one (``3``), or neighbours (``3-5``); none for any other key."""
    first, _, last = key.partition("-")
    if (
        not first.isdecimal()
        or not (last or first).isdecimal()
        or not int(first) <= int(last or first) < count
    ):
        return range(0)
    return range(int(first), int(last or first) + 1)


def assign_from(draft: Draft, span: range, field: str) -> Draft:
    """The draft in which these passages state ``field`` (nothing if empty) and no longer what they did; one
    goes with all that it is one thing with.
    """
    if field not in {"", *ROLES} or not span:
        return draft
    if len(span) == 1 and not draft.passages[span.start].fact:
        span = _run_of(span.start, draft.passages)
    taken = draft.passages[span.start : span.stop]
    some = taken if len(taken) == 1 else tuple(one for one in taken if not one.fact)
    for place, value in _values(some):
        left, bare = _less(value_at(draft.answers, place), value), draft.set(place, None)
        draft = (
            bare if isinstance(value, list) and left in ([], _stated(bare, place)) else draft.set(place, left)
        )
    new = tuple(replace(assignment, field=field, fact=None) for assignment in some)
    for place, value in _values(new):
        draft = draft.set(place, [*_stated(draft, place), *value] if isinstance(value, list) else value)
    given = iter(new)
    now = (next(given) if one in some else one for one in taken)
    return replace(draft, passages=(*draft.passages[: span.start], *now, *draft.passages[span.stop :]))


def tied(draft: Draft, at: int, *, on: bool) -> Draft:
    """The draft in which a passage is one thing with the one before it, or no longer; together they state
    what the first of them does.
    """
    run = _run_of(at, _joined(draft.passages, at, on=True))
    field, bare = draft.passages[run.start].field, assign_from(draft, run, "")
    passages = _joined(bare.passages, at, on=on)
    return assign_from(replace(bare, passages=passages), run[:1], field)


def _joined(passages: Sequence[Assignment], at: int, *, on: bool) -> tuple[Assignment, ...]:
    return tuple(replace(one, joined=on) if n == at else one for n, one in enumerate(passages))


def _run_of(at: int, passages: Sequence[Assignment]) -> range:
    run = next(run for run in _runs(passages) if at in run)
    return range(run[0], run[-1] + 1)


def _runs(passages: Sequence[Assignment]) -> list[list[int]]:
    """Places of the passages that were not read, those together that are one thing."""
    runs: list[list[int]] = []
    for at, one in enumerate(passages):
        if not one.fact and runs and one.joined:
            runs[-1].append(at)
        elif not one.fact:
            runs.append([at])
    return runs


def _values(some: Iterable[Assignment]) -> Iterator[tuple[DataPath, Any]]:
    """What passages give together, by place: items one behind another, the parts of the theme with commas;
    of anything else the first holds.
    """
    values: dict[DataPath, Any] = {}
    for assignment in some:
        for place, value in _leaves(_given(assignment)):
            before = values.get(place)
            values[place] = (
                value
                if before is None
                else before + value
                if isinstance(value, list)
                else f"{before}，{value}"
                if place == _THEME
                else before
            )
    yield from values.items()


def _given(assignment: Assignment) -> Mapping[str, Any]:
    """What a passage gives the draft."""
    if assignment.fact:
        return stating(assignment.fact)
    return assign(assignment.passage, assignment.field) if assignment.field else {}


def _leaves(data: Mapping[str, Any], place: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    """The values, each with its place; what is said of duties holds of the first."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(
                value, (*place, key, 0) if place == _SCHEDULE and key in DUTIES else (*place, key)
            )
        else:
            yield (*place, key), value


def _stated(draft: Draft, place: DataPath) -> list[Any]:
    """The items to which others are added: those stated, else the defaults, which duties go on following."""
    if draft.is_stated(place) or place in _YEARLY:
        return list(value_at(draft.answers, place) or ())
    given = (draft if draft.firm else _supplied(draft)).value(place) or ()
    return [{} for _ in given] if is_duties(place) else list(given)


def _supplied(draft: Draft) -> Draft:
    """The draft with something wherever there is no default, so that all other defaults can be looked up."""
    given, books = draft.answers, library(draft.templates)
    team = given.get("members") or []
    led = any(member.get("role") == _PRINCIPAL["role"] for member in team)
    return replace(draft, answers={
        **given,
        "unit": {"name": "单位", "type": next(iter(books.unit_types)), **given.get("unit", {})},
        "members": team if led else [_PRINCIPAL, *team],
        "kind": given.get("kind") or next(iter(books.kinds)),
        "year": given.get("year") or ANY_YEAR,
        "confirmed": True,
    })  # fmt: skip


def _less(now: Any, value: Any) -> Any:
    """What is left without a value that was assigned; what a person has written over it since stays."""
    if isinstance(value, list):
        return [kept for kept in now or () if not any(_holds(kept, item) for item in value)]
    return None if now == value else now


def _holds(held: Any, item: Any) -> bool:
    both = isinstance(held, Mapping) and isinstance(item, Mapping)
    return all(held.get(key) == value for key, value in item.items()) if both else bool(held == item)


def remembered_as(passage: Assignment, folder: Path, *, on: bool) -> None:
    """Sections under its heading are always read so, or no longer. Raises :class:`KitError` of the disk."""
    if passage.field and passage.passage.heading:
        if on:
            remember(passage.passage.heading, passage.field, folder)
        else:
            forget(passage.passage.heading, folder)


def read_lines(passages: Sequence[Assignment]) -> list[str]:
    """What was read, each with the way to say that it is something else."""
    return [
        words("span", f"{label(one.fact.field)}：{one.passage.text}（{one.passage.place}）")
        + press_link("读错了", "misread", f"{at}", aria_label=f"读错了：{one.passage.text}")
        for at, one in enumerate(passages)
        if one.fact
    ]


def assignments(passages: Sequence[Assignment], folder: Path | None) -> Iterator[str]:
    """The passages that were not read, each with its section, what it may be and whether such headings are
    always read so.

    Before several of one section stands what they may be together.
    """
    runs = _runs(passages)
    for heading, some in groupby(runs, key=lambda run: passages[run[0]].passage.heading):
        section = list(some)
        if heading and len(section) > 1:
            together = [passages[at] for run in section for at in run]
            name = f"“{heading}”这一节的{len(together)}段"
            yield words("b", name) + _choice(
                f"{section[0][0]}-{section[-1][-1]}", together, name, "一起填入…"
            )
        for run in section:
            yield _run(run, passages, folder, first=run is runs[0])


def _run(run: Sequence[int], passages: Sequence[Assignment], folder: Path | None, *, first: bool) -> str:
    """Passages that are one thing, with what they may be."""
    texts = "".join(
        ("" if first and at == run[0] else _tick(f"{at}.joined", "连同上一段", on=passages[at].joined))
        + soft(passages[at].passage.where)
        + words("p", passages[at].passage.text)
        for at in run
    )
    said = [passages[at] for at in run]
    head = said[0]
    always = "".join(_always(at, passages[at], folder) for at in run) if folder and head.field else ""
    return texts + _choice(f"{run[0]}", said, head.passage.text, "这是…", head.passage.maybe) + always


def _choice(key: str, some: Sequence[Assignment], name: str, ask: str, maybe: str = "") -> str:
    """A choice of what passages are, what they may be (``maybe``) first, and whether that filled anything."""
    fields = {one.field for one in some}
    field = fields.pop() if len(fields) == 1 else ""
    ask = f"可能是{label(maybe)}" if maybe else ask
    roles = sorted(ROLES, key=lambda role: role != maybe)
    kinds = "".join(words("option", label(role), value=role, selected=role == field) for role in roles)
    first = f'<option value="">{"不填入" if field else ask}</option>'
    facts = {"id": f"f-{PREFIX}{key}", "data_field": f"{PREFIX}{key}", "aria_label": f"这是：{name}"}
    return tag(
        "div",
        _state(some, field) + tag("select", first + kinds, class_="mz-input", **facts),
        class_="mz-assign",
    )


def _state(some: Sequence[Assignment], field: str) -> str:
    """Whether passages that were said to be a field filled anything."""
    if field and not any(_values(some)):
        return words("span", f"没有读出{label(field)}，没有填入", class_="mz-mark")
    return words("span", "已填入", class_="mz-mark mz-own") if field else ""


def _always(at: int, assignment: Assignment, folder: Path) -> str:
    heading = assignment.passage.heading
    on = remembers(heading, assignment.field, folder)
    return _tick(f"{at}.always", f"以后“{heading}”这样的标题都这样读", on=on) if heading else ""


def _tick(key: str, name: str, *, on: bool) -> str:
    key = PREFIX + key
    box = f'<input type="checkbox" id="f-{key}" data-field="{key}"{" checked" if on else ""}>'
    return tag("label", box + words("span", name), class_="mz-hint mz-always")
