"""One unit: its plan, run through the notebook by one of two engines. What a worker process does."""

from __future__ import annotations

import errno
import os
import re
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from .. import resources
from ..errors import KitError, fault
from ..output import PLAN, digest, make_folder, put, read_manifest, scratch
from ..system import untold

Status = Literal["made", "unchanged", "failed", "left"]
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
    plan_json: str
    papers: tuple[str, ...]
    templates: Path | None = None
    engine: EngineName = "warm"
    notebook: Path | None = None
    stamp: str = ""
    """The digest of all that the executed notebook follows from."""


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

    @property
    def papers(self) -> int:
        """How many papers stand in the folder."""
        return sum(name != PLAN for name in self.files)


def outcome(task: Task, status: Status, faults: tuple[str, ...] = (), seconds: float = 0) -> Outcome:
    """An outcome with what the unit's manifest says of its folder; thousands of units share the names in it."""
    manifest = read_manifest(task.folder)
    there = tuple(one for one in manifest.files if (task.folder / one.name).is_file()) if manifest else ()
    return Outcome(
        code=task.code,
        name=task.name,
        row=task.row,
        status=status,
        folder=task.folder.name,
        seconds=round(seconds, 2),
        files=tuple(sys.intern(entry.name) for entry in there),
        beside=tuple(entry.name for entry in there if entry.name != entry.paper),
        open=tuple(sys.intern(value.name) for value in manifest.open) if manifest else (),
        faults=faults,
    )


def run_unit(task: Task) -> Outcome:
    """Run the notebook for one unit. Never raises: what went wrong is in the outcome."""
    start = time.perf_counter()
    faults = _faults(task)
    return outcome(task, "failed" if faults else "made", faults, time.perf_counter() - start)


def _faults(task: Task) -> tuple[str, ...]:
    try:
        make_folder(task.folder)
        with scratch() as folder:
            return _execute(task, folder)
    except KitError as error:
        return tuple(map(str, error.faults))
    except OSError as error:
        return (str(untold(error)),)
    except Exception as error:
        frames = traceback.format_tb(error.__traceback__)
        return (bug(task.folder.parent, [*frames, type(error).__qualname__]),)


def _execute(task: Task, folder: Path) -> tuple[str, ...]:
    """Execute the notebook; the faults it ended with, none when it went through."""
    from papermill.exceptions import PapermillExecutionError

    from .notebook import kept

    plan = folder / "plan.json"
    put(plan, task.plan_json.encode())
    parameters = {"plan_path": str(plan), "output_dir": str(task.folder), "papers": ",".join(task.papers)}
    if task.templates is not None:
        parameters["templates"] = str(task.templates)
    try:
        executed = _papermill(task, parameters)
    except PapermillExecutionError as error:
        if error.ename == "KitError":
            return tuple(error.evalue.splitlines())
        if full := _NO_ROOM.search(error.evalue or ""):
            return (str(untold(OSError(int(full[1]), ""))),)
        frames = [_COLOURS.sub("", text) for text in error.traceback[:-1]]
        return (bug(task.folder.parent, [*frames, error.ename]),)
    put(task.folder / NOTEBOOK, kept(executed, task.stamp))
    return ()


def _papermill(task: Task, parameters: dict[str, str]) -> Any:
    """papermill's executed notebook; only a kernel that does not come up is tried again."""
    import papermill

    from . import engine
    from .readable import keep_chinese

    keep_chinese()
    engine.register()
    source = task.notebook or resources.notebooks() / NOTEBOOK
    given = {
        "parameters": parameters,
        "engine_name": engine.NAME if task.engine == "warm" else None,
        "kernel_name": "python3",
        "progress_bar": False,
        "request_save_on_cell_execute": False,
        "extra_arguments": ["--IPKernelApp.log_level=CRITICAL"],
        "shutdown_kernel": "immediate",
    }
    for attempt in range(_STARTS - 1):
        try:
            return papermill.execute_notebook(str(source), None, **given)
        except RuntimeError as error:
            if "Kernel" not in str(error):
                raise
            time.sleep(0.5 * 2**attempt)
    return papermill.execute_notebook(str(source), None, **given)


def bug(folder: Path, lines: list[str]) -> str:
    """Keep where a bug came from in a log beside the units; the user is told its number only."""
    text = "\n".join(lines) + "\n"
    number = digest(text.encode("utf-8", "replace"))[:8]
    log = folder / "logs" / f"{number}.log"
    try:
        make_folder(log.parent)
        put(log, text.encode("utf-8", "replace"))
    except KitError:
        return str(fault("bug", number=number, log="（无法写入日志）"))
    return str(fault("bug", number=number, log=os.path.relpath(log, folder)))
