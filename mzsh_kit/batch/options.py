"""What a run is asked to do, and who hears how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..plan.source import Data
from .unit import EngineName, Outcome, Task

SECONDS = 300
"""A unit's time limit."""
BUSY_DAY = 5
"""Meetings a day that are no finding yet."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the units of a roster are made.

    ``papers``: numbers or sizes; ``None``: as each unit's 材料范围 says. ``workers`` processes (by default one a core)
    make a unit each, or the Dask cluster at the address ``dask`` does. ``timeout``: seconds a unit. ``force``: unchanged
    units too. ``only_failed``: only those that the last summary lists as failed or not run. ``notebook``: another one
    with the parameters of ``plan.ipynb``. ``busy_day``: a day with more meetings is told in the summary. ``known``: by
    the name of a unit answers that its row does not give; ``None``: the own words that the office keeps
    (:mod:`mzsh_kit.office`).
    """

    papers: Iterable[str] | None = None
    workers: int | None = None
    templates: Path | None = None
    engine: EngineName = "warm"
    timeout: float = SECONDS
    force: bool = False
    only_failed: bool = False
    dask: str | None = None
    notebook: Path | None = None
    busy_day: int = BUSY_DAY
    known: Mapping[str, Data] | None = None


def _unheard(_: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Listener:
    """Hears, in the calling thread, of a run: ``begin`` the number of rows once the roster is read, ``start`` each unit as
    its making begins (again where a lost worker's unit goes to another), ``report`` what became of each as it ends."""

    begin: Callable[[int], object] = _unheard
    start: Callable[[Task], object] = _unheard
    report: Callable[[Outcome], object] = _unheard


class Stop(Protocol):
    """What tells a run to end: a ``threading.Event`` does."""

    def is_set(self) -> bool: ...


class Stopped(Exception):
    """The run was told to end."""
