"""One unit: its plan, run through the notebook by one of two engines. What a worker process does."""

from __future__ import annotations

import errno
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from .. import resources
from ..errors import KitError
from ..output import PLAN, keep_bug, logged, make_folder, put, read_manifest
from ..plan import Plan
from ..plan.store import stored
from ..system import untold
from .meetings import Meeting
from .notebook import Record

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from papermill.exceptions import PapermillExecutionError

Status = Literal["made", "unchanged", "failed", "left"]
WORDS: dict[Status, str] = {"made": "已生成", "unchanged": "无变化", "failed": "未生成", "left": "未运行"}
EngineName = Literal["warm", "plain"]
NOTEBOOK = "plan.ipynb"
_STARTS = 3
_NO_ROOM = re.compile(rf"\[Errno ({errno.ENOSPC}|{errno.EDQUOT})\]")
"""What a system error that was raised in a notebook says of itself."""

_COLOURS = re.compile("\x1b\\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs to make one unit's papers; plain data only, so that it can cross processes."""

    code: str
    name: str
    row: int
    folder: Path
    plan: Plan
    papers: tuple[str, ...]
    templates: Path | None = None
    engine: EngineName = "warm"
    notebook: Path | None = None
    record: Record = field(default_factory=Record)
    """Stays in the executed notebook."""

    @property
    def source(self) -> Path:
        """The notebook to run."""
        return self.notebook or resources.notebooks() / NOTEBOOK


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row of the roster: ``rows = made + unchanged + failed + left``.

    ``left``: not run, because the run was stopped or only failed units were asked for.
    """

    code: str
    name: str
    row: int
    status: Status
    folder: str = ""
    seconds: float = 0
    files: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    meeting: Meeting | None = None
    """Of a row without a fault that was come to."""

    @property
    def papers(self) -> int:
        """How many papers stand in the folder."""
        return sum(name != PLAN for name in self.files)


def folder_facts(folder: Path) -> dict[str, Any]:
    """What an outcome says of a unit's folder, by the folder's manifest."""
    manifest = read_manifest(folder)
    files = [entry for entry in manifest.files if (folder / entry.name).is_file()] if manifest else []
    return {
        "folder": folder.name,
        "files": tuple(entry.name for entry in files),
        "beside": tuple(entry.name for entry in files if entry.name != entry.paper),
        "open": tuple(value.name for value in manifest.open) if manifest else (),
    }


def ended(task: Task, status: Status, faults: tuple[str, ...] = (), seconds: float = 0) -> Outcome:
    """What became of a task."""
    facts: dict[str, Any] = {"seconds": round(seconds, 2), "faults": faults, "meeting": task.record.meeting}
    return Outcome(task.code, task.name, task.row, status, **facts, **folder_facts(task.folder))


def run_unit(task: Task) -> Outcome:
    """Run the notebook for one unit. Never raises: what went wrong is in the outcome."""
    start = time.perf_counter()
    faults = _faults(task)
    return ended(task, "failed" if faults else "made", faults, time.perf_counter() - start)


def _faults(task: Task) -> tuple[str, ...]:
    """What kept the papers from being made, in sentences."""
    try:
        make_folder(task.folder)
        with TemporaryDirectory() as folder:
            return _execute(task, Path(folder) / PLAN)
    except KitError as error:
        return tuple(map(str, error.faults))
    except Exception as error:
        return (str(keep_bug(error, task.folder.parent)),)


def _execute(task: Task, plan: Path) -> tuple[str, ...]:
    """Execute the notebook with the plan in a file; the faults it ended with, none when it went through."""
    from papermill.exceptions import PapermillExecutionError

    from .notebook import kept

    parameters = {"plan_path": str(plan), "output_dir": str(task.folder), "papers": ",".join(task.papers)}
    if task.templates is not None:
        parameters["templates"] = str(task.templates)
    try:
        with stored(task.plan, plan, task.templates):
            executed = _papermill(task, parameters)
    except PapermillExecutionError as error:
        return _raised(error, task.folder.parent)
    put(task.folder / NOTEBOOK, kept(executed, task.record))
    return ()


def _raised(error: PapermillExecutionError, folder: Path) -> tuple[str, ...]:
    """The faults of an error that a cell ended with."""
    if error.ename == "KitError":
        return tuple(error.evalue.splitlines())
    if full := _NO_ROOM.search(error.evalue or ""):
        return (str(untold(OSError(int(full[1]), ""))),)
    frames = [_COLOURS.sub("", text) for text in error.traceback[:-1]]
    return (str(logged([*frames, error.ename], folder)),)


def _papermill(task: Task, parameters: dict[str, str]) -> NotebookNode:
    """papermill's executed notebook; only a kernel that does not come up is tried again."""
    import papermill

    from . import engine
    from .readable import keep_chinese

    keep_chinese()
    engine.register()
    options = {
        "parameters": parameters,
        "engine_name": engine.NAME if task.engine == "warm" else None,
        "kernel_name": "python3",
        "progress_bar": False,
        "request_save_on_cell_execute": False,
        "extra_arguments": ["--IPKernelApp.log_level=CRITICAL"],
        "shutdown_kernel": "immediate",
    }
    starts = 1
    while True:
        try:
            executed: NotebookNode = papermill.execute_notebook(str(task.source), None, **options)
            return executed
        except RuntimeError as error:
            if starts == _STARTS or "Kernel" not in str(error):
                raise
        time.sleep(0.25 * 2**starts)
        starts += 1
