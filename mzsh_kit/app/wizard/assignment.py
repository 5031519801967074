"""Passages of an old plan that were not understood: a person says what each is and has it in the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from ...plan import library
from ...plan.source import DataPath
from ...reading import ROLES, Unread, assign, forget, label, remember, remembers
from ..markup import soft, tag, words
from .draft import ANY_YEAR, Draft
from .duties import is_duties
from .fields import value_at

UNREAD = "没有读懂的内容"
HINT = (
    "指出一段是什么，就填进方案，一节的几段可以一起指出；不需要的不用处理。"
    "往年的主题、查摆方面、学习内容填入后请核对是否适用。"
)
PREFIX = "unread."
"""Of the key of a control: ``unread.3``, ``unread.3-5`` for neighbours, ``unread.3.always`` for its tick."""
_YEARLY = (("aspects",), ("study", "items"))
"""What every year sets anew: an old plan's is not added to the defaults of a year."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A passage that was not understood, and the field of ``ROLES`` that a person gave it, if any."""

    passage: Unread
    field: str = ""


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
    """The draft in which these passages state ``field`` (nothing if empty) and no longer what they did."""
    if field not in {"", *ROLES} or not span:
        return draft
    some = draft.unread[span.start : span.stop]
    for place, value in _values(some):
        left, bare = _less(value_at(draft.answers, place), value), draft.set(place, None)
        draft = (
            bare if isinstance(value, list) and left in ([], _stated(bare, place)) else draft.set(place, left)
        )
    new = tuple(replace(assignment, field=field) for assignment in some)
    for place, value in _values(new):
        draft = draft.set(place, [*_stated(draft, place), *value] if isinstance(value, list) else value)
    return replace(draft, unread=(*draft.unread[: span.start], *new, *draft.unread[span.stop :]))


def _values(some: Iterable[Assignment]) -> Iterator[tuple[DataPath, Any]]:
    """What passages give together, by place: items one behind another, the parts of one text with commas."""
    values: dict[DataPath, Any] = {}
    for assignment in some:
        for place, value in _leaves(assign(assignment.passage, assignment.field)) if assignment.field else ():
            before = values.get(place)
            values[place] = (
                value
                if before is None
                else before + value
                if isinstance(value, list)
                else f"{before}，{value}"
            )
    yield from values.items()


def _leaves(data: Mapping[str, Any], place: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*place, key))
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
    return replace(draft, answers={
        **given,
        "unit": {"name": "单位", "type": next(iter(books.unit_types)), **given.get("unit", {})},
        "members": given.get("members") or [{"name": "某某", "post": "书记", "role": "主要负责同志"}],
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


def assignments(unread: Sequence[Assignment], folder: Path | None) -> Iterator[str]:
    """The passages, each with its section, what it may be and whether such headings are always read so.

    Before several of one section stands what they may be together.
    """
    for heading, some in groupby(enumerate(unread), key=lambda numbered: numbered[1].passage.heading):
        section = list(some)
        if heading and len(section) > 1:
            name = f"“{heading}”这一节的{len(section)}段"
            together = {assignment.field for _, assignment in section}
            field = together.pop() if len(together) == 1 else ""
            yield words("b", name) + _choice(f"{section[0][0]}-{section[-1][0]}", field, name, "一起填入…")
        for at, assignment in section:
            text = soft(assignment.passage.where) + words("p", assignment.passage.text)
            always = _tick(at, assignment, folder) if folder and assignment.field and heading else ""
            yield text + _choice(f"{at}", assignment.field, assignment.passage.text, "这是…") + always


def _choice(key: str, field: str, name: str, ask: str) -> str:
    kinds = "".join(words("option", label(role), value=role, selected=role == field) for role in ROLES)
    first = f'<option value="">{"不填入" if field else ask}</option>'
    facts = {"id": f"f-{PREFIX}{key}", "data_field": f"{PREFIX}{key}", "aria_label": f"这是：{name}"}
    state = words("span", "已填入", class_="mz-mark mz-own") if field else ""
    return tag("div", state + tag("select", first + kinds, class_="mz-input", **facts), class_="mz-assign")


def _tick(at: int, passage: Assignment, folder: Path) -> str:
    key = f"{PREFIX}{at}.always"
    on = remembers(passage.passage.heading, passage.field, folder)
    box = f'<input type="checkbox" id="f-{key}" data-field="{key}"{" checked" if on else ""}>'
    return tag(
        "label",
        box + words("span", f"以后“{passage.passage.heading}”这样的标题都这样读"),
        class_="mz-hint mz-always",
    )
