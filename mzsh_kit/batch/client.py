"""papermill's own client, asking a shell in its own process instead of a kernel.

Messages are made by the shell of a kernel and read as papermill reads a kernel's, so an executed notebook is what a
kernel's would be.
"""

from __future__ import annotations

import _thread
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from ipykernel.ipkernel import IPythonKernel
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager
from papermill.log import logger

from .notebook import ROOM
from .shell import descriptors_caught, fresh_shell


class InProcess(Engine):  # type: ignore[misc]
    """Runs a notebook without a kernel. ``execution_timeout`` in seconds a cell holds in the main thread only."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        log_output: bool = False,
        stdout_file: IO[str] | None = None,
        stderr_file: IO[str] | None = None,
        execution_timeout: float | None = None,
        **_: object,
    ) -> NotebookNode:
        log = logger if log_output else _quiet()
        logs = {"log": log, "log_output": log_output, "stdout_file": stdout_file, "stderr_file": stderr_file}
        return _Client(nb_man, timeout=execution_timeout, **logs).execute()


class _Client(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's client, which asks a shell in its own process instead of a kernel."""

    def execute(self, **_: object) -> NotebookNode:
        self.reset_execution_trackers()
        self._room = 2 * ROOM
        self._shell: Any
        with fresh_shell(self._take) as self._shell:
            self.papermill_execute_cells()
        self.nb.metadata["language_info"] = dict(IPythonKernel.language_info)
        self.set_widgets_metadata()
        nb: NotebookNode = self.nb
        return nb

    def execute_cell(self, cell: NotebookNode, cell_index: int, *_: object, **__: object) -> NotebookNode:
        if cell.cell_type != "code" or not cell.source.strip():
            return cell
        self._at, cell.outputs, self.clear_before_next_output = (cell, cell_index), [], False
        cell.execution_count = self._shell.execution_count
        with _limited(self._get_timeout(cell), cell):
            with descriptors_caught():
                result = self._shell.run_cell(cell.source, store_history=True, cell_id=cell.id)
            self._shell.display_pub._flush_streams()
        error = result.error_before_exec or result.error_in_exec
        if error is not None or self._shell._last_traceback_during_displayhook:
            self._raise(cell, error)
        return cell

    def _raise(self, cell: NotebookNode, error: BaseException | None) -> None:
        allowed = self.allow_errors or "raises-exception" in cell.metadata.get("tags", [])
        if not allowed or self.force_raise_errors:
            trace = self._shell._last_traceback or []
            message = {"ename": type(error).__name__, "evalue": str(error), "traceback": trace}
            raise CellExecutionError.from_cell_and_msg(cell, message)

    def _take(self, message: dict[str, Any]) -> None:
        """One message of the shell. What comes when there is no more room is dropped."""
        size = sum(len(str(part)) for part in message["content"].values())
        if size <= self._room:
            self._room -= size
            self.process_message(message, *self._at)


def _quiet() -> logging.Logger:
    """A logger that says nothing: a notebook that logs to its own output must not hear of its own messages."""
    quiet = logging.getLogger("mzsh_kit.batch.quiet")
    quiet.disabled = True
    return quiet


@contextmanager
def _limited(seconds: float | None, cell: NotebookNode) -> Iterator[None]:
    """Interrupt what runs longer and raise papermill's own error for it."""
    over = threading.Event()

    def stop() -> None:
        over.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds or 0, stop)
    if seconds:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if over.is_set():
        raise CellTimeoutError.error_from_timeout_and_cell(
            "Cell execution timed out", int(seconds or 0), cell
        )
