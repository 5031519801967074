"""What a step of the wizard is made of. What a field is called and may be comes from the model."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import EnumMeta
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic_core import PydanticUndefined

from ...plan import Library, Plan
from ...plan.faults import place_words
from ...plan.source import DataPath

Words = tuple[tuple[str, str], ...]
"""Pairs of a value and what a person reads for it."""

Sort = Literal["line", "text", "lines", "names", "sentences", "number", "choice", "yes", "when", "clock"]
"""How a value is typed: one line, a paragraph, one item a line, items parted by 、 or by ；, a whole number,
one of several, yes or no, a time as a plan states it, a time of day."""


def label(place: DataPath) -> str:
    """What the model calls the value at a place."""
    return list(place_words(Plan, place))[-1]


@dataclass(frozen=True)
class Field:
    """One fact, and all that the pages know of it: its place in the plan's data, how it is typed, a hint.

    One that is ``needed`` has no default; a ``basic`` one is of the eight with which all else begins, though
    it may be open. ``about``: it is asked in kinds of meeting that follow from this part of the plan;
    ``only_told``: where a fault asks for it. ``faults`` are codes of faults without a place that are told
    here. ``section`` is the section of the 实施方案 that is made of it: a click there leads to the field.
    """

    place: DataPath
    sort: Sort = "line"
    needed: bool = False
    hint: str = ""
    about: str = ""
    options: tuple[str, ...] = ()
    name: str = ""
    section: str = ""
    basic: bool = False
    only_told: bool = False
    faults: tuple[str, ...] = ()

    @property
    def essential(self) -> bool:
        """Whether defaults follow from it and it has none itself."""
        return self.needed or self.only_told or bool(self.about)

    @property
    def key(self) -> str:
        """The name of its control: ``meeting.date``."""
        return key_of(self.place)

    @cached_property
    def label(self) -> str:
        return self.name or label(self.place)

    def choices(self, books: Library) -> tuple[str, ...]:
        """What may be chosen; kinds and types of unit are those of the templates in use."""
        named: dict[DataPath, Iterable[str]] = {("kind",): books.kinds, ("unit", "type"): books.unit_types}
        return tuple(named.get(self.place, self.options or literals(self.place)))


@dataclass(frozen=True)
class Column:
    """One column of a table: the key in an item's data (empty where an item is one text), how it is typed.

    ``words`` say what a person reads for a value, ``listed`` the same of choices that the templates give.
    ``width`` is the column's share. A ``folded`` one is shown when asked for; it stands behind the others.
    """

    key: str
    sort: Sort = "line"
    needed: bool = False
    options: tuple[str, ...] = ()
    words: Words = ()
    width: int = 1
    hint: str = ""
    title: str = ""
    folded: bool = False
    listed: Callable[[Path | None], Words] | None = None

    def of(self, templates: Path | None) -> Column:
        """The column with the choices that the templates give."""
        if self.listed is None:
            return self
        words = self.listed(templates)
        return replace(self, words=words, options=tuple(value for value, _ in words), listed=None)

    def read(self, text: str) -> str:
        """The value that a person's word stands for, the first where several are read alike."""
        meant = self.shown(text)
        return next((value for value, word in self.words if word == meant), text)

    def shown(self, value: str) -> str:
        return dict(self.words).get(value, value)


