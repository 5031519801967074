"""What a run has to do: each good row as a task, or as an outcome where nothing is to be done."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .. import resources
from ..output import (
    LOCK,
    file_digest,
    input_digest,
    make_folder,
    put,
    safe_name,
    same_file,
    scratch,
    template_texts,
    tree_digest,
    unchanged,
)
from ..papers import chosen
from ..plan import Plan, complete, dump_plan
from ..roster import Row
from ..system import refused
from .notebook import stamp_of
from .unit import NOTEBOOK, EngineName, Outcome, Task, outcome

Meet = Callable[[Row, Plan], None]
"""Hears of each plan as it is completed, with the row it came from."""


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for every unit of a run."""

    folder: Path
    papers: tuple[str, ...] | None
    """``None``: as each unit's 材料范围 says."""
    templates: Path | None
    engine: EngineName
    notebook: Path | None
    force: bool
    only: frozenset[str] | None
    """Codes of the units to run; ``None`` for all."""
    known: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By the name of a unit what is known of it and its row does not say: its own words."""


class Plans:
    """Completed plans by row, in a file of the scratch folder: thousands of them are never held at once."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "plans").open("w+b")
        self._at: dict[int, int] = {}

    def take(self, row: int, plan: Plan) -> None:
        """Keep a plan. Raises :class:`KitError` where the disk is full."""
        try:
            self._at[row] = self._file.seek(0, os.SEEK_END)
            pickle.dump(plan, self._file)
            self._file.flush()
        except OSError as error:
            raise refused(error, self._file.name) from None

    def __getitem__(self, row: int) -> Plan:
        self._file.seek(self._at[row])
        plan: Plan = pickle.load(self._file)
        return plan

    def close(self) -> None:
        self._file.close()


def work(rows: Iterable[Row], plans: Plans, job: Job, meet: Meet) -> Iterator[Task | Outcome]:
    """One task or outcome for each good row, made as it is asked for."""
    rows = tuple(rows)
    codes, taken = _codes(rows), {"logs", LOCK}
    source = file_digest(job.notebook or resources.notebooks() / NOTEBOOK) or ""
    for row in rows:
        if row.packed is not None:
            known = job.known.get(row.name)
            plan = complete({**known, **(row.answers or {})}, job.templates) if known else plans[row.row]
            meet(row, plan)
            name = _free(_folder_name(codes[row.row], plan), taken)
            yield _task(row, plan, job.folder / name, job, source)


def _task(row: Row, plan: Plan, folder: Path, job: Job, source: str) -> Task | Outcome:
    papers = job.papers or tuple(paper.number for paper in chosen((plan.papers,), job.templates))
    inputs = input_digest(plan, papers, job.templates)
    stamp = tree_digest({"inputs": inputs.encode(), "notebook": source.encode()})
    task = Task(
        row.code,
        row.name,
        row.row,
        folder,
        dump_plan(plan),
        papers,
        job.templates,
        job.engine,
        job.notebook,
        stamp,
    )
    same = stamp_of(folder / NOTEBOOK) == stamp and unchanged(folder, inputs)
    if job.only is not None and row.code not in job.only:
        return outcome(task, "unchanged" if same else "left")
    return outcome(task, "unchanged") if same and not job.force else task


def _codes(rows: Iterable[Row]) -> dict[int, str]:
    """A name for the code of each row, faulty ones too, so that mending a row never moves another's folder."""
    taken: set[str] = set()
    return {row.row: _free(safe_name(row.code), taken) for row in rows}


def _folder_name(code: str, plan: Plan) -> str:
    short = plan.unit.short if isinstance(plan.unit.short, str) else plan.unit.name
    return safe_name(f"{code}-{safe_name(short)}")


def _free(name: str, taken: set[str]) -> str:
    """A name that no other unit has, even where the file system ignores case and width."""
    free = next(
        n for n in (name, *(f"{name}（{k}）" for k in range(2, len(taken) + 3))) if same_file(n) not in taken
    )
    taken.add(same_file(free))
    return free


@contextmanager
def scratch_and_templates(templates: Path | None) -> Iterator[tuple[Path, Path | None]]:
    """A folder for temporary files, and the office's templates as they are now: a run is of one piece."""
    with scratch() as folder:
        yield folder, None if templates is None else _copied(templates, folder / "templates")


def _copied(templates: Path, folder: Path) -> Path:
    for name, data in template_texts(templates).items():
        make_folder((folder / name).parent)
        put(folder / name, data)
    return folder
