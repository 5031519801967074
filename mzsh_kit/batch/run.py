"""A roster's units, each through the notebook, in worker processes; every row accounted for."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..budget import WORKBOOK
from ..errors import KitError, fault, need_extra
from ..office import own_words
from ..output import clear_parts, digest, file_digest, locked
from ..papers import chosen
from ..plan import library
from ..roster import Roster, Row, read_roster
from ..spool import Load, Loaded, Spool
from .options import Listener, Options, Stop, Stopped
from .pool import run_pool
from .report import write_summary
from .summary import Summary, last_summary
from .unit import Outcome, Status, Task
from .work import Job, Units, scratch_and_templates

Runner = Callable[[Iterable[Task | Outcome]], Generator[Task | Outcome]]
_CHANGED = "花名册在运行期间有改动，这次按运行开始时的内容生成，请再运行一次"


def run_batch(
    roster_path: str | Path,
    folder: str | Path,
    options: Options | None = None,
    *,
    listener: Listener | None = None,
    stop: Stop | None = None,
    **changed: Any,
) -> Summary:
    """Make the papers of every unit of a roster in ``folder`` and write its summary.

    All rows are checked before anything is made; a faulty row fails and the others go on. A unit whose inputs
    and files are as the last run left them is not run again unless ``force``.

    What is asked for is said by ``options``, or field by field:
    ``run_batch(roster, folder, papers=["01"], force=True)``; see :class:`Options`. ``listener`` hears how far
    the run is. The calling thread may be any thread of any process, a kernel's too. ``stop`` (a
    ``threading.Event``) or Ctrl-C ends the run within a second: what was being made is dropped, the summary
    is written with ``stopped`` set, and the same call goes on where it ended.

    Raises :class:`mzsh_kit.errors.KitError`, with nothing written, when nothing can be done and when another
    run holds the folder.
    """
    options, folder, path = (
        replace(options or Options(), **changed),
        Path(folder).absolute(),
        Path(roster_path),
    )
    need_extra("app", "papermill", "ipykernel", "psutil")
    if options.dask:
        need_extra("dask", "distributed")
    library(options.templates)
    with scratch_and_templates(options.templates) as (temporary, templates):
        only = _not_made(folder) if options.only_failed else None
        units = Units(Job(folder, _settled(options, templates), only))
        read_as = digest(WORKBOOK.read(path))
        roster = read_roster(path, templates, units.check)
        if not roster.good:
            raise KitError(*(general.fault for general in roster.faults))
        with _runner(options, temporary, stop or threading.Event()) as run, locked(folder, 0):
            clear_parts(folder)
            account = _Account(roster, folder, listener or Listener())
            account.follow(run(units.tasks(roster.rows)))
            notes = () if file_digest(path) == read_as else (_CHANGED,)
            return _written(folder, account.summary(options.busy_day, notes))


def _settled(options: Options, templates: Path | None) -> Options:
    """The options with the templates of this run, papers by number, an absolute path, own words. Raises
    :class:`KitError`.
    """
    papers = chosen(options.papers, options.templates) if options.papers else ()
    numbers = tuple(paper.number for paper in papers) or None
    notebook = options.notebook and options.notebook.absolute()
    known = own_words() if options.known is None else options.known
    return replace(options, papers=numbers, templates=templates, notebook=notebook, known=known)


@contextmanager
def _runner(options: Options, temporary: Path, stop: Stop) -> Iterator[Runner]:
    """What runs units: processes of this machine, or a cluster that is reached before anything is written."""
    if options.dask is None:
        count = options.workers or os.cpu_count() or 1
        yield lambda units: run_pool(units, count, options.timeout, temporary, stop)
        return
    from .cluster import connected, run_cluster

    with connected(options.dask) as client:
        yield lambda units: run_cluster(units, client, options.timeout, stop)


class _Account:
    """What has become of each row so far; it grows on disk."""

    def __init__(self, roster: Roster, folder: Path, listener: Listener) -> None:
        self._roster, self._folder, self._listener = roster, folder, listener
        self._spool, self._outcomes = Spool(), dict[int, Load[Outcome]]()
        self._trouble, self._stopped = tuple[str, ...](), False

    def follow(self, events: Generator[Task | Outcome]) -> None:
        """Hear the run to its end, whatever ends it."""
        self._listener.begin(len(self._roster.rows))
        try:
            for row in self._roster.rows:
                if row.load is None:
                    self._take(_of(row, "failed"))
            with closing(events):
                for event in events:
                    if isinstance(event, Task):
                        self._listener.start(event)
                    else:
                        self._take(event)
        except (Stopped, KeyboardInterrupt):
            self._stopped = True
        except KitError as error:
            self._trouble = tuple(map(str, error.faults))

    def _take(self, outcome: Outcome) -> None:
        self._outcomes[outcome.row] = self._spool.keep(outcome)
        self._listener.report(outcome)

    def summary(self, busy_day: int, notes: tuple[str, ...]) -> Summary:
        """An outcome for every row, as it is at the end of the run."""
        return Summary(
            units=Loaded([self._at_the_end(row) for row in self._roster.rows]),
            faults=(*_loose(self._roster), *self._trouble),
            notes=(*self._roster.notes, *notes),
            busy_day=busy_day,
            stopped=self._stopped,
        )

    def _at_the_end(self, row: Row) -> Load[Outcome]:
        """What was made and is gone again is not made."""
        load = self._outcomes.get(row.row) or self._spool.keep(_of(row, "left"))
        outcome = load()
        folder = self._folder / outcome.folder
        if outcome.status not in ("made", "unchanged") or all(
            (folder / name).exists() for name in outcome.files
        ):
            return load
        gone = (str(fault("batch.vanished", outcome.name)),)
        return self._spool.keep(replace(outcome, status="failed", files=(), beside=(), faults=gone))


def _of(row: Row, status: Status) -> Outcome:
    """The outcome of a row that was not come to."""
    return Outcome(row.code, row.name, row.row, status, faults=tuple(map(str, row.faults)))


def _loose(roster: Roster) -> tuple[str, ...]:
    """Faults that belong to no unit's row."""
    owned = {id(fault) for row in roster.rows for fault in row.faults}
    return tuple(str(fault) for fault in roster.faults if id(fault) not in owned)


def _written(folder: Path, summary: Summary) -> Summary:
    """The summary, on disk too; where the disk is full, with the reason why it is not."""
    try:
        write_summary(folder, summary)
    except KitError as error:
        return replace(summary, faults=(*summary.faults, *map(str, error.faults)))
    return summary


def _not_made(folder: Path) -> frozenset[str]:
    """Codes of the units that the last summary lists as failed or not run."""
    summary = last_summary(folder)
    if summary is None:
        raise KitError(fault("batch.no_summary", str(folder)))
    return frozenset(unit.code for unit in summary.units if unit.status in ("failed", "left"))
