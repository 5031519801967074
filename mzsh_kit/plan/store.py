"""Plans in and out: ``plan.json`` (the contract of all three ways in) and YAML."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from .complete import complete
from .faults import place_words
from .model import AgendaItem, Member, Plan
from .once import once
from .source import read_source
from .when import Open, as_open

_stored: dict[Path, tuple[bytes, Path | None, Plan]] = {}


def load(path: str | Path, templates: Path | None = None) -> Plan:
    """Read a plan or a set of answers from ``.json`` or YAML and complete it. Raises :class:`KitError`."""
    path = Path(path)
    text, completed_with, plan = _stored.get(path, (b"", None, None))
    if plan is not None and completed_with == templates and path.read_bytes() == text:
        return plan
    return complete(read_source(path).data, templates)


@contextmanager
def stored(plan: Plan, path: Path, templates: Path | None = None) -> Iterator[None]:
    """Write ``plan.json`` of a plan that ``templates`` completed; while the block lasts and the file is as it
    was written, :func:`load` gives this plan and need not complete it again. Raises :class:`OSError`."""
    text = dump_plan(plan).encode()
    path.write_bytes(text)
    _stored[path] = text, templates, plan
    try:
        yield
    finally:
        del _stored[path]


@once
def dump_plan(plan: Plan) -> str:
    """The plan as ``plan.json`` holds it: UTF-8 text, keys in the order of the model, two spaces of
    indent.
    """
    return plan.model_dump_json(indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class OpenValue:
    """A value that is still open: ``field`` is its place in the data, ``name`` its place in words."""

    field: str
    name: str
    state: str


def open_values(plan: Plan) -> tuple[OpenValue, ...]:
    """Every open value of a plan, in the order of the model; a break has no speaker who could be open."""
    return tuple(
        OpenValue(".".join(map(str, place)), " · ".join(place_words(Plan, place)), state.value)
        for place, state in _open(plan, ())
    )


def _held(owner: BaseModel, name: str) -> object:
    """What a field holds: a member's name or post that is 待定 is open."""
    value: object = getattr(owner, name)
    return (isinstance(owner, Member) and name in ("name", "post") and as_open(value)) or value


def _open(value: object, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Open]]:
    if isinstance(value, Open):
        yield place, value
    elif isinstance(value, BaseModel) and not (isinstance(value, AgendaItem) and value.rests):
        for name in type(value).model_fields:
            yield from _open(_held(value, name), (*place, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _open(item, (*place, index))