@dataclass(frozen=True)
class Rows:
    """A table: a list of the plan with its columns; a ``folded`` one is shown when asked for, or where
    something is stated in it. ``entry`` stands in the line into which rows are typed or pasted.

    ``essential``, ``faults`` and ``section`` are as of a :class:`Field`.
    """

    place: DataPath
    columns: tuple[Column, ...]
    add: str
    hint: str = ""
    title: str = ""
    entry: str = ""
    section: str = ""
    essential: bool = False
    faults: tuple[str, ...] = ()
    folded: bool = False

    def of(self, templates: Path | None) -> Rows:
        """The table with the choices that the templates give."""
        return replace(self, columns=tuple(column.of(templates) for column in self.columns))

    @property
    def key(self) -> str:
        return key_of(self.place)

    @cached_property
    def label(self) -> str:
        return self.title or label(self.place)

    def name(self, column: Column) -> str:
        """The heading of a column."""
        return column.title or (label((*self.place, 0, column.key)) if column.key else self.label)

    def standard(self, column: Column) -> str:
        """What the model takes where a choice is not made, as people read it."""
        if column.sort != "choice" or not column.key:
            return ""
        model = next(
            option for option in _options(_annotation((*self.place, 0))) if hasattr(option, "model_fields")
        )
        default = model.model_fields[column.key].default
        return "" if default is PydanticUndefined else column.shown(str(getattr(default, "value", default)))

    def choices(self, column: Column) -> tuple[str, ...]:
        """What may stand in a column, as people read it."""
        column = column.of(None)
        given = column.options or (literals((*self.place, 0, column.key)) if column.sort == "choice" else ())
        return tuple(column.shown(option) for option in given)


@dataclass(frozen=True)
class Group:
    """Fields under a heading; ``folded`` ones are shown when asked for."""

    title: str
    fields: tuple[Field, ...]
    folded: bool = False
    note: str = ""


@dataclass(frozen=True)
class View:
    """A part of a step with a module of its own, by its name, and the lists that it shows in its own way."""

    name: str
    lists: tuple[Rows, ...] = ()


Part = Group | Rows | View


@dataclass(frozen=True)
class Step:
    """One step of the wizard: its name in the address, its title, what it asks, its parts.

    ``keeps`` are parts of the plan that belong here though no field of the step shows all of them, ``about``
    the key of the control at whose words the paper beside it is opened.
    """

    key: str
    title: str
    lead: str
    parts: tuple[Part, ...]
    keeps: tuple[DataPath, ...] = ()
    about: str = ""

    @cached_property
    def controls(self) -> tuple[Field | Rows, ...]:
        """The facts and the lists that it shows, in the order of the page."""
        controls: list[Field | Rows] = []
        for part in self.parts:
            controls += (
                (part,) if isinstance(part, Rows) else part.fields if isinstance(part, Group) else part.lists
            )
        return tuple(controls)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(control for control in self.controls if isinstance(control, Field))

    @cached_property
    def tables(self) -> tuple[Rows, ...]:
        """The lists of the plan that it shows, as tables or in a view's own way."""
        return tuple(control for control in self.controls if isinstance(control, Rows))


def key_of(place: DataPath) -> str:
    return ".".join(map(str, place))


def place_of(key: str) -> DataPath:
    """The place that a control names."""
    return tuple(int(step) if step.isdecimal() else step for step in key.split("."))


def value_at(data: Any, place: DataPath) -> Any:
    """The value at a place of plain data; ``None`` where there is none."""
    for step in place:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, (list, tuple)) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def literals(place: DataPath) -> tuple[str, ...]:
    """The values that the model allows at a place, where it lists them."""
    return tuple(_listed(_annotation(place)))


def _annotation(place: DataPath) -> Any:
    annotation: Any = Plan
    for step in place:
        annotation = _inside(annotation, step)
    return annotation


def _inside(annotation: Any, step: str | int) -> Any:
    options = _options(annotation)
    for option in options:
        if hasattr(option, "model_fields") and step in option.model_fields:
            return option.model_fields[step].annotation
    if isinstance(step, int):
        return next((item for option in options if (item := _item(option)) is not None), None)
    return None


def _options(annotation: Any) -> list[Any]:
    return [part for part in (annotation, *typing.get_args(annotation)) if part is not type(None)]


def _item(annotation: Any) -> Any:
    """What a tuple holds, wherever it stands in a union."""
    if typing.get_origin(annotation) is tuple:
        return typing.get_args(annotation)[0]
    return next((item for part in typing.get_args(annotation) if (item := _item(part)) is not None), None)


def _listed(annotation: Any) -> Iterator[str]:
    if typing.get_origin(annotation) is Literal:
        yield from (choice for choice in typing.get_args(annotation) if choice)
    elif isinstance(annotation, EnumMeta):
        yield from (str(choice.value) for choice in annotation)  # type: ignore[var-annotated]
