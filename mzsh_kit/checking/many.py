"""Many documents and sets of papers, on all cores: the same findings as one by one, in the order given."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..errors import KitError
from .engine import enabled
from .finding import Finding
from .lexicon import lexicon
from .named import check_path

_FEW = 25
"""Files that are checked sooner than another process starts."""
_SET = 20
"""Files that are checked as soon as a set of papers."""
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Checked:
    """One file and what was found in it, or why it was not checked, in words."""

    name: str
    findings: tuple[Finding, ...] = ()
    fault: str = ""

    def __str__(self) -> str:
        return f"{self.name}：{self.fault or f'{len(self.findings)}个问题'}"


def check_many(
    paths: Sequence[Path],
    root: Path | None = None,
    *,
    workers: int | None = None,
    templates: Path | None = None,
    disable: Collection[str] = (),
) -> Iterator[Checked]:
    """Check what stands at every path, named as it is given or by its place below ``root``.

    ``workers`` processes, one a core unless told.

    A file that cannot be read is told in its :class:`Checked`. Raises :class:`KitError` for a faulty lexicon.
    """
    enabled(lexicon(templates), disable)
    check = partial(_checked, root=root, templates=templates, disable=tuple(disable))
    files = sum(_SET if path.is_dir() else 1 for path in paths)
    workers = min(workers or os.cpu_count() or 1, max(1, files // _FEW), max(1, len(paths)))
    if workers == 1:
        yield from map(check, paths)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(check, paths, chunksize=_CHUNK if files == len(paths) else 1)


def _checked(path: Path, root: Path | None, templates: Path | None, disable: Collection[str]) -> Checked:
    name = path.relative_to(root).as_posix() if root else str(path)
    try:
        return Checked(name, check_path(path, templates=templates, disable=disable))
    except KitError as error:
        return Checked(name, fault="\n".join(map(str, error.of_file(path, name).faults)))
