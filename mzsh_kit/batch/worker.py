"""A worker process: takes tasks from its input, gives outcomes to its output, ends when its parent does."""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .unit import Task

READY = "ready"


def serve() -> None:
    """Run units until the input ends. What is loaded once serves every unit."""
    asks, answers = _own(0, "rb"), _own(1, "wb")
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # jsonschema can do without; it takes longer to load than all the rest
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(
        target=_listen, args=(asks, tasks), daemon=True
    ).start()  # before what takes long to load
    from . import client  # noqa: F401
    from .unit import run_unit

    _say(answers, READY)
    while True:
        _say(answers, run_unit(tasks.get()))


def _listen(asks: IO[bytes], tasks: queue.SimpleQueue[Task]) -> None:
    """When the input ends, the parent has closed it or died; a unit that runs must not outlive it."""
    try:
        while True:
            tasks.put(pickle.load(asks))
    except (EOFError, pickle.UnpicklingError, OSError):
        os._exit(0)


def _own(number: int, mode: str) -> IO[bytes]:
    """A descriptor that no notebook and no child process can reach; nothing stands in its place."""
    file: IO[Any] = os.fdopen(os.dup(number), mode)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, number)
    os.close(nothing)
    return file


def _say(answers: IO[bytes], what: object) -> None:
    try:
        pickle.dump(what, answers)
        answers.flush()
    except OSError:
        sys.exit(0)
