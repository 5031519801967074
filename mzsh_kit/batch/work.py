"""What a run has to do: each good row as a task, or as an outcome where nothing is to be done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .. import resources
from ..output import (
    LOCK,
    digest,
    file_digest,
    input_digest,
    kit_version,
    make_folder,
    put,
    safe_name,
    same_file,
    scratch,
    template_texts,
    tree_digest,
    unchanged,
)
from ..output.manifest import templates_digest
from ..papers import as_asked
from ..plan import Plan, complete
from ..plan.source import Data
from ..roster import Row
from ..spool import Load, Spool
from .meetings import meeting
from .notebook import Record, record_of
from .options import Options
from .unit import NOTEBOOK, Outcome, Task, ended, folder_facts


@dataclass(frozen=True)
class Job:
    """What holds for every unit of a run. ``only``: codes of the units to run; ``None`` for all."""

    folder: Path
    options: Options
    only: frozenset[str] | None

    def papers(self, plan: Plan) -> tuple[Plan, tuple[str, ...]]:
        """The numbers of the papers of a unit, and its plan as it names them."""
        plan, papers = as_asked(plan, self.options.papers, self.options.templates)
        return plan, tuple(paper.number for paper in papers)

    @cached_property
    def notebook(self) -> str:
        """The digest of the notebook that is run."""
        return file_digest(self.options.notebook or resources.notebooks() / NOTEBOOK) or ""

    @cached_property
    def basis(self) -> str:
        """The digest of all but its answers that a unit follows from."""
        return tree_digest(
            {
                "papers": ",".join(self.options.papers or ()).encode(),
                "kit": kit_version().encode(),
                "notebook": self.notebook.encode(),
                "templates": templates_digest(
                    (self.options.templates or resources.templates()).absolute()
                ).encode(),
            }
        )

    def answers_digest(self, answers: Data) -> str:
        """The digest of the answers of a unit and of all else that it follows from."""
        return digest(
            f"{self.basis}{json.dumps(answers, ensure_ascii=False, sort_keys=True)}".encode(
                "utf-8", "replace"
            )
        )


class Units:
    """The units of a roster: checked while it is read, then one task or outcome for each good row.

    A plan is completed once, and not at all where the unit's folder holds what these very answers made.
    """

    def __init__(self, job: Job) -> None:
        self._job, self._spool = job, Spool()
        self._plans: dict[int, Load[Plan]] = {}
        self._taken = {"logs", LOCK}
        self._earlier = {} if job.options.force else dict(_records(job.folder, self._spool))

    def check(self, row: int, answers: Data) -> None:
        """Complete the plan of a row and keep it, unless it stands. Raises :class:`KitError` for what is
        wrong in it.
        """
        answers = self._whole(answers)
        seal = self._job.answers_digest(answers)
        if seal in self._earlier:
            self._taken.add(same_file(self._earlier[seal][0].name))
        else:
            self._plans[row] = self._spool.keep(complete(answers, self._job.options.templates))

    def tasks(self, rows: Sequence[Row]) -> Iterator[Task | Outcome]:
        """One task or outcome for each good row, made as it is asked for."""
        codes = _codes(rows)
        for row in rows:
            if row.load is not None:
                answers = self._whole(row.load())
                seal = self._job.answers_digest(answers)
                yield self._unchanged(row, seal) or self._task(row, answers, seal, codes[row.row])

    def _whole(self, answers: Data) -> Data:
        """The answers of a row, over what is known of its unit."""
        return {**(self._job.options.known or {}).get(answers["unit"].get("name", ""), {}), **answers}

    def _unchanged(self, row: Row, seal: str) -> Outcome | None:
        """The outcome of a row whose unit holds what these answers made, every file as it was written."""
        if seal not in self._earlier:
            return None
        folder, load = self._earlier[seal]
        record = load()
        if not unchanged(folder, record.papers):
            return None
        return Outcome(
            row.code, row.name, row.row, "unchanged", meeting=record.meeting, **folder_facts(folder)
        )

    def _task(self, row: Row, answers: Data, seal: str, code: str) -> Task | Outcome:
        options = self._job.options
        plan = self._plans[row.row]() if row.row in self._plans else complete(answers, options.templates)
        if seal in self._earlier:
            folder, _ = self._earlier[seal]
        else:
            folder = self._job.folder / _free(_folder_name(code, plan), self._taken)
        plan, papers = self._job.papers(plan)
        inputs = input_digest(plan, papers, options.templates)
        record = Record(
            seal, inputs, self._job.notebook, meeting(row.code, row.name, plan, options.templates)
        )
        how = (options.templates, options.engine, options.notebook, record)
        task = Task(row.code, row.name, row.row, folder, plan, papers, *how)
        return self._not_asked(task) or task

    def _not_asked(self, task: Task) -> Outcome | None:
        """The outcome of a task that need not be run."""
        before, now, only = record_of(task.folder / NOTEBOOK), task.record, self._job.only
        same = before is not None and (before.papers, before.notebook) == (now.papers, now.notebook)
        same = same and unchanged(task.folder, now.papers)
        if only is not None and task.code not in only:
            return ended(task, "unchanged" if same else "left")
        return ended(task, "unchanged") if same and not self._job.options.force else None


def _records(folder: Path, spool: Spool) -> Iterator[tuple[str, tuple[Path, Load[Record]]]]:
    """By the digest of its answers: the folder of each unit that an earlier run made, and its record."""
    for notebook in folder.glob(f"*/{NOTEBOOK}"):
        record = record_of(notebook)
        if record is not None and record.answers:
            yield record.answers, (notebook.parent, spool.keep(record))


def _codes(rows: Iterable[Row]) -> dict[int, str]:
    """A name for the code of each row, faulty ones too, so that mending a row never moves another's
    folder.
    """
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
