"""How a user is told why something cannot go on: what, where, how to mend it.

The sentences stand beside the room that says them, in its ``sentences.toml``. Three voices never mix: an
error (here), a finding about a document (``checking``), a bug (a log id).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

MOST_TOLD = 100
"""Faults of one error that are written out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing a user can mend: ``where`` it is, ``what`` is wrong, ``how`` to mend it.

    ``place`` is where it stands in the plan's data, for a form to show it beside its field; empty if nowhere.
    """

    code: str
    where: str
    what: str
    how: str
    place: tuple[str | int, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"{self.where}：{self.what}。{self.how}。" if self.where else f"{self.what}。{self.how}。"

    def at(self, place: str) -> Fault:
        """The same fault with ``place`` put before its own place."""
        return replace(self, where=" · ".join(filter(None, (place, self.where))))

    def of_file(self, path: Path, name: str) -> Fault:
        """The same fault with its file told by ``name``, however it was told before."""
        told, _, rest = self.where.partition(" · ")
        if told in (str(path), path.name):
            return replace(self, where=rest).at(name)
        return self if told.startswith(f"{path}{os.sep}") else self.at(name)


def fault(code: str, where: str = "", **facts: object) -> Fault:
    """The fault of a code, its sentences filled with ``facts``. Raises ``KeyError`` for a code that no room
    has.
    """
    what, how = sentences()[code]
    shown = {name: _short(str(fact)) for name, fact in facts.items()}
    return Fault(code, where, what.format(**shown), how.format(**shown))


@cache
def sentences() -> Mapping[str, tuple[str, str]]:
    """What is wrong and how to mend it, by code, of all rooms. Read once, when the first fault is told."""
    import tomllib

    folder = Path(__file__).parent
    files = (folder / "sentences.toml", *folder.glob("*/sentences.toml"))
    return {
        code: (what, how)
        for file in files
        for code, (what, how) in tomllib.loads(file.read_text("utf-8")).items()
    }


def _short(text: str, limit: int = 200) -> str:
    clean = "".join(ch if ch.isprintable() else " " for ch in text)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


class KitError(Exception):
    """We cannot go on and the user can mend it. ``str(error)`` is Chinese, one fault a line, as many as a
    person reads.
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        rest = len(self.faults) - MOST_TOLD
        more = [f"另有{rest}处，请先改正以上各处。"] if rest > 0 else []
        return "\n".join([*map(str, self.faults[:MOST_TOLD]), *more])

    def at(self, place: str) -> KitError:
        """The same error with every fault placed inside ``place``."""
        return KitError(*(problem.at(place) for problem in self.faults))

    def of_file(self, path: Path, name: str = "") -> KitError:
        """The same error with every fault told of its file by ``name``, or as ``path`` was given."""
        return KitError(*(problem.of_file(path, name or str(path)) for problem in self.faults))

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of the error: its sentences, no traceback."""
        return str(self).splitlines()


def need_extra(extra: str, *packages: str) -> None:
    """Raise :class:`KitError` where packages that an extra of the kit installs are not there."""
    if missing := [name for name in packages if find_spec(name) is None]:
        raise KitError(fault("extra.missing", extra=extra, found="、".join(missing)))


def raise_any(faults: Iterable[Fault]) -> None:
    """Raise one :class:`KitError` for all faults, or nothing when there are none."""
    problem = tuple(faults)
    if problem:
        raise KitError(*problem)
