"""A roster's units, each through the notebook, in worker processes; every row accounted for."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import KitError, fault
from ..office import own_words
from ..output import clear_parts, file_digest, locked
from ..papers import chosen
from ..plan import Plan, library
from ..roster import Roster, Row, read_roster
from .meetings import Meeting, meeting
from .pool import SECONDS, Stop, Stopped, run_pool
from .summary import BUSY_DAY, SUMMARY, Summary, write_summary
from .unit import EngineName, Outcome, Status, Task
from .work import Job, Plans, scratch_and_templates, work

Start = Callable[[Task], None]
Report = Callable[[Outcome], None]
Runner = Callable[[Iterable[Task | Outcome]], Generator[Task | Outcome]]
_CHANGED = "花名册在运行期间有改动，这次按运行开始时的内容生成，请再运行一次"


def run_batch(
    roster_path: str | Path,
    folder: str | Path,
    *,
    papers: Iterable[str] | None = None,
    workers: int | None = None,
    templates: Path | None = None,
    engine: EngineName = "warm",
    timeout: float = SECONDS,
    force: bool = False,
    only_failed: bool = False,
    dask: str | None = None,
    notebook: Path | None = None,
    busy_day: int = BUSY_DAY,
    known: Mapping[str, Mapping[str, Any]] | None = None,
    begin: Callable[[int], None] = lambda _: None,
    start: Start = lambda _: None,
    report: Report = lambda _: None,
    stop: Stop | None = None,
) -> Summary:
    """Make the papers of every unit of a roster in ``folder`` and write its summary.

    All rows are checked before anything is made; a faulty row fails and the others go on. A unit whose inputs and
    files are as the last run left them is not run again unless ``force``; ``only_failed`` runs only those that the
    last summary lists as failed or not run.

    ``workers`` processes (by default one a core) make a unit each, or the Dask cluster at the address ``dask``
    does. ``timeout`` is in seconds a unit. ``notebook`` is another notebook with the parameters of ``plan.ipynb``.
    A day with more than ``busy_day`` meetings is told in the summary. ``known`` are answers by the name of a unit that its
    row does not give; by default the own words that the office keeps (:mod:`mzsh_kit.office`).

    ``begin`` hears the number of rows once the roster is read, ``start`` of each unit as its making begins (again
    where a lost worker's unit goes to another), ``report`` of each as it ends, all in the calling thread. That may be any thread of any process, a kernel's too. ``stop`` (a ``threading.Event``) or
    Ctrl-C ends the run within a second: what was being made is dropped, the summary is written with ``stopped``
    set, and the same call goes on where it ended.

    Raises :class:`mzsh_kit.errors.KitError`, with nothing written, when nothing can be done and when another run
    holds the folder.
    """
    _need_extra(dask is not None)
    library(templates)
    numbers = tuple(paper.number for paper in chosen(papers, templates)) if papers else None
    folder, roster_path = Path(folder).absolute(), Path(roster_path)
    only = _not_made(folder) if only_failed else None
    with scratch_and_templates(templates) as (scratch, frozen), ExitStack() as held:
        read_as = file_digest(roster_path)
        plans = held.enter_context(closing(Plans(scratch)))
        roster = read_roster(roster_path, frozen, plans.take)
        if not roster.good:
            raise KitError(*(one.fault for one in roster.faults))
        job = Job(folder, numbers, frozen, engine, notebook and notebook.absolute(), force, only, own_words() if known is None else known)
        running = _runner(dask, workers, timeout, scratch, stop or threading.Event())
        with running as run, locked(folder, 0):
            clear_parts(folder)
            begin(len(roster.rows))
            summary = _account(roster, plans, job, run, start, report, busy_day)
            if file_digest(roster_path) != read_as:
                summary = replace(summary, notes=(*summary.notes, _CHANGED))
            return _written(folder, summary)


@contextmanager
def _runner(
    dask: str | None, workers: int | None, seconds: float, scratch: Path, stop: Stop
) -> Iterator[Runner]:
    """What runs units: processes of this machine, or a cluster that is reached before anything is written."""
    if dask is None:
        count = workers or os.cpu_count() or 1
        yield lambda units: run_pool(units, count, seconds, scratch, stop)
        return
    from .cluster import connected, run_cluster

    with connected(dask) as client:
        yield lambda units: run_cluster(units, client, seconds, stop)


def _account(
    roster: Roster,
    plans: Plans,
    job: Job,
    run: Runner,
    start: Start,
    report: Report,
    busy_day: int,
) -> Summary:
    """Run what there is to do; an outcome for every row, whatever ends the run."""
    outcomes = {row.row: _of(row, "failed") for row in roster.rows if row.packed is None}
    meetings: dict[int, Meeting] = {}
    trouble: tuple[str, ...] = ()
    stopped = False

    def meet(row: Row, plan: Plan) -> None:
        meetings[row.row] = meeting(row.code, row.name, plan, job.templates)

    try:
        for done in outcomes.values():
            report(done)
        with closing(run(work(roster.rows, plans, job, meet))) as ended:
            for one in ended:
                if isinstance(one, Task):
                    start(one)
                else:
                    outcomes[one.row] = one
                    report(one)
    except (Stopped, KeyboardInterrupt):
        stopped = True
    except KitError as error:
        trouble = tuple(map(str, error.faults))
    return Summary(
        units=tuple(_standing(outcomes.get(row.row) or _of(row, "left"), job.folder) for row in roster.rows),
        faults=(*_loose(roster), *trouble),
        notes=tuple(roster.notes),
        meetings=tuple(meetings.values()),
        busy_day=busy_day,
        stopped=stopped,
    )


def _written(folder: Path, summary: Summary) -> Summary:
    """The summary, on disk too; where the disk is full, with the reason why it is not."""
    try:
        write_summary(folder, summary)
    except KitError as error:
        return replace(summary, faults=(*summary.faults, *map(str, error.faults)))
    return summary


def _need_extra(dask: bool) -> None:
    needed = {"app": ("papermill", "ipykernel", "psutil"), "dask": ("distributed",) if dask else ()}
    for extra, names in needed.items():
        missing = [name for name in names if find_spec(name) is None]
        if missing:
            raise KitError(fault("extra.missing", extra=extra, found="、".join(missing)))


def _not_made(folder: Path) -> frozenset[str]:
    """Codes of the units that the last summary lists as failed or not run."""
    try:
        units = json.loads((folder / SUMMARY).read_bytes())["units"]
        return frozenset(str(unit["code"]) for unit in units if unit["status"] in ("failed", "left"))
    except (OSError, ValueError, KeyError, TypeError):
        raise KitError(fault("batch.no_summary", str(folder))) from None


def _loose(roster: Roster) -> tuple[str, ...]:
    """Faults that belong to no unit's row."""
    owned = {id(one) for row in roster.rows for one in row.faults}
    return tuple(str(one) for one in roster.faults if id(one) not in owned)


def _standing(one: Outcome, folder: Path) -> Outcome:
    """The outcome as it is at the end of the run: what was made and is gone again is not made."""
    if one.status not in ("made", "unchanged") or all((folder / one.folder / name).exists() for name in one.files):
        return one
    told = str(fault("batch.vanished", one.name))
    return replace(one, status="failed", files=(), beside=(), faults=(told,))


def _of(row: Row, status: Status) -> Outcome:
    return Outcome(row.code, row.name, row.row, status, faults=tuple(map(str, row.faults)))
