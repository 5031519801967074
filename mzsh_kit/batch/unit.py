"""One unit: its plan, run through the notebook in a kernel of its own, in a worker process."""

from __future__ import annotations

import os
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from .. import resources
from ..errors import KitError, fault
from ..output import digest, make_folder, put, read_manifest

Status = Literal["made", "unchanged", "failed"]
NOTEBOOK = "plan.ipynb"
SECONDS = 300
_STARTS = 3


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs to make one unit's papers; plain text only, so that it can cross processes."""

    code: str
    name: str
    row: int
    folder: Path
    plan_json: str
    papers: tuple[str, ...]
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row of the roster: ``rows = made + unchanged + failed``."""

    code: str
    name: str
    row: int
    status: Status
    folder: str = ""
    files: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def outcome(task: Task, status: Status, faults: tuple[str, ...] = ()) -> Outcome:
    """An outcome with what the unit's manifest says of its folder."""
    manifest = read_manifest(task.folder)
    return Outcome(
        code=task.code,
        name=task.name,
        row=task.row,
        status=status,
        folder=task.folder.name,
        files=tuple(entry.name for entry in manifest.files) if manifest else (),
        beside=tuple(entry.name for entry in manifest.files if entry.name != entry.paper) if manifest else (),
        open=tuple(value.name for value in manifest.open) if manifest else (),
        faults=faults,
    )


def run_unit(task: Task) -> Outcome:
    """Run the notebook for one unit. Never raises: what went wrong is in the outcome."""
    try:
        make_folder(task.folder)
        with tempfile.TemporaryDirectory(prefix="mzsh-") as scratch:
            error = _execute(task, Path(scratch))
        return outcome(task, "failed", error) if error else outcome(task, "made")
    except KitError as error:
        return outcome(task, "failed", tuple(map(str, error.faults)))
    except Exception:
        return outcome(task, "failed", (_bug(task, traceback.format_exc()),))


def _execute(task: Task, scratch: Path) -> tuple[str, ...]:
    """Execute the notebook; the faults it ended with, none when it went through."""
    from papermill.exceptions import PapermillExecutionError

    plan, executed = scratch / "plan.json", scratch / NOTEBOOK
    plan.write_text(task.plan_json, encoding="utf-8")
    parameters = {"plan_path": str(plan), "output_dir": str(task.folder), "papers": ",".join(task.papers)}
    if task.templates is not None:
        parameters["templates"] = str(task.templates)
    try:
        _papermill(parameters, executed)
    except PapermillExecutionError as error:
        if error.ename == "KitError":
            return tuple(error.evalue.splitlines())
        return (_bug(task, "\n".join(error.traceback)),)
    put(task.folder / NOTEBOOK, executed.read_bytes())
    return ()


def _papermill(parameters: dict[str, Any], executed: Path) -> None:
    """papermill with a fresh kernel; only a kernel that does not come up is tried again."""
    import papermill

    from .readable import keep_chinese

    keep_chinese()
    for attempt in range(_STARTS):
        try:
            papermill.execute_notebook(
                str(resources.notebooks() / NOTEBOOK),
                str(executed),
                parameters=parameters,
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,
                execution_timeout=SECONDS,
                extra_arguments=["--IPKernelApp.log_level=CRITICAL"],
                shutdown_kernel="immediate",
            )
            return
        except RuntimeError as error:
            if attempt == _STARTS - 1 or "Kernel" not in str(error):
                raise
            time.sleep(0.5 * 2**attempt)


def _bug(task: Task, trace: str) -> str:
    """Keep the traceback in a log beside the units; the user is told its number only."""
    number = digest(trace.encode())[:8]
    log = task.folder.parent / "logs" / f"{number}.log"
    make_folder(log.parent)
    put(log, trace.encode("utf-8", "replace"))
    return str(fault("bug", number=number, log=os.path.relpath(log, task.folder.parent)))
