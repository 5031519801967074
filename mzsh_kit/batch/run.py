"""A roster's units, each through the notebook, in worker processes; every row accounted for."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib.util import find_spec
from pathlib import Path

from ..errors import Fault, KitError, fault
from ..output import input_digest, make_folder, safe_name, same_file, unchanged
from ..papers import chosen
from ..plan import Plan, complete, dump_plan
from ..roster import Roster, Row, read_roster
from .summary import Summary, write_summary
from .unit import NOTEBOOK, Outcome, Task, outcome, run_unit

Report = Callable[[Outcome], None]


def run_batch(
    roster_path: str | Path,
    folder: str | Path,
    *,
    papers: Iterable[str] | None = None,
    workers: int | None = None,
    templates: Path | None = None,
    report: Report = lambda _: None,
) -> Summary:
    """Make the papers of every unit of a roster in ``folder`` and write its summary.

    All rows are checked before anything is made; a faulty row fails and the others go on. ``report`` hears of
    every unit as it ends. Raises :class:`mzsh_kit.errors.KitError`, with nothing written, when nothing can be done.
    """
    _need_extra()
    numbers = tuple(paper.number for paper in chosen(papers, templates))
    roster = read_roster(Path(roster_path), templates)
    folder = Path(folder).absolute()
    tasks = list(_tasks(roster, folder, numbers, templates))
    if not tasks:
        raise KitError(*_reasons(roster))
    make_folder(folder)
    outcomes = {row.row: _failed(row) for row in roster.rows if row.answers is None}
    for done in outcomes.values():
        report(done)
    for one in _run(tasks, workers or os.cpu_count() or 1):
        outcomes[one.row] = one
        report(one)
    summary = Summary(tuple(outcomes[row.row] for row in roster.rows), _loose(roster), tuple(roster.notes))
    write_summary(folder, summary)
    return summary


def _need_extra() -> None:
    missing = [name for name in ("papermill", "ipykernel") if find_spec(name) is None]
    if missing:
        raise KitError(fault("extra.missing", extra="app", found="、".join(missing)))


def _reasons(roster: Roster) -> Iterator[Fault]:
    yield from (one.fault for one in roster.faults)


def _loose(roster: Roster) -> tuple[str, ...]:
    """Faults that belong to no unit's row."""
    owned = {id(one) for row in roster.rows for one in row.faults}
    return tuple(str(one) for one in roster.faults if id(one) not in owned)


def _failed(row: Row) -> Outcome:
    return Outcome(row.code, row.name, row.row, "failed", faults=tuple(map(str, row.faults)))


def _tasks(roster: Roster, folder: Path, papers: tuple[str, ...], templates: Path | None) -> Iterator[Task]:
    taken: set[str] = {"logs"}
    for row in roster.good:
        if row.answers is not None:
            plan = complete(row.answers, templates)
            name = _free(_folder_name(row.code, plan), taken)
            yield Task(row.code, row.name, row.row, folder / name, dump_plan(plan), papers, templates)


def _folder_name(code: str, plan: Plan) -> str:
    short = plan.unit.short if isinstance(plan.unit.short, str) else plan.unit.name
    return safe_name(f"{safe_name(code)}-{safe_name(short)}")


def _free(name: str, taken: set[str]) -> str:
    """A name that no other unit has, even where the file system ignores case and width."""
    free = next(
        n for n in (name, *(f"{name}（{k}）" for k in range(2, len(taken) + 3))) if same_file(n) not in taken
    )
    taken.add(same_file(free))
    return free


def _run(tasks: Iterable[Task], workers: int) -> Iterator[Outcome]:
    """Outcomes as they come: what is unchanged at once, the rest from worker processes."""
    changed: list[Task] = []
    for task in tasks:
        if _is_unchanged(task):
            yield outcome(task, "unchanged")
        else:
            changed.append(task)
    if changed:
        yield from _in_processes(changed, min(workers, len(changed)))


def _is_unchanged(task: Task) -> bool:
    plan = Plan.model_validate_json(task.plan_json)
    return (task.folder / NOTEBOOK).is_file() and unchanged(
        task.folder, input_digest(plan, task.papers, task.templates)
    )


def _in_processes(tasks: list[Task], workers: int) -> Iterator[Outcome]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        running: dict[Future[Outcome], Task] = {pool.submit(run_unit, task): task for task in tasks}
        try:
            for future in as_completed(running):
                yield _result(future, running[future])
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[Outcome], task: Task) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        return outcome(task, "failed", (str(fault("batch.worker", task.name)),))
