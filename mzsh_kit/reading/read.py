"""A document -> what it states, where each of it stands, and what is not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import KitError, fault
from . import agenda, closing, duties, learnt, limits, materials, people, problems, talked, themes
from .cited import cited
from .fact import Fact, distinct
from .kinds import kind_of, unit_of
from .matching import matched
from .outline import Outline, outline
from .passage import Passage, passages
from .source import read_lines

_ONE_BY_ONE = (
    matched,
    cited,
    people.attending,
    learnt.learnt,
    talked.talked,
    closing.obligations,
    closing.explained,
)
_TOGETHER = (themes.themes, problems.aspects, materials.parts, agenda.agenda, duties.duties, limits.limits)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says: its tree, the facts in the order of the text, and the passages that gave none."""

    title: str
    kind: str
    unit: str
    tree: Outline
    facts: tuple[Fact, ...]
    unread: tuple[Passage, ...]


def read(path: str | Path) -> Reading:
    """Read a file. Raises :class:`KitError` as :func:`read_bytes` does, and for a file that is missing."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise KitError(fault("file.missing", str(path))) from None
    except OSError:
        raise KitError(fault("file.unreadable", str(path))) from None
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read a document's bytes; ``name`` says its type. Raises :class:`KitError` as ``read_lines`` does."""
    tree = outline(read_lines(data, name))
    found = passages(tree)
    facts = tuple(distinct(_facts(found)))
    return Reading(tree.title, kind_of(tree, found), unit_of(tree, found), tree, facts, ())


def _facts(found: Sequence[Passage]) -> Iterator[Fact]:
    for one in found:
        for reader in _ONE_BY_ONE:
            yield from reader(one)
    for together in _TOGETHER:
        yield from together(found)
